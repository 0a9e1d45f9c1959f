"""What page tests share: a theme, a view, a page shown at its real size."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.journey import Journey
from kiosk.flow.registration import REGISTRATION
from kiosk.ui.language import Language
from kiosk.ui.pages.page import Page, View
from kiosk.ui.theme import Theme
from kiosk.ui.theme.fonts import load_fonts

NOW = datetime(2026, 11, 23, 1, 41, tzinfo=UTC)
PX_PER_MM = 4.034  # 1080 × 1920 on 21.5 inch


class TwoCharacters:
    """Spells every syllable the same way."""

    def candidates(self, pinyin: str, *, first: bool) -> tuple[str, ...]:
        return ("张", "章") if first else ("三", "山")


@dataclass
class Shown:
    """A page on the screen and what it has said."""

    page: Page
    bot: QtBot
    answers: list[Journey]
    asked: list[str]

    @property
    def answer(self) -> Journey:
        """The one answer given."""
        assert len(self.answers) == 1, self.answers
        return self.answers[0]

    def button(self, name: str) -> QAbstractButton:
        found = [each for each in self.page.findChildren(QAbstractButton) if each.accessibleName().startswith(name)]
        assert found, f"no control {name!r}"
        return found[0]

    def tap(self, name: str) -> None:
        self.bot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        for character in text:
            key = next(b for b in self.page.findChildren(QAbstractButton) if b.accessibleName() == character)
            self.bot.mouseClick(key, Qt.MouseButton.LeftButton)


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """Tests name controls by their English sources."""
    Language("en")


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Shown]:
    def build(kind: type[Page], journey: Journey, *, step: str, modes: tuple[str, ...] = (), demo: bool = False) -> Shown:
        view = View(
            theme=Theme(PX_PER_MM, modes),
            step=REGISTRATION.step(step),
            now=lambda: NOW,
            speller=TwoCharacters(),
            guide_desk="1F",
            demo=demo,
        )
        page = kind(view, journey)
        qtbot.addWidget(page)
        page.resize(1080, 1480)
        page.show()
        shown = Shown(page, qtbot, [], [])
        page.answered.connect(shown.answers.append)
        page.asked.connect(lambda name, _journey: shown.asked.append(name))
        for button in page.findChildren(QAbstractButton):
            button.setProperty("confirming", None)  # the double-strike guard has tests of its own
        return shown

    return build
