"""The sound of a desk when somebody needs help: two notes, higher ones for what is gravest; seen as well as heard."""

import math
import wave
from array import array
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.domain.help import Gravity
from kiosk.ui.voice.complaints import hush_multimedia

LOUDSPEAKER = "kiosk.ui.voice.loudspeaker"  # loaded when something is to be heard
RATE = 16_000  # samples a second
NOTE_S, FADE_S, LOUD = 0.16, 0.02, 9000
USUAL, GRAVE = (660, 880), (880, 1175, 880, 1175)  # Hz


class Speaker(Protocol):
    """What `kiosk.ui.voice.loudspeaker.Loudspeaker` does for a file."""

    @property
    def has_device(self) -> bool:
        """Whether anybody can hear anything."""
        ...

    def play(self, path: Path, /) -> None:
        """From its beginning."""
        ...

    def close(self) -> None:
        """Silence, at once."""
        ...


def make_speaker() -> Speaker:
    """The loudspeaker of this machine; without a device it is silent."""
    hush_multimedia()
    return cast("Callable[[], Speaker]", import_module(LOUDSPEAKER).Loudspeaker)()


class Chime(QObject):
    """Sounds when it is told to; ``rang`` is the picture of each sound."""

    rang = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._speaker: Speaker | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self.is_resting = False  # somebody else works at this desk, and has a chime of their own

    @property
    def is_heard(self) -> bool:
        """Whether there is anything to hear it with; unknown until the first sound."""
        return self._speaker is None or self._speaker.has_device

    def ring(self, gravity: Gravity) -> None:
        """Once."""
        if self.is_resting:
            return
        if self._speaker is None:
            self._speaker = make_speaker()
        self._speaker.play(self._file(GRAVE if gravity is Gravity.LIFE else USUAL))
        self.rang.emit()

    def close(self) -> None:
        """Silence for good."""
        if self._speaker is not None:
            self._speaker.close()
        if self._folder is not None:
            self._folder.cleanup()

    def _file(self, notes: tuple[int, ...]) -> Path:
        if self._folder is None:
            self._folder = TemporaryDirectory()
        path = Path(self._folder.name, f"{len(notes)}.wav")
        if not path.exists():
            write_notes(path, notes)
        return path


def write_notes(path: Path, notes: tuple[int, ...]) -> None:
    """One after the other, each fading in and out, so that none clicks."""
    samples = array("h", (sample for note in notes for sample in _note(note)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(samples.itemsize)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def _note(hertz: int) -> list[int]:
    count, fade = round(RATE * NOTE_S), RATE * FADE_S
    return [
        round(LOUD * min(1.0, at / fade, (count - at) / fade) * math.sin(2 * math.pi * hertz * at / RATE))
        for at in range(count)
    ]


class Chiming(QWidget):
    """A page with a chime, silent while somebody else works at its desk."""

    chime: Chime

    def rest(self) -> None:
        """Somebody else works here now."""
        self.chime.is_resting = True

    def wake(self) -> None:
        """Its person is back."""
        self.chime.is_resting = False
