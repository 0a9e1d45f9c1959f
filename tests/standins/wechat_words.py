"""WeChat's own words: how a request is signed, what is refused, and how an order and a refund are told."""

import json
import re
import secrets
import time
from base64 import b64decode
from datetime import datetime
from typing import cast

from tests.standins.bank import Order, Refund, State, Why
from tests.standins.keys import APP, MERCHANT, PLATFORM_KEY, SERIAL, Pair, session_keys
from tests.standins.standin import BEIJING
from tests.standins.wire import Reply, Request

SCHEME = "WECHATPAY2-SHA256-RSA2048"
FRESH_S = 300
KEY = re.compile(r"[0-9A-Za-z_\-|*]{6,32}")
AUTHORIZATION = re.compile(rf"{SCHEME} (.*)")
WORDS = {
    Why.UNKNOWN: (404, "ORDER_NOT_EXIST", "订单不存在"),
    Why.ANOTHER: (400, "INVALID_REQUEST", "请求重入时，参数与首次请求时不一致"),
    Why.PAID: (400, "ORDERPAID", "该订单已支付"),
    Why.CLOSED: (400, "ORDER_CLOSED", "该订单已关闭"),
    Why.TOO_MUCH: (400, "INVALID_REQUEST", "申请退款金额超过订单可退金额"),
    Why.UNPAID: (400, "INVALID_REQUEST", "订单未支付"),
    Why.CODE: (400, "AUTH_CODE_INVALID", "付款码无效，请扫描微信支付被扫条码"),
}
TRADE = {State.PAID: "SUCCESS", State.CLOSED: "CLOSED", State.REVOKED: "REVOKED"}
Fields = dict[str, object]


class Wrong(Exception):
    """The request itself is wrong."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.reply = refused(status, code, message)


def signed_headers(body: bytes, by: Pair) -> dict[str, str]:
    """The headers with which WeChat signs ``body``."""
    moment, nonce = str(int(time.time())), secrets.token_hex(16)
    return {
        "Wechatpay-Timestamp": moment,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Signature": by.sign(f"{moment}\n{nonce}\n".encode() + body + b"\n"),
        "Wechatpay-Signature-Type": SCHEME,
        "Wechatpay-Serial": PLATFORM_KEY,
    }


def check_signature(request: Request) -> None:
    """Raises `Wrong` unless the merchant's key signed exactly this request a moment ago."""
    found = AUTHORIZATION.fullmatch(request.headers.get("Authorization", ""))
    told = dict(re.findall(r'(\w+)="([^"]*)"', found[1])) if found else {}
    if (told.get("mchid"), told.get("serial_no")) != (MERCHANT, SERIAL):
        raise Wrong(401, "SIGN_ERROR", "商户号或证书序列号有误")
    if abs(time.time() - int(told.get("timestamp") or 0)) > FRESH_S:
        raise Wrong(401, "SIGN_ERROR", "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟")
    head = f"{request.method}\n{request.path}\n{told['timestamp']}\n{told['nonce_str']}\n".encode()
    if not session_keys().merchant.verifies(head + request.body + b"\n", b64decode(told["signature"])):
        raise Wrong(401, "SIGN_ERROR", "签名错误")


def asked_for(request: Request) -> Fields:
    """The body; raises `Wrong` when it is no JSON object."""
    try:
        found: object = json.loads(request.body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Wrong(400, "PARAM_ERROR", "请求体不是JSON")
    return cast(Fields, found)


def wish(asked: Fields) -> int:
    """The fen of an order; raises `Wrong` for what WeChat would not take."""
    amount = asked.get("amount")
    if (asked.get("mchid"), asked.get("appid")) != (MERCHANT, APP):
        raise Wrong(400, "APPID_MCHID_NOT_MATCH", "AppID和mch_id不匹配")
    if not KEY.fullmatch(str(asked.get("out_trade_no", ""))) or not 1 <= len(str(asked.get("description", ""))) <= 127:
        raise Wrong(400, "PARAM_ERROR", "out_trade_no, description")
    if not isinstance(amount, dict) or amount.get("currency", "CNY") != "CNY":
        raise Wrong(400, "PARAM_ERROR", "amount")
    return fen(amount.get("total"))


def fen(amount: object) -> int:
    """The same amount; raises `Wrong` unless it is whole fen above zero."""
    if not isinstance(amount, int) or isinstance(amount, bool) or amount <= 0:
        raise Wrong(400, "PARAM_ERROR", "amount: 整数，单位为分")
    return amount


def transaction_told(order: Order) -> Fields:
    """An order as WeChat tells of it in answers and notices."""
    state = TRADE.get(order.state, "USERPAYING" if order.by_code else "NOTPAY")
    told: Fields = {
        "appid": APP,
        "mchid": MERCHANT,
        "out_trade_no": order.key,
        "trade_state": "REFUND" if state == "SUCCESS" and order.refunds else state,
        "trade_state_desc": state,
        "amount": {"total": order.amount, "payer_total": order.amount, "currency": "CNY", "payer_currency": "CNY"},
    }
    if order.paid_at is None:
        return told
    trade = {"trade_type": "MICROPAY" if order.by_code else "NATIVE", "bank_type": "OTHERS", "attach": ""}
    when = {"transaction_id": order.number, "success_time": moment(order.paid_at)}
    return told | trade | when | {"payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}}


def refund_told(order: Order, refund: Refund) -> Fields:
    """A refund as WeChat tells of it."""
    done: Fields = {"success_time": moment(refund.at)} if refund.is_done else {}
    sums = {"total": order.amount, "refund": refund.amount, "payer_total": order.amount, "payer_refund": refund.amount}
    told: Fields = {
        "refund_id": refund.number,
        "out_refund_no": refund.key,
        "transaction_id": order.number,
        "out_trade_no": order.key,
        "channel": "ORIGINAL",
        "user_received_account": "支付用户零钱",
        "create_time": moment(refund.at),
        "status": "SUCCESS" if refund.is_done else "PROCESSING",
        "amount": sums | {"currency": "CNY"},
    }
    return told | done


def moment(moment: datetime) -> str:
    """RFC 3339 to the second."""
    return moment.astimezone(BEIJING).isoformat(timespec="seconds")


def refused(status: int, code: str, message: str) -> Reply:
    """A refusal in WeChat's words."""
    return as_json({"code": code, "message": message}, status)


def as_json(told: Fields, status: int = 200) -> Reply:
    """An answer, not signed yet."""
    return Reply(as_text(told), status)


def as_text(told: object) -> bytes:
    """JSON as WeChat writes it."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
