"""The sections of a hospital's files: which values each row has, and of which sort."""

from enum import StrEnum
from typing import TypeVar

from kiosk.domain.bill import ItemKind
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.journey import SessionKind
from kiosk.services.seeding.hospital import (
    BookEntry,
    DepartmentEntry,
    DoctorEntry,
    FeeEntry,
    RoomEntry,
    StaffEntry,
    TimetableEntry,
)
from kiosk.services.seeding.rows import Row
from kiosk.services.seeding.values import (
    BOOK_CODE,
    CODE,
    FLOOR,
    HOUR,
    ICON,
    LETTER,
    MINUTES,
    SWITCH,
    TEXT,
    WAY,
    WEEKDAYS,
    YUAN,
    ZONE,
    one_of,
    whole,
)

K = TypeVar("K", bound=StrEnum)


def named(kind: type[K], **chinese: K) -> dict[str, K]:
    """The words for a choice: its code, its English name and the Chinese ones given."""
    codes = {member.value: member for member in kind}
    return codes | {member.name.lower(): member for member in kind} | chinese


SESSION_KIND = one_of(
    named(SessionKind, 普通=SessionKind.GENERAL, 专家=SessionKind.EXPERT, 特需=SessionKind.SPECIAL), SessionKind.GENERAL
)
ITEM_KIND = one_of(
    named(ItemKind, 诊察费=ItemKind.CONSULTATION, 一般诊疗费=ItemKind.GENERAL, 挂号费=ItemKind.REGISTRATION),
    ItemKind.OTHER,
)
MINUTES_EACH = whole(1, 240)
PERCENT = whole(0, 100)
BAND = whole(5, 720)
CAPACITY = whole(1, 200)
SERIAL = whole(1, 10**10 - 1)


def hospital(row: Row) -> HospitalInfo:
    """The house itself."""
    return HospitalInfo(
        name=row.required("name", TEXT),
        name_en=row.given("name_en", TEXT, ""),
        zone=row.given("zone", ZONE, "Asia/Shanghai"),
        guide_desk=row.required("guide_desk", TEXT),
        notice=row.given("notice", TEXT, ""),
        opens=row.required("opens", HOUR),
        closes=row.required("closes", HOUR),
        guide_desk_en=row.given("guide_desk_en", TEXT, ""),
        notice_en=row.given("notice_en", TEXT, ""),
        institution=row.given("institution", TEXT, ""),
    )


def department(row: Row) -> DepartmentEntry:
    """One 科室."""
    return DepartmentEntry(
        code=row.required("code", CODE),
        name=row.required("name", TEXT),
        name_en=row.given("name_en", TEXT, ""),
        group=row.required("group", TEXT),
        floor=row.required("floor", FLOOR),
        icon=row.given("icon", ICON, "stethoscope"),
        letter=row.required("letter", LETTER),
        minutes_each=row.given("minutes_each", MINUTES_EACH, 8),
        group_en=row.given("group_en", TEXT, ""),
    )


def room(row: Row) -> RoomEntry:
    """One 诊室."""
    return RoomEntry(
        code=row.required("code", CODE),
        department=row.required("department", CODE),
        name=row.required("name", TEXT),
        floor=row.optional("floor", FLOOR, None),
        way=row.given("way", WAY, ()),
        name_en=row.given("name_en", TEXT, ""),
        way_en=row.given("way_en", WAY, ()),
        queue=row.given("queue", CODE, ""),
    )


def doctor(row: Row) -> DoctorEntry:
    """One 医生."""
    return DoctorEntry(
        code=row.required("code", CODE),
        department=row.required("department", CODE),
        name=row.required("name", TEXT),
        title=row.required("title", TEXT),
        speciality=row.given("speciality", TEXT, ""),
        name_en=row.given("name_en", TEXT, ""),
        speciality_en=row.given("speciality_en", TEXT, ""),
    )


def fee(row: Row) -> FeeEntry:
    """One item of a fee group."""
    return FeeEntry(
        group=row.required("group", CODE),
        kind=row.required("kind", ITEM_KIND),
        name=row.required("name", TEXT),
        unit=row.given("unit", TEXT, "次"),
        price=row.required("price", YUAN),
        fund_percent=row.given("fund_percent", PERCENT, 0),
    )


def timetable(row: Row) -> TimetableEntry:
    """One line of the week; without a department it is the doctor's, filled in when all doctors are known."""
    kind = row.required("kind", SESSION_KIND)
    return TimetableEntry(
        department=row.given("department", CODE, ""),
        doctor=row.given("doctor", CODE, ""),
        room=row.required("room", CODE),
        kind=kind,
        fees=row.given("fees", CODE, kind.value),
        weekdays=row.required("weekdays", WEEKDAYS),
        starts=row.required("from", MINUTES),
        ends=row.required("to", MINUTES),
        band=row.required("band", BAND),
        capacity=row.required("capacity", CAPACITY),
    )


def book(row: Row) -> BookEntry:
    """One 票据本."""
    return BookEntry(
        code=row.required("code", BOOK_CODE),
        first=row.required("first", SERIAL),
        last=row.required("last", SERIAL),
        demo=row.given("demo", SWITCH, default=False),
        device=row.given("device", TEXT, ""),
    )


def staff(row: Row) -> StaffEntry:
    """One member of staff."""
    return StaffEntry(
        number=row.required("number", CODE),
        name=row.required("name", TEXT),
        role=row.required("role", CODE),
        active=row.given("active", SWITCH, default=True),
    )
