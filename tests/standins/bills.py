"""The day's bill in both gateways' formats, written from a stand-in's books.

Columns of WeChat's 交易账单 (ALL) after pay.weixin.qq.com/doc/v3/merchant (tradebill) and of Alipay's 业务明细 after
opendocs.alipay.com (bill downloadurl), both compared with bills found in public code. *Recall*: the sign of the amounts
of an Alipay refund, the tab at the end of its fields, its charset (GBK) and the names of the two files in its archive.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tests.standins.bank import Bank, Order, Refund
from tests.standins.keys import APP, MERCHANT, SELLER
from tests.standins.standin import BEIJING, beijing

WECHAT_COLUMNS = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
    "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
)
WECHAT_SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
ALIPAY_COLUMNS = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
    "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,"
    "服务费（元）,分润（元）,备注"
)
ALIPAY_SUMS = (
    "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,"
    "分润（元）,实收净额（元）"
)
RULE = "-" * 40
PAYER = "*明(158****0000)"


def yuan(fen: int) -> str:
    """1050 → 10.50."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"


def wechat_bill(bank: Bank, day: date) -> bytes | None:
    """WeChat's bill of a day in Beijing, or None when nothing happened: UTF-8 with a mark, CRLF, a backtick each."""
    paid, refunded = _day(bank, day)
    if not paid and not refunded:
        return None
    lines = [_wechat_paid(order) for order in paid] + [_wechat_refund(*one) for one in refunded]
    taken, given = sum(order.amount for order in paid), sum(refund.amount for _order, refund in refunded)
    sums = [str(len(lines)), yuan(taken), yuan(given), "0.00", "0.00000", yuan(taken), yuan(given)]
    text = [WECHAT_COLUMNS, *(_ticked(line) for line in lines), WECHAT_SUMS, _ticked(sums)]
    return "\ufeff".encode() + "".join(f"{line}\r\n" for line in text).encode()


def alipay_bill(bank: Bank, day: date) -> bytes | None:
    """Alipay's archive of a day in Beijing, or None when nothing happened: two CSV files in GBK."""
    paid, refunded = _day(bank, day)
    if not paid and not refunded:
        return None
    name = f"{SELLER}0156_{day:%Y%m%d}_业务明细"
    detail, sums = _alipay_detail(day, paid, refunded), _alipay_sums(day, paid, refunded)
    return _archive({f"{name}.csv": detail.encode("gbk"), f"{name}(汇总).csv": sums.encode("gbk")})


def _day(bank: Bank, day: date) -> tuple[list[Order], list[tuple[Order, Refund]]]:
    begins = datetime(day.year, day.month, day.day, tzinfo=BEIJING)
    ends = begins + timedelta(days=1)
    with bank.lock:
        orders = list(bank.orders.values())
        paid = [order for order in orders if order.paid_at and begins <= order.paid_at < ends]
        both = [(order, refund) for order in orders for refund in order.refunds.values()]
    return paid, [(order, refund) for order, refund in both if begins <= refund.at < ends]


def _ticked(fields: Iterable[str]) -> str:
    return ",".join(f"`{field}" for field in fields)


def _wechat_head(order: Order, at: datetime | None, state: str) -> list[str]:
    kind = "MICROPAY" if order.by_code else "NATIVE"
    who = [beijing(at), APP, MERCHANT, "0", "", order.number, order.key, "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"]
    return [*who, kind, state, "OTHERS", "CNY"]


def _wechat_paid(order: Order) -> list[str]:
    sums = [yuan(order.amount), "0.00", "0", "0", "0.00", "0.00", "", ""]
    return [*_wechat_head(order, order.paid_at, "SUCCESS"), *sums, *_wechat_tail(order, yuan(order.amount), "0.00")]


def _wechat_refund(order: Order, refund: Refund) -> list[str]:
    given = yuan(refund.amount)
    state = "SUCCESS" if refund.is_done else "PROCESSING"
    sums = ["0.00", "0.00", refund.number, refund.key, given, "0.00", "ORIGINAL", state]
    return [*_wechat_head(order, refund.at, "REFUND"), *sums, *_wechat_tail(order, "0.00", given)]


def _wechat_tail(order: Order, taken: str, given: str) -> list[str]:
    return [order.subject, "", "0.00000", "0.00%", taken, given, ""]


def _alipay_detail(day: date, paid: list[Order], refunded: list[tuple[Order, Refund]]) -> str:
    rows = [_alipay_row(order, order.amount, order.paid_at, "") for order in paid]
    rows += [_alipay_row(order, -refund.amount, refund.at, refund.key) for order, refund in refunded]
    taken, given = sum(order.amount for order in paid), sum(refund.amount for _order, refund in refunded)
    lines = [
        *_alipay_head("业务明细", day),
        ALIPAY_COLUMNS,
        *(",".join(f"{field}\t" for field in row) for row in rows),
        f"#{RULE}业务明细列表结束{RULE}",
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(taken)}元，商家优惠共0.00元",
        f"#退款合计：{len(refunded)}笔，商家实收退款共{yuan(-given)}元，商家优惠退款共0.00元",
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _alipay_row(order: Order, amount: int, at: datetime | None, refund: str) -> list[str]:
    what = [order.number, order.key, "退款" if refund else "交易", order.subject, beijing(order.opened), beijing(at)]
    sums = [yuan(amount), yuan(amount), "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00"]
    return [*what, "", "", "", "", PAYER, *sums, refund, "0.00", "0.00", ""]


def _alipay_sums(day: date, paid: list[Order], refunded: list[tuple[Order, Refund]]) -> str:
    net = yuan(sum(order.amount for order in paid) - sum(refund.amount for _order, refund in refunded))
    row = ["合计", "", str(len(paid)), str(len(refunded)), net, net, "0.00", "0.00", "0.00", "0.00", "0.00", net]
    end = f"#{RULE}业务汇总列表结束{RULE}"
    return "".join(f"{line}\r\n" for line in [*_alipay_head("业务汇总", day), ALIPAY_SUMS, ",".join(row), end])


def _alipay_head(what: str, day: date) -> list[str]:
    span = f"#起始日期：[{day:%Y年%m月%d日} 00:00:00]   终止日期：[{day + timedelta(days=1):%Y年%m月%d日} 00:00:00]"
    return [f"#支付宝{what}查询", f"#账号：[{SELLER}0156]", span, f"#{RULE}{what}列表{RULE}"]


def _archive(files: dict[str, bytes]) -> bytes:
    """A ZIP whose names are GBK without the mark of UTF-8, as Chinese programs write them."""
    packed = io.BytesIO()
    names = {name.encode("gbk"): chr(65 + number) * len(name.encode("gbk")) for number, name in enumerate(files)}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for stand_in, content in zip(names.values(), files.values(), strict=True):
            archive.writestr(stand_in, content)
    whole = packed.getvalue()
    for name, stand_in in names.items():
        whole = whole.replace(stand_in.encode(), name)
    return whole
