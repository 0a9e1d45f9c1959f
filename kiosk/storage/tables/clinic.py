"""The hospital's offer: departments, rooms, doctors, sessions with their slots, and fees."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Edited, Key, Retired, Row


class HospitalRow(Edited, Row):
    """The one hospital of this database."""

    __tablename__ = "hospital"

    id: Mapped[Key]
    name: Mapped[str]
    name_en: Mapped[str]
    zone: Mapped[str]  # IANA name; the business day is counted here
    guide_desk: Mapped[str]  # where a person can be found: "一楼大厅导诊台"
    notice: Mapped[str]  # 今日提示 on the home page
    opens: Mapped[str]  # HH:MM
    closes: Mapped[str]
    guide_desk_en: Mapped[str | None]
    notice_en: Mapped[str | None]
    institution: Mapped[str] = mapped_column(server_default=text("''"))  # 医疗机构类型
    edition: Mapped[int] = mapped_column(server_default=text("0"))  # one more with every change to the house


class DepartmentRow(Retired, Row):
    """科室, with the queue letter of its tickets."""

    __tablename__ = "departments"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str]
    group_name: Mapped[str]
    floor: Mapped[int]
    icon: Mapped[str]
    letter: Mapped[str]
    position: Mapped[int]
    minutes_each: Mapped[int]  # usual minutes a patient takes, the start of every wait estimate
    group_name_en: Mapped[str | None]


class RoomRow(Retired, Row):
    """诊室 and the way to it from the hall."""

    __tablename__ = "rooms"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"), index=True)
    name: Mapped[str]
    floor: Mapped[int]
    way: Mapped[list[list[str]]] = mapped_column(JSON)
    name_en: Mapped[str | None]
    way_en: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))


class DoctorRow(Retired, Row):
    """医生."""

    __tablename__ = "doctors"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"), index=True)
    name: Mapped[str]
    title: Mapped[str]
    speciality: Mapped[str]
    name_en: Mapped[str | None]
    speciality_en: Mapped[str | None]


class FeeRow(Retired, Row):
    """收费项目 charged for a session of this fee group ("general", "expert", "special", or a hospital's own)."""

    __tablename__ = "fees"
    __table_args__ = (UniqueConstraint("fee_group", "position"), CheckConstraint("price >= 0", name="price"))

    id: Mapped[Key]
    fee_group: Mapped[str]
    position: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    unit: Mapped[str]
    price: Mapped[int]  # fen
    fund_percent: Mapped[int]


class ClinicSessionRow(Retired, Row):
    """出诊: a doctor (or any doctor: NULL) in a room for half a day."""

    __tablename__ = "clinic_sessions"
    __table_args__ = (Index(None, "department_id", "day"),)

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"))
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id"))
    doctor_id: Mapped[int | None] = mapped_column(ForeignKey("doctors.id"))
    day: Mapped[date]
    part: Mapped[str]
    kind: Mapped[str]
    fee_group: Mapped[str]


class SlotRow(Row):
    """号源时段. Claimed by ``UPDATE … SET booked = booked + 1 WHERE booked < capacity``, never read then written."""

    __tablename__ = "slots"
    __table_args__ = (
        UniqueConstraint("session_id", "starts_at"),
        CheckConstraint("booked >= 0 AND booked <= capacity", name="capacity"),
    )

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("clinic_sessions.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    capacity: Mapped[int]
    booked: Mapped[int] = mapped_column(default=0)
    # Withdrawn: what is booked stays, what is freed is gone.
    closed: Mapped[bool] = mapped_column(server_default=false())
    # Its session has stopped: nobody takes a place, and the places come back when the session is resumed.
    stopped: Mapped[bool] = mapped_column(server_default=false())
