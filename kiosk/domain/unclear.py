"""悬账: orders whose end nobody can say, and what people may decide about one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_desk import VisitName
from kiosk.domain.words import QT_TRANSLATE_NOOP


class OtherNeeded(DomainError):
    """What becomes of an order is never one person's word."""

    sentence = QT_TRANSLATE_NOOP("Words", "A second person must agree: somebody else who may approve refunds.")


class Said(StrEnum):
    """Why an order stays without an end."""

    NOTHING = "nothing"  # no answer, one that is not the gateway's own, or none that says what became of the money
    OTHER_AMOUNT = "other_amount"  # another amount than was wanted is paid
    NOT_HERE = "not_here"  # the gateway is none of this hospital's any more: nobody asks it


@dataclass(frozen=True)
class UnclearOrder:
    """An order without an end: ``amount`` fen were wanted, and could be paid until ``since``.

    ``taken`` is what the gateway has instead, in fen, where it named another amount.
    """

    visit: VisitName
    payment_id: int
    gateway: str
    key: str
    amount: int
    since: datetime
    said: Said
    taken: int | None = None


@dataclass(frozen=True)
class Decision:
    """How the order has ended: PAID or NOT_PAID. ``is_ours`` is false when it was known by then, and nobody decided."""

    state: PaymentState
    is_ours: bool
