"""Alipay face to face (当面付): a QR code on the page, or the 付款码 on the patient's phone."""

import logging
from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime
from urllib.parse import urlsplit
from urllib.request import urlopen

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.gateways import alipay_notices, alipay_words, bills, keys
from kiosk.adapters.gateways.alipay_library import AliPay, AliPayConfig, AliPayException
from kiosk.adapters.gateways.alipay_words import NOT_PAID, REFUND_UNKNOWN, UNKNOWN, WAITING, is_done, is_refused
from kiosk.adapters.gateways.amounts import yuan
from kiosk.adapters.gateways.in_flight import InFlight
from kiosk.adapters.gateways.said import SILENCE, Said, listened
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import BillNotReady, GatewayAway
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import Clock, Notice, NoticeReply, PaymentAnswer, PaymentOrder, RefundAnswer

log = logging.getLogger(__name__)

GATEWAY = "https://openapi.alipay.com/gateway.do"
TIME = "%Y-%m-%d %H:%M:%S"  # in Beijing
Fields = dict[str, object]


@dataclass(kw_only=True, repr=False, eq=False)
class Alipay:
    """The hospital's own application, in the mode with Alipay's public key.

    ``private_key`` and ``public_key`` (Alipay's, not the application's) are sources: "file:/path" or "env:NAME".
    ``timeout`` in seconds holds for every call; ``code_seconds`` is how long a 付款码 is good for. Raises
    `KeysUnusable`, and `BadSettings` for a source that is none.
    """

    name = "alipay"
    wallet = Wallet.ALIPAY

    app_id: InitVar[str | int]
    private_key: InitVar[str]
    public_key: InitVar[str]
    seller_id: str | int = ""
    codes: bool = True
    notify_url: str = ""
    base_url: str = GATEWAY
    timeout: float = 10.0
    code_seconds: float = 60.0
    clock: Clock = field(default_factory=SystemClock)

    def __post_init__(self, app_id: str | int, private_key: str, public_key: str) -> None:
        keys.check_sources(private_key=private_key, public_key=public_key)
        ours = keys.private_key(private_key, option="private_key")
        theirs = keys.public_key(public_key, option="public_key")
        keys.check_apart(ours, theirs)
        self.takes_codes = self.codes
        self._app_id = str(app_id)
        self._in_flight, self._refunds = InFlight(self.code_seconds), InFlight(self.code_seconds)
        self._library = AliPay(
            self._app_id,
            self.notify_url or None,
            keys.private_pem(ours),
            keys.public_pem(theirs),
            "RSA2",
            config=AliPayConfig(timeout=self.timeout),
        )
        # The library knows only Alipay's own two addresses.
        self._library._gateway = self.base_url

    def is_in_use(self) -> bool:
        """It has its keys."""
        return True

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Open the order: its QR code. The trade itself is made when a phone looks at it."""
        self._in_flight.landed(order.key)  # a code that nobody has seen cannot be paid
        said = self._call("alipay.trade.precreate", self._wish(order))
        code = said.text("qr_code")
        if is_done(said) and code and said.text("out_trade_no") == order.key:
            return PaymentAnswer(PaymentState.WAITING, code=code)
        return self._unopened(said, order.key)

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        """Take the money from the wallet that shows ``code``; WAITING while a password is typed."""
        self._in_flight.sent(order.key)
        wish = self._wish(order) | {"scene": "bar_code", "auth_code": code}
        said = self._call("alipay.trade.pay", wish)
        if said.code == alipay_words.TYPING:
            return WAITING
        if is_done(said):
            return alipay_words.of_trade(said, key=order.key, status="TRADE_SUCCESS")
        answer = self._unopened(said, order.key)
        if answer.state is PaymentState.NOT_PAID:
            self._in_flight.landed(order.key)
        return answer

    def query(self, key: str) -> PaymentAnswer:
        """Where the order stands; WAITING also while nobody's phone has looked at its code."""
        said = self._ask(key)
        if said.text("sub_code") != alipay_words.UNHEARD:
            return alipay_words.of_trade(said, key=key)
        if not self._in_flight.was_sent(key):
            return WAITING
        return UNKNOWN if self._in_flight.may_land(key) else NOT_PAID  # a 付款码 was tried, and nothing came of it

    def cancel(self, key: str) -> PaymentAnswer:
        """Close the order unless it was paid.

        A trade that exists is closed (alipay.trade.close), which refuses when it was paid in the meantime; only for a
        code that nobody has looked at, where there is nothing to close, alipay.trade.cancel makes it worthless. That
        one would give the money back of whoever pays in the same moment: then nothing was taken in the end.
        """
        said = self._ask(key)
        if said.text("sub_code") == alipay_words.UNHEARD:
            return self._withdraw(key)
        answer = alipay_words.of_trade(said, key=key)
        if answer.state is not PaymentState.WAITING:
            return answer
        closed = self._call("alipay.trade.close", {"out_trade_no": key})
        if is_done(closed):
            return NOT_PAID
        answer = alipay_words.of_trade(self._ask(key), key=key)
        return UNKNOWN if answer.state is PaymentState.WAITING else answer

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        """Give ``amount`` fen back, once for each ``refund_key``."""
        self._refunds.sent(refund_key)
        wish: Fields = {"out_trade_no": key, "refund_amount": yuan(amount), "out_request_no": refund_key}
        said = self._call("alipay.trade.refund", wish)
        if is_done(said):
            if said.text("out_trade_no") == key and said.text("fund_change") == "Y":
                return RefundAnswer(RefundState.DONE, said.text("trade_no"))
            return self.query_refund(key, refund_key=refund_key)  # asked for before, or still under way
        if said.code == alipay_words.BUSINESS and said.text("sub_code") in alipay_words.REFUND_REFUSED:
            # Refused now; whether the same wish was fulfilled before, only the refund itself tells.
            log.error("alipay refund: refused (%s)", said.text("sub_code"))
            self._refunds.landed(refund_key)
            return self.query_refund(key, refund_key=refund_key)
        return REFUND_UNKNOWN

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        """What became of that wish. Alipay says nothing of one that did not arrive, and of one that is under way."""
        said = self._call("alipay.trade.fastpay.refund.query", {"out_trade_no": key, "out_request_no": refund_key})
        is_unheard = said.text("sub_code") == alipay_words.UNHEARD
        if not is_done(said) and not is_unheard:
            return REFUND_UNKNOWN
        if said.text("refund_status") == "REFUND_SUCCESS":
            is_ours = (said.text("out_request_no"), said.text("out_trade_no")) == (refund_key, key)
            return RefundAnswer(RefundState.DONE, said.text("trade_no")) if is_ours else REFUND_UNKNOWN
        if said.text("refund_status") or self._refunds.may_land(refund_key):
            return REFUND_UNKNOWN
        return RefundAnswer(RefundState.REFUSED)

    def bill(self, day: date) -> bytes:
        """The list of single payments of the trade bill, CSV in GBK; empty when nothing was paid that day."""
        wish: Fields = {"bill_type": "trade", "bill_date": day.isoformat()}
        said = self._call("alipay.data.dataservice.bill.downloadurl.query", wish)
        if said.text("sub_code") == alipay_words.BILL_MISSING:
            if bills.is_early(day, self.clock.now()):
                raise BillNotReady(f"alipay: the bill of {day} is not made yet")
            return b""
        if not is_done(said):
            raise GatewayAway(f"alipay: no bill of {day} ({said.text('sub_code') or said.code or 'no answer'})")
        return bills.unzipped(self._download(said.text("bill_download_url")))

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """The notice, when Alipay signed it for this application and seller. Raises `NoticeRefused`."""
        return alipay_notices.read(self._library, body, app_id=self._app_id, seller_id=str(self.seller_id))

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        """Anything but ``success`` is repeated for a day."""
        return alipay_notices.reply(accepted)

    def _wish(self, order: PaymentOrder) -> Fields:
        return {
            "out_trade_no": order.key,
            "total_amount": yuan(order.amount),
            "subject": order.subject,
            "time_expire": self._written(order.expires),
        }

    def _unopened(self, said: Said, key: str) -> PaymentAnswer:
        """What a wish that was not fulfilled left behind."""
        if said.text("sub_code") in alipay_words.ASK:
            answer = self.query(key)
            return UNKNOWN if answer.state is PaymentState.WAITING else answer
        if not is_refused(said):
            return UNKNOWN
        log.error("alipay: refused (%s)", said.text("sub_code") or said.code)
        return NOT_PAID

    def _withdraw(self, key: str) -> PaymentAnswer:
        said = self._call("alipay.trade.cancel", {"out_trade_no": key})
        if not is_done(said) or said.text("retry_flag") == "Y" or said.text("out_trade_no") != key:
            return UNKNOWN
        if said.text("action") == "refund":
            log.warning("alipay cancel: order %s was paid in that moment; Alipay has given the money back", key)
        elif not said.text("action") and self._in_flight.may_land(key):
            return UNKNOWN  # a charge whose answer was lost may still arrive
        return PaymentAnswer(PaymentState.NOT_PAID, reference=said.text("trade_no"))

    def _ask(self, key: str) -> Said:
        return self._call("alipay.trade.query", {"out_trade_no": key})

    def _call(self, method: str, wish: Fields) -> Said:
        # The library would write the machine's time, in whatever zone it is.
        now = self._written(self.clock.now())

        def answer() -> Said:
            try:
                return Said(200, self._library.server_api(method, wish, timestamp=now))
            except AliPayException as error:
                # Alipay does not sign what it says to somebody it does not know: no word about the money.
                log.error("%s: turned away (%s); run doctor", method, alipay_words.sub_code_in(str(error)))
                return SILENCE

        return listened(log, method, answer)

    def _download(self, url: str) -> bytes:
        """The file from the address in a signed answer; unencrypted only from where the gateway itself is."""
        found, ours = urlsplit(url), urlsplit(self.base_url)
        if found.scheme != "https" and (found.scheme, found.netloc) != (ours.scheme, ours.netloc):
            raise GatewayAway("alipay: the bill lies at an address that is not encrypted")
        packed: list[bytes] = []

        def fetch() -> Said:
            with urlopen(url, timeout=self.timeout) as answer:
                packed.append(answer.read(bills.LARGEST))
            return Said(200)

        if not listened(log, "alipay download", fetch).is_good:
            raise GatewayAway("alipay: the bill file did not come")
        return packed[0]

    @staticmethod
    def _written(moment: datetime) -> str:
        return moment.astimezone(bills.BEIJING).strftime(TIME)
