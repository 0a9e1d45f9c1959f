"""WeChat Pay v3 (直连商户): a QR code on the page, or the 付款码 on the patient's phone."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field
from datetime import date
from urllib.parse import urlsplit

from wechatpayv3 import WeChatPay as Library
from wechatpayv3 import WeChatPayType

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.gateways import bills, keys, wechat_notices, wechat_words
from kiosk.adapters.gateways.in_flight import InFlight
from kiosk.adapters.gateways.said import Said, fields_of, listened
from kiosk.adapters.gateways.wechat_words import NOT_PAID, REFUND_UNKNOWN, UNKNOWN, WAITING
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import BillNotReady, GatewayAway
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import Clock, Notice, NoticeReply, PaymentAnswer, PaymentOrder, RefundAnswer

log = logging.getLogger(__name__)

CONNECT_S = 4.0
# An order must name an address for its notice, even when nobody listens. What is sent there is sealed, and is sent back
# to where it came from.
NOBODY = "https://pay.weixin.qq.com/"
Call = Callable[[], tuple[int, str | bytes]]


@dataclass(kw_only=True, repr=False, eq=False)
class WeChatPay:
    """The hospital's own merchant account, in the mode with WeChat Pay's public key (微信支付公钥).

    ``private_key``, ``api_v3_key``, ``public_key`` and ``certificate``, which only `doctor` reads, are sources:
    "file:/path" or "env:NAME". ``timeout`` in seconds holds for every call; ``code_seconds`` is how long a 付款码 is
    good for; ``store`` is the hospital's own name for the place. Raises `KeysUnusable`, and `BadSettings` for a source
    that is none.
    """

    name = "wechat"
    wallet = Wallet.WECHAT

    mchid: InitVar[str | int]
    appid: str
    serial: InitVar[str | int]
    private_key: InitVar[str]
    api_v3_key: InitVar[str]
    public_key: InitVar[str]
    public_key_id: str
    certificate: str = ""
    codes: bool = True
    store: str = "1"
    notify_url: str = NOBODY
    base_url: str = ""
    timeout: float = 10.0
    code_seconds: float = 60.0
    clock: Clock = field(default_factory=SystemClock)

    def __post_init__(
        self, mchid: str | int, serial: str | int, private_key: str, api_v3_key: str, public_key: str
    ) -> None:
        keys.check_sources(private_key=private_key, api_v3_key=api_v3_key, public_key=public_key)
        ours = keys.private_key(private_key, option="private_key")
        theirs = keys.public_key(public_key, option="public_key")
        keys.check_apart(ours, theirs)
        if self.certificate:
            keys.check_certificate(self.certificate, ours, serial=str(serial))
        self.takes_codes = self.codes
        self._mchid = str(mchid)
        self._in_flight, self._refunds = InFlight(self.code_seconds), InFlight(self.code_seconds)
        self._library = Library(
            WeChatPayType.NATIVE,
            self._mchid,
            keys.private_pem(ours),
            str(serial),
            self.appid,
            keys.api_v3_key(api_v3_key, option="api_v3_key"),
            timeout=(min(CONNECT_S, self.timeout), self.timeout),
            public_key=keys.public_pem(theirs),
            public_key_id=self.public_key_id,
        )
        if self.base_url:
            # The library has no option for it.
            self._library._core._gate_way = self.base_url.rstrip("/")

    def is_in_use(self) -> bool:
        """It has its keys."""
        return True

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Open the order: its QR code, the same for the same key while it is open."""
        self._in_flight.landed(order.key)  # a code that nobody has seen cannot be paid
        said = self._call("native", lambda: self._native(order))
        code = said.text("code_url")
        if said.is_good and code:
            self._in_flight.sent(order.key)
            return PaymentAnswer(PaymentState.WAITING, code=code)
        if said.code in wechat_words.ASK:
            return self.query(order.key)
        return self._refused("native", said) if said.code in wechat_words.REFUSED else UNKNOWN

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        """Take the money from the wallet that shows ``code``; WAITING while a password is typed."""
        self._in_flight.sent(order.key)
        said = self._call("codepay", lambda: self._codepay(order, code))
        if said.code == wechat_words.TYPING:
            return WAITING
        if said.is_good:
            return self._told(said, order.key)
        if said.code in wechat_words.REFUSED:
            self._in_flight.landed(order.key)
            return self._refused("codepay", said)
        return UNKNOWN

    def query(self, key: str) -> PaymentAnswer:
        """Where the order stands. An order never heard of is not paid once nothing of it can be on its way."""
        said = self._ask(key)
        if said.code in wechat_words.UNHEARD:
            return UNKNOWN if self._in_flight.may_land(key) else NOT_PAID
        if _is_failed_code(said):
            return self._reverse(key)
        return self._told(said, key)

    def cancel(self, key: str) -> PaymentAnswer:
        """Close the order unless it was paid; one by 付款码 is reversed, which would give money back by itself."""
        said = self._ask(key)
        if said.code in wechat_words.UNHEARD:
            return UNKNOWN if self._in_flight.may_land(key) else NOT_PAID
        answer = self._told(said, key)
        if _is_by_code(said):
            return self._reverse(key) if answer.state is not PaymentState.PAID else answer
        return self._close(key) if answer.state is PaymentState.WAITING else answer

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        """Give ``amount`` of the ``total`` fen back, once for each ``refund_key``."""
        self._refunds.sent(refund_key)
        sums = {"refund": amount, "total": total, "currency": "CNY"}
        said = self._call("refund", lambda: self._library.refund(refund_key, sums, out_trade_no=key))
        if said.code not in wechat_words.REFUND_REFUSED:
            return self._of_refund(said, key, refund_key, amount)
        # Refused now; whether the same wish was fulfilled before, only the refund itself tells.
        log.error("wechat refund: refused (%s)", said.code)
        self._refunds.landed(refund_key)
        return self.query_refund(key, refund_key=refund_key)

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        """What became of that wish."""
        said = self._call("refund query", lambda: self._library.query_refund(refund_key))
        if said.code == wechat_words.REFUND_UNHEARD:
            heard_later = self._refunds.may_land(refund_key)
            return REFUND_UNKNOWN if heard_later else RefundAnswer(RefundState.REFUSED)
        return self._of_refund(said, key, refund_key, None)

    def bill(self, day: date) -> bytes:
        """The trade bill (交易账单) of all kinds, CSV in UTF-8; empty when nothing was paid that day."""
        said = self._call("bill", lambda: self._library.trade_bill(day.isoformat()))
        if said.code == wechat_words.BILL_LATER or (said.code == wechat_words.BILL_EMPTY and self._is_early(day)):
            raise BillNotReady(f"wechat: the bill of {day} is not made yet")
        if said.code == wechat_words.BILL_EMPTY:
            return b""
        if not said.is_good:
            raise GatewayAway(f"wechat: no bill of {day} ({said.code or 'no answer'})")
        return bills.gunzipped(self._download(said.text("download_url")), sha1=said.text("hash_value"))

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """The notice, when WeChat Pay signed it for us and less than five minutes ago. Raises `NoticeRefused`."""
        fields = wechat_notices.opened(
            self._library, headers, body, key_id=self.public_key_id, now=self.clock.now().timestamp()
        )
        return wechat_notices.read(fields, mchid=self._mchid, appid=self.appid)

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        """Anything but success is repeated for a day."""
        return wechat_notices.reply(accepted)

    def _native(self, order: PaymentOrder) -> tuple[int, str | bytes]:
        return self._library.pay(
            order.subject,
            order.key,
            {"total": order.amount, "currency": "CNY"},
            time_expire=order.expires.astimezone(bills.BEIJING).isoformat(timespec="seconds"),
            notify_url=self.notify_url,
        )

    def _codepay(self, order: PaymentOrder, code: str) -> tuple[int, str | bytes]:
        return self._library.pay(
            order.subject,
            order.key,
            {"total": order.amount, "currency": "CNY"},
            {"auth_code": code},
            scene_info={"store_info": {"out_id": self.store}},
            pay_type=WeChatPayType.CODEPAY,
        )

    def _close(self, key: str) -> PaymentAnswer:
        closed = self._call("close", lambda: self._library.close(key))
        if closed.is_good:
            return NOT_PAID
        # Paid in the meantime, or one by 付款码 that did not say so: those can only be reversed.
        answer = self._told(self._ask(key), key)
        is_refused = closed.status in range(400, 500)
        return self._reverse(key) if is_refused and answer.state is PaymentState.WAITING else answer

    def _reverse(self, key: str) -> PaymentAnswer:
        """Reverse, and believe only the state that follows: a reversal answers nothing of what it found."""
        self._call("reverse", lambda: self._library.codepay_reverse(key))
        answer = self._told(self._ask(key), key)
        return UNKNOWN if answer.state is PaymentState.WAITING else answer

    def _ask(self, key: str) -> Said:
        return self._call("query", lambda: self._library.query(out_trade_no=key))

    def _told(self, said: Said, key: str) -> PaymentAnswer:
        if not said.is_good:
            return UNKNOWN
        return wechat_words.of_order(said.fields, key=key, mchid=self._mchid, appid=self.appid)

    def _refused(self, what: str, said: Said) -> PaymentAnswer:
        log.error("wechat %s: refused (%s)", what, said.code)
        return NOT_PAID

    def _of_refund(self, said: Said, key: str, refund_key: str, amount: int | None) -> RefundAnswer:
        answer = wechat_words.of_refund(said, key=key, refund_key=refund_key, amount=amount)
        if said.text("status") == "ABNORMAL":
            log.error("wechat refund %s: the payer's account takes no money; see the merchant platform", refund_key)
        return answer

    def _is_early(self, day: date) -> bool:
        return bills.is_early(day, self.clock.now())

    def _download(self, url: str) -> bytes:
        """The file, from our own gateway whatever host the answer named."""
        parts = urlsplit(url)
        path = f"{self._library._core._gate_way}{parts.path}?{parts.query}"
        found: list[bytes] = []

        def fetch() -> Said:
            status, content = self._library.download_bill(path)
            found.append(content.encode() if isinstance(content, str) else content)
            return Said(status)

        if not listened(log, "wechat download", fetch).is_good:
            raise GatewayAway("wechat: the bill file did not come")
        return found[0]

    def _call(self, what: str, call: Call) -> Said:
        def answer() -> Said:
            status, text = call()
            return Said(status, fields_of(text))

        return listened(log, f"wechat {what}", answer)


def _is_by_code(said: Said) -> bool:
    states = (wechat_words.TYPING, wechat_words.CODE_FAILED)
    return said.text("trade_type") in wechat_words.BY_CODE or said.text("trade_state") in states


def _is_failed_code(said: Said) -> bool:
    return said.is_good and said.text("trade_state") == wechat_words.CODE_FAILED
