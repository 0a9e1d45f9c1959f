"""The bill files of WeChat Pay and Alipay as data: what their columns, states and totals are called.

Verified, 2026: the columns of WeChat's ALL bill and its totals, its field prefix, its states, and that a refund which
was accepted stands in it (pay.weixin.qq.com, "交易账单详细说明"); Alipay's columns, comment lines, the tabs behind its
numbers and its totals (several public programs that read such files agree). *Recall* is marked where it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType

from kiosk.domain.paying import Wallet


class Column(Enum):
    """What we need of a line."""

    WHEN = auto()
    ORDER = auto()  # our key of the order
    SORT = auto()  # payment, refund, …
    AMOUNT = auto()  # what was paid
    REFUND = auto()  # our key of the refund
    GIVEN_BACK = auto()  # by Alipay: what the hospital received, which its totals add up
    REFUND_STATE = auto()


class Sort(StrEnum):
    """What a line tells: money came, money went back, or a payment was undone before it was booked (撤销)."""

    PAYMENT = "payment"
    REFUND = "refund"
    REVOKED = "revoked"


class Standing(StrEnum):
    """Where a payment or refund stands, by ours or by their account."""

    DONE = "done"
    UNDER_WAY = "under_way"
    UNDONE = "undone"  # not paid, refused, or revoked


Names = tuple[str, ...]


@dataclass(frozen=True)
class BillFormat:
    """One gateway's bill: the names of each column, the newest first; the words of its sorts and of refunds' states."""

    wallet: Wallet
    columns: Mapping[Column, Names]
    optional: frozenset[Column]
    refund_amount: Column
    sorts: Mapping[str, Sort]
    dated: frozenset[Sort]  # whose time is of the bill's day
    refund_states: Mapping[str, Standing]


WECHAT = BillFormat(
    wallet=Wallet.WECHAT,
    columns=MappingProxyType(
        {
            Column.WHEN: ("交易时间",),
            Column.ORDER: ("商户订单号",),
            Column.SORT: ("交易状态",),
            Column.AMOUNT: ("订单金额", "应结订单金额", "总金额"),  # the last is of early contracts
            Column.REFUND: ("商户退款单号",),
            Column.GIVEN_BACK: ("申请退款金额", "退款金额"),
            Column.REFUND_STATE: ("退款状态",),
        }
    ),
    # A bill of payments alone (SUCCESS) has none of the columns about refunds.
    optional=frozenset({Column.REFUND, Column.GIVEN_BACK, Column.REFUND_STATE}),
    refund_amount=Column.GIVEN_BACK,
    sorts=MappingProxyType({"SUCCESS": Sort.PAYMENT, "REFUND": Sort.REFUND, "REVOKED": Sort.REVOKED}),
    dated=frozenset(Sort),
    refund_states=MappingProxyType(
        {
            "SUCCESS": Standing.DONE,
            "PROCESSING": Standing.UNDER_WAY,
            "": Standing.UNDER_WAY,
            "FAIL": Standing.UNDONE,  # recall
            "CHANGE": Standing.UNDONE,  # recall: the bank did not take it back
        }
    ),
)
ALIPAY = BillFormat(
    wallet=Wallet.ALIPAY,
    columns=MappingProxyType(
        {
            Column.WHEN: ("完成时间",),
            Column.ORDER: ("商户订单号",),
            Column.SORT: ("业务类型",),
            Column.AMOUNT: ("订单金额（元）", "订单金额(元)", "订单金额"),
            Column.REFUND: ("退款批次号/请求号",),
            Column.GIVEN_BACK: ("商家实收（元）", "商家实收(元)", "商家实收"),
        }
    ),
    optional=frozenset({Column.REFUND_STATE}),
    refund_amount=Column.AMOUNT,
    sorts=MappingProxyType({"交易": Sort.PAYMENT, "退款": Sort.REFUND}),
    dated=frozenset({Sort.PAYMENT}),  # recall: the time of a refund could be the order's
    refund_states=MappingProxyType({}),
)
FORMATS = (WECHAT, ALIPAY)

WECHAT_PREFIX = "`"  # before every field, so that no table program shortens a number
# The head under which WeChat tells the sum of a column, over all lines whatever their sort (recall); the number of
# lines stands first.
WECHAT_TOTALS: Mapping[str, str] = MappingProxyType(
    {
        "订单金额": "订单总金额",
        "应结订单金额": "应结订单总金额",
        "总金额": "总交易额",
        "申请退款金额": "申请退款总金额",
        "退款金额": "退款总金额",
    }
)
WECHAT_COUNT = "总交易单数"

ALIPAY_COMMENT = "#"
ALIPAY_BEGIN = r"起始日期\s*[:：]\s*\[\s*(\d{4})年(\d{2})月(\d{2})日"
ALIPAY_END = "业务明细列表结束"
# Number of lines and sum of 商家实收; the sum of refunds is told with or without its sign.
ALIPAY_PAYMENTS = r"交易合计\s*[:：]\s*(\d+)笔，商家实收共(-?\d+(?:\.\d+)?)元"
ALIPAY_REFUNDS = r"退款合计\s*[:：]\s*(\d+)笔，商家实收退款共(-?\d+(?:\.\d+)?)元"
ALIPAY_MEMBER, ALIPAY_SUMMARY = "业务明细", "汇总"  # in the names of the files in its archive
