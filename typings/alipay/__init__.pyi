"""The parts of python-alipay-sdk we use."""

from collections.abc import Mapping

from alipay.utils import AliPayConfig

class AliPay:
    _gateway: str
    def __init__(
        self,
        appid: str,
        app_notify_url: str | None = None,
        app_private_key_string: str | None = None,
        alipay_public_key_string: str | None = None,
        sign_type: str = "RSA2",
        *,
        config: AliPayConfig | None = None,
    ) -> None: ...
    def server_api(
        self, api_name: str, biz_content: Mapping[str, object] | None = None, *, timestamp: str
    ) -> Mapping[str, object]: ...
    def verify(self, data: dict[str, str], signature: str) -> bool: ...
