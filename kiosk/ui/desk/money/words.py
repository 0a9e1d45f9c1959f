"""What money is called on the desk's screen: ways to pay, results, standings."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from kiosk.domain.day_report import View
from kiosk.domain.invoice_books import SHARED, BookState
from kiosk.domain.journey import PaymentState, PrintState
from kiosk.domain.money_desk import InvoiceStanding
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.reconciling import DifferenceState, Verdict
from kiosk.domain.refunds import Purse, Refunded
from kiosk.domain.unclear import Decision, Said, UnclearOrder
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.language import clock_text, money_text, translate, translate_marked

GATEWAYS: Mapping[str, str] = MappingProxyType(
    {
        "wechat": QT_TRANSLATE_NOOP("MoneyDesk", "WeChat"),
        "alipay": QT_TRANSLATE_NOOP("MoneyDesk", "Alipay"),
        "demo-wechat": QT_TRANSLATE_NOOP("MoneyDesk", "WeChat (demo)"),
        "demo-alipay": QT_TRANSLATE_NOOP("MoneyDesk", "Alipay (demo)"),
        "demo": QT_TRANSLATE_NOOP("MoneyDesk", "Phone (demo)"),
        "cash": QT_TRANSLATE_NOOP("MoneyDesk", "Cash"),
        "card": QT_TRANSLATE_NOOP("MoneyDesk", "Card"),
    }
)
PURSES: Mapping[Purse, str] = MappingProxyType(
    {
        Wallet.WECHAT: QT_TRANSLATE_NOOP("MoneyDesk", "{amount} goes back to the patient's WeChat."),
        Wallet.ALIPAY: QT_TRANSLATE_NOOP("MoneyDesk", "{amount} goes back to the patient's Alipay."),
        Wallet.ANY: QT_TRANSLATE_NOOP("MoneyDesk", "{amount} goes back the way it was paid."),
        WindowMethod.CASH: QT_TRANSLATE_NOOP("MoneyDesk", "You hand {amount} to the patient in cash."),
        WindowMethod.CARD: QT_TRANSLATE_NOOP("MoneyDesk", "You give {amount} back at the card terminal."),
    }
)
REFUNDS: Mapping[RefundState, tuple[str, str]] = MappingProxyType(  # the word, and the tone of a row
    {
        RefundState.DONE: (QT_TRANSLATE_NOOP("MoneyDesk", "Refunded"), "good"),
        RefundState.UNKNOWN: (QT_TRANSLATE_NOOP("MoneyDesk", "Checking"), "warn"),
        RefundState.REFUSED: (QT_TRANSLATE_NOOP("MoneyDesk", "Refused"), "bad"),
    }
)
BOOKS: Mapping[BookState, tuple[str, str]] = MappingProxyType(
    {
        BookState.OPEN: (QT_TRANSLATE_NOOP("MoneyDesk", "In use"), "good"),
        BookState.LOW: (QT_TRANSLATE_NOOP("MoneyDesk", "Low"), "warn"),
        BookState.FULL: (QT_TRANSLATE_NOOP("MoneyDesk", "Used up"), "muted"),
        BookState.WITHDRAWN: (QT_TRANSLATE_NOOP("MoneyDesk", "Withdrawn"), "muted"),
    }
)
STANDINGS: Mapping[InvoiceStanding, tuple[str, str]] = MappingProxyType(
    {
        InvoiceStanding.STANDS: (QT_TRANSLATE_NOOP("MoneyDesk", "Valid"), "good"),
        InvoiceStanding.REVERSED: (QT_TRANSLATE_NOOP("MoneyDesk", "Reversed"), "muted"),
        InvoiceStanding.REVERSAL: (QT_TRANSLATE_NOOP("MoneyDesk", "Reversal"), "warn"),
        InvoiceStanding.VOID: (QT_TRANSLATE_NOOP("MoneyDesk", "Voided"), "muted"),
    }
)
VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.AGREED: QT_TRANSLATE_NOOP("MoneyDesk", "Agrees"),
        Verdict.OTHER_DAY: QT_TRANSLATE_NOOP("MoneyDesk", "Across midnight"),
        Verdict.ONLY_OURS: QT_TRANSLATE_NOOP("MoneyDesk", "Only ours"),
        Verdict.ONLY_THEIRS: QT_TRANSLATE_NOOP("MoneyDesk", "Only theirs"),
        Verdict.AMOUNT: QT_TRANSLATE_NOOP("MoneyDesk", "Amounts differ"),
        Verdict.STATE: QT_TRANSLATE_NOOP("MoneyDesk", "States differ"),
    }
)
DIFFERENCES: Mapping[DifferenceState, tuple[str, str]] = MappingProxyType(
    {
        DifferenceState.OPEN: (QT_TRANSLATE_NOOP("MoneyDesk", "Open"), "bad"),
        DifferenceState.EXPLAINED: (QT_TRANSLATE_NOOP("MoneyDesk", "Explained"), "good"),
        DifferenceState.CLOSED: (QT_TRANSLATE_NOOP("MoneyDesk", "Closed"), "muted"),
    }
)
SAID: Mapping[Said, str] = MappingProxyType(
    {
        Said.NOTHING: QT_TRANSLATE_NOOP("MoneyDesk", "No clear answer"),
        Said.OTHER_AMOUNT: QT_TRANSLATE_NOOP("MoneyDesk", "{amount} was paid"),
        Said.NOT_HERE: QT_TRANSLATE_NOOP("MoneyDesk", "Not connected"),
    }
)
VIEWS: Mapping[View, str] = MappingProxyType(
    {
        View.METHOD: QT_TRANSLATE_NOOP("MoneyDesk", "Method"),
        View.STAFF: QT_TRANSLATE_NOOP("MoneyDesk", "Cashier"),
        View.DEVICE: QT_TRANSLATE_NOOP("MoneyDesk", "Machine"),
        View.ITEM: QT_TRANSLATE_NOOP("MoneyDesk", "Item"),
    }
)


def gateway_word(name: str) -> str:
    """What was paid with."""
    known = GATEWAYS.get(name)
    return translate_marked("MoneyDesk", known) if known else name


def wallet_word(name: str) -> str:
    """The same in short, for a table: a demonstration says so beside it."""
    return gateway_word(name.removeprefix("demo-"))


def at_word(at: datetime, now: datetime) -> str:
    """The time of today, the day before it of any other."""
    return clock_text(at) if at.date() == now.date() else f"{at:%m-%d} {clock_text(at)}"


def machine_word(device: str) -> str:
    """Who takes numbers from a book."""
    return translate("MoneyDesk", "All machines") if device == SHARED else device


def purse_word(purse: Purse, amount: int) -> str:
    """Which way money goes back."""
    return translate_marked("MoneyDesk", PURSES[purse]).format(amount=money_text(amount))


def taken_words(state: PaymentState, amount: int, hindered: PrintState | None = None) -> tuple[str, str]:
    """Tone and sentence of a payment (mock 05b); WAITING is a password that is typed on the phone.

    ``hindered`` is what kept its papers from coming out.
    """
    if state is PaymentState.PAID and hindered is not None:
        return "good", translate("MoneyDesk", "Charged: {amount} is taken.").format(amount=money_text(amount))
    tone, text = {
        PaymentState.PAID: ("good", translate("MoneyDesk", "Charged: {amount} is taken. The papers are printed.")),
        PaymentState.NOT_PAID: ("plain", translate("MoneyDesk", "Not charged: no money has moved. Try again.")),
        PaymentState.UNKNOWN: ("wait", translate("MoneyDesk", "Being checked. Please do not take it again.")),
        PaymentState.WAITING: ("info", translate("MoneyDesk", "Not charged yet: the patient confirms on the phone.")),
    }[state]
    return tone, text.format(amount=money_text(amount))


def refund_told(state: RefundState) -> str:
    """What whoever gives money back should know of a refund."""
    return {
        RefundState.DONE: translate("MoneyDesk", "The money has gone back."),
        RefundState.UNKNOWN: translate("MoneyDesk", "Being checked. The desk keeps asking; please do not pay it out."),
        RefundState.REFUSED: translate("MoneyDesk", "It did not go through. Try again, or hand over cash."),
    }[state]


def refunded_words(done: Refunded) -> tuple[str, str]:
    """Tone and sentence of what was given back."""
    if not done.amount or done.purse is None:
        return "good", translate("MoneyDesk", "Done. No money had to go back.")
    amount = money_text(done.amount)
    if done.state is RefundState.REFUSED:
        text = translate("MoneyDesk", "{amount} has not gone back yet. Try again, or hand over cash.")
        return "trouble", text.format(amount=amount)
    if done.state is RefundState.UNKNOWN:
        text = translate("MoneyDesk", "Being checked: {amount} is on its way back. The desk keeps asking.")
        return "wait", text.format(amount=amount)
    if isinstance(done.purse, WindowMethod):
        return "good", purse_word(done.purse, done.amount)
    return "good", translate("MoneyDesk", "{amount} went back to the patient.").format(amount=amount)


def said_word(one: UnclearOrder) -> str:
    """What the gateway says of an order without an end."""
    return translate_marked("MoneyDesk", SAID[one.said]).format(amount=money_text(one.taken or 0))


def decide_words(one: UnclearOrder, state: PaymentState) -> tuple[str, str]:
    """What follows when an order counts as paid or not, and the key for it."""
    if state is PaymentState.PAID:
        told = translate("MoneyDesk", "{number}: {amount} counts as paid. The patient gets ticket and invoice.")
        confirm = translate("MoneyDesk", "It was paid")
    else:
        told = translate("MoneyDesk", "{number}: {amount} counts as not paid, or as gone back. The place becomes free.")
        confirm = translate("MoneyDesk", "It was not paid")
    return told.format(number=one.visit.label, amount=money_text(one.amount)), confirm


def decided_words(done: Decision) -> str:
    """How an order has ended, and whether that was decided here."""
    if done.state is PaymentState.PAID:
        ours = translate("MoneyDesk", "Written down: charged. Ticket and invoice can be printed.")
        known = translate("MoneyDesk", "It is known by now: charged. What you decided was not needed.")
    else:
        ours = translate("MoneyDesk", "Written down: not charged. The place becomes free by itself.")
        known = translate("MoneyDesk", "It is known by now: not charged. What you decided was not needed.")
    return ours if done.is_ours else known
