"""What does not simply agree, judged with the books of other days: across midnight, late, twice, or really missing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from kiosk.domain.reconciling import Answer, Compared, Difference, DifferenceState, Item, ItemSort, Verdict
from kiosk.services.day_end import difference_books as books
from kiosk.services.day_end.day_books import Ours, look_up
from kiosk.services.office import Office

Key = tuple[ItemSort, str]
THEIRS = frozenset({Verdict.ONLY_THEIRS, Verdict.STATE, Verdict.OTHER_DAY})


@dataclass(frozen=True)
class Judged:
    """The verdicts: ``new`` is to be written, ``closing`` are older differences that are answered now, and why."""

    compared: Compared
    new: tuple[Item, ...]
    closing: tuple[tuple[int, str], ...]
    reasons: Mapping[Key, str]
    ours: Mapping[Key, Ours]


def judge(
    session: Session, office: Office, compared: Compared, *, gateway: str, day: date, returned: Collection[str]
) -> Judged:
    """Look at what does not agree once more, with what is known of its keys on other days.

    ``returned`` are the orders of which the bill says that money went back.
    """
    ours = look_up(session, gateway, compared.items)
    before: dict[Key, list[Difference]] = {}
    for each in books.with_keys(session, office, gateway, [item.key for item in compared.items]):
        before.setdefault((each.sort, each.key), []).append(each)
    judge = _Judge(session, office, gateway, day, returned)
    for item in compared.items:
        key = item.sort, item.key
        others = [each for each in before.get(key, ()) if each.day != day]
        judge.look(item, ours.get(key), others)
    final = compared.judged(judge.verdicts)
    written = {(each.sort, each.key, each.verdict) for some in before.values() for each in some if each.day == day}
    new = tuple(item for item in final.items if (item.sort, item.key, item.verdict) not in written)
    still = {(item.sort, item.key, item.verdict) for item in final.items}
    agree = [
        (each.id, Answer.NEWER_BILL.value)
        for each in books.open_of(session, office, gateway, day)
        if (each.sort, each.key, each.verdict) not in still
    ]
    return Judged(final, new, (*judge.closing, *agree), judge.reasons, ours)


def late_ones(session: Session, gateway: str, differences: Iterable[Difference]) -> list[tuple[Difference, int]]:
    """Those that are money for an order of ours which ended without, with their fen."""
    only_theirs = [each for each in differences if each.verdict is Verdict.ONLY_THEIRS and each.theirs is not None]
    asked = [Item(each.sort, each.key, each.verdict, None, each.theirs) for each in only_theirs]
    ours = look_up(session, gateway, [item for item in asked if item.sort is ItemSort.PAYMENT])
    known = ((each, ours.get((each.sort, each.key))) for each in only_theirs)
    return [
        (each, each.theirs)
        for each, order in known
        if each.theirs is not None and order is not None and order.is_over and order.done_at is None
    ]


class _Judge:
    """One item after the other."""

    def __init__(self, session: Session, office: Office, gateway: str, day: date, returned: Collection[str]) -> None:
        self._session, self._office, self._gateway, self._day = session, office, gateway, day
        self._returned = returned
        self.verdicts: dict[Key, Verdict] = {}
        self.reasons: dict[Key, str] = {}
        self.closing: list[tuple[int, str]] = []

    def look(self, item: Item, ours: Ours | None, others: Iterable[Difference]) -> None:
        """Decide; what nothing is known of keeps its verdict."""
        if item.verdict is Verdict.ONLY_OURS:
            self._pair(item, (each for each in others if each.verdict in THEIRS and each.theirs == item.ours))
        elif item.verdict is Verdict.ONLY_THEIRS:
            short = (each for each in others if each.verdict is Verdict.ONLY_OURS and each.ours == item.theirs)
            waiting = (each for each in short if each.state is not DifferenceState.CLOSED)
            if not self._pair(item, waiting) and ours is not None:
                self._of_ours(item, ours)

    def _pair(self, item: Item, others: Iterable[Difference]) -> bool:
        """With its other side in an older bill, if there is one."""
        other = next(iter(others), None)
        if other is None:
            return False
        self._settle(item, Answer.IN_BILL.of(other.day))
        if other.state is not DifferenceState.CLOSED:
            self.closing.append((other.id, Answer.IN_BILL.of(self._day)))
        return True

    def _of_ours(self, item: Item, ours: Ours) -> None:
        """The bill has it, our books of the day have not: they may have it on another day, or not know yet."""
        if ours.done_at is None:
            # What went back without us (a wallet that was closed in the moment it paid, or somebody at the gateway's
            # own desk) is no late money: it would settle a visit that nobody paid, or go back twice.
            went_back = item.key in self._returned
            if not ours.is_over or went_back or item.sort is ItemSort.REFUND:
                self.verdicts[item.sort, item.key] = Verdict.STATE
            return
        booked = self._office.local(ours.done_at).date()
        was_near = booked >= self._day - timedelta(days=1)
        # Where the bill of that day has been reconciled and agreed, it was there as well: then this is money twice.
        if ours.amount == item.theirs and was_near and not books.has_bill(self._session, self._gateway, booked):
            self._settle(item, Answer.IN_BOOKS.of(booked))

    def _settle(self, item: Item, why: str) -> None:
        self.verdicts[item.sort, item.key] = Verdict.OTHER_DAY
        self.reasons[item.sort, item.key] = why
