"""钱箱: what lies in a cashier's drawer, how it is counted, and what may differ. All money is whole fen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.words import QT_TRANSLATE_NOOP

# 人民币 in use: notes of 100 50 20 10 5 1 元, coins and notes of 5角 1角, coins of 5分 2分 1分 (recall).
PIECES = (10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 2, 1)
MOST_PIECES = 100_000
MOST_CHANGE = 10_000_000

NO_PIECE = QT_TRANSLATE_NOOP("Words", "Please count each note and coin from 0 to {most}.")
NO_CHANGE = QT_TRANSLATE_NOOP("Words", "Please enter the change that lies in the drawer.")
WHY_DIFFERENT = QT_TRANSLATE_NOOP("Words", "The drawer differs from what was taken. Please say why.")
TO_WHOM = QT_TRANSLATE_NOOP("Words", "Please enter who takes the money over.")


class DrawerOpen(DomainError):
    """This clerk's drawer is open already."""

    sentence = QT_TRANSLATE_NOOP("Words", "Your drawer is open already.")


class NoDrawer(DomainError):
    """Nothing to count: no drawer is open and nothing was taken since the last one, or somebody was quicker."""

    sentence = QT_TRANSLATE_NOOP("Words", "There is no open drawer to count. Nothing was changed.")


@dataclass(frozen=True)
class Drawer:
    """A drawer as it should be now. ``opened`` is None until somebody opens one: money may lie in it all the same."""

    staff: str
    change: int
    taken: int
    given_back: int
    payments: int
    opened: datetime | None = None

    @property
    def expected(self) -> int:
        """What should lie in it, in fen."""
        return self.change + self.taken - self.given_back


@dataclass(frozen=True)
class DrawerCount:
    """A drawer that was counted and handed over; ``pieces`` are (fen of a note or coin, how many)."""

    id: int
    staff: str
    day: date
    opened: datetime
    counted_at: datetime
    change: int
    expected: int
    counted: int
    pieces: tuple[tuple[int, int], ...]
    reason: str
    handed_to: str

    @property
    def difference(self) -> int:
        """What is too much, or too little (negative), in fen."""
        return self.counted - self.expected


def counted(pieces: Mapping[int, int]) -> int:
    """The sum of notes and coins, in fen; raises `InvalidEntry`."""
    if not set(pieces) <= set(PIECES) or not all(0 <= many <= MOST_PIECES for many in pieces.values()):
        raise InvalidEntry(NO_PIECE, field="pieces", most=MOST_PIECES)
    return sum(piece * many for piece, many in pieces.items())


def check_change(change: int) -> int:
    """The change itself; raises `InvalidEntry`."""
    if not 0 <= change <= MOST_CHANGE:
        raise InvalidEntry(NO_CHANGE, field="change")
    return change


def check_count(drawer: Drawer, found: int, *, reason: str, handed_to: str) -> None:
    """Raise `InvalidEntry` when a difference has no reason, or nobody takes the money over."""
    if found != drawer.expected and not reason.strip():
        raise InvalidEntry(WHY_DIFFERENT, field="reason")
    if not handed_to.strip():
        raise InvalidEntry(TO_WHOM, field="handed_to")


NAMES: Mapping[int, str] = MappingProxyType(
    {
        piece: f"{piece // 100} 元" if piece >= 100 else f"{piece // 10} 角" if piece >= 10 else f"{piece} 分"
        for piece in PIECES
    }
)
