"""A loudspeaker for tours: everything spoken goes on a tape, several times as fast as it is spoken."""

import json
import wave
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kiosk.ui.voice.narrator import Line

SPEED = 50  # so many times as fast as a person hears it
GAP_MS = 250  # between two sentences on the tape


@dataclass(frozen=True)
class Spoken:
    """One sentence: where on the tape it begins, and how many milliseconds of it were heard."""

    text: str
    language: str
    start: int
    length: int
    interrupted: bool


@dataclass(frozen=True)
class Sound:
    """A WAV: ``format`` is channels, bytes of a sample, samples a second; ``length`` in milliseconds."""

    format: tuple[int, int, int]
    samples: bytes
    length: int

    @classmethod
    def read(cls, path: Path) -> "Sound":
        """All of it at once: the file goes with the sitting."""
        with wave.open(str(path), "rb") as file:
            shape = file.getnchannels(), file.getsampwidth(), file.getframerate()
            count = file.getnframes()
            return cls(shape, file.readframes(count), round(count * 1000 / shape[2]))


class Tape(QObject):
    """Makes no sound; `hear` tells it the words of what it is given to play next."""

    ended = Signal()
    again = Signal()
    played = Signal(object)  # Spoken
    privacy_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_private = False  # a loudspeaker in the hall, not headphones
        self.spoken: list[Spoken] = []
        self._line: Line | None = None
        self._playing: Sound | None = None
        self._sound: list[bytes] = []
        self._format: tuple[int, int, int] | None = None  # of the first sentence
        self._now = 0
        self._since = QElapsedTimer()
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self._finish)

    def hear(self, line: Line) -> None:
        """What is about to be played."""
        self._line = line

    def play(self, path: Path) -> None:
        """Instead of what is played now."""
        self.stop()
        self._playing = Sound.read(path)
        self._since.start()
        self._end.start(self._playing.length // SPEED)

    def stop(self) -> None:
        """Silence, at once."""
        sound = self._playing
        if sound is not None:
            self._end.stop()
            heard = min(sound.length, self._since.elapsed() * SPEED)
            self._keep(sound, heard)

    def plug(self, *, headphones: bool) -> None:
        """A tape is heard by everybody."""

    def set_volume(self, share: float) -> None:
        """A tape is as loud as whoever plays it."""

    def close(self) -> None:
        """For good."""
        self.stop()

    def leave(self, out: Path) -> None:
        """Write ``voice.txt`` and ``voice.json``, what was spoken, and ``voice.wav``, how it sounded."""
        rows = [asdict(each) for each in self.spoken]
        (out / "voice.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        (out / "voice.txt").write_text("".join(map(_told, self.spoken)), encoding="utf-8")
        if self._format is None:
            return
        with wave.open(str(out / "voice.wav"), "wb") as joined:
            joined.setnchannels(self._format[0])
            joined.setsampwidth(self._format[1])
            joined.setframerate(self._format[2])
            joined.writeframes(b"".join(self._sound))

    def _finish(self) -> None:
        sound = self._playing
        assert sound is not None
        self._keep(sound, sound.length)
        self.ended.emit()

    def _keep(self, sound: Sound, heard: int) -> None:
        """Its first ``heard`` milliseconds, and the gap; a recording in another format than the first is a gap."""
        self._playing = None
        text, language = (self._line.text, self._line.language) if self._line is not None else ("", "")
        self.spoken.append(Spoken(text, language, self._now, heard, interrupted=heard < sound.length))
        self.played.emit(self.spoken[-1])
        self._now += heard + GAP_MS
        self._format = self._format or sound.format
        channels, width, rate = self._format
        frames = heard * rate // 1000
        samples = sound.samples[: frames * channels * width] if sound.format == self._format else b""
        self._sound.append(samples.ljust((frames + GAP_MS * rate // 1000) * channels * width, b"\0"))


def _told(each: Spoken) -> str:
    cut = "  (interrupted)" if each.interrupted else ""
    return f"{each.start / 1000:8.2f} s {each.length / 1000:6.2f} s  {each.text}{cut}\n"
