"""窗口收费: cash and cards are taken once, by whoever may, and never beside money by phone."""

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import PaymentUnknown, PlaceReleased
from kiosk.domain.journey import PaymentState, Visit
from kiosk.domain.money_errors import AlreadyPaid, ReferenceMissing
from kiosk.domain.paying import WindowMethod
from kiosk.domain.roles import NotAllowed, Person, Role
from kiosk.storage.tables import AuditRow, ChargeStateRow, InvoiceRow, PaymentRow, PaymentStateRow, TicketStateRow
from tests.employing import employ
from tests.services.small_hall import K1, SmallHall

CASHIER, OTHER = Actor("D1", "3001"), Actor("D2", "3002")
CASH, CARD = WindowMethod.CASH, WindowMethod.CARD
PAID, NOT_PAID, UNKNOWN = PaymentState.PAID, PaymentState.NOT_PAID, PaymentState.UNKNOWN


@pytest.fixture(autouse=True)
def _cashiers(hall: SmallHall) -> None:
    for number in ("3001", "3002"):
        employ(hall.office, Person(number, "收费员", Role.CASHIER))


def states(hall: SmallHall) -> tuple[list[object], list[object], list[object]]:
    tables = (ChargeStateRow, PaymentStateRow, TicketStateRow)
    charge, payment, ticket = ([row["state"] for row in hall.rows(table)] for table in tables)
    return charge, payment, ticket


def at_window(hall: SmallHall) -> Visit:
    return hall.billing.pay_at_window(hall.visit("chen 10:30"), actor=K1)[0]


@pytest.mark.parametrize(("method", "reference"), [(CASH, ""), (CARD, "T-000123")])
def test_money_is_taken_once_and_settles_at_once(hall: SmallHall, method: WindowMethod, reference: str) -> None:
    visit = at_window(hall)
    for _ in range(2):
        taken = hall.billing.take_at_window(visit.charge_id, method, reference=f" {reference} ", actor=CASHIER)
        assert (taken.state, taken.amount) == (PAID, 5001)
    ((payment,), (invoice,)) = hall.rows(PaymentRow), hall.rows(InvoiceRow)
    assert (payment["gateway"], payment["amount"], invoice["payment_id"]) == (method, 5001, payment["id"])
    assert states(hall) == (["due", "settled"], ["paid"], ["unpaid", "waiting"])
    ((paid),) = hall.rows(PaymentStateRow)
    assert (paid["reference"], paid["actor"], paid["final"]) == (reference, "3001@D1", True)
    assert [row["action"] for row in hall.rows(AuditRow)].count(f"billing.{method}") == 1
    assert hall.gateway.asked == []


def test_whoever_has_not_said_so_at_the_kiosk_may_still_pay_at_a_window(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    assert hall.billing.take_at_window(visit.charge_id, CASH, actor=CASHIER).state is PAID
    assert hall.gateway.asked == ["start", "cancel"]
    assert states(hall) == (["due", "settled"], ["waiting", "not_paid", "paid"], ["unpaid", "waiting"])


@pytest.mark.parametrize("reference", ["  ", "134567890123456789"])
def test_a_card_needs_the_number_on_its_slip_and_no_code_of_a_phone(hall: SmallHall, reference: str) -> None:
    with pytest.raises(ReferenceMissing):
        hall.billing.take_at_window(at_window(hall).charge_id, CARD, reference=reference, actor=CASHIER)
    assert hall.rows(PaymentRow) == []


@pytest.mark.parametrize("actor", [K1, Actor("D1", "9999")])
def test_only_who_may_take_money_takes_it(hall: SmallHall, actor: Actor) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    with pytest.raises(NotAllowed):
        hall.billing.take_at_window(visit.charge_id, CASH, actor=actor)
    assert hall.gateway.asked == ["start"]


def test_nothing_is_taken_while_money_may_be_moving(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.answers["cancel"] = UNKNOWN
    with pytest.raises(PaymentUnknown):
        hall.billing.take_at_window(visit.charge_id, CASH, actor=CASHIER)
    assert len(hall.rows(PaymentRow)) == 1


def test_money_that_came_by_phone_is_not_taken_again(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.answers["cancel"] = PAID
    for _ in range(2):
        with pytest.raises(AlreadyPaid):
            hall.billing.take_at_window(visit.charge_id, CASH, actor=CASHIER)
    assert [row["gateway"] for row in hall.rows(PaymentRow)] == ["fake"]


def test_two_windows_do_not_both_take_it(hall: SmallHall) -> None:
    visit = at_window(hall)
    hall.billing.take_at_window(visit.charge_id, CASH, actor=CASHIER)
    for actor, method, reference in ((OTHER, CASH, ""), (CASHIER, CARD, "T-1")):
        with pytest.raises(AlreadyPaid):
            hall.billing.take_at_window(visit.charge_id, method, reference=reference, actor=actor)
    assert len(hall.rows(PaymentRow)) == 1


def test_an_order_opened_at_that_moment_is_not_overlooked(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = hall.visit("chen 10:30")
    close = hall.billing._closing.close

    def slow(*given: object, **named: object) -> object:
        closed = close(visit.charge_id, *given[1:], **named)  # type: ignore[arg-type]  # as it was called
        hall.billing.begin(visit.charge_id, actor=K1)
        return closed

    monkeypatch.setattr(hall.billing._closing, "close", slow)
    with pytest.raises(PaymentUnknown):
        hall.billing.take_at_window(visit.charge_id, CASH, actor=CASHIER)


def test_a_place_that_was_given_back_is_not_paid(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.give_up(visit, actor=K1)
    with pytest.raises(PlaceReleased):
        hall.billing.take_at_window(visit.charge_id, CASH, actor=CASHIER)


def test_what_costs_nothing_is_not_taken(hall: SmallHall) -> None:
    visit = hall.visit("gratis tomorrow")
    with pytest.raises(AlreadyPaid):
        hall.billing.take_at_window(visit.charge_id, CASH, actor=CASHIER)
    assert NOT_PAID not in states(hall)[1]
