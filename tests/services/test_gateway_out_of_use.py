"""A gateway without its keys: another wallet is offered, or the window; nothing it was asked before is guessed."""

from datetime import timedelta

import pytest

from kiosk.domain.errors import Misuse, PaymentUnknown
from kiosk.domain.journey import PayBy, PaymentState
from kiosk.domain.money_errors import CodeNotTaken
from kiosk.domain.paying import RefundState, Wallet
from kiosk.storage.tables import GatewayCallRow, PaymentLookRow, PaymentRow, PaymentStateRow, TicketStateRow
from tests.services.refund_hall import RefundHall
from tests.services.small_hall import K1, SmallHall
from tests.services.two_wallets import TwoWallets, two_wallets

PAID, NOT_PAID, UNKNOWN, WAITING = (
    PaymentState.PAID,
    PaymentState.NOT_PAID,
    PaymentState.UNKNOWN,
    PaymentState.WAITING,
)
WECHAT_CODE, ALIPAY_CODE = "134567890123456789", "2834567890123456"


@pytest.fixture
def two(hall: SmallHall) -> TwoWallets:
    return two_wallets(hall)


def tries(two: TwoWallets) -> list[object]:
    return [row["tries"] for row in two.hall.rows(PaymentLookRow)]


def test_the_other_wallet_is_offered_until_it_is_back(two: TwoWallets) -> None:
    visit, two.wechat.in_use = two.visit(), False
    for wallet in (None, Wallet.WECHAT, Wallet.ALIPAY):
        payment = two.billing.begin(visit.charge_id, wallet=wallet, actor=K1)
        assert (payment.state, payment.wallet, payment.wallets) == (WAITING, Wallet.ALIPAY, (Wallet.ALIPAY,))
        assert payment.takes_phone
    assert (two.wechat.asked, two.alipay.asked) == ([], ["start", "query", "query"])
    two.wechat.in_use = True
    payment = two.billing.begin(visit.charge_id, wallet=Wallet.WECHAT, actor=K1)
    assert (payment.wallet, payment.wallets) == (Wallet.WECHAT, (Wallet.WECHAT, Wallet.ALIPAY))
    with pytest.raises(Misuse):
        two.billing._till.name_of(Wallet("any"))


def test_with_no_wallet_the_window_is_left_and_no_order_is_opened(two: TwoWallets) -> None:
    visit, two.wechat.in_use, two.alipay.in_use = two.visit("chen 10:30"), False, False
    for wallet in (None, Wallet.ALIPAY):
        payment = two.billing.begin(visit.charge_id, wallet=wallet, actor=K1)
        assert (payment.state, payment.amount, payment.wallets) == (NOT_PAID, visit.due, ())
        assert (payment.takes_phone, payment.takes_codes) == (False, False)
    assert not two.billing.ask(visit.charge_id, actor=K1).takes_phone
    assert two.hall.rows(PaymentRow) == []
    at_window, payment = two.billing.pay_at_window(visit, actor=K1)
    assert (at_window.pay_by, payment.state) == (PayBy.WINDOW, NOT_PAID)
    assert [row["state"] for row in two.hall.rows(TicketStateRow)] == ["unpaid", "waiting"]
    two.alipay.in_use = True
    assert two.billing.begin(visit.charge_id, actor=K1).wallet is Wallet.ALIPAY


def test_its_open_order_is_unknown_and_is_asked_about_when_it_is_back(two: TwoWallets) -> None:
    visit = two.visit("chen 10:30")
    two.billing.begin(visit.charge_id, actor=K1)
    two.wechat.in_use = False
    for wallet in (None, Wallet.WECHAT, Wallet.ALIPAY):
        assert two.billing.begin(visit.charge_id, wallet=wallet, actor=K1).state is UNKNOWN
    assert two.billing.charge_code(visit.charge_id, ALIPAY_CODE, actor=K1).state is UNKNOWN
    with pytest.raises(PaymentUnknown):
        two.billing.pay_at_window(visit, actor=K1)
    two.hall.clock.advance(timedelta(minutes=31))
    assert two.billing.settle_pending(actor=K1) == 0
    assert two.billing.ask(visit.charge_id, actor=K1).state is UNKNOWN
    assert (two.wechat.asked, two.alipay.asked, tries(two)) == (["start"], [], [0])
    assert [row["call"] for row in two.hall.rows(GatewayCallRow)] == ["start"]  # nothing that was not asked
    assert [row["state"] for row in two.hall.rows(PaymentStateRow)] == ["waiting", "unknown"]
    two.wechat.in_use = True
    two.wechat.answers["cancel"] = PAID
    assert two.billing.settle_pending(actor=K1) == 1
    assert two.billing.ask(visit.charge_id, actor=K1).state is PAID


def test_an_order_that_ended_unpaid_waits_for_its_second_look(two: TwoWallets) -> None:
    visit = two.visit("chen 10:30")
    two.billing.begin(visit.charge_id, actor=K1)
    two.billing.pay_at_window(visit, actor=K1)
    two.wechat.in_use = False
    for _ in range(3):
        two.hall.clock.advance(timedelta(minutes=10))
        assert two.billing.settle_pending(actor=K1) == 0
    two.wechat.in_use = True
    two.wechat.answers |= {"query": PAID, "cancel": PAID}
    assert two.billing.settle_pending(actor=K1) == 1
    assert two.wechat.asked == ["start", "cancel", "query", "cancel"]


def test_a_code_of_a_wallet_out_of_use_is_not_read(two: TwoWallets) -> None:
    visit, two.wechat.in_use = two.visit(), False
    with pytest.raises(CodeNotTaken):
        two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1)
    assert two.billing.charge_code(visit.charge_id, ALIPAY_CODE, actor=K1).state is WAITING
    assert two.wechat.asked == []


def test_money_goes_back_when_its_gateway_is_back(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit("any 10:00")
    asked = list(refund_hall.gateway.asked)
    refund_hall.gateway.in_use = False
    assert refund_hall.cancel(visit).state is RefundState.UNKNOWN
    refund_hall.clock.advance(timedelta(minutes=2))
    assert refund_hall.refunds.settle(actor=K1) == 0
    assert refund_hall.gateway.asked == asked
    refund_hall.gateway.in_use = True
    assert refund_hall.refunds.settle(actor=K1) == 1
    assert refund_hall.gateway.asked == [*asked, "refund"]
    assert next(states for *_, states in refund_hall.money())[-1] == "done"
