"""收费处: slips of a hand, and what happens meanwhile: nothing is taken twice, and nothing for somebody else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.journey import PayBy, PaymentState
from kiosk.domain.paying import WindowMethod
from kiosk.ports import CodeRead, Printed
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.tables import DrawerCountRow, InvoiceVoidRow, PaymentRow, RefundRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.money.drawer import DrawerTab
from kiosk.ui.desk.money.invoices import InvoicesTab
from kiosk.ui.desk.money.refunds import RefundsTab
from kiosk.ui.desk.money.take import TakeTab
from tests.services.refund_hall import BOSS
from tests.ui.at_the_money_desk import LONG, MoneyScene, at_the_money_desk

F6, F8, F9 = (Qt.Key(Qt.Key.Key_F1 + number) for number in (5, 7, 8))
ENTER, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[MoneyScene]:
    """A cashier's."""
    with at_the_money_desk(qtbot, sqlite_url, vault) as scene:
        yield scene


@pytest.fixture
def tab(scene: MoneyScene) -> TakeTab:
    """Two patients wait to pay."""
    scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
    scene.hall.visit("zhou 14:00", 2, PayBy.WINDOW)
    scene.look()
    tab = scene.section.tab
    assert isinstance(tab, TakeTab)
    tab.setFocus()
    return tab


def paid(scene: MoneyScene) -> list[tuple[object, object]]:
    return [(row["gateway"], row["amount"]) for row in scene.hall.rows(PaymentRow)]


def press(scene: MoneyScene, *keys: Qt.Key | str) -> int:
    """Press keys, or type words; how many keys that were."""
    count = 0
    for key in keys:
        if isinstance(key, str):
            scene.type(key)
            count += len(key)
        else:
            scene.key(key)
            count += 1
    return count


# ---- a queue ----------------------------------------------------------------


def test_whoever_stands_first_pays_in_cash_with_five_keys(scene: MoneyScene, tab: TakeTab) -> None:
    assert press(scene, ENTER, "100", ENTER) == 5
    assert paid(scene) == [("cash", 5001)]
    assert "A001 · Change ¥ 49.99" in scene.said()
    assert tab.finder.hasFocus()
    assert [row[0] for row in scene.cells()] == ["A002"]
    press(scene, ENTER)
    assert "A001 · Change" in scene.said()  # until something is typed for the next one
    press(scene, "1")
    assert "A001 · Change" not in scene.said()


def test_the_next_but_one_pays_with_six_keys_and_a_scanned_ticket_with_four(scene: MoneyScene, tab: TakeTab) -> None:
    assert press(scene, DOWN, DOWN, ENTER, "60", ENTER) == 6
    assert [row[0] for row in scene.cells()] == ["A001"]
    scene.ears.heard.emit(CodeRead("ticket", "A001"))
    scene.settled()
    assert tab.given.hasFocus()
    assert press(scene, "100", ENTER) == 4
    assert paid(scene) == [("cash", 5001)] * 2
    assert tab.finder.text() == ""
    assert "Nobody has anything to pay." in scene.said()


def test_whoever_is_not_found_is_said_and_escape_shows_everybody(scene: MoneyScene, tab: TakeTab) -> None:
    press(scene, "A077", ENTER)
    assert scene.cells() == []
    assert "Nothing is due for them. Esc shows the whole list." in scene.said()
    press(scene, ESCAPE)
    assert [row[0] for row in scene.cells()] == ["A001", "A002"]


def test_a_payment_by_phone_that_ends_later_leaves_what_is_typed_for_the_next(scene: MoneyScene, tab: TakeTab) -> None:
    scene.ears.heard.emit(CodeRead("payment", "134567890123456789"))
    scene.settled()
    assert "A001 · Not charged yet" in scene.said()
    press(scene, DOWN, DOWN, ENTER, "100")
    scene.hall.gateway.answers["query"] = PaymentState.PAID
    scene.section.tick()
    scene.settled()
    assert "A001 · Charged: ¥ 50.01 is taken." in scene.said()
    assert [row[0] for row in scene.cells()] == ["A002"]
    assert (tab.given.text(), tab.given.hasFocus()) == ("100", True)
    press(scene, ENTER)
    assert paid(scene) == [("fake", 5001), ("cash", 5001)]


# ---- slips ------------------------------------------------------------------


def test_a_resident_s_number_among_the_cash_goes_to_no_gateway(scene: MoneyScene, tab: TakeTab) -> None:
    press(scene, F9, "110105199003070025", ENTER)  # begins as a payment code does
    assert "Please enter an amount, such as 100 or 12.5." in scene.said()
    assert (paid(scene), scene.hall.gateway.codes) == ([], [])


@pytest.mark.parametrize("typed", ["abc", "1e9", "-100", "10,00", "100000000"])
def test_what_is_no_amount_is_said_and_nothing_is_taken(scene: MoneyScene, tab: TakeTab, typed: str) -> None:
    press(scene, F9, typed, F9)
    assert "Please enter an amount, such as 100 or 12.5." in scene.said()
    assert tab.given.hasFocus()
    assert tab.given.accessibleName() == "Cash given"
    press(scene, F9)
    assert paid(scene) == []


def test_less_than_is_due_is_not_taken_and_what_was_pasted_is(scene: MoneyScene, tab: TakeTab) -> None:
    press(scene, F9, "50", ENTER)
    assert "The cash is less than what is due." in scene.said()
    assert paid(scene) == []
    tab.given.clear()
    assert "The cash is less" not in scene.said()
    QApplication.clipboard().setText("  １００．００ 元 \n")
    tab.given.paste()
    assert "Change ¥ 49.99" in scene.said()
    press(scene, ENTER)
    assert paid(scene) == [("cash", 5001)]


def test_enter_struck_three_times_takes_once(scene: MoneyScene, tab: TakeTab) -> None:
    press(scene, ENTER, "100")
    for _ in range(3):
        QTest.keyClick(tab.given, ENTER)
    scene.settled()
    assert paid(scene) == [("cash", 5001)]
    press(scene, ENTER, ENTER, F9, F9)
    assert paid(scene) == [("cash", 5001)]


def test_what_was_typed_for_one_way_does_not_go_another(scene: MoneyScene, tab: TakeTab) -> None:
    press(scene, F9, "100", F6, "T-1", F9)
    assert paid(scene) == []
    assert tab.given.hasFocus()
    press(scene, F6, F6)
    assert paid(scene) == [("card", 5001)]


def test_who_pays_elsewhere_meanwhile_is_not_followed_by_the_next(scene: MoneyScene, tab: TakeTab) -> None:
    first = tab.chosen
    assert first is not None
    press(scene, ENTER, "10")
    scene.hall.billing.take_at_window(first.charge_id, WindowMethod.CASH, actor=BOSS)
    scene.look()
    assert "A001: nothing is due any more. Please choose again." in scene.said()
    assert tab.finder.hasFocus()
    assert tab.given.text() == ""
    QTest.keyClicks(QApplication.focusWidget(), "0")
    press(scene, ENTER)
    assert paid(scene) == [("cash", 5001)]


# ---- what happens meanwhile -------------------------------------------------


def test_a_desk_that_is_locked_meanwhile_has_taken_and_printed_once(scene: MoneyScene, tab: TakeTab) -> None:
    press(scene, ENTER, "100")
    QTest.keyClick(tab.given, ENTER)
    scene.section.stop()
    scene.bot.waitUntil(lambda: any(each.startswith("invoice") for each in scene.hall.invoices.titles), timeout=LONG)
    assert paid(scene) == [("cash", 5001)]
    assert len(scene.hall.invoices.titles) == 1
    scene.look()
    assert [row[0] for row in scene.cells()] == ["A002"]


def test_a_right_that_was_taken_away_takes_nothing_and_shows_nobody(scene: MoneyScene, tab: TakeTab) -> None:
    press(scene, ENTER, "100")
    StaffAccounts(scene.hall.office).lock("0114", actor=BOSS)
    press(scene, ENTER)
    assert "Your role may not do this. Please ask an administrator." in scene.said()
    assert paid(scene) == []
    assert scene.cells() == []
    assert "王小明" not in scene.said()


def test_papers_that_do_not_come_out_are_said_beside_the_money(scene: MoneyScene, tab: TakeTab) -> None:
    for printer in (scene.hall.tickets, scene.hall.invoices):
        printer.result = Printed.UNKNOWN
    press(scene, ENTER, "100", ENTER)
    assert "A001 · Charged: ¥ 50.01 is taken.\n" in scene.said() + "\n"
    assert "The papers are printed" not in scene.said()
    assert "A001 · Please see whether the paper came out." in scene.said()
    assert "A001 · Change ¥ 49.99" in scene.said()


# ---- giving back, voiding, counting -----------------------------------------


def test_a_question_about_one_row_is_closed_by_another(scene: MoneyScene) -> None:
    scene.hall.paid_visit("chen 10:30", 1)
    scene.hall.paid_visit("zhou 14:00", 2)
    back = scene.tab(2)
    assert isinstance(back, RefundsTab)
    back.finder.look_for("1")
    scene.settled()
    back.finder.look_for("A001")
    scene.settled()
    (own,) = scene.cells()
    scene.key(F8)
    assert not back.reason.isHidden()
    back.finder.look_for("A002")
    scene.settled()
    assert scene.cells() != [own]
    assert back.reason.isHidden()
    assert scene.hall.rows(RefundRow) == []


def test_a_refund_confirmed_twice_is_one(scene: MoneyScene) -> None:
    visit = scene.hall.paid_visit("chen 10:30")
    back = scene.tab(2)
    assert isinstance(back, RefundsTab)
    back.of_visit(visit.registration_id)
    scene.settled()
    scene.key(F6)
    scene.key(ENTER, Qt.KeyboardModifier.AltModifier)
    assert "Please choose at least one." in scene.said()
    scene.key(ESCAPE)
    scene.key(F8)
    scene.type("wrong day")
    for _ in range(3):
        QTest.keyClick(back.reason.entry, ENTER)
    scene.settled()
    assert [row["amount"] for row in scene.hall.rows(RefundRow)] == [5001]


def test_an_invoice_voided_twice_is_void_once(scene: MoneyScene) -> None:
    scene.hall.cash_visit()
    tab = scene.tab(3)
    assert isinstance(tab, InvoicesTab)
    assert tab.finder.wanted == ""
    tab.finder.look_for("1")
    scene.settled()
    scene.hall.invoices.result = scene.hall.tickets.result = Printed.UNKNOWN
    scene.key(F8)
    scene.type("paper jam")
    for _ in range(2):
        QTest.keyClick(tab.reason.entry, ENTER)
    scene.settled()
    assert len(scene.hall.rows(InvoiceVoidRow)) == 1
    assert "Voided. There is a new invoice." in scene.said()
    assert "Please see whether the paper came out." in scene.said()


def test_a_drawer_with_letters_in_it_is_not_handed_over_and_others_once(scene: MoneyScene) -> None:
    scene.hall.cash_visit("chen 10:30")
    tab = scene.tab(5)
    assert isinstance(tab, DrawerTab)
    tab.grid.begin()
    scene.type("x")
    assert "No number" in scene.said()
    scene.key(F9)
    assert tab.grid.fields[10_000].hasFocus()
    assert scene.hall.rows(DrawerCountRow) == []
    tab.grid.fields[10_000].clear()
    tab.grid.fields[5000].setText("１")
    tab.grid.fields[1].setFocus()
    scene.type("1")
    scene.key(ENTER)
    assert tab.whom.hasFocus()
    scene.key(ENTER)
    assert "Please fill this in." in scene.said()
    scene.type("0115")
    for _ in range(2):
        QTest.keyClick(tab.whom, ENTER)
    scene.settled()
    assert len(scene.hall.rows(DrawerCountRow)) == 1
    assert "Counted and handed over: ¥ 50.01." in scene.said()
