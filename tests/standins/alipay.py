"""A stand-in for Alipay's open gateway (当面付): test code, in which no money moves.

Methods, fields and codes after opendocs.alipay.com (alipay.trade.precreate, query, cancel, close, pay, refund,
fastpay.refund.query, data.dataservice.bill.downloadurl.query) and python-alipay-sdk 3.4.0. A trade exists only once the
payer's phone has looked at the code: before that, queries say ``ACQ.TRADE_NOT_EXIST``. *Recall*, not verified: that a
cancelled code nobody looked at is dead, ``isp.bill_not_exist``, and that a full refund makes ``TRADE_CLOSED``.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import parse_qs, quote_plus, urlencode, urlsplit

from tests.standins.alipay_words import (
    BUYER,
    SUCCESS,
    WORDS,
    Fields,
    Wrong,
    as_reply,
    asked_for,
    check,
    content,
    fen,
    joined,
    key_of,
    trade_told,
    wish,
)
from tests.standins.bank import Order, Refund, Refusal, State, Why
from tests.standins.bills import alipay_bill, yuan
from tests.standins.keys import ALIPAY_APP, SELLER, Pair, session_keys
from tests.standins.posting import Letter
from tests.standins.standin import BEIJING, Standin, beijing
from tests.standins.wire import Reply, Request

CODE = re.compile(r"(2[5-9]|30)\d{14,22}")


class AlipayStandin(Standin):
    """Alipay on this machine."""

    name = "alipay"
    path = "/gateway.do"

    def operation(self, request: Request) -> str:
        """The method's name without what all of them begin with: ``precreate``, ``bill`` and so on."""
        if urlsplit(request.path).path == "/download":
            return "download"
        method = asked_for(request).get("method", "")
        return "bill" if method.startswith("alipay.data") else method.removeprefix("alipay.trade.")

    def act(self, request: Request) -> Reply:
        """What Alipay would do; the method's name goes along for the seal."""
        url = urlsplit(request.path)
        if url.path == "/download":
            return self._download(parse_qs(url.query)["token"][0])
        asked = asked_for(request)
        does: dict[str, Callable[[Fields], Fields]] = {
            "precreate": self._precreate,
            "query": self._query,
            "pay": self._pay,
            "cancel": self._cancel,
            "close": self._close,
            "refund": self._refund,
            "fastpay.refund.query": self._query_refund,
            "bill": self._bill,
        }
        operation = self.operation(request)
        try:
            check(asked)
            if operation not in does:
                raise Wrong("40002", "isv.invalid-method", "不存在的方法名")
            told = does[operation](content(asked) | {"notify_url": asked.get("notify_url", "")})
        except Wrong as wrong:
            told = wrong.told
        except Refusal as refusal:
            told = Wrong("40004", *WORDS[refusal.why]).told
        return as_reply(asked.get("method", ""), told)

    def seal(self, reply: Reply, by: Pair) -> Reply:
        """Signed over the exact text of the answer inside; a file and a forged request's answer are not signed."""
        if not reply.is_signed:
            return reply
        start = reply.body.index(b":") + 1
        signature = by.sign(reply.body[start:-1])
        return Reply(reply.body[:-1] + f',"sign":"{signature}"}}'.encode(), kind="text/html;charset=utf-8")

    def paid_letter(self, order: Order) -> Letter:
        """The trade was paid."""
        return self._letter(order, "TRADE_SUCCESS", {})

    def refund_letter(self, order: Order, refund: Refund) -> Letter:
        """Money of the trade was given back."""
        state = "TRADE_CLOSED" if order.refunded == order.amount else "TRADE_SUCCESS"
        sums = {"out_biz_no": refund.key, "refund_fee": yuan(order.refunded), "gmt_refund": f"{beijing(refund.at)}.000"}
        return self._letter(order, state, sums)

    def _precreate(self, asked: Fields) -> Fields:
        key, amount = wish(asked)
        until = asked.get("time_expire")
        expires = datetime.strptime(str(until), "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING) if until else None
        if expires is not None and expires <= self.bank.clock.now():
            raise Wrong("40004", "ACQ.INVALID_PARAMETER", "time_expire")
        order = self.bank.open(
            key, amount, subject=str(asked["subject"]), expires=expires, notify=str(asked["notify_url"])
        )
        return SUCCESS | {"out_trade_no": key, "qr_code": f"https://qr.alipay.com/bax{order.number[-12:]}"}

    def _query(self, asked: Fields) -> Fields:
        order = self.bank.query(key_of(asked))
        if not order.scanned:
            raise Refusal(Why.UNKNOWN)
        return SUCCESS | trade_told(order, self._state(order))

    def _pay(self, asked: Fields) -> Fields:
        key, amount = wish(asked)
        code = str(asked.get("auth_code", ""))
        if asked.get("scene") != "bar_code":
            raise Wrong("40004", "ACQ.INVALID_PARAMETER", "scene")
        if not CODE.fullmatch(code) or code in self.used_codes:
            raise Refusal(Why.CODE)
        order = self.bank.charge(
            key,
            amount,
            subject=str(asked["subject"]),
            notify=str(asked["notify_url"]),
            asks_password=self.wants_password,
        )
        self.used_codes.add(code)
        if order.state is State.OPEN:
            return {
                "code": "10003",
                "msg": "order success pay inprocess",
                "trade_no": order.number,
                "out_trade_no": key,
            }
        return SUCCESS | trade_told(order, "") | {"gmt_payment": beijing(order.paid_at)}

    def _cancel(self, asked: Fields) -> Fields:
        key = key_of(asked)
        told: Fields = SUCCESS | {"out_trade_no": key, "retry_flag": "N"}
        if key not in self.bank.orders:
            return told
        order = self.bank.revoke(key)
        if not order.scanned:
            return told
        return told | {"trade_no": order.number, "action": "refund" if order.paid else "close"}

    def _close(self, asked: Fields) -> Fields:
        order = self.bank.find(key_of(asked))
        if not order.scanned:
            self.bank.on_close(order)
        if not order.scanned:
            raise Refusal(Why.UNKNOWN)
        try:
            self.bank.close(order.key)
        except Refusal:
            raise Refusal(Why.UNPAID) from None
        return SUCCESS | {"trade_no": order.number, "out_trade_no": order.key}

    def _refund(self, asked: Fields) -> Fields:
        key = key_of(asked)
        refund_key = str(asked.get("out_request_no") or key)
        order = self.bank.find(key)
        is_known = refund_key in order.refunds
        try:
            refund = self.bank.refund(key, refund_key, fen(asked.get("refund_amount")))
        except Refusal as refusal:
            if refusal.why is Why.ANOTHER:
                raise Wrong("40004", "ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求") from None
            raise
        told = {"fund_change": "N" if is_known or not refund.is_done else "Y", "refund_fee": yuan(order.refunded)}
        return SUCCESS | {"trade_no": order.number, "out_trade_no": key} | BUYER | told

    def _query_refund(self, asked: Fields) -> Fields:
        key, refund_key = key_of(asked), str(asked.get("out_request_no", ""))
        order = self.bank.find(key)
        if refund_key not in order.refunds:
            return dict(SUCCESS)
        refund = self.bank.query_refund(refund_key)[1]
        if not refund.is_done:
            return dict(SUCCESS)
        told = {"out_request_no": refund_key, "refund_status": "REFUND_SUCCESS", "refund_amount": yuan(refund.amount)}
        return SUCCESS | {"trade_no": order.number, "out_trade_no": key, "total_amount": yuan(order.amount)} | told

    def _bill(self, asked: Fields) -> Fields:
        day = date.fromisoformat(str(asked.get("bill_date")))
        if asked.get("bill_type") != "trade" or not self.has_bill(day) or alipay_bill(self.bank, day) is None:
            raise Wrong("40004", "isp.bill_not_exist", "账单不存在")
        return SUCCESS | {"bill_download_url": f"{self.server.address}/download?token={day.isoformat()}"}

    def _download(self, token: str) -> Reply:
        packed = alipay_bill(self.bank, date.fromisoformat(token)) or b""
        return Reply(packed, kind="application/octet-stream", is_signed=False)

    def _state(self, order: Order) -> str:
        if order.paid_at is not None:
            return "TRADE_CLOSED" if order.refunded == order.amount else "TRADE_SUCCESS"
        is_over = order.expires is not None and self.bank.clock.now() >= order.expires
        return "TRADE_CLOSED" if is_over or order.state is not State.OPEN else "WAIT_BUYER_PAY"

    def _letter(self, order: Order, state: str, more: dict[str, str]) -> Letter:
        now, amount = self.bank.clock.now(), yuan(order.amount)
        told = {
            "notify_time": beijing(now),
            "notify_type": "trade_status_sync",
            "notify_id": f"{order.number}{len(self.poster.delivered):06}{more.get('out_biz_no', 'pay')}",
            "charset": "utf-8",
            "version": "1.0",
            "app_id": ALIPAY_APP,
            "auth_app_id": ALIPAY_APP,
            "trade_no": order.number,
            "out_trade_no": order.key,
            "seller_id": SELLER,
            "buyer_id": str(BUYER["buyer_user_id"]),
            "trade_status": state,
            "total_amount": amount,
            "receipt_amount": amount,
            "buyer_pay_amount": amount,
            "invoice_amount": amount,
            "point_amount": "0.00",
            "gmt_create": beijing(order.opened),
            "gmt_payment": beijing(order.paid_at),
            "subject": order.subject,
            "fund_bill_list": f'[{{"amount":"{amount}","fundChannel":"ALIPAYACCOUNT"}}]',
        } | more
        signed = session_keys().platform.sign(joined(told))
        # The signature last: whoever spoils a letter finds it there.
        body = urlencode(told) + f"&sign_type=RSA2&sign={quote_plus(signed)}"
        kind = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        return Letter(order.key, order.notify, kind, body.encode())
