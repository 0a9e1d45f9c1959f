"""What a decision at triage writes: the case, the level, the tracks with their clocks, and the tickets that follow."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import and_, bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.calendar import age
from kiosk.domain.errors import Misuse
from kiosk.domain.queue import TicketState, callable_days
from kiosk.domain.triage.cases import Case, Taken, TriageOver, flags_of
from kiosk.domain.triage.clocks import ClockSort, Stopped, level_terms, track_terms
from kiosk.domain.triage.signs import Level, Presented, Track
from kiosk.domain.triage.tables import LevelTable
from kiosk.services.office import Office
from kiosk.services.patients.persons import of_person
from kiosk.services.queue.flagging import put_triage
from kiosk.services.triage.triage_books import KNOWN_AS, REASON, read_case, start, stop_sort
from kiosk.services.triage.triage_links import found_at_triage, link
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    PatientRow,
    RegistrationRow,
    TicketRow,
    TicketStateRow,
    TriageCaseRow,
    TriageLevelRow,
    TriageLinkRow,
    TriageTrackRow,
)

EARLIEST = timedelta(minutes=30)  # a form left open is no first contact
LONGEST = 200  # characters of a name or a reason


def held_case(office: Office, session: Session, case_id: int) -> Case:
    """The case; whoever else wants to change it waits until this transaction has ended. Raises `TriageOver`.

    The patient is locked before the case, here and everywhere, so that no two transactions wait for each other.
    """
    known = PATIENT_OF.first(session, case=case_id)
    if known is not None and known[0] is not None:
        lock_patient(session, known[0])
    row = HOLD.first(session, case=case_id)
    if row is not None and row[0] is not None:
        raise TriageOver(f"triage {case_id} is closed")
    return read_case(office, session, case_id)


def case_for(office: Office, session: Session, taken: Taken, actor: Actor) -> int:
    """The case that is looked at again, or a new one."""
    if taken.case_id is not None:
        return held_case(office, session, taken.case_id).id
    now = office.now()
    if taken.patient_id is not None:
        # Of two nurses who look at one patient the second one adds to the first one's case.
        lock_patient(session, taken.patient_id)
        known = found_at_triage(session, taken.patient_id, now=now)
        if known:
            return held_case(office, session, max(known)).id
    name = taken.known_as.strip()[:LONGEST]
    sealed = office.vault.seal(name, context=KNOWN_AS) if name else None
    began = min(max(taken.began or now, now - EARLIEST), now)
    values = {"patient_id": taken.patient_id, "known_sealed": sealed, "began_at": began}
    return ADD_CASE.one(session, actor=str(actor), **values)[0]


def aged(office: Office, session: Session, case_id: int, presented: Presented) -> Presented:
    """With the age of the papers, where there are any."""
    row = BORN.first(session, case=case_id)
    if row is None or row[0] is None:
        return presented
    return replace(presented, age=age(row[0], office.today()))


def write_level(
    office: Office, session: Session, case: Case, level: Level, *, why: str, table: LevelTable, actor: Actor
) -> None:
    """The level on the newest look, and its clocks; none for whoever is with the doctor already."""
    now, before = office.now(), case.decision.level if case.decision else None
    END_LEVEL.run(session, case=case.id, at=now)
    ADD_LEVEL.run(
        session,
        case_id=case.id,
        assessment_id=case.assessment.id,
        level=level.value,
        reason_sealed=office.vault.seal(why, context=REASON) if why else None,
        since=now,
        actor=str(actor),
    )
    if _is_seen(case):
        return
    terms = level_terms(level, contact=case.began, at=now, before=before, table=table)
    for term in terms:
        stop_sort(session, case.id, term.sort, Stopped.REPLACED, at=now, by=actor)
    start(session, case.id, terms, actor=actor)


def write_tracks(
    office: Office, session: Session, case: Case, tracks: frozenset[Track], *, table: LevelTable, actor: Actor
) -> None:
    """Exactly these are open; a clock begins with its track and ends with it."""
    now, over, new = office.now(), case.tracks - tracks, tracks - case.tracks
    for track in over:
        END_TRACK.run(session, case=case.id, track=track.value, at=now)
    for term in track_terms(over, contact=case.began, table=table):
        stop_sort(session, case.id, term.sort, Stopped.REPLACED, at=now, by=actor)
    for track in new:
        ADD_TRACK.run(session, case_id=case.id, track=track.value, since=now, actor=str(actor))
    start(session, case.id, track_terms(new, contact=case.began, table=table), actor=actor)


def follow(office: Office, session: Session, case_id: int, *, actor: Actor) -> None:
    """Let the patient's tickets of today follow the case."""
    case, days = read_case(office, session, case_id), callable_days(office.now())
    if case.patient_id is None or case.decision is None:
        return
    # The patient is locked, and a registration under way holds them too: one of the two sees what the other one wrote.
    flags = flags_of(case.decision.level, case.tracks)
    for (ticket,) in TICKETS.all(session, patient=case.patient_id, first=days.first, last=days.last):
        link(session, case_id, ticket, actor=actor, at=office.now())
        put_triage(office, session, ticket, flags, actor=actor)


def unfollow(office: Office, session: Session, case_id: int, *, actor: Actor) -> None:
    """Let tickets that still wait have the place they had without triage."""
    days = callable_days(office.now())
    for (ticket,) in LINKED.all(session, case=case_id, first=days.first, last=days.last):
        put_triage(office, session, ticket, (), actor=actor)


def lock_patient(session: Session, patient_id: int) -> None:
    """Let others who write something of this patient wait; raises `Misuse` when there is none."""
    if LOCK_PATIENT.first(session, patient=patient_id) is None:
        raise Misuse(f"no patient {patient_id}")


def _is_seen(case: Case) -> bool:
    clock = case.clock(ClockSort.RESPONSE)
    return clock is not None and clock.how is Stopped.DONE


_of_days = (TicketRow.day >= bindparam("first"), TicketRow.day <= bindparam("last"))
_over = (TicketState.SERVED, TicketState.EXPIRED)  # who is void may check in again
_stands = and_(TicketStateRow.until.is_(None), *(TicketStateRow.state != state.value for state in _over))
_tickets = select(TicketRow.id).join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id).where(_stands, *_of_days)
ADD_CASE = Query(insert(TriageCaseRow).returning(TriageCaseRow.id))
BORN = Query(
    select(PatientRow.birth_date)
    .join(TriageCaseRow, TriageCaseRow.patient_id == PatientRow.id)
    .where(TriageCaseRow.id == bindparam("case"))
)
PATIENT_OF = Query(select(TriageCaseRow.patient_id).where(TriageCaseRow.id == bindparam("case")))
HOLD = Query(
    select(TriageCaseRow.closed_at).where(TriageCaseRow.id == bindparam("case")).with_for_update(key_share=True)
)
LOCK_PATIENT = Query(select(PatientRow.id).where(PatientRow.id == bindparam("patient")).with_for_update())
END_LEVEL = Statement(
    update(TriageLevelRow)
    .where(TriageLevelRow.case_id == bindparam("case"), TriageLevelRow.until.is_(None))
    .values(until=bindparam("at"))
)
ADD_LEVEL = Statement(insert(TriageLevelRow))
END_TRACK = Statement(
    update(TriageTrackRow)
    .where(
        TriageTrackRow.case_id == bindparam("case"),
        TriageTrackRow.track == bindparam("track"),
        TriageTrackRow.until.is_(None),
    )
    .values(until=bindparam("at"))
)
ADD_TRACK = Statement(insert(TriageTrackRow))
TICKETS = Query(
    _tickets.join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .where(of_person(RegistrationRow.patient_id), RegistrationRow.cancelled_at.is_(None))
    .order_by(TicketRow.id)
)
LINKED = Query(
    _tickets.join(TriageLinkRow, TriageLinkRow.ticket_id == TicketRow.id)
    .where(TriageLinkRow.case_id == bindparam("case"))
    .order_by(TicketRow.id)
)
