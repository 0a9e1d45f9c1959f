"""Alipay's notices: signed, and about our own application, or not believed."""

from urllib.parse import parse_qsl

from kiosk.adapters.gateways.alipay_library import AliPay
from kiosk.adapters.gateways.alipay_words import STATES, UNKNOWN
from kiosk.adapters.gateways.amounts import fen
from kiosk.adapters.gateways.said import is_base64
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import NoticeRefused
from kiosk.domain.paying import NoticeOutcome
from kiosk.ports import Notice, NoticeReply, PaymentAnswer

FIELDS = 100  # more than Alipay ever sent
SIGNATURE, SIGNATURE_TYPE = "sign", "sign_type"
TOLD = frozenset({NoticeOutcome.ACCEPTED, NoticeOutcome.KNOWN, NoticeOutcome.NOT_OURS})


def read(library: AliPay, body: bytes, *, app_id: str, seller_id: str) -> Notice:
    """What a notice says. Raises `NoticeRefused`.

    Alipay repeats a notice as it is for a day, so an old one is as good as a new one; its ``notify_id`` is heard once.
    """
    told = _fields(body)
    if told.pop(SIGNATURE_TYPE, "") != "RSA2" or not _is_signed(library, told):
        raise NoticeRefused("alipay notice: the signature does not match")
    if told.get("app_id") != app_id or (seller_id and told.get("seller_id") != seller_id):
        raise NoticeRefused("alipay notice: not for this application and seller")
    number, key = told.get("notify_id", ""), told.get("out_trade_no", "")
    if not number or not key:
        raise NoticeRefused("alipay notice: not about an order")
    return Notice(number, key, _answer(told))


def reply(outcome: NoticeOutcome) -> NoticeReply:
    """``success`` for whatever need not be told again."""
    return NoticeReply(200, "text/plain", b"success" if outcome in TOLD else b"failure")


def _fields(body: bytes) -> dict[str, str]:
    """The form; of a name that stands there twice nobody can say which one was signed."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError as error:
        raise NoticeRefused(f"alipay notice: no form ({type(error).__name__})") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NoticeRefused("alipay notice: a field stands there twice")
    return fields


def _is_signed(library: AliPay, told: dict[str, str]) -> bool:
    signature = told.pop(SIGNATURE, "")
    try:
        return is_base64(signature) and library.verify(dict(told), signature)
    except Exception:  # the library lets bad Base64 and signatures of the wrong length through
        return False


def _answer(told: dict[str, str]) -> PaymentAnswer:
    state = STATES.get(told.get("trade_status", ""), PaymentState.UNKNOWN)
    reference = told.get("trade_no", "")
    if state is PaymentState.PAID:
        amount = fen(told.get("total_amount"))
        return UNKNOWN if amount is None else PaymentAnswer(state, reference=reference, amount=amount)
    if "gmt_refund" in told:
        return UNKNOWN  # closed because it was given back: no word about whether it was paid
    return PaymentAnswer(state, reference=reference)
