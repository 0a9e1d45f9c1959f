"""Journeys at the second half of a registration; every person, fee and number is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from kiosk.domain.bill import Bill, BillLine, FeeClass, ItemKind
from kiosk.domain.errors import PrinterOutOfPaper
from kiosk.domain.identity import Sex
from kiosk.domain.journey import (
    Choice,
    ClinicOffer,
    DayPart,
    Department,
    DepartmentOffer,
    Doctor,
    Journey,
    PaperSort,
    Patient,
    PayBy,
    Payment,
    PaymentState,
    PrintOutcome,
    PrintState,
    Room,
    SessionKind,
    SlotOffer,
    Visit,
)
from kiosk.domain.words import Words
from kiosk.services.papers.printing import NOT_SEEN

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()

# name, English, group, floor, icon, waiting, wait, left, rooms
_DEPARTMENTS = (
    ("内科", "Internal Medicine", "内科系统", 2, "stethoscope", 12, (20, 40), 38, 3),
    ("外科", "Surgery", "外科系统", 3, "bandage", 5, (5, 15), 22, 2),
    ("骨科", "Orthopaedics", "外科系统", 3, "bone", 9, (15, 30), 12, 2),
    ("儿科", "Paediatrics", "妇儿", 1, "mood-kid", 23, (40, 70), 9, 2),
    ("妇产科", "Obstetrics and Gynaecology", "妇儿", 4, "gender-female", 8, (15, 30), 14, 1),
    ("眼科", "Eye Clinic", "五官", 5, "eye", 4, (5, 15), 20, 2),
    ("口腔科", "Dental Clinic", "五官", 5, "dental", 15, (30, 50), 0, 2),
    ("皮肤科", "Dermatology", "其他", 5, "hand-stop", 0, (0, 5), 16, 1),
    ("中医科", "Chinese Medicine", "其他", 6, "leaf", 6, (10, 20), 18, 1),
    ("耳鼻咽喉头颈外科", "Ear, Nose, Throat, Head and Neck Surgery", "五官", 5, "ear", 7, (10, 25), 11, 2),
    ("心血管内科", "Cardiology", "内科系统", 2, "heartbeat", 14, (30, 50), 6, 2),
    ("呼吸与危重症医学科", "Respiratory Medicine", "内科系统", 2, "lungs", 11, (20, 35), 9, 2),
    ("消化内科", "Gastroenterology", "内科系统", 2, "soup", 10, (20, 35), 4, 1),
    ("神经内科", "Neurology", "内科系统", 3, "brain", 3, (5, 15), 8, 2),
    ("内分泌科", "Endocrinology", "内科系统", 3, "droplet", 6, (10, 25), 10, 1),
    ("肾内科", "Nephrology", "内科系统", 3, "droplet", 2, (0, 10), 7, 1),
    ("血液科", "Haematology", "内科系统", 4, "droplet", 1, (0, 5), 0, 1),
    ("感染科", "Infectious Diseases", "内科系统", 1, "temperature", 2, (0, 10), 9, 1),
    ("泌尿外科", "Urology", "外科系统", 3, "droplet", 4, (10, 20), 5, 1),
    ("神经外科", "Neurosurgery", "外科系统", 4, "brain", 1, (0, 5), 6, 1),
    ("新生儿科", "Neonatology", "妇儿", 4, "baby-carriage", 1, (0, 5), 6, 1),
    ("康复医学科", "Rehabilitation", "其他", 6, "wheelchair", 3, (5, 20), 12, 1),
)

_GROUPS = {
    "内科系统": "Internal medicine",
    "外科系统": "Surgery",
    "妇儿": "Women and children",
    "五官": "Eyes, ears and teeth",
    "其他": "Others",
}
_WAY = (("坐电梯", "2 号梯到 2 楼"), ("出门左转", "跟着绿线走"))
_WAY_EN = (("Take the lift", "number 2, to floor 2"), ("Turn left", "follow the green line"))
_ROOM = Room("3 诊室", 2, _WAY, "Room 3", _WAY_EN)


def _offer(index: int) -> DepartmentOffer:
    name, english, group, floor, icon, waiting, wait, left, rooms = _DEPARTMENTS[index]
    department = Department(index + 1, f"D{index + 1:02}", name, english, group, floor, icon, _GROUPS[group])
    next_day = None if left else TODAY + timedelta(days=1)
    return DepartmentOffer(department, waiting, wait, left, next_day, rooms)


def _at(hour: int, minute: int, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=NOW.tzinfo)


def _slots(first: int, start: tuple[int, int], lefts: tuple[int, ...], day: date = TODAY) -> tuple[SlotOffer, ...]:
    begin, half = _at(*start, day), timedelta(minutes=30)
    return tuple(
        SlotOffer(first + index, begin + index * half, begin + (index + 1) * half, left)
        for index, left in enumerate(lefts)
    )


_CHEN = Doctor(
    1, "陈静", "主任医师", "高血压、冠心病、心慌胸闷", "Chen Jing", "high blood pressure, heart disease, palpitations"
)
_ZHOU = Doctor(2, "周立国", "副主任医师", "咳嗽、哮喘、慢阻肺", "Zhou Liguo", "cough, asthma, COPD")
_OUYANG = Doctor(
    3, "欧阳明珠", "主治医师", "胃痛、反酸、幽门螺杆菌", "Ouyang Mingzhu", "stomach pain, reflux, H. pylori"
)
_LONG = Doctor(  # of a hospital that gave nothing in English
    4, "阿卜杜勒克里木·买买提吐尔逊·艾合买提江", "副主任医师", "头晕、头痛、失眠、手脚麻木、帕金森病和记忆力下降"
)


def _clinic(session: int, doctor: Doctor | None, slots: tuple[SlotOffer, ...], fee: int) -> ClinicOffer:
    kind = SessionKind.EXPERT if doctor else SessionKind.GENERAL
    start = slots[0].starts
    part = DayPart.MORNING if start.hour < 12 else DayPart.AFTERNOON
    return ClinicOffer(session, start.date(), part, kind, doctor, _ROOM, fee, session * 3 % 11, slots)


def _clinics() -> tuple[ClinicOffer, ...]:
    tomorrow, later = TODAY + timedelta(days=1), TODAY + timedelta(days=3)
    return (
        _clinic(1, _CHEN, _slots(100, (10, 0), (2, 3, 1, 0)), 5000),
        _clinic(2, _ZHOU, _slots(110, (10, 0), (3, 2, 2, 2)), 3000),
        _clinic(3, None, _slots(120, (10, 0), (4, 4, 4, 3)), 2000),
        _clinic(4, _CHEN, _slots(130, (14, 0), (0, 0, 2, 3, 4, 4)), 5000),
        _clinic(5, _OUYANG, _slots(140, (14, 0), (1, 1, 1, 1, 1, 1)), 3000),
        _clinic(6, _ZHOU, _slots(150, (8, 0), (3, 3, 3, 3, 3, 3, 3, 3), tomorrow), 3000),
        _clinic(7, _LONG, _slots(160, (8, 0), (3, 0, 3, 3, 3, 0, 3, 3), tomorrow), 10000000),
        _clinic(8, _CHEN, _slots(170, (8, 0), (3, 1, 1, 1, 2, 2, 3, 3), tomorrow), 5000),
        _clinic(9, _OUYANG, _slots(180, (8, 0), (3, 1, 1, 1, 2, 2, 3, 3), tomorrow), 3000),
        _clinic(10, None, _slots(190, (8, 0), (9, 9, 9, 9, 9, 9, 9, 9), tomorrow), 2000),
        _clinic(11, _CHEN, _slots(200, (8, 0), (1, 1), later), 5000),
        _clinic(12, _ZHOU, _slots(210, (8, 0), (0, 0), TODAY + timedelta(days=2)), 5000),
    )


_PATIENT = Patient(1, "张小三", Sex.FEMALE, date(1949, 12, 31), "80000123", FeeClass.EMPLOYEE, "110***********002X")
_BILL = Bill(
    (
        BillLine(ItemKind.REGISTRATION, "挂号费", "次", 100, 1, 100, 70),
        BillLine(ItemKind.CONSULTATION, "主任医师诊察费", "次", 4900, 1, 4900, 3430),
    )
)
_FREE = Bill(tuple(replace(line, fund=line.amount) for line in _BILL.lines))


def departments() -> Journey:
    """More departments than a page holds."""
    return Journey(patient=_PATIENT, departments=tuple(_offer(index) for index in range(len(_DEPARTMENTS))))


def departments_few() -> Journey:
    """A small hospital, whose long names come first."""
    return Journey(patient=_PATIENT, departments=tuple(_offer(index) for index in (9, 11, 16, 10)))


def slots() -> Journey:
    """Doctors of today, morning and afternoon, and of the next days."""
    return replace(departments(), department=_offer(0), clinics=_clinics())


def slots_chosen() -> Journey:
    """Back from the next page: the choice still stands."""
    clinic = _clinics()[0]
    return replace(slots(), choice=Choice(clinic, clinic.slots[1]))


def slots_crowded() -> Journey:
    """Tomorrow only: more doctors than fit, a long name, a fee of six figures."""
    return replace(slots(), clinics=tuple(clinic for clinic in _clinics() if clinic.day > TODAY))


def slots_taken() -> Journey:
    """The chosen slot went to somebody else; the nearest ones come first."""
    clinic = _clinics()[0]
    return replace(slots(), choice=Choice(clinic, clinic.slots[0]), nearest=(111, 101))


def _chosen() -> Journey:
    clinic = _clinics()[0]
    return replace(slots(), choice=Choice(clinic, clinic.slots[0]), bill=_BILL)


def confirm() -> Journey:
    """The fund pays a part."""
    return _chosen()


def confirm_nothing_due() -> Journey:
    """The fund pays everything."""
    return replace(_chosen(), bill=_FREE)


def confirm_long() -> Journey:
    """Long names, several lines, six figures."""
    patient = replace(_PATIENT, name="阿卜杜勒克里木·买买提吐尔逊·艾合买提江·吾布力")
    clinic = _clinics()[6]
    lines = (
        BillLine(ItemKind.CONSULTATION, "特需门诊诊察费", "次", 10000000, 1, 10000000, 0),
        BillLine(ItemKind.OTHER, "病历本", "本", 150, 1, 150, 0),
    )
    choice = Choice(clinic, clinic.slots[0])
    return replace(_chosen(), patient=patient, department=_offer(9), choice=choice, bill=Bill(lines))


def _visit(*, due: int, pay_by: PayBy) -> Visit:
    return Visit(1, 1, "A012", 3, (15, 25), due, pay_by)


def _paying(state: PaymentState) -> Journey:
    payment = Payment(state, 1500, "nuanxin-demo://pay/N20261123000012/1500", NOW + timedelta(seconds=154))
    visit = _visit(due=1500, pay_by=PayBy.PHONE)
    return replace(_chosen(), pay_by=PayBy.PHONE, visit=visit, payment=payment)


def pay_waiting() -> Journey:
    """The code waits to be scanned."""
    return _paying(PaymentState.WAITING)


def pay_unknown() -> Journey:
    """Nobody knows yet whether the money moved."""
    return _paying(PaymentState.UNKNOWN)


def pay_paid() -> Journey:
    """The money came."""
    return _paying(PaymentState.PAID)


def pay_not_paid() -> Journey:
    """It certainly did not."""
    return _paying(PaymentState.NOT_PAID)


_TICKET = PrintOutcome(1, PaperSort.TICKET, PrintState.CONFIRMED)
_INVOICE = PrintOutcome(2, PaperSort.INVOICE, PrintState.CONFIRMED)


def done() -> Journey:
    """Paid, both papers out."""
    visit = _visit(due=0, pay_by=PayBy.PHONE)
    return replace(pay_paid(), visit=visit, prints=(_TICKET, _INVOICE))


def done_printing() -> Journey:
    """The printer is still at it."""
    return replace(done(), prints=())


def done_printer_trouble() -> Journey:
    """The ticket did not come out, the invoice perhaps."""
    prints = (
        replace(_TICKET, state=PrintState.FAILED, words=PrinterOutOfPaper().patient),
        replace(_INVOICE, state=PrintState.UNKNOWN, words=Words(NOT_SEEN)),
    )
    return replace(done(), prints=prints)


def done_pay_at_window() -> Journey:
    """The ticket is out, the money is due at a window."""
    return replace(
        done(), pay_by=PayBy.WINDOW, payment=None, visit=_visit(due=1500, pay_by=PayBy.WINDOW), prints=(_TICKET,)
    )


Sample = tuple[str, str, Callable[[], Journey]]

SAMPLES: tuple[Sample, ...] = (
    ("department", "departments", departments),
    ("department", "departments_few", departments_few),
    ("slot", "slots", slots),
    ("slot", "slots_chosen", slots_chosen),
    ("slot", "slots_crowded", slots_crowded),
    ("slot", "slots_taken", slots_taken),
    ("confirm_fees", "confirm", confirm),
    ("confirm_fees", "confirm_nothing_due", confirm_nothing_due),
    ("confirm_fees", "confirm_long", confirm_long),
    ("pay", "pay_waiting", pay_waiting),
    ("pay", "pay_unknown", pay_unknown),
    ("pay", "pay_paid", pay_paid),
    ("pay", "pay_not_paid", pay_not_paid),
    ("done", "done", done),
    ("done", "done_printing", done_printing),
    ("done", "done_printer_trouble", done_printer_trouble),
    ("done", "done_pay_at_window", done_pay_at_window),
)
