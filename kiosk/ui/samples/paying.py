"""Journeys of people who pay, in each state of the money; every person, fee and number is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.journey import Journey, Payment, PaymentState
from kiosk.domain.paying import How, Wallet
from kiosk.ui.samples import choosing

BOTH = (Wallet.WECHAT, Wallet.ALIPAY)
CODES = {
    Wallet.WECHAT: "weixin://wxpay/bizpayurl?pr=p4lpSuKzz",
    Wallet.ALIPAY: "https://qr.alipay.com/bax03431ljhokirwl",
}


def by(wallet: Wallet) -> Journey:
    """The code of one of two wallets waits to be scanned; a 付款码 is read as well."""
    payment = choosing.pay_waiting().payment
    assert payment is not None
    shown = replace(payment, wallet=wallet, wallets=BOTH, takes_codes=True, code=CODES[wallet])
    return replace(choosing.pay_waiting(), payment=shown)


def wechat() -> Journey:
    """The first of the two."""
    return by(Wallet.WECHAT)


def alipay() -> Journey:
    """The other one."""
    return by(Wallet.ALIPAY)


def typing() -> Journey:
    """A 付款码 was read; the phone asks for the password."""
    ends = choosing.NOW + timedelta(seconds=72)
    payment = Payment(PaymentState.WAITING, 1500, "", ends, Wallet.WECHAT, BOTH, takes_codes=True, how=How.SCANNED)
    return replace(choosing.pay_waiting(), payment=payment)


def no_phone() -> Journey:
    """No wallet can be paid with here now."""
    payment = choosing.pay_not_paid().payment
    assert payment is not None
    return replace(choosing.pay_not_paid(), payment=replace(payment, takes_phone=False))


SAMPLES: tuple[tuple[str, str, Callable[[], Journey]], ...] = (
    ("pay", "pay_wechat", wechat),
    ("pay", "pay_alipay", alipay),
    ("pay", "pay_typing", typing),
    ("pay", "pay_no_phone", no_phone),
)
