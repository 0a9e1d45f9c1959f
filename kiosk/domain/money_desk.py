"""What a money desk lists: charges that are due, payments that were made, invoices with what became of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.errors import DomainError
from kiosk.domain.words import QT_TRANSLATE_NOOP


class FileTrouble(DomainError):
    """A file on this desk's disk could not be read or written."""

    sentence = QT_TRANSLATE_NOOP("Words", "The file can't be read or written here. Please choose another place.")


class InvoiceStanding(StrEnum):
    """What an invoice is by now."""

    STANDS = "stands"
    REVERSED = "reversed"
    REVERSAL = "reversal"
    VOID = "void"


@dataclass(frozen=True)
class VisitName:
    """Whose visit it is: the number on the ticket, the patient, the department."""

    registration_id: int
    label: str
    name: str
    day: date
    department: str
    department_en: str


@dataclass(frozen=True)
class DueLine:
    """A charge that nobody has paid: ``due`` fen of the patient, ``fund`` fen of the insurance."""

    visit: VisitName
    charge_id: int
    due: int
    fund: int
    since: datetime


@dataclass(frozen=True)
class DueItem:
    """One line of a charge, in fen."""

    name: str
    amount: int


@dataclass(frozen=True)
class PaidLine:
    """A payment that was made: ``amount`` fen, of which ``refunded`` went back or is on its way."""

    visit: VisitName
    payment_id: int
    gateway: str
    amount: int
    refunded: int
    at: datetime
    is_cancelled: bool


@dataclass(frozen=True)
class InvoiceLine:
    """An invoice in the history of its charge; ``why`` it was reversed or is void, ``reverses`` a number or None."""

    visit: VisitName
    invoice_id: int
    code: str
    number: int
    total: int
    at: datetime
    standing: InvoiceStanding
    reverses: int | None
    why: str


@dataclass(frozen=True)
class PaidVisit:
    """A paid visit with which another section of the desk leads here: some or all of its money is to go back."""

    registration_id: int
