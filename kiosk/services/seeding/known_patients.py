"""Patients of the files whom the hall does not know yet; their numbers are sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.identity import Paper
from kiosk.services.patients.patient_keys import RULES, Keyed, write_keys
from kiosk.services.patients.sealing import paper_digest, phone_digest, seal_paper, seal_phone
from kiosk.services.seeding.hospital import GuardianEntry, PatientEntry
from kiosk.storage import audit
from kiosk.storage.tables import GuardianRow, PatientPaperRow, PatientRow
from kiosk.storage.vault import Vault

CONSENT = "seed"  # agreed to on paper, in the hospital's own books


@dataclass(frozen=True)
class Entered:
    """How many are new, and whose outpatient number somebody else has already: a kiosk was faster."""

    new: int
    taken: tuple[PatientEntry, ...]


def write_patients(
    session: Session, vault: Vault, patients: Iterable[PatientEntry], *, at: datetime, actor: Actor
) -> Entered:
    """Enter everybody whose outpatient number and paper are both new; the others stay as they are."""
    everybody = tuple(patients)
    taken = tuple(patient for patient in everybody if _is_taken(session, vault, patient))
    newcomers = [patient for patient in everybody if not _is_known(session, vault, patient)]
    for patient in newcomers:
        key = _enter(session, vault, patient, at=at)
        audit.record(session, actor, "patient.seed", f"patients/{key}", at=at, key=vault.audit_key)
    return Entered(len(newcomers), taken)


def _is_taken(session: Session, vault: Vault, patient: PatientEntry) -> bool:
    """Whether the number is that of somebody of another paper and another name or birth date."""
    owner = session.execute(
        select(PatientRow.id, PatientRow.name, PatientRow.birth_date).where(
            PatientRow.outpatient_number == patient.outpatient_number
        )
    ).one_or_none()
    if owner is None or (owner.name, owner.birth_date) == (patient.name, patient.birth_date):
        return False
    digest = paper_digest(vault, patient.paper) if patient.paper else None
    of_theirs = (PatientPaperRow.patient_id == owner.id) & (PatientPaperRow.digest == digest)
    return not session.scalar(select(select(PatientPaperRow.id).where(of_theirs).exists()))


def _is_known(session: Session, vault: Vault, patient: PatientEntry) -> bool:
    found = [select(PatientRow.id).where(PatientRow.outpatient_number == patient.outpatient_number).exists()]
    if patient.paper:
        digest = paper_digest(vault, patient.paper)
        found.append(select(PatientPaperRow.id).where(PatientPaperRow.digest == digest).exists())
    return bool(session.scalar(select(or_(*found))))


def _enter(session: Session, vault: Vault, patient: PatientEntry, *, at: datetime) -> int:
    values = {
        "outpatient_number": patient.outpatient_number,
        "name": patient.name,
        "sex": patient.sex.value,
        "birth_date": patient.birth_date,
        "fee_class": patient.fee_class.value,
        "phone_sealed": seal_phone(vault, patient.phone),
        "phone_digest": phone_digest(vault, patient.phone),
        "consent": CONSENT,
        "created_at": at,
        "keyed": RULES,
    }
    key = session.execute(insert(PatientRow).values(values).returning(PatientRow.id)).scalar_one()
    if patient.paper:
        session.execute(insert(PatientPaperRow).values(patient_id=key, **_paper_values(vault, patient.paper)))
    papers = (patient.paper.number,) if patient.paper else ()
    write_keys(session, vault, key, Keyed(patient.name, patient.phone, papers))
    if patient.guardian:
        session.execute(insert(GuardianRow).values(child_id=key, **_guardian_values(vault, patient.guardian, at)))
    return key


def _paper_values(vault: Vault, paper: Paper) -> dict[str, object]:
    return {
        "kind": paper.kind.value,
        "sealed": seal_paper(vault, paper),
        "digest": paper_digest(vault, paper),
    }


def _guardian_values(vault: Vault, guardian: GuardianEntry, at: datetime) -> dict[str, object]:
    values = {f"paper_{name}": value for name, value in _paper_values(vault, guardian.paper).items()}
    return {"name": guardian.name, **values, "created_at": at}
