"""One step of a ticket: allowed where it stands, written as a row, on record, and heard by the other machines."""

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.queue import FROM, Step, callable_days
from kiosk.domain.queue_errors import StepRefused, WrongDay
from kiosk.services.office import Office
from kiosk.services.queue import standings
from kiosk.services.queue.standings import Standing
from kiosk.storage.bell import ring

TOPIC = "queue"


def check(office: Office, standing: Standing, what: Step) -> None:
    """Raise `WrongDay` for another day's ticket, `StepRefused` where ``what`` cannot be done from."""
    if what is not Step.EXPIRE:
        check_day(office, standing)
    if standing.state not in FROM[what]:
        log = f"ticket {standing.ticket_id} is {standing.state}: no {what}"
        raise StepRefused(log, ticket=standing.label, state=standing.state)


def check_day(office: Office, standing: Standing) -> None:
    """Raise `WrongDay` unless the ticket may be called at this time."""
    days = callable_days(office.now())
    if not days.first <= standing.day <= days.last:
        raise WrongDay(f"ticket {standing.ticket_id} is for {standing.day}", day=standing.day)


def advance(office: Office, session: Session, before: Standing, after: Standing, *, actor: Actor) -> Standing:
    """Let the locked ``before`` pass to ``after``, by the step ``after`` names; raises as `check`."""
    check(office, before, after.step)
    written = standings.follow(session, before, after, at=office.now(), actor=actor)
    note(office, session, actor, after.step.value, written)
    return written


def note(office: Office, session: Session, actor: Actor, what: str, standing: Standing, /, **more: int) -> None:
    """Put a step on record and ring for it."""
    told: dict[str, str | int | None] = {"queue": standing.queue_id, "window": standing.window_id, **more}
    office.note(session, actor, f"queue.{what}", f"tickets/{standing.ticket_id}", **told)
    ring(session, TOPIC)
