"""A million random bills: no fen comes or goes by pricing, fund, accounts, refunds or new invoices; capitals agree.

The bills go through the rules of `kiosk.domain`; what is expected is counted here in other ways: shares as fractions,
refunds in a ledger, capitals read back place by place and, in part, by cn2an.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from time import perf_counter

from cn2an import cn2an

from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.domain.bill import Bill, BillLine, FeeClass, FeeItem, ItemKind, bill_for
from kiosk.domain.insurance import InsuranceUnclear, bill_as_split, is_priced
from kiosk.domain.money import capitals

BILLS, QUICK = 1_000_000, 50_000
CHUNK = 25_000
READ_BY_OTHERS = 20  # each so many-th amount is read by cn2an too, which takes as long as a whole bill
KINDS = tuple(ItemKind)
MOST = (100, 10_000, 1_000_000, 10**10)  # fen: few, usual, dear, and beyond every price list
FIGURES = {name: value for value, name in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


@dataclass(frozen=True)
class Sums:
    """What an invoice is over, in fen."""

    total: int
    fund: int
    account: int
    due: int

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.total + other.total, self.fund + other.fund, self.account + other.account, self.due + other.due
        )

    def __neg__(self) -> "Sums":
        return Sums(-self.total, -self.fund, -self.account, -self.due)


NOTHING = Sums(0, 0, 0, 0)


def check_bills(count: int, *, seed: int) -> list[str]:
    """What was wrong with ``count`` random bills, in words with the seed that brings it back; [] when nothing was."""
    random = Random(seed)
    wrong: list[str] = []
    for number in range(count):
        fen = _amount(random)
        faults = [*_faults(random, tuple(_items(random))), *_capital_faults(fen)]
        if number % READ_BY_OTHERS == 0:
            faults += _faults_by_others(fen)
        wrong += (f"seed {seed}, bill {number}: {fault}" for fault in faults)
    return wrong


def _items(random: Random) -> Iterator[FeeItem]:
    most = random.choice(MOST)
    for _ in range(random.randint(1, 6)):
        yield FeeItem(
            random.choice(KINDS), "项目", "次", random.randint(0, most), random.choice((0, 100, random.randint(0, 100)))
        )


def _faults(random: Random, items: tuple[FeeItem, ...]) -> Iterator[str]:
    fee_class = random.choice(tuple(FeeClass))
    bill = bill_for(items, fee_class)
    for item, line in zip(items, bill.lines, strict=True):
        share = Fraction(item.price * item.fund_percent, 100) if fee_class is not FeeClass.SELF else Fraction(0)
        if line.amount != item.price or line.fund != int(share + Fraction(1, 2)):
            yield f"{item} became {line}"
    if sum(item.price for item in items) != bill.fund + bill.due:
        yield "the list does not add up to the fund's and the patient's part"
    split = _split(random, bill, items)
    if not is_priced(split, items) or split.fund + split.account + split.due != split.total:
        yield "a split does not add up"
    yield from _split_faults(random, split, items)
    yield from _refund_faults(random, split)


def _split(random: Random, bill: Bill, items: tuple[FeeItem, ...]) -> Bill:
    account = random.choice((0, bill.due, random.randint(0, bill.due)))
    funds = tuple(line.fund for line in bill.lines)
    return bill_as_split(items, funds, account=account, cash=bill.due - account, reference="A1")


def _split_faults(random: Random, split: Bill, items: tuple[FeeItem, ...]) -> Iterator[str]:
    """A fen too many or too few anywhere is refused."""
    funds = [line.fund for line in split.lines]
    off = random.choice((-1, 1))
    account, cash = split.account, split.due
    match random.randrange(3):
        case 0:
            funds[random.randrange(len(funds))] += off
        case 1:
            account += off
        case _:
            cash += off
    try:
        bill_as_split(items, tuple(funds), account=account, cash=cash, reference="A1")
    except InsuranceUnclear:
        return
    yield f"a split that is {off} fen off was taken"


def _refund_faults(random: Random, bill: Bill) -> Iterator[str]:
    """Lines go back a few at a time: each time the invoice is reversed whole and issued anew over what is left."""
    kept: tuple[BillLine, ...] = bill.lines
    stands = _sums(bill)
    book, returned = [stands], NOTHING
    while kept:
        kept = tuple(line for line in kept if random.random() < 0.6)
        left = _sums(bill.over(kept))
        back = stands + -left
        parts = (left.fund, left.account, left.due)
        if left.total != sum(line.amount for line in kept) or left.total != sum(parts) or min(parts) < 0:
            yield f"what is left, {left}, is not over the lines that are left"
        if min(back.total, back.fund, back.account, back.due) < 0:
            yield f"a refund takes money: {back}"
        book += [-stands, left] if kept else [-stands]
        returned, stands = returned + back, left
        if sum(book, NOTHING) != stands or returned + stands != _sums(bill):
            yield f"book {book} and refunds {returned} do not add up to {_sums(bill)}"
    if returned != _sums(bill):
        yield f"of {_sums(bill)} only {returned} came back"


def _sums(bill: Bill) -> Sums:
    return Sums(bill.total, bill.fund, bill.account, bill.due)


def _amount(random: Random) -> int:
    """Fen, with empty places in the middle and at the end more often than by chance."""
    fen = random.randrange(10 ** random.randint(1, 15))
    size = 10 ** random.randint(0, 6)
    return random.choice((fen, fen // size * size, fen // size, fen // (size * 100) * (size * 100) + fen % size))


def _capital_faults(fen: int) -> Iterator[str]:
    for amount in (fen, -fen):
        text = capitals(amount)
        if read_capitals(text) != amount:
            yield f"{amount} fen are {text}, which is {read_capitals(text)}"


def _faults_by_others(fen: int) -> Iterator[str]:
    whole, yuan, _ = capitals(fen).removeprefix("人民币").partition("元")
    if yuan and cn2an(whole, "strict") != fen // 100:
        yield f"cn2an reads {whole} as {cn2an(whole, 'strict')}"


def read_capitals(text: str) -> int:
    """Fen of an amount in capitals, read from left to right: a figure waits for its place, a section for its unit."""
    total = section = figure = 0
    for name in text.removeprefix("人民币").removeprefix("负").removesuffix("整"):
        if name in FIGURES:
            figure = FIGURES[name]
        elif name in PLACES:
            section, figure = section + figure * PLACES[name], 0
        elif name == "万":
            total, section, figure = total + (section + figure) * 10**6, 0, 0
        elif name == "亿":
            total, section, figure = (total + (section + figure) * 100) * 10**8, 0, 0
        elif name == "元":
            total, section, figure = total + (section + figure) * 100, 0, 0
        else:
            total, figure = total + figure * (10 if name == "角" else 1), 0
    return -total if "负" in text else total


def main() -> int:
    """Check them on every core, print, and give 0 when not a fen was missing."""
    args = arguments(__doc__ or "")
    count = QUICK if args.quick else BILLS
    began = perf_counter()
    with ProcessPoolExecutor() as pool:
        chunks = pool.map(_chunk, range(count // CHUNK))
        wrong = [fault for faults in chunks for fault in faults]
    seconds = perf_counter() - began
    figures = (
        Figure("bills checked", count, "bills"),
        Figure("faults", len(wrong), "faults", Aim(Bound.EXACTLY, 0)),
        Figure("time", round(seconds, 1), "s"),
    )
    return publish(
        Report("Random bills", "counted in other ways, see the module", figures, tuple(wrong[:10])), file=args.json
    )


def _chunk(number: int) -> list[str]:
    return check_bills(CHUNK, seed=number)


if __name__ == "__main__":
    sys.exit(main())
