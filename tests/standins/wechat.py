"""A stand-in for WeChat Pay v3 (直连商户): test code, in which no money moves.

Fields and paths after pay.weixin.qq.com/doc/v3/merchant (native 4012791877, codepay 4012382150, close, reverse, refund,
tradebill) and wechatpayv3 2.0.4. *Recall*, not verified: ``USERPAYING`` as HTTP 202, 204 for a reversal, a minute as
the shortest ``time_expire``, an order past its time saying ``NOTPAY`` until it is closed, ``AUTH_CODE_INVALID``.
"""

import gzip
import re
import secrets
from base64 import b64encode
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha1
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.standins.bank import Order, Refund, Refusal, State, Why
from tests.standins.bills import wechat_bill
from tests.standins.keys import API_V3_KEY, APP, MERCHANT, Pair, session_keys
from tests.standins.posting import Letter
from tests.standins.standin import Standin
from tests.standins.wechat_words import (
    WORDS,
    Fields,
    Wrong,
    as_json,
    as_text,
    asked_for,
    check_signature,
    fen,
    moment,
    refund_told,
    refused,
    signed_headers,
    transaction_told,
    wish,
)
from tests.standins.wire import Reply, Request

SHORTEST = timedelta(minutes=1)
CODE = re.compile(r"1[0-5]\d{16}")
ROUTES = (
    ("native", "POST", re.compile(r"/v3/pay/transactions/native")),
    ("codepay", "POST", re.compile(r"/v3/pay/transactions/codepay")),
    ("query", "GET", re.compile(r"/v3/pay/transactions/out-trade-no/([^/]+)")),
    ("close", "POST", re.compile(r"/v3/pay/transactions/out-trade-no/([^/]+)/close")),
    ("reverse", "POST", re.compile(r"/v3/pay/transactions/out-trade-no/([^/]+)/reverse")),
    ("refund", "POST", re.compile(r"/v3/refund/domestic/refunds")),
    ("query_refund", "GET", re.compile(r"/v3/refund/domestic/refunds/([^/]+)")),
    ("bill", "GET", re.compile(r"/v3/bill/tradebill")),
    ("download", "GET", re.compile(r"/v3/billdownload/file")),
)


class WechatStandin(Standin):
    """WeChat Pay on this machine."""

    name = "wechat"

    def operation(self, request: Request) -> str:
        """The last word of the route."""
        return _route(request)[0]

    def act(self, request: Request) -> Reply:
        """What WeChat would do."""
        operation, key = _route(request)
        does: dict[str, Callable[[Request, str], Reply]] = {
            "native": self._native,
            "codepay": self._codepay,
            "query": self._query,
            "close": self._close,
            "reverse": self._reverse,
            "refund": self._refund,
            "query_refund": self._query_refund,
            "bill": self._bill,
            "download": self._download,
        }
        try:
            check_signature(request)
            return does[operation](request, key) if operation in does else refused(404, "NOT_FOUND", "请求的资源不存在")
        except Wrong as wrong:
            return wrong.reply
        except Refusal as refusal:
            return refused(*WORDS[refusal.why])

    def seal(self, reply: Reply, by: Pair) -> Reply:
        """Signed over time, nonce and body; a file is not signed."""
        if not reply.is_signed:
            return reply
        return Reply(reply.body, reply.status, reply.kind, signed_headers(reply.body, by))

    def paid_letter(self, order: Order) -> Letter:
        """支付成功."""
        return self._letter(order, "TRANSACTION.SUCCESS", "transaction", transaction_told(order))

    def refund_letter(self, order: Order, refund: Refund) -> Letter:
        """退款成功."""
        told = refund_told(order, refund)
        told["refund_status"] = told.pop("status")
        return self._letter(order, "REFUND.SUCCESS", "refund", {"mchid": MERCHANT} | told)

    def _native(self, request: Request, _key: str) -> Reply:
        asked = asked_for(request)
        amount = wish(asked)
        expires = asked.get("time_expire")
        until = datetime.fromisoformat(str(expires)) if expires else None
        if until is not None and until < self.bank.clock.now() + SHORTEST:
            raise Wrong(400, "PARAM_ERROR", "time_expire: 订单失效时间不能短于 1 分钟")
        if not str(asked.get("notify_url", "")).startswith("http"):
            raise Wrong(400, "PARAM_ERROR", "notify_url")
        order = self.bank.open(
            str(asked["out_trade_no"]),
            amount,
            subject=str(asked["description"]),
            expires=until,
            notify=str(asked["notify_url"]),
        )
        return as_json({"code_url": f"weixin://wxpay/bizpayurl?pr={order.number[-9:]}zz"})

    def _codepay(self, request: Request, _key: str) -> Reply:
        asked = asked_for(request)
        amount = wish(asked)
        payer, scene = asked.get("payer"), asked.get("scene_info")
        code = str(payer.get("auth_code", "")) if isinstance(payer, dict) else ""
        if not isinstance(scene, dict) or not isinstance(scene.get("store_info"), dict):
            raise Wrong(400, "PARAM_ERROR", "scene_info.store_info")
        if not CODE.fullmatch(code) or code in self.used_codes:
            raise Refusal(Why.CODE)
        order = self.bank.charge(
            str(asked["out_trade_no"]),
            amount,
            subject=str(asked["description"]),
            notify="",
            asks_password=self.wants_password,
        )
        self.used_codes.add(code)
        if order.state is State.OPEN:
            return refused(202, "USERPAYING", "需要用户输入支付密码")
        return as_json(transaction_told(order))

    def _query(self, request: Request, key: str) -> Reply:
        if parse_qs(urlsplit(request.path).query).get("mchid") != [MERCHANT]:
            raise Wrong(400, "PARAM_ERROR", "mchid")
        return as_json(transaction_told(self.bank.query(key)))

    def _close(self, request: Request, key: str) -> Reply:
        if asked_for(request).get("mchid") != MERCHANT:
            raise Wrong(400, "PARAM_ERROR", "mchid")
        if self.bank.find(key).by_code:
            raise Wrong(400, "INVALID_REQUEST", "付款码支付的订单请调用撤销接口")
        self.bank.close(key)
        return Reply(status=204)

    def _reverse(self, request: Request, key: str) -> Reply:
        asked = asked_for(request)
        if (asked.get("mchid"), asked.get("appid")) != (MERCHANT, APP):
            raise Wrong(400, "PARAM_ERROR", "appid, mchid")
        if not self.bank.find(key).by_code:
            raise Wrong(400, "INVALID_REQUEST", "该订单不是付款码支付")
        self.bank.revoke(key)
        return Reply(status=204)

    def _refund(self, request: Request, _key: str) -> Reply:
        asked = asked_for(request)
        amount = asked.get("amount")
        if not isinstance(amount, dict) or amount.get("currency") != "CNY":
            raise Wrong(400, "PARAM_ERROR", "amount")
        key, refund_key = str(asked.get("out_trade_no", "")), str(asked.get("out_refund_no", ""))
        if key not in self.bank.orders:
            raise Wrong(404, "RESOURCE_NOT_EXISTS", "订单不存在")
        order = self.bank.find(key)
        if amount.get("total") != order.amount:
            raise Wrong(400, "INVALID_REQUEST", "订单金额不一致")
        return as_json(refund_told(order, self.bank.refund(key, refund_key, fen(amount.get("refund")))))

    def _query_refund(self, request: Request, key: str) -> Reply:
        try:
            return as_json(refund_told(*self.bank.query_refund(key)))
        except Refusal:
            raise Wrong(404, "RESOURCE_NOT_EXISTS", "退款单不存在") from None

    def _bill(self, request: Request, _key: str) -> Reply:
        day = date.fromisoformat(parse_qs(urlsplit(request.path).query)["bill_date"][0])
        if not self.has_bill(day):
            raise Wrong(400, "STATEMENT_CREATING", "账单生成中")
        text = wechat_bill(self.bank, day)
        if text is None:
            raise Wrong(400, "NO_STATEMENT_EXIST", "账单文件不存在")
        url = f"{self.server.address}/v3/billdownload/file?token={day.isoformat()}"
        return as_json({"hash_type": "SHA1", "hash_value": sha1(text).hexdigest(), "download_url": url})

    def _download(self, request: Request, _key: str) -> Reply:
        day = date.fromisoformat(parse_qs(urlsplit(request.path).query)["token"][0])
        return Reply(gzip.compress(wechat_bill(self.bank, day) or b""), kind="application/x-gzip", is_signed=False)

    def _letter(self, order: Order, event: str, sort: str, told: Fields) -> Letter:
        nonce = secrets.token_hex(6)
        sealed = AESGCM(API_V3_KEY.encode()).encrypt(nonce.encode(), as_text(told), sort.encode())
        resource = {"original_type": sort, "algorithm": "AEAD_AES_256_GCM", "associated_data": sort, "nonce": nonce}
        notice = {
            "id": f"EV-{order.number}-{event}-{secrets.token_hex(4)}",
            "create_time": moment(self.bank.clock.now()),
            "resource_type": "encrypt-resource",
            "event_type": event,
            "summary": "支付成功" if sort == "transaction" else "退款成功",
            "resource": resource | {"ciphertext": b64encode(sealed).decode()},
        }
        body = as_text(notice)
        headers = signed_headers(body, session_keys().platform) | {"Content-Type": "application/json"}
        return Letter(order.key, order.notify, headers, body)


def _route(request: Request) -> tuple[str, str]:
    path = urlsplit(request.path).path
    for name, method, pattern in ROUTES:
        found = pattern.fullmatch(path)
        if found is not None and method == request.method:
            return name, found[1] if found.groups() else ""
    return "nothing", ""
