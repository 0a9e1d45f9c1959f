"""The hall in which registrations are measured: many doctors, patients enough, and the same rows for everybody."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert
from sqlalchemy.orm import Session

from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Sex
from kiosk.services.queue.queue_books import default_queue
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    HospitalRow,
    PatientRow,
    QueueRoomRow,
    QueueRow,
    RoomRow,
    Row,
    SlotRow,
)
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault

DEPARTMENTS, DOCTORS, PATIENTS = 8, 100, 5_000  # doctors of each department; each has one session with one slot
SESSIONS = DEPARTMENTS * DOCTORS
SECRET = b"n" * 32
PLACES = 10_000_000
FEES = (("13", "挂号费", 100), ("02", "诊察费", 1400))


@dataclass(frozen=True)
class Turn:
    """Who registers where: no two turns are the same, and neighbours stand in different departments' lines."""

    patient: int
    session: int

    @property
    def department(self) -> int:
        """The department of the session."""
        return (self.session - 1) % DEPARTMENTS + 1

    @property
    def doctor(self) -> int:
        """The doctor of the session: each has one."""
        return self.session


def turn(number: int) -> Turn:
    """The ``number``-th of four million turns."""
    return Turn(patient=number // SESSIONS % PATIENTS + 1, session=number % SESSIONS + 1)


def day() -> date:
    """Tomorrow: no slot is over before the benchmark ends."""
    return datetime.now(UTC).date() + timedelta(days=1)


def build(url: str) -> None:
    """Make the tables and the hall."""
    upgrade(url)
    database = Database(url)
    match_key(database, Vault(SECRET))
    with database.begin() as session:
        for row, values in _rows():
            _add(session, row, values)
    database.close()


def _add(session: Session, row: type[Row], values: list[dict[str, object]]) -> None:
    session.execute(insert(row), values)


def _rows() -> list[tuple[type[Row], list[dict[str, object]]]]:
    turns = [turn(number) for number in range(SESSIONS)]
    return [
        (HospitalRow, [_hospital()]),
        (DepartmentRow, [_department(key) for key in range(1, DEPARTMENTS + 1)]),
        (RoomRow, [_room(one) for one in turns]),
        (QueueRow, [_queue(one) for one in turns]),
        (QueueRoomRow, [{"room_id": one.session, "queue_id": one.session} for one in turns]),
        (DoctorRow, [_doctor(one) for one in turns]),
        (FeeRow, [_fee(position, *fee) for position, fee in enumerate(FEES, start=1)]),
        (ClinicSessionRow, [_session(one) for one in turns]),
        (SlotRow, [_slot(one) for one in turns]),
        (PatientRow, [_patient(key) for key in range(1, PATIENTS + 1)]),
    ]


def _hospital() -> dict[str, object]:
    where = {"zone": "Asia/Shanghai", "guide_desk": "", "notice": "", "opens": "00:00", "closes": "23:59"}
    return {"id": 1, "name": "安和市第一人民医院", "name_en": "Anhe First"} | where


def _department(key: int) -> dict[str, object]:
    looks = {"name": f"{key} 科", "name_en": f"Department {key}", "group_name": "", "floor": 2, "icon": "heart"}
    return {"id": key, "code": f"D{key}", "letter": chr(64 + key), "position": key, "minutes_each": 8} | looks


def _room(one: Turn) -> dict[str, object]:
    """Every doctor has one, with a queue of its own."""
    where = {"department_id": one.department, "name": f"{one.session} 诊室", "floor": 2, "way": []}
    return {"id": one.session, "code": f"R{one.session}"} | where


def _queue(one: Turn) -> dict[str, object]:
    named = {"code": f"R{one.session}", "name": f"{one.session} 诊室", "name_en": ""}
    return {"id": one.session, "department_id": one.department} | named | default_queue()


def _doctor(one: Turn) -> dict[str, object]:
    who = {"name": f"医生{one.doctor}", "title": "主任医师", "speciality": ""}
    return {"id": one.doctor, "code": f"Y{one.doctor}", "department_id": one.department} | who


def _fee(position: int, kind: str, name: str, price: int) -> dict[str, object]:
    values = {"kind": kind, "name": name, "unit": "次", "price": price, "fund_percent": 0}
    return {"id": position, "fee_group": "expert", "position": position} | values


def _session(one: Turn) -> dict[str, object]:
    where = {"department_id": one.department, "room_id": one.session, "doctor_id": one.doctor}
    when = {"day": day(), "part": "morning", "kind": "expert", "fee_group": "expert"}
    return {"id": one.session, "code": f"S{one.session}"} | where | when


def _slot(one: Turn) -> dict[str, object]:
    starts = datetime.combine(day(), datetime.min.time(), tzinfo=UTC) + timedelta(hours=12)
    places = {"session_id": one.session, "capacity": PLACES, "booked": 0}
    return {"id": one.session, "starts_at": starts, "ends_at": starts + timedelta(hours=8)} | places


def _patient(key: int) -> dict[str, object]:
    blank = {"phone_sealed": None, "phone_digest": None, "consent": "1", "complete_by": None}
    who = {"name": f"病人{key}", "sex": Sex.UNKNOWN.value, "birth_date": date(1990, 3, 7)}
    money = {"outpatient_number": f"B{key}", "fee_class": FeeClass.SELF.value}
    return {"id": key, "created_at": datetime.now(UTC)} | who | money | blank
