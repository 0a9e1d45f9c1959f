"""A small hall with administrators, and short ways to try what they do."""

from collections.abc import Callable, Mapping

from argon2 import PasswordHasher
from sqlalchemy import text

from kiosk.domain.actor import Actor
from kiosk.domain.administration import Draft, Kind, Record, RecordInUse, RecordRefused
from kiosk.domain.roles import Role
from kiosk.domain.words import Words
from kiosk.services.administration import Administration
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.tables import HospitalRow
from tests.services.small_hall import SmallHall

WU, DING, CLERK = Actor("D1", "0001"), Actor("D2", "0003"), Actor("D1", "0002")
PIN = "270918"

NEW: Mapping[Kind, Mapping[str, str]] = {
    Kind.DEPARTMENTS: {"code": "YK", "letter": "F", "name": "眼科", "group": "五官", "floor": "4"},
    Kind.ROOMS: {"code": "R9", "department": "D1", "name": "9 诊室"},
    Kind.DOCTORS: {"code": "Y9", "department": "D1", "name": "何立", "title": "主治医师"},
    Kind.FEES: {"group": "general", "kind": "13", "name": "挂号费", "price": "1.00"},
    Kind.MESSAGES: {"words": "今天停水"},
    Kind.STAFF: {"number": "0009", "name": "王小", "role": "guide", "secret": PIN},
    Kind.SESSIONS: {
        "day": "2026-11-23",
        "doctor": "Y1",
        "room": "R1",
        "kind": "expert",
        "from": "08:00",
        "to": "10:00",
        "band": "30",
        "capacity": "3",
    },
}


class Desk:
    """The administration of a hall, as 吴敏 uses it."""

    def __init__(self, hall: SmallHall) -> None:
        self.hall = hall
        _count_on(hall)
        hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        self.staff = StaffAccounts(hall.office, hasher)
        operator = Actor("D1", "operator")
        for actor, name, role in ((WU, "吴敏", Role.ADMINISTRATOR), (DING, "丁一", Role.ADMINISTRATOR)):
            self.staff.enrol(actor.staff or "", name, role, PIN, actor=operator)
        self.staff.enrol(CLERK.staff or "", "秦朗", Role.CLERK, PIN, actor=operator)
        self.administration = Administration(hall.office, hasher)

    def all(self, kind: Kind) -> tuple[Record, ...]:
        return self.administration.listed(kind, actor=WU).records

    def one(self, kind: Kind, /, **values: str) -> Record:
        """The record that has these values."""
        (found,) = [each for each in self.all(kind) if values.items() <= dict(each.values).items()]
        return found

    def add(self, kind: Kind, /, **values: str) -> Record:
        return self.administration.save(kind, Draft({**NEW[kind], **values}), actor=WU)

    def change(self, record: Record, /, **values: str) -> Record:
        return self.change_as(WU, record, **values)

    def change_as(self, actor: Actor, record: Record, /, **values: str) -> Record:
        return self.administration.save(record.kind, Draft(values, record.key, record.version), actor=actor)

    def retire(self, record: Record) -> Record:
        return self.administration.retire(record.kind, record.key, record.version, actor=WU)

    def restore(self, record: Record) -> Record:
        return self.administration.restore(record.kind, record.key, record.version, actor=WU)


def _count_on(hall: SmallHall) -> None:
    """The rows of a small hall have keys of their own; let PostgreSQL go on behind them, as SQLite does."""
    with hall.database.begin() as session:
        if session.get_bind().dialect.name == "postgresql":
            for table in ("departments", "rooms", "doctors", "clinic_sessions", "slots", "fees"):
                last = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
                session.execute(text(last))


def said(words: Words) -> str:
    """A sentence in English."""
    return words.text.format(**dict(words.values))


def faults(work: Callable[[], object]) -> dict[str, str]:
    """What is wrong, by field."""
    try:
        work()
    except RecordRefused as error:
        return {fault.field: said(fault.words) for fault in error.faults}
    raise AssertionError("nothing was refused")


def holders(work: Callable[[], object]) -> list[str]:
    """What still needs a record."""
    try:
        work()
    except RecordInUse as error:
        return [said(each) for each in error.holders]
    raise AssertionError("it was retired")


def edition(desk: Desk) -> int:
    """How often the house was changed."""
    (row,) = desk.hall.rows(HospitalRow)
    return int(str(row["edition"]))
