"""Patients as the hall shows them, read from the books."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Patient
from kiosk.domain.masking import mask_number
from kiosk.services.sealing import PAPER
from kiosk.storage.tables import PatientPaperRow, PatientRow
from kiosk.storage.vault import Vault


def patient_of(session: Session, vault: Vault, patient_id: int) -> Patient:
    """The patient of this id, the first paper's number masked."""
    row = session.get_one(PatientRow, patient_id)
    sealed = session.scalar(
        select(PatientPaperRow.sealed).where(PatientPaperRow.patient_id == patient_id).order_by(PatientPaperRow.id)
    )
    return Patient(
        id=row.id,
        name=row.name,
        sex=Sex(row.sex),
        birth_date=row.birth_date,
        outpatient_number=row.outpatient_number,
        fee_class=FeeClass(row.fee_class),
        paper=mask_number(vault.unseal(sealed, context=PAPER)) if sealed else "",
        provisional=row.complete_by is not None,
    )
