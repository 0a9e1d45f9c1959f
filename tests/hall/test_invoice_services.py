"""Electronic invoices and the insurance in an open hall: made by the settings, asked while it is tended."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.journey import Choice, Journey, PayBy, Way
from kiosk.flow import registration_work as work
from kiosk.hall import open_hall
from kiosk.services import Services
from kiosk.settings import Device, Settings
from kiosk.storage.upkeep import verify
from kiosk.tending import Tending

NOW, K1 = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("Asia/Shanghai")), Actor("K1")
FISCAL = Device("kiosk.adapters.fiscal:DemoFiscal")
INSURANCE = Device("kiosk.adapters.insurance:DemoInsurance", {"account_percent": 50})


def paid(services: Services) -> Journey:
    """Somebody insured who has registered for the last slot of the first department and paid."""
    paper = check_paper(PaperKind.ID_CARD, "42010619850312061X", today=NOW.date())
    journey = work.list_departments(services, work.look_up(services, Journey(way=Way.TYPED, paper=paper), K1), K1)
    assert journey.patient is not None
    journey = replace(journey, patient=replace(journey.patient, fee_class=FeeClass.EMPLOYEE))
    journey = work.list_clinics(services, replace(journey, department=journey.departments[0]), K1)
    clinic = next(one for one in journey.clinics if one.slots[-1].left)
    choice = Choice(clinic, clinic.slots[-1])
    journey = work.quote(services, replace(journey, choice=choice, pay_by=PayBy.PHONE), K1)
    journey = work.begin_payment(services, work.register(services, journey, K1), K1)
    for _ in range(2):
        journey = work.ask_payment(services, journey, K1)
    return journey


def test_a_hall_with_both_splits_the_bill_and_issues_the_invoice_twice(tmp_path: Path) -> None:
    hall = open_hall(Settings(data=tmp_path, fiscal=FISCAL, insurance=INSURANCE), clock=FixedClock(NOW))
    bill = paid(hall.services).bill
    assert bill.account > 0
    assert bill.fund + bill.account + bill.due == bill.total
    assert [Tending().tend(hall.services, K1) for _ in range(2)] == [1, 0]
    (page,) = (tmp_path / "e-invoices").iterdir()
    assert "演示，无效" in page.read_text(encoding="utf-8")
    assert verify(hall.database, key=hall.vault.audit_key) == ()
    hall.close()


def test_a_hall_without_them_asks_nobody(tmp_path: Path) -> None:
    hall = open_hall(Settings(data=tmp_path), clock=FixedClock(NOW))
    assert hall.services.fiscal is None
    assert paid(hall.services).bill.account == 0
    assert Tending().tend(hall.services, K1) == 0
    hall.close()
