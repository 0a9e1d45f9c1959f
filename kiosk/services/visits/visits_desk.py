"""Registrations as staff change them: cancelled with a reason, or moved to another slot of the department."""

from datetime import date

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.refunds import Refunded
from kiosk.domain.roles import Right
from kiosk.domain.running import FreePlace, Moved, VisitLine, check_reason
from kiosk.services.office import Office
from kiosk.services.papers.printing import Printing
from kiosk.services.refunds.refunds import Refunds
from kiosk.services.staff.guard import allow
from kiosk.services.visits.moving import Mover
from kiosk.services.visits.visit_lines import LINE, OF_DAY, OF_PATIENT, places_for, read_lines
from kiosk.services.visits.visit_moves import Errand, LockedVisit


class VisitsDesk:
    """Lists and changes visits; every method raises `NotAllowed` without the right to change them."""

    def __init__(self, office: Office, refunds: Refunds, printing: Printing) -> None:
        self._office = office
        self._refunds = refunds
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

    def cancel(self, registration_id: int, *, reason: str, actor: Actor, second: Actor | None = None) -> Refunded:
        """Cancel it and give its place back; what was paid goes back to the patient. The reason is on record.

        Raises as `Refunds.cancel_visit`: `StillPaying` while nobody knows whether the money moved, `StepRefused` when
        the patient is called or was seen, `VisitOver` when somebody else has cancelled it, `SecondNeeded` above the
        limit, `InvalidEntry` without a reason, `NotAllowed` also of whoever may not give money back.
        """
        with self._office.database.read() as session:
            allow(session, actor, Right.CHANGE_VISITS)
        return self._refunds.cancel_visit(registration_id, reason=reason, actor=actor, second=second)

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

    def _line(self, session: Session, registration_id: int) -> VisitLine:
        found = read_lines(self._office, LINE.all(session, registration=registration_id))
        if not found:
            raise Misuse(f"no registration {registration_id}")
        return found[0]


def _anything(_session: Session, _visit: LockedVisit) -> None:
    """Every visit that stands may be moved."""
