"""Triage in the books: cases, assessments, levels, tracks and clocks, written once and read as the desk sees them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.queue import TicketState
from kiosk.domain.triage.cases import Assessment, Case, Decision
from kiosk.domain.triage.clocks import Clock, ClockSort, Stopped, Term
from kiosk.domain.triage.judging import Proposal
from kiosk.domain.triage.signs import Level, Presented, Track
from kiosk.domain.triage.writing import read_back, written
from kiosk.services.office import Office
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    PatientRow,
    TicketRow,
    TicketStateRow,
    TriageAssessmentRow,
    TriageCaseRow,
    TriageClockRow,
    TriageLevelRow,
    TriageLinkRow,
    TriageTrackRow,
)

SIGNS, KNOWN_AS, REASON = "triage signs", "triage known as", "triage reason"  # what each seal is bound to
# The doctor has the patient: nobody stops these by hand.
BY_THE_ROOM = frozenset({ClockSort.RESPONSE, ClockSort.REASSESS})


def read_case(office: Office, session: Session, case_id: int) -> Case:
    """The case as it stands now; raises `Misuse` when there is none."""
    row = CASE.first(session, case=case_id)
    found = ASSESSMENT.first(session, case=case_id)
    if row is None or found is None:
        raise Misuse(f"no triage {case_id}")
    patient_id, known, began, closed, name, number = row
    local = office.local
    return Case(
        id=case_id,
        patient_id=patient_id,
        name=name or (office.vault.unseal(known, context=KNOWN_AS) if known else ""),
        outpatient_number=number or "",
        began=local(began),
        assessment=_assessment(office, found),
        decision=_decision(office, session, case_id),
        tracks=open_tracks(session, case_id),
        clocks=read_clocks(office, session, case_id),
        tickets=tuple(label for (label,) in LABELS.all(session, case=case_id)),
        closed=local(closed) if closed else None,
    )


def read_clocks(office: Office, session: Session, case_id: int) -> tuple[Clock, ...]:
    """The clocks of a case, oldest first; whoever is in a doctor's room has stopped those that wait for one."""
    seen = SEEN.first(session, case=case_id)
    return tuple(_clock(office, row, seen) for row in CLOCKS.all(session, case=case_id))


def add_assessment(
    office: Office, session: Session, case_id: int, presented: Presented, proposal: Proposal, *, actor: Actor
) -> int:
    """Write one look at the patient, sealed."""
    return ADD_ASSESSMENT.one(
        session,
        case_id=case_id,
        sealed=office.vault.seal(written(presented, proposal), context=SIGNS),
        tables=proposal.tables,
        proposed=proposal.level.value,
        at=office.now(),
        actor=str(actor),
    )[0]


def start(session: Session, case_id: int, terms: Iterable[Term], *, actor: Actor) -> None:
    """Start clocks of which none of the sort runs; one that was stopped before does not run again by this."""
    for term in terms:
        when = {"began_at": term.begins, "due_at": term.due}
        ADD_CLOCK.run(session, case_id=case_id, sort=term.sort.value, actor=str(actor), **when)


def stop_sort(session: Session, case_id: int, sort: ClockSort, how: Stopped, *, at: datetime, by: Actor) -> bool:
    """Stop the running clock of a sort; False when none runs."""
    return STOP_SORT.run(session, case=case_id, sort=sort.value, at=at, how=how.value, by=str(by)) > 0


def open_tracks(session: Session, case_id: int) -> frozenset[Track]:
    """The tracks that are open."""
    return frozenset(Track(track) for (track,) in TRACKS.all(session, case=case_id))


def _assessment(office: Office, row: tuple[int, bytes, str, datetime, str]) -> Assessment:
    key, sealed, tables, at, by = row
    presented, proposal = read_back(office.vault.unseal(sealed, context=SIGNS), tables=tables)
    return Assessment(key, presented, proposal, office.local(at), _who(by))


def _decision(office: Office, session: Session, case_id: int) -> Decision | None:
    row = LEVEL.first(session, case=case_id)
    if row is None:
        return None
    level, sealed, at, by = row
    reason = office.vault.unseal(sealed, context=REASON) if sealed else ""
    return Decision(Level(level), reason, office.local(at), _who(by))


Written = tuple[int, str, datetime, datetime, datetime | None, str | None, str | None]


def _clock(office: Office, row: Written, seen: tuple[datetime, str] | None) -> Clock:
    key, named, began, due, stopped, how, by = row
    sort, local = ClockSort(named), office.local
    if stopped is None and seen is not None and sort in BY_THE_ROOM and seen[0] >= began:
        stopped, by, how = seen[0], seen[1], Stopped.DONE.value
    ended = None if stopped is None else local(stopped)
    return Clock(key, sort, local(began), local(due), ended, Stopped(how) if how else None, _who(by or ""))


def _who(actor: str) -> str:
    """The staff number of an actor as written."""
    return actor.rpartition("@")[0]


CASE = Query(
    select(
        TriageCaseRow.patient_id,
        TriageCaseRow.known_sealed,
        TriageCaseRow.began_at,
        TriageCaseRow.closed_at,
        PatientRow.name,
        PatientRow.outpatient_number,
    )
    .outerjoin(PatientRow, PatientRow.id == TriageCaseRow.patient_id)
    .where(TriageCaseRow.id == bindparam("case"))
)
ASSESSMENT = Query(
    select(
        TriageAssessmentRow.id,
        TriageAssessmentRow.sealed,
        TriageAssessmentRow.tables,
        TriageAssessmentRow.at,
        TriageAssessmentRow.actor,
    )
    .where(TriageAssessmentRow.case_id == bindparam("case"))
    .order_by(TriageAssessmentRow.id.desc())
    .limit(1)
)
LEVEL = Query(
    select(TriageLevelRow.level, TriageLevelRow.reason_sealed, TriageLevelRow.since, TriageLevelRow.actor).where(
        TriageLevelRow.case_id == bindparam("case"), TriageLevelRow.until.is_(None)
    )
)
CLOCKS = Query(
    select(
        TriageClockRow.id,
        TriageClockRow.sort,
        TriageClockRow.began_at,
        TriageClockRow.due_at,
        TriageClockRow.stopped_at,
        TriageClockRow.stopped_how,
        TriageClockRow.stopped_by,
    )
    .where(TriageClockRow.case_id == bindparam("case"))
    .order_by(TriageClockRow.id)
)
TRACKS = Query(
    select(TriageTrackRow.track).where(TriageTrackRow.case_id == bindparam("case"), TriageTrackRow.until.is_(None))
)
LABELS = Query(
    select(TicketRow.label)
    .join(TriageLinkRow, TriageLinkRow.ticket_id == TicketRow.id)
    .where(TriageLinkRow.case_id == bindparam("case"))
    .order_by(TicketRow.id)
)
_is_here = and_(TicketStateRow.state == TicketState.ARRIVED.value, TicketStateRow.until.is_(None))
_in_room = or_(_is_here, TicketStateRow.state == TicketState.SERVED.value)  # an arrival may be taken back
SEEN = Query(
    select(TicketStateRow.since, TicketStateRow.actor)
    .join(TriageLinkRow, TriageLinkRow.ticket_id == TicketStateRow.ticket_id)
    .join(TriageCaseRow, TriageCaseRow.id == TriageLinkRow.case_id)
    .where(TriageLinkRow.case_id == bindparam("case"), _in_room, TicketStateRow.since >= TriageCaseRow.began_at)
    .order_by(TicketStateRow.since)
    .limit(1)
)
ADD_ASSESSMENT = Query(insert(TriageAssessmentRow).returning(TriageAssessmentRow.id))
ADD_CLOCK = Statement(insert(TriageClockRow))
STOP_SORT = Statement(
    update(TriageClockRow)
    .where(
        TriageClockRow.case_id == bindparam("case"),
        TriageClockRow.sort == bindparam("sort"),
        TriageClockRow.stopped_at.is_(None),
    )
    .values(stopped_at=bindparam("at"), stopped_how=bindparam("how"), stopped_by=bindparam("by"))
)
