"""Plays one clip at a time, without a sound; any number of screens show its picture."""

import logging

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from kiosk.domain.signs import Clip

log = logging.getLogger(__name__)

SLOW = 0.75  # of the speed at which it was signed (accessibility.md 19)
OVER = QMediaPlayer.MediaStatus.EndOfMedia
LOST = QMediaPlayer.MediaStatus.InvalidMedia


class SignPlayer(QObject):
    """``image`` is the picture in hand, which stays until the next clip has one: no screen ever goes black."""

    pictured = Signal()  # there is another picture
    turned = Signal()  # playing or not
    ended = Signal()  # to its end, by itself
    failed = Signal(str)  # the key of a clip whose film cannot be played

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.at = 0  # ms of the clip that ``image`` shows
        self.frames = 0  # pictures that have come so far
        self._clip: Clip | None = None
        self._frame = QVideoFrame()
        self._rate = 1.0
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._picture)
        self._player.mediaStatusChanged.connect(self._changed)
        self._player.playbackStateChanged.connect(self.turned)

    @property
    def is_playing(self) -> bool:
        """Whether something moves."""
        return self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    @property
    def has_ended(self) -> bool:
        """Whether the clip was seen to its end."""
        return self._player.mediaStatus() is OVER

    def play(self, clip: Clip) -> None:
        """From its beginning, instead of what plays now; a clip without a film leaves nothing on the screens."""
        self._clip = clip
        self.at = 0
        if clip.film is None:
            self.stop()
            return
        self._player.setSource(QUrl.fromLocalFile(str(clip.film)))
        self._player.setPlaybackRate(self._rate)
        self._player.setPosition(0)
        self._player.play()

    def replay(self) -> None:
        """The same once more."""
        if self._clip is not None:
            self.play(self._clip)

    def pause(self) -> None:
        """Stand still on this picture, or go on."""
        if self.is_playing:
            self._player.pause()
        elif self.has_ended:
            self.replay()
        else:
            self._player.play()

    def be_slow(self, rate: float) -> None:
        """Play at ``rate``, 1 or `SLOW`, from now on."""
        self._rate = rate
        self._player.setPlaybackRate(rate)

    def stop(self) -> None:
        """Nothing is shown any more, and the file is let go."""
        self._player.stop()
        self._player.setSource(QUrl())
        self.image = QImage()
        self._frame = QVideoFrame()
        self.pictured.emit()

    def _picture(self, frame: QVideoFrame) -> None:
        if not frame.isValid():  # comes at the end: the last picture stays
            return
        self._frame = frame
        self.image = frame.toImage()
        self.at = frame.startTime() // 1000
        self.frames += 1
        self.pictured.emit()

    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is OVER:
            self.ended.emit()
        elif status is LOST and self._clip is not None:
            log.warning("the film of sign clip %s cannot be played: %s", self._clip.key, self._player.errorString())
            self.failed.emit(self._clip.key)
