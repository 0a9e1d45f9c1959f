"""A hospital as its files describe it: what is loaded before a single row is written."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.bill import FeeClass, ItemKind
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.identity import Paper, Sex
from kiosk.domain.journey import DayPart, SessionKind
from kiosk.domain.queue import Rules


@dataclass(frozen=True)
class DepartmentEntry:
    """科室. ``letter`` begins its queue numbers; ``minutes_each`` is the usual length of a visit."""

    code: str
    name: str
    name_en: str
    group: str
    floor: int
    icon: str
    letter: str
    minutes_each: int
    group_en: str = ""


@dataclass(frozen=True)
class RoomEntry:
    """诊室; ``floor`` None is the department's; ``way`` are steps such as ("坐电梯", "2 号梯到 2 楼")."""

    code: str
    department: str
    name: str
    floor: int | None
    way: tuple[tuple[str, str], ...]
    name_en: str = ""
    way_en: tuple[tuple[str, str], ...] = ()
    queue: str = ""  # code of the queue its visits join; "" is its own


@dataclass(frozen=True)
class QueueEntry:
    """排队队列 and its rules."""

    code: str
    name: str
    name_en: str
    department: str
    rules: Rules


@dataclass(frozen=True)
class WindowEntry:
    """窗口; ``queues`` by code with weights, () that of its room; ``floor`` None is the room's."""

    code: str
    name: str
    name_en: str
    room: str
    floor: int | None
    queues: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class DoctorEntry:
    """医生."""

    code: str
    department: str
    name: str
    title: str
    speciality: str
    name_en: str = ""
    speciality_en: str = ""


@dataclass(frozen=True)
class FeeEntry:
    """One item of a fee group; ``price`` in fen."""

    group: str
    kind: ItemKind
    name: str
    unit: str
    price: int
    fund_percent: int


@dataclass(frozen=True)
class TimetableEntry:
    """One line of the week: ``doctor`` "" is any; ``starts``, ``ends`` and ``band`` are minutes; Monday is 1."""

    department: str
    doctor: str
    room: str
    kind: SessionKind
    fees: str
    weekdays: tuple[int, ...]
    starts: int
    ends: int
    band: int
    capacity: int

    @property
    def part(self) -> DayPart:
        """Morning is what begins before noon."""
        return DayPart.MORNING if self.starts < 12 * 60 else DayPart.AFTERNOON

    @property
    def who(self) -> str:
        """Whose session it is: the doctor, or for any doctor the department's room. Nobody holds two at a time."""
        return self.doctor or f"{self.department}.{self.room}"


@dataclass(frozen=True)
class BookEntry:
    """票据本: 票据代码 and the range of numbers in it, for one ``device`` or "" for all."""

    code: str
    first: int
    last: int
    demo: bool
    device: str = ""


@dataclass(frozen=True)
class StaffEntry:
    """A member of staff."""

    number: str
    name: str
    role: str
    active: bool


@dataclass(frozen=True)
class GuardianEntry:
    """监护人 of a patient in the files."""

    name: str
    paper: Paper


@dataclass(frozen=True)
class PatientEntry:
    """A patient the hospital already knows; ``paper`` None is a child found by its guardian."""

    outpatient_number: str
    name: str
    sex: Sex
    birth_date: date
    fee_class: FeeClass
    phone: str
    paper: Paper | None
    guardian: GuardianEntry | None
    place: str = field(default="", compare=False)  # file and line, for telling about it


@dataclass(frozen=True)
class Hospital:
    """Everything the files say, checked."""

    info: HospitalInfo
    departments: tuple[DepartmentEntry, ...]
    rooms: tuple[RoomEntry, ...]
    doctors: tuple[DoctorEntry, ...]
    fees: tuple[FeeEntry, ...]
    timetable: tuple[TimetableEntry, ...]
    books: tuple[BookEntry, ...] = ()
    staff: tuple[StaffEntry, ...] = ()
    patients: tuple[PatientEntry, ...] = ()
    queues: tuple[QueueEntry, ...] = ()
    windows: tuple[WindowEntry, ...] = ()
