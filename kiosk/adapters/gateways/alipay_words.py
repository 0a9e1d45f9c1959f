"""Alipay's words, and what they mean for the money.

Statuses and codes after opendocs.alipay.com (alipay.trade.query, pay, precreate, cancel, close, refund,
fastpay.refund.query); which sub codes are the last word about a 付款码 is *recall*.
"""

import re
from types import MappingProxyType

from kiosk.adapters.gateways.amounts import fen
from kiosk.adapters.gateways.said import Said
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import RefundState
from kiosk.ports import PaymentAnswer, RefundAnswer

UNKNOWN = PaymentAnswer(PaymentState.UNKNOWN)
NOT_PAID = PaymentAnswer(PaymentState.NOT_PAID)
WAITING = PaymentAnswer(PaymentState.WAITING)
REFUND_UNKNOWN = RefundAnswer(RefundState.UNKNOWN)

SUCCESS, TYPING = "10000", "10003"
BUSINESS = "40004"  # the request was heard and refused, ``sub_code`` says why
REFUSALS = frozenset({BUSINESS, "40001", "40002", "40006"})
# A trade that is closed was never paid, or everything was given back: in either case the hospital has no money of it.
STATES = MappingProxyType(
    {
        "TRADE_SUCCESS": PaymentState.PAID,
        "TRADE_FINISHED": PaymentState.PAID,
        "WAIT_BUYER_PAY": PaymentState.WAITING,
        "TRADE_CLOSED": PaymentState.NOT_PAID,
    }
)
UNHEARD = "ACQ.TRADE_NOT_EXIST"  # also while nobody's phone has looked at a code yet: only that makes the trade
CLOSED = "ACQ.TRADE_HAS_CLOSE"
# Why an order is not opened, of which only a query tells the state.
ASK = frozenset({"ACQ.TRADE_HAS_SUCCESS", "ACQ.CONTEXT_INCONSISTENT", CLOSED})
# The gateway does not know itself.
UNSURE = frozenset({"ACQ.SYSTEM_ERROR", "AOP.ACQ.SYSTEM_ERROR", "aop.ACQ.SYSTEM_ERROR", "isp.unknow-error"})
REFUND_REFUSED = frozenset(
    {
        "ACQ.INVALID_PARAMETER",
        "ACQ.TRADE_NOT_EXIST",
        "ACQ.TRADE_HAS_FINISHED",
        "ACQ.TRADE_STATUS_ERROR",
        "ACQ.TRADE_HAS_CLOSE",
        "ACQ.REASON_TRADE_REFUND_FEE_ERR",
        "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
        "ACQ.DISCORDANT_REPEAT_REQUEST",
        "ACQ.TRADE_NOT_ALLOW_REFUND",
        "ACQ.REFUND_FEE_ERROR",
    }
)
BILL_MISSING = "isp.bill_not_exist"


def is_done(said: Said) -> bool:
    """Whether Alipay did what was asked."""
    return said.code == SUCCESS


def of_trade(said: Said, *, key: str, status: str = "") -> PaymentAnswer:
    """What an answer says of the order ``key``; ``status`` stands in where a method tells none."""
    if not is_done(said) or said.text("out_trade_no") != key:
        return UNKNOWN
    state = STATES.get(said.text("trade_status") or status, PaymentState.UNKNOWN)
    reference = said.text("trade_no")
    if state is not PaymentState.PAID:
        return PaymentAnswer(state, reference=reference)
    amount = fen(said.fields.get("total_amount"))
    return UNKNOWN if amount is None else PaymentAnswer(state, reference=reference, amount=amount)


def is_refused(said: Said) -> bool:
    """Whether Alipay says that it did nothing."""
    return said.code in REFUSALS and said.text("sub_code") not in UNSURE


def sub_code_in(text: str) -> str:
    """The code of an error inside what the library repeats of an answer; the rest may hold what no log should."""
    found = re.search(r'"sub_code"\s*:\s*"([\w.-]{1,64})"', text)
    return found[1] if found else "no code"
