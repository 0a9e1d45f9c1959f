"""The keys that find a patient: written with the patient, anew with a correction, and once for those known before."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import Insert

from kiosk.domain.finding import SEALED_ENDS, Key, KeyKind, end_of, keys_of_name
from kiosk.services.patients.sealing import PAPER, PHONE
from kiosk.storage.database import Database
from kiosk.storage.dialects import insert_into
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PatientKeyRow, PatientPaperRow, PatientRow
from kiosk.storage.vault import Vault

RULES = 1  # raised when the same patient would get other keys
BATCH = 500
END_BYTES = 8  # of a keyed digest: there are only 10,000 ends, so more would tell no more


@dataclass(frozen=True)
class Keyed:
    """What the keys of a patient are made of."""

    name: str
    phone: str = ""
    papers: tuple[str, ...] = ()  # their numbers


def write_keys(session: Session, vault: Vault, patient_id: int, keyed: Keyed) -> None:
    """Let a patient be found by this; what is there already stays."""
    _insert(session, (_row(vault, key, patient_id) for key in _keys(keyed)))


def change_keys(session: Session, vault: Vault, patient_id: int, *, before: Keyed, after: Keyed) -> None:
    """Let a patient be found by what is true now, and no longer by what was wrong."""
    for key in _keys(before) - _keys(after):
        DROP.run(session, **_row(vault, key, patient_id))
    _insert(session, (_row(vault, key, patient_id) for key in _keys(after) - _keys(before)))


def stored(vault: Vault, key: Key) -> bytes:
    """The key as it stands in the table."""
    if key.kind in SEALED_ENDS:
        return vault.digest(f"end {key.kind.value}", key.text)[:END_BYTES]
    return key.text.encode()


def index_patients(database: Database, vault: Vault) -> int:
    """Write the keys of everybody who has none yet, some hundred in a transaction; how many there were."""
    done = 0
    while batch := database.run(lambda session: _index_some(session, vault)):
        done += batch
    return done


def _index_some(session: Session, vault: Vault) -> int:
    rows = UNKEYED.all(session)
    found: list[dict[str, object]] = []
    for patient_id, name, phone in rows:
        papers = tuple(vault.unseal(sealed, context=PAPER) for (sealed,) in PAPERS.all(session, patient=patient_id))
        keyed = Keyed(name, vault.unseal(phone, context=PHONE) if phone else "", papers)
        found += [_row(vault, key, patient_id) for key in _keys(keyed)]
        MARK.run(session, patient=patient_id, rules=RULES)
    _insert(session, found)
    return len(rows)


def _keys(keyed: Keyed) -> frozenset[Key]:
    ends = [Key(KeyKind.PHONE_END, end_of(keyed.phone))]
    ends += [Key(KeyKind.PAPER_END, end_of(number)) for number in keyed.papers]
    names = keys_of_name(keyed.name) if keyed.name else frozenset()
    return names | {end for end in ends if end.text}


def _row(vault: Vault, key: Key, patient_id: int) -> dict[str, object]:
    return {"kind": key.kind.value, "key": stored(vault, key), "patient_id": patient_id}


def _insert(session: Session, rows: Iterable[dict[str, object]]) -> None:
    # In the order of the index: of two that write the same patient, none waits for the other in a circle.
    ordered = sorted(rows, key=lambda row: (row["kind"], row["key"], row["patient_id"]))
    if ordered:
        session.execute(_adding(session), ordered)


def _adding(session: Session) -> Insert:
    return insert_into(PatientKeyRow, session.get_bind().dialect.name).on_conflict_do_nothing()


DROP = Statement(
    delete(PatientKeyRow).where(
        PatientKeyRow.kind == bindparam("kind"),
        PatientKeyRow.key == bindparam("key"),
        PatientKeyRow.patient_id == bindparam("patient_id"),
    )
)
UNKEYED = Query(
    select(PatientRow.id, PatientRow.name, PatientRow.phone_sealed)
    .where(PatientRow.keyed == 0)
    .order_by(PatientRow.id)
    .limit(BATCH)
    .with_for_update(key_share=True, skip_locked=True)
)
PAPERS = Query(select(PatientPaperRow.sealed).where(PatientPaperRow.patient_id == bindparam("patient")))
MARK = Statement(update(PatientRow).where(PatientRow.id == bindparam("patient")).values(keyed=bindparam("rules")))
