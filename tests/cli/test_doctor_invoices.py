"""The self-test of invoices: numbers left for this machine, and services that can be asked."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from kiosk.doctor import invoices
from kiosk.doctor.findings import State
from kiosk.domain.errors import BadSettings
from kiosk.settings import Device, Settings
from kiosk.storage.database import Database
from kiosk.storage.tables import InvoiceBookRow
from kiosk.storage.upkeep import upgrade


def add_book(settings: Settings, first: int, last: int, device: str | None) -> None:
    values = {"code": "44060126", "first_number": first, "last_number": last, "next_number": first, "demo": True}
    with closing(Database(settings.database_address)) as database, database.begin() as session:
        session.execute(insert(InvoiceBookRow).values(**values, device=device))


def test_numbers_that_run_out_are_told(tmp_path: Path) -> None:
    settings = replace(Settings(), data=tmp_path, device="K2", invoice_low=10)
    assert invoices.check_books(settings).state is State.WARNING, "no tables yet"
    upgrade(settings.database_address)
    add_book(settings, 100, 199, "K1")
    assert invoices.check_books(settings).state is State.PROBLEM, "another kiosk's"
    add_book(settings, 1, 10, None)
    assert invoices.check_books(settings).words == "10 invoice numbers are left for K2"
    assert invoices.check_books(settings).state is State.WARNING
    add_book(settings, 200, 200, "K2")
    assert invoices.check_books(settings).state is State.OK


def test_the_services_of_the_outside_are_named(tmp_path: Path) -> None:
    settings = replace(Settings(), data=tmp_path)
    assert "on paper only" in invoices.check_fiscal(settings).words
    assert "percentages" in invoices.check_insurance(settings).words
    both = replace(
        settings,
        fiscal=Device("kiosk.adapters.fiscal:DemoFiscal"),
        insurance=Device("kiosk.adapters.insurance:DemoInsurance", {"account_percent": 50}),
    )
    assert [check(both).words for check in (invoices.check_fiscal, invoices.check_insurance)] == [
        "demo-fiscal",
        "demo-insurance",
    ]
    with pytest.raises(BadSettings, match="it is no insurance"):
        invoices.check_insurance(replace(settings, insurance=both.fiscal))
    with pytest.raises(BadSettings, match="demo = true"):
        invoices.check_fiscal(replace(both, demo=False))
