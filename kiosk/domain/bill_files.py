"""对账单: a gateway's bill file read into plain lines; whatever is odd about it is told with its line."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from operator import itemgetter

from kiosk.domain import bill_errors as wrong
from kiosk.domain.bill_errors import BadBill
from kiosk.domain.bill_ledger import Cells, Ledger, Line, fen_of
from kiosk.domain.bill_tables import (
    ALIPAY,
    ALIPAY_BEGIN,
    ALIPAY_COMMENT,
    ALIPAY_END,
    ALIPAY_PAYMENTS,
    ALIPAY_REFUNDS,
    FORMATS,
    WECHAT,
    WECHAT_COUNT,
    WECHAT_PREFIX,
    WECHAT_TOTALS,
    BillFormat,
    Column,
    Sort,
)
from kiosk.domain.bill_unpacking import unpacked
from kiosk.domain.money import yuan
from kiosk.domain.paying import Wallet

ENCODINGS = ("utf-8-sig", "gb18030")  # the second holds all of GBK


@dataclass(frozen=True)
class BillFile:
    """A bill that was read whole: payments and refunds by our keys, and how many lines it had.

    ``returned`` are the keys of orders of which it says that money went back, under whatever number.
    """

    wallet: Wallet
    payments: dict[str, Line]
    refunds: dict[str, Line]
    lines: int
    returned: frozenset[str] = frozenset()


def read_bill(data: bytes, day: date) -> BillFile:
    """The bill file of ``day``: as text, gzipped, or in the archive it came in. Raises `BadBill`."""
    lines = _decoded(unpacked(data)).replace("\r\n", "\n").rstrip("\n").split("\n")
    at = next((index for index, line in enumerate(lines) if not line.startswith(ALIPAY_COMMENT)), None)
    if at is None:
        raise BadBill
    head = [cell.strip() for cell in lines[at].split(",")]
    form = next((form for form in FORMATS if {form.columns[each][0] for each in KNOWN_BY} <= set(head)), None)
    if form is None:
        raise BadBill
    ledger = Ledger(form, day)
    try:
        READERS[form.wallet](lines, at, head, ledger)
    except csv.Error as error:
        raise BadBill from error
    return BillFile(form.wallet, ledger.payments, ledger.refunds, ledger.lines, frozenset(ledger.returned))


KNOWN_BY = (Column.WHEN, Column.ORDER, Column.SORT)


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadBill(wrong.BAD_LETTERS)


def _picker(form: BillFormat, head: list[str], line: int) -> Callable[[list[str]], Cells]:
    """What takes the columns we need out of a line, in the order of `Column`; one that may be absent is ""."""
    places = []
    for column in Column:
        names = form.columns.get(column, ())
        place = next((head.index(name) for name in names if name in head), None)
        if place is None and column not in form.optional:
            raise BadBill(wrong.NO_COLUMN, line=line, column=names[0])
        places.append(len(head) if place is None else place)
    return itemgetter(*places)


# ---- WeChat Pay ---------------------------------------------------------------------


def _read_wechat(lines: list[str], at: int, head: list[str], ledger: Ledger) -> None:
    end = len(lines) - 2
    heads = [cell.strip(WECHAT_PREFIX) for cell in lines[end].split(",")] if end > at else [""]
    values = lines[-1][1:].split(f",{WECHAT_PREFIX}")
    if heads[0] != WECHAT_COUNT or len(values) != len(heads):
        raise BadBill(wrong.CUT_OFF, line=len(lines))
    ledger.take(_wechat_cells(lines[at + 1 : end], at + 2, head), at + 2)
    told = dict(zip(heads, values, strict=True))
    if told[WECHAT_COUNT].strip() != str(ledger.lines):
        raise BadBill(wrong.TOTALS, line=len(lines), said=told[WECHAT_COUNT], found=ledger.lines)
    for column, sums in ((Column.AMOUNT, ledger.amounts), (Column.GIVEN_BACK, ledger.received)):
        name = next((name for name in WECHAT.columns[column] if name in head), "")
        said, found = told.get(WECHAT_TOTALS.get(name, "")), sum(sums.values())
        if said is not None and fen_of(said.strip(), line=len(lines)) != found:
            raise BadBill(wrong.TOTALS, line=len(lines), said=said, found=yuan(found))


def _wechat_cells(lines: list[str], first: int, head: list[str]) -> Iterator[Cells]:
    """Between the prefixes, not between commas: a product's name may hold one."""
    pick, width, between = _picker(WECHAT, head, first - 1), len(head), f",{WECHAT_PREFIX}"
    for number, line in enumerate(lines, start=first):
        cells = line[1:].split(between)
        if len(cells) != width:
            raise BadBill(wrong.FIELDS, line=number, found=len(cells), wanted=width)
        cells.append("")
        yield pick(cells)


# ---- Alipay -------------------------------------------------------------------------


def _read_alipay(lines: list[str], at: int, head: list[str], ledger: Ledger) -> None:
    begun = re.search(ALIPAY_BEGIN, "\n".join(lines[:at]))
    if begun is not None and "-".join(begun.groups()) != ledger.day:
        number = next(count for count, line in enumerate(lines, start=1) if re.search(ALIPAY_BEGIN, line))
        raise BadBill(wrong.WRONG_DAY, line=number, found="-".join(begun.groups()), wanted=ledger.day)
    end = len(lines)
    while lines[end - 1].startswith(ALIPAY_COMMENT):
        end -= 1
    if end == len(lines) or ALIPAY_END not in lines[end]:
        raise BadBill(wrong.CUT_OFF, line=len(lines))
    # Numbers end with a tab, so that no table program shortens them; old files fill fields up with spaces as well.
    plain = "\n".join(lines[at + 1 : end]).replace("\t", "")
    for padding in (" ,", ", "):
        while padding in plain:
            plain = plain.replace(padding, ",")
    ledger.take(_alipay_cells(plain.split("\n") if end > at + 1 else [], at + 2, head), at + 2)
    for sort, pattern in ((Sort.PAYMENT, ALIPAY_PAYMENTS), (Sort.REFUND, ALIPAY_REFUNDS)):
        _check_alipay(lines, end, ledger, sort, pattern)


def _check_alipay(lines: list[str], end: int, ledger: Ledger, sort: Sort, pattern: str) -> None:
    """The totals of one sort, behind the end of the list."""
    for number, line in enumerate(lines[end:], start=end + 1):
        told = re.search(pattern, line)
        if told is None:
            continue
        if int(told[1]) != ledger.counts[sort]:
            raise BadBill(wrong.TOTALS, line=number, said=told[1], found=ledger.counts[sort])
        if abs(fen_of(told[2], line=number)) != abs(ledger.received[sort]):
            raise BadBill(wrong.TOTALS, line=number, said=told[2], found=yuan(ledger.received[sort]))
        return
    raise BadBill(wrong.CUT_OFF, line=len(lines))


def _alipay_cells(lines: list[str], first: int, head: list[str]) -> Iterator[Cells]:
    pick, width = _picker(ALIPAY, head, first - 1), len(head)
    # Without a quote a comma is a comma, and no line needs the whole grammar.
    is_plain = not any('"' in line for line in lines)
    rows = (line.split(",") for line in lines) if is_plain else csv.reader(lines)
    for number, cells in zip(count(first), rows, strict=False):
        if len(cells) != width:
            raise BadBill(wrong.FIELDS, line=number, found=len(cells), wanted=width)
        cells.append("")
        yield pick(cells)


Reader = Callable[[list[str], int, list[str], Ledger], None]
READERS: dict[Wallet, Reader] = {Wallet.WECHAT: _read_wechat, Wallet.ALIPAY: _read_alipay}
