"""What can go wrong with money, beside `PaymentUnknown`."""

from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.words import QT_TRANSLATE_NOOP


class BillNotReady(DomainError):
    """The gateway has not made its bill file of that day yet; it is asked for later."""

    sentence = QT_TRANSLATE_NOOP("Words", "The payment company has not made its list of that day yet. Try again later.")


class BillMissing(BillNotReady):
    """The gateway has no bill of a day on which our books have its money: not believed until it has had three days."""

    sentence = QT_TRANSLATE_NOOP(
        "Words",
        "The payment company says it has no list of that day, but our books have its payments. "
        "It is asked again for three days; after that, each payment is shown as a difference.",
    )


class GatewayAway(DomainError):
    """The gateway did not answer, or not with what was asked for; nothing was changed."""

    sentence = QT_TRANSLATE_NOOP("Words", "The payment company does not answer. Please try again in a moment.")


class NoticeRefused(DomainError):
    """A notice is not the gateway's own: nothing was believed, and nothing was changed. Only the log hears of it."""


class NoPaymentCode(DomainError):
    """What was scanned is no 付款码."""

    sentence = QT_TRANSLATE_NOOP("Words", "This is not a payment code. Please open “Pay” in WeChat or Alipay.")


class CodeNotTaken(DomainError):
    """A 付款码 of a wallet that is not read here."""

    sentence = QT_TRANSLATE_NOOP("Words", "This code can't be read here. Please scan the code on the screen instead.")


class AlreadyPaid(DomainError):
    """Somebody else has paid or taken this money: what lies on the window's table goes back."""

    sentence = QT_TRANSLATE_NOOP("Words", "This was paid already. Please give the money back.")


class ReferenceMissing(InvalidEntry):
    """A card payment needs the number on the terminal's slip."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("Words", "Please enter the number on the card terminal's slip."), field="reference"
        )
