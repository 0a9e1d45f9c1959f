"""Joins triage to the tickets of a patient, whichever came first; light, for every registration asks."""

from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.domain.queue import Flag
from kiosk.services.patients.persons import of_person
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query
from kiosk.storage.tables import TriageCaseRow, TriageLevelRow, TriageLinkRow, TriageTrackRow

HOLDS_FOR = timedelta(hours=24)  # a case nobody closed says nothing of the next day


def found_at_triage(session: Session, patient_id: int, *, now: datetime) -> dict[int, frozenset[Flag]]:
    """The open cases of a patient, with what they tell a queue."""
    found: dict[int, frozenset[Flag]] = {}
    for case, level, track in OPEN.all(session, patient=patient_id, since=now - HOLDS_FOR):
        told = {Flag(f"triage_{level}")} if level is not None else set()
        found[case] = found.get(case, frozenset()) | told | ({Flag.GREEN} if track is not None else set())
    return found


def found_for(session: Session, patient_id: int, day: date, *, now: datetime) -> dict[int, frozenset[Flag]]:
    """What a ticket of ``day`` is issued with: only today's is in a hurry."""
    return found_at_triage(session, patient_id, now=now) if day == now.date() else {}


def link(session: Session, case_id: int, ticket_id: int, *, actor: Actor, at: datetime) -> bool:
    """Let a ticket follow a case; False when it does so already."""
    return LINK.first(session, case_id=case_id, ticket_id=ticket_id, at=at, actor=str(actor)) is not None


def _once(first: Upsert) -> ReturningInsert[int]:
    return first.on_conflict_do_nothing(index_elements=[TriageLinkRow.case_id, TriageLinkRow.ticket_id]).returning(
        TriageLinkRow.ticket_id
    )


OPEN = Query(
    select(TriageCaseRow.id, TriageLevelRow.level, TriageTrackRow.track)
    .outerjoin(TriageLevelRow, and_(TriageLevelRow.case_id == TriageCaseRow.id, TriageLevelRow.until.is_(None)))
    .outerjoin(TriageTrackRow, and_(TriageTrackRow.case_id == TriageCaseRow.id, TriageTrackRow.until.is_(None)))
    .where(
        of_person(TriageCaseRow.patient_id),
        TriageCaseRow.closed_at.is_(None),
        TriageCaseRow.began_at >= bindparam("since"),
    )
)
LINK = Query(ForEach(TriageLinkRow, _once))
