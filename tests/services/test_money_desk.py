"""收费处: what is due, paid and invoiced is listed for whoever may see it, as the books have it."""

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.money_desk import DueItem, InvoiceStanding
from kiosk.domain.roles import NotAllowed
from kiosk.services.invoices.invoice_books import InvoiceBooks
from kiosk.services.money.money_desk import MoneyDesk
from tests.services.refund_hall import BOSS, CASHIER, RefundHall
from tests.services.running_hall import GUIDE


@pytest.fixture
def desk(refund_hall: RefundHall) -> MoneyDesk:
    return MoneyDesk(refund_hall.office)


def test_what_is_due_is_listed_until_it_is_paid_or_cancelled(refund_hall: RefundHall, desk: MoneyDesk) -> None:
    first = refund_hall.visit("any 10:00")
    second = refund_hall.visit("zhou 14:00", 2)
    patient = refund_hall.patient(1).id
    lines = desk.due(actor=CASHIER)
    assert [(line.visit.label, line.due) for line in lines] == [(first.ticket, first.due), (second.ticket, second.due)]
    assert desk.due_of((patient,), actor=CASHIER) == lines[:1]
    items = desk.items(first.charge_id, actor=CASHIER)
    assert isinstance(items[0], DueItem)
    assert sum(item.amount for item in items) == lines[0].due + lines[0].fund
    refund_hall.pay(first)
    refund_hall.cancel(second)
    assert desk.due(actor=CASHIER) == ()


def test_what_was_paid_is_found_by_patient_visit_and_invoice(refund_hall: RefundHall, desk: MoneyDesk) -> None:
    visit = refund_hall.cash_visit()
    (paid,) = desk.paid_of((refund_hall.patient(1).id,), actor=CASHIER)
    assert (paid.gateway, paid.amount, paid.refunded, paid.is_cancelled) == ("cash", visit.due, 0, False)
    assert paid.payment_id == refund_hall.payment_id(visit)
    (invoice,) = desk.invoices_of((refund_hall.patient(1).id,), actor=CASHIER)
    assert desk.paid_for(visit.registration_id, actor=CASHIER) == (paid,)
    assert desk.paid_by_invoice(invoice.number, actor=CASHIER) == (paid,)
    refund_hall.cancel(visit, actor=CASHIER, second=BOSS)
    (paid,) = desk.paid_for(visit.registration_id, actor=CASHIER)
    assert (paid.refunded, paid.is_cancelled) == (visit.due, True)


def test_the_history_of_an_invoice_is_told_whole(refund_hall: RefundHall, desk: MoneyDesk) -> None:
    visit = refund_hall.cash_visit()
    (first,) = desk.invoices_of((refund_hall.patient(1).id,), actor=CASHIER)
    InvoiceBooks(refund_hall.office).void(first.invoice_id, reason="卡纸", actor=CASHIER)
    refund_hall.cancel(visit, actor=CASHIER, second=BOSS)
    found = desk.invoices(first.number, actor=CASHIER)
    told = [(line.standing, line.reverses, line.why) for line in found]
    assert told[0] == (InvoiceStanding.VOID, None, "卡纸")
    assert told[1][0] is InvoiceStanding.REVERSED
    assert told[2][:2] == (InvoiceStanding.REVERSAL, found[1].number)
    assert [line.total for line in found] == [visit.due, visit.due, -visit.due]


@pytest.mark.parametrize("actor", [GUIDE, Actor("K1")])
def test_only_whoever_deals_with_money_sees_it(desk: MoneyDesk, actor: Actor) -> None:
    for ask in (desk.due, *(lambda f=f, **by: f((1,), **by) for f in (desk.due_of, desk.paid_of, desk.invoices_of))):
        with pytest.raises(NotAllowed):
            ask(actor=actor)
    for by_number in (desk.items, desk.paid_for, desk.paid_by_invoice, desk.invoices):
        with pytest.raises(NotAllowed):
            by_number(1, actor=actor)
