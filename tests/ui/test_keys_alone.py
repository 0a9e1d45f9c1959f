"""Nobody's finger: every control is reached by Tab or arrows, shown by a ring that can be seen, pressed by Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import MODES, Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.scroll import ScrollColumn
from kiosk.ui.widgets.tappable import RINGS
from tests.ui.conftest import PX_PER_MM


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


@pytest.fixture
def keypad(qtbot: QtBot) -> Keypad:
    made = Keypad(Theme(PX_PER_MM), "X")
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


@pytest.mark.parametrize(
    ("way", "reached"),
    [(Qt.Key.Key_Up, "2"), (Qt.Key.Key_Down, "8"), (Qt.Key.Key_Left, "4"), (Qt.Key.Key_Right, "6")],
)
def test_arrows_go_where_they_point(keypad: Keypad, way: Qt.Key, reached: str) -> None:
    grid = keypad.layout()
    assert isinstance(grid, QGridLayout)
    item = grid.itemAtPosition(1, 1)
    assert item is not None
    middle = item.widget()
    assert middle is not None
    middle.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), way)
    assert focused() == reached


def test_an_arrow_at_the_edge_stays(keypad: Keypad) -> None:
    first = next(each for each in keypad.children() if isinstance(each, QWidget) and each.accessibleName() == "1")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert focused() == "1"


@pytest.mark.parametrize(
    ("reason", "times"), [(Qt.FocusReason.TabFocusReason, 1), (Qt.FocusReason.MouseFocusReason, 0)]
)
def test_enter_acts_where_the_keys_have_led(qtbot: QtBot, reason: Qt.FocusReason, times: int) -> None:
    button = Button(Theme(PX_PER_MM), "Go on", look=Looks.PRIMARY)
    qtbot.addWidget(button)
    button.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is button)
    button.clearFocus()  # a window gives its only control the focus at once
    button._struck.invalidate()
    done: list[bool] = []
    button.clicked.connect(lambda: done.append(True))
    button.setFocus(reason)
    for _ in range(2):  # the second is too soon
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(done) == times


def test_what_the_keys_reach_comes_into_sight(qtbot: QtBot) -> None:
    column = ScrollColumn(Theme(PX_PER_MM))
    buttons = [Button(Theme(PX_PER_MM), f"number {number}") for number in range(12)]
    for button in buttons:
        column.column.addWidget(button)
    qtbot.addWidget(column)
    column.resize(600, 500)
    column.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is column)
    assert buttons[-1].visibleRegion().isEmpty()
    buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not buttons[-1].visibleRegion().isEmpty())


@pytest.mark.parametrize("mode", sorted(MODES))
@pytest.mark.parametrize("look", list(Looks))
def test_the_ring_can_be_seen_on_every_kind_of_button(look: Looks, mode: str) -> None:
    theme = Theme(PX_PER_MM, frozenset({mode}))
    for box in (look.value.rest, look.value.pressed):
        ring, ground = theme.colour(RINGS.get(box.fill, "focus")), theme.colour(box.fill)
        assert contrast(ring.getRgbF()[:3], ground.getRgbF()[:3]) >= 3


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """As WCAG 2 reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
