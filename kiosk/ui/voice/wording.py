"""Turns sentences of the screen into lines to be spoken: what may be said, in which language, how fast."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kiosk.domain.speech import Keep
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import joined, told, translate_marked
from kiosk.ui.voice.discretion import Discretion
from kiosk.ui.voice.greeting import private_words
from kiosk.ui.voice.manner import Manner
from kiosk.ui.voice.narrator import Line
from kiosk.ui.voice.reading import Part, Sentence, controls, place_words


class Wording:
    """``manner`` may be changed at any time; ``keys`` as in the settings."""

    def __init__(self, window: KioskWindow, discretion: Discretion, keys: Mapping[str, str]) -> None:
        self._window, self._discretion, self._keys = window, discretion, keys
        self.manner = Manner()

    def spoken(self, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """Where a step has words for the ear, they are said instead of its title and prompt."""
        run = self._window.sitting.run
        if run is None or not run.step.spoken or self._window.overlays.dialog is not None:
            return sentences
        shown = {translate_marked("Steps", words) for words in (run.step.title, run.step.prompt)}
        title = next((each for each in sentences if each.text in shown), None)
        if title is None:
            return sentences
        spoken = replace(title, text=translate_marked("Steps", run.step.spoken))
        return tuple(spoken if each is title else each for each in sentences if each is title or each.text not in shown)

    def lines(self, sentences: Iterable[Sentence]) -> tuple[Line, ...]:
        """What is said of ``sentences``, and, once, how the rest may be heard."""
        said = [(each, self._said(each)) for each in sentences]
        return (*(self.line(sentence, words) for sentence, words in said if words), *self.how_to_hear())

    def control(self, sentence: Sentence) -> tuple[Line, ...]:
        """What is said of a control that somebody came to: also which of how many it is."""
        choice = replace(sentence, part=Part.CHOICE)
        said, place = self._said(choice), self._place(choice)
        words = said if place in said else told(said, place)
        return (self.line(choice, words), *self.how_to_hear())

    def _said(self, sentence: Sentence) -> str:
        """A choice whose name may not be said is told from the others by its place."""
        words = self._discretion.words(sentence)
        rest = self._discretion.unnamed(words) if sentence.part is Part.CHOICE else None
        place = self._place(sentence)
        return words if rest is None or not place else joined(place, rest)

    def _place(self, sentence: Sentence) -> str:
        return place_words(sentence.widget, controls(self._window.overlays.dialog or self._window.page))

    def how_to_hear(self) -> tuple[Line, ...]:
        """Added when something was left out, until it was heard."""
        if not self._discretion.has_hushed or self._discretion.has_told:
            return ()
        return (self.line(Sentence(""), private_words(self._keys)),)

    def heard(self, line: Line) -> None:
        """``line`` begins to be heard."""
        if line.text == private_words(self._keys):
            self._discretion.has_told = True

    def line(self, sentence: Sentence, words: str) -> Line:
        """``words`` for ``sentence``, as they are spoken now; what is the same for everybody may be kept."""
        written = sentence.language or self._window.language.code
        keep = Keep.ALWAYS if words in self._public() else Keep.SITTING
        return Line(words, self.manner.language(written), self.manner.pace, keep, sentence)

    def _public(self) -> frozenset[str]:
        """Words that are the same for everybody: those of the steps of the flow in hand."""
        run = self._window.sitting.run
        steps = run.flow.steps if run is not None else ()
        words = (words for step in steps for words in (step.title, step.prompt, step.spoken) if words)
        return frozenset(translate_marked("Steps", each) for each in words)

    def next_words(self) -> tuple[Line, ...]:
        """The first words of the next page."""
        run = self._window.sitting.run
        step = run.flow.after(run.step_id, run.journey) if run is not None else None
        if step is None:
            return ()
        words = (step.spoken,) if step.spoken else (step.title, step.prompt)
        return tuple(self.line(Sentence(""), translate_marked("Steps", each)) for each in words if each)
