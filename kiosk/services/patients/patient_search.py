"""Who a search may mean: a few newest files by each key, those who are here today first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sqlalchemy import BigInteger, Select, bindparam, func, select
from sqlalchemy.orm import Session

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import UnknownCode
from kiosk.domain.finding import BEGINNINGS, WHY, Key, KeyKind, Why, keys_asked
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Patient
from kiosk.domain.masking import mask_number, mask_phone
from kiosk.domain.patient_files import Found, TodaysVisit, shown_name
from kiosk.domain.queue import TicketState
from kiosk.domain.token import read_ticket
from kiosk.services.office import Office
from kiosk.services.patients.patient_keys import stored
from kiosk.services.patients.sealing import PAPER, PHONE, phone_digest
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    DepartmentRow,
    PatientKeyRow,
    PatientPaperRow,
    PatientRow,
    RegistrationRow,
    TicketRow,
    TicketStateRow,
)

POOL = 200  # of one key: whoever has more namesakes types more
AFTER = b"\xff"  # comes after every byte of UTF-8


@dataclass(frozen=True)
class _Hit:
    """A file, by which key it was found, and how sure that key was (0 the surest)."""

    patient_id: int
    why: Why
    place: int


def search(office: Office, session: Session, text: str, *, limit: int) -> tuple[Found, ...]:
    """At most ``limit`` people; () for what can be no key. Raises `InvalidEntry` for too much or too little."""
    keys = keys_asked(text, today=office.today())
    most = max(limit, min(POOL, 2 * POOL // max(1, len(keys))))
    hits = _hits(office, session, keys, most)
    visits = _todays_visits(office, session, hits)
    ranked = sorted(hits.values(), key=lambda hit: (hit.patient_id not in visits, hit.place, -hit.patient_id))
    typed = next((key.text for key in keys if key.kind in (KeyKind.NAME, KeyKind.FIRST)), "")
    return tuple(_found(office, session, ranked[:limit], visits, typed))


def _hits(office: Office, session: Session, keys: Iterable[Key], most: int) -> dict[int, _Hit]:
    """By the file that stands for the person, each by the surest key that found it."""
    hits: dict[int, _Hit] = {}
    places: dict[Why, int] = {}
    for key in keys:
        why = WHY[key.kind]
        place = places.setdefault(why, len(places))
        for patient_id in _LOOK.get(key.kind, _by_key)(office, session, key, most):
            hits.setdefault(patient_id, _Hit(patient_id, why, place))
    return hits


def _by_key(office: Office, session: Session, key: Key, most: int) -> Iterator[int]:
    low = stored(office.vault, key)
    if key.kind in BEGINNINGS:
        rows = BEGUN.all(session, kind=key.kind.value, low=low, high=low + AFTER, most=most)
    else:
        rows = WHOLE.all(session, kind=key.kind.value, key=low, most=most)
    yield from (patient_id for (patient_id,) in rows)


def _by_phone(office: Office, session: Session, key: Key, most: int) -> Iterator[int]:
    rows = BY_PHONE.all(session, digest=phone_digest(office.vault, key.text), most=most)
    yield from (patient_id for (patient_id,) in rows)


def _by_paper(office: Office, session: Session, key: Key, _most: int) -> Iterator[int]:
    rows = BY_PAPER.all(session, digest=office.vault.digest(PAPER, key.text))
    yield from (patient_id for (patient_id,) in rows)


def _by_outpatient(_office: Office, session: Session, key: Key, _most: int) -> Iterator[int]:
    yield from (patient_id for (patient_id,) in BY_OUTPATIENT.all(session, number=key.text))


def _by_label(office: Office, session: Session, key: Key, _most: int) -> Iterator[int]:
    letter = key.text.rstrip("0123456789")
    number = int(key.text.removeprefix(letter))
    rows = BY_LABEL.all(session, letter=letter, number=number, today=office.today())
    yield from (patient_id for (patient_id,) in rows)


def _by_token(office: Office, session: Session, key: Key, _most: int) -> Iterator[int]:
    try:
        ticket_id, _ = read_ticket(key.text, key=office.vault.signing_key)
    except UnknownCode:
        return
    yield from (patient_id for (patient_id,) in BY_TICKET.all(session, ticket=ticket_id))


_LOOK: Mapping[KeyKind, Callable[[Office, Session, Key, int], Iterator[int]]] = MappingProxyType(
    {
        KeyKind.PHONE: _by_phone,
        KeyKind.PAPER: _by_paper,
        KeyKind.OUTPATIENT: _by_outpatient,
        KeyKind.LABEL: _by_label,
        KeyKind.TOKEN: _by_token,
    }
)


def _todays_visits(office: Office, session: Session, hits: Iterable[int]) -> dict[int, TodaysVisit]:
    """The latest number of today of everybody found, by the file that stands for them."""
    files = with_joined(session, hits)
    found = session.execute(TODAY, {"files": list(files), "today": office.today()}).all() if files else ()
    return {
        files[patient_id]: TodaysVisit(label, department, department_en or "", TicketState(state))
        for patient_id, label, department, department_en, state in found
    }


def with_joined(session: Session, files: Iterable[int]) -> dict[int, int]:
    """Each of ``files`` and what was joined to it, by the file that stands for them.

    Asked by itself: to a list of numbers PostgreSQL goes by the index, whatever it believes of the day's visits.
    """
    listed = list(files)
    joined = session.execute(JOINED, {"files": listed}).all() if listed else ()
    return {**{file: file for file in listed}, **{gone: kept for gone, kept in joined if kept is not None}}


def _found(
    office: Office, session: Session, hits: list[_Hit], visits: Mapping[int, TodaysVisit], typed: str
) -> Iterator[Found]:
    patients = read_patients(office, session, [hit.patient_id for hit in hits])
    for hit in hits:
        patient, phone, _ = patients[hit.patient_id]
        name = shown_name(patient.name, typed=typed if hit.why is Why.NAME else "")
        yield Found(patient, name, mask_phone(phone), hit.why, visits.get(hit.patient_id))


def read_patients(office: Office, session: Session, files: list[int]) -> dict[int, tuple[Patient, str, int]]:
    """Each of ``files`` with its phone, whole, and its version; the first paper masked."""
    vault = office.vault
    rows = session.execute(PATIENTS, {"files": files}).all() if files else ()
    found = {
        key: (
            Patient(key, name, Sex(sex), birth, number, FeeClass(fee), provisional=due is not None),
            vault.unseal(phone, context=PHONE) if phone else "",
            version,
        )
        for key, name, sex, birth, number, fee, due, phone, version in rows
    }
    owners = with_joined(session, found)
    papers = session.execute(PAPERS, {"files": list(owners)}).all() if owners else ()
    for file, sealed in papers:  # the first one is written last
        patient, phone, version = found[owners[file]]
        masked = mask_number(vault.unseal(sealed, context=PAPER))
        found[owners[file]] = replace(patient, paper=masked), phone, version
    return found


def _standing(statement: Select[int]) -> Select[int]:
    """The file that stands for whomever was found, the newest ones."""
    return statement.order_by(PatientKeyRow.patient_id.desc()).limit(bindparam("most"))


# The newest of one key are read straight off the end of its stretch of the index; those of a beginning are sorted,
# and a beginning so common that this takes long (one character, one syllable) is a whole key of its own.
_kind = PatientKeyRow.kind == bindparam("kind")
_whole = _standing(select(PatientKeyRow.patient_id).where(_kind, PatientKeyRow.key == bindparam("key"))).subquery()
_begun = _standing(
    select(PatientKeyRow.patient_id).where(
        _kind, PatientKeyRow.key >= bindparam("low"), PatientKeyRow.key < bindparam("high")
    )
).subquery()
_stands = func.coalesce(PatientRow.merged_into, PatientRow.id)
WHOLE = Query(select(_stands).join(_whole, _whole.c.patient_id == PatientRow.id))
BEGUN = Query(select(_stands).join(_begun, _begun.c.patient_id == PatientRow.id))
BY_PHONE = Query(
    select(_stands)
    .where(PatientRow.phone_digest == bindparam("digest"))
    .order_by(PatientRow.id.desc())
    .limit(bindparam("most"))
)
BY_PAPER = Query(
    select(_stands)
    .join(PatientPaperRow, PatientPaperRow.patient_id == PatientRow.id)
    .where(PatientPaperRow.digest == bindparam("digest"))
)
BY_OUTPATIENT = Query(select(_stands).where(PatientRow.outpatient_number == bindparam("number")))
_of_ticket = (
    select(_stands)
    .join(RegistrationRow, RegistrationRow.patient_id == PatientRow.id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
)
BY_TICKET = Query(_of_ticket.where(TicketRow.id == bindparam("ticket")))
BY_LABEL = Query(
    _of_ticket.join(DepartmentRow, DepartmentRow.id == TicketRow.department_id).where(
        DepartmentRow.letter == bindparam("letter"),
        TicketRow.day == bindparam("today"),
        TicketRow.number == bindparam("number"),
    )
)
_listed = bindparam("files", type_=BigInteger(), expanding=True)
PATIENTS = select(
    PatientRow.id,
    PatientRow.name,
    PatientRow.sex,
    PatientRow.birth_date,
    PatientRow.outpatient_number,
    PatientRow.fee_class,
    PatientRow.complete_by,
    PatientRow.phone_sealed,
    PatientRow.version,
).where(PatientRow.id.in_(_listed))
JOINED = select(PatientRow.id, PatientRow.merged_into).where(PatientRow.merged_into.in_(_listed))
PAPERS = (
    select(PatientPaperRow.patient_id, PatientPaperRow.sealed)
    .where(PatientPaperRow.patient_id.in_(_listed))
    .order_by(PatientPaperRow.id.desc())
)
TODAY = (
    select(RegistrationRow.patient_id, TicketRow.label, DepartmentRow.name, DepartmentRow.name_en, TicketStateRow.state)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(TicketStateRow, (TicketStateRow.ticket_id == TicketRow.id) & TicketStateRow.until.is_(None))
    .join(DepartmentRow, DepartmentRow.id == TicketRow.department_id)
    .where(
        RegistrationRow.patient_id.in_(_listed),
        RegistrationRow.day == bindparam("today"),
        RegistrationRow.cancelled_at.is_(None),
    )
    .order_by(TicketRow.id)
)
