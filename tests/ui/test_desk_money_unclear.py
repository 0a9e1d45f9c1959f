"""收费处: orders without an end, ended by keys, a reason and somebody else who agrees."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.journey import PaymentState, Visit
from kiosk.storage.tables import AuditRow, PaymentStateRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.money.unclear import UnclearTab
from tests.employing import PIN
from tests.services.small_hall import K1
from tests.ui.at_the_money_desk import MoneyScene, at_the_money_desk

F8, F9 = Qt.Key.Key_F8, Qt.Key.Key_F9
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
UNKNOWN, PAID = PaymentState.UNKNOWN, PaymentState.PAID


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[MoneyScene]:
    """A cashier's."""
    with at_the_money_desk(qtbot, sqlite_url, vault) as scene:
        yield scene


def silent(scene: MoneyScene) -> Visit:
    """An order that nobody could say the end of for hours."""
    hall = scene.hall
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.answers |= {"query": UNKNOWN, "cancel": UNKNOWN}
    hall.clock.advance(timedelta(hours=2))
    hall.billing.settle_pending(actor=K1)
    return visit


def unclear_tab(scene: MoneyScene) -> UnclearTab:
    tab = scene.tab(7)
    assert isinstance(tab, UnclearTab)
    return tab


def agreed(scene: MoneyScene, number: str = "0115") -> None:
    """Somebody else signs in."""
    scene.type(number)
    scene.key(ENTER)
    scene.type(PIN)
    scene.key(ENTER)


def written(scene: MoneyScene) -> list[object]:
    return [row["state"] for row in scene.hall.rows(PaymentStateRow)]


def test_two_people_end_an_order_as_paid(scene: MoneyScene) -> None:
    silent(scene)
    tab = unclear_tab(scene)
    assert scene.cells() == [("A001", "fake", "¥ 50.01", "09:44", "No clear answer")]
    assert "Look for the order in the payment company's own records first." in scene.said()
    scene.key(F8)
    assert "A001: ¥ 50.01 counts as paid. The patient gets ticket and invoice." in scene.said()
    scene.key(ENTER)
    assert tab.reason.entry.hasFocus()  # without a reason nothing goes on
    scene.type("seen in the records")
    scene.key(ENTER)
    assert "A second person must agree: somebody else who may approve refunds." in scene.said()
    agreed(scene, "0114")
    assert "This has to be somebody else." in scene.said()
    tab.second.number.setFocus()
    tab.second.number.clear()
    agreed(scene)
    assert "Written down: charged. Ticket and invoice can be printed." in scene.said()
    assert written(scene)[-1] == "paid"
    assert scene.cells() == []
    assert "Every order has an end" in scene.said()
    detail = scene.hall.rows(AuditRow, action="billing.decide")[0]["detail"]
    assert "seen in the records" in str(detail)
    scene.key(F8)
    assert tab.reason.isHidden()


def test_two_people_end_an_order_as_not_paid(scene: MoneyScene) -> None:
    silent(scene)
    tab = unclear_tab(scene)
    scene.key(F9)
    assert "A001: ¥ 50.01 counts as not paid, or as gone back." in scene.said()
    scene.type("not in the records")
    scene.key(ENTER)
    scene.key(ESC)
    assert tab.second.isHidden()
    assert tab.table.hasFocus()
    scene.key(F9)
    scene.type("not in the records")
    scene.key(ENTER)
    agreed(scene)
    assert "Written down: not charged. The place becomes free by itself." in scene.said()
    assert written(scene)[-1] == "not_paid"


def test_a_question_goes_with_its_order(scene: MoneyScene) -> None:
    """Another key, another row, or an order that has ended meanwhile: nobody agrees to what is not in sight."""
    silent(scene)
    tab = unclear_tab(scene)
    scene.key(F8)
    scene.type("seen in the records")
    scene.key(ENTER)
    assert not tab.second.isHidden()
    scene.hall.gateway.answers["cancel"] = PAID
    scene.hall.clock.advance(timedelta(hours=1))
    scene.hall.billing.settle_pending(actor=K1)
    scene.look()
    assert scene.cells() == []
    assert tab.second.isHidden()
    assert tab.reason.isHidden()
    assert "Every order has an end" in scene.said()


@pytest.mark.parametrize(("truth", "told"), [(PAID, "charged"), (PaymentState.NOT_PAID, "not charged")])
def test_a_gateway_that_answers_meanwhile_is_told_of(scene: MoneyScene, truth: PaymentState, told: str) -> None:
    silent(scene)
    unclear_tab(scene)
    scene.hall.gateway.answers["cancel"] = truth
    scene.key(F9 if truth is PAID else F8)
    scene.type("a mistake")
    scene.key(ENTER)
    agreed(scene)
    assert f"It is known by now: {told}. What you decided was not needed." in scene.said()
    assert written(scene)[-1] == truth.value


def test_another_amount_and_a_gateway_that_is_gone_are_told(scene: MoneyScene) -> None:
    silent(scene)
    scene.hall.gateway.answers["cancel"] = PAID
    scene.hall.gateway.amount = 4999
    scene.hall.clock.advance(timedelta(hours=1))
    scene.hall.billing.settle_pending(actor=K1)
    unclear_tab(scene)
    assert [row[-1] for row in scene.cells()] == ["¥ 49.99 was paid"]


def test_who_reconciles_sees_that_there_are_some(scene: MoneyScene) -> None:
    scene.tab(4)
    assert "Orders without an end" not in scene.said()
    silent(scene)
    scene.look()
    assert "Orders without an end: 1. See “Stuck”." in scene.said()
