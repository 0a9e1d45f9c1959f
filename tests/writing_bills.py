"""Writes bill files as the gateways would, for a day and a few entries; what is in them is made up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from tests.standins.bills import ALIPAY_COLUMNS, WECHAT_COLUMNS, WECHAT_SUMS, yuan


@dataclass(frozen=True)
class Entry:
    """One line: a payment, or a refund when it has a refund's key; fen."""

    order: str
    fen: int
    refund: str = ""
    at: str = "10:00:00"
    state: str = ""  # WeChat's word, when it is not the usual one
    refund_state: str = "SUCCESS"
    product: str = "门诊费用"


def wechat_bill(day: date, entries: Sequence[Entry]) -> bytes:
    """UTF-8 with a mark, every field behind a backtick, totals at the end."""
    lines = [_wechat_line(day, entry) for entry in entries]
    paid = sum(entry.fen for entry in entries if not entry.refund)
    given = sum(entry.fen for entry in entries if entry.refund)
    sums = [str(len(lines)), yuan(paid), yuan(given), "0.00", "0.00000", yuan(paid), yuan(given)]
    text = [WECHAT_COLUMNS, *lines, WECHAT_SUMS, ",".join(f"`{one}" for one in sums)]
    return ("\ufeff" + "\r\n".join(text) + "\r\n").encode()


def _wechat_line(day: date, entry: Entry) -> str:
    paid, given = ("0.00", yuan(entry.fen)) if entry.refund else (yuan(entry.fen), "0.00")
    state = entry.state or ("REFUND" if entry.refund else "SUCCESS")
    refund = entry.refund_state if entry.refund else ""
    fields = (
        *(f"{day} {entry.at}", "wx0000000000000000", "1900000001", "0", "", "4200000000", entry.order, "o-payer"),
        *("NATIVE", state, "OTHERS", "CNY", paid, "0.00", "5030", entry.refund or "0", given, "0.00"),
        *("ORIGINAL" if entry.refund else "", refund, entry.product, "", "0.00000", "0.60%", paid, given, ""),
    )
    return ",".join(f"`{one}" for one in fields)


def alipay_bill(day: date, entries: Sequence[Entry]) -> bytes:
    """GBK with comment lines; refunds are negative."""
    lines = [_alipay_line(day, entry) for entry in entries]
    paid = [entry.fen for entry in entries if not entry.refund]
    given = [entry.fen for entry in entries if entry.refund]
    text = [
        "#支付宝业务明细查询",
        "#账号：[20880000000000000156]",
        f"#起始日期：[{day:%Y年%m月%d日} 00:00:00]   终止日期：[{day:%Y年%m月%d日} 24:00:00]",
        "#-----------------------------------------业务明细列表----------------------------------------",
        ALIPAY_COLUMNS,
        *lines,
        "#-----------------------------------------业务明细列表结束------------------------------------",
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(sum(paid))}元，商家优惠共0.00元",
        f"#退款合计：{len(given)}笔，商家实收退款共{yuan(-sum(given))}元，商家优惠退款共0.00元",
        f"#导出时间：[{day:%Y年%m月%d日} 06:27:10]",
    ]
    return ("\r\n".join(text) + "\r\n").encode("gbk")


def _alipay_line(day: date, entry: Entry) -> str:
    fen = yuan(-entry.fen if entry.refund else entry.fen)
    what = "退款" if entry.refund else "交易"
    at = f"{day} {entry.at}"
    return (
        f"2026112022001\t,{entry.order}\t,{what},{entry.product},{at},{at},,,,,a***@example.com,"
        f"{fen},{fen},0.00,0.00,0.00,0.00,0.00,,0.00,0.00,{entry.refund}\t,0.00,0.00,"
    )


def zipped(bill: bytes, *, name: str = "2088_20261120_业务明细.csv") -> bytes:
    """In an archive beside its summary, names as GBK writes them."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("2088_20261120_业务明细(汇总).csv", "汇总")
        archive.writestr(name, bill)
    return packed.getvalue()
