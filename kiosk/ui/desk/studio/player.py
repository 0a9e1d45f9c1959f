"""Plays a film on a screen of the studio, silently, between two places."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import QMediaPlayer

from kiosk.ui.desk.studio.screen import Screen

Status = QMediaPlayer.MediaStatus


class FilmPlayer(QObject):
    """Emits where it is and how long the film is, in ms; ``broken`` when it cannot be played."""

    moved = Signal(int)
    measured = Signal(int)
    changed = Signal(bool)  # whether it plays
    broken = Signal()

    def __init__(self, screen: Screen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)  # without an audio output: nothing is heard
        self._player.setVideoSink(screen.sink)
        self._start = self._end = 0
        self._player.positionChanged.connect(self._move)
        self._player.durationChanged.connect(self._measure)
        self._player.errorOccurred.connect(self._fail)
        self._player.mediaStatusChanged.connect(self._follow)
        self._player.playingChanged.connect(self.changed)

    @property
    def position(self) -> int:
        """Where it is, in ms."""
        return self._player.position()

    @property
    def length(self) -> int:
        """How long the film is, in ms; 0 until it is known."""
        return max(0, self._player.duration())

    @property
    def is_playing(self) -> bool:
        """Whether it moves."""
        return self._player.isPlaying()

    def open(self, path: Path) -> None:
        """Show the first picture of a film."""
        self._start = self._end = 0
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.pause()

    def keep_within(self, start: int, end: int) -> None:
        """Play only from ``start`` to ``end`` ms; an end of 0 is the film's own."""
        self._start, self._end = start, end

    def toggle(self) -> None:
        """Play or pause; at the end from the beginning."""
        if self.is_playing:
            self._player.pause()
            return
        if not self._start <= self.position < (self._end or self.length) - 1:
            self._player.setPosition(self._start)
        self._player.play()

    def replay(self) -> None:
        """From the beginning."""
        self._player.setPosition(self._start)
        self._player.play()

    def pause(self) -> None:
        """Stand still."""
        self._player.pause()

    def seek(self, at: int) -> None:
        """Go to ``at`` ms."""
        self._player.setPosition(max(0, min(at, self.length)))

    def close(self) -> None:
        """Let the film go."""
        self._player.stop()
        self._player.setSource(QUrl())

    def _move(self, at: int) -> None:
        if self._end and self.is_playing and at >= self._end:
            self._player.pause()
            at = self._end
        self.moved.emit(at)

    def _measure(self, length: int) -> None:
        if length > 0:
            self.measured.emit(length)

    def _follow(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == Status.InvalidMedia:
            self.broken.emit()

    def _fail(self, _error: QMediaPlayer.Error, _reason: str) -> None:
        self.broken.emit()
