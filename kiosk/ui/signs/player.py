"""Plays one clip at a time, without a sound; any number of screens show its picture."""

import logging

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from kiosk.domain.signs import Clip

log = logging.getLogger(__name__)

OVER = QMediaPlayer.MediaStatus.EndOfMedia
LOADED = QMediaPlayer.MediaStatus.LoadedMedia
LOST = QMediaPlayer.MediaStatus.InvalidMedia
# Pictures that come now are of the film before: they were under way when it was taken out.
NOT_YET = (QMediaPlayer.MediaStatus.NoMedia, QMediaPlayer.MediaStatus.LoadingMedia, LOST)
LATE_MS = 500  # until then the last picture stays; later nothing is better than what was signed before
HUNG_MS = 3000  # without another picture: this film will not go on
SHORT_MS = 1000  # a film that ends so much too early was cut off


class SignPlayer(QObject):
    """``image`` is the picture in hand, which stays until the next clip has one: no screen ever goes black."""

    pictured = Signal()  # there is another picture
    turned = Signal()  # playing or not
    ended = Signal()  # to its end, by itself
    failed = Signal(str)  # the key of a clip whose film cannot be played; nothing of it is shown any more

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.at = 0  # ms of the clip that ``image`` shows
        self.frames = 0  # pictures that have come so far
        self._clip: Clip | None = None
        self._is_seen = False  # a picture of this clip
        self._frame = QVideoFrame()
        self._rate = 1.0
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._picture)
        self._player.mediaStatusChanged.connect(self._changed)
        self._player.playbackStateChanged.connect(self.turned)
        self._player.errorOccurred.connect(self._stumbled)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._clear)
        self._hung = QTimer(self, singleShot=True, interval=HUNG_MS)
        self._hung.timeout.connect(self._hang)

    @property
    def is_playing(self) -> bool:
        """Whether something moves."""
        return self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    @property
    def has_ended(self) -> bool:
        """Whether the clip was seen to its end."""
        return self._player.mediaStatus() is OVER

    @property
    def length(self) -> int:
        """Ms of the film in hand; 0 while that is not known."""
        return max(0, self._player.duration())

    def play(self, clip: Clip) -> None:
        """From its beginning, instead of what plays now; a clip without a film leaves nothing on the screens."""
        self._clip = clip
        self.at, self._is_seen = 0, False
        if clip.film is None:
            self.stop()
            return
        self._late.start()
        self._hung.start()
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
            self._hung.start()
            self._player.play()

    def be_slow(self, rate: float) -> None:
        """Play at ``rate``, 1 being the speed at which it was signed, from now on."""
        self._rate = rate
        self._player.setPlaybackRate(rate)

    def stop(self) -> None:
        """Nothing is shown any more, and the file is let go."""
        self._hung.stop()
        self._player.stop()
        self._player.setSource(QUrl())
        self._clear()

    def _clear(self) -> None:
        self._late.stop()
        self.image = QImage()
        self._frame = QVideoFrame()
        self.pictured.emit()

    def _picture(self, frame: QVideoFrame) -> None:
        # One that is not valid comes at the end: the last picture stays.
        if not frame.isValid() or self._player.mediaStatus() in NOT_YET:
            return
        self._late.stop()
        self._hung.start()
        self._frame = frame
        self.image = frame.toImage()
        self.at = frame.startTime() // 1000
        self._is_seen = True
        self.frames += 1
        self.pictured.emit()

    # ---- films that are none --------------------------------------------------

    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        is_lost = status is LOST or (status is LOADED and not self._player.hasVideo())
        if status is OVER:
            self._hung.stop()
            is_lost = not self._is_seen or self.at + SHORT_MS < self._player.duration()
        if is_lost:
            self._lose(self._player.errorString() or "there are no pictures, or not all of them")
        elif status is OVER:
            self.ended.emit()

    def _stumbled(self, _error: QMediaPlayer.Error, words: str) -> None:
        if self._player.mediaStatus() not in NOT_YET:  # else it tells so itself
            self._lose(words)

    def _hang(self) -> None:
        if self.is_playing:
            self._lose("no more pictures come")

    def _lose(self, why: str) -> None:
        if self._clip is None or self._clip.film is None or self._player.source().isEmpty():
            return
        log.warning("the film of sign clip %s cannot be played: %s", self._clip.key, why)
        self.stop()
        self.failed.emit(self._clip.key)
