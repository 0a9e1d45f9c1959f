"""Where a number stands, in words: what to do first, and where to go."""

from dataclasses import replace

from kiosk.domain.journey import Journey, Room
from kiosk.domain.queue import AT_WINDOW, TicketState
from kiosk.domain.queue_views import InLine
from kiosk.ui.language import local, translate
from kiosk.ui.pages.done_words import way_stops
from kiosk.ui.widgets.way_strip import Stop


def department_of(line: InLine) -> str:
    """The department in the language on the screen."""
    return local(line.department, line.department_en)


def place_of(line: InLine) -> str:
    """The room, or the window called to."""
    return local(line.where, line.where_en)


def state_of(journey: Journey) -> tuple[str, str]:
    """Where the number stands, as a title, and what to do now; that somebody has just checked in comes first."""
    line = journey.line
    assert line is not None
    if journey.checked_in and line.state is TicketState.WAITING and line.ahead:
        return translate("Pages", "You are back in line"), translate("Pages", "Please wait near the room.")
    return _title(line), _prompt(line)


def _title(line: InLine) -> str:
    if line.state is TicketState.WAITING and not line.ahead:
        return translate("Pages", "You are next")
    if line.state is TicketState.VOID and line.may_check_in:
        return translate("Pages", "You are not in line now")
    return {
        TicketState.UNPAID: translate("Pages", "Please pay first"),
        TicketState.WAITING: translate("Pages", "You are in line"),
        TicketState.CALLED: translate("Pages", "It is your turn. Please go now"),
        TicketState.ARRIVED: translate("Pages", "It is your turn"),
        TicketState.HELD: translate("Pages", "We keep your place"),
        TicketState.SERVED: translate("Pages", "Your visit is over"),
    }.get(line.state, translate("Pages", "This number has ended"))


def _prompt(line: InLine) -> str:
    if line.state in AT_WINDOW:
        return translate("Pages", "Go to {where}, floor {floor}.").format(where=place_of(line), floor=line.floor)
    if line.state is TicketState.WAITING and not line.has_window:
        return translate("Pages", "The doctor has a break. Your place stays yours.")
    if line.state is TicketState.VOID and line.may_check_in:
        return translate("Pages", "Tap Check in. You come back behind those who wait.")
    return {
        TicketState.UNPAID: translate("Pages", "Go to a payment window. Your place stays yours."),
        TicketState.WAITING: translate("Pages", "This page follows the line by itself."),
        TicketState.HELD: translate("Pages", "You are back? Tap Check in."),
    }.get(line.state, translate("Pages", "Any question? The guide desk is here for you."))


def line_stops(line: InLine) -> tuple[Stop, ...]:
    """From here to where the number is seen, or called to."""
    stops = way_stops(Room(line.where, line.floor, line.way, line.where_en, line.way_en))
    if line.state not in AT_WINDOW:
        return stops
    return (*stops[:-1], replace(stops[-1], line=translate("Pages", "please go in")))
