"""What a screen reader meets on its way through the window: everything once."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.language import told
from kiosk.ui.scenes import scenes
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.facts import AmountLine, Fact, FactLine, TotalLine
from kiosk.ui.widgets.keyboard import NameKeyboard
from kiosk.ui.widgets.text import Text
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import PX_PER_MM, MakeKiosk, TwoCharacters

WORDS = (QAccessible.Role.StaticText, QAccessible.Role.ProgressBar)


@pytest.fixture(autouse=True)
def somebody_listens(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    return make_kiosk()


def met(widget: QWidget) -> Iterator[tuple[QAccessibleInterface, tuple[str, ...]]]:
    """All a screen reader comes to from ``widget`` on, each with the names around it."""
    start: tuple[QAccessibleInterface, tuple[str, ...]] = (QAccessible.queryAccessibleInterface(widget), ())
    waiting = [start]
    while waiting:
        interface, around = waiting.pop()
        if interface.state().invisible:
            continue
        yield interface, around
        inside = (interface.child(index) for index in range(interface.childCount()))
        waiting += [(child, (*around, name(interface))) for child in inside if child is not None]


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def said_twice(widget: QWidget) -> list[str]:
    """Words that stand by themselves in the name of something around them."""
    words = [(name(each), around) for each, around in met(widget) if each.role() in WORDS and name(each)]
    return [f"{said!r} in {outer!r}" for said, around in words for outer in around if stands_in(said, outer)]


def stands_in(said: str, outer: str) -> bool:
    before, found, after = outer.partition(said)
    return bool(found) and not (before[-1:].isalnum() or after[:1].isalnum())


# ---- once --------------------------------------------------------------------


@pytest.mark.parametrize("modes", [frozenset(), frozenset({"large"}), frozenset({"low"})])
def test_nothing_is_said_twice(scene: Scene, modes: frozenset[str]) -> None:
    scene.window.dress_as(modes, "en", (1080, 1920))
    found = {}
    for picture in scenes():
        scene.window.overlays.close()
        picture.stage(scene.window)
        found[f"{picture.page}-{picture.state}"] = said_twice(scene.window)
    assert {page: words for page, words in found.items() if words} == {}


def test_what_is_said_twice_is_found(qtbot: QtBot) -> None:
    theme = Theme(PX_PER_MM)
    card = Card(theme)
    qtbot.addWidget(card)
    card.column.addWidget(Text(theme, "Tom"))
    card.setAccessibleName("Patient: Tom")
    card.show()
    assert said_twice(card) == ["'Tom' in 'Patient: Tom'"]
    card.setAccessibleName("Tomorrow")
    assert said_twice(card) == []


def test_a_line_of_the_bill_is_one_thing(qtbot: QtBot) -> None:
    theme = Theme(PX_PER_MM)
    lines = (
        Fact(theme, "Patient", "张*三"),
        FactLine(theme, "Doctor", "Chen Jing"),
        AmountLine(theme, "Other", "¥ 1.50"),
        TotalLine(theme, "You pay", ("¥", "15.00", "")),
    )
    for line in lines:
        qtbot.addWidget(line)
        line.show()
    told_of = [[name(each) for each, _around in met(line)] for line in lines]
    assert told_of == [["Patient: 张*三"], ["Doctor: Chen Jing"], ["Other: ¥ 1.50"], ["You pay: ¥ 15.00"]]


@pytest.mark.parametrize("kind", [Fact, FactLine, AmountLine])
def test_a_line_of_the_bill_grows_with_its_words(qtbot: QtBot, kind: type[FactLine]) -> None:
    theme = Theme(PX_PER_MM)
    short, long = (kind(theme, "Department", words) for words in ("Ear", "Ear, nose, throat, head and neck surgery"))
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert long.heightForWidth(400) > short.heightForWidth(400) == short.heightForWidth(900)


def test_each_sentence_ends_once() -> None:
    assert told("Charged. You have paid.", "", "We go on.") == "Charged. You have paid. We go on."
    assert told("", "") == ""


# ---- what a question covers ----------------------------------------------------


def names_met(scene: Scene) -> set[str]:
    return {name(each) for each, _around in met(scene.window) if name(each)}


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_the_page_behind_a_question_is_not_there(scene: Scene, size: tuple[int, int]) -> None:
    scene.window.dress_as(frozenset(), "en", size)
    scene.identify()
    page, bar = names_met(scene), {name(each) for each, _around in met(scene.window.chrome.access)} - {""}
    assert {"Large", "Ask staff"} <= bar
    assert {"Back", "Leave"} | bar <= page
    scene.tap("Leave")
    question = names_met(scene)
    assert question >= {"Do you want to leave?", "Stay here", "Leave and clear my details"} | bar
    assert page & question == bar | {name(QAccessible.queryAccessibleInterface(scene.window))} - {""}
    interface = QAccessible.queryAccessibleInterface(scene.window)
    assert interface.indexOfChild(QAccessible.queryAccessibleInterface(scene.window.page)) == -1
    scene.tap("Stay here")
    assert names_met(scene) >= page
    assert scene.window.page.isVisible()


def test_a_page_that_comes_behind_a_question_is_not_there_either(scene: Scene) -> None:
    scene.identify()
    scene.window.overlays.ask_still_there(17, 20)
    scene.window.show_closed()
    assert "Are you still there?" in names_met(scene)
    assert "The hall is closed now" not in names_met(scene)
    scene.window.overlays.close()
    assert "The hall is closed now" in names_met(scene)


# ---- somebody is there -----------------------------------------------------------


def press(button: QWidget) -> None:
    """As a screen reader does."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction(actions.pressAction())


def test_a_press_by_a_screen_reader_counts_as_a_touch(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    scene.idle_for(30)
    left: list[int] = []
    scene.window.idle.ticked.connect(left.append)
    press(scene.button("7"))
    scene.bot.waitUntil(lambda: bool(left))
    assert left == [scene.window.idle.patience.idle]


# ---- characters -------------------------------------------------------------------


def test_characters_to_choose_from_are_told_when_they_change(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told_of: list[str] = []
    monkeypatch.setattr("kiosk.ui.widgets.keyboard.announce", lambda _keys, words: told_of.append(words))
    keys = NameKeyboard(Theme(PX_PER_MM), TwoCharacters())
    qtbot.addWidget(keys)
    for letter in "zh":
        keys.press(letter)
    assert told_of == ["1 张, 2 章"]
    keys.press("\b")
    keys.press("\b")
    assert told_of == ["1 张, 2 章", ""]
