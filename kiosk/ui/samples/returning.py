"""Journeys of people who come back; every person, fee and number is invented."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.journey import Journey, OpenVisit, PayBy, Visit
from kiosk.ui.samples import choosing


def resume() -> Journey:
    """Walked away a few minutes ago."""
    return Journey(patient=choosing.departments().patient, kept=True)


def _open(journey: Journey, visit: Visit) -> OpenVisit:
    assert journey.department is not None
    assert journey.choice is not None
    return OpenVisit(journey.department, journey.choice, journey.bill, visit)


def open_visits() -> Journey:
    """One registration whose money is due."""
    due = Visit(1, 1, "A012", 3, (10, 20), 1500, PayBy.WINDOW)
    return replace(resume(), kept=False, open_visits=(_open(choosing.confirm(), due),))


def open_visits_many() -> Journey:
    """As many as are shown, a long name among them; one only has to be printed."""
    paid = Visit(2, 2, "B008", 2, (10, 20), 0, PayBy.PHONE)
    long, one = _open(choosing.confirm_long(), paid), open_visits().open_visits[0]
    return replace(open_visits(), open_visits=(one, long, replace(one, visit=replace(one.visit, ticket="A113"))))


Sample = tuple[str, str, Callable[[], Journey]]

SAMPLES: tuple[Sample, ...] = (
    ("resume", "resume", resume),
    ("open_visits", "open_visits", open_visits),
    ("open_visits", "open_visits_many", open_visits_many),
)
