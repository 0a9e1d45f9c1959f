"""Moving a visit and printing its slip anew: the move and the queued slip are one transaction, the paper follows."""

from collections.abc import Callable

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyRegistered
from kiosk.domain.journey import PaperSort
from kiosk.domain.running import Moved
from kiosk.services.office import Office
from kiosk.services.papers.print_jobs import Job
from kiosk.services.papers.printing import Printing
from kiosk.services.queue.tickets import held_by
from kiosk.services.visits.places import find_place
from kiosk.services.visits.visit_moves import ANY_DOCTOR, Errand, LockedVisit, lock_visit, move_visit
from kiosk.storage.database import violated
from kiosk.storage.statements import Query
from kiosk.storage.tables import PrintJobRow, RegistrationRow

Begin = Callable[[Session], Errand]
Check = Callable[[Session, LockedVisit], None]


class Mover:
    """Moves one visit at a time; a slip that does not come out is a print job like any other, the move stands."""

    def __init__(self, office: Office, printing: Printing) -> None:
        self._office = office
        self._printing = printing

    def move(self, registration_id: int, slot_id: int, *, begin: Begin, check: Check, actor: Actor) -> Moved:
        """Move it, then print the slip, unless it is not paid yet.

        ``begin`` opens the transaction and says why, ``check`` sees the visit before it moves; either may raise. Raises
        as `move_visit`, and `AlreadyRegistered` when the patient has a visit there.
        """

        def work(session: Session) -> tuple[Moved, Job | None, bool]:
            errand = begin(session)
            visit = lock_visit(session, registration_id)
            check(session, visit)
            ticket = move_visit(self._office, session, visit, slot_id, errand, actor=actor)
            large = _was_large(session, visit.ticket_id)
            job = self._printing.queue_copy(session, registration_id, PaperSort.TICKET, large=large, actor=actor)
            return Moved(registration_id, ticket.label, slot_id), job, large

        try:
            moved, job, large = self._office.database.run(work)
        except IntegrityError as error:
            if violated(error) != "uq_registrations_active":
                raise
            raise self._already(registration_id, slot_id) from error
        if job is None:
            return moved
        outcome = self._printing.send(job, large=large, actor=actor)
        return Moved(moved.registration_id, moved.label, moved.slot_id, outcome)

    def _already(self, registration_id: int, slot_id: int) -> AlreadyRegistered:
        with self._office.database.read() as session:
            place, (patient_id,) = find_place(session, slot_id), PATIENT.one(session, registration=registration_id)
            assert place is not None
            held = held_by(
                session,
                patient_id=patient_id,
                day=place.day,
                department_id=place.department_id,
                doctor_key=place.doctor_id or ANY_DOCTOR,
            )
        return AlreadyRegistered(f"patient {patient_id} holds a number there", ticket=held.label if held else "")


def _was_large(session: Session, ticket_id: int) -> bool:
    """Whether the patient has had their ticket in large type."""
    row = LARGE.first(session, sort=PaperSort.TICKET.value, ticket=ticket_id)
    return row is not None and row[0]


PATIENT = Query(select(RegistrationRow.patient_id).where(RegistrationRow.id == bindparam("registration")))
LARGE = Query(
    select(PrintJobRow.large)
    .where(PrintJobRow.sort == bindparam("sort"), PrintJobRow.document_id == bindparam("ticket"))
    .order_by(PrintJobRow.copy.desc())
    .limit(1)
)
