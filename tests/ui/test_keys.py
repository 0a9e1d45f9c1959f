"""A scanner that types like a keyboard cannot type into a page; a person can."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.adapters.wedge import Verdict
from kiosk.ui.kiosk.keys import KeyFilter
from tests.ui.at_the_kiosk import NUMBER, Scene
from tests.ui.conftest import MakeKiosk

WEDGE = "kiosk.adapters.wedge:WedgeScanner"
INSURANCE = "424" + "0" * 25


class Judge:
    """Says what the test wants, and remembers what it was asked."""

    def __init__(self, verdict: Callable[[str], Verdict]) -> None:
        self.verdict, self.heard = verdict, list[str]()
        self.late: tuple[str, ...] = ()

    def feed(self, key: str, at_ms: int) -> Verdict:
        assert at_ms >= 0
        self.heard.append(key)
        return self.verdict(key)

    def flush(self, at_ms: int) -> tuple[str, ...]:
        return self.late


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    return field


def filtered(field: QLineEdit, judge: Judge) -> KeyFilter:
    """The filter in front of the field's window."""
    made = KeyFilter(judge)
    handle = field.windowHandle()
    assert handle is not None
    made.setParent(handle)
    handle.installEventFilter(made)
    return made


def press(field: QLineEdit, text: str = "", key: Qt.Key = Qt.Key.Key_unknown, *, held: bool = False) -> None:
    handle = field.windowHandle()
    assert handle is not None
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, held)
    QCoreApplication.sendEvent(handle, event)


def test_what_a_person_typed_arrives_in_order(field: QLineEdit) -> None:
    judge = Judge(lambda key: Verdict((key,)))
    filtered(field, judge)
    for character in "Zh 张1":
        press(field, character)
    assert field.text() == "Zh 张1"


def test_what_is_held_arrives_when_it_turns_out_to_be_a_persons(qtbot: QtBot, field: QLineEdit) -> None:
    judge = Judge(lambda _key: Verdict(hold_ms=1))
    filtered(field, judge)
    judge.late = ("o", "k")
    press(field, "o")
    press(field, "k")
    assert field.text() == ""
    qtbot.waitUntil(lambda: field.text() == "ok")


@pytest.mark.parametrize(
    ("key", "text", "name"),
    [
        (Qt.Key.Key_Return, "\r", "\r"),
        (Qt.Key.Key_Enter, "\r", "\r"),
        (Qt.Key.Key_Tab, "\t", "\t"),
        (Qt.Key.Key_Escape, "\x1b", "\x1b"),
        (Qt.Key.Key_Left, "", "Key_Left"),
        (Qt.Key.Key_Backspace, "\b", "\b"),
        (Qt.Key.Key_A, "a", "a"),
    ],
)
def test_each_key_has_a_name(field: QLineEdit, key: Qt.Key, text: str, name: str) -> None:
    judge = Judge(lambda _key: Verdict())
    filtered(field, judge)
    press(field, text, key)
    assert judge.heard == [name]


def test_no_shortcut_passes(field: QLineEdit) -> None:
    judge = Judge(lambda _key: Verdict())
    filtered(field, judge)
    handle = field.windowHandle()
    assert handle is not None
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(handle, Qt.Key.Key_V, modifier)
    assert set(judge.heard) == {""}


def test_keys_that_move_and_delete_work(field: QLineEdit) -> None:
    judge = Judge(lambda key: Verdict((key,)))
    filtered(field, judge)
    field.setText("abc")
    press(field, "", Qt.Key.Key_Left)
    press(field, "\b", Qt.Key.Key_Backspace)
    press(field, "\x7f", Qt.Key.Key_Delete)
    assert field.text() == "a"


def test_a_key_held_down_goes_around_the_filter(field: QLineEdit) -> None:
    judge = Judge(lambda _key: Verdict())
    filtered(field, judge)
    press(field, "x", Qt.Key.Key_X, held=True)
    assert (judge.heard, field.text()) == ([], "x")


# ---- with the real scanner, at the real window ------------------------------


@pytest.fixture
def typing(make_kiosk: MakeKiosk) -> Scene:
    """The page for the ID number, a wedge scanner plugged in."""
    scene = make_kiosk(scanner=WEDGE)
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    return scene


def scan(scene: Scene, text: str) -> None:
    """As fast as a scanner is: no time passes between the keys."""
    handle = scene.window.windowHandle()
    assert handle is not None
    for character in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        QCoreApplication.sendEvent(handle, event)
    QTest.keyClick(handle, Qt.Key.Key_Return)


def draft(scene: Scene) -> str:
    return str(scene.window.page.draft())


def test_a_scanner_cannot_type(typing: Scene) -> None:
    scan(typing, NUMBER)
    scan(typing, "1234567")
    for digit in "42":
        typing.key(Qt.Key(ord(digit)))
        typing.bot.waitUntil(lambda: not typing.kiosk._keys._held.isActive())
    assert draft(typing) == "42"


def test_a_person_can_type(typing: Scene) -> None:
    for count, digit in enumerate("420106", start=1):
        typing.key(Qt.Key(ord(digit)))
        typing.bot.waitUntil(lambda count=count: len(draft(typing)) == count)
    assert draft(typing) == "420106"


def test_an_unknown_code_does_nothing_but_a_log_line(typing: Scene, caplog: pytest.LogCaptureFixture) -> None:
    scan(typing, "http://example.org/?q=<b>")
    assert (typing.window.page_name, draft(typing)) == ("number", "")
    assert any("scan ignored" in record.message for record in caplog.records)
    assert not any("example" in record.getMessage() for record in caplog.records)


def test_a_known_code_is_heard(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk(scanner=WEDGE)
    scan(scene, INSURANCE)
    scene.wait_for("department")
    run = scene.window.sitting.run
    assert run is not None
    assert run.journey.code == INSURANCE


def test_a_scan_presses_no_button(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk(scanner=WEDGE)
    shown: list[str] = []
    scene.window.page_shown.connect(shown.append)
    scene.button("Register").setFocus()
    scan(scene, "     \t\t   ")
    assert shown == []


def test_after_closing_nobody_filters(make_kiosk: MakeKiosk, field: QLineEdit) -> None:
    scene = make_kiosk(scanner=WEDGE)
    scene.kiosk.close()
    press(field, "a")
    assert field.text() == "a"
