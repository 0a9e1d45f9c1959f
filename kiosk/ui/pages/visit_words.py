"""How departments, doctors, times and waits are said on the pages of a registration."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from kiosk.domain.bill import BillLine
from kiosk.domain.journey import ClinicOffer, DayPart, Department, DepartmentOffer, Room, SessionKind, SlotOffer
from kiosk.domain.terms import FEES, TITLES
from kiosk.domain.waiting import Crowd, crowd
from kiosk.ui.language import clock_text, is_chinese, local, translate, translate_marked
from kiosk.ui.widgets.pill import Pill


def department_name(department: Department) -> str:
    """The name in the language on the screen, if the hospital gave one."""
    return local(department.name, department.name_en)


def group_name(department: Department) -> str:
    """The heading under which it stands."""
    return local(department.group, department.group_en)


def room_name(room: Room) -> str:
    """As on the door."""
    return local(room.name, room.name_en)


def room_way(room: Room) -> tuple[tuple[str, str], ...]:
    """The way there; in Chinese unless every step was given in English too."""
    is_whole = len(room.way_en) == len(room.way)
    return room.way if is_chinese() or not is_whole else room.way_en


def waiting_text(waiting: int) -> str:
    """How many are waiting."""
    return translate("Pages", "{count} waiting").format(count=waiting)


def wait_text(wait: tuple[int, int]) -> str:
    """A wait of (low, high) minutes."""
    low, high = wait
    if low <= 0:
        return translate("Pages", "up to {high} min").format(high=high)
    return translate("Pages", "{low}–{high} min").format(low=low, high=high)


def floor_text(floor: int) -> str:
    """A storey."""
    return translate("Pages", "Floor {floor}").format(floor=floor)


def crowd_pill(offer: DepartmentOffer) -> Pill:
    """How full it is, by icon, word and tint."""
    pills = {
        Crowd.FEW: Pill(translate("Pages", "few"), "user", "success", "success-tint"),
        Crowd.SOME: Pill(translate("Pages", "some"), "users", "ink-2", "sunken"),
        Crowd.MANY: Pill(translate("Pages", "many"), "users-group", "warning", "warning-tint"),
    }
    return pills[crowd(offer.waiting, offer.rooms)]


def full_text(offer: DepartmentOffer, today: date) -> str:
    """That today is full, and when there is room again."""
    if offer.next_day is None:
        return translate("Pages", "Full for the next days")
    return translate("Pages", "Full today. Next: {day}").format(day=next_day_text(offer.next_day, today))


def next_day_text(day: date, today: date) -> str:
    """A day after today as people say it."""
    if (day - today).days == 1:
        return translate("Pages", "tomorrow")
    return weekday(day)


def day_name(day: date, today: date) -> str:
    """Today, tomorrow, or its weekday."""
    names = {0: translate("Pages", "Today"), 1: translate("Pages", "Tomorrow")}
    return names.get((day - today).days) or weekday(day)


def until_text(day: date, today: date) -> str:
    """A day in the midst of a sentence."""
    names = {0: translate("Pages", "today"), 1: translate("Pages", "tomorrow")}
    return names.get((day - today).days) or full_date(day)


def kept_text(day: date, today: date) -> str:
    """Until when a place waits for its money at a window: the day of the visit (docs/decisions/0005)."""
    return translate("Pages", "Place kept until the end of {day}.").format(day=until_text(day, today))


def full_date(day: date) -> str:
    """Its date with the weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Dates", "ddd d MMM"))


def weekday(day: date) -> str:
    """Its short name."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd")


def date_text(day: date) -> str:
    """Day and month in short, as under a weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Dates", "d MMM"))


def kind_text(kind: SessionKind) -> str:
    """普通 / 专家 / 特需门诊."""
    return {
        SessionKind.GENERAL: translate("Pages", "General clinic"),
        SessionKind.EXPERT: translate("Pages", "Expert clinic"),
        SessionKind.SPECIAL: translate("Pages", "Special clinic"),
    }[kind]


def doctor_name(clinic: ClinicOffer) -> str:
    """The doctor, or the kind of clinic when any doctor will do."""
    return local(clinic.doctor.name, clinic.doctor.name_en) if clinic.doctor else kind_text(clinic.kind)


def doctor_title(clinic: ClinicOffer) -> str:
    """The doctor's title, or that whoever is on duty sees the patient."""
    if clinic.doctor is None:
        return translate("Pages", "Doctor on duty")
    title = clinic.doctor.title
    return title if is_chinese() or title not in TITLES else translate_marked("Terms", TITLES[title])


def doctor_text(clinic: ClinicOffer) -> str:
    """Name and title."""
    name, title = doctor_name(clinic), doctor_title(clinic)
    return translate("Pages", "{name}, {title}").format(name=name, title=title) if title else name


def speciality(clinic: ClinicOffer) -> str:
    """What the doctor knows best, or what any doctor on duty is for."""
    if clinic.doctor is None:
        return translate("Pages", "Repeat prescriptions, test results, colds")
    words = local(clinic.doctor.speciality, clinic.doctor.speciality_en)
    return translate("Pages", "For {speciality}").format(speciality=words) if words else ""


def fee_name(line: BillLine) -> str:
    """What is charged: in Chinese as on the invoice, else by its kind."""
    return line.name if is_chinese() else translate_marked("Terms", FEES[line.kind])


def part_text(part: DayPart) -> str:
    """上午 / 下午."""
    return {DayPart.MORNING: translate("Pages", "Morning"), DayPart.AFTERNOON: translate("Pages", "Afternoon")}[part]


def band_text(slot: SlotOffer) -> str:
    """From when to when."""
    return f"{clock_text(slot.starts)}–{clock_text(slot.ends)}"


def when_text(slot: SlotOffer, today: date) -> str:
    """Day and time band."""
    day = slot.starts.date()
    is_near = (day - today).days <= 1
    return f"{day_name(day, today) if is_near else full_date(day)} {band_text(slot)}"


def demo_text() -> str:
    """That no money will move."""
    return translate("Pages", "Demonstration: no money is taken")


def minutes_text(wait: tuple[int, int]) -> tuple[str, str]:
    """The figures of a wait of (low, high) minutes, and the words around them."""
    low, high = wait
    if low == 0:
        return str(high), translate("Pages", "up to {figures} min").format(figures=high)
    figures = f"{low}–{high}"
    return figures, translate("Pages", "{figures} min").format(figures=figures)
