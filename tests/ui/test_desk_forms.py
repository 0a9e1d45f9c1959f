"""The forms of the desk: an entry that says what is wrong, a choice by keys, a question before a deed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.desk.forms import Ask, AskReason, Choice, Labelled
from kiosk.ui.desk.parts import Field
from kiosk.ui.theme import DESK, Theme

THEME_MODES = {DESK}
RELATIONS: tuple[tuple[object, str], ...] = ((None, "The patient"), ("child", "Daughter or son"), ("spouse", "Spouse"))
Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[QWidget] = []

    def show(widget: QWidget) -> None:
        shown.append(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    yield show
    for each in shown:
        each.close()
        each.deleteLater()


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme(4.034, THEME_MODES)


def test_an_entry_says_what_is_wrong_and_takes_it_back(theme: Theme, show: Show) -> None:
    entry = Field(theme, "Phone")
    labelled = Labelled(theme, "Phone", entry)
    show(labelled)
    labelled.complain("That is no number.")
    assert labelled.trouble.isVisible()
    assert entry.accessibleDescription() == "That is no number."
    labelled.clear()
    assert not labelled.trouble.isVisible()
    assert entry.accessibleDescription() == ""


def test_an_entry_without_a_name_gets_its_label(theme: Theme, show: Show) -> None:
    entry = QWidget()
    show(Labelled(theme, "Phone", entry))
    assert entry.accessibleName() == "Phone"


def test_arrows_and_first_letters_choose(theme: Theme, show: Show) -> None:
    choice = Choice(theme, "Relation", RELATIONS)
    told: list[Any] = []
    choice.changed.connect(told.append)
    show(choice)
    assert choice.currentText() == "The patient"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice, Qt.Key.Key_S)
    assert (choice.value, told) == ("spouse", ["child", "spouse"])


def test_it_can_be_chosen_for_somebody(theme: Theme, show: Show) -> None:
    choice = Choice(theme, "Relation", RELATIONS)
    show(choice)
    choice.choose("child")
    choice.choose("nobody")
    assert (choice.value, choice.currentText()) == ("child", "Daughter or son")


def test_other_options_keep_the_value_they_still_have(theme: Theme, show: Show) -> None:
    choice = Choice(theme, "Relation", RELATIONS)
    choice.choose("spouse")
    told: list[Any] = []
    choice.changed.connect(told.append)
    show(choice)
    choice.offer(tuple(reversed(RELATIONS)))
    assert (choice.value, told) == ("spouse", [])
    choice.offer(())
    assert choice.value is None


def test_the_list_that_opens_has_targets(theme: Theme, show: Show) -> None:
    choice = Choice(theme, "Relation", RELATIONS)
    show(choice)
    assert choice.view().sizeHintForRow(0) >= theme.px("target")


def test_enter_confirms_and_esc_leaves_it(theme: Theme, show: Show, qtbot: QtBot) -> None:
    ask = Ask(theme, "Stop the session of Dr Zhou?", "Stop it")
    told: list[str] = []
    ask.confirmed.connect(told.append)
    ask.cancelled.connect(lambda: told.append("left"))
    page = QWidget()
    ask.setParent(page)
    ask.hide()
    show(page)
    ask.show()
    qtbot.waitUntil(lambda: not ask.confirm._too_soon())  # a strike meant for the page before
    QTest.keyClick(ask.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(ask.focusWidget(), Qt.Key.Key_Escape)
    assert told == ["", "left"]


def test_nothing_is_confirmed_without_a_reason(theme: Theme, show: Show) -> None:
    ask = AskReason(theme, "Cancel the registration?", "Cancel it")
    told: list[str] = []
    ask.confirmed.connect(told.append)
    show(ask)
    assert ask.focusWidget() is ask.entry
    QTest.keyClicks(ask.entry, "  ")
    QTest.keyClick(ask.entry, Qt.Key.Key_Return)
    assert told == []
    assert ask.why.trouble.isVisible()
    QTest.keyClicks(ask.entry, "sick")
    QTest.keyClick(ask.entry, Qt.Key.Key_Return)
    assert told == ["sick"]
