"""Sign mode on a kiosk of fakes: a library that answers when a test lets it, and a player whose clock a test sets."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from kiosk.domain.signs import Caption, Clip, Kind
from kiosk.ui.kiosk.calling import Calling
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.signs import switch as switching
from kiosk.ui.signs.mode import SignMode
from kiosk.ui.signs.panel import SignPanel
from kiosk.ui.signs.sight import BySight
from kiosk.ui.signs.switch import SignSwitch
from tests.ui.at_the_kiosk import Scene

PICTURE = QImage(8, 8, QImage.Format.Format_RGB32)
PICTURE.fill(QColor("red"))


def captions(key: str, language: str) -> tuple[Caption, ...]:
    """Two, one after the other, with a pause between them."""
    return Caption(0, 1000, f"{key} one {language}."), Caption(1200, 2000, f"{key} two {language}.")


@dataclass
class FakeLibrary:
    """Has a film a person has signed for every key; ``lacks`` and ``gates`` by key."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    has: dict[str, Clip | None] = field(default_factory=dict)
    gates: dict[str, threading.Event] = field(default_factory=dict)

    def clip(self, key: str, *, captions: str) -> Clip | None:
        self.asked.append((key, captions))
        if key in self.gates:
            assert self.gates[key].wait(20)
        return self.has.get(key, clip(key, captions))


def clip(key: str, language: str = "en", *, kind: Kind = Kind.HUMAN, film: Path | None = Path("film.webm")) -> Clip:
    return Clip(key, key, kind, film, captions(key, language))


class SignPlayer(QObject):
    """Plays as long as a test wants."""

    pictured, turned, ended, failed = Signal(), Signal(), Signal(), Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.image, self.at, self.rate = QImage(), 0, 1.0
        self.is_playing = False
        self.clip: Clip | None = None
        self.played: list[str] = []

    def play(self, clip: Clip) -> None:
        self.clip, self.at = clip, 0
        if clip.film is None:
            self.stop()
            return
        self.played.append(clip.key)
        self._turn(playing=False)
        self._turn(playing=True)
        self.image = PICTURE
        self.pictured.emit()

    def replay(self) -> None:
        assert self.clip is not None
        self.play(self.clip)

    def pause(self) -> None:
        self._turn(playing=not self.is_playing)

    def be_slow(self, rate: float) -> None:
        self.rate = rate

    def stop(self) -> None:
        self._turn(playing=False)
        self.image = QImage()
        self.pictured.emit()

    def step(self, at: int) -> None:
        """The picture of ``at`` ms."""
        self.at = at
        self.pictured.emit()

    def finish(self) -> None:
        self._turn(playing=False)
        self.ended.emit()

    def break_down(self) -> None:
        assert self.clip is not None
        self.stop()
        self.failed.emit(self.clip.key)

    def _turn(self, *, playing: bool) -> None:
        if self.is_playing != playing:
            self.is_playing = playing
            self.turned.emit()


@dataclass
class Signed:
    """A kiosk, and who signs on it."""

    scene: Scene
    library: FakeLibrary

    @property
    def window(self) -> KioskWindow:
        return self.scene.window

    @property
    def switch(self) -> SignSwitch:
        assert self.scene.kiosk.signs is not None
        return self.scene.kiosk.signs

    @property
    def mode(self) -> SignMode:
        assert self.switch.mode is not None
        return self.switch.mode

    @property
    def calling(self) -> Calling:
        return self.switch.calling

    @property
    def sight(self) -> BySight:
        return self.switch.sight

    @property
    def player(self) -> SignPlayer:
        assert isinstance(self.switch.player, SignPlayer)
        return self.switch.player

    @property
    def panel(self) -> SignPanel:
        assert self.window.chrome.signer is not None
        return self.window.chrome.signer

    @property
    def caption(self) -> str:
        return self.panel.caption.words.text()

    @property
    def note(self) -> str:
        return self.panel.signer.accessibleDescription()

    def begin(self) -> "Signed":
        self.scene.tap("Signs")
        return self.settle()

    def settle(self) -> "Signed":
        """Until what is on the screen is signed."""
        mode = self.mode
        self.scene.bot.waitUntil(lambda: not mode._soon.isActive() and mode._looking is None)
        return self

    def follows(self, key: str) -> None:
        self.scene.bot.waitUntil(lambda: self.mode.key == key)
        self.settle()
        assert self.mode.key == key

    def button_of(self, action: str) -> str:
        """What the button for ``action`` is called."""
        return self.panel.controls._buttons[action].accessibleName()

    def ask(self, action: str) -> None:
        """One of the signer's buttons."""
        self.mode.ask(action)


def signer_at(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Signed:
    """Gives ``scene`` a signer of fakes; not switched on yet."""
    monkeypatch.setattr(switching, "PLAYER", "tests.ui.signing")
    library = FakeLibrary()
    assert scene.kiosk.signs is not None
    monkeypatch.setattr(scene.kiosk.signs, "_library", lambda: library)
    return Signed(scene, library)
