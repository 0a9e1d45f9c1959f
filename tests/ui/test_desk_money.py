"""收费处: money is taken and given back by keys, once, and what is said of it is true."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.wedge import WedgeScanner
from kiosk.domain.cancelling import CancelRules
from kiosk.domain.journey import PayBy, PaymentState
from kiosk.domain.money_desk import PaidVisit
from kiosk.domain.paying import RefundState
from kiosk.ports import CodeRead
from kiosk.storage.tables import PaymentRow, RefundRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.keys import DeskKeys
from kiosk.ui.desk.money.refunds import RefundsTab
from kiosk.ui.desk.money.sums import count_of, fen_of
from kiosk.ui.desk.money.take import TakeTab
from tests.services.small_hall import K1
from tests.ui.at_the_money_desk import CLERK, MoneyScene, at_the_money_desk

F5, F6, F7, F8, F9 = (Qt.Key(Qt.Key.Key_F1 + number) for number in (4, 5, 6, 7, 8))
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
WECHAT_CODE = "134567890123456789"


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[MoneyScene]:
    """A cashier's."""
    with at_the_money_desk(qtbot, sqlite_url, vault) as scene:
        yield scene


def take_tab(scene: MoneyScene) -> TakeTab:
    scene.look()
    tab = scene.section.tab
    assert isinstance(tab, TakeTab)
    return tab


def refunds_tab(scene: MoneyScene) -> RefundsTab:
    tab = scene.tab(2)
    assert isinstance(tab, RefundsTab)
    return tab


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("100", 10_000),
        ("12.5", 1250),
        ("0.07", 7),
        (".5", 50),
        (" 3. ", 300),
        ("１００．５", 10_050),
        ("¥ 1,000 元", 100_000),
        ("1 000", 100_000),
        ("9999999.99", 999_999_999),
        ("", None),
        (".", None),
        ("-1", None),
        ("1.234", None),
        ("10,00", None),
        ("1e9", None),
        ("12345678", None),
        ("一百", None),
        ("٣", None),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, fen: int | None) -> None:
    assert fen_of(text) == fen


@pytest.mark.parametrize(
    ("text", "many"),
    [("", 0), ("12", 12), ("x", None), ("１２", 12), (" 7 ", 7), ("123456", None), ("-1", None), ("٣", None)],
)
def test_counts_are_whole_numbers(text: str, many: int | None) -> None:
    assert count_of(text) == many


# ---- taking -----------------------------------------------------------------


def test_cash_is_taken_once_however_often_the_key_is_pressed(scene: MoneyScene) -> None:
    first = scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
    other = scene.hall.visit("zhou 14:00", 2, PayBy.WINDOW)
    tab = take_tab(scene)
    assert [row[0] for row in scene.cells()] == [first.ticket, other.ticket]
    assert "To pay ¥ 50.01" in scene.said()
    tab.given.setFocus()
    scene.type("50")
    assert "¥ 0.01 missing" in scene.said()
    scene.key(F9)
    assert scene.hall.rows(PaymentRow) == []
    tab.given.clear()
    scene.type("100")
    assert "Change ¥ 49.99" in scene.said()
    tab.by_cash.click()
    tab.by_cash.click()
    scene.settled()
    scene.key(F9)  # the next patient is in hand now: nothing was given for them
    ((payment),) = scene.hall.rows(PaymentRow)
    assert (payment["gateway"], payment["amount"]) == ("cash", 5001)
    assert f"{first.ticket} · Charged: ¥ 50.01 is taken. The papers are printed." in scene.said()
    assert "Your drawer: ¥ 50.01" in scene.said()
    assert [row[0] for row in scene.cells()] == [other.ticket]
    assert any(title.startswith("invoice") for title in (*scene.hall.tickets.titles, *scene.hall.invoices.titles))


def test_a_card_needs_its_slip(scene: MoneyScene) -> None:
    scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
    tab = take_tab(scene)
    scene.key(F6)
    assert tab.slip.hasFocus()
    scene.type("T-0001")
    scene.key(ENTER)
    (payment,) = scene.hall.rows(PaymentRow)
    assert payment["gateway"] == "card"


def test_a_code_that_is_confirmed_on_the_phone_is_asked_about_until_it_is_paid(scene: MoneyScene) -> None:
    visit = scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
    tab = take_tab(scene)
    scene.ears.heard.emit(CodeRead("payment", WECHAT_CODE))
    scene.settled()
    assert scene.hall.gateway.codes == [WECHAT_CODE]
    assert "Not charged yet: the patient confirms on the phone." in scene.said()
    assert tab.code.text() == ""
    scene.hall.gateway.answers["query"] = PaymentState.PAID
    scene.section.tick()
    scene.settled()
    assert f"{visit.ticket} · Charged: ¥ 50.01 is taken." in scene.said()
    assert scene.cells() == []
    assert "Nothing to be paid" in scene.said()


def test_while_money_may_be_moving_by_phone_no_cash_is_taken(scene: MoneyScene) -> None:
    visit = scene.hall.visit("chen 10:30")
    scene.hall.billing.begin(visit.charge_id, actor=K1)
    scene.hall.gateway.answers["cancel"] = PaymentState.UNKNOWN
    tab = take_tab(scene)
    tab.given.setText("60")
    scene.key(F9)
    assert "Being checked. Please do not take it again." in scene.said()
    assert [row["gateway"] for row in scene.hall.rows(PaymentRow)] == ["fake"]


def test_somebody_is_found_by_a_name_or_by_a_ticket(scene: MoneyScene) -> None:
    scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
    scene.hall.patient(2, name="李小红")
    other = scene.hall.visit("zhou 14:00", 2, PayBy.WINDOW)
    tab = take_tab(scene)
    scene.key(Qt.Key.Key_F, CTRL)
    tab.finder.look_for("李小红")
    scene.settled()
    assert [row[0] for row in scene.cells()] == [other.ticket]
    scene.ears.heard.emit(CodeRead("ticket", "A001"))
    scene.settled()
    assert [row[0] for row in scene.cells()] == ["A001"]


# ---- giving back ------------------------------------------------------------


def test_a_paid_visit_is_cancelled_with_a_reason_from_the_list(scene: MoneyScene) -> None:
    visit = scene.hall.paid_visit("chen 10:30")
    tab = refunds_tab(scene)
    scene.section.receive(PaidVisit(visit.registration_id))
    scene.settled()
    assert [row[-1] for row in scene.cells()] == ["Fully paid"]
    scene.key(F8)
    assert f"Cancel {visit.ticket}? Its place becomes free. ¥ 50.01 goes back the way it was paid." in scene.said()
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_Down)
    assert tab.why.entry.text() == "Registered by mistake"
    scene.key(Qt.Key.Key_Up)
    scene.key(ENTER)
    assert "¥ 50.01 went back to the patient." in scene.said()
    (refund,) = scene.hall.rows(RefundRow)
    assert (refund["amount"], refund["reason"]) == (5001, "The patient wishes it")
    assert scene.hall.standing(visit.registration_id)["state"] == "void"
    assert [row[-1] for row in scene.cells()] == ["Cancelled"]
    tab.of_visit(0)
    tab.finder.look_for("")
    scene.settled()
    assert [row[-1] for row in scene.cells()] == ["Refunded"]


def test_single_items_go_back(scene: MoneyScene) -> None:
    visit = scene.hall.pay(scene.hall.visit("chen tomorrow"))
    tab = refunds_tab(scene)
    tab.of_visit(visit.registration_id)
    scene.settled()
    scene.key(F6)
    scene.key(Qt.Key.Key_1)
    assert "To refund: ¥ 1.01" in scene.said()
    scene.key(ENTER, Qt.KeyboardModifier.AltModifier)
    scene.type("wrong item")
    scene.key(ENTER)
    assert scene.hall.money() == [(101, "fake", ["done"])]
    assert [row[0] for row in scene.hall.invoices_of(visit)] == [5001, -5001, 4900]
    assert [row[-1] for row in scene.cells()] == ["Partial"]


def test_above_the_limit_somebody_else_signs_in_right_there(scene: MoneyScene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scene.hall.refunds, "_rules", replace(CancelRules(), limit=1000))
    visit = scene.hall.paid_visit("chen 10:30")
    tab = refunds_tab(scene)
    tab.of_visit(visit.registration_id)
    scene.settled()
    scene.key(F8)
    scene.type("wrong day")
    scene.key(ENTER)
    assert "a second person must agree" in scene.said()
    assert "Cancel A001? Its place becomes free. ¥ 50.01 goes back" in scene.said()
    for number, complaint in (("0114", "This has to be somebody else."), ("0111", "may not approve refunds")):
        sign(scene, tab, number)
        assert complaint in scene.said()
        assert scene.hall.rows(RefundRow) == []
    sign(scene, tab, "0115", secret="271828")
    assert scene.hall.rows(RefundRow) == []
    scene.hall.clock.advance(scene.hall.office.hold)
    sign(scene, tab, "0115")
    assert scene.hall.money() == [(5001, "fake", ["done"])]
    assert tab.second.isHidden()
    assert (tab.second.number.text(), tab.second.secret.text()) == ("", "")


def sign(scene: MoneyScene, tab: RefundsTab, number: str, secret: str = "270918") -> None:
    tab.second.number.setText(number)
    tab.second.secret.setText(secret)
    tab.second.secret.setFocus()
    scene.key(ENTER)


def test_what_was_refused_stands_above_and_is_handed_over_in_cash(scene: MoneyScene) -> None:
    first, second = scene.hall.paid_visit("chen 10:30", 1), scene.hall.paid_visit("zhou 14:00", 2)
    scene.hall.gateway.refunds["refund"] = RefundState.REFUSED
    scene.hall.cancel(first)
    scene.hall.gateway.refunds.clear()
    scene.hall.cancel(second)
    refunds_tab(scene)
    assert [(row[0], row[-1]) for row in scene.cells()] == [(first.ticket, "Refused"), (second.ticket, "Refunded")]
    scene.key(F7)
    assert "You hand ¥ 50.01 to the patient in cash." in scene.said()
    scene.type("card closed")
    scene.key(ENTER)
    assert scene.hall.money()[-1] == (5001, "cash", ["done"])


def test_a_payment_code_is_taken_where_money_is_due_and_nowhere_else(scene: MoneyScene) -> None:
    scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
    tab = take_tab(scene)
    scene.key(F6)
    scene.type(WECHAT_CODE)
    scene.key(ENTER)
    assert "Please enter the number on the card terminal's slip." in scene.said()
    assert (tab.slip.text(), scene.hall.rows(PaymentRow), scene.hall.gateway.codes) == ("", [], [])
    back = refunds_tab(scene)
    scene.ears.heard.emit(CodeRead("payment", WECHAT_CODE))
    assert "This code can't be used here" in scene.said()
    assert (back.finder.text(), scene.hall.gateway.codes) == ("", [])
    scene.tab(1)
    scene.key(F9)
    tab.given.setFocus()
    scene.type(WECHAT_CODE)  # a scanner that is not told from a keyboard
    scene.key(ENTER)
    assert scene.hall.gateway.codes == [WECHAT_CODE]
    assert (tab.given.text(), tab.code.text()) == ("", "")
    assert [each["gateway"] for each in scene.hall.rows(PaymentRow)] == ["fake"]


def test_a_scanner_that_types_types_no_payment_code_into_a_field(scene: MoneyScene) -> None:
    scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
    tab = take_tab(scene)
    tab.given.setFocus()
    wedge = WedgeScanner(clock=SystemClock())
    wedge.start(scene.ears.heard.emit)
    keys, handle = DeskKeys(wedge), scene.section.windowHandle()
    handle.installEventFilter(keys)
    for letter in WECHAT_CODE:
        QTest.keyClick(handle, letter)
    QTest.keyClick(handle, ENTER)
    scene.settled()
    keys.stop()
    assert (tab.given.text(), tab.code.text(), scene.hall.gateway.codes) == ("", "", [WECHAT_CODE])
    handle.removeEventFilter(keys)


def test_a_clerk_sees_no_tab_that_needs_another_right(qtbot: QtBot, sqlite_url: str, vault: Vault) -> None:
    with at_the_money_desk(qtbot, sqlite_url, vault, role=CLERK) as scene:
        assert [key.text().split(",")[0] for key in scene.section.keys] == ["Pay", "Refunds", "Invoices", "Drawer"]
