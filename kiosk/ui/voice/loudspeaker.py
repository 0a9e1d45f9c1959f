"""The only place where sound is made: one sentence at a time, silent at once when asked."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

HEADPHONES = ("headphone", "headset", "earphone", "耳机", "耳麦")  # in a device's description, where a platform tells


@dataclass(frozen=True)
class Heard:
    """What was played: when it began, in ms since the loudspeaker was made, how many ms, and whether it was cut off."""

    path: Path
    started: int
    length: int
    interrupted: bool


class Loudspeaker(QObject):
    """Plays WAV and OGG files. Without a device it plays silently in real time, so that all else goes on."""

    started = Signal()  # the first sample is on its way
    ended = Signal()  # to its end, by itself; or it could not be played
    played = Signal(object)  # Heard, however it ended
    privacy_changed = Signal()  # headphones have come or gone

    def __init__(self) -> None:
        super().__init__()
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look_again)
        self._out = QAudioOutput(QMediaDevices.defaultAudioOutput(), self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._out)
        self._player.mediaStatusChanged.connect(self._changed)
        self._player.playbackStateChanged.connect(self._turned)
        self._path: Path | None = None
        self._began = -1
        self._clock = QElapsedTimer()
        self._clock.start()
        self.is_private = self._has_headphones()

    @property
    def has_device(self) -> bool:
        """Whether anybody can hear anything."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def set_volume(self, share: float) -> None:
        """From 0 to 1, as the device counts."""
        self._out.setVolume(share)

    def play(self, path: Path) -> None:
        """Instead of what is played now."""
        self.stop()
        self._path, self._began = path, -1
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.play()

    def stop(self) -> None:
        """Silence, at once."""
        if self._path is not None:
            self._note(interrupted=True)
            self._player.stop()

    def close(self) -> None:
        """Silence, and let the file go."""
        self.stop()
        self._player.setSource(QUrl())

    def _turned(self, state: QMediaPlayer.PlaybackState) -> None:
        if state is QMediaPlayer.PlaybackState.PlayingState and self._began < 0:
            self._began = self._clock.elapsed()
            self.started.emit()

    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        over = (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia)
        if status in over and self._path is not None:
            self._note(interrupted=status is QMediaPlayer.MediaStatus.InvalidMedia)
            self.ended.emit()

    def _note(self, *, interrupted: bool) -> None:
        path, self._path = self._path, None
        now = self._clock.elapsed()
        if path is not None and self._began >= 0:
            self.played.emit(Heard(path, self._began, now - self._began, interrupted))

    def _look_again(self) -> None:
        self._out.setDevice(QMediaDevices.defaultAudioOutput())
        was, self.is_private = self.is_private, self._has_headphones()
        if was != self.is_private:
            self.privacy_changed.emit()

    def _has_headphones(self) -> bool:
        words = QMediaDevices.defaultAudioOutput().description().lower()
        return any(name in words for name in HEADPHONES)
