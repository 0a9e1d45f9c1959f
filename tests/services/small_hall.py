"""A small hall on any database: two departments, two doctors, a few slots, and patients as many as wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.errors import PrinterTrouble
from kiosk.domain.identity import Paper, PaperKind, Sex, check_digit
from kiosk.domain.journey import Choice, Journey, Newcomer, PaperSort, Patient, PayBy, PaymentState, Visit, Way
from kiosk.domain.money_errors import BillNotReady, NoticeRefused
from kiosk.domain.papers import InvoiceContent, Raster, TicketContent, WristbandContent
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import (
    Notice,
    NoticeReply,
    PaymentAnswer,
    PaymentOrder,
    Printed,
    PrinterState,
    PrinterStatus,
    RefundAnswer,
)
from kiosk.services.money.billing import Billing
from kiosk.services.office import Office
from kiosk.services.papers.presses import InvoicePress, TicketPress
from kiosk.services.papers.printing import Printing
from kiosk.services.patients.reception import Reception
from kiosk.services.visits.registration import RegistrationDesk
from kiosk.services.visits.timetable import Timetable
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    HospitalRow,
    InvoiceBookRow,
    RoomRow,
    Row,
    SlotRow,
)
from kiosk.storage.vault import Vault

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 9, 41, tzinfo=ZONE)  # a Friday
TODAY, TOMORROW = NOW.date(), NOW.date() + timedelta(days=1)
K1 = Actor("K1")

MEDICINE, SURGERY, EMPTY = 1, 2, 3
# Slots by name: id, session, hour, minute, places.
SLOTS = {
    "over": (1, 1, TODAY, 9, 0, 2),
    "chen 9:30": (2, 1, TODAY, 9, 30, 2),
    "chen 10:00": (3, 1, TODAY, 10, 0, 2),
    "chen 10:30": (4, 1, TODAY, 10, 30, 1),
    "any 9:30": (5, 2, TODAY, 9, 30, 40),
    "any 10:00": (6, 2, TODAY, 10, 0, 3),
    "zhou 14:00": (7, 3, TODAY, 14, 0, 3),
    "chen tomorrow": (8, 4, TOMORROW, 9, 0, 3),
    "free tomorrow": (9, 5, TOMORROW, 9, 0, 20),
    "gratis tomorrow": (10, 6, TOMORROW, 9, 0, 20),
}
# Session: department, room, doctor, day, part, kind, fees.
SESSIONS = (
    (MEDICINE, 1, 1, TODAY, "morning", "expert", "expert"),
    (MEDICINE, 2, None, TODAY, "morning", "general", "general"),
    (MEDICINE, 1, 2, TODAY, "afternoon", "expert", "expert"),
    (MEDICINE, 1, 1, TOMORROW, "morning", "expert", "expert"),
    (SURGERY, 3, None, TOMORROW, "morning", "general", "free"),
    (SURGERY, 3, 2, TOMORROW, "morning", "special", "gratis"),
)
# Group: kind, name, fen, percent paid by the fund. "gratis" has none.
FEES = (
    ("expert", "13", "挂号费", 101, 50),
    ("expert", "02", "诊察费", 4900, 70),
    ("general", "02", "一般诊疗费", 1000, 0),
    ("free", "02", "义诊", 1000, 100),
)


def build(database: Database, vault: Vault, *, places: int | None = None, numbers: int = 9_000_000_000) -> None:
    """Write the hall; ``places`` in every slot instead of its own, ``numbers`` in the invoice book."""
    match_key(database, vault)
    rows: list[tuple[type[Row], dict[str, object]]] = [
        (HospitalRow, _hospital()),
        *(
            (DepartmentRow, _department(*one))
            for one in ((1, "内科", "A", 6), (2, "外科", "B", 10), (3, "空科", "C", 5))
        ),
        *((RoomRow, _room(key, department)) for key, department in ((1, 1), (2, 1), (3, 2))),
        (DoctorRow, _doctor(1, "陈静", "主任医师")),
        (DoctorRow, _doctor(2, "周立国", "副主任医师")),
        *((FeeRow, _fee(position, *fee)) for position, fee in enumerate(FEES, start=1)),
        *((ClinicSessionRow, _session(key, *one)) for key, one in enumerate(SESSIONS, start=1)),
        *((SlotRow, _slot(*slot, places)) for slot in SLOTS.values()),
        (InvoiceBookRow, _book(numbers)),
    ]
    with database.begin() as session:
        for row, values in rows:
            session.execute(insert(row).values(**values))


def _hospital() -> dict[str, object]:
    return {
        "id": 1,
        "name": "安和市第一人民医院",
        "name_en": "Anhe First",
        "zone": "Asia/Shanghai",
        "guide_desk": "一楼大厅",
        "notice": "",
        "opens": "07:00",
        "closes": "17:30",
    }


def _department(key: int, name: str, letter: str, minutes: int) -> dict[str, object]:
    where = {"name_en": name, "group_name": "临床", "floor": 2, "icon": "heart"}
    return {
        "id": key,
        "code": f"D{key}",
        "name": name,
        "letter": letter,
        "position": key,
        "minutes_each": minutes,
    } | where


def _room(key: int, department: int) -> dict[str, object]:
    way = [["坐电梯", "2 号梯到 2 楼"]]
    return {"id": key, "code": f"R{key}", "department_id": department, "name": f"{key} 诊室", "floor": 2, "way": way}


def _doctor(key: int, name: str, title: str) -> dict[str, object]:
    return {"id": key, "code": f"Y{key}", "department_id": 1, "name": name, "title": title, "speciality": "高血压"}


def _fee(position: int, group: str, kind: str, name: str, price: int, percent: int) -> dict[str, object]:
    values = {"fee_group": group, "position": position, "kind": kind, "name": name, "unit": "次"}
    return values | {"price": price, "fund_percent": percent}


def _session(
    key: int, department: int, room: int, doctor: int | None, day: date, part: str, kind: str, fees: str
) -> dict[str, object]:
    who = {"department_id": department, "room_id": room, "doctor_id": doctor}
    return {"id": key, "code": f"S{key}", "day": day, "part": part, "kind": kind, "fee_group": fees} | who


def _slot(
    key: int, session: int, day: date, hour: int, minute: int, capacity: int, places: int | None
) -> dict[str, object]:
    starts = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)
    when: dict[str, object] = {"starts_at": starts, "ends_at": starts + timedelta(minutes=30)}
    return {"id": key, "session_id": session, "capacity": places or capacity, "booked": 0} | when


def _book(numbers: int) -> dict[str, object]:
    return {"code": "44060126", "first_number": 1, "last_number": numbers, "next_number": 1, "demo": True}


def citizen(number: int) -> Paper:
    """The ``number``-th woman of an endless line, born in 1990."""
    first17 = f"11010519900307{number * 2:03}"
    return Paper(PaperKind.ID_CARD, first17 + check_digit(first17))


class Gateway:
    """Answers what it is told to, and remembers what it was asked."""

    takes_codes = True

    def __init__(self, name: str = "fake", wallet: Wallet = Wallet.ANY) -> None:
        self.name, self.wallet = name, wallet
        self.answers: dict[str, PaymentState] = {}  # by what is asked: "start", "charge", "query", "cancel"
        self.refunds: dict[str, RefundState] = {}  # by what is asked: "refund", "query_refund"
        self.codes: list[str] = []
        self.asked: list[str] = []
        self.in_use = True
        self.orders: list[PaymentOrder] = []
        self.amount: int | None = None
        self.meanwhile: Callable[[], object] = lambda: None  # something that happens while the gateway is being asked

    def is_in_use(self) -> bool:
        return self.in_use

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        self.orders.append(order)
        return self._answer("start", PaymentState.WAITING, code=f"pay://{order.key}")

    def query(self, key: str) -> PaymentAnswer:
        return self._answer("query", PaymentState.WAITING)

    def cancel(self, key: str) -> PaymentAnswer:
        return self._answer("cancel", PaymentState.NOT_PAID)

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        self.orders.append(order)
        self.codes.append(code)
        return self._answer("charge", PaymentState.WAITING)

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        return self._refunded("refund", refund_key)

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        return self._refunded("query_refund", refund_key)

    def bill(self, day: date) -> bytes:
        raise BillNotReady("as told")

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        raise NoticeRefused("as told")

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        return NoticeReply(200, "text/plain", accepted.encode())

    def _refunded(self, what: str, refund_key: str) -> RefundAnswer:
        self.asked.append(what)
        return RefundAnswer(self.refunds.get(what, RefundState.DONE), f"ref-{refund_key}")

    def _answer(self, what: str, usual: PaymentState, code: str = "") -> PaymentAnswer:
        self.asked.append(what)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        state = self.answers.get(what, usual)
        amount = (self.amount or self.orders[-1].amount) if state is PaymentState.PAID else None
        return PaymentAnswer(state, code if state is PaymentState.WAITING else "", f"ref-{what}", amount)


@dataclass
class Printer:
    """A printer for either paper that does as it is told."""

    dots: int = 576
    state: PrinterState = PrinterState.READY
    result: Printed = Printed.CONFIRMED
    trouble: Exception | None = None
    titles: list[str] = field(default_factory=list)

    def status(self) -> PrinterStatus:
        return PrinterStatus(self.state, "as told")

    def print(self, paper: object, *, title: str) -> Printed:
        if self.trouble is not None:
            raise self.trouble
        self.titles.append(title)
        return self.result


@dataclass
class Artist:
    """Keeps the contents it is given to draw."""

    drawn: list[TicketContent | InvoiceContent | WristbandContent] = field(default_factory=list)
    trouble: Exception | None = None

    def ticket(self, content: TicketContent, *, dots: int) -> Raster:
        self._draw(content)
        return Raster(dots, 1, b"\0" * (dots // 8))

    def invoice(self, content: InvoiceContent) -> bytes:
        self._draw(content)
        return b"%PDF"

    def wristband(self, content: WristbandContent, *, dots: int) -> Raster:
        self._draw(content)
        return Raster(dots, 1, b"\0" * (dots // 8))

    def _draw(self, content: TicketContent | InvoiceContent | WristbandContent) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.drawn.append(content)


class SmallHall:
    """All services on one database, with everything outside of them faked."""

    def __init__(self, database: Database, vault: Vault, *, now: datetime = NOW) -> None:
        self.clock = FixedClock(now)
        self.office = Office(database, vault, self.clock, demo=True)
        self.gateway, self.artist = Gateway(), Artist()
        self.tickets, self.invoices = Printer(), Printer()
        self.reception = Reception(self.office)
        self.timetable = Timetable(self.office)
        self.registration = RegistrationDesk(self.office, self.timetable)
        self.billing = Billing(self.office, (self.gateway,))
        self.printing = Printing(
            self.office,
            {
                PaperSort.TICKET: TicketPress(self.tickets, self.artist),
                PaperSort.INVOICE: InvoicePress(self.invoices, self.artist),
            },
        )

    @property
    def database(self) -> Database:
        return self.office.database

    def patient(self, number: int = 1, *, name: str = "王小明") -> Patient:
        """A patient of the line, enrolled now if need be."""
        journey = self.reception.look_up(Journey(way=Way.TYPED, paper=citizen(number)))
        if journey.patient is not None:
            return journey.patient
        newcomer = replace(journey.newcomer, name=name, phone="13800138000", consented=True)
        return self.reception.enrol(replace(journey, newcomer=newcomer), actor=K1)

    def journey(self, slot: str, patient: Patient | int = 1, pay_by: PayBy = PayBy.PHONE) -> Journey:
        """A patient before committing to a slot, the bill read."""
        who = self.patient(patient) if isinstance(patient, int) else patient
        key = SLOTS[slot][0]
        departments = {offer.department.id: offer for offer in self.timetable.departments()}
        for department, offer in departments.items():
            for clinic in self.timetable.clinics(department):
                for found in clinic.slots:
                    if found.id == key:
                        journey = Journey(patient=who, department=offer, choice=Choice(clinic, found), pay_by=pay_by)
                        return replace(journey, bill=self.registration.quote(journey))
        raise LookupError(slot)

    def visit(self, slot: str = "any 9:30", patient: Patient | int = 1, pay_by: PayBy = PayBy.PHONE) -> Visit:
        """A patient registered for a slot."""
        return self.registration.register(self.journey(slot, patient, pay_by), actor=K1)

    def paid_visit(self, slot: str = "any 9:30", patient: int = 1) -> Visit:
        """A patient registered, paid by phone."""
        visit = self.visit(slot, patient)
        self.billing.begin(visit.charge_id, actor=K1)
        self.gateway.answers["query"] = PaymentState.PAID
        assert self.billing.ask(visit.charge_id, actor=K1).state is PaymentState.PAID
        del self.gateway.answers["query"]
        return self.registration.visit(visit.registration_id)

    def rows(self, table: type[Row], **where: object) -> list[dict[str, object]]:
        """The rows of a table whose columns have these values, oldest first."""
        with self.database.read() as session:
            found = session.execute(select(table.__table__).filter_by(**where).order_by(*table.__table__.primary_key))
            return [dict(row) for row in found.mappings()]

    def booked(self, slot: str) -> int:
        """How many places of a slot are taken."""
        (row,) = self.rows(SlotRow, id=SLOTS[slot][0])
        return int(str(row["booked"]))


def emergency() -> Journey:
    """Somebody brought in without papers."""
    return Journey(way=Way.NO_PAPERS)


def newborn(name: str = "张小米", *, number: Paper | None = None) -> Journey:
    """A child with a guardian, all questions answered."""
    newcomer = Newcomer(name, Sex.FEMALE, date(2025, 3, 18), "", consented=True)
    return Journey(
        way=Way.CHILD,
        guardian_paper=citizen(7),
        guardian_name="张有三",
        child_numbered=number is not None,
        paper=number,
        newcomer=newcomer,
    )


class Faulty(PrinterTrouble):
    """A trouble with a reason nobody knows."""

    reason = "gremlins"
