"""缴费, one thing at a time: charged once, and never a wrong word about money."""

import re
from datetime import datetime, timedelta

import pytest

from kiosk.domain.errors import Misuse, PaymentUnknown
from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.paying import Wallet
from kiosk.domain.token import invoice_check_code
from kiosk.services.money.billing import Billing
from kiosk.storage.tables import (
    AuditRow,
    InvoiceRow,
    PaymentRow,
    PaymentStateRow,
)
from tests.services.billing_hall import K2, LATER, NOT_PAID, PAID, UNKNOWN, WAITING, begun, is_held, is_settled, states
from tests.services.small_hall import K1, NOW, SmallHall


def told(state: PaymentState, amount: int, code: str = "", expires: datetime | None = None) -> Payment:
    """What the hall's only gateway lets a patient be told."""
    return Payment(state, amount, code, expires, wallets=(Wallet.ANY,), takes_codes=True)


def test_an_order_is_opened_and_can_be_paid(hall: SmallHall) -> None:
    visit = hall.visit()
    payment = hall.billing.begin(visit.charge_id, actor=K1)
    (order,) = hall.gateway.orders
    (row,) = hall.rows(PaymentRow)
    assert re.fullmatch(r"[0-9A-Za-z_-]{6,32}", order.key)
    assert payment == told(WAITING, 1000, f"pay://{order.key}", NOW + timedelta(minutes=3))
    assert (row["key"], row["amount"], row["gateway"], row["attempt"]) == (order.key, 1000, "fake", 1)
    assert (order.amount, order.expires) == (1000, NOW + timedelta(minutes=3))


def test_beginning_again_is_the_same_order_with_its_code(hall: SmallHall) -> None:
    visit = hall.visit()
    first = hall.billing.begin(visit.charge_id, actor=K1)
    for again in (hall.billing.begin(visit.charge_id, actor=K2), hall.billing.ask(visit.charge_id, actor=K2)):
        assert again == first
    assert len(hall.rows(PaymentRow)) == 1
    assert hall.gateway.asked == ["start", "query", "query"]


def test_an_answer_that_was_lost_is_asked_for_by_the_same_key(hall: SmallHall) -> None:
    visit = hall.visit()
    hall.gateway.answers["start"] = UNKNOWN
    for _ in range(3):
        assert hall.billing.begin(visit.charge_id, actor=K1).state is UNKNOWN
    assert states(hall, PaymentStateRow) == ["unknown"]
    del hall.gateway.answers["start"]
    payment = hall.billing.ask(visit.charge_id, actor=K1)
    assert payment.state is WAITING
    assert payment.code
    assert len({order.key for order in hall.gateway.orders}) == 1


def test_a_refused_order_can_be_tried_again_with_a_new_key(hall: SmallHall) -> None:
    visit = hall.visit()
    hall.gateway.answers["start"] = NOT_PAID
    assert hall.billing.begin(visit.charge_id, actor=K1).state is NOT_PAID
    assert hall.billing.ask(visit.charge_id, actor=K1).state is NOT_PAID
    del hall.gateway.answers["start"]
    assert hall.billing.begin(visit.charge_id, actor=K1).state is WAITING
    assert [row["attempt"] for row in hall.rows(PaymentRow)] == [1, 2]
    assert len({order.key for order in hall.gateway.orders}) == 2


def test_asking_before_beginning_says_not_paid(hall: SmallHall) -> None:
    assert hall.billing.ask(hall.visit().charge_id, actor=K1) == told(NOT_PAID, 1000)
    with pytest.raises(Misuse):
        hall.billing.ask(999, actor=K1)


def test_paid_settles_charge_ticket_and_invoice_once(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["query"] = PAID
    for actor in (K1, K2, K1):
        assert hall.billing.ask(visit.charge_id, actor=actor) == told(PAID, 5001)
        assert hall.billing.begin(visit.charge_id, actor=actor) == told(PAID, 5001)
    assert is_settled(hall)
    assert hall.gateway.asked == ["start", "query"]
    (invoice,) = hall.rows(InvoiceRow)
    key = hall.office.vault.signing_key
    assert invoice["check_code"] == invoice_check_code("44060126", "0000000001", 5001, key=key)
    assert (invoice["number"], invoice["payment_id"], invoice["due"]) == (1, 1, 5001)
    assert hall.rows(PaymentStateRow, state="paid")[0]["reference"] == "ref-query"
    assert hall.registration.visit(visit.registration_id).due == 0


@pytest.mark.parametrize("broken", ["mark", "move", "issue"])
def test_money_registration_ticket_and_invoice_are_one_fact(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """Power fails while it is written: nothing of it is, and whoever asks next writes all of it."""

    class PowerCut(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise PowerCut

    visit = begun(hall)
    hall.gateway.answers["query"] = PAID
    with monkeypatch.context() as patch:
        patch.setattr(f"kiosk.services.money.settling.{broken}", cut)
        with pytest.raises(PowerCut):
            hall.billing.ask(visit.charge_id, actor=K1)
    assert is_held(hall)
    assert states(hall, PaymentStateRow) == ["waiting"]
    assert hall.rows(InvoiceRow) == []
    again = Billing(hall.office, (hall.gateway,))
    assert again.ask(visit.charge_id, actor=K2).state is PAID
    assert is_settled(hall)


def test_paid_at_once_is_paid(hall: SmallHall) -> None:
    hall.gateway.answers["start"] = PAID
    assert hall.billing.begin(hall.visit().charge_id, actor=K1).state is PAID
    assert is_settled(hall)


def test_another_amount_than_wanted_settles_nothing_and_is_written_once(
    hall: SmallHall, caplog: pytest.LogCaptureFixture
) -> None:
    visit = begun(hall)
    hall.gateway.answers |= {"query": PAID, "cancel": PAID}
    hall.gateway.amount = 4999
    for _ in range(3):
        assert hall.billing.ask(visit.charge_id, actor=K1).state is UNKNOWN
    with pytest.raises(PaymentUnknown):
        hall.billing.pay_at_window(visit, actor=K1)
    assert hall.billing.give_up(visit, actor=K1).state is UNKNOWN
    assert is_held(hall)
    assert [row["reference"] for row in hall.rows(PaymentStateRow)][1:] == ["paid 4999 of 5001"]
    assert [row["action"] for row in hall.rows(AuditRow)].count("billing.unknown") == 1
    assert "4999" in caplog.text


def test_an_adapter_that_breaks_its_promise_is_unknown(hall: SmallHall, caplog: pytest.LogCaptureFixture) -> None:
    def burst() -> None:
        raise RuntimeError("burst")

    visit = begun(hall)
    hall.gateway.meanwhile = burst
    assert hall.billing.ask(visit.charge_id, actor=K1).state is UNKNOWN
    assert hall.billing.ask(visit.charge_id, actor=K1).state is WAITING
    assert "broke its promise" in caplog.text


def test_an_expired_order_is_closed_and_another_opened(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.clock.advance(LATER)
    assert hall.billing.ask(visit.charge_id, actor=K1).state is NOT_PAID
    assert hall.billing.begin(visit.charge_id, actor=K1).state is WAITING
    hall.clock.advance(LATER)
    assert hall.billing.begin(visit.charge_id, actor=K1).state is WAITING
    assert [row["attempt"] for row in hall.rows(PaymentRow)] == [1, 2, 3]
    assert hall.gateway.asked == ["start", "cancel", "start", "cancel", "start"]
    assert is_held(hall)


@pytest.mark.parametrize(("answer", "told"), [(PAID, PAID), (UNKNOWN, UNKNOWN), (WAITING, UNKNOWN)])
def test_an_expired_order_that_cannot_be_closed_opens_no_other(
    hall: SmallHall, answer: PaymentState, told: PaymentState
) -> None:
    visit = begun(hall)
    hall.clock.advance(LATER)
    hall.gateway.answers["cancel"] = answer
    assert hall.billing.begin(visit.charge_id, actor=K1).state is told
    assert len(hall.rows(PaymentRow)) == 1
    assert is_settled(hall) is (told is PAID)
