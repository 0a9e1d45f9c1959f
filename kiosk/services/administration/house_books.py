"""The house: the hospital, its departments, rooms and doctors."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import ClassVar, TypeVar

from sqlalchemy import ColumnElement, RowMapping, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.administration import Fault, Kind, Option, Record, told
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words
from kiosk.services.administration.books import Book, Codes, Filled, Values, codes_of
from kiosk.services.administration.forms import BACKWARD, POSITION, TAKEN, Form
from kiosk.services.administration.holding import sessions_to_come
from kiosk.services.queue.queue_books import NEVER_CLOSES, queue_of_room
from kiosk.services.seeding import sections
from kiosk.services.seeding.hospital import DepartmentEntry, DoctorEntry, RoomEntry
from kiosk.services.seeding.house import department_values, doctor_values, hospital_values, room_values
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    HospitalRow,
    QueueRow,
    RoomRow,
    Row,
    WindowRow,
)

E = TypeVar("E")

HAS_ROOM = QT_TRANSLATE_NOOP("Administration", "Room {name} belongs to it.")
HAS_DOCTOR = QT_TRANSLATE_NOOP("Administration", "Doctor {name} belongs to it.")
CARRIED = ("name", "name_en", "floor")  # what the door of a room has of it


def hours(text: str) -> str:
    """Hours as they are written: the day's last minute is meant to its end."""
    return "24:00" if text == NEVER_CLOSES else text


def backward(filled: Filled[E], opens: time, closes: time) -> Iterator[Fault]:
    """A fault when hours that were changed end before they begin."""
    is_read = not {fault.field for fault in filled.form.faults} & {"opens", "closes"}
    if is_read and filled.changed & {"opens", "closes"} and closes <= opens:
        yield Fault("closes", BACKWARD)


class HospitalBook(Book[HospitalInfo]):
    """The one hospital."""

    kind = Kind.HOSPITAL
    table = HospitalRow

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column; hours as they are written."""
        return {field.key: hours(row[field.key] or "") for field in self.spec.fields}

    def entry(self, session: Session, form: Form) -> HospitalInfo:
        """As in the files."""
        return sections.hospital(form)

    def check(self, session: Session, filled: Filled[HospitalInfo]) -> Iterator[Fault]:
        """Hours in their order."""
        yield from backward(filled, filled.entry.opens, filled.entry.closes)

    def values(self, session: Session, filled: Filled[HospitalInfo]) -> Values:
        """As from the files."""
        return hospital_values(filled.entry)


class DepartmentBook(Book[DepartmentEntry]):
    """Departments."""

    kind = Kind.DEPARTMENTS
    table = DepartmentRow
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {"group": ("group_name",), "group_en": ("group_name_en",)}

    def order(self) -> Sequence[ColumnElement[object]]:
        """As the kiosk shows them."""
        return self._column("position"), self._column("id")

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column."""
        names = {"group": "group_name", "group_en": "group_name_en"}
        return {field.key: _text(row[names.get(field.key, field.key)]) for field in self.spec.fields}

    def entry(self, session: Session, form: Form) -> DepartmentEntry:
        """As in the files."""
        form.optional("position", POSITION, None)
        return sections.department(form)

    def check(self, session: Session, filled: Filled[DepartmentEntry]) -> Iterator[Fault]:
        """A code and a letter of its own."""
        yield from super().check(session, filled)
        if filled.before is None:
            yield from self.taken(session, filled, "letter")

    def values(self, session: Session, filled: Filled[DepartmentEntry]) -> Values:
        """As from the files; at the end, unless it has a place."""
        place = filled.form.optional("position", POSITION, None)
        return {**department_values(filled.entry), "position": place or self.last_position(session) + 1}

    def holders(self, session: Session, record: Record) -> list[Words]:
        """Sessions to come, and rooms and doctors."""
        mine = {"department_id": record.key, "retired_at": None}
        rooms = session.scalars(select(RoomRow.name).filter_by(**mine).order_by(RoomRow.code))
        doctors = session.scalars(select(DoctorRow.name).filter_by(**mine).order_by(DoctorRow.code))
        belonging = [told(HAS_ROOM, name=name) for name in rooms] + [told(HAS_DOCTOR, name=name) for name in doctors]
        return sessions_to_come(session, self.office, ClinicSessionRow.department_id == record.key) + belonging


class RoomBook(Book[RoomEntry]):
    """Rooms, with the door and the queue that carry their names."""

    kind = Kind.ROOMS
    table = RoomRow
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {"department": ("department_id",)}

    def order(self) -> Sequence[ColumnElement[object]]:
        """By department."""
        return self._column("department_id"), self._column("code")

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column; the way as it is typed."""
        way = {key: "；".join("：".join(step) for step in row[key] or ()) for key in ("way", "way_en")}
        plain = {key: _text(row[key]) for key in ("code", "name", "name_en", "floor")}
        return {**plain, **way, "department": codes.departments[row["department_id"]]}

    def entry(self, session: Session, form: Form) -> RoomEntry:
        """As in the files."""
        return sections.room(form)

    def check(self, session: Session, filled: Filled[RoomEntry]) -> Iterator[Fault]:
        """A code that no queue and no window has: the room's own are made under it."""
        yield from super().check(session, filled)
        code = filled.entry.code
        others = (QueueRow, WindowRow)
        if filled.before is None and any(
            session.scalar(select(table.id).where(table.code == code).limit(1)) is not None for table in others
        ):
            yield Fault("code", TAKEN)

    def values(self, session: Session, filled: Filled[RoomEntry]) -> Values:
        """As from the files."""
        codes = codes_of(session)
        return room_values(filled.entry, codes.keys, codes.floors)

    def add(self, session: Session, filled: Filled[RoomEntry], *, actor: Actor) -> tuple[int, ...]:
        """With a queue and a door of its own."""
        made = super().add(session, filled, actor=actor)
        queue_of_room(session, made[0])
        return made

    def change(self, session: Session, filled: Filled[RoomEntry], *, actor: Actor) -> None:
        """Its door and its own queue go along: what is called out and shown has their names."""
        super().change(session, filled, actor=actor)
        before = filled.before
        assert before is not None
        new = {key: value for key, value in self.values(session, filled).items() if key in filled.changed}
        doors: dict[type[Row], dict[str, object]] = {
            WindowRow: {key: new[key] for key in CARRIED if key in new},
            QueueRow: {key: new[key] for key in CARRIED[:2] if key in new},
        }
        for table, carried in doors.items():
            there = table.__table__.c
            own = (there.code == before.values["code"], there.name == before.values["name"])
            if carried:
                session.execute(update(table).where(*own).values(**carried, version=there.version + 1))

    def holders(self, session: Session, record: Record) -> list[Words]:
        """Sessions to come."""
        return sessions_to_come(session, self.office, ClinicSessionRow.room_id == record.key)


class DoctorBook(Book[DoctorEntry]):
    """Doctors."""

    kind = Kind.DOCTORS
    table = DoctorRow
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {"department": ("department_id",)}

    def order(self) -> Sequence[ColumnElement[object]]:
        """By department."""
        return self._column("department_id"), self._column("code")

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column."""
        plain = {field.key: _text(row[field.key]) for field in self.spec.fields if field.key != "department"}
        return {**plain, "department": codes.departments[row["department_id"]]}

    def entry(self, session: Session, form: Form) -> DoctorEntry:
        """As in the files."""
        return sections.doctor(form)

    def values(self, session: Session, filled: Filled[DoctorEntry]) -> Values:
        """As from the files."""
        return doctor_values(filled.entry, codes_of(session).keys)

    def holders(self, session: Session, record: Record) -> list[Words]:
        """Sessions to come."""
        return sessions_to_come(session, self.office, ClinicSessionRow.doctor_id == record.key)


def rooms(session: Session) -> tuple[Option, ...]:
    """The rooms in use, as they are chosen from."""
    rows = session.execute(
        select(RoomRow.code, RoomRow.name, RoomRow.name_en, DepartmentRow.name, DepartmentRow.name_en)
        .join(DepartmentRow, DepartmentRow.id == RoomRow.department_id)
        .where(RoomRow.retired_at.is_(None))
        .order_by(DepartmentRow.position, RoomRow.code)
    )
    return tuple(
        Option(code, f"{name} · {home}", f"{name_en or name} · {home_en or home}")
        for code, name, name_en, home, home_en in rows
    )


def doctors(session: Session) -> tuple[Option, ...]:
    """The doctors in use, as they are chosen from."""
    rows = session.execute(
        select(DoctorRow.code, DoctorRow.name, DoctorRow.name_en, DoctorRow.title)
        .where(DoctorRow.retired_at.is_(None))
        .order_by(DoctorRow.department_id, DoctorRow.code)
    )
    return tuple(Option(code, f"{name} {title}", name_en or "") for code, name, name_en, title in rows)


def _text(value: object) -> str:
    return "" if value is None else str(value)
