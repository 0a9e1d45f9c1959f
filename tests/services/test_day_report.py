"""The day's report: four views from four books that come to the same fen, or it says where they do not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass
from kiosk.domain.day_report import NO_ITEM, SELF, DayFigures, Disagreement, Figure, InsuredDeed, Method, View
from kiosk.domain.journey import PaymentState, Visit
from kiosk.domain.paying import WindowMethod
from kiosk.domain.roles import NotAllowed
from kiosk.domain.sign_in import OPERATOR
from kiosk.ports.insurance import InsuranceSplit, Split, SplitAnswer, SplitRequest
from kiosk.services.day_end.day_report import DayReport
from kiosk.services.visits.registration import RegistrationDesk
from kiosk.storage.database import Database
from kiosk.storage.tables import ChargeRow, InvoiceRow, PaymentRow, PaymentStateRow
from kiosk.storage.vault import Vault
from tests.services.refund_hall import BOSS, CASHIER, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1, NOW, TODAY, TOMORROW, build

COMMAND = Actor("D9", OPERATOR)


@pytest.fixture
def hall(database: Database, vault: Vault) -> RefundHall:
    build(database, vault, places=9)
    return RefundHall(database, vault)


class Splits(InsuranceSplit):
    """An insurance with an account; of a bill of one item it pays nothing."""

    name = "insurance"

    def split(self, request: SplitRequest) -> SplitAnswer:
        if len(request.items) == 1:
            return Split((0,), account=0, cash=request.total, reference="A2")
        return Split((51, 3430), account=520, cash=1000, reference="A1", insured="4406***12")


def split_of(hall: RefundHall, visit: Visit) -> tuple[object, object]:
    """Account and cash on the newest invoice of a visit."""
    row = hall.rows(InvoiceRow, charge_id=visit.charge_id)[-1]
    return row["account"], row["due"]


def report(hall: RefundHall) -> DayFigures:
    return DayReport(hall.office).of(TODAY, actor=BOSS)


def nets(figures: DayFigures, view: View) -> dict[str, tuple[int, int]]:
    return {row.key: (row.taken.fen, row.given_back.fen) for row in figures.views[view]}


def test_a_day_of_all_sorts_agrees_in_every_view(hall: RefundHall) -> None:
    hall.paid_visit("any 10:00", 1)
    hall.cash_visit("chen 10:00", 2)
    visit = hall.visit("any 10:00", 3)
    hall.billing.take_at_window(visit.charge_id, WindowMethod.CARD, reference="T-1", actor=CLERK)
    hall.cancel(hall.cash_visit("any 10:00", 4), actor=CASHIER, second=BOSS)
    hall.visit("any 10:00", 5)
    figures = report(hall)
    assert figures.disagreements == ()
    assert nets(figures, View.METHOD) == {"fake": (1000, 0), "cash": (5001 + 1000, 1000), "card": (1000, 0)}
    assert nets(figures, View.DEVICE) == {"K1": (1000, 0), "D3": (6001, 1000), CLERK.device: (1000, 0)}
    assert nets(figures, View.STAFF) == {SELF: (1000, 0), "0114": (6001, 1000), str(CLERK.staff): (1000, 0)}
    assert nets(figures, View.ITEM) == {"02": (3000 + 4900, 1000), "13": (101, 0)}
    assert {row.name for row in figures.views[View.ITEM]} == {"诊察费", "挂号费"}
    assert {row.name for row in figures.views[View.STAFF]} >= {"自助", "钱款"}
    assert (figures.payments, figures.refunds, figures.refunds_open) == (Figure(4, 8001), Figure(1, 1000), Figure())
    assert (figures.invoices, figures.reversals, figures.voids) == (Figure(4, 8001), Figure(1, 1000), Figure())
    assert (figures.taken, figures.given_back, figures.hospital) == (8001, 1000, "安和市第一人民医院")
    assert sum(row.net for row in figures.views[View.METHOD]) == 7001


def test_a_part_that_goes_back_is_told_by_its_items(hall: RefundHall) -> None:
    visit = hall.cash_visit("chen 10:00")
    (first, _) = hall.charge_lines(visit)
    hall.refunds.give_back(hall.payment_id(visit), [first], reason="多收", actor=CASHIER)
    figures = report(hall)
    assert figures.disagreements == ()
    assert nets(figures, View.ITEM) == {"02": (4900, 0), "13": (101, 101)}
    assert (figures.refunds, figures.reversals) == (Figure(1, 101), Figure(1, 5001))


def test_what_the_insurance_pays_is_a_method_of_its_own(hall: RefundHall) -> None:
    """50 % of 1.01 and 70 % of 49.00 come from the fund."""
    visit = hall.visit("chen 10:00", replace(hall.patient(1), fee_class=FeeClass.EMPLOYEE))
    hall.billing.take_at_window(visit.charge_id, WindowMethod.CASH, actor=CASHIER)
    figures = report(hall)
    assert figures.disagreements == ()
    assert nets(figures, View.METHOD) == {"cash": (5001 - 3481, 0), Method.FUND: (3481, 0)}
    hall.cancel(visit, actor=CASHIER)
    figures = report(hall)
    assert figures.disagreements == ()
    assert nets(figures, View.METHOD) == {"cash": (1520, 1520), Method.FUND: (3481, 3481)}


def test_every_insured_visit_is_listed_for_the_hospital_s_insurance_interface(hall: RefundHall) -> None:
    hall.registration = RegistrationDesk(hall.office, hall.timetable, Splits())
    hall.cash_visit("any 10:00", 2)  # not insured
    visit = hall.visit("chen 10:00", replace(hall.patient(1), fee_class=FeeClass.EMPLOYEE))
    hall.billing.take_at_window(visit.charge_id, WindowMethod.CASH, actor=CASHIER)
    hall.clock.advance(timedelta(minutes=1))
    (_, second) = hall.charge_lines(visit)
    hall.refunds.give_back(hall.payment_id(visit), [second], reason="多收", actor=CASHIER)
    figures = report(hall)
    assert [(line.deed, line.total, line.fund, line.account, line.cash) for line in figures.insured] == [
        (InsuredDeed.SETTLED, 5001, 3481, 520, 1000),
        (InsuredDeed.TAKEN_BACK, -5001, -3481, -520, -1000),
        (InsuredDeed.ANEW, 101, 51, *split_of(hall, visit)),
    ]
    serial = hall.rows(ChargeRow, id=visit.charge_id)[0]["serial"]
    assert {(line.serial, line.reference, line.insured) for line in figures.insured} == {(serial, "A1", "4406***12")}
    assert figures.insured[0].at == NOW
    methods = nets(figures, View.METHOD)
    for method, parts in (
        (Method.FUND, [line.fund for line in figures.insured]),
        (Method.ACCOUNT, [line.account for line in figures.insured]),
    ):
        taken, given_back = methods[method]
        assert sum(parts) == taken - given_back
    assert DayReport(hall.office).of(TOMORROW, actor=BOSS).insured == ()
    other = hall.visit("any 10:00", replace(hall.patient(3), fee_class=FeeClass.EMPLOYEE))
    hall.billing.take_at_window(other.charge_id, WindowMethod.CASH, actor=CASHIER)
    (alone,) = (line for line in report(hall).insured if line.reference == "A2")
    assert (alone.deed, alone.fund, alone.cash) == (InsuredDeed.SETTLED, 0, 1000)


def test_money_that_came_too_late_for_anything_stands_in_a_row_of_its_own(hall: RefundHall) -> None:
    visit = hall.visit("any 10:00")
    hall.billing.begin(visit.charge_id, actor=K1)
    key = str(hall.payment(visit)["key"])
    hall.billing.give_up(visit, actor=K1)
    hall.billing.found_late("fake", key, reference="late", amount=1000, actor=K1)
    figures = report(hall)
    assert figures.disagreements == ()
    assert nets(figures, View.ITEM) == {NO_ITEM: (1000, 1000)}
    assert nets(figures, View.METHOD) == {"fake": (1000, 1000)}
    assert figures.refunds_open == Figure(1, 1000)


def test_what_does_not_agree_is_told_with_its_amount(hall: RefundHall) -> None:
    """A payment that somebody wrote past the books."""
    visit = hall.visit("any 10:00")
    values = {"charge_id": visit.charge_id, "attempt": 1, "key": "stray", "gateway": "wechat", "amount": 77}
    with hall.database.begin() as session:
        row = insert(PaymentRow).values(**values, expires_at=NOW, created_at=NOW).returning(PaymentRow.id)
        payment = session.execute(row).scalar_one()
        ended = {"state": PaymentState.PAID.value, "final": True, "reference": "", "at": NOW, "actor": "patient@K1"}
        session.execute(insert(PaymentStateRow).values(payment_id=payment, **ended))
    assert set(report(hall).disagreements) == {
        Disagreement(View.DEVICE, "taken", -77),
        Disagreement(View.ITEM, "taken", -77),
    }


def test_another_day_is_another_report(hall: RefundHall) -> None:
    hall.cash_visit()
    hall.clock.set(hall.clock.now() + timedelta(days=1))
    assert DayReport(hall.office).of(TOMORROW, actor=BOSS).taken == 0
    assert report(hall).taken == 1000


def test_only_those_with_the_right_see_it(hall: RefundHall) -> None:
    for actor in (K1, CLERK):
        with pytest.raises(NotAllowed):
            DayReport(hall.office).of(TODAY, actor=actor)
    assert DayReport(hall.office).of(TODAY, actor=COMMAND).taken == 0
