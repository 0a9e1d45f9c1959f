"""Has the screen said: a page, a control, what is new on it, what was announced."""

from dataclasses import asdict

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.settings import VoiceSettings
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.voice.discretion import Discretion
from kiosk.ui.voice.greeting import greeting
from kiosk.ui.voice.narrator import Line, Narrator
from kiosk.ui.voice.reading import Sentence, news, read, sentence_of
from kiosk.ui.voice.touch_to_hear import TouchToHear
from kiosk.ui.voice.wording import Wording


class Telling:
    """``is_answered``: what was done has been told of; ``has_acted``: somebody did something since the page came."""

    def __init__(
        self, window: KioskWindow, narrator: Narrator, discretion: Discretion, settings: VoiceSettings
    ) -> None:
        self._window, self._narrator, self._discretion = window, narrator, discretion
        self._keys = asdict(settings.keys)
        self.wording = Wording(window, discretion, self._keys)
        self.touch = TouchToHear(self.touched, discretion.is_secret_key)
        self.is_answered = self.has_acted = False
        self._known: tuple[Sentence, ...] = ()  # what the screen told last

    @property
    def front(self) -> QWidget:
        """The question in front, or the page."""
        return self._window.overlays.dialog or self._window.page

    def forget(self) -> None:
        """The screen told nothing yet."""
        self._known = ()

    def greet(self) -> None:
        """How the voice is used."""
        hello = greeting(self._keys, touch=self.touch.is_on)
        self._narrator.say(self.wording.lines(Sentence(words) for words in hello))

    def page(self) -> None:
        """All that is in front, behind the greeting where that is still being said."""
        self._known = read(self.front)
        lines = self.wording.lines(self.wording.spoken(self._known))
        if self._narrator.is_speaking and not self.has_acted and self._narrator.said[:1] == self._greeted():
            self._narrator.add(lines)
        else:
            self._narrator.say(lines)
        self._narrator.prepare(self.wording.next_words())

    def page_again(self) -> None:
        """All that is in front, when what is being said has been said."""
        self._narrator.add(self.wording.lines(self.wording.spoken(read(self.front))))

    def announced(self, widget: QWidget, words: str) -> None:
        """What is announced is said at once, but it does not cut off a page that nobody has answered yet."""
        lines = self.wording.lines((Sentence(self._discretion.echo(words, widget)),))
        self.is_answered = True
        if self.has_acted or not self._narrator.is_speaking:
            self._narrator.say(lines)
        else:
            self._narrator.add(lines)

    def touched(self, widget: QWidget) -> None:
        """What was touched, or the nearest around it that says something."""
        self.is_answered = True
        if isinstance(widget, QAbstractButton):
            self.control(widget)
            return
        sentence = sentence_of(widget)
        if sentence is not None:
            self._narrator.say(self.wording.lines((sentence,)))

    def control(self, control: QAbstractButton) -> None:
        """Its words, and which of how many it is."""
        self.is_answered = True
        sentence = sentence_of(control)
        if sentence is not None:
            self._narrator.say(self.wording.control(sentence))

    def confirm(self, words: str) -> None:
        """An answer to what somebody did."""
        self.is_answered = True
        self._narrator.say(self.wording.lines((Sentence(words),)))

    def news(self, *, is_to_come: bool) -> None:
        """What has changed since the screen was read, unless that was told of, or the whole page ``is_to_come``."""
        before, self._known = self._known, read(self.front)
        is_answered, self.is_answered = self.is_answered, False
        changed = news(before, self._known)
        if not is_answered and changed and not is_to_come:
            self._narrator.add(self.wording.lines(changed))

    def _greeted(self) -> tuple[Line, ...]:
        hello = greeting(self._keys, touch=self.touch.is_on)
        return self.wording.lines((Sentence(hello[0]),))[:1]
