"""分诊: signs are recorded and judged, a nurse decides, and queue, windows and clocks follow."""

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError, Misuse
from kiosk.domain.journey import PaperSort, PrintOutcome
from kiosk.domain.roles import Right
from kiosk.domain.triage.cases import AlreadyStopped, Case, KnownAlready, ReasonWanted, Taken, gravest_first
from kiosk.domain.triage.clocks import ClockSort, Stopped
from kiosk.domain.triage.judging import propose
from kiosk.domain.triage.questions import IsThatRight, open_questions
from kiosk.domain.triage.signs import Level, Track
from kiosk.domain.triage.tables import Tables
from kiosk.services.office import Office
from kiosk.services.papers.print_jobs import Job, Paper
from kiosk.services.papers.printing import Printing
from kiosk.services.staff.guard import allow
from kiosk.services.triage.triage_books import add_assessment, read_case, stop_sort
from kiosk.services.triage.triage_links import HOLDS_FOR, found_at_triage
from kiosk.services.triage.triage_steps import (
    LONGEST,
    aged,
    case_for,
    follow,
    held_case,
    lock_patient,
    unfollow,
    write_level,
    write_tracks,
)
from kiosk.storage.bell import ring
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import StaffRow, TriageCaseRow, TriageClockRow

TOPIC = "triage"


class TriageDesk:
    """Triage of the whole hall. Every method asks for the right to it, in its own transaction: `NotAllowed`."""

    def __init__(self, office: Office, tables: Tables, printing: Printing) -> None:
        self._office = office
        self._printing = printing
        self.tables = tables

    def record(self, taken: Taken, *, actor: Actor) -> Case:
        """Write what was found and what the tables propose; nothing is decided by that.

        Somebody with an open case is looked at again. Raises `IsThatRight` while figures that can hardly be are not
        confirmed, `TriageOver` for a case that was closed meanwhile, `Misuse` for a patient or case that is not there.
        """

        def work(session: Session) -> Case:
            allow(session, actor, Right.TRIAGE)
            left = open_questions(taken.presented.vitals, self.tables, confirmed=taken.confirmed)
            if left:
                raise IsThatRight(left)
            case_id = case_for(self._office, session, taken, actor)
            known = aged(self._office, session, case_id, taken.presented)
            proposal = propose(known, self.tables)
            add_assessment(self._office, session, case_id, known, proposal, actor=actor)
            stop_sort(session, case_id, ClockSort.REASSESS, Stopped.DONE, at=self._office.now(), by=actor)
            self._tell(session, actor, "triage.record", case_id, proposed=proposal.level)
            return self._read(session, case_id)

        return self._office.database.run(work)

    def decide(
        self, case_id: int, level: Level, *, tracks: frozenset[Track] = frozenset(), reason: str = "", actor: Actor
    ) -> Case:
        """The nurse's level on the newest look, with exactly these fast tracks and channels open.

        Clocks start, and the patient's tickets of today get their place. Raises `ReasonWanted` for a level other than
        the one proposed without a reason, `TriageOver`.
        """

        def work(session: Session) -> Case:
            allow(session, actor, Right.TRIAGE)
            case = held_case(self._office, session, case_id)
            why = reason.strip()[:LONGEST]
            if level is not case.assessment.proposal.level and not why:
                raise ReasonWanted(f"triage {case_id}: level {level} without a reason")
            table = self.tables.levels
            write_level(self._office, session, case, level, why=why, table=table, actor=actor)
            write_tracks(self._office, session, case, tracks, table=table, actor=actor)
            follow(self._office, session, case_id, actor=actor)
            self._tell(session, actor, "triage.decide", case_id, level=level, tracks=",".join(sorted(tracks)))
            return self._read(session, case_id)

        return self._office.database.run(work)

    def stop(self, clock_id: int, *, actor: Actor) -> Case:
        """It is done: the doctor, the ECG or the CT has the patient. Of two who say so the second one is told.

        Raises `AlreadyStopped`; `Misuse` when there is no such clock.
        """

        def work(session: Session) -> Case:
            allow(session, actor, Right.TRIAGE)
            now = self._office.now()
            found = CLOCK_OF.first(session, clock=clock_id)
            if found is None:
                raise Misuse(f"no clock {clock_id}")
            case_id, sort = found
            if not STOP.run(session, clock=clock_id, at=now, how=Stopped.DONE.value, by=str(actor)):
                raise self._stopped(session, case_id, clock_id)
            if sort == ClockSort.RESPONSE:
                stop_sort(session, case_id, ClockSort.REASSESS, Stopped.DONE, at=now, by=actor)
            self._tell(session, actor, "triage.stop", case_id, clock=sort)
            return self._read(session, case_id)

        return self._office.database.run(work)

    def identify(self, case_id: int, patient_id: int, *, actor: Actor) -> Case:
        """It is this patient, registered or found after triage. Raises `KnownAlready`, `TriageOver`."""

        def work(session: Session) -> Case:
            allow(session, actor, Right.TRIAGE)
            lock_patient(session, patient_id)
            held_case(self._office, session, case_id)
            if not IDENTIFY.run(session, case=case_id, patient=patient_id):
                raise KnownAlready(f"triage {case_id} has a patient")
            follow(self._office, session, case_id, actor=actor)
            self._tell(session, actor, "triage.identify", case_id, patient=patient_id)
            return self._read(session, case_id)

        return self._office.database.run(work)

    def close(self, case_id: int, *, actor: Actor) -> None:
        """The patient has left, or nothing more is due. Tickets that wait lose what triage granted."""

        def work(session: Session) -> None:
            allow(session, actor, Right.TRIAGE)
            now = self._office.now()
            if not CLOSE.run(session, case=case_id, at=now):
                self._read(session, case_id)  # there is one
                return
            for sort in ClockSort:
                stop_sort(session, case_id, sort, Stopped.LEFT, at=now, by=actor)
            unfollow(self._office, session, case_id, actor=actor)
            self._tell(session, actor, "triage.close", case_id)

        self._office.database.run(work)

    def print_slip(self, case_id: int, *, actor: Actor) -> PrintOutcome:
        """Print the slip for the wristband here; every one but the first is marked 补打."""

        def work(session: Session) -> Job:
            allow(session, actor, Right.TRIAGE)
            self._read(session, case_id)
            return self._printing.queue_paper(session, Paper(PaperSort.WRISTBAND, case_id), actor=actor)

        return self._printing.send(self._office.database.run(work), large=False, actor=actor)

    def read(self, case_id: int, *, actor: Actor) -> Case:
        """The case as it stands; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            allow(session, actor, Right.TRIAGE)
            return self._read(session, case_id)

    def open_case(self, patient_id: int, *, actor: Actor) -> Case | None:
        """The newest case of a patient that is not closed."""
        with self._office.database.read() as session:
            allow(session, actor, Right.TRIAGE)
            cases = found_at_triage(session, patient_id, now=self._office.now())
            return self._read(session, max(cases)) if cases else None

    def open(self, *, actor: Actor) -> tuple[Case, ...]:
        """Everybody for whom something is still due or undecided, the gravest first."""
        now = self._office.now()
        with self._office.database.read() as session:
            allow(session, actor, Right.TRIAGE)
            cases = [self._read(session, key) for (key,) in OPEN.all(session, since=now - HOLDS_FOR)]
        return gravest_first([case for case in cases if case.decision is None or case.running], now=now)

    def _stopped(self, session: Session, case_id: int, clock_id: int) -> DomainError:
        clock = next(each for each in self._read(session, case_id).clocks if each.id == clock_id)
        assert clock.stopped is not None
        log = f"clock {clock_id} was stopped by {clock.by}"
        row = NAME.first(session, number=clock.by)
        return AlreadyStopped(log, who=row[0] if row else clock.by, time=f"{clock.stopped:%H:%M}")

    def _read(self, session: Session, case_id: int) -> Case:
        return read_case(self._office, session, case_id)

    def _tell(self, session: Session, actor: Actor, action: str, case_id: int, /, **detail: str | int) -> None:
        self._office.note(session, actor, action, f"triage_cases/{case_id}", **detail)
        ring(session, TOPIC)


NAME = Query(select(StaffRow.name).where(StaffRow.number == bindparam("number")))
CLOCK_OF = Query(select(TriageClockRow.case_id, TriageClockRow.sort).where(TriageClockRow.id == bindparam("clock")))
STOP = Statement(
    update(TriageClockRow)
    .where(TriageClockRow.id == bindparam("clock"), TriageClockRow.stopped_at.is_(None))
    .values(stopped_at=bindparam("at"), stopped_how=bindparam("how"), stopped_by=bindparam("by"))
)
IDENTIFY = Statement(
    update(TriageCaseRow)
    .where(TriageCaseRow.id == bindparam("case"), TriageCaseRow.patient_id.is_(None))
    .values(patient_id=bindparam("patient"))
)
CLOSE = Statement(
    update(TriageCaseRow)
    .where(TriageCaseRow.id == bindparam("case"), TriageCaseRow.closed_at.is_(None))
    .values(closed_at=bindparam("at"))
)
OPEN = Query(
    select(TriageCaseRow.id)
    .where(TriageCaseRow.closed_at.is_(None), TriageCaseRow.began_at >= bindparam("since"))
    .order_by(TriageCaseRow.id)
)
