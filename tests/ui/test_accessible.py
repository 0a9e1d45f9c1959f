"""What a screen reader gets of each widget: role, name, states and value; of a hidden number only the count."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.journey import PaymentState
from kiosk.ui.kiosk.roles import ROLES
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.pages.page import Page
from kiosk.ui.scenes import scenes
from kiosk.ui.theme import Theme
from kiosk.ui.widgets import announce as announcing
from kiosk.ui.widgets import cells as cells_module
from kiosk.ui.widgets.accessible import Gauge, Said
from kiosk.ui.widgets.cells import Cells, Group
from kiosk.ui.widgets.chip import Chip, ChipFace, ChipRow
from kiosk.ui.widgets.dialog import Countdown, Spinner
from kiosk.ui.widgets.doctor_head import DoctorHead
from kiosk.ui.widgets.text import Heading
from tests.ui.at_the_kiosk import NUMBER, Scene
from tests.ui.conftest import PX_PER_MM, MakeKiosk

Role = QAccessible.Role
CONTROLS = {Role.PushButton, Role.CheckBox, Role.RadioButton}


@pytest.fixture(autouse=True)
def somebody_listens(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def state(widget: QWidget) -> QAccessible.State:
    return QAccessible.queryAccessibleInterface(widget).state()


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def value(widget: QWidget) -> tuple[int, int]:
    interface = QAccessible.queryAccessibleInterface(widget).valueInterface()
    return interface.currentValue(), interface.maximumValue()


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    return make_kiosk()


# ---- every page in every state ----------------------------------------------


def shown(window: KioskWindow) -> list[QWidget]:
    return [each for each in (window, *window.findChildren(QWidget)) if each.isVisible()]


def unread(window: KioskWindow) -> list[str]:
    """Named, but of no role: screen readers pass over a "client" without a word."""
    dumb = (Role.Client, Role.NoRole)
    named = [each for each in shown(window) if each.accessibleName() and role(each) in dumb]
    return [f"{type(each).__name__} {each.accessibleName()!r}" for each in named if not _says_it_below(each)]


def _says_it_below(widget: QWidget) -> bool:
    """Whether what it is called stands in the labels inside it."""
    inside = " ".join(name(each) for each in widget.findChildren(QWidget) if each.isVisible())
    return all(word.strip(":,.。：，") in inside for word in widget.accessibleName().split())


def nameless(window: KioskWindow) -> list[str]:
    controls = [each for each in shown(window) if isinstance(each, (QAbstractButton, Said, Gauge, Heading))]
    return [type(each).__name__ for each in controls if not name(each).strip()]


def strange(window: KioskWindow) -> list[str]:
    controls = [each for each in shown(window) if isinstance(each, QAbstractButton)]
    return [f"{name(each)!r} is {role(each)}" for each in controls if role(each) not in CONTROLS]


def headless(window: KioskWindow) -> list[str]:
    front = window.overlays.dialog or window.page
    headings = [name(each) for each in front.findChildren(Heading) if each.isVisible()]
    if len(headings) != 1:
        return [f"headings {headings}"]
    return [] if front.accessibleName().startswith(headings[0]) else [f"{front.accessibleName()!r} is {headings[0]!r}"]


@pytest.mark.parametrize("check", [unread, nameless, strange, headless])
def test_every_page_can_be_read(scene: Scene, check: Callable[[KioskWindow], list[str]]) -> None:
    found = {}
    for picture in scenes():
        scene.window.overlays.close()
        picture.stage(scene.window)
        QApplication.processEvents()
        found[f"{picture.page}-{picture.state}"] = check(scene.window)
    assert {page: faults for page, faults in found.items() if faults} == {}


# ---- roles, states, values ---------------------------------------------------


def test_window_page_and_question_have_their_roles(scene: Scene) -> None:
    assert role(scene.window) is Role.Window
    scene.tap("Register")
    scene.wait_for("identify")
    page = scene.window.page
    assert isinstance(page, Page)
    assert (role(page), role(page.title)) == (Role.Grouping, Role.Heading)
    scene.tap("Leave")
    assert scene.dialog is not None
    assert role(scene.dialog) is Role.Dialog
    assert scene.dialog.accessibleName() == "Do you want to leave?"
    assert scene.dialog.accessibleDescription().startswith("Nothing has been charged")


def test_each_role_belongs_to_a_class() -> None:
    kinds = set(subclasses(QWidget))
    assert ROLES.keys() <= kinds


def subclasses(kind: type) -> Iterator[str]:
    for each in kind.__subclasses__():
        yield each.__name__
        yield from subclasses(each)


def test_of_several_one_is_checked(qtbot: QtBot) -> None:
    theme = Theme(PX_PER_MM)
    row = ChipRow(theme)
    qtbot.addWidget(row)
    chips = [Chip(theme, ChipFace(title, usable=title != "none left"), title) for title in ("a", "b", "none left")]
    for chip in chips:
        row.add(chip)
    row.show()
    chips[0].click()
    chips[1].click()
    assert {role(chip) for chip in chips} == {Role.RadioButton}
    assert [bool(state(chip).checked) for chip in chips] == [False, True, False]
    assert [bool(state(chip).disabled) for chip in chips] == [False, False, True]


def test_a_mode_says_whether_it_is_on(scene: Scene) -> None:
    contrast = scene.button("Contrast")
    assert (role(contrast), bool(state(contrast).checked)) == (Role.CheckBox, False)
    scene.tap("Contrast")
    assert state(scene.button("Contrast")).checked


def test_what_runs_down_tells_how_far_it_is(qtbot: QtBot) -> None:
    ring = Countdown(Theme(PX_PER_MM), "seconds")
    qtbot.addWidget(ring)
    ring.show()
    ring.show_left(17, 20)
    assert (role(ring), name(ring), value(ring)) == (Role.ProgressBar, "17 seconds", (17, 20))


def test_work_under_way_is_a_bar_without_an_end(qtbot: QtBot) -> None:
    spinner = Spinner(Theme(PX_PER_MM))
    qtbot.addWidget(spinner)
    spinner.show()
    assert (role(spinner), name(spinner), value(spinner)) == (Role.ProgressBar, "One moment, please", (0, 0))


def test_painted_words_take_no_room_of_their_own(qtbot: QtBot) -> None:
    for painted in (Said(), Gauge()):
        qtbot.addWidget(painted)
        assert not painted.sizeHint().isValid()
        assert not painted.minimumSizeHint().isValid()


# ---- numbers ------------------------------------------------------------------


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the cells had said."""
    words: list[str] = []
    monkeypatch.setattr(cells_module, "announce", lambda _widget, said: words.append(said))
    return words


def test_a_hidden_number_is_counted(qtbot: QtBot, announced: list[str]) -> None:
    cells = Cells(Theme(PX_PER_MM), (Group(6), Group(8), Group(4)))
    qtbot.addWidget(cells)
    for length in (1, 2, 3, 2):
        cells.show_text(NUMBER[:length])
    assert announced == ["Digit 1 entered", "Digit 2 entered", "Digit 3 entered", "Digit 3 deleted"]
    assert everything_said(cells) == ""


def test_a_number_is_said_only_while_it_is_shown(qtbot: QtBot, announced: list[str]) -> None:
    cells = Cells(Theme(PX_PER_MM), (Group(6),))
    qtbot.addWidget(cells)
    cells.show_text("420")
    cells.reveal(shown=True)
    assert everything_said(cells) == "4 2 0"
    cells.show_text("4201")
    cells.reveal(shown=False)
    assert everything_said(cells) == ""
    assert announced == ["1"]


def test_a_birthday_is_said_as_it_is_typed(qtbot: QtBot, announced: list[str]) -> None:
    cells = Cells(Theme(PX_PER_MM), (Group(4), Group(2), Group(2)), hidden=False)
    qtbot.addWidget(cells)
    cells.show_text("1")
    assert (announced, everything_said(cells)) == (["1"], "1")


def everything_said(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return " ".join(filter(None, (interface.text(kind) for kind in QAccessible.Text if kind.value < 0x10000)))


def test_a_page_with_a_number_tells_no_digit(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    for digit in "987":
        scene.tap(digit)
    keys = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
    said = [everything_said(each) for each in shown(scene.window)]
    assert [words for words in said if any(digit in words.split() for digit in "987") and words not in keys] == []


# ---- announcements ------------------------------------------------------------


def test_what_is_wrong_is_announced_once(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("kiosk.ui.pages.page.announce", lambda _page, words: told.append(words))
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    for digit in "00000000":
        scene.tap(digit)
    assert len(told) == len(set(told)) == 1


def test_nothing_is_announced_to_nobody(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[object] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    widget = QWidget()
    qtbot.addWidget(widget)
    announcing.announce(widget, "")
    assert events == []
    announcing.announce(widget, "Digit 1 entered")
    assert len(events) == 1
    QAccessible.setActive(False)
    announcing.announce(widget, "Digit 2 entered")
    assert len(events) == 1


def test_where_the_money_is_and_what_was_printed_is_announced(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    for page in ("pay", "done"):
        monkeypatch.setattr(f"kiosk.ui.pages.{page}.announce", lambda _page, words: told.append(words))
    scene.identify()
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    scene.window.page.findChild(DoctorHead).click()
    scene.window.page.dock.button.click()  # "Next page" begins with "Next" too
    scene.wait_for("confirm_fees")
    scene.tap("Pay by phone")
    scene.wait_for("pay")
    assert told == []
    scene.hall.money = PaymentState.PAID
    scene.wait_for("done")
    scene.bot.waitUntil(lambda: len(told) == 2)
    assert told[0].startswith("Charged")
    assert told[1] == "The ticket is printed. The invoice is printed"
