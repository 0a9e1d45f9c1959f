"""How visits that are cancelled, and the money that goes back, are said."""

from datetime import date

from kiosk.domain.cancel_views import CancelOffer
from kiosk.domain.paying import RefundState, Wallet
from kiosk.ui.language import clock_text, local, money_text, translate
from kiosk.ui.pages.visit_words import day_name, full_date


def what_text(offer: CancelOffer) -> str:
    """Department, and the doctor where one was chosen."""
    department, doctor = local(offer.department, offer.department_en), local(offer.doctor, offer.doctor_en)
    return " · ".join(part for part in (department, doctor) if part)


def time_text(offer: CancelOffer, today: date) -> str:
    """Day and time band."""
    day = offer.starts.date()
    name = day_name(day, today) if (day - today).days <= 1 else full_date(day)
    return f"{name} {clock_text(offer.starts)}–{clock_text(offer.ends)}"


def back_note(amount: int, wallet: Wallet | None) -> str:
    """What comes back, and where to: in a few words behind a number."""
    if amount == 0:
        return translate("Pages", "not paid yet")
    notes = {
        Wallet.WECHAT: translate("Pages", "{amount} back to your WeChat"),
        Wallet.ALIPAY: translate("Pages", "{amount} back to your Alipay"),
    }
    usual = translate("Pages", "{amount} back the way you paid")
    return (notes.get(wallet, usual) if wallet is not None else usual).format(amount=money_text(amount))


def back_text(amount: int, wallet: Wallet | None) -> str:
    """The same as a sentence."""
    if amount == 0:
        return translate("Pages", "You have not paid. No money goes back.")
    sentences = {
        Wallet.WECHAT: translate("Pages", "{amount} goes back to your WeChat."),
        Wallet.ALIPAY: translate("Pages", "{amount} goes back to your Alipay."),
    }
    usual = translate("Pages", "{amount} goes back the way you paid.")
    return (sentences.get(wallet, usual) if wallet is not None else usual).format(amount=money_text(amount))


def gone_text(amount: int, wallet: Wallet | None) -> str:
    """That it has gone back, and where to."""
    sentences = {
        Wallet.WECHAT: translate("Pages", "{amount} went back to your WeChat."),
        Wallet.ALIPAY: translate("Pages", "{amount} went back to your Alipay."),
    }
    usual = translate("Pages", "{amount} went back the way you paid.")
    return (sentences.get(wallet, usual) if wallet is not None else usual).format(amount=money_text(amount))


def visit_facts(offer: CancelOffer, today: date) -> tuple[tuple[str, str], ...]:
    """Number, department and time: what each is, and what it is here."""
    return (
        (translate("Pages", "Your number"), offer.ticket),
        (translate("Pages", "Department"), what_text(offer)),
        (translate("Pages", "Time"), time_text(offer, today)),
    )


def sum_words(state: RefundState) -> str:
    """What stands before the sum."""
    return {
        RefundState.DONE: translate("Pages", "Refunded"),
        RefundState.UNKNOWN: translate("Pages", "Refund"),
        RefundState.REFUSED: translate("Pages", "Your money"),
    }[state]


def arrival_facts(state: RefundState) -> tuple[tuple[str, str], ...]:
    """When the money comes, or where it is fetched, and who is asked."""
    if state is RefundState.REFUSED:
        return (
            (translate("Pages", "Where"), translate("Pages", "At a payment window")),
            (translate("Pages", "Please bring"), translate("Pages", "The paper you showed here")),
        )
    return (
        (translate("Pages", "To the wallet"), translate("Pages", "In a few minutes")),
        (translate("Pages", "To a bank card"), translate("Pages", "In some working days")),
        (translate("Pages", "Not there yet"), translate("Pages", "Ask a payment window")),
    )
