"""退费: what goes back to a patient, by which way, and how that is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from kiosk.domain.cancelling import CannotCancelHere
from kiosk.domain.errors import DomainError
from kiosk.domain.money import yuan
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words, words

Purse = Wallet | WindowMethod


class RefundTooMuch(DomainError):
    """Less is left of the payment than should go back."""

    sentence = QT_TRANSLATE_NOOP("Words", "This money has gone back already, or nobody has paid it. Nothing was done.")


class SecondNeeded(DomainError):
    """Above the limit another person has to agree."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "Above ¥{limit} a second person must agree: somebody else who may approve refunds."
    )


class LineReturned(DomainError):
    """A line of the charge is charged no more already."""

    sentence = QT_TRANSLATE_NOOP("Words", "One of these items was given back already. Nothing was done.")


class NoInvoiceYet(DomainError):
    """A part can go back only when there is an invoice to be reversed."""

    sentence = QT_TRANSLATE_NOOP("Words", "This payment has no invoice yet. Please see to the invoice books first.")


class RefundSeenTo(DomainError):
    """The refund is no refused one, or somebody else has ordered it again."""

    sentence = QT_TRANSLATE_NOOP("Words", "Somebody has just seen to this refund. Nothing was done twice.")


@dataclass(frozen=True)
class RefundLine:
    """A line of a charge: ``due`` fen of it came from the patient, ``fund`` from the insurance."""

    line_id: int
    name: str
    due: int
    fund: int
    is_returned: bool = False


@dataclass(frozen=True)
class RefundOffer:
    """What cancelling a visit gives back: ``amount`` fen to ``purse`` (None: nothing was paid).

    ``obstacle`` is why a patient cannot cancel it at a kiosk, ``needs_second`` whether a second person must agree at a
    desk; ``payment_id`` is what was paid, for a refund of single lines.
    """

    registration_id: int
    amount: int
    purse: Purse | None = None
    payment_id: int | None = None
    lines: tuple[RefundLine, ...] = ()
    obstacle: CannotCancelHere | None = None
    needs_second: bool = False


@dataclass(frozen=True)
class Refunded:
    """What was done: ``state`` is what is known of the money by now, DONE also when none had to go back.

    ``reversals`` are the red invoices, ``invoice_id`` the new one over what is left of a charge.
    """

    registration_id: int
    amount: int
    state: RefundState
    purse: Purse | None = None
    refunds: tuple[int, ...] = ()
    reversals: tuple[int, ...] = ()
    invoice_id: int | None = None


BACK: Mapping[Purse, str] = MappingProxyType(
    {
        Wallet.WECHAT: QT_TRANSLATE_NOOP("Words", "¥{amount} went back to your WeChat: {day}, {time}."),
        Wallet.ALIPAY: QT_TRANSLATE_NOOP("Words", "¥{amount} went back to your Alipay: {day}, {time}."),
        Wallet.ANY: QT_TRANSLATE_NOOP("Words", "¥{amount} went back the way you paid: {day}, {time}."),
        WindowMethod.CASH: QT_TRANSLATE_NOOP("Words", "You got ¥{amount} in cash: {day}, {time}."),
        WindowMethod.CARD: QT_TRANSLATE_NOOP("Words", "¥{amount} went back to your card: {day}, {time}."),
    }
)
ON_ITS_WAY = QT_TRANSLATE_NOOP("Words", "¥{amount} is on its way back to you, since {day}, {time}.")
WITH_STAFF = QT_TRANSLATE_NOOP("Words", "¥{amount} is still yours. A payment window gives it to you.")


@dataclass(frozen=True)
class RefundView:
    """One refund as patients and staff see it; ``ended`` when the gateway said what became of it.

    ``was_late`` is money that came after its order had ended; ``label`` is the number of the visit, "A012".
    """

    refund_id: int
    payment_id: int
    registration_id: int
    label: str
    amount: int
    purse: Purse
    gateway: str
    state: RefundState
    reason: str
    reference: str
    ordered: datetime
    ended: datetime | None
    actor: str
    was_late: bool = False

    @property
    def told(self) -> Words:
        """What the patient is told of it."""
        amount = yuan(self.amount)
        if self.state is RefundState.REFUSED:
            return words(WITH_STAFF, amount=amount)
        at = self.ended or self.ordered
        text = BACK[self.purse] if self.state is RefundState.DONE else ON_ITS_WAY
        return words(text, amount=amount, day=at.date(), time=f"{at:%H:%M}")


@dataclass(frozen=True)
class WishLine:
    """Somebody wanted a paid visit cancelled before that could be done here."""

    registration_id: int
    label: str
    reason: str
    at: datetime
    actor: str
