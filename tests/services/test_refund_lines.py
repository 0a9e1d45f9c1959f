"""Parts of a paid charge that go back: the invoice is reversed whole, and a new one stands over the rest."""

from dataclasses import replace

import pytest

from kiosk.domain.bill import FeeClass
from kiosk.domain.cancelling import CancelRules
from kiosk.domain.errors import InvoicesUsedUp, Misuse
from kiosk.domain.hall_errors import VisitOver
from kiosk.domain.journey import PayBy, PaymentState, Visit
from kiosk.domain.paying import RefundState, WindowMethod
from kiosk.domain.refunds import LineReturned, NoInvoiceYet, Refunded, RefundTooMuch, SecondNeeded
from kiosk.services.refunds.refunds import Refunds
from kiosk.storage.tables import InvoiceBookRow, InvoiceRow
from tests.services.refund_hall import BOSS, CASHIER, WHY, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1

SLOT = "chen tomorrow"  # 挂号费 1.01, of which the employees' fund pays 0.51, and 诊察费 49.00, of which it pays 34.30


def back(hall: RefundHall, visit: Visit, *lines: int) -> Refunded:
    return hall.refunds.give_back(hall.payment_id(visit), lines, reason=WHY, actor=CASHIER)


def test_one_line_goes_back_and_the_rest_stays_paid(refund_hall: RefundHall) -> None:
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    first, second = refund_hall.charge_lines(visit)
    done = back(refund_hall, visit, first)
    assert (done.amount, done.state, len(done.reversals)) == (101, RefundState.DONE, 1)
    assert refund_hall.invoices_of(visit) == [
        (5001, 0, 5001, None),
        (-5001, 0, -5001, 1),
        (4900, 0, 4900, None),
    ]
    assert refund_hall.rows(InvoiceRow)[-1]["id"] == done.invoice_id
    assert refund_hall.payment(visit)["refunded"] == 101
    assert refund_hall.standing(visit.registration_id)["state"] == "waiting"
    with pytest.raises(LineReturned):
        back(refund_hall, visit, first)
    offer = refund_hall.refunds.offer(visit.registration_id, actor=CLERK)
    assert [(line.line_id, line.is_returned) for line in offer.lines] == [(first, True), (second, False)]
    assert offer.amount == 4900
    assert refund_hall.cancel(visit).amount == 4900
    assert refund_hall.payment(visit)["refunded"] == 5001


def test_the_funds_part_of_the_line_is_reversed_too(refund_hall: RefundHall) -> None:
    employee = replace(refund_hall.patient(1), fee_class=FeeClass.EMPLOYEE)
    visit = refund_hall.pay(refund_hall.visit(SLOT, employee))
    done = back(refund_hall, visit, refund_hall.charge_lines(visit)[1])
    assert done.amount == 1470
    assert refund_hall.invoices_of(visit) == [
        (5001, 3481, 1520, None),
        (-5001, -3481, -1520, 1),
        (101, 51, 50, None),
    ]


def test_all_lines_leave_no_invoice(refund_hall: RefundHall) -> None:
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    done = back(refund_hall, visit, *refund_hall.charge_lines(visit))
    assert (done.amount, done.invoice_id) == (5001, None)
    offer = refund_hall.refunds.offer(visit.registration_id, actor=CLERK)
    assert (offer.amount, offer.payment_id, [line.is_returned for line in offer.lines]) == (0, None, [True, True])
    assert refund_hall.cancel(visit).reversals == ()


def test_cash_of_a_line_is_handed_over(refund_hall: RefundHall) -> None:
    visit = refund_hall.cash_visit(SLOT)
    done = back(refund_hall, visit, refund_hall.charge_lines(visit)[0])
    assert (done.purse, refund_hall.money()) == (WindowMethod.CASH, [(101, "cash", ["done"])])


def test_a_line_above_the_limit_needs_a_second_person(refund_hall: RefundHall) -> None:
    rules = CancelRules(limit=100)
    refunds = Refunds(refund_hall.office, (refund_hall.gateway,), refund_hall.billing, rules=rules)
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    payment, (line, _) = refund_hall.payment_id(visit), refund_hall.charge_lines(visit)
    with pytest.raises(SecondNeeded):
        refunds.give_back(payment, [line], reason=WHY, actor=CASHIER)
    assert len(refund_hall.invoices_of(visit)) == 1  # nothing of it stayed
    assert refunds.give_back(payment, [line], reason=WHY, actor=CASHIER, second=BOSS).amount == 101


def test_in_small_parts_the_limit_holds_too(refund_hall: RefundHall) -> None:
    rules = CancelRules(limit=5000)
    refunds = Refunds(refund_hall.office, (refund_hall.gateway,), refund_hall.billing, rules=rules)
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    payment, (line, rest) = refund_hall.payment_id(visit), refund_hall.charge_lines(visit)
    assert refunds.give_back(payment, [line], reason=WHY, actor=CASHIER).amount == 101
    offer = refunds.offer(visit.registration_id, actor=CASHIER)
    assert (offer.amount, offer.needs_second) == (4900, True)
    with pytest.raises(SecondNeeded):
        refunds.give_back(payment, [rest], reason=WHY, actor=CASHIER)
    with pytest.raises(SecondNeeded):
        refunds.cancel_visit(visit.registration_id, reason=WHY, actor=CASHIER)
    assert refunds.give_back(payment, [rest], reason=WHY, actor=CASHIER, second=BOSS).amount == 4900


def test_lines_that_are_none_are_refused(refund_hall: RefundHall) -> None:
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    other = refund_hall.pay(refund_hall.visit(SLOT, 2))
    for lines in ([], [99], refund_hall.charge_lines(other)):
        with pytest.raises(Misuse):
            back(refund_hall, visit, *lines)
    with pytest.raises(Misuse):
        refund_hall.refunds.give_back(99, [1], reason=WHY, actor=CLERK)
    refund_hall.cancel(visit)
    with pytest.raises(VisitOver):
        back(refund_hall, visit, *refund_hall.charge_lines(visit))


def test_what_nobody_paid_does_not_go_back(refund_hall: RefundHall) -> None:
    visit = refund_hall.visit(SLOT, pay_by=PayBy.PHONE)
    refund_hall.billing.begin(visit.charge_id, actor=K1)
    refund_hall.gateway.answers["cancel"] = PaymentState.NOT_PAID
    refund_hall.billing.close_order(visit.charge_id, actor=K1)
    with pytest.raises(RefundTooMuch):
        back(refund_hall, visit, refund_hall.charge_lines(visit)[0])


def test_full_books_keep_a_part_back_but_not_the_whole(refund_hall: RefundHall) -> None:
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    with refund_hall.database.begin() as session:
        session.query(InvoiceBookRow).update({"last_number": 1})
    with pytest.raises(InvoicesUsedUp):
        back(refund_hall, visit, refund_hall.charge_lines(visit)[0])
    assert refund_hall.cancel(visit).amount == 5001
    assert len(refund_hall.invoices_of(visit)) == 1
    assert refund_hall.refunds.settle(actor=K1) == 0
    with refund_hall.database.begin() as session:
        session.query(InvoiceBookRow).update({"last_number": 9})
    assert refund_hall.refunds.settle(actor=K1) == 1
    assert refund_hall.refunds.settle(actor=K1) == 0
    assert refund_hall.invoices_of(visit) == [(5001, 0, 5001, None), (-5001, 0, -5001, 1)]


def test_without_an_invoice_no_part_goes_back(refund_hall: RefundHall) -> None:
    with refund_hall.database.begin() as session:
        session.query(InvoiceBookRow).update({"last_number": 0})
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    with pytest.raises(NoInvoiceYet):
        back(refund_hall, visit, refund_hall.charge_lines(visit)[0])
    assert refund_hall.cancel(visit).amount == 5001
    with refund_hall.database.begin() as session:
        session.query(InvoiceBookRow).update({"last_number": 9})
    assert refund_hall.billing.settle_pending(actor=K1) == 0  # what is cancelled gets no invoice any more
    assert refund_hall.rows(InvoiceRow) == []
