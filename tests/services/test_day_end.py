"""Bills are fetched by themselves: after ten, once, by one machine of the hall, and again when nothing came of it."""

import subprocess
import sys
from datetime import datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway
from kiosk.services.day_end.day_end import AGAIN, BACK, LOOK_EVERY, DayEnd
from kiosk.services.money.billing import Billing
from kiosk.storage.database import Database
from kiosk.storage.tables import BillFetchRow, BillFileRow
from kiosk.storage.vault import Vault
from tests.services.bill_hall import Bank, BillHall
from tests.services.small_hall import TODAY, ZONE
from tests.writing_bills import wechat_bill

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    "kiosk.services.day_end.day_end",
    "kiosk.services.day_end.reconciliation",
    "kiosk.domain.bill_files",
    "xlsxwriter",
)
K1, K2 = Actor("K1"), Actor("K2")
DAYS = [TODAY - timedelta(days=back) for back in range(BACK, 0, -1)]
TEN = datetime.combine(TODAY, time(10), tzinfo=ZONE)


class Hall:
    """Two machines over one set of books, and a bank."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self.bank = Bank("bank")
        self.books = BillHall(database, vault, self.bank)
        billing = cast(Billing, SimpleNamespace(gateways=(self.bank,), found_late=self.books.late.found_late))
        self.machines = [DayEnd(self.books.office, billing) for _ in range(2)]
        self.at(TEN)

    def at(self, moment: datetime) -> None:
        self.books.hall.clock.set(moment)

    def later(self, by: timedelta) -> None:
        self.at(self.books.office.now() + by)

    def tended(self) -> list[int]:
        return [machine.tend(actor=actor) for machine, actor in zip(self.machines, (K1, K2), strict=True)]

    def bills(self) -> int:
        return len(self.books.hall.rows(BillFileRow))


@pytest.fixture
def hall(database: Database, vault: Vault) -> Hall:
    return Hall(database, vault)


def test_one_of_the_machines_fetches_each_bill_once(hall: Hall) -> None:
    hall.bank.bills = {day: wechat_bill(day, ()) for day in DAYS}
    assert hall.tended() == [BACK, 0]
    hall.later(LOOK_EVERY)
    assert hall.tended() == [0, 0]
    assert hall.bills() == BACK
    assert {row["device"] for row in hall.books.hall.rows(BillFetchRow)} == {"K1"}


def test_nothing_is_fetched_before_ten(hall: Hall) -> None:
    hall.bank.bills = {day: wechat_bill(day, ()) for day in DAYS}
    hall.at(TEN - timedelta(seconds=1))
    assert hall.tended() == [0, 0]
    assert hall.books.hall.rows(BillFetchRow) == []


def test_the_books_are_looked_into_seldom(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.tended()
    monkeypatch.setattr(hall.books.office.database, "run", lambda _work: pytest.fail("asked again"))
    hall.later(LOOK_EVERY - timedelta(seconds=1))
    assert hall.tended() == [0, 0]


def test_a_bill_that_was_not_ready_is_fetched_later_by_whoever_looks_first(hall: Hall) -> None:
    assert hall.tended() == [0, 0]
    (first, *_) = hall.books.hall.rows(BillFetchRow)
    assert (first["done_at"], first["trouble"]) == (None, "not yet")
    hall.bank.bills = {day: wechat_bill(day, ()) for day in DAYS}
    hall.later(LOOK_EVERY)
    assert hall.tended() == [0, 0]
    hall.later(AGAIN - LOOK_EVERY)
    assert sum(hall.tended()) == BACK
    assert hall.bills() == BACK


def test_a_bill_that_cannot_be_used_stays_to_be_looked_at(hall: Hall) -> None:
    hall.bank.bills = dict.fromkeys(DAYS, b"nothing")
    assert hall.tended() == [0, 0]
    assert "bill" in str(hall.books.hall.rows(BillFetchRow)[0]["trouble"])


def test_without_the_database_nothing_is_pretended(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> bytes:
        raise DatabaseAway("gone")

    monkeypatch.setattr(hall.bank, "bill", away)
    with pytest.raises(DatabaseAway):
        hall.tended()


def test_a_kiosk_does_not_carry_it_before_it_is_wanted() -> None:
    code = f"import sys, kiosk.hall; print([name for name in {LATER} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
