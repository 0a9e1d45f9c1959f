"""A gateway that says it has no bill: believed at once of a day without its money, after three days of any other."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from kiosk.domain.money_errors import BillMissing
from kiosk.services.day_end.day_end import BACK, DayEnd
from kiosk.services.day_end.reconciliation import EMPTY_AFTER
from kiosk.services.money.billing import Billing
from kiosk.storage.database import Database
from kiosk.storage.tables import BillFetchRow
from kiosk.storage.vault import Vault
from tests.services.bill_hall import DAYS, MACHINE, Bank, BillHall
from tests.services.small_hall import TODAY, ZONE
from tests.writing_bills import Entry, wechat_bill

DAY = DAYS[-1]  # yesterday


class Hall(BillHall):
    """One gateway that has no bill of any day."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self.bank = Bank("bank")
        super().__init__(database, vault, self.bank)
        self.bank.bills = dict.fromkeys(DAYS, b"")

    def on(self, day: date, hour: int = 12) -> None:
        self.hall.clock.set(datetime.combine(day, time(hour), tzinfo=ZONE))

    def fetched(self) -> list[str]:
        return [each.verdict.value for each in self.reconciliation.fetch_and_run("bank", DAY, actor=MACHINE).open]


@pytest.fixture
def hall(database: Database, vault: Vault) -> Hall:
    return Hall(database, vault)


def test_a_day_without_money_has_no_bill(hall: Hall) -> None:
    hall.pay("NX-1", 1000, DAYS[0])
    hall.pay("NX-2", 1000, DAY, gateway="elsewhere")
    assert hall.fetched() == []


@pytest.mark.parametrize("what", ["payment", "refund"])
def test_money_in_our_books_and_no_bill_is_not_believed_for_three_days(hall: Hall, what: str) -> None:
    (hall.pay if what == "payment" else hall.give_back)("NX-1", 1000, DAY)
    for days in range(1, EMPTY_AFTER.days):
        hall.on(DAY + timedelta(days=days))
        with pytest.raises(BillMissing, match="1 payments and refunds"):
            hall.fetched()
    hall.on(DAY + EMPTY_AFTER)
    assert hall.fetched() == ["only_ours"]
    hall.bank.bills[DAY] = wechat_bill(DAY, [Entry("NX-1", 1000, refund="" if what == "payment" else "NX-1")])
    assert hall.fetched() == []  # the bill was there after all


def test_by_itself_it_is_asked_for_until_people_are_told(hall: Hall) -> None:
    hall.pay("NX-1", 1000, DAY)
    billing = cast(Billing, SimpleNamespace(gateways=(hall.bank,), found_late=hall.late.found_late))
    tending = DayEnd(hall.office, billing)
    hall.on(TODAY)
    assert tending.tend(actor=MACHINE) == BACK - 1  # the other days are as empty here
    told = {row["day"]: row["trouble"] for row in hall.hall.rows(BillFetchRow) if row["done_at"] is None}
    assert list(told) == [DAY]
    assert "where our books have 1" in str(told[DAY])
    hall.on(DAY + EMPTY_AFTER, hour=11)
    tending.tend(actor=MACHINE)
    assert hall.open() == {(DAY, "NX-1", "only_ours")}
