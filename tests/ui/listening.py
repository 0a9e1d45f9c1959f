"""Ears for tests of the voice: a loudspeaker that makes no sound, and what it was given to say."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.voice.mode import VoiceMode
from kiosk.ui.voice.narrator import Line
from tests.ui.at_the_kiosk import Scene


class Loudspeaker(QObject):
    """A sound lasts until `finish`, or no time at all when ``is_quick``."""

    ended = Signal()
    again = Signal()
    privacy_changed = Signal()
    is_quick = True

    def __init__(self) -> None:
        super().__init__()
        self.is_private = False
        self.volume = 0.0
        self.playing: Path | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.finish)

    def play(self, path: Path) -> None:
        assert path.exists()
        self.playing = path
        if self.is_quick:
            self._soon.start()

    def finish(self) -> None:
        if self.playing is not None:
            self.playing = None
            self.ended.emit()

    def stop(self) -> None:
        self._soon.stop()
        self.playing = None

    def set_volume(self, share: float) -> None:
        self.volume = share

    def close(self) -> None:
        self.stop()

    def plug(self, *, headphones: bool) -> None:
        self.is_private = headphones
        self.privacy_changed.emit()


@dataclass
class Ears:
    """Everything said in a scene, in order."""

    scene: Scene
    lines: list[Line] = field(default_factory=list)

    def switch_on(self, answer: str = "Do not say them") -> None:
        """Heard out, the question whether private words may be said aloud answered with ``answer``."""
        switch = self.scene.kiosk.voice
        assert switch is not None
        self.scene.bot.waitUntil(lambda: switch.is_known)
        switch.toggle()
        self.mode.narrator.speaking.connect(self.lines.append)
        self.wait()
        if answer:
            self.scene.tap(answer)
            self.wait()

    @property
    def mode(self) -> VoiceMode:
        switch = self.scene.kiosk.voice
        assert switch is not None
        assert switch.mode is not None
        return switch.mode

    @property
    def loudspeaker(self) -> Loudspeaker:
        switch = self.scene.kiosk.voice
        assert switch is not None
        assert isinstance(switch.loudspeaker, Loudspeaker)
        return switch.loudspeaker

    @property
    def said(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def forget(self) -> None:
        self.lines.clear()

    def wait(self) -> None:
        """Until all has been said."""
        self.scene.bot.waitUntil(lambda: self.mode.is_quiet, timeout=20_000)
