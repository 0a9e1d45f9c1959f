"""合并: two files of one person become one, and are taken apart again while nothing contradicts.

No document is touched: a registration keeps the file it was made on, and whoever asks for a person asks for all of
their files (`persons.of_person`). The file that goes shows the person of the one that stays, so that tickets in line
are called by the right name; what stood in it is kept and comes back when the two are taken apart.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.patient_files import ChangeKind, FileChanged, SameFile, VisitedSince
from kiosk.services.office import Office
from kiosk.services.patients.patient_books import Standing, hold, hold_as_shown, keep, mirror
from kiosk.services.patients.patient_keys import Keyed, write_keys
from kiosk.services.patients.patient_pages import opened_change
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PatientChangeRow, PatientMergeRow, PatientRow, RegistrationRow, TicketRow


def merge(
    office: Office, session: Session, *, kept: tuple[int, int], gone: tuple[int, int], reason: str, actor: Actor
) -> int:
    """Let ``gone`` go into ``kept``, each an id and the version that was shown; gives the id of the joining.

    Raises `SameFile`, and `FileChanged` when either is not as it was shown.
    """
    if kept[0] == gone[0]:
        raise SameFile(f"patient {kept[0]} with itself")
    held = {
        key: hold_as_shown(office, session, key, version=version)
        for key, version in sorted((kept, gone))  # everybody in this order: nobody waits in a circle
    }
    stays, goes = held[kept[0]], held[gone[0]]
    change_id = keep(office, session, goes, ChangeKind.MERGE, _identity(goes), reason=reason, actor=actor)
    keep(office, session, stays, ChangeKind.MERGE, {"joined": str(goes.id)}, reason=reason, actor=actor)
    JOIN.run(session, gone=goes.id, into=stays.id)
    FOLLOW.run(session, gone=goes.id, into=stays.id)  # what had gone into that one before
    mirror(session, stays.id)
    (last_visit,) = LAST_VISIT.one(session, patient=stays.id)
    (merge_id,) = ADD_MERGE.one(
        session,
        gone_id=goes.id,
        kept_id=stays.id,
        change_id=change_id,
        last_visit=last_visit,
        actor=str(actor),
        since=office.now(),
    )
    return merge_id


def take_apart(office: Office, session: Session, merge_id: int, *, reason: str, actor: Actor) -> tuple[int, int]:
    """Give a file back what it was; gives the ids of the one that stayed and of the one that is back.

    Raises `FileChanged` when that was done already or the joined file has gone into a third one since, `VisitedSince`
    naming a number that was given meanwhile, `Misuse` when there is no such joining.
    """
    row = MERGE.first(session, merge=merge_id)
    if row is None:
        raise Misuse(f"no joining {merge_id}")
    kept_id, gone_id, last_visit, sealed = row
    held = {key: hold(office, session, key) for key in sorted((kept_id, gone_id))}
    stays, back = held[kept_id], held[gone_id]
    if stays.merged_into is not None or not END.run(session, merge=merge_id, at=office.now(), by=str(actor)):
        raise FileChanged(f"joining {merge_id} is over, or patient {kept_id} has gone into another")
    visit = VISIT_SINCE.first(session, patient=kept_id, last=last_visit)
    if visit is not None:
        raise VisitedSince(f"patient {kept_id} registered after joining {merge_id}", ticket=visit[0])
    keep(office, session, back, ChangeKind.UNDO, _identity(back), reason=reason, actor=actor)
    keep(office, session, stays, ChangeKind.UNDO, {"joined": str(back.id)}, reason=reason, actor=actor)
    restored = _restored(back, opened_change(office, sealed))
    _give_back(office, session, restored)
    return kept_id, gone_id


def _identity(standing: Standing) -> dict[str, str | None]:
    return {
        "name": standing.name,
        "sex": standing.sex,
        "birth": standing.birth_date.isoformat() if standing.birth_date else None,
        "complete_by": standing.complete_by.isoformat() if standing.complete_by else None,
    }


def _restored(standing: Standing, before: dict[str, str | None]) -> Standing:
    birth, due = before["birth"], before["complete_by"]
    return replace(
        standing,
        name=before["name"] or "",
        sex=before["sex"] or "",
        birth_date=datetime.fromisoformat(birth).date() if birth else None,
        complete_by=datetime.fromisoformat(due) if due else None,
    )


def _give_back(office: Office, session: Session, restored: Standing) -> None:
    RESTORE.run(
        session,
        patient=restored.id,
        new_name=restored.name,
        new_sex=restored.sex,
        new_birth=restored.birth_date,
        new_complete_by=restored.complete_by,
    )
    for file in _gone_into(session, restored.id):
        RETURN.run(session, patient=file, into=restored.id)
    mirror(session, restored.id)
    write_keys(session, office.vault, restored.id, Keyed(restored.name, restored.phone))


def _gone_into(session: Session, patient_id: int) -> list[int]:
    """Every file that has gone into this one, by however many steps."""
    files = [key for (key,) in GONE_INTO.all(session, patient=patient_id)]
    for file in files:  # it grows while it is gone through
        files += [key for (key,) in GONE_INTO.all(session, patient=file)]
    return files


JOIN = Statement(
    update(PatientRow).where(PatientRow.id == bindparam("gone")).values(merged_into=bindparam("into"), complete_by=None)
)
FOLLOW = Statement(
    update(PatientRow).where(PatientRow.merged_into == bindparam("gone")).values(merged_into=bindparam("into"))
)
RETURN = Statement(
    update(PatientRow).where(PatientRow.id == bindparam("patient")).values(merged_into=bindparam("into"))
)
RESTORE = Statement(
    update(PatientRow)
    .where(PatientRow.id == bindparam("patient"))
    .values(
        merged_into=None,
        name=bindparam("new_name"),
        sex=bindparam("new_sex"),
        birth_date=bindparam("new_birth"),
        complete_by=bindparam("new_complete_by"),
    )
)
ADD_MERGE = Query(insert(PatientMergeRow).returning(PatientMergeRow.id))
MERGE = Query(
    select(PatientMergeRow.kept_id, PatientMergeRow.gone_id, PatientMergeRow.last_visit, PatientChangeRow.sealed)
    .join(PatientChangeRow, PatientChangeRow.id == PatientMergeRow.change_id)
    .where(PatientMergeRow.id == bindparam("merge"))
)
END = Statement(
    update(PatientMergeRow)
    .where(PatientMergeRow.id == bindparam("merge"), PatientMergeRow.until.is_(None))
    .values(until=bindparam("at"), ended_by=bindparam("by"))
)
GONE_INTO = Query(
    select(PatientMergeRow.gone_id)
    .where(PatientMergeRow.kept_id == bindparam("patient"), PatientMergeRow.until.is_(None))
    .order_by(PatientMergeRow.id)
)
# By number and not by time: the clocks of two machines may differ.
LAST_VISIT = Query(
    select(func.coalesce(func.max(RegistrationRow.id), 0)).where(RegistrationRow.patient_id == bindparam("patient"))
)
VISIT_SINCE = Query(
    select(TicketRow.label)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .where(
        RegistrationRow.patient_id == bindparam("patient"),
        RegistrationRow.id > bindparam("last"),
        RegistrationRow.cancelled_at.is_(None),
    )
    .order_by(TicketRow.id.desc())
    .limit(1)
)
