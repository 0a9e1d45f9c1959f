"""What becomes of a registration once the money is known: settled, or cancelled and its place given back."""

import logging

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.queue import TicketState
from kiosk.services.accounts import Account, ChargeState, mark
from kiosk.services.invoices.invoices import issue
from kiosk.services.office import Office
from kiosk.services.queue.tickets import move, withdraw
from kiosk.services.visits.places import give_back
from kiosk.storage.statements import Statement
from kiosk.storage.tables import RegistrationRow

log = logging.getLogger(__name__)


def settle(office: Office, session: Session, account: Account, *, payment_id: int | None, actor: Actor) -> int | None:
    """Mark an account that is due as settled, let its ticket wait, issue the invoice; gives the invoice's id."""
    mark(session, account.charge_id, ChargeState.SETTLED, actor=actor, at=office.now())
    move(session, account.registration_id, TicketState.UNPAID, TicketState.WAITING, actor=actor, at=office.now())
    return issue(office, session, account, payment_id=payment_id, actor=actor)


def cancel(office: Office, session: Session, account: Account, *, actor: Actor) -> None:
    """Cancel an account that is due: the place goes back, the ticket is void."""
    at = office.now()
    CANCEL.run(session, registration=account.registration_id, at=at)
    give_back(session, account.slot_id)
    mark(session, account.charge_id, ChargeState.CANCELLED, actor=actor, at=at)
    withdraw(session, account.registration_id, actor=actor, at=at)
    office.note(
        session,
        actor,
        "registration.cancel",
        f"registrations/{account.registration_id}",
        charges=account.charge_id,
    )


CANCEL = Statement(
    update(RegistrationRow)
    .where(RegistrationRow.id == bindparam("registration"), RegistrationRow.cancelled_at.is_(None))
    .values(cancelled_at=bindparam("at"))
)
