"""The parts of wechatpayv3 we use."""

from collections.abc import Mapping
from enum import Enum

class WeChatPayType(Enum):
    NATIVE = 3
    CODEPAY = 5

class Core:
    _gate_way: str

class WeChatPay:
    _core: Core
    def __init__(
        self,
        wechatpay_type: WeChatPayType,
        mchid: str,
        private_key: str,
        cert_serial_no: str,
        appid: str,
        apiv3_key: str,
        *,
        timeout: tuple[float, float],
        public_key: str,
        public_key_id: str,
    ) -> None: ...
    def pay(
        self,
        description: str,
        out_trade_no: str,
        amount: Mapping[str, object],
        payer: Mapping[str, str] | None = None,
        time_expire: str | None = None,
        *,
        scene_info: Mapping[str, object] | None = None,
        notify_url: str | None = None,
        pay_type: WeChatPayType | None = None,
    ) -> tuple[int, str | bytes]: ...
    def query(self, *, out_trade_no: str) -> tuple[int, str | bytes]: ...
    def close(self, out_trade_no: str) -> tuple[int, str | bytes]: ...
    def codepay_reverse(self, out_trade_no: str) -> tuple[int, str | bytes]: ...
    def refund(
        self, out_refund_no: str, amount: Mapping[str, object], *, out_trade_no: str
    ) -> tuple[int, str | bytes]: ...
    def query_refund(self, out_refund_no: str) -> tuple[int, str | bytes]: ...
    def trade_bill(self, bill_date: str) -> tuple[int, str | bytes]: ...
    def download_bill(self, url: str) -> tuple[int, str | bytes]: ...
    def callback(self, headers: Mapping[str, str], body: bytes) -> Mapping[str, object] | None: ...
