"""One person, however many files were joined: which files are theirs, and which one stands for them."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import Misuse
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Patient
from kiosk.storage.statements import Query
from kiosk.storage.tables import PatientRow

_joined = aliased(PatientRow)


def of_person(column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
    """Whether ``column`` names a file of the person whose file is ``:patient``, joined ones included.

    A union and not an OR, which would keep PostgreSQL from using an index over ``column``.
    """
    own, joined = aliased(PatientRow), aliased(PatientRow)
    files = (
        select(own.id)
        .where(own.id == bindparam("patient"))
        .union_all(select(joined.id).where(joined.merged_into == bindparam("patient")))
    )
    return column.in_(files)


class Held(NamedTuple):
    """A file that stands for its person, and whether others were joined to it."""

    patient: Patient
    has_joined: bool


def hold_file(session: Session, patient: Patient) -> Held:
    """The file of ``patient``, or the one it has gone into; nobody joins them or takes them apart until this
    transaction has ended. Raises `Misuse` for nobody.
    """
    wanted = patient.id
    while True:
        row = HOLD.first(session, patient=wanted)
        if row is None:
            raise Misuse(f"no patient {wanted}")
        key, name, sex, birth, number, fee_class, provisional, merged_into, has_joined = row
        if merged_into is None:
            break
        wanted = merged_into
    if wanted == patient.id:
        return Held(patient, has_joined)
    kept = Patient(key, name, Sex(sex), birth, number, FeeClass(fee_class), patient.paper, provisional is not None)
    return Held(kept, has_joined)


HOLD = Query(
    select(
        PatientRow.id,
        PatientRow.name,
        PatientRow.sex,
        PatientRow.birth_date,
        PatientRow.outpatient_number,
        PatientRow.fee_class,
        PatientRow.complete_by,
        PatientRow.merged_into,
        select(_joined.id).where(_joined.merged_into == PatientRow.id).exists(),
    )
    .where(PatientRow.id == bindparam("patient"))
    .with_for_update(read=True)
)
