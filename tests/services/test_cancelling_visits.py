"""Paid visits that are cancelled: place, ticket, invoice and money in one transaction, the gateway asked after it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.bill import FeeClass
from kiosk.domain.cancelling import CancelledTooOften, CancelRules, PaidAtWindow, TooLateToCancel, VisitBegun
from kiosk.domain.errors import InvalidEntry, Misuse
from kiosk.domain.hall_errors import StillPaying, VisitOver
from kiosk.domain.journey import PayBy, PaymentState
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.queue_errors import StepRefused
from kiosk.domain.refunds import SecondNeeded
from kiosk.domain.roles import NotAllowed
from kiosk.services.refunds.refunds import Refunds
from kiosk.storage.tables import GatewayAnswerRow, GatewayCallRow, RegistrationRow, VisitCancelRow
from tests.services.queue_hall import W1
from tests.services.refund_hall import BOSS, CASHIER, WHY, RefundHall
from tests.services.running_hall import CLERK, GUIDE
from tests.services.small_hall import K1

ANY_TEN = "any 10:00"


def test_a_paid_visit_is_cancelled_whole(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(ANY_TEN)
    before = refund_hall.booked(ANY_TEN)
    done = refund_hall.cancel(visit)
    assert (done.amount, done.state, done.purse) == (1000, RefundState.DONE, Wallet.ANY)
    assert refund_hall.booked(ANY_TEN) == before - 1
    assert refund_hall.standing(visit.registration_id)["state"] == "void"
    assert refund_hall.rows(RegistrationRow, id=visit.registration_id)[0]["cancelled_at"] is not None
    assert refund_hall.invoices_of(visit) == [(1000, 0, 1000, None), (-1000, 0, -1000, 1)]
    assert refund_hall.payment(visit)["refunded"] == 1000
    assert refund_hall.money() == [(1000, "fake", ["done"])]
    assert refund_hall.audited("visits.cancel") == [f'registrations/{visit.registration_id} {{"reason":"{WHY}"}}']
    with pytest.raises(VisitOver):
        refund_hall.cancel(visit)
    with pytest.raises(VisitOver):
        refund_hall.refunds.offer(visit.registration_id, actor=CLERK)


def test_the_call_is_written_before_and_after(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(ANY_TEN)
    refund_hall.cancel(visit)
    call = refund_hall.rows(GatewayCallRow)[-1]
    (answer,) = refund_hall.rows(GatewayAnswerRow, call_id=call["id"])
    assert (call["call"], call["payment_id"], answer["state"]) == ("refund", refund_hall.payment_id(visit), "done")


def test_the_freed_place_goes_to_the_next_with_a_number_of_its_own(refund_hall: RefundHall) -> None:
    first = refund_hall.paid_visit("chen 10:30", 1)
    refund_hall.cancel(first)
    second = refund_hall.visit("chen 10:30", 2)
    assert (first.ticket, second.ticket) == ("A001", "A002")
    again = refund_hall.visit("any 9:30", 1)  # who cancelled may come again, behind everybody
    assert again.ticket == "A003"


def test_a_patient_cancels_their_own_visit(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit("chen tomorrow")
    offer = refund_hall.refunds.offer(visit.registration_id, actor=K1, patient_id=refund_hall.patient(1).id)
    assert (offer.amount, offer.purse, offer.obstacle, offer.needs_second) == (5001, Wallet.ANY, None, False)
    assert [(line.name, line.due, line.is_returned) for line in offer.lines] == [
        ("挂号费", 101, False),
        ("诊察费", 4900, False),
    ]
    assert refund_hall.cancel_self(visit).amount == 5001
    (cancel,) = refund_hall.rows(VisitCancelRow)
    assert (cancel["by_patient"], cancel["actor"], cancel["reason"]) == (True, "patient@K1", "病人自助取消")


def test_nobody_cancels_for_somebody_else_at_a_kiosk(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit("chen tomorrow")
    other = refund_hall.patient(2).id
    for patient in (other, None):
        with pytest.raises(Misuse):
            refund_hall.refunds.cancel_visit(visit.registration_id, actor=K1, patient_id=patient)
        with pytest.raises(Misuse):
            refund_hall.refunds.offer(visit.registration_id, actor=K1, patient_id=patient)
    assert refund_hall.booked("chen tomorrow") == 1


def test_a_kiosk_cancels_until_half_an_hour_before(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(ANY_TEN)  # it is 9:41
    patient = refund_hall.patient(1).id
    offer = refund_hall.refunds.offer(visit.registration_id, actor=K1, patient_id=patient)
    assert isinstance(offer.obstacle, TooLateToCancel)
    with pytest.raises(TooLateToCancel):
        refund_hall.cancel_self(visit)
    assert refund_hall.booked(ANY_TEN) == 1
    refund_hall.cancel(visit)  # the desk still can


def test_three_a_month_and_no_more(refund_hall: RefundHall) -> None:
    for _ in range(3):
        refund_hall.cancel_self(refund_hall.visit("chen tomorrow", pay_by=PayBy.WINDOW))
    visit = refund_hall.visit("chen tomorrow", pay_by=PayBy.WINDOW)
    with pytest.raises(CancelledTooOften) as refused:
        refund_hall.cancel_self(visit)
    assert dict(refused.value.patient.values) == {"count": 3}
    other = refund_hall.visit("chen tomorrow", 2, pay_by=PayBy.WINDOW)
    refund_hall.cancel_self(other, 2)
    refund_hall.cancel(visit)  # what staff cancel does not count


def test_cash_goes_back_by_hand_at_once(refund_hall: RefundHall) -> None:
    visit = refund_hall.cash_visit("chen tomorrow")
    patient = refund_hall.patient(1).id
    offer = refund_hall.refunds.offer(visit.registration_id, actor=K1, patient_id=patient)
    assert isinstance(offer.obstacle, PaidAtWindow)
    with pytest.raises(PaidAtWindow):
        refund_hall.cancel_self(visit)
    done = refund_hall.cancel(visit, actor=CASHIER)
    assert (done.state, done.purse, done.amount) == (RefundState.DONE, WindowMethod.CASH, 5001)
    assert refund_hall.money() == [(5001, "cash", ["done"])]
    assert "refund" not in refund_hall.gateway.asked


def test_what_is_due_is_cancelled_without_money(refund_hall: RefundHall) -> None:
    visit = refund_hall.visit("chen tomorrow", pay_by=PayBy.WINDOW)
    with pytest.raises(NotAllowed):  # a cashier gives money back, and changes no visits
        refund_hall.cancel(visit, actor=CASHIER)
    done = refund_hall.cancel(visit)
    assert (done.amount, done.refunds, done.reversals, done.purse) == (0, (), (), None)
    assert done.state is RefundState.DONE


def test_what_the_fund_paid_is_reversed_too(refund_hall: RefundHall) -> None:
    resident = replace(refund_hall.patient(2), fee_class=FeeClass.RESIDENT)
    visit = refund_hall.visit("free tomorrow", resident)
    done = refund_hall.cancel(visit)
    assert (done.amount, done.refunds) == (0, ())
    assert refund_hall.invoices_of(visit) == [(1000, 1000, 0, None), (-1000, -1000, 0, 1)]


def test_above_the_limit_another_person_agrees(refund_hall: RefundHall) -> None:
    rules = CancelRules(limit=999)
    refund_hall.refunds = Refunds(refund_hall.office, (refund_hall.gateway,), refund_hall.billing, rules=rules)
    visit = refund_hall.paid_visit(ANY_TEN)
    assert refund_hall.refunds.offer(visit.registration_id, actor=CLERK).needs_second
    for second in (None, CLERK, CASHIER, K1):
        with pytest.raises(SecondNeeded) as refused:
            refund_hall.cancel(visit, second=second)
        assert dict(refused.value.patient.values) == {"limit": "9.99"}
    with pytest.raises(SecondNeeded):  # who approves cannot be both
        refund_hall.cancel(visit, actor=BOSS, second=BOSS)
    refund_hall.cancel(visit, second=BOSS)
    assert '"second":"0115"' in refund_hall.audited("refunds.order")[0]
    (cancel,) = refund_hall.rows(VisitCancelRow)
    assert cancel["second"] == "0115@D3"


def test_who_is_named_must_be_able_to_agree_even_below_the_limit(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(ANY_TEN)
    with pytest.raises(SecondNeeded):
        refund_hall.cancel(visit, second=GUIDE)


def test_whoever_is_called_or_seen_is_not_cancelled(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit("any 9:30")
    refund_hall.queueing.call_next(refund_hall.window(), actor=W1)
    with pytest.raises(StepRefused):
        refund_hall.cancel(visit)
    with pytest.raises(VisitBegun):
        refund_hall.cancel_self(visit)
    assert refund_hall.money() == []


def test_a_reason_and_the_right_are_asked_for(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(ANY_TEN)
    refunds, registration = refund_hall.refunds, visit.registration_id
    with pytest.raises(InvalidEntry):
        refunds.cancel_visit(registration, reason=" ", actor=CLERK)
    with pytest.raises(InvalidEntry):
        refunds.give_back(1, [1], reason="", actor=CLERK)
    deeds = (
        lambda: refunds.cancel_visit(registration, reason=WHY, actor=GUIDE),
        lambda: refunds.offer(registration, actor=GUIDE),
        lambda: refunds.give_back(1, [1], reason=WHY, actor=GUIDE),
        lambda: refunds.again(1, reason=WHY, actor=GUIDE),
        lambda: refunds.open(GUIDE),
        lambda: refunds.of_day(refund_hall.office.today(), GUIDE),
        lambda: refunds.wishes(GUIDE),
        lambda: refunds.give_back(1, [1], reason=WHY, actor=K1),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()


def test_while_a_payment_is_unknown_nothing_is_cancelled(refund_hall: RefundHall) -> None:
    visit = refund_hall.visit(ANY_TEN)
    refund_hall.billing.begin(visit.charge_id, actor=K1)
    refund_hall.gateway.answers["cancel"] = PaymentState.UNKNOWN
    with pytest.raises(StillPaying):
        refund_hall.cancel(visit)
    with pytest.raises(StillPaying):
        refund_hall.refunds.give_back(
            refund_hall.payment_id(visit), refund_hall.charge_lines(visit), reason=WHY, actor=CLERK
        )
    assert refund_hall.booked(ANY_TEN) == 1
    refund_hall.gateway.answers["cancel"] = PaymentState.PAID  # it was paid after all, and goes back
    assert refund_hall.cancel(visit).amount == 1000


def test_a_visit_of_today_can_be_cancelled_late_at_the_desk(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(ANY_TEN)
    refund_hall.clock.advance(timedelta(hours=3))
    assert refund_hall.cancel(visit).amount == 1000


def test_a_patient_sees_what_may_be_cancelled_and_why_the_rest_may_not(refund_hall: RefundHall) -> None:
    paid, late = refund_hall.paid_visit("chen 10:30"), refund_hall.visit("any 9:30")
    patient = refund_hall.patient(1).id
    by_ticket = {each.ticket: each for each in refund_hall.refunds.offers(patient, actor=K1)}
    assert set(by_ticket) == {paid.ticket, late.ticket}
    for visit in (paid, late):
        offer = refund_hall.refunds.offer(visit.registration_id, actor=K1, patient_id=patient)
        shown = by_ticket[visit.ticket]
        assert (shown.registration_id, shown.amount, shown.wallet) == (
            visit.registration_id,
            offer.amount,
            offer.purse if offer.amount else None,
        )
        assert (shown.why_not is None) is (offer.obstacle is None)
    assert (by_ticket[paid.ticket].doctor != "", by_ticket[late.ticket].doctor) == (True, "")
    refund_hall.cancel(late)
    assert [each.ticket for each in refund_hall.refunds.offers(patient, actor=K1)] == [paid.ticket]
