"""排队查询: where a number stands in its line, how long it may take, and coming back into line."""

from dataclasses import replace

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Journey, Way
from kiosk.domain.queue_errors import NoTicket
from kiosk.domain.token import is_ticket
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.flow.engine import Flow, Step
from kiosk.flow.telling import tell_of_refunds
from kiosk.services import Services


def types_a_number(journey: Journey) -> bool:
    """Neither ticket nor card is at hand."""
    return journey.way is Way.TYPED


def has_several(journey: Journey) -> bool:
    """More than one number of today: which one is meant?"""
    return len(journey.lines) > 1


def find(services: Services, journey: Journey, actor: Actor) -> Journey:
    """The numbers behind a ticket's code or a paper; before the rooms a ticket checks in at once.

    Raises `UnknownCode` for a code that is neither, `WrongDay` for a ticket of another day, `NoTicket` for somebody
    without a number of today.
    """
    if journey.way is Way.CODE and is_ticket(journey.code):
        return _by_ticket(services, journey, actor)
    if types_a_number(journey) and journey.paper is None:
        return journey
    known = services.reception.look_up(journey)
    lines = services.places_in_line.of_patient(known.patient.id) if known.patient is not None else ()
    if not lines:
        raise NoTicket("no number of today")
    return tell_of_refunds(services, replace(known, lines=lines, line=lines[0]))


def look_again(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """Where the number stands now."""
    assert journey.line is not None
    return replace(journey, line=services.places_in_line.of(journey.line.ticket_id))


def check_in(services: Services, journey: Journey, actor: Actor) -> Journey:
    """报到: back into line. Raises as `Queueing.check_in_ticket`."""
    assert journey.line is not None
    line = services.queueing.check_in_ticket(journey.line.ticket_id, actor=actor)
    return replace(journey, line=line, checked_in=True)


def _by_ticket(services: Services, journey: Journey, actor: Actor) -> Journey:
    found = replace(journey, line=services.places_in_line.of_ticket(journey.code))
    assert found.line is not None
    return check_in(services, found, actor) if journey.at_door and found.line.may_check_in else found


STAGES = (QT_TRANSLATE_NOOP("Steps", "Your number"), QT_TRANSLATE_NOOP("Steps", "Your place"))

ENQUIRY = Flow(
    "enquiry",
    (
        Step(
            "find",
            page="find",
            stage=0,
            title=QT_TRANSLATE_NOOP("Steps", "Find your place in line"),
            prompt=QT_TRANSLATE_NOOP("Steps", "Show your ticket or your ID card."),
            work=find,
        ),
        Step(
            "number",
            page="number",
            stage=0,
            title=QT_TRANSLATE_NOOP("Steps", "Please enter the ID number"),
            prompt=QT_TRANSLATE_NOOP("Steps", "Dots hide the number from others."),
            when=types_a_number,
            work=find,
        ),
        Step(
            "tickets",
            page="tickets",
            stage=0,
            title=QT_TRANSLATE_NOOP("Steps", "Which number do you mean?"),
            prompt=QT_TRANSLATE_NOOP("Steps", "You have several today. Tap one."),
            when=has_several,
        ),
        Step(
            "line",
            page="line",
            stage=1,
            title=QT_TRANSLATE_NOOP("Steps", "Your place in line"),
            prompt=QT_TRANSLATE_NOOP("Steps", "This page follows the line by itself."),
            watch=look_again,
        ),
    ),
    STAGES,
)
