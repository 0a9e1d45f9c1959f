"""The voice while it is on: hears of everything that happens in the window, and has it said."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.domain.journey import Journey
from kiosk.settings import VoiceSettings
from kiosk.ui.kiosk.fingers import Fingers
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.voice.discretion import Discretion
from kiosk.ui.voice.greeting import greeting
from kiosk.ui.voice.highlight import Highlight
from kiosk.ui.voice.manner import PACES, VOLUMES, Manner, nearest_pace, pace_words, volume_words, within
from kiosk.ui.voice.narrator import Line, Narrator
from kiosk.ui.voice.reading import Part, Sentence, controls, news, read, sentence_of, with_place
from kiosk.ui.voice.sounding import Sounding
from kiosk.ui.voice.touch_to_hear import TouchToHear
from kiosk.ui.voice.wording import Wording
from kiosk.ui.widgets.announce import Ears
from kiosk.ui.widgets.cells import Cells

SPEAKING = "speaking"  # why the clock stands still


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
        self._window, self.narrator, self._loudspeaker = window, narrator, loudspeaker
        self._settings, self._speaks_cantonese = settings, speaks_cantonese
        self.is_on = self.is_paused = False
        self.discretion = Discretion(self._journey, lambda: loudspeaker.is_private)
        self._wording = Wording(window, self.discretion, asdict(settings.keys))
        self.touch = TouchToHear(self._hear_touched, self.discretion.is_secret_key)
        self._known: tuple[Sentence, ...] = ()  # what the screen told last
        self._is_answered = False  # what was done has been told of already
        self._has_acted = False  # somebody did something since the page came
        self._by_key = False
        self._ears = Ears(window)
        self._ears.heard.connect(self._hear)
        self._ring: Highlight | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)
        self._after = QTimer(self, singleShot=True, interval=0)
        self._after.timeout.connect(self._tell_news)
        self._gone = QTimer(self, singleShot=True, interval=settings.idle_seconds * 1000)
        self._gone.timeout.connect(self._leave_home)
        self._actions: dict[str, Callable[[], None]] = {
            "next": partial(self._step, 1),
            "previous": partial(self._step, -1),
            "choose": partial(self._strike, Qt.Key.Key_Return),
            "back": partial(self._strike, Qt.Key.Key_Escape),
            "repeat": self._repeat,
            "pause": self._pause,
            "louder": partial(self._turn_volume, 1),
            "softer": partial(self._turn_volume, -1),
            "slower": partial(self._turn_pace, -1),
            "faster": partial(self._turn_pace, 1),
            "help": window.help_asked.emit,
            "private": self._turn_private,
            "touch": self._turn_touch,
            "dialect": self._turn_dialect,
        }
        self._connect()
        self.reset()

    def _connect(self) -> None:
        window, narrator = self._window, self.narrator
        narrator.speaking.connect(self._show_line)
        narrator.silent.connect(self._show_silence)
        window.page_shown.connect(self._page_shown)
        window.sitting.ended.connect(self.reset)
        window.sitting.learned.connect(self._look_again)
        self._loudspeaker.privacy_changed.connect(self._show_state)
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._focus_moved)

    @property
    def manner(self) -> Manner:
        """How it speaks now."""
        return self._wording.manner

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
            fingers.hand.acts = self.touch.acts
        self._gone.start()
        keys = asdict(self._settings.keys)
        hello = greeting(keys, touch=self.touch.is_on)
        self.narrator.say(self._wording.lines(Sentence(words) for words in hello))
        self._read_soon()

    def end(self) -> None:
        """Not a word any more."""
        self.is_on = False
        self._gone.stop()
        self._soon.stop()
        self._after.stop()
        self.narrator.forget()
        self._show_silence()
        fingers = self._window.findChild(Fingers)
        if isinstance(fingers, Fingers):
            fingers.hand.acts = always

    def dressed(self) -> None:
        """The window has new bars: ours is among them."""
        overlays, strip = self._window.overlays, self._window.chrome.voice
        overlays.opened.connect(self._read_soon)
        overlays.cleared.connect(self._cleared)
        self._ring = Highlight(self._window.theme, self._window)
        if strip is not None:
            strip.asked.connect(self.ask)
        self._show_state()

    def undressing(self) -> None:
        """The bars are going."""
        self.narrator.hush()
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None

    def reset(self) -> None:
        """As the next patient expects it: pace, volume, privacy; nothing said is kept."""
        pace, volume = nearest_pace(self._settings.pace), self._settings.volume - 1
        self._wording.manner = Manner(pace, within(VOLUMES, volume))
        self.touch.is_on = self._settings.touch_to_hear
        self.touch.forget()
        self.discretion.forget()
        self.is_paused = False
        self._known = ()
        self._loudspeaker.set_volume(self._wording.manner.volume)
        self.narrator.forget()
        self._show_state()

    # ---- what happens in the window ----------------------------------------

    def struck(self, event: QEvent) -> None:
        """A touch or a key: silence, whatever it is for."""
        if not self.is_on:
            return
        self._gone.start()
        self.narrator.hush()
        self._has_acted, self._is_answered = True, False
        self._by_key = isinstance(event, QKeyEvent)
        self._after.start()

    def _leave_home(self) -> None:
        """Somebody switched it on and walked away without sitting down; a sitting has a clock of its own."""
        if self.is_on and self._window.page_name == "home":
            self._window.undo_modes()

    def ask(self, action: str) -> bool:
        """Do what a key or a button of ours is for; whether that is known."""
        act = self._actions.get(action)
        if act is None or not self.is_on:
            return False
        act()
        self._show_state()
        return True

    def _page_shown(self, _name: str) -> None:
        self.touch.forget()
        self._has_acted = False
        self._read_soon()

    def _cleared(self) -> None:
        """The question has gone: where are we?"""
        self._read_soon()

    def _read_soon(self) -> None:
        """When everything stands."""
        if self.is_on:
            self._is_answered = True
            self._soon.start()

    def _read(self) -> None:
        front = self._front()
        self._known = read(front)
        lines = self._wording.lines(self._wording.spoken(self._known))
        if self.narrator.is_speaking and not self._has_acted and self.narrator.said[:1] == self._greeted():
            self.narrator.add(lines)
        else:
            self.narrator.say(lines)
        self.narrator.prepare(self._wording.next_words())

    def _greeted(self) -> tuple[Line, ...]:
        hello = greeting(asdict(self._settings.keys), touch=self.touch.is_on)
        return self._wording.lines((Sentence(hello[0]),))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.is_on and self._by_key and isinstance(new, QAbstractButton):
            self._say_control(new)

    def _hear(self, widget: QWidget, words: str) -> None:
        """What is announced is said at once, but it does not cut off a page that nobody has answered yet."""
        if not self.is_on:
            return
        if isinstance(widget, Cells):
            words = self.discretion.echo(words, widget)
        lines = self._wording.lines((Sentence(words),))
        self._is_answered = True
        if self._has_acted or not self.narrator.is_speaking:
            self.narrator.say(lines)
        else:
            self.narrator.add(lines)

    def _hear_touched(self, widget: QWidget) -> None:
        self._is_answered = True
        if isinstance(widget, QAbstractButton):
            self._say_control(widget)
            return
        sentence = sentence_of(widget)
        if sentence is not None:
            self.narrator.say(self._wording.lines((sentence,)))

    def _say_control(self, control: QAbstractButton) -> None:
        self._is_answered = True
        ring = controls(self._front())
        base = sentence_of(control)
        if base is None:
            return
        said = self.discretion.words(replace(base, part=Part.CHOICE))
        place = with_place(control, ring).removeprefix(base.text)
        words = f"{said}{place}" if said else place.lstrip("。., ")
        self.narrator.say((self._wording.line(base, words), *self._wording.how_to_hear()))

    def _look_again(self, _journey: Journey) -> None:
        if self.is_on:
            self._after.start()

    def _tell_news(self) -> None:
        """What somebody did, or the hall learned, has changed the page: say what is new."""
        self._by_key = False
        if not self.is_on:
            return
        before, self._known = self._known, read(self._front())
        is_answered, self._is_answered = self._is_answered, False
        changed = news(before, self._known)
        if is_answered or not changed or self._soon.isActive():
            return
        self.narrator.add(self._wording.lines(changed))

    # ---- actions -----------------------------------------------------------

    def _step(self, way: int) -> None:
        """The next control, round and round: those of the page, then the bars; a question's, then ours."""
        window, dialog = self._window, self._window.overlays.dialog
        ring = controls(window) if dialog is None else controls(dialog, window.chrome.access)
        if not ring:
            return
        here = window.focusWidget()
        place = ring.index(here) if isinstance(here, QAbstractButton) and here in ring else None
        first = next((ring.index(each) for each in controls(self._front()) if each in ring), 0)
        following = (first if way > 0 else first - 1) if place is None else place + way
        target = ring[following % len(ring)]
        self._by_key = False
        target.setFocus(Qt.FocusReason.TabFocusReason if way > 0 else Qt.FocusReason.BacktabFocusReason)
        self._say_control(target)

    def _strike(self, key: Qt.Key) -> None:
        """As that key of a keyboard does."""
        target = QApplication.focusWidget() or self._window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    def _repeat(self) -> None:
        """Again what was said last; where a control was said, that alone."""
        self.is_paused, self._is_answered = False, True
        said = self.narrator.said
        self.narrator.say(replace(line, pace=self._wording.manner.pace) for line in said)

    def _pause(self) -> None:
        left, self._is_answered = self.narrator.left, True
        if self.is_paused:
            self.is_paused = False
            self.narrator.say(left)
        else:
            self.is_paused = bool(left)

    def _turn_volume(self, by: int) -> None:
        self._wording.manner = replace(
            self._wording.manner, volume_step=within(VOLUMES, self._wording.manner.volume_step + by)
        )
        self._loudspeaker.set_volume(self._wording.manner.volume)
        self._confirm(volume_words(self._wording.manner))

    def _turn_pace(self, by: int) -> None:
        self._wording.manner = replace(
            self._wording.manner, pace_step=within(PACES, self._wording.manner.pace_step + by)
        )
        self._confirm(pace_words(self._wording.manner))

    def _turn_private(self) -> None:
        self.discretion.is_allowed = not self.discretion.is_allowed
        self.discretion.has_told = True
        on, off = translate("Voice", "Private words are spoken."), translate("Voice", "Private words are not spoken.")
        self._confirm(on if self.discretion.is_allowed else off)
        if self.discretion.is_allowed:
            self.narrator.add(self._wording.lines(self._wording.spoken(read(self._front()))))

    def _turn_touch(self) -> None:
        self.touch.is_on = not self.touch.is_on
        on = translate("Voice", "The first touch says, the second chooses.")
        off = translate("Voice", "One touch chooses.")
        self._confirm(on if self.touch.is_on else off)

    def _turn_dialect(self) -> None:
        self._wording.manner = replace(self._wording.manner, is_cantonese=not self._wording.manner.is_cantonese)
        self._read_soon()

    def _confirm(self, words: str) -> None:
        self._is_answered = True
        self.narrator.say(self._wording.lines((Sentence(words),)))

    # ---- what is seen of it --------------------------------------------------

    def _show_line(self, line: Line) -> None:
        """Every sound has its words on the screen."""
        self.is_paused = False
        idle = self._window.idle
        if not idle.is_warning:
            idle.suspend(SPEAKING)
        if self._ring is not None:
            self._ring.show_around(line.sentence.widget)
        strip = self._window.chrome.voice
        if strip is not None:
            strip.show_words(line.text)
            strip.show_paused(paused=False)

    def _show_silence(self) -> None:
        self._window.idle.resume(SPEAKING)
        if self._ring is not None:
            self._ring.show_around(None)

    def _show_state(self) -> None:
        strip = self._window.chrome.voice
        if strip is not None:
            is_chinese = self._speaks_cantonese and self._window.language.code == "zh_CN"
            dialect = self._wording.manner.is_cantonese if is_chinese else None
            strip.show_state(touch=self.touch.is_on, private=self.discretion.is_open, dialect=dialect)
            strip.show_paused(paused=self.is_paused)

    def _front(self) -> QWidget:
        return self._window.overlays.dialog or self._window.page

    def _journey(self) -> Journey:
        run = self._window.sitting.run
        return run.journey if run is not None else Journey()


def always(_touched: QWidget) -> bool:
    """A touch does what it is for."""
    return True
