"""What the services owe a patient in the rarer moments: two orders, an hour that comes twice, a broken adapter."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyRegistered
from kiosk.domain.journey import PaymentState, PrintState
from kiosk.ports import PrinterStatus
from kiosk.services.accounts import ChargeState, find_account
from tests.services.small_hall import K1, SmallHall

NEW_YORK = ZoneInfo("America/New_York")


def state_of(hall: SmallHall, charge_id: int) -> ChargeState:
    with hall.database.read() as session:
        return find_account(session, charge_id).state


@pytest.mark.parametrize(
    "now",
    [datetime(2026, 11, 1, 5, 59, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)],
    ids=["before the hour that comes twice", "in its second half"],
)
def test_an_order_lives_three_minutes_whatever_the_clocks_on_the_wall_do(hall: SmallHall, now: datetime) -> None:
    journey = hall.journey("any 9:30")
    hall.clock.set(now.astimezone(NEW_YORK))
    visit = hall.registration.register(journey, actor=K1)
    assert hall.billing.begin(visit.charge_id, actor=K1).state is PaymentState.WAITING
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.WAITING
    hall.clock.set((now + timedelta(minutes=3)).astimezone(NEW_YORK))
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.NOT_PAID


def test_no_place_is_given_back_early_when_the_clocks_go_forward(hall: SmallHall) -> None:
    journey = hall.journey("any 9:30")
    hall.clock.set(datetime(2026, 3, 8, 7, 10, tzinfo=UTC).astimezone(NEW_YORK))
    visit = hall.registration.register(journey, actor=K1)
    assert hall.billing.settle_pending(actor=K1) == 0
    assert state_of(hall, visit.charge_id) is ChargeState.DUE


def test_what_a_gateway_says_of_an_order_we_closed_is_not_said_of_the_open_one(hall: SmallHall) -> None:
    """While the bank is asked about the first order, it expires elsewhere and the patient gets a second one."""
    visit = hall.visit()
    hall.billing.begin(visit.charge_id, actor=K1)
    other = SmallHall(hall.database, hall.office.vault, now=hall.clock.now())
    other.gateway = hall.gateway
    other.billing._till = hall.billing._till

    def meanwhile() -> None:
        hall.clock.advance(timedelta(minutes=4))
        second = hall.billing.begin(visit.charge_id, actor=K1)
        assert second.state is PaymentState.WAITING
        hall.gateway.answers["query"] = PaymentState.PAID

    hall.gateway.meanwhile = meanwhile
    told = hall.billing.ask(visit.charge_id, actor=K1)
    assert told.state is PaymentState.WAITING
    assert state_of(hall, visit.charge_id) is ChargeState.DUE


def test_whoever_pays_again_at_the_last_moment_keeps_the_place(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order was opened after the list of forgotten places was read."""
    visit = hall.visit()
    hall.clock.advance(timedelta(minutes=31))
    hall.billing.begin(visit.charge_id, actor=K1)
    monkeypatch.setattr("kiosk.services.money.pending.forgotten", lambda *_, **__: [visit.charge_id])
    assert hall.billing.settle_pending(actor=K1) == 0
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.WAITING


def test_a_fault_over_one_charge_does_not_keep_the_others_from_being_finished(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for visit in (hall.visit(patient=1), hall.visit(patient=2)):
        hall.billing.begin(visit.charge_id, actor=K1)
    hall.clock.advance(timedelta(minutes=4))
    look = hall.billing._pending._look

    def faulty(payment_id: int, tries: int, actor: Actor) -> bool:
        if payment_id == 1:
            raise LookupError("no row")
        return look(payment_id, tries, actor)

    monkeypatch.setattr(hall.billing._pending, "_look", faulty)
    assert hall.billing.settle_pending(actor=K1) == 1


def test_a_printer_whose_adapter_breaks_its_promise_does_not_keep_the_invoice_back(hall: SmallHall) -> None:
    visit = hall.paid_visit()

    def broken() -> PrinterStatus:
        raise ValueError("Not a valid baudrate")

    hall.tickets.status = broken
    ticket, invoice = hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    assert ticket.state in (PrintState.FAILED, PrintState.UNKNOWN, PrintState.CONFIRMED)
    assert invoice.state is PrintState.CONFIRMED


def test_whoever_holds_a_place_that_is_not_paid_is_not_sent_to_wait(hall: SmallHall) -> None:
    """After a power cut at the code, "you are registered" would let them wait for a call that never comes."""
    visit = hall.visit()
    with pytest.raises(AlreadyRegistered) as told:
        hall.visit()
    assert "not paid" in told.value.patient.text
    assert told.value.patient.values == (("ticket", visit.ticket),)
