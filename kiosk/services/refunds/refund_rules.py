"""退费: who may give money back or cancel a visit, and what the rules look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.cancelling import Cancellable, CancelRules, CannotCancelHere, obstacle
from kiosk.domain.errors import Misuse
from kiosk.domain.journey import SessionKind
from kiosk.domain.money import yuan
from kiosk.domain.queue import FROM, Step, TicketState
from kiosk.domain.queue_errors import StepRefused
from kiosk.domain.refunds import SecondNeeded
from kiosk.domain.roles import Right
from kiosk.domain.running import check_reason
from kiosk.services.accounts import Account, ChargeState
from kiosk.services.money.refund_books import gone_back
from kiosk.services.office import Office
from kiosk.services.patients.persons import of_person
from kiosk.services.queue import standings
from kiosk.services.queue.tickets import TICKET_OF
from kiosk.services.staff.guard import allow, may_agree
from kiosk.storage.statements import Query
from kiosk.storage.tables import ClinicSessionRow, PatientRow, RegistrationRow, SlotRow, VisitCancelRow

BY_PATIENT = "病人自助取消"  # the reason on record, of patients nobody asks one


@dataclass(frozen=True)
class Errand:
    """Who wants money back, for whom: ``patient_id`` is who sits at the kiosk, ``second`` who agrees at a desk."""

    reason: str
    actor: Actor
    second: Actor | None = None
    patient_id: int | None = None

    @property
    def is_by_patient(self) -> bool:
        """Whether nobody of the staff acts."""
        return self.actor.staff is None


def errand(reason: str, actor: Actor, second: Actor | None = None, patient_id: int | None = None) -> Errand:
    """The errand; raises `InvalidEntry` when staff give no reason, or too long a one."""
    said = check_reason(reason) if actor.staff is not None or reason.strip() else BY_PATIENT
    return Errand(said, actor, second, patient_id)


def check_right(session: Session, account: Account, errand: Errand) -> None:
    """Raise `NotAllowed` unless staff may do it, `Misuse` unless it is the own visit of who sits at the kiosk."""
    if errand.is_by_patient:
        if OWN.first(session, registration=account.registration_id, patient=errand.patient_id or 0) is None:
            raise Misuse(f"registration {account.registration_id} is not of patient {errand.patient_id}")
        return
    allow(session, errand.actor, Right.CHANGE_VISITS if account.state is ChargeState.DUE else Right.REFUND)


def check_second(session: Session, amount: int, errand: Errand, rules: CancelRules, *, payments: Iterable[int]) -> None:
    """Raise `SecondNeeded` when ``amount`` fen need somebody else who agrees, or the one named may not.

    What went back of the same ``payments`` before counts: in small parts it would be nobody's second look.
    """
    amount += gone_back(session, payments)
    first, second = errand.actor, errand.second
    if errand.is_by_patient or (second is None and amount <= rules.limit):
        return
    if not may_agree(session, first, second):
        raise SecondNeeded(f"{amount} fen: {second} does not count beside {first}", limit=yuan(rules.limit))


def find_obstacle(
    office: Office, session: Session, registration_id: int, rules: CancelRules, *, by_hand: bool
) -> CannotCancelHere | None:
    """Why the patient cannot cancel this visit at a kiosk."""
    kind, starts, patient = FACTS.one(session, registration=registration_id)
    visit = Cancellable(
        SessionKind(kind),
        office.local(starts),
        _state(session, registration_id),
        cancels=OWN_CANCELS.one(session, patient=patient, since=_month(office))[0],
        by_hand=by_hand,
    )
    return obstacle(visit, now=office.now(), rules=rules)


def check_ticket(session: Session, registration_id: int) -> None:
    """Keep the ticket; raise `StepRefused` when the patient is at a window or has been seen."""
    (ticket_id,) = TICKET_OF.one(session, registration=registration_id)
    standing = standings.lock(session, ticket_id)
    if standing.state not in FROM[Step.MOVE]:
        log = f"ticket {ticket_id} is {standing.state}: too late to cancel"
        raise StepRefused(log, ticket=standing.label, state=standing.state)


def _state(session: Session, registration_id: int) -> TicketState:
    (ticket_id,) = TICKET_OF.one(session, registration=registration_id)
    return standings.find(session, ticket_id).state


def _month(office: Office) -> datetime:
    return office.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)


OWN = Query(
    select(RegistrationRow.id).where(
        RegistrationRow.id == bindparam("registration"), of_person(RegistrationRow.patient_id)
    )
)
_facts: Select[str, datetime, int] = (
    select(ClinicSessionRow.kind, SlotRow.starts_at, func.coalesce(PatientRow.merged_into, PatientRow.id))
    .select_from(RegistrationRow)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .join(ClinicSessionRow, ClinicSessionRow.id == RegistrationRow.session_id)
    .where(RegistrationRow.id == bindparam("registration"))
)
FACTS = Query(_facts)
OWN_CANCELS = Query(
    select(func.count(VisitCancelRow.id))
    .join(RegistrationRow, RegistrationRow.id == VisitCancelRow.registration_id)
    .where(
        of_person(RegistrationRow.patient_id),
        VisitCancelRow.by_patient.is_(True),
        VisitCancelRow.at >= bindparam("since"),
    )
)
