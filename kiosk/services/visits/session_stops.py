"""停诊: a session stops, nobody registers for it any more, and its patients go elsewhere, each once and none lost."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyRegistered, Misuse, SlotTaken
from kiosk.domain.hall_errors import CannotResume, MovedAlready, NotStopped, SessionOver, VisitOver
from kiosk.domain.queue_errors import QueueFull, StepRefused
from kiosk.domain.roles import Right
from kiosk.domain.running import Extent, FreePlace, Moved, StopInfo, StrandedVisit, check_reason
from kiosk.services.office import Office
from kiosk.services.papers.printing import Printing
from kiosk.services.staff.guard import allow
from kiosk.services.visits.moving import Mover
from kiosk.services.visits.proposals import propose
from kiosk.services.visits.visit_lines import places_for
from kiosk.services.visits.visit_moves import Errand, LockedVisit
from kiosk.storage.bell import ring
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import ClinicSessionRow, SessionStopRow, SlotRow

TOPIC = "sessions"
TRIES = 3  # to move one patient, each with a new proposal
# What keeps one patient from moving keeps nobody else: they stay listed.
STAYS = (SlotTaken, QueueFull, StepRefused, VisitOver, MovedAlready, AlreadyRegistered)


class SessionStops:
    """Stops sessions, moves their patients and resumes; all raise `NotAllowed` without the right to run the hall."""

    def __init__(self, office: Office, printing: Printing) -> None:
        self._office = office
        self._mover = Mover(office, printing)

    def stop(self, session_id: int, extent: Extent, *, reason: str, actor: Actor) -> StopInfo:
        """Let nobody register for it from this moment on, at kiosks too; whoever is registered stays until moved.

        Stopped already, it is the same stop, perhaps from an earlier time on. Raises `SessionOver` when nothing is left
        to stop, `InvalidEntry` without a reason, `Misuse` when there is no such session.
        """
        why = check_reason(reason)

        def work(session: Session) -> StopInfo:
            allow(session, actor, Right.RUN_HALL)
            starts, now = self._beginning(session, session_id, extent), self._office.now()
            values = {"session_id": session_id, "starts_at": starts, "reason": why, "moved": 0, "since": now}
            made = ADD.first(session, **values, actor=str(actor))
            stop_id = made[0] if made else OPEN.one(session, clinic=session_id)[0]
            WIDEN.run(session, stop=stop_id, starts=starts)
            STOP_SLOTS.run(session, clinic=session_id, starts=starts)
            self._tell(
                session, actor, "session.stop", stop_id, clinic_sessions=session_id, extent=extent.value, reason=why
            )
            return self._read(session, stop_id)

        return self._office.database.run(work)

    def resume(self, stop_id: int, *, actor: Actor) -> None:
        """Let people register again, as long as nobody was moved out.

        Raises `CannotResume` when somebody was, `NotStopped` when somebody else has resumed it.
        """

        def work(session: Session) -> None:
            allow(session, actor, Right.RUN_HALL)
            if not RESUME.run(session, stop=stop_id, at=self._office.now()):
                if self._read(session, stop_id).moved:
                    raise CannotResume(f"stop {stop_id} has moved patients")
                raise NotStopped(f"stop {stop_id} is over")
            (clinic,) = CLINIC.one(session, stop=stop_id)
            RESUME_SLOTS.run(session, clinic=clinic)
            self._tell(session, actor, "session.resume", stop_id, clinic_sessions=clinic)

        self._office.database.run(work)

    def find(self, stop_id: int, *, actor: Actor) -> StopInfo:
        """A stop as it stands; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            allow(session, actor, Right.RUN_HALL)
            return self._read(session, stop_id)

    def stranded(self, stop_id: int, *, actor: Actor) -> tuple[StrandedVisit, ...]:
        """Whoever is still in the stopped session and not seen, in the order of the line, each with a proposal."""
        with self._office.database.read() as session:
            allow(session, actor, Right.RUN_HALL)
            return propose(self._office, session, self._read(session, stop_id))

    def places(self, registration_id: int, *, actor: Actor) -> tuple[FreePlace, ...]:
        """Where one of its patients can move to, of any day on offer."""
        with self._office.database.read() as session:
            allow(session, actor, Right.RUN_HALL)
            return places_for(self._office, session, registration_id)

    def move(self, stop_id: int, registration_id: int, slot_id: int, *, actor: Actor) -> Moved:
        """Move one of its patients to a slot, with the place in line they have, and print the slip anew.

        Raises `MovedAlready` when the patient is not in the stopped session any more, `NotStopped`, and as
        `VisitsDesk.move`; then the patient stays where they were, and listed.
        """

        def begin(session: Session) -> Errand:
            allow(session, actor, Right.RUN_HALL)
            held = HOLD.first(session, stop=stop_id)
            if held is None:
                raise NotStopped(f"stop {stop_id} is over")
            return Errand(held[0], stop_id)

        return self._mover.move(registration_id, slot_id, begin=begin, check=_in_stop(stop_id), actor=actor)

    def move_all(self, stop_id: int, *, actor: Actor) -> tuple[Moved, ...]:
        """Move everybody as proposed, one after the other; those without room stay listed.

        Whoever cannot move at this moment is left; the others are proposed anew as long as somebody could be moved.
        """
        moved: list[Moved] = []
        tried: Counter[int] = Counter()
        while True:
            going = [one for one in self.stranded(stop_id, actor=actor) if one.proposal is not None]
            wanted = [one for one in going if tried[one.visit.registration_id] < TRIES]
            if not wanted:
                return tuple(moved)
            for one in wanted:
                tried[one.visit.registration_id] += 1
                try:
                    moved.append(self._follow(stop_id, one, actor))
                except SlotTaken:
                    break  # somebody was quicker: the proposals behind it may be wrong too
                except STAYS:
                    continue

    def _follow(self, stop_id: int, stranded: StrandedVisit, actor: Actor) -> Moved:
        """As proposed."""
        assert stranded.proposal is not None
        slot = stranded.proposal.place.slot_id
        return self.move(stop_id, stranded.visit.registration_id, slot, actor=actor)

    def _beginning(self, session: Session, session_id: int, extent: Extent) -> datetime:
        """From when on its slots stop."""
        row = SPAN.first(session, clinic=session_id)
        if row is None:
            raise Misuse(f"no session {session_id}")
        first, last, ends = row
        now = self._office.now()
        if ends <= now or (extent is Extent.LATER and last < now):
            raise SessionOver(f"session {session_id} has nothing left")
        return max(first, now) if extent is Extent.LATER else first

    def _read(self, session: Session, stop_id: int) -> StopInfo:
        row = STOP.first(session, stop=stop_id)
        if row is None:
            raise Misuse(f"no stop {stop_id}")
        clinic, department, reason, starts, moved = row
        return StopInfo(stop_id, clinic, department, reason, self._office.local(starts), moved)

    def _tell(self, session: Session, actor: Actor, action: str, stop_id: int, /, **detail: str | int) -> None:
        self._office.note(session, actor, action, f"session_stops/{stop_id}", **detail)
        ring(session, TOPIC)


def _in_stop(stop_id: int) -> Callable[[Session, LockedVisit], None]:
    def check(session: Session, visit: LockedVisit) -> None:
        if IN_STOP.first(session, stop=stop_id, slot=visit.slot_id) is None:
            raise MovedAlready(f"registration {visit.registration_id} is not in stop {stop_id}")

    return check


def _add(first: Upsert) -> ReturningInsert[int]:
    return first.on_conflict_do_nothing(
        index_elements=[SessionStopRow.session_id], index_where=text("until IS NULL")
    ).returning(SessionStopRow.id)


_stands = (SessionStopRow.id == bindparam("stop")) & SessionStopRow.until.is_(None)
ADD = Query(ForEach(SessionStopRow, _add))
OPEN = Query(
    select(SessionStopRow.id).where(SessionStopRow.session_id == bindparam("clinic"), SessionStopRow.until.is_(None))
)
_starts = bindparam("starts", type_=SessionStopRow.starts_at.type)
WIDEN = Statement(update(SessionStopRow).where(_stands, SessionStopRow.starts_at > _starts).values(starts_at=_starts))
# Whoever moves a patient counts it first: a resume at the same moment comes before that, or finds it.
HOLD = Query(
    update(SessionStopRow).where(_stands).values(moved=SessionStopRow.moved + 1).returning(SessionStopRow.reason)
)
RESUME = Statement(update(SessionStopRow).where(_stands, SessionStopRow.moved == 0).values(until=bindparam("at")))
CLINIC = Query(select(SessionStopRow.session_id).where(SessionStopRow.id == bindparam("stop")))
STOP = Query(
    select(
        SessionStopRow.session_id,
        ClinicSessionRow.department_id,
        SessionStopRow.reason,
        SessionStopRow.starts_at,
        SessionStopRow.moved,
    )
    .select_from(SessionStopRow)
    .join(ClinicSessionRow, ClinicSessionRow.id == SessionStopRow.session_id)
    .where(SessionStopRow.id == bindparam("stop"))
)
SPAN = Query(
    select(func.min(SlotRow.starts_at), func.max(SlotRow.starts_at), func.max(SlotRow.ends_at))
    .where(SlotRow.session_id == bindparam("clinic"))
    .having(func.count(SlotRow.id) > 0)
)
_slots = update(SlotRow).where(SlotRow.session_id == bindparam("clinic"))
STOP_SLOTS = Statement(_slots.where(SlotRow.starts_at >= bindparam("starts")).values(stopped=True))
RESUME_SLOTS = Statement(_slots.values(stopped=False))
IN_STOP = Query(
    select(SlotRow.id)
    .join(SessionStopRow, SessionStopRow.session_id == SlotRow.session_id)
    .where(_stands, SlotRow.id == bindparam("slot"), SlotRow.stopped)
)
