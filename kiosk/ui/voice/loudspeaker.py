"""The only place where sound is made: one sentence at a time, silent at once when asked; calls of the hall between."""

import logging
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

from kiosk.ui.voice.complaints import hush_multimedia, hush_without_device

log = logging.getLogger(__name__)

HEADPHONES = ("headphone", "headset", "earphone", "耳机", "耳麦")  # in a device's description, where a platform tells
ALWAYS_SO_NAMED = ("bcm2835",)  # a Raspberry Pi calls its socket "Headphones", whatever is plugged in
ELSEWHERE = ("hdmi", "displayport", "s/pdif", "usb", "bluetooth")  # not the machine's own socket


@dataclass(frozen=True)
class Heard:
    """What was played: when it began, in ms since the loudspeaker was made, how many ms, and whether it was cut off."""

    path: Path
    started: int
    length: int
    interrupted: bool


@dataclass(frozen=True)
class Call:
    """A call to be heard by the whole hall; ``volume`` from 0 to 1, whatever a patient has set for the narrator."""

    path: Path
    volume: float = 1.0


class Loudspeaker(QObject):
    """Plays WAV and OGG files. Without a device it plays silently in real time, so that all else goes on.

    There is one player, so nothing sounds beside anything else. What is said to a patient (`play`) begins and ends as
    its owner wants; a `call` waits for the end of the sentence in hand and is then heard to its own, one after the
    other. What somebody wanted to play meanwhile comes after it, and a sentence that a call followed comes `again`.
    """

    started = Signal()  # the first sample is on its way
    ended = Signal()  # to its end, by itself; or it could not be played
    again = Signal()  # instead of `ended`, when calls came in between: play it once more
    called = Signal(object)  # Call: to its end; or it could not be played
    played = Signal(object)  # Heard, however it ended
    privacy_changed = Signal()  # headphones have come or gone

    def __init__(self) -> None:
        super().__init__()
        hush_without_device()  # until it is known
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look_again)
        self._out = QAudioOutput(QMediaDevices.defaultAudioOutput(), self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._out)
        self._player.mediaStatusChanged.connect(self._changed)
        self._player.playbackStateChanged.connect(self._turned)
        self._path: Path | None = None  # what is played now
        self._call: Call | None = None  # is played now
        self._calls: deque[Call] = deque()
        self._next: Path | None = None  # wanted while a call is heard
        self._is_again = False  # a call came behind what its owner believes to be played
        self._volume = self._out.volume()
        self._began = -1
        self._clock = QElapsedTimer()
        self._clock.start()
        self._is_plugged = False
        self.is_private = False
        self._look_again()

    @property
    def has_device(self) -> bool:
        """Whether anybody can hear anything."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def set_volume(self, share: float) -> None:
        """Of what is said to a patient: from 0 to 1, as the device counts."""
        self._volume = share
        if self._call is None:
            self._out.setVolume(share)

    def plug(self, *, headphones: bool) -> None:
        """The machine's own socket tells whether something is plugged in; without that only the output's name tells."""
        self._is_plugged = headphones
        self._judge()

    def play(self, path: Path) -> None:
        """Instead of what is played now; behind a call."""
        self.stop()
        if self._call is None:
            self._start(path, self._volume)
        else:
            self._next = path

    def stop(self) -> None:
        """Silence, at once; but a call goes on, and one that waited begins."""
        self._next, self._is_again = None, False
        if self._call is None and self._path is not None:
            self._break_off()
            self._go_on()

    def call(self, call: Call) -> None:
        """When the sentence in hand has come to its end; and to its own, whatever else is wanted."""
        self._calls.append(call)
        if self._path is None:
            self._go_on()

    def close(self) -> None:
        """Silence, and let the file go."""
        self._calls.clear()
        self._next, self._call = None, None
        self._break_off()
        self._player.setSource(QUrl())

    def _start(self, path: Path, volume: float) -> None:
        self._path, self._began = path, -1
        self._out.setVolume(volume)
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.play()

    def _break_off(self) -> None:
        path, self._path = self._path, None
        if path is not None:
            self._player.stop()
            self._note(path, interrupted=True)

    def _go_on(self) -> None:
        """Nothing is played now: the next call, else what was wanted meanwhile, or what a call followed."""
        if self._calls:
            self._call = self._calls.popleft()
            self._start(self._call.path, self._call.volume)
        elif self._next is not None:
            path, self._next = self._next, None
            self._start(path, self._volume)
        elif self._is_again:
            self._is_again = False
            self.again.emit()

    def _turned(self, state: QMediaPlayer.PlaybackState) -> None:
        if state is QMediaPlayer.PlaybackState.PlayingState and self._began < 0:
            self._began = self._clock.elapsed()
            self.started.emit()

    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        over = (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia)
        path = self._path
        if status in over and path is not None:
            self._path = None
            if status is QMediaPlayer.MediaStatus.InvalidMedia:
                log.warning("a sound cannot be played: %s", self._player.errorString())
            self._note(path, interrupted=status is QMediaPlayer.MediaStatus.InvalidMedia)
            self._over()

    def _over(self) -> None:
        """A call, or a sentence, has come to its end."""
        call, self._call = self._call, None
        if call is not None:
            self.called.emit(call)
            if self._path is None:  # else whoever heard of it has gone on already
                self._go_on()
        elif self._calls:
            self._is_again = True
            self._go_on()
        else:
            self.ended.emit()

    def _note(self, path: Path, *, interrupted: bool) -> None:
        if self._began >= 0:
            self.played.emit(Heard(path, self._began, self._clock.elapsed() - self._began, interrupted))

    def _look_again(self) -> None:
        """Devices have come or gone."""
        device = QMediaDevices.defaultAudioOutput()
        log.info("sound goes to %s", device.description() or "nowhere: there is no audio device")
        hush_without_device() if device.isNull() else hush_multimedia()
        self._out.setDevice(device)
        self._judge()

    def _judge(self) -> None:
        was = self.is_private
        self.is_private = is_heard_alone(QMediaDevices.defaultAudioOutput().description(), plugged=self._is_plugged)
        if was != self.is_private:
            self.privacy_changed.emit()


def is_heard_alone(output: str, *, plugged: bool) -> bool:
    """Whether only the patient hears the ``output`` of this name ("" for none).

    It is called headphones, or it is the machine's own socket and something is ``plugged`` into that.
    """
    words = output.lower()
    if any(name in words for name in HEADPHONES) and not any(name in words for name in ALWAYS_SO_NAMED):
        return True
    return plugged and bool(words) and not any(name in words for name in ELSEWHERE)
