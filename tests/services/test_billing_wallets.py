"""两个钱包: one order of a charge is open at a time, whichever the wallet, shown or scanned."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.errors import DatabaseAway, Misuse, PlaceReleased
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import CodeNotTaken, NoPaymentCode
from kiosk.domain.paying import How, Wallet
from kiosk.services.money.billing import Billing
from kiosk.storage.tables import AuditRow, GatewayAnswerRow, GatewayCallRow, PaymentRow, PaymentStateRow
from tests.services.small_hall import K1, Gateway, SmallHall
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


def orders(two: TwoWallets) -> list[tuple[object, object]]:
    return [(row["gateway"], row["scanned"]) for row in two.hall.rows(PaymentRow)]


def test_the_first_wallet_is_offered_first_and_the_last_one_used_again(two: TwoWallets) -> None:
    visit = two.visit()
    first = two.billing.begin(visit.charge_id, actor=K1)
    assert (first.wallet, first.wallets, first.takes_codes) == (Wallet.WECHAT, (Wallet.WECHAT, Wallet.ALIPAY), True)
    other = two.billing.begin(visit.charge_id, wallet=Wallet.ALIPAY, actor=K1)
    assert (other.wallet, other.state, other.how) == (Wallet.ALIPAY, WAITING, How.SHOWN)
    two.hall.clock.advance(timedelta(minutes=4))
    assert two.billing.begin(visit.charge_id, actor=K1).wallet is Wallet.ALIPAY
    assert orders(two) == [("wechat", False), ("alipay", False), ("alipay", False)]


def test_changing_the_wallet_closes_the_open_order_before_another_is_opened(two: TwoWallets) -> None:
    visit = two.visit()
    two.billing.begin(visit.charge_id, wallet=Wallet.WECHAT, actor=K1)
    asked: list[list[str]] = []
    two.alipay.meanwhile = lambda: asked.append(list(two.wechat.asked))
    for _ in range(2):
        assert two.billing.begin(visit.charge_id, wallet=Wallet.ALIPAY, actor=K1).code.startswith("pay://")
    assert asked == [["start", "cancel"]]
    assert two.alipay.asked == ["start", "query"]


@pytest.mark.parametrize(("answer", "told"), [(PAID, PAID), (UNKNOWN, UNKNOWN), (WAITING, UNKNOWN)])
def test_another_wallet_is_not_opened_while_the_first_may_be_paid(
    two: TwoWallets, answer: PaymentState, told: PaymentState
) -> None:
    visit = two.visit()
    two.billing.begin(visit.charge_id, actor=K1)
    two.wechat.answers["cancel"] = answer
    for _ in range(2):
        assert two.billing.begin(visit.charge_id, wallet=Wallet.ALIPAY, actor=K1).state is told
    assert two.alipay.asked == []
    assert orders(two) == [("wechat", False)]


def test_a_wallet_nobody_takes_here_is_a_mistake(hall: SmallHall) -> None:
    billing = Billing(hall.office, (Gateway("wechat", Wallet.WECHAT),))
    with pytest.raises(Misuse):
        billing.begin(hall.visit().charge_id, wallet=Wallet.ALIPAY, actor=K1)


def test_an_order_at_a_gateway_that_is_not_here_stays_unknown(two: TwoWallets) -> None:
    visit = two.visit()
    two.billing.begin(visit.charge_id, actor=K1)
    elsewhere = Billing(two.hall.office, (two.alipay,))
    for wallet in (None, Wallet.ALIPAY):
        told = elsewhere.begin(visit.charge_id, wallet=wallet, actor=K1)
        assert (told.state, told.wallet) == (UNKNOWN, Wallet.ANY)
    assert two.alipay.asked == []
    two.hall.clock.advance(timedelta(minutes=31))
    assert elsewhere.settle_pending(actor=K1) == 0
    assert two.billing.settle_pending(actor=K1) == 2  # the order closed, the place given back


def test_every_call_is_written_before_and_after(two: TwoWallets, caplog: pytest.LogCaptureFixture) -> None:
    visit = two.visit()

    def look() -> None:
        ((call,), answers) = two.hall.rows(GatewayCallRow), two.hall.rows(GatewayAnswerRow)
        assert (call["call"], call["payment_id"], call["actor"], answers) == ("start", 1, "patient@K1", [])
        raise RuntimeError(WECHAT_CODE)

    two.wechat.meanwhile = look
    assert two.billing.begin(visit.charge_id, actor=K1).state is UNKNOWN
    two.billing.begin(visit.charge_id, wallet=Wallet.ALIPAY, actor=K1)
    calls = [(row["call"], row["key"]) for row in two.hall.rows(GatewayCallRow)]
    keys = [row["key"] for row in two.hall.rows(PaymentRow)]
    assert calls == [("start", keys[0]), ("cancel", keys[0]), ("start", keys[1])]
    answers = [(row["state"], row["reference"]) for row in two.hall.rows(GatewayAnswerRow)]
    assert answers == [("unknown", ""), ("not_paid", "ref-cancel"), ("waiting", "ref-start")]
    assert "RuntimeError" in caplog.text
    assert WECHAT_CODE not in caplog.text


def test_no_gateway_is_called_that_cannot_be_written_down(two: TwoWallets, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = two.visit()
    two.billing.begin(visit.charge_id, actor=K1)

    def away(*_: object, **__: object) -> None:
        raise DatabaseAway("as told")

    monkeypatch.setattr("kiosk.services.money.calls.ADD_CALL.one", away)
    with pytest.raises(DatabaseAway):
        two.billing.ask(visit.charge_id, actor=K1)
    assert two.wechat.asked == ["start"]


# ---- 付款码 ------------------------------------------------------------------------


def test_a_scanned_code_is_charged_after_the_shown_one_is_closed(two: TwoWallets) -> None:
    visit = two.visit()
    two.billing.begin(visit.charge_id, actor=K1)
    two.alipay.answers["charge"] = PAID
    assert two.billing.charge_code(visit.charge_id, ALIPAY_CODE, actor=K1).state is PAID
    assert (two.wechat.asked, two.alipay.asked, two.alipay.codes) == (["start", "cancel"], ["charge"], [ALIPAY_CODE])
    assert orders(two) == [("wechat", False), ("alipay", True)]
    assert two.billing.charge_code(visit.charge_id, ALIPAY_CODE, actor=K1).state is PAID
    assert two.alipay.codes == [ALIPAY_CODE]


def test_while_the_password_is_typed_the_same_scan_charges_nothing_more(two: TwoWallets) -> None:
    visit = two.visit()
    told = two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1)
    assert (told.state, told.how, told.code, told.wallet) == (WAITING, How.SCANNED, "", Wallet.WECHAT)
    two.wechat.answers["query"] = UNKNOWN
    assert two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1).state is UNKNOWN
    two.wechat.answers["query"] = PAID
    assert two.billing.begin(visit.charge_id, actor=K1).state is PAID
    assert two.wechat.asked == ["charge", "query", "query"]


@pytest.mark.parametrize("how", ["asks", "another wallet", "another code"])
def test_a_password_that_was_refused_frees_the_way(two: TwoWallets, how: str) -> None:
    visit = two.visit()
    two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1)
    two.wechat.answers["query"] = NOT_PAID
    ways: dict[str, Callable[[], PaymentState]] = {
        "asks": lambda: two.billing.ask(visit.charge_id, actor=K1).state,
        "another wallet": lambda: two.billing.begin(visit.charge_id, wallet=Wallet.WECHAT, actor=K1).state,
        "another code": lambda: two.billing.charge_code(visit.charge_id, ALIPAY_CODE, actor=K1).state,
    }
    assert ways[how]() is (NOT_PAID if how == "asks" else WAITING)
    assert [row["state"] for row in two.hall.rows(PaymentStateRow, payment_id=1)] == ["waiting", "not_paid"]


def test_a_code_whose_answer_was_lost_is_asked_about_and_called_back_but_never_started(two: TwoWallets) -> None:
    """The kiosk dies while the gateway takes the money: "unknown there" may mean "not there yet"."""
    visit = two.visit()
    two.wechat.answers |= {"charge": UNKNOWN, "query": NOT_PAID}
    assert two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1).state is UNKNOWN
    again = Billing(two.hall.office, (two.wechat, two.alipay))
    assert again.begin(visit.charge_id, actor=K1).state is UNKNOWN
    two.hall.clock.advance(timedelta(seconds=91))
    assert again.settle_pending(actor=K1) == 1
    assert two.wechat.asked == ["charge", "query", "cancel"]
    assert again.begin(visit.charge_id, actor=K1).state is WAITING


def test_whoever_opened_an_order_at_the_same_moment_is_told_of(
    two: TwoWallets, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = two.visit()
    close = two.billing.close_order

    def slow(charge: int, *, actor: object) -> object:
        closed = close(charge, actor=K1)
        two.billing.begin(charge, actor=K1)
        return closed

    monkeypatch.setattr(two.billing, "close_order", slow)
    assert two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1).state is WAITING
    assert (two.wechat.codes, orders(two)) == ([], [("wechat", False)])


def test_codes_are_neither_stored_nor_logged_and_others_are_refused(
    two: TwoWallets, caplog: pytest.LogCaptureFixture
) -> None:
    visit = two.visit()
    two.alipay.takes_codes = False
    two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1)
    with pytest.raises(NoPaymentCode):
        two.billing.charge_code(visit.charge_id, "6921168509256", actor=K1)
    with pytest.raises(CodeNotTaken):
        two.billing.charge_code(visit.charge_id, ALIPAY_CODE, actor=K1)
    tables = (PaymentRow, PaymentStateRow, GatewayCallRow, GatewayAnswerRow, AuditRow)
    written = repr([two.hall.rows(table) for table in tables])
    assert WECHAT_CODE not in written + caplog.text
    assert ALIPAY_CODE not in written + caplog.text


def test_no_code_is_charged_for_a_place_that_was_given_back(two: TwoWallets) -> None:
    visit = two.visit()
    two.billing.give_up(visit, actor=K1)
    with pytest.raises(PlaceReleased):
        two.billing.charge_code(visit.charge_id, WECHAT_CODE, actor=K1)
    assert two.wechat.asked == []


def test_the_books_tell_of_paid_money_without_a_gateway(two: TwoWallets) -> None:
    visit = two.visit()
    two.billing.begin(visit.charge_id, actor=K1)
    assert two.billing.settled(visit.charge_id) is None
    two.wechat.answers["query"] = PAID
    two.billing.ask(visit.charge_id, actor=K1)
    asked = list(two.wechat.asked)
    payment = two.billing.settled(visit.charge_id)
    assert payment is not None
    assert (payment.state, payment.amount, two.wechat.asked) == (PAID, visit.due, asked)
