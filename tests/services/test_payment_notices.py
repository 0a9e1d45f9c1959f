"""到账通知: heard once, believed as an answer would be, and of others' orders not at all."""

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState, Visit
from kiosk.domain.paying import NoticeOutcome
from kiosk.ports import Notice, PaymentAnswer
from kiosk.storage.tables import (
    AuditRow,
    ChargeStateRow,
    InvoiceRow,
    LatePaymentRow,
    PaymentNoticeRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
    Row,
)
from tests.services.small_hall import K1, SmallHall

RECEIVER = Actor("N1")
ACCEPTED, KNOWN, NOT_OURS, REFUSED = (
    NoticeOutcome.ACCEPTED,
    NoticeOutcome.KNOWN,
    NoticeOutcome.NOT_OURS,
    NoticeOutcome.REFUSED,
)
TABLES: tuple[type[Row], ...] = (
    AuditRow,
    ChargeStateRow,
    InvoiceRow,
    LatePaymentRow,
    PaymentNoticeRow,
    PaymentStateRow,
    RefundRow,
)


@pytest.fixture
def visit(hall: SmallHall) -> Visit:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    return visit


def notice(hall: SmallHall, *, id: str = "EV-1", state: str = "paid", amount: int = 5001) -> Notice:
    (order, *_) = hall.rows(PaymentRow)
    return Notice(id, str(order["key"]), PaymentAnswer(PaymentState(state), reference="R1", amount=amount))


def counts(hall: SmallHall) -> list[int]:
    return [len(hall.rows(table)) for table in TABLES]


@pytest.mark.usefixtures("visit")
def test_a_notice_settles_like_an_answer_and_is_heard_once(hall: SmallHall) -> None:
    assert hall.billing.hear("fake", notice(hall), actor=RECEIVER) is ACCEPTED
    before = counts(hall)
    for _ in range(3):
        assert hall.billing.hear("fake", notice(hall), actor=RECEIVER) is KNOWN
    assert counts(hall) == before
    assert [row["state"] for row in hall.rows(ChargeStateRow)] == ["due", "settled"]
    assert [row["reference"] for row in hall.rows(PaymentStateRow, state="paid")] == ["R1"]
    assert (len(hall.rows(InvoiceRow)), hall.gateway.asked) == (1, ["start"])
    assert hall.billing.hear("fake", notice(hall, id="EV-2"), actor=RECEIVER) is ACCEPTED  # new, and nothing new
    assert len(hall.rows(InvoiceRow)) == 1


def test_what_was_heard_is_told_to_whoever_asks(hall: SmallHall, visit: Visit) -> None:
    hall.billing.hear("fake", notice(hall), actor=RECEIVER)
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.PAID
    assert hall.gateway.asked == ["start"]


@pytest.mark.usefixtures("visit")
def test_of_an_order_that_is_not_ours_only_the_log_hears(hall: SmallHall, caplog: pytest.LogCaptureFixture) -> None:
    before = counts(hall)
    strange = Notice("EV-9", "NX-nobody", PaymentAnswer(PaymentState.PAID, reference="R9", amount=1))
    assert hall.billing.hear("fake", strange, actor=RECEIVER) is NOT_OURS
    assert hall.billing.hear("another", notice(hall), actor=RECEIVER) is NOT_OURS
    assert counts(hall) == before
    assert "not_ours" in caplog.text


@pytest.mark.usefixtures("visit")
def test_another_amount_settles_nothing_and_calls_for_people(hall: SmallHall, caplog: pytest.LogCaptureFixture) -> None:
    assert hall.billing.hear("fake", notice(hall, amount=1), actor=RECEIVER) is REFUSED
    assert [row["state"] for row in hall.rows(ChargeStateRow)] == ["due"]
    assert [row["reference"] for row in hall.rows(PaymentStateRow, state="unknown")] == ["paid 1 of 5001"]
    assert "5001 fen wanted, 1 taken" in caplog.text
    assert hall.billing.hear("fake", notice(hall, amount=1), actor=RECEIVER) is KNOWN


def test_a_late_notice_finds_its_way(hall: SmallHall, visit: Visit) -> None:
    hall.billing.give_up(visit, actor=K1)
    hall.gateway.answers["cancel"] = PaymentState.PAID
    assert hall.billing.hear("fake", notice(hall), actor=RECEIVER) is ACCEPTED
    assert [(row["payment_id"], row["amount"]) for row in hall.rows(RefundRow)] == [(1, 5001)]
    assert hall.billing.hear("fake", notice(hall, id="EV-2"), actor=RECEIVER) is ACCEPTED
    assert len(hall.rows(RefundRow)) == len(hall.rows(LatePaymentRow)) == 1


def test_a_late_notice_of_money_that_went_back_by_itself_settles_nothing(hall: SmallHall, visit: Visit) -> None:
    hall.billing.close_order(visit.charge_id, actor=K1)  # the wallet gave back what was paid in that moment
    assert hall.billing.hear("fake", notice(hall), actor=RECEIVER) is ACCEPTED
    assert [row["state"] for row in hall.rows(ChargeStateRow)] == ["due"]
    assert hall.rows(LatePaymentRow) == hall.rows(RefundRow) == []


def test_a_late_notice_nobody_can_ask_about_is_asked_about_by_whoever_tends(hall: SmallHall, visit: Visit) -> None:
    hall.billing.close_order(visit.charge_id, actor=K1)
    hall.gateway.answers["cancel"] = PaymentState.UNKNOWN
    assert hall.billing.hear("fake", notice(hall), actor=RECEIVER) is ACCEPTED
    assert hall.rows(LatePaymentRow) == []
    hall.gateway.answers |= {"query": PaymentState.PAID, "cancel": PaymentState.PAID}
    assert hall.billing.settle_pending(actor=K1) == 1
    assert [row["state"] for row in hall.rows(ChargeStateRow)] == ["due", "settled"]


@pytest.mark.parametrize("state", ["waiting", "unknown", "not_paid"])
def test_notices_out_of_order_undo_nothing(hall: SmallHall, visit: Visit, state: str) -> None:
    hall.billing.hear("fake", notice(hall), actor=RECEIVER)
    assert hall.billing.hear("fake", notice(hall, id="EV-0", state=state), actor=RECEIVER) is ACCEPTED
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.PAID
    assert hall.rows(RefundRow) == []


def test_a_notice_of_an_order_closed_there_ends_it_here(hall: SmallHall, visit: Visit) -> None:
    hall.billing.hear("fake", notice(hall, state="not_paid"), actor=RECEIVER)
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.NOT_PAID
    assert hall.gateway.asked == ["start"]
