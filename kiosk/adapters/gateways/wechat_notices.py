"""WeChat Pay's notices: signed, fresh, sealed with the APIv3 key, and about our own orders, or not believed."""

import json
import re
from collections.abc import Mapping

from wechatpayv3 import WeChatPay as Library

from kiosk.adapters.gateways.said import Json, is_base64, table_in, text_in
from kiosk.adapters.gateways.wechat_words import UNKNOWN, of_order
from kiosk.domain.money_errors import NoticeRefused
from kiosk.domain.paying import NoticeOutcome
from kiosk.ports import Notice, NoticeReply

FRESH_S = 300  # as WeChat Pay asks for: an older one is somebody's recording
SIGNED = ("wechatpay-signature", "wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial")
TYPE = "wechatpay-signature-type"
SCHEME = "WECHATPAY2-SHA256-RSA2048"
PAID = "TRANSACTION.SUCCESS"
TOLD = frozenset({NoticeOutcome.ACCEPTED, NoticeOutcome.KNOWN, NoticeOutcome.NOT_OURS})


def opened(library: Library, headers: Mapping[str, str], body: bytes, *, key_id: str, now: float) -> Json:
    """The fields of a notice, its ``resource`` unsealed. Raises `NoticeRefused`.

    The key is checked before the library is asked: for one it does not know it would call WeChat Pay, and so anybody
    could make the receiver call. Only the headers it needs are handed on, for it looks for others first.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    known = {name: lower.get(name, "") for name in SIGNED} | {TYPE: lower.get(TYPE) or SCHEME}
    if known["wechatpay-serial"] != key_id:
        raise NoticeRefused("wechat notice: signed with a key that is not the one in the settings")
    moment = known["wechatpay-timestamp"]
    if not re.fullmatch(r"[0-9]{1,12}", moment) or abs(now - int(moment)) > FRESH_S:
        raise NoticeRefused("wechat notice: not of the last five minutes")
    if not is_base64(known["wechatpay-signature"]):
        raise NoticeRefused("wechat notice: the signature is none")
    try:
        fields = library.callback(known, body)
    except Exception as error:
        # The library lets everything through: bad Base64, bad UTF-8, bad JSON, another algorithm.
        raise NoticeRefused(f"wechat notice: cannot be read ({type(error).__name__})") from None
    if not fields:
        raise NoticeRefused("wechat notice: signature or seal do not match")
    return fields


def read(fields: Json, *, mchid: str, appid: str) -> Notice:
    """What an opened notice says; of anything but a payment, that there is something to ask about."""
    resource = table_in(fields, "resource")
    number, key = text_in(fields, "id"), text_in(resource, "out_trade_no")
    if not number or not key or text_in(resource, "mchid") != mchid:
        raise NoticeRefused("wechat notice: not about an order of this merchant")
    if text_in(fields, "event_type") != PAID:
        return Notice(number, key, UNKNOWN)
    return Notice(number, key, of_order(resource, key=key, mchid=mchid, appid=appid))


def reply(outcome: NoticeOutcome) -> NoticeReply:
    """Success for whatever need not be told again."""
    is_told = outcome in TOLD
    words = {"code": "SUCCESS"} if is_told else {"code": "FAIL", "message": "refused"}
    return NoticeReply(200 if is_told else 400, "application/json", json.dumps(words).encode())
