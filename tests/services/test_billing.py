"""缴费, one thing at a time: charged once, and never a wrong word about money."""

import re
from datetime import datetime, timedelta

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, Misuse, PaymentUnknown, PlaceReleased
from kiosk.domain.journey import PayBy, Payment, PaymentState, Visit
from kiosk.domain.paying import Wallet
from kiosk.domain.token import invoice_check_code
from kiosk.services.money.billing import Billing
from kiosk.storage.tables import (
    AuditRow,
    ChargeStateRow,
    InvoiceRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
    RegistrationRow,
    Row,
    TicketStateRow,
)
from tests.services.small_hall import K1, NOW, Gateway, SmallHall

K2 = Actor("K2")
PAID, NOT_PAID, UNKNOWN, WAITING = (
    PaymentState.PAID,
    PaymentState.NOT_PAID,
    PaymentState.UNKNOWN,
    PaymentState.WAITING,
)
LATER = timedelta(minutes=4)  # the order has expired, the place is still held
MUCH_LATER = timedelta(minutes=31)


def told(state: PaymentState, amount: int, code: str = "", expires: datetime | None = None) -> Payment:
    """What the hall's only gateway lets a patient be told."""
    return Payment(state, amount, code, expires, wallets=(Wallet.ANY,), takes_codes=True)


def states(hall: SmallHall, table: type[Row]) -> list[object]:
    return [row["state"] for row in hall.rows(table)]


def begun(hall: SmallHall, slot: str = "chen 10:30", patient: int = 1) -> Visit:
    visit = hall.visit(slot, patient)
    hall.billing.begin(visit.charge_id, actor=K1)
    return visit


def is_settled(hall: SmallHall) -> bool:
    return (states(hall, ChargeStateRow), states(hall, TicketStateRow), len(hall.rows(InvoiceRow))) == (
        ["due", "settled"],
        ["unpaid", "waiting"],
        1,
    )


def is_cancelled(hall: SmallHall) -> bool:
    (registration,) = hall.rows(RegistrationRow)
    gone = states(hall, ChargeStateRow) == ["due", "cancelled"] and states(hall, TicketStateRow) == ["unpaid", "void"]
    return gone and registration["cancelled_at"] is not None and hall.booked("chen 10:30") == 0


def is_held(hall: SmallHall) -> bool:
    return (states(hall, ChargeStateRow), states(hall, TicketStateRow)) == (["due"], ["unpaid"])


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


def test_at_a_window_the_order_is_closed_and_the_ticket_waits(hall: SmallHall) -> None:
    visit = begun(hall)
    for _ in range(2):
        changed, payment = hall.billing.pay_at_window(visit, actor=K1)
        assert (changed.pay_by, changed.due, payment.state) == (PayBy.WINDOW, 5001, NOT_PAID)
    assert states(hall, TicketStateRow) == ["unpaid", "waiting"]
    assert states(hall, PaymentStateRow) == ["waiting", "not_paid"]
    assert hall.registration.visit(visit.registration_id) == changed
    assert hall.billing.give_up(visit, actor=K1).state is NOT_PAID
    hall.clock.advance(MUCH_LATER)
    assert hall.billing.settle_pending(actor=K1) == 0
    assert hall.booked("chen 10:30") == 1


def test_at_a_window_without_any_order(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    changed, payment = hall.billing.pay_at_window(visit, actor=K1)
    assert (changed.pay_by, payment.state, hall.gateway.asked) == (PayBy.WINDOW, NOT_PAID, [])


def test_money_that_came_after_all_counts_at_the_window(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = PAID
    changed, payment = hall.billing.pay_at_window(visit, actor=K1)
    assert (changed.due, changed.pay_by, payment.state) == (0, PayBy.PHONE, PAID)
    assert is_settled(hall)


def test_nobody_is_sent_to_a_window_while_money_may_be_moving(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = UNKNOWN
    with pytest.raises(PaymentUnknown):
        hall.billing.pay_at_window(visit, actor=K1)
    assert is_held(hall)


def test_giving_up_gives_the_place_back(hall: SmallHall) -> None:
    visit = begun(hall)
    for _ in range(2):
        assert hall.billing.give_up(visit, actor=K1).state is NOT_PAID
    assert is_cancelled(hall)
    with pytest.raises(PlaceReleased):
        hall.billing.begin(visit.charge_id, actor=K1)
    with pytest.raises(PlaceReleased):
        hall.billing.pay_at_window(visit, actor=K1)


def test_giving_up_before_any_order(hall: SmallHall) -> None:
    hall.billing.give_up(hall.visit("chen 10:30"), actor=K1)
    assert is_cancelled(hall)


def test_giving_up_when_the_money_came_keeps_the_place(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = PAID
    assert hall.billing.give_up(visit, actor=K1).state is PAID
    assert is_settled(hall)


def test_giving_up_unknown_is_finished_later(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = UNKNOWN
    assert hall.billing.give_up(visit, actor=K1).state is UNKNOWN
    hall.clock.advance(LATER)
    assert hall.billing.settle_pending(actor=K2) == 0
    assert is_held(hall)
    del hall.gateway.answers["cancel"]
    hall.clock.advance(timedelta(minutes=1))
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_held(hall)
    hall.clock.advance(MUCH_LATER)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_cancelled(hall)
    assert hall.billing.settle_pending(actor=K2) == 0


def test_an_order_in_time_is_left_to_whoever_stands_there(hall: SmallHall) -> None:
    begun(hall)
    assert hall.billing.settle_pending(actor=K2) == 0
    assert hall.gateway.asked == ["start"]


def test_a_power_cut_before_the_order_gives_the_place_back_after_the_hold(hall: SmallHall) -> None:
    hall.visit("chen 10:30")
    hall.clock.advance(timedelta(minutes=29))
    assert hall.billing.settle_pending(actor=K2) == 0
    hall.clock.advance(timedelta(minutes=2))
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_cancelled(hall)


def test_a_place_to_be_paid_at_a_window_is_kept_until_the_visit(hall: SmallHall) -> None:
    """Nobody here can tell who has paid there (docs/decisions/0005): releasing it would take it from both."""
    at_once, after_all = hall.visit("any 10:00", 1, PayBy.WINDOW), hall.visit("chen 10:30", 2)
    hall.billing.pay_at_window(after_all, actor=K1)
    hall.clock.advance(timedelta(hours=3))
    assert hall.billing.settle_pending(actor=K2) == 0
    for visit in (at_once, after_all):
        now = hall.registration.visit(visit.registration_id)
        assert (now.pay_by, now.due) == (PayBy.WINDOW, visit.due)
    assert hall.booked("any 10:00") == hall.booked("chen 10:30") == 1


def test_money_paid_before_a_power_cut_is_found(hall: SmallHall) -> None:
    begun(hall)
    hall.gateway.answers["cancel"] = PAID
    hall.clock.advance(MUCH_LATER)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_settled(hall)


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
    monkeypatch.setattr("kiosk.services.money.invoices.missing", lambda *_, **__: [paid.charge_id])
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
