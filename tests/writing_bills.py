"""Writes bill files as the gateways would, for a day and a few entries; what is in them is made up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

WECHAT_HEAD = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
    "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
    "手续费,费率,订单金额,申请退款金额,费率备注"
)
WECHAT_SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
ALIPAY_HEAD = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
    "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
    "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)


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


def yuan(fen: int) -> str:
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"


def wechat_bill(day: date, entries: Sequence[Entry]) -> bytes:
    """UTF-8 with a mark, every field behind a backtick, totals at the end."""
    lines = [_wechat_line(day, entry) for entry in entries]
    paid = sum(entry.fen for entry in entries if not entry.refund)
    given = sum(entry.fen for entry in entries if entry.refund)
    sums = [str(len(lines)), yuan(paid), yuan(given), "0.00", "0.00000", yuan(paid), yuan(given)]
    text = [WECHAT_HEAD, *lines, WECHAT_SUMS, ",".join(f"`{one}" for one in sums)]
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
    begin = datetime(day.year, day.month, day.day)  # noqa: DTZ001  (the bill says no zone)
    text = [
        "#支付宝业务明细查询",
        "#账号：[20880000000000000156]",
        f"#起始日期：[{begin:%Y年%m月%d日} 00:00:00]   终止日期：[{begin:%Y年%m月%d日} 24:00:00]",
        "#-----------------------------------------业务明细列表----------------------------------------",
        ALIPAY_HEAD,
        *lines,
        "#-----------------------------------------业务明细列表结束------------------------------------",
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(sum(paid))}元，商家优惠共0.00元",
        f"#退款合计：{len(given)}笔，商家实收退款共{yuan(-sum(given))}元，商家优惠退款共0.00元",
        f"#导出时间：[{begin:%Y年%m月%d日} 06:27:10]",
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
