"""Every flow from the first page to the ticket by keys alone: Tab, arrows, Enter, Escape, and a keyboard to type on."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.domain.errors import SlotTaken
from kiosk.domain.journey import Journey, PaymentState
from kiosk.ui.scenes import scenes
from kiosk.ui.widgets.doctor_head import DoctorHead
from kiosk.ui.widgets.tappable import Tappable
from tests.ui import fake_hall
from tests.ui.at_the_kiosk import NUMBER, Scene
from tests.ui.conftest import MakeKiosk

TURNS = 60  # more controls than any page has


def _is_called(control: QWidget, name: str) -> bool:
    """Whether its name begins so; "Next page" is not "Next"."""
    said = control.accessibleName()
    return said.startswith(name) and not said.startswith(f"{name} page")


class Hands:
    """Never leave the keyboard."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @property
    def focus(self) -> QWidget:
        focus = self.scene.window.focusWidget()
        assert focus is not None
        return focus

    def tab_to(self, name: str, kind: type[QWidget] = Tappable) -> None:
        """Tab until the ring is around the control whose name begins with ``name``."""
        for _ in range(TURNS):
            self.scene.key(Qt.Key.Key_Tab)
            if _is_called(self.focus, name) and isinstance(self.focus, kind):
                return
        raise AssertionError(f"Tab never comes to {name!r}")

    def enter(self, name: str) -> None:
        """Go there by Tab, and Enter."""
        self.tab_to(name)
        self.focus.setProperty("confirming", None)  # the double-strike guard has tests of its own
        self.scene.key(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        handle = self.scene.window.windowHandle()
        assert handle is not None
        for character in text:
            QTest.keyClick(handle, character)

    def choose(self) -> None:
        """The first department, its first doctor, the time the page proposes."""
        self.scene.wait_for("department")
        self.scene.key(Qt.Key.Key_Tab)
        self.scene.key(Qt.Key.Key_Return)
        self.scene.wait_for("slot")
        self.pick()

    def pick(self) -> None:
        self.tab_to("", DoctorHead)
        self.scene.key(Qt.Key.Key_Return)
        self.enter("Next")
        self.scene.wait_for("confirm_fees")

    def tell_birth(self, digits: str) -> None:
        """A girl or a woman."""
        self.scene.wait_for("birth")
        self.tab_to("Male")
        self.scene.key(Qt.Key.Key_Right)
        assert self.focus.accessibleName() == "Female"
        self.scene.key(Qt.Key.Key_Return)
        self.type(digits)
        self.enter("Next")

    def pay(self) -> None:
        self.scene.hall.money = PaymentState.PAID
        self.enter("Pay by phone")
        self.scene.wait_for("done")


@pytest.fixture
def hands(make_kiosk: MakeKiosk) -> Hands:
    hands = Hands(make_kiosk())
    hands.scene.window.activateWindow()
    return hands


@pytest.fixture
def nobody_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fake_hall.ANSWERS, "look_up", lambda journey: journey)


def test_a_known_patient(hands: Hands) -> None:
    hands.enter("Register")
    hands.scene.wait_for("identify")
    hands.scene.present()
    hands.choose()
    hands.pay()
    hands.enter("Finish")
    hands.scene.wait_for("home")


@pytest.mark.usefixtures("nobody_is_known")
def test_a_new_patient_with_a_chinese_name(hands: Hands) -> None:
    hands.enter("Register")
    hands.scene.wait_for("identify")
    hands.enter("Type the number")
    hands.scene.wait_for("number")
    hands.type(NUMBER + "\r")
    hands.scene.wait_for("name")
    hands.enter("Pinyin")
    hands.type("li1yun1")
    hands.enter("Next")
    hands.tell_birth("19850312")
    hands.scene.wait_for("phone")
    hands.type("13800138001\r")
    hands.scene.wait_for("consent")
    assert journey(hands).newcomer.name == "李云"
    hands.enter("I agree")
    hands.choose()
    hands.pay()


@pytest.mark.usefixtures("nobody_is_known")
def test_a_child(hands: Hands) -> None:
    hands.enter("For a child")
    hands.scene.wait_for("guardian_number")
    hands.type(NUMBER + "\r")
    hands.scene.wait_for("guardian_name")
    hands.type("Murong Yunshu\r")
    hands.scene.wait_for("child_papers")
    hands.enter("No number yet")
    hands.scene.wait_for("name")
    hands.type("Murong Xiaomi\r")
    hands.tell_birth("20250318")
    hands.scene.wait_for("phone")
    hands.enter("Skip")
    hands.scene.wait_for("consent")
    hands.enter("I agree")
    hands.choose()
    hands.pay()


def test_a_slot_that_somebody_else_took(hands: Hands) -> None:
    hands.scene.identify()
    hands.choose()
    hands.scene.hall.troubles["register"] = [SlotTaken("gone")]
    hands.enter("Pay by phone")
    hands.scene.wait_for("slot")
    hands.pick()
    hands.pay()


def test_escape_goes_back_to_the_start(hands: Hands) -> None:
    hands.enter("Register")
    hands.scene.wait_for("identify")
    hands.enter("Type the number")
    for page in ("number", "identify", "home"):
        hands.scene.wait_for(page)
        hands.scene.key(Qt.Key.Key_Escape)
    hands.scene.wait_for("home")


def test_escape_answers_a_question_and_the_ring_is_where_it_was(hands: Hands) -> None:
    hands.scene.identify()
    hands.tab_to("Surgery")
    place = hands.focus
    hands.scene.window.chrome.access.help.click()
    assert hands.scene.dialog is not None
    hands.scene.key(Qt.Key.Key_Escape)
    assert hands.scene.dialog is None
    assert hands.focus is place
    assert isinstance(place, Tappable)
    hands.scene.key(Qt.Key.Key_Return)
    hands.scene.wait_for("slot")


def test_a_question_in_front_keeps_the_keys(hands: Hands) -> None:
    hands.scene.identify()
    hands.scene.key(Qt.Key.Key_Tab)
    hands.enter("Leave")
    reached = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Tab):
        hands.scene.key(key)
        reached.add(hands.focus.accessibleName())
    assert reached == {"Stay here", "Leave and clear my details"}


def test_arrows_move_in_a_grid_as_the_eye_expects(hands: Hands) -> None:
    hands.scene.identify()
    hands.tab_to("Internal")
    first = place(hands.focus)
    ways = ((Qt.Key.Key_Right, (1, 0)), (Qt.Key.Key_Down, (0, 1)), (Qt.Key.Key_Left, (-1, 0)), (Qt.Key.Key_Up, (0, -1)))
    for key, way in ways:
        before = place(hands.focus)
        hands.scene.key(key)
        after = place(hands.focus)
        assert tuple((b > a) - (b < a) for a, b in zip(before, after, strict=True)) == way
    assert place(hands.focus) == first


def test_the_first_key_leads_into_the_page(hands: Hands) -> None:
    scene = hands.scene
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down):
        scene.window.page.setFocus()
        scene.key(key)
        assert hands.focus.accessibleName().startswith("Register")
    scene.identify()
    scene.key(Qt.Key.Key_Right)
    assert isinstance(hands.focus, Tappable)
    assert scene.window.page.isAncestorOf(hands.focus)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_comes_round_through_everything(hands: Hands, key: Qt.Key) -> None:
    hands.scene.identify()
    reached = []
    for _ in range(TURNS):
        hands.scene.key(key)
        if hands.focus in reached:
            break
        reached.append(hands.focus)
    controls = hands.scene.window.findChildren(QAbstractButton)
    assert set(reached) == {each for each in controls if each.isVisible() and each.isEnabled()}


class WindowsSeen(QObject):
    """Which widgets come as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("modes", [(), ("large",)])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_the_window_keeps_the_keys_to_itself(hands: Hands, size: tuple[int, int], modes: tuple[str, ...]) -> None:
    """A widget shown before it has its place is a window for a moment, and takes the focus with it."""
    window = hands.scene.window
    window.dress_as(frozenset(modes), "en", size)
    windows, program = WindowsSeen(), QApplication.instance()
    assert program is not None
    program.installEventFilter(windows)
    for picture in scenes():
        window.overlays.close()
        picture.stage(window)
        QApplication.processEvents()
        assert (picture.page, picture.state, windows.seen) == (picture.page, picture.state, [])
    program.removeEventFilter(windows)


def place(widget: QWidget) -> tuple[int, int]:
    at = widget.mapTo(widget.window(), widget.rect().topLeft())
    return at.x(), at.y()


def journey(hands: Hands) -> Journey:
    run = hands.scene.window.sitting.run
    assert run is not None
    return run.journey
