"""What stands on the papers we print, before anybody draws it."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.bill import Bill


@dataclass(frozen=True)
class TicketContent:
    """排队小票. ``name`` is masked; ``due`` fen are still to be paid at a window; ``copy`` 1 is the original."""

    hospital: str
    number: str
    name: str
    floor: int
    department: str
    room: str
    doctor: str  # "陈静 主任医师" or "当班医生"
    day: date
    starts: datetime
    ends: datetime
    ahead: int
    wait: tuple[int, int]
    way: tuple[tuple[str, str], ...]
    desk: str  # where to ask when called past: "2 楼护士站"
    token: str  # ASCII, signed: the text of the QR
    due: int
    outpatient_number: str
    device: str
    printed_at: datetime
    copy: int = 1
    large: bool = False
    demo: bool = False
    by_sight: bool = False  # called by showing the number: the ticket asks staff to face its holder
    proxy: str = ""  # 代办人, masked, with the relation: "张*琳（女儿）"


@dataclass(frozen=True)
class InvoiceContent:
    """门诊收费票据 (domain.md, Bill and invoice). Amounts in fen; ``paper`` masked; ``copy`` 1 is the original."""

    hospital: str
    book_code: str  # 票据代码, 8 digits
    number: str  # 票据号码, 10 digits
    check_code: str  # 校验码, 6 characters
    token: str  # the text of the QR: our own, or the address of the electronic invoice
    payer: str
    paper: str
    sex: str
    fee_class: str
    department: str
    outpatient_number: str
    serial: str  # 业务流水号
    bill: Bill
    account: int  # 个人账户支付
    other: int  # 其他支付
    paid_by: str
    visit_day: date
    issued_at: datetime
    device: str
    printed_at: datetime
    copy: int = 1
    demo: bool = False
    reversal_of: str = ""  # 冲红: number of the original
    institution: str = ""  # 医疗机构类型
    insured: str = ""  # 医保编号, masked
    e_number: str = ""  # 电子票据: code and number, "" while there is none
    e_follows: bool = False  # it is ordered, and comes later than this paper


@dataclass(frozen=True)
class WristbandContent:
    """腕带 of triage. The name is whole, by the rule of identification; ``due`` are what is waited for and by when."""

    hospital: str
    level: str  # "Ⅱ"
    level_word: str  # "橙 急重": colour and word, for the paper is black and white
    name: str
    sex: str
    age: str
    outpatient_number: str  # "" for somebody not registered
    number: str  # of the queue, ""
    tracks: tuple[str, ...]
    due: tuple[tuple[str, str], ...]
    score: str  # "NEWS2 7 分", "" where it must not be used
    tables: str  # versions of what it was judged by
    nurse: str
    triaged_at: datetime
    token: str  # ASCII: the text of the QR
    device: str
    printed_at: datetime
    copy: int = 1
    demo: bool = False


@dataclass(frozen=True)
class Raster:
    """A picture for a thermal printer: rows of ``width`` dots, 8 to a byte, high bit left, 1 = black."""

    width: int
    height: int
    rows: bytes
