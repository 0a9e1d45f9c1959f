"""Whoever learns that written-off money came after all says so at once: nobody who has paid reads 未扣款."""

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from tests.services.small_hall import K1, SmallHall

K2 = Actor("K2")
CODE = "134567890123456789"


def test_a_charge_that_lands_after_another_machine_closed_it_is_told_as_paid(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")

    def closed_elsewhere() -> None:
        assert hall.billing.close_order(visit.charge_id, actor=K2).state is PaymentState.NOT_PAID
        hall.gateway.answers["cancel"] = PaymentState.PAID  # it has landed

    hall.gateway.answers["charge"] = PaymentState.PAID
    hall.gateway.meanwhile = closed_elsewhere
    assert hall.billing.charge_code(visit.charge_id, CODE, actor=K1).state is PaymentState.PAID
