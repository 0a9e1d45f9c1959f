"""一次自助办理: the clipboard a patient carries through a flow, and the views it holds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.acting import Aid, Companion, Proxy
from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.cancel_views import Cancelled, CancelOffer
from kiosk.domain.errors import DomainError
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.paying import How, Wallet
from kiosk.domain.queue_views import InLine
from kiosk.domain.words import Words


class Way(StrEnum):
    """How the patient says who they are."""

    CARD = "card"
    CODE = "code"
    TYPED = "typed"
    CHILD = "child"
    NO_PAPERS = "no_papers"
    FOUND = "found"  # by staff, by name, number or ticket


class SessionKind(StrEnum):
    """普通 / 专家 / 特需门诊."""

    GENERAL = "general"
    EXPERT = "expert"
    SPECIAL = "special"


class DayPart(StrEnum):
    """上午 / 下午."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class PayBy(StrEnum):
    """How the patient wants to pay."""

    PHONE = "phone"
    WINDOW = "window"
    NOTHING = "nothing"


class PaymentState(StrEnum):
    """The only things a patient is told about money."""

    WAITING = "waiting"  # nothing taken yet, the code can be paid
    PAID = "paid"
    NOT_PAID = "not_paid"
    UNKNOWN = "unknown"  # being checked; must not pay again


class PrintState(StrEnum):
    """A print job's life."""

    QUEUED = "queued"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"  # certainly not printed
    UNKNOWN = "unknown"  # sent, but nobody can say whether paper came out


class PaperSort(StrEnum):
    """What we print."""

    TICKET = "ticket"
    INVOICE = "invoice"
    WRISTBAND = "wristband"


@dataclass(frozen=True)
class Patient:
    """患者 as the hall knows them; ``paper`` is masked for display."""

    id: int
    name: str
    sex: Sex
    birth_date: date | None
    outpatient_number: str
    fee_class: FeeClass
    paper: str = ""
    provisional: bool = False  # emergency without papers: to be completed within 24 h


@dataclass(frozen=True)
class Newcomer:
    """What an unknown patient has told us so far."""

    name: str = ""
    sex: Sex = Sex.UNKNOWN
    birth_date: date | None = None
    phone: str | None = None  # None: not asked yet, "": preferred not to give one
    consented: bool = False


@dataclass(frozen=True)
class Department:
    """科室. ``floor`` is the storey (1 = ground floor hall), ``icon`` an icon's name."""

    id: int
    code: str
    name: str
    name_en: str
    group: str
    floor: int
    icon: str
    group_en: str = ""


@dataclass(frozen=True)
class DepartmentOffer:
    """A department as it stands now. ``wait`` minutes are an estimate (low, high); ``next_day`` when today is full."""

    department: Department
    waiting: int
    wait: tuple[int, int]
    left: int
    next_day: date | None = None
    rooms: int = 1  # open now: the same line is many people for one room and few for five


@dataclass(frozen=True)
class Doctor:
    """医生; what the hospital gave in English, "" where it gave nothing."""

    id: int
    name: str
    title: str
    speciality: str
    name_en: str = ""
    speciality_en: str = ""


@dataclass(frozen=True)
class Room:
    """诊室 and the way there from the hall: steps such as ("坐电梯", "2 号梯到 2 楼")."""

    name: str
    floor: int
    way: tuple[tuple[str, str], ...] = ()
    name_en: str = ""
    way_en: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SlotOffer:
    """号源时段 with what is left."""

    id: int
    starts: datetime
    ends: datetime
    left: int


@dataclass(frozen=True)
class ClinicOffer:
    """出诊: one session that can be booked. ``doctor`` is None for "any doctor"; ``fee`` is the full price in fen."""

    session_id: int
    day: date
    part: DayPart
    kind: SessionKind
    doctor: Doctor | None
    room: Room
    fee: int
    waiting: int
    slots: tuple[SlotOffer, ...]

    @property
    def left(self) -> int:
        """Places left in all slots of the session."""
        return sum(slot.left for slot in self.slots)


@dataclass(frozen=True)
class Choice:
    """The session and slot the patient picked."""

    clinic: ClinicOffer
    slot: SlotOffer


@dataclass(frozen=True)
class Visit:
    """挂号 as the patient leaves with it. ``due`` fen are still to be paid; ``wait`` minutes (low, high)."""

    registration_id: int
    charge_id: int
    ticket: str
    ahead: int
    wait: tuple[int, int]
    due: int
    pay_by: PayBy


@dataclass(frozen=True)
class Payment:
    """Where the money stands. ``code`` is the text of the QR to pay; amounts in fen."""

    state: PaymentState
    amount: int
    code: str = ""
    expires: datetime | None = None
    wallet: Wallet = Wallet.ANY  # whose code is shown
    wallets: tuple[Wallet, ...] = ()  # all that are offered here, the first one first
    takes_codes: bool = False  # a 付款码 on the patient's phone is read here
    how: How = How.SHOWN
    takes_phone: bool = True  # whether any wallet can be paid with here now


@dataclass(frozen=True)
class PrintOutcome:
    """What happened to one paper; ``words`` tells the patient where it is when it did not come out here."""

    job_id: int
    sort: PaperSort
    state: PrintState
    copy: int = 1
    words: Words | None = None


@dataclass(frozen=True)
class Standing:
    """Where a flow goes on: the id of the step, of those Back leads to, and ``why`` not where it was left."""

    step: str
    past: tuple[str, ...] = ()
    why: DomainError | None = None


@dataclass(frozen=True)
class OpenVisit:
    """挂号 that is not finished: money is due, or its ticket never came out of a printer."""

    department: DepartmentOffer
    choice: Choice
    bill: Bill
    visit: Visit


NOBODY = Newcomer()
NO_BILL = Bill()


@dataclass(frozen=True)
class Journey:
    """Everything a sitting has learned; frozen, a page answers with `dataclasses.replace`."""

    way: Way | None = None
    paper_kind: PaperKind = PaperKind.ID_CARD
    picks_paper: bool = False  # wants to say which paper it is
    paper: Paper | None = None
    code: str = ""
    guardian_paper: Paper | None = None
    guardian_name: str = ""
    child_numbered: bool | None = None  # None: not asked yet
    patient: Patient | None = None
    newcomer: Newcomer = NOBODY
    namesakes: int = 0  # known patients of the same name and birth date
    departments: tuple[DepartmentOffer, ...] = ()
    department: DepartmentOffer | None = None
    clinics: tuple[ClinicOffer, ...] = ()
    choice: Choice | None = None
    nearest: tuple[int, ...] = ()  # slot ids to offer first after the chosen one was taken
    bill: Bill = NO_BILL
    pay_by: PayBy | None = None
    visit: Visit | None = None
    wallet: Wallet | None = None  # None: whichever the hall offers first
    payment: Payment | None = None
    prints: tuple[PrintOutcome, ...] = ()
    large: bool = False
    by_sight: bool = False  # wants to be shown the call, not only told
    kept: bool = False  # a sitting was left unfinished a few minutes ago
    goes_on: bool = False  # wants to finish it
    standing: Standing | None = None
    open_visits: tuple[OpenVisit, ...] = ()
    lines: tuple[InLine, ...] = ()  # the patient's numbers of today
    line: InLine | None = None  # the one that is asked about
    at_door: bool = False  # this kiosk stands before the rooms: a ticket shown here checks in
    checked_in: bool = False
    proxy: Proxy | None = None  # who acts; the patient stays the owner
    companion: Companion | None = None
    aids: tuple[Aid, ...] = ()
    offers: tuple[CancelOffer, ...] = ()  # visits that might be cancelled
    offer: CancelOffer | None = None  # the one in hand
    cancelled: Cancelled | None = None
    told: tuple[Words, ...] = ()  # of money that went back while the patient was away
    own_expense: bool = False  # insured, but pays it all: nobody could say what the insurance pays, or it refused
