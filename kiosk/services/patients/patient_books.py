"""A patient's row held for a change, and what stood in it kept before it is changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.patient_files import ChangeKind, FileChanged
from kiosk.services.office import Office
from kiosk.services.patients.patient_pages import sealed_change
from kiosk.services.patients.sealing import PHONE
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PatientChangeRow, PatientRow

TOPIC = "patients"


@dataclass(frozen=True)
class Standing:
    """A patient's row as it stands; whoever holds it keeps other changes and new registrations waiting."""

    id: int
    name: str
    sex: str
    birth_date: date | None
    fee_class: str
    phone: str
    complete_by: datetime | None
    version: int
    merged_into: int | None


def hold(office: Office, session: Session, patient_id: int) -> Standing:
    """Take the row in hand; raises `Misuse` when there is none."""
    row = HOLD.first(session, patient=patient_id)
    if row is None:
        raise Misuse(f"no patient {patient_id}")
    key, name, sex, birth, fee, phone, due, version, merged_into = row
    opened = office.vault.unseal(phone, context=PHONE) if phone else ""
    return Standing(key, name, sex, birth, fee, opened, due, version, merged_into)


def hold_as_shown(office: Office, session: Session, patient_id: int, *, version: int) -> Standing:
    """The same; raises `FileChanged` when it is not the version that was shown, or has gone into another file."""
    standing = hold(office, session, patient_id)
    if standing.version != version or standing.merged_into is not None:
        raise FileChanged(f"patient {patient_id} is version {standing.version}, {version} was shown")
    return standing


def keep(
    office: Office,
    session: Session,
    standing: Standing,
    kind: ChangeKind,
    before: Mapping[str, str | None],
    *,
    reason: str,
    actor: Actor,
) -> int:
    """Write how the file stood, and count its version on; gives the id of the entry."""
    (change_id,) = ADD_CHANGE.one(
        session,
        patient_id=standing.id,
        version=standing.version,
        kind=kind.value,
        fields=",".join(before),
        sealed=sealed_change(office, {**before, "reason": reason}),
        actor=str(actor),
        at=office.now(),
    )
    COUNT.run(session, patient=standing.id)
    return change_id


def mirror(session: Session, patient_id: int) -> None:
    """Let every file that has gone into this one show the same person."""
    MIRROR.run(session, patient=patient_id)


HOLD = Query(
    select(
        PatientRow.id,
        PatientRow.name,
        PatientRow.sex,
        PatientRow.birth_date,
        PatientRow.fee_class,
        PatientRow.phone_sealed,
        PatientRow.complete_by,
        PatientRow.version,
        PatientRow.merged_into,
    )
    .where(PatientRow.id == bindparam("patient"))
    .with_for_update(key_share=True)
)
ADD_CHANGE = Query(insert(PatientChangeRow).returning(PatientChangeRow.id))
COUNT = Statement(
    update(PatientRow).where(PatientRow.id == bindparam("patient")).values(version=PatientRow.version + 1)
)
_kept = PatientRow.__table__.alias("kept")
_of_kept = {
    name: select(_kept.c[name]).where(_kept.c.id == bindparam("patient")).scalar_subquery()
    for name in ("name", "sex", "birth_date")
}
MIRROR = Statement(update(PatientRow).where(PatientRow.merged_into == bindparam("patient")).values(_of_kept))
