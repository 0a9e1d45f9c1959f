"""How long a patient takes: a keystroke-level model of what was tapped and read on the real pages.

The model is that of Card, Moran and Newell ("The keystroke-level model for user performance time with interactive
systems", Communications of the ACM 23(7), 1980): a task is a row of operators, each with its time. Pointing follows
Fitts' law on the measured places and sizes, and what has to be looked at and read is added, which the model of 1980
leaves to its M.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

CMN = "Card, Moran & Newell 1980, CACM 23(7)"
TOUCH = "MacKenzie 2015, HCII (LNCS 9170): throughput of a finger, 6.95 bit/s"
SLOWER = "Jastrzembski & Charness 2007, J. Exp. Psychol. Applied 13(4)"
EYES = "Wang et al. 2018, J. Gerontol. B 73(4): Chinese sentences, 18 to 30 and over 60 years"
ALOUD, SILENT = 255, 238 / 183
READ = "255 characters/min aloud (IReST: Trauzettel-Klosinski & Dietz 2012), × 238/183 in silence (Brysbaert 2019)"
COGNITIVE, MOTOR, AIMING, READING = 118 / 70, 146 / 70, 175 / 100, 3158 / 5047
HAN = r"\u2e80-\u9fff\U00020000-\U0003ffff"
WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")


class Operator(StrEnum):
    """What the seconds go to."""

    THINK = "M mental preparation"
    HOME = "H hand to another place"
    POINT = "P pointing"
    TAP = "K tap"
    SEARCH = "eyes over the choices"
    READ = "reading"
    WAIT = "R waiting for the kiosk"


@dataclass(frozen=True)
class Person:
    """Seconds of each operator; ``slope`` in s/bit, ``glance`` s of one fixation, ``reading`` words a minute."""

    name: str
    think: float
    home: float
    point: float  # at something whose size is not known: the card reader
    tap: float
    slope: float
    glance: float
    reading: float
    sources: tuple[str, ...]  # of each of them

    def told(self) -> Iterator[str]:
        """Each assumption with its unit and its source."""
        values = (
            ("M, mental preparation", self.think, "s"),
            ("H, hand to another place", self.home, "s"),
            ("P, to something of unknown size", self.point, "s"),
            ("K, a tap", self.tap, "s"),
            ("pointing", self.slope, "s/bit"),
            ("one look", self.glance, "s"),
            ("reading", self.reading, "words/min"),
        )
        for (name, value, unit), source in zip(values, self.sources, strict=True):
            yield f"{name}: {value:.3g} {unit} ({source})"


ADULT = Person(
    "adult",
    think=1.35,
    home=0.40,
    point=1.10,
    tap=0.28,
    slope=1 / 6.95,
    glance=0.258,
    reading=ALOUD * SILENT,
    sources=(CMN, CMN, CMN, f"{CMN}: average typist", TOUCH, EYES, READ),
)
OLDER = Person(
    "older adult",
    think=ADULT.think * COGNITIVE,
    home=ADULT.home * MOTOR,
    point=ADULT.point * MOTOR,
    tap=ADULT.tap * MOTOR,
    slope=ADULT.slope * AIMING,
    glance=0.284,
    reading=ADULT.reading * READING,
    sources=(
        f"× 118/70, cognitive cycle: {SLOWER}",
        f"× 146/70, motor cycle: {SLOWER}",
        f"× 146/70, motor cycle: {SLOWER}",
        f"× 146/70, motor cycle: {SLOWER}",
        f"× 175/100, slope of Fitts' law: {SLOWER}",
        EYES,
        f"× 3158/5047, time for a sentence: {EYES}",
    ),
)


@dataclass(frozen=True)
class Spot:
    """Something on the panel: its middle and its size, in mm from the panel's upper left corner."""

    x: float
    y: float
    width: float = 0
    height: float = 0

    def distance(self, other: "Spot") -> float:
        """Millimetres from middle to middle."""
        return math.hypot(other.x - self.x, other.y - self.y)


@dataclass(frozen=True)
class Act:
    """One thing done on a page.

    ``start`` is where the hand comes from and ``target`` what it taps or holds something to (None: beside the panel);
    ``homes`` that the hand was elsewhere; ``thinks`` that it does not follow from the act before by itself;
    ``choices`` how many of its kind the eyes search; ``must`` and ``all_words`` how many words a returning patient
    reads and how many there are; ``wait`` the seconds until the kiosk has answered.
    """

    name: str
    target: Spot | None = None
    page: str = ""
    start: Spot = Spot(0, 0)
    taps: int = 0
    homes: bool = False
    thinks: bool = True
    choices: int = 0
    must: int = 0
    all_words: int = 0
    wait: float = 0


def difficulty(distance: float, width: float) -> float:
    """Bits of a pointing movement: Fitts' index of difficulty in Shannon's form (MacKenzie 1992)."""
    return math.log2(distance / width + 1)


def pointing(act: Act, person: Person) -> float:
    """Seconds to reach the target; its smaller side counts (MacKenzie & Buxton 1992)."""
    if act.target is None:
        return person.point
    return person.slope * difficulty(act.start.distance(act.target), min(act.target.width, act.target.height))


def seconds(act: Act, person: Person, *, words: int) -> dict[Operator, float]:
    """What one act takes when ``words`` are read. Half of the choices are seen before the right one is found."""
    return {
        Operator.THINK: person.think if act.thinks else 0.0,
        Operator.HOME: person.home if act.homes else 0.0,
        Operator.POINT: pointing(act, person),
        Operator.TAP: person.tap * act.taps,
        Operator.SEARCH: person.glance * (act.choices + 1) / 2 if act.choices else 0.0,
        Operator.READ: words * 60 / person.reading,
        Operator.WAIT: act.wait,
    }


def returning(acts: Sequence[Act], person: Person) -> dict[Operator, float]:
    """Who knows the pages reads what is new each time: the names of what is chosen, the facts, the amount."""
    return _sum(tuple(seconds(act, person, words=act.must) for act in acts))


def thorough(acts: Sequence[Act], person: Person) -> dict[Operator, float]:
    """Who reads every word of every page."""
    return _sum(tuple(seconds(act, person, words=act.all_words) for act in acts))


def _sum(parts: Sequence[dict[Operator, float]]) -> dict[Operator, float]:
    return {operator: sum(part[operator] for part in parts) for operator in Operator}


def count_words(text: str) -> int:
    """As Chinese text is counted: each Han character, each run of letters or figures; 09:30 is two."""
    return len(WORD.findall(text))
