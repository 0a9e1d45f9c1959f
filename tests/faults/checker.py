"""Reads gateway, database and papers after a kiosk died, and names everything about the money that is not right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """What really happened to an order at the gateway, in fen."""

    paid: int
    refunded: int


@dataclass(frozen=True)
class Refund:
    """A refund in our books: ``state`` is "" while it was never answered."""

    amount: int
    state: str


@dataclass(frozen=True)
class Payment:
    """An order in our books: its newest state, whether money was found late, and what was claimed for refunds."""

    key: str
    amount: int
    state: str
    is_late: bool = False
    claimed: int = 0
    refunds: tuple[Refund, ...] = ()

    @property
    def has_money(self) -> bool:
        """Whether our books say that it was paid."""
        return self.state == "paid" or self.is_late

    @property
    def ordered_back(self) -> int:
        """Fen that went back or will, whatever the gateway has said so far; a refused refund does not."""
        return sum(one.amount for one in self.refunds if one.state != "refused")


@dataclass(frozen=True)
class Visit:
    """A registration with its charge in our books."""

    charge_id: int
    due: int
    is_settled: bool
    is_cancelled: bool
    ticket: str
    ticket_state: str
    payments: tuple[Payment, ...] = ()
    invoices: int = 0  # that stand
    at_window: bool = False


@dataclass(frozen=True)
class Series:
    """Numbers of one kind that must be without gaps: those that exist, and the one that comes next."""

    name: str
    numbers: Sequence[int]
    next_number: int
    first: int = 1


@dataclass(frozen=True)
class Facts:
    """Everything the checker looks at; ``papers`` are the titles printed."""

    ledger: Mapping[str, Entry] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    series: tuple[Series, ...] = ()
    papers: Sequence[str] = ()


def faults(facts: Facts) -> list[str]:
    """One sentence for each thing that is wrong; an empty list is what is promised."""
    found = [*_unknown_orders(facts), *_lost_numbers(facts), *_papers(facts)]
    for visit in facts.visits:
        found += [f"charge {visit.charge_id}: {fault}" for fault in _visit(visit, facts.ledger)]
    return found


def _unknown_orders(facts: Facts) -> Iterator[str]:
    known = {payment.key for visit in facts.visits for payment in visit.payments}
    for key, entry in facts.ledger.items():
        if key not in known and entry.paid > entry.refunded:
            yield f"order {key}: {entry.paid} fen were taken for an order that is not in our books"


def _visit(visit: Visit, ledger: Mapping[str, Entry]) -> Iterator[str]:
    kept = 0
    for payment in visit.payments:
        entry = ledger.get(payment.key, Entry(0, 0))
        yield from (f"order {payment.key}: {fault}" for fault in _payment(payment, entry))
        # What is on its way back counts as gone: the gateway has it in its hands, or will be asked again.
        kept += entry.paid - max(entry.refunded, payment.ordered_back if payment.has_money else 0)
    is_owed = visit.is_settled and not visit.is_cancelled and not visit.at_window
    if is_owed and kept < visit.due - sum(payment.ordered_back for payment in visit.payments if _is_kept(payment)):
        yield f"registered as paid, but {kept} of {visit.due} fen are there"
    if kept > (visit.due if is_owed else 0):
        word = "charged twice" if is_owed else "charged and not registered, without a refund"
        yield f"{word}: {kept} fen are kept for {visit.due} due"
    if is_owed and visit.ticket_state == "unpaid":
        yield f"paid, and ticket {visit.ticket} still waits for the money"
    if is_owed and visit.due and visit.invoices != 1:
        yield f"paid, with {visit.invoices} invoices that stand"
    if visit.is_cancelled and visit.invoices:
        yield "cancelled, and an invoice still stands"


def _is_kept(payment: Payment) -> bool:
    """Whether part of this very payment went back while the visit stands."""
    return payment.has_money and 0 < payment.ordered_back < payment.amount


def _payment(payment: Payment, entry: Entry) -> Iterator[str]:
    if payment.state not in ("paid", "not_paid"):
        yield f"nobody knows yet whether it was paid ({payment.state or 'no state'})"
    if payment.has_money and not entry.paid:
        yield "paid in our books, and no money was taken"
    if entry.paid > entry.refunded and not payment.has_money:
        yield f"{entry.paid} fen were taken, and our books say not paid"
    if payment.claimed != payment.ordered_back:
        yield f"{payment.claimed} fen are claimed for refunds of {payment.ordered_back} fen"
    done = sum(one.amount for one in payment.refunds if one.state == "done")
    if payment.has_money and not done <= entry.refunded <= payment.ordered_back:
        yield f"{done} fen are given back in our books, {entry.refunded} at the gateway"


def _lost_numbers(facts: Facts) -> Iterator[str]:
    for series in facts.series:
        expected = range(series.first, series.next_number)
        numbers = sorted(series.numbers)
        if numbers != list(expected):
            missing = sorted(set(expected) - set(numbers))[:5]
            yield f"{series.name}: {len(numbers)} numbers of {len(expected)}, missing {missing}"


def _papers(facts: Facts) -> Iterator[str]:
    for title in sorted(set(facts.papers)):
        if facts.papers.count(title) > 1:
            yield f"{title!r} was printed {facts.papers.count(title)} times without being asked for"
