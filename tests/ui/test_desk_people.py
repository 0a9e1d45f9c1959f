"""Several people at one desk: badges, whose work waits, and the light they like."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.domain.help import Gravity
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.roles import Person
from kiosk.ears import Ears
from kiosk.ports import CardRead, CodeRead
from kiosk.settings import Device, Settings
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk import work
from kiosk.ui.desk.keys import DeskKeys
from kiosk.ui.desk.sections import SECTIONS
from tests.ui.at_the_desk import CASHIER, MORNING, OPERATOR, WU, ZHAO, DeskScene, at_the_desk, said

CODE, NOBODYS = "NXB023456789ABCDEFGHJKLMNPQ", "NXB423456789ABCDEFGHJKLMNPQ"
CARD = CardRead(Paper(PaperKind.ID_CARD, "42010619850312061X"), name="张有三")


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[DeskScene]:
    books = Database(sqlite_url)
    with at_the_desk(qtbot, books, vault) as scene:
        scene.desk.open()
        qtbot.waitUntil(scene.window.sign_in.go.isEnabled)
        scene.hall.staff.bind_badge(ZHAO[0], CODE, actor=OPERATOR)
        yield scene
    books.close()


def scan(scene: DeskScene, code: str = CODE) -> None:
    scene.window.read.emit(CodeRead("badge", code))


def test_a_badge_signs_its_person_in(scene: DeskScene) -> None:
    scan(scene)
    scene.settle(lambda: scene.window.person == Person(*ZHAO))


def test_a_badge_that_nobody_has_is_said(scene: DeskScene) -> None:
    scan(scene, NOBODYS)
    scene.settle(lambda: "This badge is not known." in said(scene.window.sign_in))
    assert scene.window.is_locked


def test_a_badge_takes_the_desk_over_and_the_work_before_it_waits(scene: DeskScene) -> None:
    scene.sign_in()
    before = scene.window.work
    scan(scene)
    scene.settle(lambda: scene.window.person == Person(*ZHAO))
    assert scene.window.work is not before
    scene.window.lock()
    scene.sign_in()
    assert scene.window.work is before


def test_a_strange_badge_signs_nobody_out(scene: DeskScene) -> None:
    scene.sign_in()
    scan(scene, NOBODYS)
    scene.settle(lambda: scene.window._asked is not None and not scene.window._asked.is_wanted)
    assert scene.window.person == Person(*WU)


def test_a_badge_before_the_hall_is_open_does_nothing(qtbot: QtBot, sqlite_url: str, vault: Vault) -> None:
    books = Database(sqlite_url)
    with at_the_desk(qtbot, books, vault) as scene:
        scan(scene)
        assert scene.window._asked is None
    books.close()


def test_only_the_desk_of_whoever_works_sounds(scene: DeskScene) -> None:
    scene.sign_in()
    first = scene.page
    scan(scene)
    scene.settle(lambda: scene.window.person == Person(*ZHAO))
    assert (first.chime.is_resting, scene.page.chime.is_resting) == (True, False)
    sounds: list[None] = []
    first.chime.rang.connect(lambda: sounds.append(None))
    first.chime.ring(Gravity.LIFE)
    assert sounds == []
    scene.window.lock()
    scene.sign_in()
    assert scene.page is first
    assert not first.chime.is_resting


def test_whose_work_waits_is_a_key_away_and_the_secret_is_asked(scene: DeskScene) -> None:
    scene.sign_in()
    wus = scene.window.work
    QTest.keyClick(scene.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert scene.window.is_locked
    scene.sign_in(ZHAO[0])
    QTest.keyClick(scene.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    sign_in = scene.window.sign_in
    assert [(key.words, key.note) for key in sign_in._kept] == [("赵磊, go on", "F1"), ("吴敏, go on", "F2")]
    QTest.keyClick(scene.window, Qt.Key.Key_F2)
    assert (sign_in.number.text(), sign_in.secret.text(), sign_in.secret.hasFocus()) == (WU[0], "", True)
    assert scene.window.is_locked
    QTest.keyClicks(sign_in.secret, "270918")
    QTest.keyClick(sign_in.secret, Qt.Key.Key_Return)
    scene.settle(lambda: scene.window.person == Person(*WU))
    assert scene.window.work is wus


def test_the_work_of_so_many_is_kept_at_most(scene: DeskScene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "SECTIONS", SECTIONS[:1])
    scene.window.keeps = 2
    scene.sign_in()
    first = scene.window.work
    for number in (ZHAO[0], CASHIER[0]):
        scene.window.lock()
        scene.sign_in(number)
    assert [person.number for person in scene.window._kept] == [ZHAO[0], CASHIER[0]]
    scene.window.lock()
    scene.sign_in()
    assert scene.window.work is not first


def test_what_is_read_reaches_only_whoever_is_signed_in(scene: DeskScene) -> None:
    told: list[object] = []
    scene.window.heard.connect(told.append)
    scene.window.read.emit(CARD)
    scene.sign_in()
    scene.window.read.emit(CARD)
    scan(scene, NOBODYS)
    scene.window.lock()
    scene.window.read.emit(CARD)
    assert told == [CARD]


def test_light_and_dark_change_nothing_that_is_open(scene: DeskScene) -> None:
    scene.sign_in()
    before, light = scene.window.work, scene.window.grab().toImage()
    QTest.keyClick(scene.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert scene.window.is_dark
    dark = scene.window.grab().toImage()
    ground = dark.pixelColor(2, dark.height() - 2)
    assert ground == scene.window.theme.colour("bg")
    assert ground.lightness() < 40
    scene.window.head.dark.click()
    assert not scene.window.is_dark
    assert scene.window.grab().toImage() == light
    assert scene.window.work is before


def test_the_search_of_whoever_was_away_takes_the_light_too(scene: DeskScene) -> None:
    scene.sign_in()
    scene.window.lock()
    scene.window.toggle_dark()
    scene.sign_in()
    assert scene.window.work is not None
    search = scene.window.work.search
    assert search is not None
    assert search.isVisible()
    assert search.field.palette().color(search.field.foregroundRole()) == scene.window.theme.colour("ink")
    scene.window.lock()
    assert not search.isVisible()


def test_the_desk_listens_to_the_reader_of_its_settings(scene: DeskScene) -> None:
    ears = Ears(Settings(card_reader=Device("kiosk.adapters.demo_reader:DemoCardReader")), FixedClock(MORNING))
    told: list[object] = []
    scene.window.read.connect(told.append)
    ears.listen(scene.window)
    assert isinstance(ears.reader, DemoCardReader)
    ears.reader.present(CARD)
    scene.settle(lambda: told == [CARD])
    ears.stop()


def test_a_scanner_that_types_cannot_type_at_the_desk_and_a_person_can(scene: DeskScene, qtbot: QtBot) -> None:
    wedge = Device("kiosk.adapters.wedge:WedgeScanner")
    ears = Ears(Settings(code_scanner=wedge), FixedClock(MORNING))
    ears.listen(scene.window)
    handle, keys = scene.window.windowHandle(), scene.window._keys
    assert keys is not None
    handle.installEventFilter(keys)
    field = scene.window.sign_in.number
    field.setFocus()
    for character in f"{CODE}\r":
        key = Qt.Key.Key_Return if character == "\r" else Qt.Key.Key_A
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, character)
        QCoreApplication.sendEvent(handle, event)
    scene.settle(lambda: scene.window.person == Person(*ZHAO))
    assert field.text() == ""
    handle.removeEventFilter(keys)
    ears.stop()


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier, "\t"),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, "\x01"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r"),
    ],
)
def test_keys_that_no_scanner_types_go_around(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)

    class Nobody:
        def feed(self, key: str, at_ms: int) -> object:
            raise AssertionError(key)

        def flush(self, at_ms: int) -> tuple[str, ...]:
            return ()

    keys = DeskKeys(Nobody())  # type: ignore[arg-type]  # it is never asked
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    assert not keys.eventFilter(field, event)
