"""Until when a kiosk cancels a visit, and what a patient is told of money that went back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.cancelling import (
    NOTICE,
    Cancellable,
    CancelledTooOften,
    CancelRules,
    PaidAtWindow,
    TooLateToCancel,
    VisitBegun,
    cancel_rules,
    obstacle,
)
from kiosk.domain.journey import SessionKind
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.queue import TicketState
from kiosk.domain.refunds import BACK, Purse, RefundView

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
USUAL = CancelRules()
SECOND = timedelta(seconds=1)


def visit(
    kind: SessionKind = SessionKind.GENERAL, before: timedelta = timedelta(days=1), **more: object
) -> Cancellable:
    values: dict[str, object] = {"state": TicketState.WAITING} | more
    return Cancellable(kind, NOW + before, **values)  # type: ignore[arg-type]  # as the fields are named


@pytest.mark.parametrize(
    ("kind", "before"),
    [
        (SessionKind.GENERAL, timedelta(minutes=30)),
        (SessionKind.EXPERT, timedelta(hours=12)),
        (SessionKind.SPECIAL, timedelta(hours=12)),
    ],
)
def test_the_last_moment_depends_on_the_kind_of_session(kind: SessionKind, before: timedelta) -> None:
    assert obstacle(visit(kind, before), now=NOW, rules=USUAL) is None
    assert isinstance(obstacle(visit(kind, before - SECOND), now=NOW, rules=USUAL), TooLateToCancel)


@pytest.mark.parametrize("state", TicketState)
def test_who_was_called_or_seen_talks_to_somebody(state: TicketState) -> None:
    before = {TicketState.UNPAID, TicketState.WAITING, TicketState.HELD, TicketState.VOID}
    found = obstacle(visit(state=state), now=NOW, rules=USUAL)
    assert found is None if state in before else isinstance(found, VisitBegun)


def test_so_many_a_month_and_no_more() -> None:
    assert obstacle(visit(cancels=2), now=NOW, rules=USUAL) is None
    found = obstacle(visit(cancels=3), now=NOW, rules=USUAL)
    assert isinstance(found, CancelledTooOften)
    assert found.patient.values == (("count", 3),)


def test_money_of_a_window_goes_back_there() -> None:
    assert isinstance(obstacle(visit(by_hand=True), now=NOW, rules=USUAL), PaidAtWindow)


def test_settings_make_the_same_rules() -> None:
    same = cancel_rules(general=30, expert=720, special=720, most=3, limit=20_000)
    assert (dict(same.notice), same.most, same.limit) == (dict(NOTICE), USUAL.most, USUAL.limit)


def view(state: RefundState, purse: Purse = Wallet.WECHAT, ended: datetime | None = None) -> RefundView:
    return RefundView(1, 2, 3, "A012", 1500, purse, "wechat", state, "", "", NOW, ended, "0111@D1")


def test_what_went_back_is_told_with_the_time() -> None:
    told = view(RefundState.DONE, ended=NOW + timedelta(minutes=72)).told
    assert told.text == "¥{amount} went back to your WeChat: {day}, {time}."
    assert dict(told.values) == {"amount": "15.00", "day": date(2026, 11, 20), "time": "10:42"}


def test_what_is_on_its_way_and_what_waits_for_a_person_is_told() -> None:
    assert dict(view(RefundState.UNKNOWN).told.values)["time"] == "09:30"
    assert "on its way" in view(RefundState.UNKNOWN).told.text
    assert view(RefundState.REFUSED).told.values == (("amount", "15.00"),)


def test_every_way_back_has_its_words() -> None:
    assert set(BACK) == {*Wallet, *WindowMethod}
    assert {view(RefundState.DONE, purse, NOW).told.text for purse in BACK} == set(BACK.values())
