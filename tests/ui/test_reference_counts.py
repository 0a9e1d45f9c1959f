"""PySide6 6.12.0 on CPython 3.11 loses a reference with every emit and every void call; ours must not."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.adapters.qt_selftest import lost, lost_references

TIMES = 10_000
SLACK = 50  # other objects of the test run come and go meanwhile


class Bell(QObject):
    rung = Signal()
    told = Signal(bool)


def calls(qtbot: QtBot) -> dict[str, Callable[[], object]]:
    bell, label, button = Bell(), QLabel(), QPushButton()
    for widget in (label, button):
        qtbot.addWidget(widget)
    bell.rung.connect(lambda: None)
    bell.told.connect(lambda _answer: None)

    def ring() -> None:  # a bound emit alone would not keep the bell alive
        bell.rung.emit()

    return {
        "emit": ring,
        "emit with a value": lambda: bell.told.emit(True),
        "setText": lambda: label.setText("挂号"),
        "setEnabled": lambda: button.setEnabled(True),
        "isEnabled": button.isEnabled,
    }


@pytest.mark.parametrize("thing", [True, False, None])
@pytest.mark.parametrize("name", ["emit", "emit with a value", "setText", "setEnabled", "isEnabled"])
def test_no_reference_is_lost(qtbot: QtBot, thing: object, name: str) -> None:
    call = calls(qtbot)[name]
    assert abs(lost(thing, call, times=TIMES)) < SLACK


def test_the_self_test_sees_nothing_lost(qtbot: QtBot) -> None:
    assert all(abs(count) < SLACK for count in lost_references(TIMES).values())


def test_a_lost_reference_would_be_seen() -> None:
    thing = object()
    kept = [thing] * TIMES
    assert lost(thing, kept.pop, times=TIMES) == TIMES
    assert sys.getrefcount(thing) < SLACK
