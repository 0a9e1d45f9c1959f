"""收费处: books of invoices, bills, drawers and the day's report, by keys, as the books have them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.journey import PayBy
from kiosk.domain.paying import WindowMethod
from kiosk.storage.tables import DifferenceStateRow, InvoiceBookRow, PaymentRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.money.drawer import DrawerTab
from kiosk.ui.desk.money.invoices import InvoicesTab
from kiosk.ui.desk.money.reconcile import ReconcileTab
from kiosk.ui.desk.money.report import ReportTab
from tests.services.refund_hall import BOSS, CASHIER
from tests.ui.at_the_money_desk import ALT, CLERK, MoneyScene, at_the_money_desk
from tests.ui.at_the_money_desk import BOSS as ADMINISTRATOR
from tests.writing_bills import Entry, wechat_bill

F2, F5, F6, F7, F8, F9 = (Qt.Key(Qt.Key.Key_F1 + number) for number in (1, 4, 5, 6, 7, 8))
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
LOW, MORE = "Low", "In use"


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[MoneyScene]:
    """An administrator's."""
    with at_the_money_desk(qtbot, sqlite_url, vault, role=ADMINISTRATOR) as scene:
        yield scene


def invoices_tab(scene: MoneyScene) -> InvoicesTab:
    tab = scene.tab(3)
    assert isinstance(tab, InvoicesTab)
    return tab


# ---- invoices ---------------------------------------------------------------


def test_a_book_is_added_given_to_a_machine_and_withdrawn(scene: MoneyScene) -> None:
    tab = invoices_tab(scene)
    before = len(scene.cells())
    scene.key(F2)
    scene.type("44060199")
    tab.form.first.setText("1")
    tab.form.last.setText("x")
    scene.key(Qt.Key.Key_S, CTRL)
    assert "Please enter a number." in scene.said()
    tab.form.last.setText("500")
    scene.key(Qt.Key.Key_S, CTRL)
    assert "The book is added." in scene.said()
    assert len(scene.cells()) == before + 1
    (book,) = scene.hall.rows(InvoiceBookRow, code="44060199")
    tab.table.choose(("book", book["id"]))
    tab.form.offer_machines(["", "K1"])
    scene.key(F5)
    tab.form.device.choose("K1")
    scene.key(Qt.Key.Key_S, CTRL)
    assert "The book is for K1 now." in scene.said()
    assert ("44060199", "1–500", "K1", "500", MORE) in scene.cells()
    scene.key(F7)
    scene.type("wrong code")
    scene.key(ENTER)
    assert "Withdrawn: 500 numbers stay unused." in scene.said()
    assert [row[-1] for row in scene.cells() if row[0] == "44060199"] == ["Withdrawn"]
    assert tab.withdraw.isHidden()


def test_the_history_of_an_invoice_is_shown_and_a_spoiled_one_made_void(scene: MoneyScene) -> None:
    scene.hall.cash_visit()
    tab = invoices_tab(scene)
    tab.finder.look_for("1")
    scene.settled()
    assert [row[-1] for row in scene.cells()] == ["Valid"]
    printed = len(scene.hall.invoices.titles)
    scene.key(F6)
    assert len(scene.hall.invoices.titles) == printed + 1
    scene.key(F8)
    scene.type("paper jam")
    scene.key(ENTER)
    assert "Voided. The new invoice is printed." in scene.said()
    assert [row[-1] for row in scene.cells()] == ["Voided", "Valid"]
    tab.table.choose(tab.table._lines.key(0))
    assert "Why: paper jam" in scene.said()
    assert tab.void.isHidden()
    assert tab.reprint.isHidden()


def test_whoever_does_not_manage_books_only_finds_invoices(qtbot: QtBot, sqlite_url: str, vault: Vault) -> None:
    with at_the_money_desk(qtbot, sqlite_url, vault, role=CLERK) as scene:
        scene.hall.cash_visit()
        tab = invoices_tab(scene)
        assert scene.cells() == []
        assert tab.add.isHidden()
        scene.key(F2)
        assert tab.form.isHidden()
        tab.finder.look_for("A001")
        scene.settled()
        assert [row[-1] for row in scene.cells()] == ["Valid"]


# ---- reconciliation ---------------------------------------------------------


def test_a_bill_is_fetched_and_its_difference_explained(
    scene: MoneyScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = scene.tab(4)
    assert isinstance(tab, ReconcileTab)
    assert "WeChat: no bill yet" in scene.said()
    scene.key(F5)
    assert "has not made its list of that day yet" in scene.said()
    scene.key(Qt.Key.Key_Left, ALT)
    scene.bank.bills[tab.days.day] = wechat_bill(tab.days.day, [Entry("NX-9", 1500)])
    scene.key(F5)
    assert scene.cells() == [("WeChat", "Only theirs", "–", "¥ 15.00", "Open")]
    assert "WeChat: 1 lines, ¥ 0.00 agree, 1 open" in scene.said()
    path = tmp_path / "bill.csv"
    path.write_bytes(scene.bank.bills[tab.days.day])
    monkeypatch.setattr(tab, "choose_file", lambda: str(path))
    scene.key(F6)
    assert "This file was known already: nothing was changed." in scene.said()
    scene.key(F8)
    scene.type("other hospital")
    scene.key(ENTER)
    assert [row[-1] for row in scene.cells()] == ["Explained"]
    assert [row["state"] for row in scene.hall.rows(DifferenceStateRow)][-1] == "explained"
    assert tab.explain.isHidden()


# ---- drawers ----------------------------------------------------------------


def drawer_tab(scene: MoneyScene, number: int) -> DrawerTab:
    tab = scene.tab(number)
    assert isinstance(tab, DrawerTab)
    return tab


def test_the_own_drawer_is_opened_counted_and_handed_over(qtbot: QtBot, sqlite_url: str, vault: Vault) -> None:
    with at_the_money_desk(qtbot, sqlite_url, vault, role=CLERK) as scene:
        tab = drawer_tab(scene, 4)
        scene.key(F5)
        assert "Please enter an amount, 0 for none." in scene.said()
        scene.type("100")
        scene.key(F5)
        assert "Your drawer is open." in scene.said()
        visit = scene.hall.visit("chen 10:30", 1, PayBy.WINDOW)
        scene.hall.billing.take_at_window(visit.charge_id, WindowMethod.CASH, actor=scene.section.view.actor)
        scene.look()
        assert "Should be: ¥ 150.01" in scene.said()
        scene.key(Qt.Key.Key_F, CTRL)
        scene.type("1")
        scene.key(ENTER)
        scene.type("1")
        assert "Counted: ¥ 150.00\n¥ 0.01 missing" in scene.said()
        scene.key(F9)
        assert tab.why.hasFocus()
        scene.type("a coin fell")
        scene.key(F9)
        assert tab.whom.hasFocus()
        scene.type("0114")
        scene.key(F9)
        assert "Counted and handed over: ¥ 150.00." in scene.said()
        assert "Should be: ¥ 0.00" in scene.said()
        assert tab.table.isHidden()


def test_all_drawers_of_the_day_are_seen_by_whoever_reconciles(scene: MoneyScene) -> None:
    scene.hall.cash_visit("chen 10:30")
    drawers = scene.section.view.services().desk().drawers
    drawers.open(1000, actor=BOSS)
    drawers.count({5000: 1}, reason="1 fen too little", handed_to="0115", actor=CASHIER)
    drawer_tab(scene, 5)
    assert [(row[0], row[2], row[3], row[4]) for row in scene.cells()] == [
        ("0115", "¥ 10.00", "–", "Not counted yet"),
        ("0114", "¥ 50.01", "¥ 50.00", "¥ 0.01 missing"),
        ("Total", "¥ 60.01", "¥ 50.00", "¥ 0.01 missing"),
    ]


# ---- the day's report -------------------------------------------------------


def test_the_report_shows_four_views_with_their_sums(scene: MoneyScene) -> None:
    scene.hall.cash_visit("chen 10:30")
    tab = scene.tab(6)
    assert isinstance(tab, ReportTab)
    rows = scene.cells()
    assert ("Method", "Cash", "¥ 50.01", "¥ 0.00", "¥ 50.01") in rows
    assert [row[2] for row in rows if row[1] == "Total"] == ["¥ 50.01"] * 4
    assert "All four views agree." in scene.said()
    assert len(scene.hall.rows(PaymentRow)) == 1
    scene.key(Qt.Key.Key_Left, ALT)
    assert tab.days.day == scene.hall.office.today() - timedelta(days=1)
    assert "Payments: 0, ¥ 0.00" in scene.said()


def test_the_report_is_saved_where_one_likes(
    scene: MoneyScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = scene.tab(6)
    assert isinstance(tab, ReportTab)
    monkeypatch.setattr(tab, "choose_folder", lambda: str(tmp_path))
    for key in (F6, F7, F8):
        scene.key(key)
    name = f"report-{scene.hall.office.today()}"
    assert [(tmp_path / f"{name}.{ending}").read_bytes()[:3] for ending in ("pdf", "xlsx")] == [b"%PD", b"PK\x03"]
    assert f"{name}.xlsx" in scene.said()
    monkeypatch.setattr(tab, "choose_folder", lambda: str(tmp_path / "gone"))
    scene.key(F7)
    assert "can't be read or written here" in scene.said()
