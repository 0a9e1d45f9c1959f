"""The provinces' services for electronic invoices (电子票据)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.identity import Sex


@dataclass(frozen=True)
class FiscalRequest:
    """One invoice to be issued: the same ``serial`` (letters, digits and "-") is always the same document."""

    serial: str
    hospital: str
    paper_number: str  # 票据代码 and 票据号码 of the paper it goes with, "44060126-0000000012"
    payer: str
    sex: Sex
    outpatient_number: str
    department: str
    fee_class: FeeClass
    visit_day: date
    bill: Bill
    issued_at: datetime


@dataclass(frozen=True)
class FiscalDocument:
    """What was issued: 票据代码, 票据号码, 校验码, and the address where the patient sees it."""

    code: str
    number: str
    check_code: str
    url: str
    issued_at: datetime


@dataclass(frozen=True)
class FiscalReversal:
    """冲红 of a whole document: the same ``serial`` is always the same reversal."""

    serial: str
    original_serial: str
    original: FiscalDocument
    reason: str
    at: datetime


@dataclass(frozen=True)
class FiscalRefused:
    """The service will not issue this, however often it is asked; ``words`` for staff, without names or numbers."""

    words: str


@dataclass(frozen=True)
class FiscalAway:
    """Nobody can say whether it was issued: ask again with the same serial."""

    detail: str = ""


FiscalAnswer = FiscalDocument | FiscalRefused | FiscalAway


class FiscalInvoice(Protocol):
    """Issues electronic invoices. No method raises: trouble on the way is `FiscalAway`."""

    name: str

    def issue(self, request: FiscalRequest) -> FiscalAnswer:
        """Issue it, or say what was issued under this serial before."""
        ...

    def reverse(self, reversal: FiscalReversal) -> FiscalAnswer:
        """Issue the red document that takes the original back, or say what was issued under this serial before."""
        ...
