"""缴费: wallets and the codes they show, what gateways say of refunds and notices, what late money leads to."""

from enum import StrEnum


class Wallet(StrEnum):
    """What the patient pays with; ANY is one code for every phone (a demo, or an aggregator)."""

    WECHAT = "wechat"
    ALIPAY = "alipay"
    ANY = "any"


class How(StrEnum):
    """Who scans whom: the patient our QR code, or we the 付款码 on the patient's phone."""

    SHOWN = "shown"
    SCANNED = "scanned"


class WindowMethod(StrEnum):
    """Money a person takes at a window; `payments.gateway` holds this value."""

    CASH = "cash"
    CARD = "card"


class RefundState(StrEnum):
    """What a gateway says of a refund; UNKNOWN also while it still works on it."""

    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class NoticeOutcome(StrEnum):
    """What became of a verified notice."""

    ACCEPTED = "accepted"
    KNOWN = "known"  # heard before: nothing was done again
    NOT_OURS = "not_ours"  # of an order that is not in our books
    REFUSED = "refused"  # another amount than was wanted: people must look


class LateFate(StrEnum):
    """What became of money that came for an order after it had ended."""

    SETTLED = "settled"  # the charge was still due
    REFUNDED = "refunded"  # a refund was ordered
    KNOWN = "known"  # it is in our books already
    NOT_OURS = "not_ours"
    DIFFERS = "differs"  # another amount than was wanted, or it went back by itself: nothing was done, people look


# How long a 付款码 is, and how it begins. WeChat: "18 位纯数字，前缀以 10、11、12、13、14、15 开头" (付款码支付, API
# auth_code); Alipay: "25~30 开头的长度为 16~24 位的数字" (alipay.trade.pay, auth_code). Both recall.
WECHAT_LENGTHS, WECHAT_STARTS = range(18, 19), range(10, 16)
ALIPAY_LENGTHS, ALIPAY_STARTS = range(16, 25), range(25, 31)


def wallet_of_code(code: str) -> Wallet | None:
    """Whose 付款码 this is; None for anything else."""
    if not (code.isascii() and code.isdigit()) or len(code) < min(ALIPAY_LENGTHS):
        return None
    start = int(code[:2])
    if len(code) in WECHAT_LENGTHS and start in WECHAT_STARTS:
        return Wallet.WECHAT
    if len(code) in ALIPAY_LENGTHS and start in ALIPAY_STARTS:
        return Wallet.ALIPAY
    return None
