"""迟到的钱: it is matched or given back by itself; and an unknown order is asked about until it is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState, Visit
from kiosk.domain.paying import LateFate, WindowMethod
from kiosk.domain.queue import Step, TicketState
from kiosk.domain.roles import Person, Role
from kiosk.services.accounts import ChargeState, find_account
from kiosk.services.money.billing import Billing
from kiosk.services.queue import standings
from kiosk.services.queue.queueing import Queueing
from kiosk.storage.tables import (
    AuditRow,
    GatewayCallRow,
    InvoiceRow,
    LatePaymentRow,
    PaymentLookRow,
    PaymentRow,
    RefundRow,
)
from tests.employing import employ
from tests.services.small_hall import K1, SmallHall

K2 = Actor("K2")
CASHIER = Actor("D1", "3001")
PAID, NOT_PAID, UNKNOWN, WAITING = (
    PaymentState.PAID,
    PaymentState.NOT_PAID,
    PaymentState.UNKNOWN,
    PaymentState.WAITING,
)
EXPIRED, SECOND_LOOK, A_DAY = timedelta(minutes=4), timedelta(minutes=6), timedelta(days=1)


def closed(hall: SmallHall) -> Visit:
    """A visit whose only order ended unpaid; the place is still held."""
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.billing.close_order(visit.charge_id, actor=K1)
    hall.gateway.asked.clear()
    return visit


def state(hall: SmallHall, visit: Visit) -> ChargeState:
    with hall.database.read() as session:
        return find_account(session, visit.charge_id).state


def refunds(hall: SmallHall) -> list[tuple[object, object]]:
    return [(row["payment_id"], row["amount"]) for row in hall.rows(RefundRow)]


def late(hall: SmallHall) -> list[tuple[object, object, object]]:
    return [(row["payment_id"], row["amount"], row["matched"]) for row in hall.rows(LatePaymentRow)]


def due_again(hall: SmallHall) -> object:
    (look,) = hall.rows(PaymentLookRow)
    return look["next_at"]


def test_an_ended_order_is_looked_at_once_more(hall: SmallHall) -> None:
    closed(hall)
    hall.gateway.answers["query"] = NOT_PAID
    for minutes in (1, 5, 10):
        hall.clock.advance(timedelta(minutes=minutes))
        assert hall.billing.settle_pending(actor=K2) == 0
    assert hall.gateway.asked == ["query"]
    assert due_again(hall) is None


def test_late_money_settles_a_charge_that_is_still_due(hall: SmallHall) -> None:
    visit = closed(hall)
    hall.gateway.answers |= {"query": PAID, "cancel": PAID}
    hall.clock.advance(SECOND_LOOK)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PAID
    assert (late(hall), refunds(hall), state(hall, visit)) == ([(1, 5001, True)], [], ChargeState.SETTLED)
    (invoice,) = hall.rows(InvoiceRow)
    assert invoice["payment_id"] == 1
    assert "billing.paid_late" in [row["action"] for row in hall.rows(AuditRow)]
    assert due_again(hall) is None
    hall.clock.advance(A_DAY)
    assert hall.billing.settle_pending(actor=K2) == 0


def test_late_money_for_a_place_given_back_is_given_back_too(hall: SmallHall) -> None:
    visit = closed(hall)
    hall.billing.give_up(visit, actor=K1)
    hall.gateway.answers |= {"query": PAID, "cancel": PAID}
    hall.clock.advance(SECOND_LOOK)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert (late(hall), refunds(hall), state(hall, visit)) == (
        [(1, 5001, False)],
        [(1, 5001)],
        ChargeState.CANCELLED,
    )


def test_late_money_beside_an_open_order_is_given_back_and_the_open_one_counts(hall: SmallHall) -> None:
    visit = closed(hall)
    hall.billing.begin(visit.charge_id, actor=K1)
    (first, _) = hall.rows(PaymentRow)
    fate = hall.billing.found_late("fake", str(first["key"]), reference="R1", amount=5001, actor=K2)
    assert (fate, refunds(hall)) == (LateFate.REFUNDED, [(1, 5001)])
    hall.gateway.answers["query"] = PAID
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PAID
    assert state(hall, visit) is ChargeState.SETTLED
    assert refunds(hall) == [(1, 5001)]


def test_late_money_for_a_visit_whose_day_is_over_is_given_back(hall: SmallHall) -> None:
    visit = closed(hall)
    hall.billing.pay_at_window(visit, actor=K1)
    hall.clock.advance(A_DAY)
    assert Queueing(hall.office).expire(actor=K1) == 1
    (order,) = hall.rows(PaymentRow)
    fate = hall.billing.found_late("fake", str(order["key"]), reference="R1", amount=5001, actor=K2)
    assert (fate, refunds(hall), state(hall, visit)) == (LateFate.REFUNDED, [(1, 5001)], ChargeState.DUE)


def test_what_a_bill_file_knows_is_found_once(hall: SmallHall) -> None:
    visit = closed(hall)
    (order,) = hall.rows(PaymentRow)
    key = str(order["key"])

    def found(key: str, *, gateway: str = "fake", amount: int = 5001) -> LateFate:
        return hall.billing.found_late(gateway, key, reference="R1", amount=amount, actor=K2)

    assert found("NX-nobody") is found(key, gateway="other") is LateFate.NOT_OURS
    assert found(key, amount=4999) is LateFate.DIFFERS
    assert state(hall, visit) is ChargeState.DUE
    assert found(key) is LateFate.SETTLED
    assert found(key) is LateFate.KNOWN
    assert late(hall) == [(1, 5001, True)]


def test_what_went_back_since_the_bill_was_written_is_left_to_people(hall: SmallHall) -> None:
    """A wallet gave it back by itself, after midnight: no visit is settled with it, and nothing goes back twice."""
    visit = closed(hall)
    (order,) = hall.rows(PaymentRow)
    hall.gateway.answers["query"] = NOT_PAID
    fate = hall.billing.found_late("fake", str(order["key"]), reference="R1", amount=5001, actor=K2)
    assert (fate, state(hall, visit), late(hall), refunds(hall)) == (LateFate.DIFFERS, ChargeState.DUE, [], [])


def test_what_a_bill_file_tells_while_somebody_looks_is_not_found_twice(hall: SmallHall) -> None:
    closed(hall)
    (order,) = hall.rows(PaymentRow)
    hall.gateway.answers |= {"query": PAID, "cancel": PAID}
    hall.gateway.meanwhile = lambda: hall.billing.found_late(
        "fake", str(order["key"]), reference="R1", amount=5001, actor=K1
    )
    hall.clock.advance(SECOND_LOOK)
    assert hall.billing.settle_pending(actor=K2) == 0
    assert hall.gateway.asked == ["query", "query", "cancel"]
    assert (late(hall), refunds(hall)) == ([(1, 5001, True)], [])


def test_a_bill_file_that_knows_more_than_an_open_order_settles_it(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    (order,) = hall.rows(PaymentRow)
    for fate in (LateFate.SETTLED, LateFate.KNOWN):
        assert hall.billing.found_late("fake", str(order["key"]), reference="R1", amount=5001, actor=K2) is fate
    assert (late(hall), state(hall, visit)) == ([], ChargeState.SETTLED)


def test_money_for_a_place_that_was_lost_meanwhile_is_given_back_unasked(hall: SmallHall) -> None:
    """Staff cancel, and take cash for, nothing while an order is open; should it happen, the money is not kept."""
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    employ(hall.office, Person(str(CASHIER.staff), "收费员", Role.CASHIER))

    def meanwhile() -> None:
        hall.billing.close_order(visit.charge_id, actor=K2)
        hall.billing.take_at_window(visit.charge_id, WindowMethod.CASH, actor=CASHIER)

    hall.gateway.meanwhile = meanwhile
    hall.gateway.answers["query"] = PAID
    hall.clock.advance(timedelta(minutes=1))
    hall.billing.ask(visit.charge_id, actor=K1)
    hall.gateway.answers["cancel"] = PAID
    hall.clock.advance(SECOND_LOOK)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert refunds(hall) == [(1, 5001)]
    assert state(hall, visit) is ChargeState.SETTLED


def test_an_order_paid_after_its_registration_was_cancelled_is_given_back(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    monkeypatch.setattr("kiosk.services.visits.registration.orders.last_order", lambda *_: None)
    hall.registration.cancel(visit.registration_id, actor=K1)
    hall.gateway.answers["query"] = PAID
    assert hall.billing.ask(visit.charge_id, actor=K1).state is NOT_PAID
    assert (refunds(hall), late(hall), state(hall, visit)) == ([(1, 5001)], [], ChargeState.CANCELLED)


# ---- asked again, by whoever comes first, and ever more seldom ----------------------


def test_of_many_machines_one_asks_and_pauses_grow(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.asked.clear()
    hall.gateway.answers["cancel"] = UNKNOWN
    hall.clock.advance(EXPIRED)
    machines = [Billing(hall.office, (hall.gateway,)) for _ in range(5)]
    for _ in range(60):
        for machine in machines:
            machine.settle_pending(actor=K2)
        hall.clock.advance(timedelta(minutes=1))
    assert hall.gateway.asked == ["cancel"] * 6  # after 0, 1, 3, 7, 15 and 31 minutes
    hall.gateway.answers["cancel"] = PAID
    hall.clock.advance(timedelta(minutes=30))
    assert [machine.settle_pending(actor=K2) for machine in machines] == [1, 0, 0, 0, 0]


def test_a_look_another_machine_has_taken_is_not_taken_twice(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.answers["cancel"] = UNKNOWN
    hall.clock.advance(EXPIRED)
    hall.billing.settle_pending(actor=K1)
    hall.gateway.asked.clear()
    monkeypatch.setattr("kiosk.services.money.looks.due", lambda *_, **__: [(1, 0)])
    assert hall.billing.settle_pending(actor=K2) == 0
    assert hall.gateway.asked == []


def test_an_ended_order_nobody_answers_for_is_left_to_the_bill_file_after_a_day(hall: SmallHall) -> None:
    closed(hall)
    hall.gateway.answers["query"] = UNKNOWN
    for _ in range(70):
        hall.clock.advance(timedelta(minutes=31))
        hall.billing.settle_pending(actor=K2)
    assert due_again(hall) is None
    assert 50 < len(hall.gateway.asked) < 70


def test_an_ended_order_that_is_open_at_the_gateway_is_closed_there(hall: SmallHall) -> None:
    visit = closed(hall)
    hall.clock.advance(SECOND_LOOK)
    assert hall.billing.settle_pending(actor=K2) == 0
    assert hall.gateway.asked == ["query", "cancel"]
    assert state(hall, visit) is ChargeState.DUE
    assert [row["call"] for row in hall.rows(GatewayCallRow)][-2:] == ["query", "cancel"]


# ---- windows: docs/decisions/0005 -----------------------------------------------------


def test_who_was_to_pay_at_a_window_and_never_came_loses_the_place_with_the_day(hall: SmallHall) -> None:
    absent, seen = (hall.visit("any 10:00", patient) for patient in (1, 2))
    for visit in (absent, seen):
        hall.billing.pay_at_window(visit, actor=K1)
    with hall.database.begin() as session:
        standing = standings.lock(session, 2)
        served = replace(standing, state=TicketState.SERVED, step=Step.FINISH)
        standings.follow(session, standing, served, at=hall.office.now(), actor=K1)
    hall.clock.advance(timedelta(hours=13))
    assert hall.billing.settle_pending(actor=K2) == 0
    hall.clock.advance(timedelta(hours=8))
    assert Queueing(hall.office).expire(actor=K1) == 1
    assert hall.billing.settle_pending(actor=K2) == 1
    assert (state(hall, absent), state(hall, seen)) == (ChargeState.CANCELLED, ChargeState.DUE)
    assert hall.billing.settle_pending(actor=K2) == 0


def test_who_pays_at_the_last_moment_keeps_the_place(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list was read before."""
    visit = hall.visit("any 10:00")
    hall.billing.pay_at_window(visit, actor=K1)
    monkeypatch.setattr("kiosk.services.money.pending.lapsed", lambda *_, **__: [visit.charge_id])
    hall.billing.settle_pending(actor=K2)
    assert state(hall, visit) is ChargeState.DUE


def test_a_code_that_nobody_looked_at_is_closed_once_more_and_then_left_alone(hall: SmallHall) -> None:
    closed(hall)
    hall.clock.advance(SECOND_LOOK)
    hall.billing.settle_pending(actor=K2)
    assert hall.gateway.asked == ["query", "cancel"]  # Alipay calls such an order open for ever
    assert [row["next_at"] for row in hall.rows(PaymentLookRow)] == [None]
