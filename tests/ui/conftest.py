"""What page tests share: a theme, a view, a page shown at its real size, and a look at what was left behind."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiosk import machine
from kiosk.adapters.clock import FixedClock
from kiosk.domain.journey import Journey
from kiosk.flow.flows import FLOWS
from kiosk.paths import catalogue
from kiosk.settings import Device, Settings, VoiceSettings
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.catalogues import compiled
from kiosk.ui.language import Language
from kiosk.ui.pages.page import Page, View
from kiosk.ui.theme import Theme
from kiosk.ui.theme.fonts import load_fonts
from tests.ui.at_the_kiosk import Scene
from tests.ui.at_the_window import WindowScene, at_the_window
from tests.ui.fake_hall import FakeHall
from tests.ui.leaks import forget_the_past, left_over, look_around

NOW = datetime(2026, 11, 23, 1, 41, tzinfo=UTC)
OPEN = NOW.astimezone(ZoneInfo("Asia/Shanghai"))  # 09:41, a Monday
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


@pytest.fixture(scope="session")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for temporary files that nobody else writes to; it holds the compiled catalogues already."""
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        for source in sorted(catalogue("").parent.glob("*.ts")):
            compiled(source)
    return folder


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test leaves a widget, a running timer, a thread or a temporary file."""
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    before = look_around(temporary)
    forget_the_past()
    yield
    assert not left_over(before, look_around(temporary))


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """Tests name controls by their English sources."""
    Language("en")


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Shown]:
    def build(
        kind: type[Page], journey: Journey, *, step: str, modes: tuple[str, ...] = (), **extra: bool | int
    ) -> Shown:
        view = View(
            theme=Theme(PX_PER_MM, modes),
            step=next(flow for flow in FLOWS if flow.has(step)).step(step),
            now=lambda: NOW,
            speller=TwoCharacters(),
            guide_desk="1F",
            **extra,
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


class MakeKiosk(Protocol):
    def __call__(
        self,
        *,
        troubles: list[Exception] | None = None,
        is_open: bool = True,
        scanner: str = "",
        first: Callable[[Scene], None] = ...,
        moves: bool = ...,
    ) -> Scene: ...


@pytest.fixture
def clerk(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[WindowScene]:
    """A clerk has signed in at a window; four people wait."""
    database = Database(sqlite_url)
    with at_the_window(qtbot, database, vault) as scene:
        scene.open()
        yield scene
    database.close()


@pytest.fixture
def make_kiosk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeKiosk]:
    """Makes a kiosk on a hall of fakes that opens after ``troubles``; ``is_open`` waits for it.

    ``first`` happens when the window is shown and nothing behind it has been loaded. Nothing fades unless it ``moves``.
    """
    made: list[machine.Kiosk] = []
    monkeypatch.setattr(machine, "RETRY_MS", 10)
    monkeypatch.setattr(machine, "WATCH_MS", 10)

    def make(
        *,
        troubles: list[Exception] | None = None,
        is_open: bool = True,
        scanner: str = "",
        first: Callable[[Scene], None] = lambda _scene: None,
        moves: bool = False,
    ) -> Scene:
        hall, clock, left = FakeHall(), FixedClock(OPEN), list(troubles or ())

        def open_hall(_settings: Settings, _clock: FixedClock) -> FakeHall:
            if left:
                raise left.pop(0)
            return hall

        monkeypatch.setattr(machine, "open_hall", open_hall)
        settings = Settings(
            data=tmp_path,
            language="en",
            code_scanner=Device(scanner),
            reduced_motion=not moves,
            speech=Device("kiosk.adapters.speech.silent:SilentSpeech"),
            voice=VoiceSettings(headphones=False),
        )
        kiosk = machine.Kiosk(settings, clock)
        made.append(kiosk)
        kiosk.window.resize(1080, 1920)
        kiosk.window.start()
        kiosk.window.show()
        scene = Scene(kiosk, hall, clock, qtbot)
        first(scene)
        kiosk.start()
        qtbot.waitUntil(lambda: kiosk.window.usher is not None)
        if is_open:
            qtbot.waitUntil(lambda: kiosk.hall is not None)
        return scene

    yield make
    for kiosk in made:
        kiosk.close()
        kiosk.window.deleteLater()
        kiosk.deleteLater()
