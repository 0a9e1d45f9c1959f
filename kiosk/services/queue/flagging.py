"""What staff should know of a ticket's holder, and the place in line that follows from it (docs/queue.md)."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.queue import FROM, MINUTE, OF_TRIAGE, Flag, Step, credit_of, natural_rank
from kiosk.services.office import Office
from kiosk.services.queue import standings
from kiosk.services.queue.queue_books import read_queue
from kiosk.services.queue.queue_steps import advance
from kiosk.services.queue.standings import Standing
from kiosk.services.queue.tickets import write_flags
from kiosk.storage.statements import Query
from kiosk.storage.tables import RegistrationRow, SlotRow, TicketFlagRow, TicketRow


def put_flags(office: Office, session: Session, ticket_id: int, flags: Collection[Flag], *, actor: Actor) -> None:
    """Let these be the ticket's flags, those of triage apart, which stay."""
    standing = standings.lock(session, ticket_id)
    # Called by sight is said by the ticket itself: `RegistrationDesk.call_by_sight`.
    kept = (set(flags) - {Flag.SIGNS} - OF_TRIAGE) | (_known(session, ticket_id) & OF_TRIAGE)
    credit = _write(office, session, standing, kept, actor)
    if _is_natural(standing):
        _shift(office, session, standing, credit, actor)


def put_triage(office: Office, session: Session, ticket_id: int, flags: Collection[Flag], *, actor: Actor) -> None:
    """Let these be the ticket's flags of triage, the others stay.

    Whoever was moved by rule stands by their own time and the credit again, where that is earlier: a missed call was
    no reason to wait with what triage found since.
    """
    standing = standings.lock(session, ticket_id)
    kept = (_known(session, ticket_id) - OF_TRIAGE) | (set(flags) & OF_TRIAGE)
    credit = _write(office, session, standing, kept, actor)
    if _is_natural(standing):
        _shift(office, session, standing, credit, actor)
    elif standing.state in FROM[Step.FLAG] and credit > standing.credit:
        issued, starts, number = BEGAN.one(session, ticket=ticket_id)
        own = natural_rank(issued=issued, starts=starts, number=number, credit=credit)
        if own < standing.place:
            _advance(office, session, standing, own, credit, actor)


def _write(office: Office, session: Session, standing: Standing, flags: Collection[Flag], actor: Actor) -> int:
    """Write the flags; gives the minutes they grant."""
    kept = sorted(flags)
    write_flags(session, standing.ticket_id, kept)
    office.note(session, actor, "queue.flags", f"tickets/{standing.ticket_id}", flags=",".join(kept))
    return credit_of(kept, read_queue(session, standing.queue).rules)


def _shift(office: Office, session: Session, standing: Standing, credit: int, actor: Actor) -> None:
    """While they wait, the place follows at once."""
    if standing.state in FROM[Step.FLAG] and credit != standing.credit:
        rank = standing.place + (standing.credit - credit) * MINUTE
        _advance(office, session, standing, rank, credit, actor)


def _advance(office: Office, session: Session, standing: Standing, rank: int, credit: int, actor: Actor) -> None:
    advance(office, session, standing, replace(standing, step=Step.FLAG, rank=rank, credit=credit), actor=actor)


def _is_natural(standing: Standing) -> bool:
    """Whether the place is still counted from issue and slot: no missed call and no return visit moved it."""
    return not standing.misses and not standing.is_return


def _known(session: Session, ticket_id: int) -> set[Flag]:
    return {Flag(flag) for (flag,) in FLAGS.all(session, ticket=ticket_id)}


FLAGS = Query(select(TicketFlagRow.flag).where(TicketFlagRow.ticket_id == bindparam("ticket")))
BEGAN = Query(
    select(TicketRow.created_at, SlotRow.starts_at, TicketRow.number)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .where(TicketRow.id == bindparam("ticket"))
)
