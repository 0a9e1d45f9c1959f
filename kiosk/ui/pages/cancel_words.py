"""How visits that are cancelled, and the money that goes back, are said."""

from datetime import date

from kiosk.domain.cancel_views import CancelOffer
from kiosk.domain.paying import Wallet
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


def back_text(amount: int, wallet: Wallet | None) -> str:
    """What comes back, and where to."""
    if amount == 0:
        return translate("Pages", "Nothing was paid yet")
    sentences = {
        Wallet.WECHAT: translate("Pages", "{amount} back to your WeChat"),
        Wallet.ALIPAY: translate("Pages", "{amount} back to your Alipay"),
    }
    usual = translate("Pages", "{amount} back the way you paid")
    return (sentences.get(wallet, usual) if wallet is not None else usual).format(amount=money_text(amount))
