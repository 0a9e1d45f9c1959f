"""Alipay's own words: how parameters are signed, what is refused, and how a trade is told."""

import json
import re
from base64 import b64decode
from binascii import Error as NotBase64
from urllib.parse import parse_qsl, urlsplit

from tests.standins.bank import Order, Why
from tests.standins.bills import yuan
from tests.standins.keys import ALIPAY_APP, session_keys
from tests.standins.standin import beijing
from tests.standins.wire import Reply, Request

Fields = dict[str, object]
KEY = re.compile(r"[0-9A-Za-z_]{1,64}|[0-9A-Za-z_\-]{1,64}")
YUAN = re.compile(r"\d{1,9}(\.\d{1,2})?")
BUYER: Fields = {"buyer_logon_id": "158****0000", "buyer_user_id": "2088000000000002"}
SUCCESS: Fields = {"code": "10000", "msg": "Success"}
WORDS = {
    Why.UNKNOWN: ("ACQ.TRADE_NOT_EXIST", "交易不存在"),
    Why.ANOTHER: ("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改"),
    Why.PAID: ("ACQ.TRADE_HAS_SUCCESS", "交易已被支付"),
    Why.CLOSED: ("ACQ.TRADE_HAS_CLOSE", "交易已经关闭"),
    Why.TOO_MUCH: ("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限"),
    Why.UNPAID: ("ACQ.TRADE_STATUS_ERROR", "交易状态不合法"),
    Why.CODE: ("ACQ.PAYMENT_AUTH_CODE_INVALID", "支付失败，获取顾客账户信息失败，请顾客刷新付款码后重新收款"),
}


class Wrong(Exception):
    """The gateway's answer to a request that is wrong."""

    def __init__(self, code: str, sub_code: str, message: str) -> None:
        super().__init__(sub_code)
        word = {"40002": "Invalid Arguments", "40004": "Business Failed"}[code]
        self.told: Fields = {"code": code, "msg": word, "sub_code": sub_code, "sub_msg": message}


def asked_for(request: Request) -> dict[str, str]:
    """The parameters, of the address and of the form."""
    query = parse_qsl(urlsplit(request.path).query, keep_blank_values=True)
    return dict(query + parse_qsl(request.body.decode(), keep_blank_values=True))


def check(asked: dict[str, str]) -> None:
    """Raises `Wrong` unless this app's key signed exactly these parameters."""
    if asked.get("app_id") != ALIPAY_APP:
        raise Wrong("40002", "isv.invalid-app-id", "无效的AppID参数")
    if (asked.get("sign_type"), asked.get("charset"), asked.get("version")) != ("RSA2", "utf-8", "1.0"):
        raise Wrong("40002", "isv.invalid-signature-type", "无效的签名类型")
    signed = {name: value for name, value in asked.items() if name != "sign"}
    try:
        signature = b64decode(asked.get("sign", ""), validate=True)
    except NotBase64:
        signature = b""
    if not session_keys().merchant.verifies(joined(signed), signature):
        raise Wrong("40002", "isv.invalid-signature", "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配")


def joined(told: dict[str, str]) -> bytes:
    """What is signed: all parameters that say something, in the order of their names."""
    return "&".join(f"{name}={value}" for name, value in sorted(told.items()) if value).encode()


def content(asked: dict[str, str]) -> Fields:
    """What the method is asked for."""
    try:
        found: object = json.loads(asked.get("biz_content", ""))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Wrong("40002", "isv.invalid-parameter", "biz_content")
    return found


def key_of(asked: Fields) -> str:
    """The merchant's number of the trade."""
    return str(asked.get("out_trade_no", ""))


def wish(asked: Fields) -> tuple[str, int]:
    """Key and fen of an order."""
    key = key_of(asked)
    if not KEY.fullmatch(key) or not asked.get("subject"):
        raise Wrong("40004", "ACQ.INVALID_PARAMETER", "out_trade_no, subject")
    return key, fen(asked.get("total_amount"))


def fen(amount: object) -> int:
    """Yuan, with at most two places, as fen."""
    text = str(amount)
    if not YUAN.fullmatch(text):
        raise Wrong("40004", "ACQ.INVALID_PARAMETER", "total_amount: 单位为元，精确到小数点后两位")
    whole, _, rest = text.partition(".")
    amount_fen = int(whole) * 100 + int(f"{rest:0<2}")
    if amount_fen == 0:
        raise Wrong("40004", "ACQ.INVALID_PARAMETER", "total_amount")
    return amount_fen


def trade_told(order: Order, state: str) -> Fields:
    """A trade as Alipay tells of it."""
    amount = yuan(order.amount)
    sums = {"total_amount": amount, "receipt_amount": amount, "buyer_pay_amount": amount, "invoice_amount": amount}
    when = {"send_pay_date": beijing(order.paid_at)} if order.paid_at and state else {}
    named: Fields = {"trade_status": state} if state else {}
    return {"trade_no": order.number, "out_trade_no": order.key} | BUYER | sums | when | named


def as_reply(method: str, told: Fields) -> Reply:
    """An answer, not signed yet."""
    name = f"{method.replace('.', '_')}_response" if method else "error_response"
    text = json.dumps({name: told}, ensure_ascii=False, separators=(",", ":"))
    return Reply(text.encode(), is_signed=told["code"] != "40002")
