"""Patients and guardians as they lie in the books."""

from datetime import date

from sqlalchemy import Select, bindparam, func, insert, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.acting import Guardian
from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Paper, Sex
from kiosk.domain.journey import Patient
from kiosk.domain.masking import mask_number
from kiosk.services.patients.persons import of_person
from kiosk.services.patients.sealing import PAPER, paper_digest, seal_paper
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import GuardianRow, PatientPaperRow, PatientRow
from kiosk.storage.vault import Vault

PatientColumns = tuple[int, str, str, date | None, str, str, bool]


def find_by_paper(session: Session, vault: Vault, paper: Paper) -> Patient | None:
    """The patient to whom ``paper`` belongs, by the file that stands for them."""
    return _viewed(session, vault, BY_PAPER.first(session, digest=paper_digest(vault, paper)))


def find_child(session: Session, vault: Vault, guardian: Paper, *, name: str, birth: date) -> Patient | None:
    """The child of this name and birth date bound to this guardian; twins have different names."""
    digest = paper_digest(vault, guardian)
    return _viewed(session, vault, BY_GUARDIAN.first(session, digest=digest, name=name, birth=birth))


def name_of_adult(session: Session, vault: Vault, paper: Paper) -> str:
    """The name behind ``paper``, of a patient or of somebody's guardian; "" for nobody known."""
    digest = paper_digest(vault, paper)
    found = BY_PAPER.first(session, digest=digest)
    if found is not None:
        return found[1]
    guardian = GUARDIAN_NAME.first(session, digest=digest)
    return guardian[0] if guardian else ""


def count_namesakes(session: Session, *, name: str, birth: date) -> int:
    """How many patients share name and birth date."""
    return NAMESAKES.one(session, name=name, birth=birth)[0]


def add_patient(session: Session, **values: object) -> int | None:
    """Write a patient, ``values`` by column; gives the id, None when somebody has this outpatient number already."""
    row = ADD_PATIENT.first(session, **values)
    return row[0] if row else None


def add_paper(session: Session, vault: Vault, paper: Paper, *, patient_id: int) -> None:
    """Bind ``paper`` to a patient; the unique digest refuses one that is known."""
    ADD_PAPER.run(
        session,
        patient_id=patient_id,
        kind=paper.kind.value,
        sealed=seal_paper(vault, paper),
        digest=paper_digest(vault, paper),
    )


def add_guardian(session: Session, vault: Vault, guardian: Guardian, **values: object) -> None:
    """Bind a guardian to a child; ``values`` are the other columns."""
    ADD_GUARDIAN.run(
        session,
        name=guardian.name,
        paper_kind=guardian.paper.kind.value,
        paper_sealed=seal_paper(vault, guardian.paper),
        paper_digest=paper_digest(vault, guardian.paper),
        **values,
    )


def find_by_id(session: Session, vault: Vault, patient_id: int) -> Patient | None:
    """The patient of this file, or of the one it has gone into."""
    return _viewed(session, vault, BY_FILE.first(session, patient=patient_id))


def paper_number(session: Session, vault: Vault, patient_id: int) -> str:
    """The number of the patient's first paper, unsealed: for whoever must be told it; "" without a paper."""
    paper = FIRST_PAPER.first(session, patient=patient_id)
    return vault.unseal(paper[0], context=PAPER) if paper else ""


def _viewed(session: Session, vault: Vault, row: PatientColumns | None) -> Patient | None:
    if row is None:
        return None
    key, name, sex, birth, outpatient_number, fee_class, provisional = row
    paper = FIRST_PAPER.first(session, patient=key)
    masked = mask_number(vault.unseal(paper[0], context=PAPER)) if paper else ""
    return Patient(key, name, Sex(sex), birth, outpatient_number, FeeClass(fee_class), masked, provisional)


def _unless_taken(patient: Upsert) -> ReturningInsert[int]:
    return patient.on_conflict_do_nothing(index_elements=[PatientRow.outpatient_number]).returning(PatientRow.id)


_patients: Select[int, str, str, date | None, str, str, bool] = select(
    PatientRow.id,
    PatientRow.name,
    PatientRow.sex,
    PatientRow.birth_date,
    PatientRow.outpatient_number,
    PatientRow.fee_class,
    PatientRow.complete_by.is_not(None),
)
# A file that was joined with another: that one stands for both.
_file = aliased(PatientRow)
_standing = _patients.join(_file, PatientRow.id == func.coalesce(_file.merged_into, _file.id))
BY_FILE = Query(_standing.where(_file.id == bindparam("patient")))
BY_PAPER = Query(
    _standing.join(PatientPaperRow, PatientPaperRow.patient_id == _file.id).where(
        PatientPaperRow.digest == bindparam("digest")
    )
)
BY_GUARDIAN = Query(
    _standing.join(GuardianRow, GuardianRow.child_id == _file.id)
    .where(
        GuardianRow.paper_digest == bindparam("digest"),
        PatientRow.name == bindparam("name"),
        PatientRow.birth_date == bindparam("birth"),
    )
    .order_by(PatientRow.id)
    .limit(1)
)
GUARDIAN_NAME = Query(
    select(GuardianRow.name)
    .where(GuardianRow.paper_digest == bindparam("digest"))
    .order_by(GuardianRow.id.desc())
    .limit(1)
)
NAMESAKES = Query(
    select(func.count(PatientRow.id)).where(
        PatientRow.name == bindparam("name"),
        PatientRow.birth_date == bindparam("birth"),
        PatientRow.merged_into.is_(None),
    )
)
FIRST_PAPER = Query(
    select(PatientPaperRow.sealed).where(of_person(PatientPaperRow.patient_id)).order_by(PatientPaperRow.id).limit(1)
)
ADD_PATIENT = Query(ForEach(PatientRow, _unless_taken))
ADD_PAPER = Statement(insert(PatientPaperRow))
ADD_GUARDIAN = Statement(insert(GuardianRow))
