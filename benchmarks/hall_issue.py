"""Tickets issued by many kiosks at once against the same rows in hand-written SQL, and what their numbers are like."""

from dataclasses import replace
from functools import partial

from benchmarks.hall_conductor import together
from benchmarks.registration import NONE, Counts, Plan, Turns, Works, compare, faults, live
from benchmarks.registration_hall import build
from benchmarks.report import Figure

MORNING = Plan(rounds=0, seconds=0, registrations=0)
PRELOAD = ("benchmarks.registration_clients",)


def issue(name: str, url: str, kiosks: tuple[int, ...], *, rounds: int, seconds: float) -> list[Figure]:
    """Both sides with so many kiosks each; then doubles and gaps among everything that was issued."""
    build(url)
    turns, plan = Turns(), replace(MORNING, rounds=rounds, seconds=seconds)
    live(url, plan, turns)
    figures = [
        figure
        for many in kiosks
        for figure in compare(name, url, "register", many, plan, turns, partial(_together, preload=PRELOAD))
    ]
    lost, doubled, _ = faults(url)
    return [
        *figures,
        Figure(f"{name}, numbers given twice while issuing", doubled, "numbers", NONE),
        Figure(f"{name}, numbers missing while issuing", lost, "numbers", NONE),
    ]


def _together(works: Works, *, preload: tuple[str, ...]) -> list[Counts]:
    return together(works, preload)
