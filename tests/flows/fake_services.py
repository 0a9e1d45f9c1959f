"""Services that remember what was asked of them and answer as they are told; no database."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone

from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill, BillLine, FeeClass, ItemKind
from kiosk.domain.errors import DomainError, GoneOn
from kiosk.domain.identity import Sex
from kiosk.domain.journey import (
    Choice,
    ClinicOffer,
    DayPart,
    Department,
    DepartmentOffer,
    Journey,
    OpenVisit,
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
from kiosk.domain.paying import RefundState, Wallet
from kiosk.domain.refunds import RefundView

K1 = Actor("K1")
NOW = datetime(2026, 11, 20, 9, 41, tzinfo=timezone(timedelta(hours=8)))
KNOWN = Patient(1, "张有三", Sex.MALE, date(1985, 3, 12), "M1", FeeClass.SELF)
NEW = replace(KNOWN, id=2)
SLOT = SlotOffer(1, NOW, NOW + timedelta(minutes=30), 1)
CLINIC = ClinicOffer(1, NOW.date(), DayPart.MORNING, SessionKind.GENERAL, None, Room("3 诊室", 2), 1500, 0, (SLOT,))
OFFER = DepartmentOffer(Department(1, "NK", "内科", "Medicine", "内科", 2, "heart"), 3, (10, 20), 9)
BILL = Bill((BillLine(ItemKind.CONSULTATION, "诊察费", "次", 1500, 1, 1500, 0),))
VISIT = Visit(17, 23, "A012", 3, (10, 20), 1500, PayBy.PHONE)
CHOICE = Choice(CLINIC, SLOT)
LATE = RefundView(
    refund_id=5,
    payment_id=3,
    registration_id=17,
    label="A012",
    amount=1500,
    purse=Wallet.WECHAT,
    gateway="wechat",
    state=RefundState.DONE,
    reason="",
    reference="",
    ordered=NOW,
    ended=NOW,
    actor="K1",
    was_late=True,
)


@dataclass
class FakeRefunds:
    """What went back to anybody."""

    views: tuple[RefundView, ...] = ()

    def of_patient(self, _patient: int) -> tuple[RefundView, ...]:
        return self.views


@dataclass
class FakeServices:
    """All services in one; each call is one line in ``asked``."""

    finds: Patient | None = KNOWN
    guardian: str = "张有三"
    namesakes: int = 0
    tells: Journey = field(default_factory=Journey)  # what a number tells of a newcomer
    trouble: DomainError | None = None
    money: PaymentState = PaymentState.PAID
    kept: Journey | None = None  # what was left unfinished: its department, choice and standing
    open_visits: tuple[OpenVisit, ...] = ()
    asked: list[str] = field(default_factory=list)
    late: FakeRefunds = field(default_factory=FakeRefunds)

    @property
    def reception(self) -> "FakeServices":
        return self

    @property
    def refunds(self) -> "FakeRefunds":
        return self.late

    timetable = registration = billing = printing = resuming = struggles = reception

    def look_up(self, journey: Journey) -> Journey:
        self.asked.append("look_up")
        if journey.paper is None and not journey.code and journey.newcomer.birth_date is None:
            return journey
        newcomer = self.tells.newcomer if self.tells.newcomer.birth_date else journey.newcomer
        return replace(journey, patient=self.finds, newcomer=newcomer)

    def greet(self, journey: Journey, *, flow: str) -> Journey:
        known = journey.patient is not None
        return replace(journey, kept=known and self.kept is not None, open_visits=self.open_visits if known else ())

    def resume(self, journey: Journey, *, flow: str) -> Journey:
        self.asked.append(f"resume {flow}")
        kept, self.kept = self.kept, None
        if kept is None:
            raise GoneOn
        return replace(journey, kept=False, department=kept.department, choice=kept.choice, standing=kept.standing)

    def keep(self, journey: Journey, *, flow: str) -> None:
        self.asked.append(f"keep {flow}")
        self.kept = journey

    def forget(self, journey: Journey, *, flow: str) -> None:
        self.asked.append(f"forget {flow}")
        self.kept = None

    def look_up_guardian(self, journey: Journey) -> Journey:
        self.asked.append("look_up_guardian")
        return replace(journey, guardian_name=self.guardian)

    def look_for_namesakes(self, journey: Journey) -> Journey:
        self.asked.append("look_for_namesakes")
        return replace(journey, namesakes=self.namesakes)

    def enrol(self, journey: Journey, *, actor: Actor) -> Patient:
        self.asked.append(f"enrol by {actor}")
        return NEW

    def departments(self) -> tuple[DepartmentOffer, ...]:
        self.asked.append("departments")
        return (OFFER,)

    def clinics(self, department: int) -> tuple[ClinicOffer, ...]:
        self.asked.append(f"clinics of {department}")
        return (CLINIC,)

    def quote(self, journey: Journey) -> Bill:
        self.asked.append("quote")
        return BILL

    def register(self, journey: Journey, *, actor: Actor) -> Visit:
        self.asked.append(f"register by {actor}")
        if self.trouble is not None:
            raise self.trouble
        return replace(VISIT, pay_by=journey.pay_by or PayBy.NOTHING)

    def visit(self, registration: int) -> Visit:
        self.asked.append(f"visit {registration}")
        return replace(VISIT, ahead=2)

    def begin(self, charge: int, *, wallet: Wallet | None, actor: Actor) -> Payment:
        self.asked.append(f"begin {charge}" + (f" with {wallet}" if wallet else ""))
        return Payment(PaymentState.WAITING, 1500, "pay://")

    def settled(self, charge: int) -> Payment | None:
        self.asked.append(f"settled {charge}")
        return Payment(self.money, 1500) if self.money is PaymentState.PAID else None

    def charge_code(self, charge: int, code: str, *, actor: Actor) -> Payment:
        self.asked.append(f"charge {charge} with {code}")
        return Payment(PaymentState.PAID, 1500)

    def ask(self, charge: int, *, actor: Actor) -> Payment:
        self.asked.append(f"ask {charge}")
        return Payment(self.money, 1500)

    def pay_at_window(self, visit: Visit, *, actor: Actor) -> tuple[Visit, Payment]:
        self.asked.append("pay_at_window")
        return replace(visit, pay_by=PayBy.WINDOW), Payment(PaymentState.NOT_PAID, 1500)

    def give_up(self, visit: Visit, *, actor: Actor) -> Payment:
        self.asked.append("give_up")
        return Payment(PaymentState.NOT_PAID, 1500)

    def print_papers(self, registration: int, *, large: bool, actor: Actor) -> tuple[PrintOutcome, ...]:
        self.asked.append(f"print {registration}")
        return (PrintOutcome(1, PaperSort.TICKET, PrintState.CONFIRMED),)

    def reprint(self, registration: int, sort: PaperSort, *, large: bool, actor: Actor) -> PrintOutcome:
        self.asked.append(f"reprint {sort} {registration}")
        return PrintOutcome(9, sort, PrintState.CONFIRMED, 2)
