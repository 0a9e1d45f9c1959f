"""WeChat Pay's words, and what they mean for the money.

States and codes after pay.weixin.qq.com/doc/v3/merchant (native 4012791877, codepay 4012382150); which of the codes of
a 付款码 are the last word is *recall*.
"""

from types import MappingProxyType

from kiosk.adapters.gateways.said import Json, Said, table_in, text_in, whole_in
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import RefundState
from kiosk.ports import PaymentAnswer, RefundAnswer

UNKNOWN = PaymentAnswer(PaymentState.UNKNOWN)
NOT_PAID = PaymentAnswer(PaymentState.NOT_PAID)
WAITING = PaymentAnswer(PaymentState.WAITING)
REFUND_UNKNOWN = RefundAnswer(RefundState.UNKNOWN)

STATES = MappingProxyType(
    {
        "SUCCESS": PaymentState.PAID,
        "REFUND": PaymentState.PAID,  # it was paid; what went back since then has records of its own
        "NOTPAY": PaymentState.WAITING,
        "USERPAYING": PaymentState.WAITING,
        "CLOSED": PaymentState.NOT_PAID,
        "REVOKED": PaymentState.NOT_PAID,
    }
)
CODE_FAILED = "PAYERROR"  # of a 付款码 only: "请撤销订单", so it is no end yet
BY_CODE = frozenset({"MICROPAY", "CODEPAY"})  # trade_type
TYPING = "USERPAYING"
UNHEARD = frozenset({"ORDER_NOT_EXIST", "ORDERNOTEXIST"})
# A wish to open an order is refused because of what the order is already: only a query tells that.
ASK = frozenset(
    {"ORDERPAID", "ORDER_PAID", "ORDER_CLOSED", "ORDERCLOSED", "OUT_TRADE_NO_USED", "INVALID_REQUEST", "TRADE_ERROR"}
)
# No order was opened and no money moved, whatever else is true of them.
REFUSED = frozenset(
    {
        "PARAM_ERROR",
        "SIGN_ERROR",
        "NO_AUTH",
        "APPID_MCHID_NOT_MATCH",
        "MCH_NOT_EXISTS",
        "APPID_NOT_EXIST",
        "INVALID_APPID",
        "RULE_LIMIT",
        "RULELIMIT",
        "ACCOUNT_ERROR",
        "ACCOUNTERROR",
        "AUTH_CODE_EXPIRED",
        "AUTHCODEEXPIRE",
        "AUTH_CODE_INVALID",
        "AUTH_CODE_ERROR",
        "NOT_ENOUGH",
        "NOTENOUGH",
        "NOT_SUPORT_CARD",
        "NOTSUPORTCARD",
        "BUYER_MISMATCH",
    }
)
REFUND_STATES = MappingProxyType(
    {"SUCCESS": RefundState.DONE, "CLOSED": RefundState.REFUSED}  # PROCESSING goes on, ABNORMAL needs people
)
REFUND_REFUSED = frozenset({"PARAM_ERROR", "RESOURCE_NOT_EXISTS", "INVALID_REQUEST", "USER_ACCOUNT_ABNORMAL"})
REFUND_UNHEARD = "RESOURCE_NOT_EXISTS"
BILL_LATER, BILL_EMPTY = "STATEMENT_CREATING", "NO_STATEMENT_EXIST"


def of_order(told: Json, *, key: str, mchid: str, appid: str) -> PaymentAnswer:
    """What a transaction says of the order ``key``; UNKNOWN when it is another one, or somebody else's."""
    # Answers about a 付款码 need not name the appid.
    whose = (text_in(told, "out_trade_no"), text_in(told, "mchid"), told.get("appid", appid))
    if whose != (key, mchid, appid):
        return UNKNOWN
    state = STATES.get(text_in(told, "trade_state"), PaymentState.UNKNOWN)
    reference = text_in(told, "transaction_id")
    if state is not PaymentState.PAID:
        return PaymentAnswer(state, reference=reference)
    amount = _total(told)
    return UNKNOWN if amount is None else PaymentAnswer(state, reference=reference, amount=amount)


def of_refund(said: Said, *, key: str, refund_key: str, amount: int | None = None) -> RefundAnswer:
    """What an answer says of a refund of the order ``key``; with ``amount`` in fen, only of one over just that."""
    if not said.is_good:
        return REFUND_UNKNOWN
    told = (said.text("out_refund_no"), said.text("out_trade_no"))
    differs = amount is not None and whole_in(table_in(said.fields, "amount"), "refund") != amount
    if told != (refund_key, key) or differs:
        return REFUND_UNKNOWN
    return RefundAnswer(REFUND_STATES.get(said.text("status"), RefundState.UNKNOWN), said.text("refund_id"))


def _total(told: Json) -> int | None:
    """The order's sum in fen, not what the payer gave after vouchers, for that is what the hospital gets."""
    sums = table_in(told, "amount")
    is_yuan = sums.get("currency", "CNY") == "CNY"
    return whole_in(sums, "total") if is_yuan else None
