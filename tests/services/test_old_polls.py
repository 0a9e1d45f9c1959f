"""Old questions to gateways have an end, in both databases; calls that move money have none."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.services.money import old_polls
from kiosk.storage.database import violated
from kiosk.storage.tables import GatewayAnswerRow, GatewayCallRow
from tests.services.small_hall import K1, SmallHall

K2 = Actor("K2")


def calls(hall: SmallHall) -> list[object]:
    return [row["call"] for row in hall.rows(GatewayCallRow)]


def test_old_questions_go_with_their_answers_and_nothing_else(hall: SmallHall) -> None:
    paid = hall.visit("any 9:30", 1)
    hall.billing.begin(paid.charge_id, actor=K1)
    for _ in range(3):
        hall.billing.ask(paid.charge_id, actor=K1)
    hall.gateway.answers["query"] = PaymentState.PAID
    hall.billing.ask(paid.charge_id, actor=K1)
    hall.clock.advance(old_polls.KEPT)
    hall.billing.settle_pending(actor=K2)
    assert calls(hall) == ["start", *["query"] * 4]
    hall.clock.advance(timedelta(seconds=1))
    hall.billing.settle_pending(actor=K2)
    assert calls(hall) == ["start"]
    assert len(hall.rows(GatewayAnswerRow)) == 1
    assert hall.billing.ask(paid.charge_id, actor=K1).state is PaymentState.PAID


def test_questions_about_money_nobody_has_found_yet_are_kept(hall: SmallHall) -> None:
    visit = hall.visit("any 9:30", 1)
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.billing.ask(visit.charge_id, actor=K1)
    hall.gateway.answers["cancel"] = PaymentState.UNKNOWN
    hall.clock.advance(old_polls.KEPT + timedelta(days=1))
    hall.billing.settle_pending(actor=K2)
    assert calls(hall) == ["start", "query", "cancel"]


def test_a_long_list_is_wiped_in_parts(hall: SmallHall) -> None:
    paid = hall.paid_visit()
    more = "INSERT INTO gateway_calls (payment_id, call, key, begun_at, actor) SELECT payment_id, 'query', key,"
    with hall.database.begin() as session:
        for _ in range(10):  # doubles them
            session.execute(text(f"{more} begun_at, actor FROM gateway_calls WHERE call = 'query'"))
    assert paid.due == 0
    hall.clock.advance(old_polls.KEPT + timedelta(seconds=1))
    assert [old_polls.wipe_old_polls(hall.office) for _ in range(3)] == [old_polls.AT_ONCE, 24, 0]
    assert calls(hall) == ["start"]


@pytest.mark.parametrize("table", ["gateway_answers", "gateway_calls"])
def test_no_other_call_can_be_wiped(hall: SmallHall, table: str) -> None:
    hall.paid_visit()
    with pytest.raises(IntegrityError) as caught, hall.database.begin() as session:
        session.execute(text(f"DELETE FROM {table}"))
    assert violated(caught.value) == f"permanent_{table}"
