"""One patient's file as staff read it: masked, with its history, what was joined to it, and who may be the same."""

import json

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.errors import Misuse
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.journey import Patient
from kiosk.domain.masking import mask_name, mask_number, mask_phone
from kiosk.domain.patient_files import ChangeKind, FileChange, FilePaper, Joined, Namesake, PatientFile, Revealed
from kiosk.services.office import Office
from kiosk.services.patients.patient_search import read_patients
from kiosk.services.patients.persons import of_person
from kiosk.services.patients.sealing import PAPER
from kiosk.storage.statements import Query
from kiosk.storage.tables import GuardianRow, PatientChangeRow, PatientMergeRow, PatientPaperRow, PatientRow

CHANGE = "patient change"
MOST_NAMESAKES = 10


def read_file(office: Office, session: Session, patient_id: int) -> PatientFile:
    """The file, or the one it has gone into; raises `Misuse` when there is none."""
    head = HEAD.first(session, patient=patient_id)
    if head is None:
        raise Misuse(f"no patient {patient_id}")
    key, consent, created_at = head
    patient, phone, version = read_patients(office, session, [key])[key]
    papers = _papers(office, session, key)
    return PatientFile(
        patient=patient,
        version=version,
        phone=mask_phone(phone),
        papers=tuple(FilePaper(row, paper.kind, mask_number(paper.number)) for row, paper in papers),
        guardians=tuple(mask_name(name) for (name,) in GUARDIANS.all(session, patient=key)),
        consented=consent is not None,
        since=office.local(created_at),
        joined=tuple(
            Joined(merge, number, office.local(since)) for merge, number, since in JOINED.all(session, patient=key)
        ),
        changes=tuple(
            FileChange(ChangeKind(kind), tuple(fields.split(",")), office.local(at), actor)
            for kind, fields, at, actor in CHANGES.all(session, patient=key)
        ),
    )


def read_revealed(office: Office, session: Session, patient_id: int) -> tuple[int, Revealed]:
    """The file that stands, and what it holds unmasked; raises `Misuse` when there is none."""
    file = read_file(office, session, patient_id)
    key = file.patient.id
    _, phone, _ = read_patients(office, session, [key])[key]
    return key, Revealed(
        name=file.patient.name,
        phone=phone,
        papers=tuple(paper for _, paper in _papers(office, session, key)),
        guardians=tuple(name for (name,) in GUARDIANS.all(session, patient=key)),
    )


def find_namesakes(office: Office, session: Session, patient_id: int) -> tuple[Namesake, ...]:
    """Who may be the same person, those who share most first."""
    keys = dict.fromkeys(key for alike in (SAME_NAME, SAME_PHONE) for (key,) in alike.all(session, patient=patient_id))
    found = read_patients(office, session, [patient_id, *keys])
    if patient_id not in found:
        raise Misuse(f"no patient {patient_id}")
    mine, my_phone, _ = found[patient_id]
    namesakes = [
        Namesake(patient, version, mask_phone(phone), _shared(mine, my_phone, patient, phone))
        for patient, phone, version in (found[key] for key in keys)
    ]
    return tuple(sorted(namesakes, key=lambda one: (-len(one.shares), -one.patient.id)))


def opened_change(office: Office, sealed: bytes) -> dict[str, str | None]:
    """What a file held before a change, by field; "reason" is why it was made."""
    before: dict[str, str | None] = json.loads(office.vault.unseal(sealed, context=CHANGE))
    return before


def sealed_change(office: Office, before: dict[str, str | None]) -> bytes:
    """The same, to be kept."""
    return office.vault.seal(json.dumps(before, ensure_ascii=False), context=CHANGE)


def _papers(office: Office, session: Session, patient_id: int) -> list[tuple[int, Paper]]:
    return [
        (key, Paper(PaperKind(kind), office.vault.unseal(sealed, context=PAPER)))
        for key, kind, sealed in PAPERS.all(session, patient=patient_id)
    ]


def _shared(mine: Patient, my_phone: str, other: Patient, phone: str) -> tuple[str, ...]:
    same = {
        "name": mine.name == other.name,
        "birth": mine.birth_date is not None and mine.birth_date == other.birth_date,
        "phone": bool(phone) and phone == my_phone,
    }
    return tuple(name for name, is_same in same.items() if is_same)


_asked, _other = aliased(PatientRow), aliased(PatientRow)
HEAD = Query(
    select(PatientRow.id, PatientRow.consent, PatientRow.created_at)
    .join(_asked, _asked.id == bindparam("patient"))
    .where((PatientRow.id == _asked.merged_into) | (PatientRow.id == _asked.id) & _asked.merged_into.is_(None))
)
PAPERS = Query(
    select(PatientPaperRow.id, PatientPaperRow.kind, PatientPaperRow.sealed)
    .where(of_person(PatientPaperRow.patient_id))
    .order_by(PatientPaperRow.id)
)
GUARDIANS = Query(select(GuardianRow.name).where(of_person(GuardianRow.child_id)).order_by(GuardianRow.id))
JOINED = Query(
    select(PatientMergeRow.id, PatientRow.outpatient_number, PatientMergeRow.since)
    .join(PatientRow, PatientRow.id == PatientMergeRow.gone_id)
    .where(PatientMergeRow.kept_id == bindparam("patient"), PatientMergeRow.until.is_(None))
    .order_by(PatientMergeRow.id)
)
CHANGES = Query(
    select(PatientChangeRow.kind, PatientChangeRow.fields, PatientChangeRow.at, PatientChangeRow.actor)
    .where(
        of_person(PatientChangeRow.patient_id),
        # A joining stands in both files; it is told once.
        (PatientChangeRow.patient_id == bindparam("patient")) | (PatientChangeRow.kind == ChangeKind.CORRECT.value),
    )
    .order_by(PatientChangeRow.id.desc())
    .limit(20)
)
_others = (
    select(_other.id)
    .where(PatientRow.id == bindparam("patient"), _other.id != PatientRow.id, _other.merged_into.is_(None))
    .order_by(_other.id.desc())
    .limit(MOST_NAMESAKES)
)
# Two questions, for each has its index.
SAME_NAME = Query(
    _others.join(PatientRow, (_other.name == PatientRow.name) & (_other.birth_date == PatientRow.birth_date))
)
SAME_PHONE = Query(_others.join(PatientRow, _other.phone_digest == PatientRow.phone_digest))
