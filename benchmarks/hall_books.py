"""The simulated hall's books before its day begins: departments, queues, windows, slots and patients."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from benchmarks.hall_plan import CLOSES, DAY, MINUTE, OPENS, POSTS, QUEUES, SLOT_MINUTES, Arrival
from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Sex
from kiosk.services.queue.queue_books import default_queue
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    FeeRow,
    HospitalRow,
    PatientRow,
    QueueRoomRow,
    QueueRow,
    QueueWindowRow,
    RoomRow,
    Row,
    SlotRow,
    WindowRow,
)
from kiosk.storage.vault import Vault

ZONE = ZoneInfo("Asia/Shanghai")
SECRET = b"n" * 32
PLACES = 10_000
LAST_SLOT = CLOSES + 120 * MINUTE  # some book two hours later than they come

Rows = list[dict[str, object]]


def moment(seconds: float) -> datetime:
    """A time of the simulated day, aware."""
    return datetime.combine(DAY, time(), ZONE) + timedelta(seconds=seconds)


def slot_id(department: int, starts: float) -> int:
    """The slot of a department that begins then."""
    return department * 1000 + int(starts // (SLOT_MINUTES * MINUTE))


def open_hall(database: Database, people: list[Arrival]) -> None:
    """Write the hall into migrated tables."""
    match_key(database, Vault(SECRET))
    with database.begin() as session:
        tables: list[tuple[type[Row], Rows]] = [*_house(), *_lines(), *_offer()]
        tables.append((PatientRow, [_patient(one) for one in people]))
        for table, values in tables:
            session.execute(insert(table), values)


def _house() -> list[tuple[type[Row], Rows]]:
    hours = {"zone": "Asia/Shanghai", "guide_desk": "", "notice": "", "opens": "07:00", "closes": "17:30"}
    looks = {"group_name": "", "floor": 2, "icon": "heart", "minutes_each": 6}
    rooms = [{"id": key, "code": f"R{key}", "name": f"{key} 诊室", "floor": 2, "way": []} for key in QUEUES.values()]
    keys = QUEUES.values()
    return [
        (HospitalRow, [{"id": 1, "name": "安和市第一人民医院", "name_en": "Anhe First"} | hours]),
        (DepartmentRow, [{"id": key, "code": f"D{key}", **_name(key), **looks, "position": key} for key in keys]),
        (
            RoomRow,
            [room | {"department_id": room["id"]} for room in rooms],
        ),
        (FeeRow, [_fee()]),
    ]


def _name(key: int) -> dict[str, object]:
    return {"name": f"{key} 科", "name_en": f"Department {key}", "letter": chr(64 + key)}


def _fee() -> dict[str, object]:
    what = {"kind": "12", "name": "一般诊疗费", "unit": "次", "price": 1000, "fund_percent": 0}
    return {"fee_group": "general", "position": 1} | what


def _lines() -> list[tuple[type[Row], Rows]]:
    queues = [
        {"id": key, "code": code, "name": code, "name_en": code, "department_id": key} | default_queue()
        for code, key in QUEUES.items()
    ]
    windows = [
        {"id": key, "code": post.code, "name": post.code, "name_en": "", "room_id": post.room, "floor": 2}
        for key, post in enumerate(POSTS, start=1)
    ]
    serves: Rows = [
        {"queue_id": QUEUES[code], "window_id": key, "weight": weight}
        for key, post in enumerate(POSTS, start=1)
        for code, weight in post.queues
    ]
    rooms: Rows = [{"room_id": key, "queue_id": key} for key in QUEUES.values()]
    return [(QueueRow, queues), (WindowRow, windows), (QueueWindowRow, serves), (QueueRoomRow, rooms)]


def _offer() -> list[tuple[type[Row], Rows]]:
    sort = {"doctor_id": None, "day": DAY, "part": "morning", "kind": "general", "fee_group": "general"}
    sessions: Rows = [
        {"id": key, "code": f"S{key}", "department_id": key, "room_id": key} | sort for key in QUEUES.values()
    ]
    begins = range(int(OPENS), int(LAST_SLOT), int(SLOT_MINUTES * MINUTE))
    return [(ClinicSessionRow, sessions), (SlotRow, [_slot(key, at) for key in QUEUES.values() for at in begins])]


def _slot(department: int, begins: float) -> dict[str, object]:
    starts = moment(begins)
    places: dict[str, object] = {"session_id": department, "capacity": PLACES, "booked": 0}
    when = {"starts_at": starts, "ends_at": starts + timedelta(minutes=SLOT_MINUTES)}
    return {"id": slot_id(department, begins), **places, **when}


def _patient(one: Arrival) -> dict[str, object]:
    born = date(1945 if one.is_elder else 1990, 3, 7)
    blank = {"phone_sealed": None, "phone_digest": None, "consent": "1", "complete_by": None}
    who = {"name": f"病人{one.patient}", "sex": Sex.UNKNOWN.value, "birth_date": born}
    money = {"outpatient_number": f"B{one.patient}", "fee_class": FeeClass.SELF.value}
    return {"id": one.patient, "created_at": datetime.now(UTC)} | who | money | blank
