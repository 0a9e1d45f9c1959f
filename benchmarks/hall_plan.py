"""What the simulated day assumes, read from `hall_day.toml`; no number there was measured in a hospital."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from kiosk.domain.queue import Flag

DAY = date(2026, 11, 20)  # a Friday
HOUR, MINUTE = 3600.0, 60.0  # seconds, the unit of the simulated clock: 0 is midnight
SLOT_MINUTES = 30
TICK = 15.0  # everything happens on a grid of so many seconds, so that things happen at once

SETTINGS = Path(__file__).with_name("hall_day.toml")  # what a hospital of one's own would change
_day = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
CURVE: Mapping[int, float] = MappingProxyType({int(hour): share for hour, share in _day["arrivals"].items()})
OPENS, CLOSES, LAST, NIGHT = 7 * HOUR, 17.5 * HOUR, 22 * HOUR, 28 * HOUR + MINUTE
FLAGS: Mapping[Flag, float] = MappingProxyType({Flag(flag): share for flag, share in _day["flags"].items()})
ELDERS: float = _day["elders"]


@dataclass(frozen=True)
class Habits:
    """How often, out of one, people do what a queue must bear."""

    no_show: float  # of calls
    recall: float  # of those called out again before they are missed
    comes_back: float  # of those who are void
    return_visit: float  # of those seen
    transfer: float  # of those in the room
    hold: float
    undo_finish: float  # slips of a clerk
    undo_call: float
    undo_miss: float  # the patient was in the corridor after all
    books_later: float  # takes a slot of the next two hours
    checks_in: float  # holds the ticket to the door's scanner though nobody asked


HABITS = Habits(**_day["habits"])


class Post(NamedTuple):
    """A window with its clerk: queues by code with their weights, and breaks in hours of the day."""

    code: str
    room: int
    queues: tuple[tuple[str, int], ...]
    breaks: tuple[tuple[float, float], ...]


# Three departments: several windows on one queue, and one window on two queues.
QUEUES: Mapping[str, int] = MappingProxyType({"Q1": 1, "Q2": 2, "Q3": 3})  # department, and room of the same id
POSTS = (
    Post("W1", 1, (("Q1", 1),), ((9.75, 10.0), (11.5, 12.25))),
    Post("W2", 1, (("Q1", 1),), ((10.0, 10.25), (12.25, 13.0))),
    Post("W3", 1, (("Q1", 1),), ((12.5, 13.25), (15.0, 15.25))),
    Post("W4", 2, (("Q2", 1),), ((11.5, 12.25), (15.25, 15.5))),
    Post("W5", 2, (("Q2", 2), ("Q3", 1)), ((12.25, 13.0), (15.5, 15.75))),
    Post("W6", 3, (("Q3", 1),), ((12.0, 12.75), (14.5, 14.75))),
)
SHARES: Mapping[int, float] = MappingProxyType({1: 0.5, 2: 0.3, 3: 0.2})  # of the patients, by department
BUSY = 0.7  # of the clerks' time between opening and closing is spent with patients
COMING = 4.5 * TICK  # until who is called is in the room, on average
SPREAD = 0.6  # of the length of a visit: the deviation of its logarithm


class Arrival(NamedTuple):
    """A patient at a kiosk: when (seconds), where to, for a slot beginning when, known for what."""

    at: float
    patient: int
    department: int
    starts: float
    flags: tuple[Flag, ...]
    is_elder: bool
    checks_in: float | None  # when the ticket is held to the door's scanner


def arrivals(patients: int, *, seed: int) -> list[Arrival]:
    """The day's patients in the order in which they come, the same for the same seed."""
    chance = Random(seed)
    hours = chance.choices(list(CURVE), list(CURVE.values()), k=patients)
    times = sorted(on_grid((hour + chance.random()) * HOUR) for hour in hours)
    return [_arrival(at, patient, chance) for patient, at in enumerate(times, start=1)]


def on_grid(at: float) -> float:
    """The moment of the grid at or after ``at``."""
    return -(-at // TICK) * TICK


def visit_seconds(department: int, patients: int, chance: Random) -> float:
    """How long a patient is in the room: so long that the clerks are as busy as assumed."""
    shares = ((1 / len(post.queues)) for post in POSTS for code, _ in post.queues if QUEUES[code] == department)
    each = BUSY * sum(shares) * (CLOSES - OPENS) / (patients * SHARES[department] * 1.2)  # with those who return
    mean = max(each - COMING, TICK)
    return on_grid(mean * chance.lognormvariate(-(SPREAD**2) / 2, SPREAD))


def _arrival(at: float, patient: int, chance: Random) -> Arrival:
    department = chance.choices(list(SHARES), list(SHARES.values()))[0]
    flags = tuple(flag for flag, share in FLAGS.items() if chance.random() < share)
    starts = at // (SLOT_MINUTES * MINUTE) * SLOT_MINUTES * MINUTE
    if chance.random() < HABITS.books_later:
        starts += chance.randint(1, 4) * SLOT_MINUTES * MINUTE
    door = on_grid(at + chance.random() * HOUR) if chance.random() < HABITS.checks_in else None
    return Arrival(at, patient, department, starts, flags, chance.random() < ELDERS, door)
