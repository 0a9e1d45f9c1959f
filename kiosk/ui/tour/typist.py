"""Hands on a desk's keyboard: nothing is reached that has no key."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.desk.view import Section
from kiosk.ui.desk.window import DeskWindow
from kiosk.ui.language import translate_marked
from kiosk.ui.tour.witness import TourFailed, Witness

HELD = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Alt": Qt.KeyboardModifier.AltModifier}


class Typist(Witness):
    """Signs in at a desk and works there; ``keys`` counts what was pressed."""

    def __init__(self, window: DeskWindow, out: Path, *, prefix: str = "desk-") -> None:
        super().__init__(window, out, prefix=prefix)
        self.window = window
        self.keys = 0

    def in_hand(self) -> QWidget:
        """The section that is shown."""
        page = self.window.work.page() if self.window.work is not None else None
        return page or self.window

    def page_name(self) -> str:
        """Of the section that is shown."""
        return type(self.in_hand()).__name__

    def press(self, *keys: str) -> None:
        """One after the other, by the names that stand on them: "F9", "Ctrl+K", "Return"."""
        for name in keys:
            *held, key = name.split("+")
            modifier = HELD[held[0]] if held else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self._focus(), Qt.Key[f"Key_{key}"], modifier)
            self.keys += 1
            QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Characters as a keyboard, or an input method, gives them."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._focus(), character)
            else:
                chosen = QInputMethodEvent()
                chosen.setCommitString(character)
                QCoreApplication.sendEvent(self._focus(), chosen)
            self.keys += 1
        QCoreApplication.processEvents()

    def sign_in(self, number: str, secret: str) -> None:
        """As somebody who has an account."""
        self.wait_until(self._is_open, "the hall to open at the desk")
        self.window.sign_in.number.setFocus()
        self.type(number)
        self.press("Return")
        self.type(secret)
        self.press("Return")
        self.wait_until(lambda: self.window.person is not None, f"{number} to be signed in")

    def section(self, name: str) -> QWidget:
        """Go to the section of this English name by its key; gives its page."""
        work = self.window.work
        found = [key for key, each in enumerate(work.sections if work else (), start=1) if each.name == name]
        if work is None or not found:
            raise TourFailed(f"this person has no section {name}")
        self.press(f"Ctrl+{found[0]}")
        self.wait_until(lambda: self._is_shown(work.sections[found[0] - 1]), translate_marked("Desk", name))
        return self.in_hand()

    def _is_open(self) -> bool:
        return self.window.sign_in.go.isEnabled()

    def _is_shown(self, section: Section) -> bool:
        return self.window.work is not None and self.window.work.shown == section

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window
