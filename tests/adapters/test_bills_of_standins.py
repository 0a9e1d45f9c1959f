"""Two independent hands: what the stand-ins write as their bills is what we read out of them."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.bill_files import read_bill
from kiosk.domain.bill_tables import Standing
from tests.standins.bank import Bank, Order, Refund
from tests.standins.bills import alipay_bill, wechat_bill
from tests.standins.standin import BEIJING

AT = datetime(2026, 11, 20, 23, 59, 59, tzinfo=BEIJING)
DAY = AT.date()


def bank() -> Bank:
    bank = Bank()
    for number, fen in enumerate((1000, 5001), start=1):
        key = f"NX-{number}"
        order = Order(key, fen, "门诊费用", f"42{number}", AT.astimezone(UTC), None, "", paid_at=AT)
        bank.orders[key] = order
    bank.orders["NX-2"].refunds["R-1"] = Refund("R-1", 400, "50", AT, queries=0)
    bank.orders["NX-3"] = Order("NX-3", 7, "门诊费用", "43", AT, None, "", paid_at=AT + timedelta(seconds=1))
    return bank


@pytest.mark.parametrize("write", [wechat_bill, alipay_bill])
def test_a_bill_of_a_stand_in_is_read_to_the_fen(write) -> None:
    data = write(bank(), DAY)
    assert data is not None
    bill = read_bill(data, DAY)
    assert {key: line[:2] for key, line in bill.payments.items()} == {
        "NX-1": (1000, Standing.DONE),
        "NX-2": (5001, Standing.DONE),
    }
    assert {key: line[:2] for key, line in bill.refunds.items()} == {"R-1": (400, Standing.DONE)}
