"""What each machine of the hall tells of itself every few seconds; nothing in it says who sits there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

BEAT_SECONDS = 10
SILENT_AFTER = timedelta(seconds=30)  # three beats

# What a printer says of itself that keeps it from printing: `kiosk.ports.papers.PrinterState`.
CANNOT_PRINT = frozenset({"paper_out", "cover_open", "error", "offline"})


class MachineRole(StrEnum):
    """What a machine is in the hall."""

    KIOSK = "kiosk"
    DESK = "desk"
    WINDOW = "window"
    BOARD = "board"


@dataclass(frozen=True)
class PaperSeen:
    """What the printer of a ``sort`` of paper says: `kiosk.ports.papers.PrinterState` by its value."""

    sort: str
    state: str

    @property
    def is_trouble(self) -> bool:
        """Whether it certainly cannot print."""
        return self.state in CANNOT_PRINT


@dataclass(frozen=True)
class Beat:
    """One beat. ``error`` is the last sentence about something wrong; ``ended`` is when the last sitting ended."""

    role: MachineRole
    started: datetime
    version: str
    page: str = ""
    papers: tuple[PaperSeen, ...] = ()
    ended: datetime | None = None
    error: str = ""


@dataclass(frozen=True)
class DeviceStatus:
    """A machine as it was last heard of at ``seen_at``; ``left_at`` when it was switched off properly since."""

    name: str
    beat: Beat
    seen_at: datetime
    left_at: datetime | None = None
    trouble_since: datetime | None = None  # of its papers

    def is_alive(self, now: datetime) -> bool:
        """Whether it was heard of just now."""
        return self.left_at is None and now - self.seen_at <= SILENT_AFTER

    def is_silent(self, now: datetime) -> bool:
        """Whether it should be heard of, and is not."""
        return self.left_at is None and now - self.seen_at > SILENT_AFTER


def is_troubled(papers: Iterable[PaperSeen]) -> bool:
    """Whether a printer among them certainly cannot print."""
    return any(paper.is_trouble for paper in papers)


def written(papers: Iterable[PaperSeen]) -> str:
    """As one line for the books."""
    return " ".join(f"{paper.sort}={paper.state}" for paper in papers)


def read(line: str) -> tuple[PaperSeen, ...]:
    """What `written` gave."""
    pairs = (each.partition("=") for each in line.split())
    return tuple(PaperSeen(sort, state) for sort, _, state in pairs)
