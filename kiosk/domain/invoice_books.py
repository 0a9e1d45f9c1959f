"""票据本: books of invoice numbers as staff see them; every number of a book is accounted for."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.words import QT_TRANSLATE_NOOP

SHARED = ""  # the device of a book that every kiosk takes from
LAST_NUMBER = 9_999_999_999  # 票据号码 has ten digits
CODE = re.compile(r"\d{8}")

BAD_CODE = QT_TRANSLATE_NOOP("Words", "The code of a book has 8 digits.")
BAD_RANGE = QT_TRANSLATE_NOOP("Words", "Numbers run from 1 to 9999999999, and the last is not before the first.")
NO_REASON = QT_TRANSLATE_NOOP("Words", "Please write why.")


class BookState(StrEnum):
    """How a book stands; LOW when whoever takes from it has few numbers left, in this book and the next."""

    OPEN = "open"
    LOW = "low"
    FULL = "full"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Range:
    """The numbers of a book: 票据代码, 票据号码 from ``first`` to ``last``."""

    code: str
    first: int
    last: int


@dataclass(frozen=True)
class BookView:
    """A book as it stands; ``device`` alone takes from it (`SHARED`: all do), ``left`` numbers can still be issued."""

    id: int
    numbers: Range
    next: int
    device: str
    state: BookState
    left: int
    demo: bool
    withdrawn_why: str = ""


@dataclass(frozen=True)
class NumbersLeft:
    """What a device can still issue, from its own books and the shared ones; `SHARED`: any that has no book."""

    device: str
    left: int
    is_low: bool


@dataclass(frozen=True)
class BookAccount:
    """Where every number of a book is: all add up to its size, and ``gaps`` is () in books that are whole."""

    book: BookView
    issued: int  # to patients, those reversed later too
    reversals: int
    void: int
    unused: int  # left in a book that was withdrawn
    left: int
    gaps: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether no number is missing."""
        return not self.gaps


def read_range(code: str, first: int, last: int) -> Range:
    """The numbers of a new book; raises `InvalidEntry` for ``code`` or ``last``."""
    if CODE.fullmatch(code) is None or not code.isascii():
        raise InvalidEntry(BAD_CODE, f"the code {code!r}", field="code")
    if not 1 <= first <= last <= LAST_NUMBER:
        raise InvalidEntry(BAD_RANGE, f"numbers {first} to {last}", field="last")
    return Range(code, first, last)


def read_reason(reason: str) -> str:
    """Why something is taken back; raises `InvalidEntry` when nothing is said."""
    said = reason.strip()
    if not said:
        raise InvalidEntry(NO_REASON, field="reason")
    return said


def state_of_book(*, left: int, is_withdrawn: bool, is_low: bool) -> BookState:
    """How a book stands."""
    if is_withdrawn:
        return BookState.WITHDRAWN
    if left == 0:
        return BookState.FULL
    return BookState.LOW if is_low else BookState.OPEN
