"""Whoever learns that written-off money came after all says so at once: nobody who has paid reads 未扣款."""

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import LateFate, RefundState
from kiosk.services.refunds.refunds import Refunds
from kiosk.storage.tables import PaymentRow, RefundStateRow
from kiosk.storage.upkeep import verify
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


def test_late_money_that_the_gateway_refuses_to_give_back_leaves_books_that_agree(hall: SmallHall) -> None:
    """It is with staff until somebody orders it again."""
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.billing.close_order(visit.charge_id, actor=K1)
    hall.billing.begin(visit.charge_id, actor=K1)
    (first, _) = hall.rows(PaymentRow)
    found = hall.billing.found_late("fake", str(first["key"]), reference="R1", amount=5001, actor=K2)
    assert found is LateFate.REFUNDED
    hall.gateway.refunds["refund"] = RefundState.REFUSED
    assert Refunds(hall.office, (hall.gateway,), hall.billing).settle(actor=K2) == 1
    assert [row["state"] for row in hall.rows(RefundStateRow)] == ["refused"]
    assert verify(hall.database, key=hall.office.vault.audit_key) == ()
