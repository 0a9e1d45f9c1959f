"""The table of the desk: rows by key, led by keys, read row by row, ten thousand of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.theme import DESK, Theme

COLUMNS = (Column("Department", 3), Column("Waiting", 1, is_number=True), Column("State", 2))
LINES = tuple(Line(key, (f"Room {key}", str(key), "over time"), tone="warn" if key == 2 else "") for key in range(4))


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[Table]:
    table = Table(Theme(4.034, {DESK}), "Queues", COLUMNS)
    table.resize(700, 300)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    yield table
    table.close()
    table.deleteLater()


def chosen(table: Table) -> list[object]:
    told: list[object] = []
    table.chosen.connect(told.append)
    return told


def test_arrows_lead_and_enter_opens(table: Table) -> None:
    told, opened = chosen(table), list[object]()
    table.opened.connect(opened.append)
    table.rows.clearFocus()
    table.show_lines(LINES)
    assert table.current is None, "nobody has taken a row in hand"
    table.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Return):
        QTest.keyClick(table.rows, key)
    assert told == [0, 1, 3, 0]
    assert opened == [0]


def test_the_row_in_hand_stays_in_hand_by_its_key(table: Table) -> None:
    table.show_lines(LINES)
    table.choose(2)
    told = chosen(table)
    table.show_lines(tuple(reversed(LINES)))
    assert table.current == 2
    table.show_lines([Line(each.key, ("other", "0", ""), "muted") for each in reversed(LINES)])
    assert (table.current, told) == (2, [])


def test_the_next_row_is_taken_in_hand_when_one_goes(table: Table) -> None:
    table.show_lines(LINES)
    table.choose(3)
    told = chosen(table)
    table.show_lines(LINES[:3])
    assert (table.current, told) == (2, [2])
    table.show_lines(())
    assert (table.current, told) == (None, [2, None])


def test_a_key_that_is_not_there_chooses_nothing(table: Table) -> None:
    table.show_lines(LINES)
    assert table.current == 0, "keys go there already"
    table.choose("nobody")
    assert table.current == 0


def test_letters_are_left_to_the_page(table: Table) -> None:
    table.show_lines(LINES)
    table.choose(0)
    QTest.keyClicks(table.rows, "Room 3")
    assert table.current == 0


def test_a_screen_reader_hears_the_whole_row(table: Table) -> None:
    table.show_lines(LINES)
    told = table.rows.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Department: Room 2, Waiting: 2, State: over time"
    assert table.rows.accessibleName() == "Queues"


def test_only_rows_that_show_are_drawn(table: Table) -> None:
    drawn: list[object] = []
    table.show_lines([Line(number, (f"Room {number}", str(number), "fine")) for number in range(10_000)])
    real = table.rows.itemDelegate()
    cells = real._cells  # type: ignore[attr-defined]  # the painter is ours
    draw = cells.draw

    def note(painter: QPainter, rect: QRect, line: Line) -> None:
        drawn.append(line.key)
        draw(painter, rect, line)

    cells.draw = note
    table.rows.verticalScrollBar().setValue(table.rows.verticalScrollBar().maximum())
    table.grab()
    assert 9_999 in drawn
    assert len(set(drawn)) < 60
    table.choose(5_000)
    assert table.current == 5_000


def test_the_tone_shows(table: Table) -> None:
    table.show_lines([Line(1, ("Room", "1", "late"))])
    plain = table.grab().toImage()
    table.show_lines([Line(1, ("Room", "1", "late"), "bad")])
    assert table.grab().toImage() != plain
