"""日终对账: ours against theirs; every item falls into one class, and the sums of the classes agree to the fen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from kiosk.domain.bill_files import BillFile
from kiosk.domain.bill_ledger import Line
from kiosk.domain.bill_tables import Standing
from kiosk.domain.errors import DomainError, Misuse
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words, words


class ItemSort(StrEnum):
    """What is reconciled."""

    PAYMENT = "payment"
    REFUND = "refund"


class Verdict(StrEnum):
    """How ours and theirs stand to each other; only what does not simply agree is written down."""

    AGREED = "agreed"
    OTHER_DAY = "other_day"  # across midnight: it stands in the next or previous day's books
    ONLY_OURS = "only_ours"  # 短款
    ONLY_THEIRS = "only_theirs"  # 长款
    AMOUNT = "amount"
    STATE = "state"


class DifferenceState(StrEnum):
    """What became of a difference; each state is reached once."""

    OPEN = "open"
    EXPLAINED = "explained"
    CLOSED = "closed"


VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.AGREED: QT_TRANSLATE_NOOP("Words", "Agrees"),
        Verdict.OTHER_DAY: QT_TRANSLATE_NOOP("Words", "Across midnight"),
        Verdict.ONLY_OURS: QT_TRANSLATE_NOOP("Words", "Only in our books"),
        Verdict.ONLY_THEIRS: QT_TRANSLATE_NOOP("Words", "Only in the bill"),
        Verdict.AMOUNT: QT_TRANSLATE_NOOP("Words", "Amounts differ"),
        Verdict.STATE: QT_TRANSLATE_NOOP("Words", "States differ"),
    }
)
SORTS: Mapping[ItemSort, str] = MappingProxyType(
    {
        ItemSort.PAYMENT: QT_TRANSLATE_NOOP("Words", "Payment"),
        ItemSort.REFUND: QT_TRANSLATE_NOOP("Words", "Refund"),
    }
)
DIFFERENCE_STATES: Mapping[DifferenceState, str] = MappingProxyType(
    {
        DifferenceState.OPEN: QT_TRANSLATE_NOOP("Words", "Open"),
        DifferenceState.EXPLAINED: QT_TRANSLATE_NOOP("Words", "Explained"),
        DifferenceState.CLOSED: QT_TRANSLATE_NOOP("Words", "Closed"),
    }
)


class Answer(StrEnum):
    """Why a difference was closed by itself; a day may stand behind it in the books."""

    IN_BILL = "in_bill"
    IN_BOOKS = "in_books"
    NEWER_BILL = "newer_bill"
    SETTLED = "settled"
    REFUNDED = "refunded"
    KNOWN = "known"

    def of(self, day: date) -> str:
        """As it is written, with the day it was found on."""
        return f"{self.value} {day.isoformat()}"


ANSWERS: Mapping[Answer, str] = MappingProxyType(
    {
        Answer.IN_BILL: QT_TRANSLATE_NOOP("Words", "It stands in the bill of {day}."),
        Answer.IN_BOOKS: QT_TRANSLATE_NOOP("Words", "It stands in our books of {day}."),
        Answer.NEWER_BILL: QT_TRANSLATE_NOOP("Words", "A newer bill of the day agrees."),
        Answer.SETTLED: QT_TRANSLATE_NOOP("Words", "Paid late; it settled the visit."),
        Answer.REFUNDED: QT_TRANSLATE_NOOP("Words", "Paid late; it goes back to the patient."),
        Answer.KNOWN: QT_TRANSLATE_NOOP("Words", "It is in our books by now."),
    }
)


class AlreadyExplained(DomainError):
    """Somebody else has explained the difference, or it was closed meanwhile."""

    sentence = QT_TRANSLATE_NOOP("Words", "This difference is explained or closed already. Nothing was changed.")


class NoBillHere(DomainError):
    """The gateway is not one of this hospital's."""

    sentence = QT_TRANSLATE_NOOP("Words", "There is no payment service “{name}” here.")


class Item(NamedTuple):
    """One payment or refund that does not simply agree; fen and standing of a side that does not have it are None.

    ``line`` is the line in the bill, 0 when it is not there.
    """

    sort: ItemSort
    key: str
    verdict: Verdict
    ours: int | None
    theirs: int | None
    line: int = 0


@dataclass(frozen=True)
class Sum:
    """How many items, and their fen by our books and by the bill."""

    items: int = 0
    ours: int = 0
    theirs: int = 0

    def plus(self, item: Item) -> "Sum":
        """With one more."""
        return Sum(self.items + 1, self.ours + (item.ours or 0), self.theirs + (item.theirs or 0))


# Ours, as the database gives it: the key, the fen, and whether it is done.
OurLine = tuple[str, str, int]


@dataclass(frozen=True)
class Compared:
    """What a bill and our books of its day have in common, and every item that does not agree.

    ``agreed`` are the sums of what does, by sort; ``ours`` and ``theirs`` those of all there is on each side.
    """

    items: tuple[Item, ...]
    agreed: Mapping[ItemSort, Sum]
    ours: Mapping[ItemSort, int] = field(default_factory=dict)
    theirs: Mapping[ItemSort, int] = field(default_factory=dict)

    def judged(self, verdicts: Mapping[tuple[ItemSort, str], Verdict]) -> "Compared":
        """The same with other verdicts for these items."""
        items = tuple(each._replace(verdict=verdicts.get((each.sort, each.key), each.verdict)) for each in self.items)
        return replace(self, items=items)

    def tally(self) -> Mapping[tuple[ItemSort, Verdict], Sum]:
        """The sums of each class; raises `Misuse` unless they agree to the fen with all there is on each side."""
        found = {(sort, Verdict.AGREED): total for sort, total in self.agreed.items()}
        for item in self.items:
            place = item.sort, item.verdict
            found[place] = found.get(place, Sum()).plus(item)
        for sort in ItemSort:
            sums = [total for (kind, _), total in found.items() if kind is sort]
            ours, theirs = sum(each.ours for each in sums), sum(each.theirs for each in sums)
            if (ours, theirs) != (self.ours[sort], self.theirs[sort]):
                raise Misuse(f"{sort}: {ours} and {theirs} fen in classes, {self.ours[sort]} and {self.theirs[sort]}")
        return found


def compare(ours: Iterable[OurLine], bill: BillFile) -> Compared:
    """Our payments and refunds of a day against the bill; every item falls into one class."""
    books: dict[str, dict[str, int]] = {sort.value: {} for sort in ItemSort}
    for sort, key, fen in ours:
        books[sort][key] = fen
    lines = {ItemSort.PAYMENT: bill.payments, ItemSort.REFUND: bill.refunds}
    our_sums = {sort: sum(books[sort.value].values()) for sort in ItemSort}
    their_sums = {
        sort: sum(fen for fen, at, _ in lines[sort].values() if at is not Standing.UNDONE) for sort in ItemSort
    }
    items: list[Item] = []
    agreed = {sort: _sift(sort, books[sort.value], lines[sort], items) for sort in ItemSort}
    return Compared(tuple(items), agreed, our_sums, their_sums)


def _sift(sort: ItemSort, book: dict[str, int], lines: Mapping[str, Line], items: list[Item]) -> Sum:
    """The sum of what agrees; everything else goes to ``items``. A plain loop: it runs a hundred thousand times."""
    count = total = 0
    for key, (theirs, standing, line) in lines.items():
        ours = book.get(key)
        if standing is Standing.UNDONE:
            # No money stays with them: of one that is not in our books either, both say the same.
            if ours is not None:
                items.append(Item(sort, key, Verdict.STATE, ours, 0, line))
        elif ours == theirs:
            count += 1
            total += theirs
        else:
            verdict = Verdict.ONLY_THEIRS if ours is None else Verdict.AMOUNT
            items.append(Item(sort, key, verdict, ours, theirs, line))
    items += (Item(sort, key, Verdict.ONLY_OURS, fen, None) for key, fen in book.items() if key not in lines)
    return Sum(count, total, total)


@dataclass(frozen=True)
class Difference:
    """One difference as it stands in the books; amounts in fen, ``payment_id`` when the key is one of ours."""

    id: int
    gateway: str
    day: date
    sort: ItemSort
    key: str
    verdict: Verdict
    ours: int | None
    theirs: int | None
    line: int
    payment_id: int | None
    state: DifferenceState
    reason: str
    actor: str
    since: datetime

    @property
    def why(self) -> Words:
        """What answered it; as staff have written it when they explained it."""
        answer, _, day = self.reason.partition(" ")
        if self.state is not DifferenceState.CLOSED or answer not in set(Answer):
            return words("{reason}", reason=self.reason)
        sentence = ANSWERS[Answer(answer)]
        return words(sentence, day=date.fromisoformat(day)) if day else words(sentence)


@dataclass(frozen=True)
class Reconciled:
    """What a run found. ``is_new`` is false when the same file had been reconciled before: nothing was changed then."""

    gateway: str
    day: date
    lines: int
    sums: Mapping[tuple[ItemSort, Verdict], Sum]
    differences: tuple[Difference, ...]
    is_new: bool = True

    @property
    def open(self) -> tuple[Difference, ...]:
        """Those that somebody has to look into."""
        return tuple(each for each in self.differences if each.state is DifferenceState.OPEN)
