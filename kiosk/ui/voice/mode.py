"""The voice while it is on: hears of everything that happens in the window, and has it said."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.domain.journey import Journey
from kiosk.settings import VoiceSettings
from kiosk.ui.kiosk.fingers import Fingers
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.voice.commands import Commands
from kiosk.ui.voice.consent import Consent
from kiosk.ui.voice.discretion import Discretion
from kiosk.ui.voice.manner import VOLUMES, Manner, nearest_pace, within
from kiosk.ui.voice.narrator import Narrator
from kiosk.ui.voice.showing import Showing
from kiosk.ui.voice.sounding import Sounding
from kiosk.ui.voice.telling import Telling
from kiosk.ui.widgets.announce import Ears
from kiosk.ui.widgets.arrows import WAYS

GOING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, *WAYS})  # keys that go from control to control


class VoiceMode(QObject):
    """Between `begin` and `end` everything is said; ``speaks_cantonese`` when that can be chosen."""

    def __init__(
        self,
        window: KioskWindow,
        narrator: Narrator,
        loudspeaker: Sounding,
        settings: VoiceSettings,
        *,
        speaks_cantonese: bool,
    ) -> None:
        super().__init__(window)
        self._window, self.narrator, self._loudspeaker, self._settings = window, narrator, loudspeaker, settings
        self.is_on = False
        self.discretion = Discretion(self._journey, lambda: loudspeaker.is_private)
        self._consent = Consent(window, self.discretion)
        self.telling = Telling(window, narrator, self.discretion, settings)
        self.showing = Showing(window, narrator, self.telling, self.discretion, speaks_cantonese=speaks_cantonese)
        self._commands = Commands(
            window, narrator, loudspeaker, self.telling, self.showing, self.discretion, self.read_soon
        )
        self._is_going = False
        self._ears = Ears(window)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._after = QTimer(self, singleShot=True, interval=0)
        self._gone = QTimer(self, singleShot=True, interval=settings.idle_seconds * 1000)
        self._connect()
        self.reset()

    def _connect(self) -> None:
        window, narrator = self._window, self.narrator
        self._ears.heard.connect(self._hear)
        self._soon.timeout.connect(self._read)
        self._after.timeout.connect(self._tell_news)
        self._gone.timeout.connect(self._leave_home)
        narrator.speaking.connect(self.telling.wording.heard)
        narrator.speaking.connect(self.showing.line)
        narrator.silent.connect(self.showing.silence)
        window.page_shown.connect(self._page_shown)
        window.sitting.ended.connect(self.reset)
        window.sitting.learned.connect(self._look_again)
        self._loudspeaker.privacy_changed.connect(self._headphones)
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._focus_moved)

    @property
    def manner(self) -> Manner:
        """How it speaks now."""
        return self.telling.wording.manner

    @property
    def is_quiet(self) -> bool:
        """Whether all there is to say has been said."""
        return not (self._soon.isActive() or self._after.isActive() or self.narrator.is_speaking)

    # ---- on and off -------------------------------------------------------

    def begin(self) -> None:
        """From now on everything is said; first how this is used."""
        self.is_on = True
        fingers = self._window.findChild(Fingers)
        if isinstance(fingers, Fingers):
            fingers.hand.acts = self.telling.touch.acts
        self._gone.start()
        self.telling.greet()
        self.read_soon()

    def end(self) -> None:
        """Not a word any more; where nobody sits, the next one is asked again."""
        self.is_on = False
        if self._window.sitting.run is None:
            self.discretion.forget()
        for timer in (self._gone, self._soon, self._after):
            timer.stop()
        self.narrator.forget()
        self.showing.silence()
        fingers = self._window.findChild(Fingers)
        if isinstance(fingers, Fingers):
            fingers.hand.acts = always

    def dressed(self) -> None:
        """The window has new bars: ours is among them."""
        overlays, strip = self._window.overlays, self._window.chrome.voice
        overlays.opened.connect(self.read_soon)
        overlays.cleared.connect(self.read_soon)  # the question has gone: where are we?
        overlays.allowed.connect(self._allow)
        if strip is not None:
            strip.asked.connect(self.ask)
        self.discretion.learn_words()
        self.showing.dressed()

    def reset(self) -> None:
        """As the next patient expects it: pace, volume, privacy; nothing said is kept."""
        pace, volume = nearest_pace(self._settings.pace), self._settings.volume - 1
        self.telling.wording.manner = Manner(pace, within(VOLUMES, volume))
        self.telling.touch.is_on = self._settings.touch_to_hear
        self.telling.touch.forget()
        self.telling.forget()
        self.discretion.forget()
        self.showing.is_paused = False
        self._loudspeaker.set_volume(self.manner.volume)
        self.narrator.forget()
        self.showing.state()

    # ---- what happens in the window ----------------------------------------

    def struck(self, event: QEvent) -> None:
        """A touch or a key: silence, whatever it is for."""
        if not self.is_on:
            return
        self._gone.start()
        self.narrator.hush()
        self.telling.has_acted, self.telling.is_answered = True, False
        self._is_going = isinstance(event, QKeyEvent) and event.key() in GOING
        self._after.start()

    def ask(self, action: str) -> bool:
        """Do what a key or a button of ours is for; whether that is known."""
        act = self._commands.table.get(action)
        if act is None or not self.is_on:
            return False
        self._is_going = False  # the action tells by itself where it leads
        act()
        self.showing.state()
        return True

    def read_soon(self) -> None:
        """Read what is in front, when everything stands."""
        if self.is_on:
            self.telling.is_answered = True
            self._soon.start()

    def _read(self) -> None:
        """Before anything else whether private words may be said where others hear them."""
        if not (self.is_on and self._consent.ask()):
            self.telling.page()

    def _allow(self) -> None:
        self._consent.give()
        self.showing.state()

    def _headphones(self) -> None:
        """With them nothing needs to be asked before they go; without them nothing begun is said to its end."""
        self.showing.state()
        if self._loudspeaker.is_private:
            self._consent.take_back()
        elif not self.discretion.is_allowed:
            self.narrator.forget()
            self.read_soon()

    def _leave_home(self) -> None:
        """Somebody switched it on and walked away without sitting down; a sitting has a clock of its own."""
        if self.is_on and self._window.page_name == "home":
            self._window.undo_modes()

    def _page_shown(self, name: str) -> None:
        self._consent.come_to(name)
        self.telling.touch.forget()
        self.telling.has_acted = False
        self.read_soon()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.is_on and self._is_going and isinstance(new, QAbstractButton):
            self.telling.control(new)

    def _hear(self, widget: QWidget, words: str) -> None:
        if self.is_on:
            self.telling.announced(widget, words)

    def _look_again(self, _journey: Journey) -> None:
        if self.is_on:
            self._after.start()

    def _tell_news(self) -> None:
        """What somebody did, or the hall learned, has changed the page: say what is new."""
        self._is_going = False
        if self.is_on:
            self.telling.news(is_to_come=self._soon.isActive())

    def _journey(self) -> Journey:
        run = self._window.sitting.run
        return run.journey if run is not None else Journey()


def always(_touched: QWidget) -> bool:
    """A touch does what it is for."""
    return True
