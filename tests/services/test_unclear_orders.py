"""悬账: orders whose end nobody can say get one by two people, and by the gateway if it speaks after all."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError, InvalidEntry, Misuse
from kiosk.domain.hall_errors import StillPaying
from kiosk.domain.journey import PaymentState, Visit
from kiosk.domain.paying import LateFate, NoticeOutcome
from kiosk.domain.roles import NotAllowed
from kiosk.domain.unclear import Decision, OtherNeeded, Said
from kiosk.ports import Notice, PaymentAnswer
from kiosk.services.accounts import lock_account
from kiosk.services.money.billing import Billing
from kiosk.services.money.settling import cancel
from kiosk.services.money.unclear import UNCLEAR_AFTER, Unclear
from kiosk.storage.tables import (
    ChargeStateRow,
    InvoiceRow,
    LatePaymentRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
)
from tests.services.billing_hall import K2, NOT_PAID, PAID, UNKNOWN, WAITING, begun, is_cancelled, is_held, is_settled
from tests.services.refund_hall import BOSS, CASHIER, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1, Gateway
from tests.services.test_money_races import at_once

WHY = "商户后台显示交易成功"
ORDER_LIFE = timedelta(minutes=3)
DECIDED = Decision(PAID, is_ours=True)


def service(hall: RefundHall) -> Unclear:
    return Unclear(hall.office, (hall.gateway,))


def silent(hall: RefundHall) -> Visit:
    """A patient who may have paid, and a gateway that nobody can reach for long enough."""
    visit = begun(hall)
    hall.gateway.answers |= {"start": UNKNOWN, "query": UNKNOWN, "cancel": UNKNOWN}
    hall.clock.advance(ORDER_LIFE + UNCLEAR_AFTER)
    hall.billing.settle_pending(actor=K2)
    assert is_held(hall)
    return visit


def decide(
    hall: RefundHall, state: PaymentState = PAID, *, actor: Actor = CASHIER, second: Actor | None = BOSS, why: str = WHY
) -> Decision:
    return service(hall).decide(1, state, reason=why, actor=actor, second=second)


def ends(hall: RefundHall) -> list[object]:
    return [row["state"] for row in hall.rows(PaymentStateRow) if row["final"]]


# ---- what is listed ---------------------------------------------------------


def test_an_order_is_unclear_when_it_was_asked_about_for_long_enough(refund_hall: RefundHall) -> None:
    visit = begun(refund_hall)
    refund_hall.gateway.answers |= {"query": UNKNOWN, "cancel": UNKNOWN}
    refund_hall.clock.advance(ORDER_LIFE + UNCLEAR_AFTER - timedelta(seconds=1))
    refund_hall.billing.settle_pending(actor=K2)
    assert service(refund_hall).unclear(actor=CASHIER) == ()
    refund_hall.clock.advance(timedelta(seconds=1))
    (one,) = service(refund_hall).unclear(actor=CASHIER)
    order = refund_hall.payment(visit)
    assert (one.payment_id, one.gateway, one.key, one.amount) == (1, "fake", order["key"], 5001)
    assert (one.visit.registration_id, one.visit.label, one.visit.name) == (visit.registration_id, "A001", "王小明")
    assert one.since == refund_hall.office.now() - UNCLEAR_AFTER
    assert (one.said, one.taken) == (Said.NOTHING, None)


def test_another_amount_is_told_as_the_gateway_says_it(refund_hall: RefundHall) -> None:
    begun(refund_hall)
    refund_hall.gateway.answers |= {"query": PAID, "cancel": PAID}
    refund_hall.gateway.amount = 4999
    refund_hall.clock.advance(ORDER_LIFE + UNCLEAR_AFTER)
    refund_hall.billing.settle_pending(actor=K2)
    (one,) = service(refund_hall).unclear(actor=CASHIER)
    assert (one.said, one.taken) == (Said.OTHER_AMOUNT, 4999)


def test_a_gateway_that_is_gone_is_told_as_such_and_asked_no_more(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    asked = len(refund_hall.gateway.asked)
    other = Gateway("other")
    gone = Unclear(refund_hall.office, (other,))
    (one,) = gone.unclear(actor=CASHIER)
    assert one.said is Said.NOT_HERE
    assert gone.decide(1, PAID, reason=WHY, actor=CASHIER, second=BOSS) == DECIDED
    assert (len(refund_hall.gateway.asked), other.asked) == (asked, [])
    assert is_settled(refund_hall)


def test_what_has_an_end_is_not_listed(refund_hall: RefundHall) -> None:
    refund_hall.paid_visit("any 9:30", 1)
    left = refund_hall.visit("any 9:30", 2)
    refund_hall.billing.begin(left.charge_id, actor=K1)
    refund_hall.billing.give_up(left, actor=K1)
    refund_hall.clock.advance(ORDER_LIFE + UNCLEAR_AFTER)
    assert service(refund_hall).unclear(actor=CASHIER) == ()


# ---- what is decided --------------------------------------------------------


def test_paid_is_what_it_is_when_the_gateway_says_so(refund_hall: RefundHall) -> None:
    visit = silent(refund_hall)
    assert decide(refund_hall) == DECIDED
    assert is_settled(refund_hall)
    paid = refund_hall.rows(PaymentStateRow)[-1]
    assert (paid["state"], paid["final"], paid["actor"]) == ("paid", True, str(CASHIER))
    assert service(refund_hall).unclear(actor=CASHIER) == ()
    (audited,) = refund_hall.audited("billing.decide")
    assert audited.startswith("payments/1 ")
    assert all(f'"{each}"' in audited for each in ("paid", WHY, "0115"))
    asked = len(refund_hall.gateway.asked)
    refund_hall.clock.advance(timedelta(days=1))
    refund_hall.billing.settle_pending(actor=K2)
    assert len(refund_hall.gateway.asked) == asked
    assert refund_hall.billing.settled(visit.charge_id) is not None


def test_not_paid_gives_the_place_back_as_ever(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    assert decide(refund_hall, NOT_PAID) == Decision(NOT_PAID, is_ours=True)
    assert is_held(refund_hall)
    refund_hall.billing.settle_pending(actor=K2)
    assert is_cancelled(refund_hall)


def test_whoever_is_still_there_may_pay_anew(refund_hall: RefundHall) -> None:
    visit = silent(refund_hall)
    decide(refund_hall, NOT_PAID)
    refund_hall.gateway.answers = {"query": PAID}
    assert refund_hall.billing.begin(visit.charge_id, actor=K1).state is WAITING
    assert refund_hall.billing.ask(visit.charge_id, actor=K1).state is PAID
    assert is_settled(refund_hall)


def test_money_that_the_gateway_tells_of_after_a_wrong_decision_finds_its_way(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    decide(refund_hall, NOT_PAID)
    refund_hall.billing.settle_pending(actor=K2)
    refund_hall.gateway.answers = {"query": PAID, "cancel": PAID}
    refund_hall.clock.advance(timedelta(minutes=6))
    refund_hall.billing.settle_pending(actor=K2)
    assert [row["matched"] for row in refund_hall.rows(LatePaymentRow)] == [False]
    assert [row["amount"] for row in refund_hall.rows(RefundRow)] == [5001]


def test_it_settles_the_visit_while_that_is_due(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    decide(refund_hall, NOT_PAID)
    key = str(refund_hall.rows(PaymentRow)[0]["key"])
    late = refund_hall.billing.found_late("fake", key, reference="R1", amount=5001, actor=K2)
    assert late is LateFate.SETTLED
    assert is_settled(refund_hall)


def test_another_amount_may_be_taken_for_the_right_one(refund_hall: RefundHall) -> None:
    """The rest was handed over at a window, say; the day's bill shows what differs."""
    begun(refund_hall)
    refund_hall.gateway.answers |= {"query": PAID, "cancel": PAID}
    refund_hall.gateway.amount = 4999
    refund_hall.clock.advance(ORDER_LIFE + UNCLEAR_AFTER)
    refund_hall.billing.settle_pending(actor=K2)
    assert decide(refund_hall) == DECIDED
    assert is_settled(refund_hall)
    assert '"said":"paid 4999 of 5001"' in refund_hall.audited("billing.decide")[0]


# ---- what the gateway says meanwhile ----------------------------------------


@pytest.mark.parametrize("wish", [PAID, NOT_PAID])
@pytest.mark.parametrize("truth", [PAID, NOT_PAID])
def test_a_gateway_that_speaks_again_has_the_last_word(
    refund_hall: RefundHall, wish: PaymentState, truth: PaymentState
) -> None:
    silent(refund_hall)
    refund_hall.gateway.answers["cancel"] = truth
    assert decide(refund_hall, wish) == Decision(truth, is_ours=False)
    assert is_settled(refund_hall) is (truth is PAID)
    assert refund_hall.audited("billing.decide") == []


def _notice(hall: RefundHall) -> object:
    key = str(hall.rows(PaymentRow)[0]["key"])
    return hall.billing.hear("fake", Notice("EV-1", key, PaymentAnswer(PAID, "", "R1", 5001)), actor=K2)


def _ask(hall: RefundHall) -> object:
    hall.gateway.answers["cancel"] = PAID
    hall.billing.close_order(int(str(hall.rows(ChargeStateRow)[0]["charge_id"])), actor=K2)
    hall.gateway.answers["cancel"] = UNKNOWN
    return None


@pytest.mark.parametrize("meanwhile", [_notice, _ask, decide])
def test_whoever_is_faster_while_the_gateway_is_asked_has_decided(
    refund_hall: RefundHall, meanwhile: Callable[[RefundHall], object]
) -> None:
    silent(refund_hall)
    refund_hall.gateway.meanwhile = lambda: meanwhile(refund_hall)
    assert decide(refund_hall, NOT_PAID) == Decision(PAID, is_ours=False)
    assert is_settled(refund_hall)
    assert ends(refund_hall) == ["paid"]


def test_what_was_known_before_is_not_asked_about(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    decide(refund_hall)
    asked = len(refund_hall.gateway.asked)
    assert decide(refund_hall, NOT_PAID) == Decision(PAID, is_ours=False)
    assert len(refund_hall.gateway.asked) == asked


@pytest.mark.parametrize("wish", [PAID, NOT_PAID])
def test_an_order_has_one_end_whoever_comes_at_the_same_moment(refund_hall: RefundHall, wish: PaymentState) -> None:
    """Two people who disagree, a notice, and whoever tends the hall."""
    silent(refund_hall)
    refund_hall.clock.advance(timedelta(minutes=31))
    other = NOT_PAID if wish is PAID else PAID
    told = at_once(
        lambda: decide(refund_hall, wish),
        lambda: decide(refund_hall, other),
        lambda: _notice(refund_hall),
        lambda: refund_hall.billing.settle_pending(actor=K2),
    )
    decisions = [one for one in told if isinstance(one, Decision)]
    assert len(ends(refund_hall)) == 1
    assert {one.state.value for one in decisions} == set(ends(refund_hall))
    assert sum(one.is_ours for one in decisions) == len(refund_hall.audited("billing.decide")) <= 1
    assert NoticeOutcome.ACCEPTED in told
    if ends(refund_hall) == ["paid"]:
        assert is_settled(refund_hall)
        assert len(refund_hall.rows(InvoiceRow)) == 1
    else:
        assert not is_settled(refund_hall)


def test_a_kiosk_that_asks_again_hears_what_was_decided(refund_hall: RefundHall) -> None:
    visit = silent(refund_hall)
    decide(refund_hall)
    again = Billing(refund_hall.office, (refund_hall.gateway,))
    assert again.ask(visit.charge_id, actor=K1).state is PAID


def test_paid_for_a_visit_that_was_cancelled_goes_back(refund_hall: RefundHall) -> None:
    """The database was put together by hand, or by an older program."""
    visit = silent(refund_hall)
    with refund_hall.database.begin() as session:
        cancel(refund_hall.office, session, lock_account(session, visit.charge_id), actor=K2)
    assert decide(refund_hall) == DECIDED
    assert [row["amount"] for row in refund_hall.rows(RefundRow)] == [5001]
    refund_hall.refunds.settle(actor=K2)


# ---- who may ----------------------------------------------------------------


def test_another_person_who_may_has_to_agree(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    asked = len(refund_hall.gateway.asked)
    for second in (None, CASHIER, BOSS, CLERK, K1, Actor("D3", "9999")):
        with pytest.raises(OtherNeeded):
            decide(refund_hall, actor=BOSS, second=second)
    with pytest.raises(OtherNeeded):
        decide(refund_hall, second=Actor("D9", "0114"))
    assert len(refund_hall.gateway.asked) == asked
    assert ends(refund_hall) == []


def test_only_those_who_reconcile_see_and_decide(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    for actor in (CLERK, K1, Actor("D1", "operator"), Actor("D1", "9999")):
        with pytest.raises(NotAllowed):
            service(refund_hall).unclear(actor=actor)
        with pytest.raises(NotAllowed):
            decide(refund_hall, actor=actor)
    assert ends(refund_hall) == []


def test_a_right_that_is_taken_away_meanwhile_is_gone(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    operator = Actor("D1", "operator")
    expected: tuple[tuple[str, type[DomainError]], ...] = (("0115", OtherNeeded), ("0114", NotAllowed))
    for number, error in expected:
        refund_hall.gateway.meanwhile = partial(refund_hall.staff.lock, number, actor=operator)
        with pytest.raises(error):
            decide(refund_hall)
        refund_hall.staff.unlock(number, actor=operator)
    assert ends(refund_hall) == []


def test_a_reason_is_demanded(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    for why in ("", "  ", "长" * 101):
        with pytest.raises(InvalidEntry):
            decide(refund_hall, why=why)
    assert ends(refund_hall) == []


def test_nobody_decides_what_is_still_asked_about(refund_hall: RefundHall) -> None:
    begun(refund_hall)
    refund_hall.clock.advance(ORDER_LIFE)
    with pytest.raises(StillPaying):
        decide(refund_hall)
    assert ends(refund_hall) == []


def test_a_decision_is_an_end_of_an_order_of_ours(refund_hall: RefundHall) -> None:
    silent(refund_hall)
    for state in (UNKNOWN, WAITING):
        with pytest.raises(Misuse):
            decide(refund_hall, state)
    with pytest.raises(Misuse):
        service(refund_hall).decide(99, PAID, reason=WHY, actor=CASHIER, second=BOSS)
