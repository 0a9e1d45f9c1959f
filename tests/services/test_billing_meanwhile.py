"""缴费 while other machines, other gateways or troubles come between."""

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, Misuse, PaymentUnknown
from kiosk.domain.journey import Payment, PaymentState
from kiosk.services.money.billing import Billing
from kiosk.storage.tables import (
    AuditRow,
    PaymentRow,
    RefundRow,
)
from tests.services.billing_hall import (
    K2,
    LATER,
    MUCH_LATER,
    NOT_PAID,
    PAID,
    UNKNOWN,
    WAITING,
    begun,
    is_cancelled,
    is_held,
    is_settled,
)
from tests.services.small_hall import K1, Gateway, SmallHall


def test_another_gateway_knows_nothing_of_our_orders(hall: SmallHall) -> None:
    visit = begun(hall)
    other = Gateway()
    other.name = "none"
    theirs = Billing(hall.office, (other,))
    hall.clock.advance(MUCH_LATER)
    assert theirs.settle_pending(actor=K2) == 0
    assert theirs.ask(visit.charge_id, actor=K2).state is UNKNOWN
    assert theirs.give_up(visit, actor=K2).state is UNKNOWN
    assert other.asked == []
    assert is_held(hall)


def test_one_trouble_does_not_keep_the_others_from_being_finished(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun(hall, "any 9:30", 1)
    begun(hall, "any 9:30", 2)
    hall.clock.advance(LATER)
    look = hall.billing._pending._look

    def troubled(payment: int, tries: int, actor: Actor) -> bool:
        if payment == 1:
            raise Misuse("as told")
        return look(payment, tries, actor)

    monkeypatch.setattr(hall.billing._pending, "_look", troubled)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert "stays unfinished" in caplog.text


def test_what_another_kiosk_finished_meanwhile_is_not_finished_twice(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lists were read before."""
    paid = hall.paid_visit("any 9:30")
    monkeypatch.setattr("kiosk.services.money.looks.due", lambda *_, **__: [(1, 0)])
    monkeypatch.setattr("kiosk.services.money.pending.forgotten", lambda *_, **__: [paid.charge_id])
    monkeypatch.setattr("kiosk.services.invoices.invoices.missing", lambda *_, **__: [paid.charge_id])
    assert hall.billing.settle_pending(actor=K2) == 0
    assert is_settled(hall)


def test_without_the_database_nothing_is_finished(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(hall)
    hall.clock.advance(LATER)

    def away(payment: int, tries: int, actor: Actor) -> bool:
        raise DatabaseAway("as told")

    monkeypatch.setattr(hall.billing._pending, "_look", away)
    with pytest.raises(DatabaseAway):
        hall.billing.settle_pending(actor=K2)


@pytest.mark.parametrize("second", [PAID, UNKNOWN, WAITING])
def test_whoever_hears_it_first_settles_and_the_second_changes_nothing(hall: SmallHall, second: PaymentState) -> None:
    visit = begun(hall)

    def meanwhile() -> None:
        hall.gateway.answers["query"] = PAID
        assert hall.billing.ask(visit.charge_id, actor=K2).state is PAID
        hall.gateway.answers["query"] = second

    hall.gateway.meanwhile = meanwhile
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PAID
    assert is_settled(hall)


def test_walking_away_while_somebody_else_closes_the_order_still_gives_the_place_back(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.clock.advance(LATER)
    hall.gateway.meanwhile = lambda: hall.billing.settle_pending(actor=K2)
    assert hall.billing.give_up(visit, actor=K1).state is NOT_PAID
    assert is_cancelled(hall)


def test_an_answer_that_comes_after_the_patient_left_is_closed_again(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.gateway.meanwhile = lambda: hall.billing.give_up(visit, actor=K2)
    assert hall.billing.begin(visit.charge_id, actor=K1).state is NOT_PAID
    assert hall.gateway.asked == ["start", "cancel", "cancel"]
    assert is_cancelled(hall)


def test_money_for_an_order_closed_at_that_moment_is_given_back(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")

    def meanwhile() -> None:
        hall.billing.give_up(visit, actor=K2)
        hall.gateway.answers |= {"start": PAID, "cancel": PAID}

    hall.gateway.meanwhile = meanwhile
    assert hall.billing.begin(visit.charge_id, actor=K1).state is NOT_PAID
    assert is_cancelled(hall)
    ((payment, amount),) = ((row["payment_id"], row["amount"]) for row in hall.rows(RefundRow))
    assert (payment, amount) == (1, 5001)
    assert hall.rows(AuditRow)[-1]["action"] == "billing.paid_late"


def test_an_order_opened_at_the_same_moment_is_not_overlooked(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = hall.visit("chen 10:30")
    standing = hall.billing._closing.standing

    def slow(charge: int) -> object:
        found = standing(charge)
        monkeypatch.setattr(hall.billing._closing, "standing", standing)
        hall.billing.begin(charge, actor=K2)
        return found

    monkeypatch.setattr(hall.billing._closing, "standing", slow)
    with pytest.raises(PaymentUnknown):
        hall.billing.give_up(visit, actor=K1)
    assert is_held(hall)


def test_two_begin_at_the_same_moment_with_one_order(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    seen: list[Payment] = []
    hall.gateway.meanwhile = lambda: seen.append(hall.billing.begin(visit.charge_id, actor=K2))
    assert hall.billing.begin(visit.charge_id, actor=K1) == seen[0]
    assert len(hall.rows(PaymentRow)) == 1
