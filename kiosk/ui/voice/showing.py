"""What is seen of the voice: a ring around what is being said, its words in the strip, the strip's buttons."""

from PySide6.QtCore import QObject

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.voice.discretion import Discretion
from kiosk.ui.voice.highlight import Highlight
from kiosk.ui.voice.narrator import Line, Narrator
from kiosk.ui.voice.telling import Telling

SPEAKING = "speaking"  # why the clock stands still


class Showing(QObject):
    """``speaks_cantonese`` when that can be chosen."""

    def __init__(
        self,
        window: KioskWindow,
        narrator: Narrator,
        telling: Telling,
        discretion: Discretion,
        *,
        speaks_cantonese: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._narrator, self._telling, self._discretion = window, narrator, telling, discretion
        self._speaks_cantonese = speaks_cantonese
        self.ring: Highlight | None = None
        self.is_paused = False

    def dressed(self) -> None:
        """The window has new bars: ours is among them, and the ring has its theme."""
        if self.ring is not None:
            self.ring.hide()
            self.ring.deleteLater()
        self.ring = Highlight(self._window.theme, self._window)
        self.state()

    def line(self, line: Line) -> None:
        """Every sound has its words on the screen; the clock of the sitting stands still meanwhile."""
        self.is_paused = False
        idle = self._window.idle
        if not idle.is_warning:
            idle.suspend(SPEAKING)
        if self.ring is not None:
            self.ring.show_around(line.sentence.widget)
        strip = self._window.chrome.voice
        if strip is not None:
            strip.words.show_words(line.text, self._narrator.length)
            strip.show_paused(paused=False)

    def silence(self) -> None:
        """Nothing is said any more: its words may be read on."""
        self._window.idle.resume(SPEAKING)
        strip = self._window.chrome.voice
        if strip is not None:
            strip.words.fall_silent()
        if self.ring is not None:
            self.ring.show_around(None)

    def state(self) -> None:
        """What is on and what is off."""
        strip, telling = self._window.chrome.voice, self._telling
        if strip is not None:
            is_chinese = self._speaks_cantonese and self._window.language.code == "zh_CN"
            dialect = telling.wording.manner.is_cantonese if is_chinese else None
            strip.show_state(touch=telling.touch.is_on, private=self._discretion.is_open, dialect=dialect)
            strip.show_paused(paused=self.is_paused)
