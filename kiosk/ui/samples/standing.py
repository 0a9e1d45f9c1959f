"""Journeys of people who ask for their place in line; every person and number is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.journey import Journey
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_views import InLine
from kiosk.ui.samples import choosing

_CHOICE = choosing.confirm()
_LONG = choosing.confirm_long()


def _in_line(journey: Journey, label: str, *, ahead: int, wait: tuple[int, int]) -> InLine:
    assert journey.department is not None
    assert journey.choice is not None
    department, room = journey.department.department, journey.choice.clinic.room
    return InLine(
        ticket_id=1,
        label=label,
        state=TicketState.WAITING,
        queue=room.name,
        queue_en=room.name_en,
        where=room.name,
        where_en=room.name_en,
        floor=room.floor,
        way=room.way,
        way_en=room.way_en,
        ahead=ahead,
        wait=wait,
        starts=choosing.NOW.replace(minute=30) + timedelta(minutes=30),
        department=department.name,
        department_en=department.name_en,
    )


WAITING = _in_line(_CHOICE, "A012", ahead=3, wait=(10, 25))
LONG = _in_line(_LONG, "B108", ahead=14, wait=(45, 80))


def empty() -> Journey:
    """Nobody has shown anything yet."""
    return Journey()


def standing(state: TicketState, *, may_check_in: bool = False, where: str = "", where_en: str = "") -> Journey:
    """A number that does not wait."""
    line = replace(WAITING, state=state, ahead=0, wait=(0, 0), may_check_in=may_check_in)
    if where:
        line = replace(line, where=where, where_en=where_en)
    return replace(waiting(), line=line)


def waiting() -> Journey:
    """Three people come before, known by the card."""
    return Journey(patient=choosing.departments().patient, lines=(WAITING,), line=WAITING)


def following() -> Journey:
    """Nobody comes before, known by the ticket alone."""
    return Journey(line=replace(WAITING, ahead=0, wait=(0, 10)))


def long() -> Journey:
    """Long names, a long line, and a break."""
    return Journey(line=replace(LONG, has_window=False))


def checked_in() -> Journey:
    """Has just come back into line."""
    return replace(waiting(), checked_in=True)


def called() -> Journey:
    """To another window than the room."""
    return standing(TicketState.CALLED, where="3 诊室乙", where_en="Room 3 B")


def held() -> Journey:
    """Put aside for a test."""
    return standing(TicketState.HELD, may_check_in=True)


def missed() -> Journey:
    """Was called and did not come."""
    return standing(TicketState.VOID, may_check_in=True)


def unpaid() -> Journey:
    """Money is due."""
    return standing(TicketState.UNPAID)


def over() -> Journey:
    """Has been seen."""
    return standing(TicketState.SERVED)


def several() -> Journey:
    """Two numbers in one day."""
    return replace(waiting(), lines=(WAITING, replace(LONG, ticket_id=2)))


SAMPLES: tuple[tuple[str, str, Callable[[], Journey]], ...] = (
    ("find", "find", empty),
    ("tickets", "tickets", several),
    ("line", "line", waiting),
    ("line", "line_next", following),
    ("line", "line_long", long),
    ("line", "line_checked_in", checked_in),
    ("line", "line_called", called),
    ("line", "line_held", held),
    ("line", "line_missed", missed),
    ("line", "line_unpaid", unpaid),
    ("line", "line_over", over),
)
