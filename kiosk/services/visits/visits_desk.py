"""Registrations as staff change them: cancelled with a reason, or moved to another slot of the department."""

from datetime import date

from sqlalchemy import insert
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse, PaymentUnknown
from kiosk.domain.hall_errors import GoToWindow, StillPaying, VisitOver
from kiosk.domain.journey import PaymentState
from kiosk.domain.queue import FROM, Step
from kiosk.domain.queue_errors import StepRefused
from kiosk.domain.roles import Right
from kiosk.domain.running import FreePlace, Moved, VisitLine, check_reason
from kiosk.services.money.accounts import Account, ChargeState, charge_of, find_account, lock_account
from kiosk.services.money.billing import Billing
from kiosk.services.money.orders import last_order
from kiosk.services.money.settling import cancel
from kiosk.services.office import Office
from kiosk.services.papers.printing import Printing
from kiosk.services.queue import standings
from kiosk.services.queue.queue_steps import TOPIC
from kiosk.services.queue.tickets import TICKET_OF
from kiosk.services.staff.guard import allow
from kiosk.services.visits.moving import Mover
from kiosk.services.visits.visit_lines import LINE, OF_DAY, OF_PATIENT, places_for, read_lines
from kiosk.services.visits.visit_moves import Errand, LockedVisit
from kiosk.storage.bell import ring
from kiosk.storage.statements import Statement
from kiosk.storage.tables import CancelWishRow


class VisitsDesk:
    """Lists and changes visits; every method raises `NotAllowed` without the right to change them."""

    def __init__(self, office: Office, billing: Billing, printing: Printing) -> None:
        self._office = office
        self._billing = billing
        self._mover = Mover(office, printing)

    def of_day(self, day: date, *, actor: Actor) -> tuple[VisitLine, ...]:
        """Every visit of a day, cancelled ones too, by time."""
        with self._office.database.read() as session:
            allow(session, actor, Right.CHANGE_VISITS)
            return read_lines(self._office, OF_DAY.all(session, day=day))

    def of_patient(self, patient_id: int, *, actor: Actor) -> tuple[VisitLine, ...]:
        """The patient's visits of today and later that stand."""
        with self._office.database.read() as session:
            allow(session, actor, Right.CHANGE_VISITS)
            return read_lines(self._office, OF_PATIENT.all(session, patient=patient_id, since=self._office.today()))

    def find(self, registration_id: int, *, actor: Actor) -> VisitLine:
        """One visit as it stands now; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            allow(session, actor, Right.CHANGE_VISITS)
            return self._line(session, registration_id)

    def places(self, registration_id: int, *, actor: Actor) -> tuple[FreePlace, ...]:
        """Where the visit can move to, of the days on offer: its own slot is not among them."""
        with self._office.database.read() as session:
            allow(session, actor, Right.CHANGE_VISITS)
            return places_for(self._office, session, registration_id)

    def cancel(self, registration_id: int, *, reason: str, actor: Actor) -> None:
        """Cancel it and give its place back; the reason is on record.

        Raises `GoToWindow` when it is paid: the wish is noted, nothing is cancelled. `StillPaying` while nobody knows
        whether the money moved, `StepRefused` when the patient is called or was seen, `VisitOver` when somebody else
        has cancelled it, `InvalidEntry` without a reason.
        """
        why = check_reason(reason)
        self._close_order(registration_id, actor)
        if not self._office.database.run(lambda session: self._cancel(session, registration_id, why, actor)):
            raise GoToWindow(f"registration {registration_id} is paid")

    def move(self, registration_id: int, slot_id: int, *, reason: str, actor: Actor) -> Moved:
        """Move it to another slot of its department with the same fees, and print the slip anew.

        Raises `SlotTaken`, `SamePlace`, `OtherDepartment`, `FeeDiffers`, `StepRefused`, `QueueFull`, `VisitOver`,
        `AlreadyRegistered` and `InvalidEntry`; then it stays where it was.
        """
        errand = Errand(check_reason(reason))

        def begin(session: Session) -> Errand:
            allow(session, actor, Right.CHANGE_VISITS)
            return errand

        return self._mover.move(registration_id, slot_id, begin=begin, check=_anything, actor=actor)

    def _close_order(self, registration_id: int, actor: Actor) -> None:
        """Nobody cancels under the hands of somebody who pays: an open order is closed at the gateway first."""
        with self._office.database.read() as session:
            allow(session, actor, Right.CHANGE_VISITS)
            account = find_account(session, charge_of(session, registration_id))
            order = last_order(session, account.charge_id)
        if order is None or order.is_final:
            return
        try:
            payment = self._billing.close_order(account.charge_id, actor=actor)
        except PaymentUnknown as error:
            raise StillPaying(error.log) from error
        if payment.state not in (PaymentState.PAID, PaymentState.NOT_PAID):
            raise StillPaying(f"charge {account.charge_id}: the order could not be closed")

    def _cancel(self, session: Session, registration_id: int, why: str, actor: Actor) -> bool:
        """Whether it could be cancelled; a paid one's wish is written down instead."""
        allow(session, actor, Right.CHANGE_VISITS)
        account = lock_account(session, charge_of(session, registration_id))
        if account.state is ChargeState.CANCELLED:
            raise VisitOver(f"registration {registration_id} is cancelled already")
        if account.state is ChargeState.SETTLED and account.total > 0:
            self._wish(session, account, why, actor)
            return False
        order = last_order(session, account.charge_id)
        if order is not None and not order.is_final:
            raise StillPaying(f"charge {account.charge_id}: an order was opened at the same moment")
        _check_ticket(session, registration_id)
        cancel(self._office, session, account, actor=actor)
        self._office.note(session, actor, "visits.cancel", f"registrations/{registration_id}", reason=why)
        ring(session, TOPIC)
        return True

    def _wish(self, session: Session, account: Account, why: str, actor: Actor) -> None:
        at, registration = self._office.now(), account.registration_id
        ADD_WISH.run(session, registration_id=registration, reason=why, at=at, actor=str(actor))
        self._office.note(session, actor, "visits.wish_to_cancel", f"registrations/{registration}", reason=why)

    def _line(self, session: Session, registration_id: int) -> VisitLine:
        found = read_lines(self._office, LINE.all(session, registration=registration_id))
        if not found:
            raise Misuse(f"no registration {registration_id}")
        return found[0]


def _check_ticket(session: Session, registration_id: int) -> None:
    """Keep the ticket; raise `StepRefused` when the patient is at a window or has been seen."""
    (ticket_id,) = TICKET_OF.one(session, registration=registration_id)
    standing = standings.lock(session, ticket_id)
    if standing.state not in FROM[Step.MOVE]:
        log = f"ticket {ticket_id} is {standing.state}: too late to cancel"
        raise StepRefused(log, ticket=standing.label, state=standing.state)


def _anything(_session: Session, _visit: LockedVisit) -> None:
    """Every visit that stands may be moved."""


ADD_WISH = Statement(insert(CancelWishRow))
