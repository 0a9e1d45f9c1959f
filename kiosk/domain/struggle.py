"""When somebody seems to struggle with a page, and help is offered quietly (accessibility.md 25)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

MISSES = 3  # touches on nothing, and answers that could not be right
BACKS = 2
TIMES_USUAL = 2
ASSUMED = 20  # people who are taken to have needed the assumed seconds, until others have been counted
LONGEST = 600  # seconds; whoever needs longer was not there

# Seconds people are assumed to need on a page (our own choice). Only these pages are timed.
USUAL: Mapping[str, int] = {
    "identify": 20,
    "guardian_number": 40,
    "guardian_name": 40,
    "child_papers": 10,
    "paper_kind": 10,
    "number": 35,
    "resume": 10,
    "name": 40,
    "birth": 25,
    "phone": 20,
    "namesakes": 15,
    "consent": 25,
    "open_visits": 12,
    "department": 15,
    "slot": 20,
    "confirm_fees": 15,
    "pay": 45,
    "find": 20,
    "cancel_find": 20,
    "cancel_visits": 12,
    "cancel": 15,
    "tickets": 12,
}


class Mode(StrEnum):
    """Ways of reading that take their own time."""

    STANDARD = "standard"
    LARGE = "large"


ASSUMED_TIMES = {Mode.STANDARD: 1.0, Mode.LARGE: 1.5}  # our own choice

Place = tuple[str, Mode]  # a page, and how it is read
Histogram = Mapping[int, int]  # how many people needed so many seconds


class Trigger(StrEnum):
    """What told that somebody struggles."""

    MISSES = "misses"
    BACKS = "backs"
    DWELL = "dwell"


@dataclass(frozen=True)
class Dwell:
    """Somebody needed ``seconds`` on a page and went on."""

    page: str
    mode: Mode
    seconds: int


@dataclass(frozen=True)
class Offer:
    """Help was offered on a page."""

    page: str
    trigger: Trigger


@dataclass(frozen=True)
class Struggle:
    """One sitting so far, as numbers: nothing in it says who sits there. ``usual`` seconds 0: the page is not timed."""

    page: str = ""
    usual: int = 0
    seconds: int = 0
    misses: int = 0
    backs: int = 0
    offered: frozenset[str] = frozenset()  # pages on which help was offered
    is_declined: bool = False

    def turned(self, page: str, *, usual: int) -> "Struggle":
        """On another page; the same page in another look goes on."""
        if page == self.page:
            return replace(self, usual=usual)
        return replace(self, page=page, usual=usual, seconds=0, misses=0)

    def missed(self) -> "Struggle":
        """Something was touched that is nothing, or an answer could not be right."""
        return replace(self, misses=self.misses + 1)

    def went_back(self) -> "Struggle":
        """One step back."""
        return replace(self, backs=self.backs + 1)

    def waited(self, seconds: int = 1) -> "Struggle":
        """Still on this page."""
        return replace(self, seconds=self.seconds + seconds)

    @property
    def trigger(self) -> Trigger | None:
        """Why help should be offered now; at most once a page, and never after it was declined."""
        if self.is_declined or self.page in self.offered:
            return None
        reached = {
            Trigger.MISSES: self.misses >= MISSES,
            Trigger.BACKS: self.backs >= BACKS,
            Trigger.DWELL: self.usual > 0 and self.seconds >= TIMES_USUAL * self.usual,
        }
        return next((trigger for trigger, is_reached in reached.items() if is_reached), None)

    def helped(self) -> "Struggle":
        """Help was offered on this page; the steps back that led to it are answered."""
        return replace(self, offered=self.offered | {self.page}, backs=0)

    def declined(self) -> "Struggle":
        """The patient wants no help."""
        return replace(self, is_declined=True)


def usual_seconds(counted: Mapping[Place, Histogram]) -> dict[Place, int]:
    """The median seconds of each timed page; the more people have been counted, the less the assumption weighs."""
    return {
        (page, mode): _median(counted.get((page, mode), {}), round(assumed * times))
        for page, assumed in USUAL.items()
        for mode, times in ASSUMED_TIMES.items()
    }


def _median(counted: Histogram, assumed: int) -> int:
    people = {**counted, assumed: counted.get(assumed, 0) + ASSUMED}
    up_to = accumulate(people[seconds] for seconds in sorted(people))
    half = sum(people.values()) / 2
    return max(1, next(seconds for seconds, count in zip(sorted(people), up_to, strict=True) if count >= half))
