"""What the keys and buttons of the voice do, by the names they have in the settings."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.ui.kiosk.dialogs import SayAloud
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.voice.discretion import Discretion
from kiosk.ui.voice.manner import PACES, VOLUMES, pace_words, volume_words, within
from kiosk.ui.voice.narrator import Narrator
from kiosk.ui.voice.reading import controls
from kiosk.ui.voice.showing import Showing
from kiosk.ui.voice.sounding import Sounding
from kiosk.ui.voice.telling import Telling


class Commands:
    """`table` has an action for each name; ``look_again`` has the whole page read anew."""

    def __init__(
        self,
        window: KioskWindow,
        narrator: Narrator,
        loudspeaker: Sounding,
        telling: Telling,
        showing: Showing,
        discretion: Discretion,
        look_again: Callable[[], None],
    ) -> None:
        self._window, self._narrator, self._loudspeaker = window, narrator, loudspeaker
        self._telling, self._showing, self._discretion = telling, showing, discretion
        self._look_again = look_again
        self.table: dict[str, Callable[[], None]] = {
            "next": partial(self._step, 1),
            "previous": partial(self._step, -1),
            "choose": partial(_strike, window, Qt.Key.Key_Return),
            "back": partial(_strike, window, Qt.Key.Key_Escape),
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

    def _step(self, way: int) -> None:
        """The next control, round and round: those of the page, then the bars; a question's, then ours."""
        window, dialog = self._window, self._window.overlays.dialog
        ring = controls(window) if dialog is None else controls(dialog, *window.chrome.lit)
        if not ring:
            return
        here = window.focusWidget()
        place = ring.index(here) if isinstance(here, QAbstractButton) and here in ring else None
        first = next((ring.index(each) for each in controls(self._telling.front) if each in ring), 0)
        following = (first if way > 0 else first - 1) if place is None else place + way
        target = ring[following % len(ring)]
        target.setFocus(Qt.FocusReason.TabFocusReason if way > 0 else Qt.FocusReason.BacktabFocusReason)
        self._telling.control(target)

    def _repeat(self) -> None:
        """Again what was said last; where a control was said, that alone."""
        self._showing.is_paused, self._telling.is_answered = False, True
        said, pace = self._narrator.said, self._telling.wording.manner.pace
        self._narrator.say(replace(line, pace=pace) for line in said)

    def _pause(self) -> None:
        left, self._telling.is_answered = self._narrator.left, True
        if self._showing.is_paused:
            self._showing.is_paused = False
            self._narrator.say(left)
        else:
            self._showing.is_paused = bool(left)

    def _turn_volume(self, by: int) -> None:
        wording = self._telling.wording
        wording.manner = replace(wording.manner, volume_step=within(VOLUMES, wording.manner.volume_step + by))
        self._loudspeaker.set_volume(wording.manner.volume)
        self._telling.confirm(volume_words(wording.manner))

    def _turn_pace(self, by: int) -> None:
        wording = self._telling.wording
        wording.manner = replace(wording.manner, pace_step=within(PACES, wording.manner.pace_step + by))
        self._telling.confirm(pace_words(wording.manner))

    def _turn_private(self) -> None:
        """Also answers the question, while that is in front."""
        if isinstance(self._window.overlays.dialog, SayAloud):
            self._window.overlays.dialog.aloud.emit()
            return
        self._discretion.is_allowed = not self._discretion.is_allowed
        self._discretion.has_told = True
        on, off = translate("Voice", "Private words are spoken."), translate("Voice", "Private words are not spoken.")
        self._telling.confirm(on if self._discretion.is_allowed else off)
        if self._discretion.is_allowed:
            self._telling.page_again()

    def _turn_touch(self) -> None:
        touch = self._telling.touch
        touch.is_on = not touch.is_on
        on = translate("Voice", "The first touch says, the second chooses.")
        off = translate("Voice", "One touch chooses.")
        self._telling.confirm(on if touch.is_on else off)

    def _turn_dialect(self) -> None:
        wording = self._telling.wording
        wording.manner = replace(wording.manner, is_cantonese=not wording.manner.is_cantonese)
        self._look_again()


def _strike(window: KioskWindow, key: Qt.Key) -> None:
    """As that key of a keyboard does."""
    target = QApplication.focusWidget() or window
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
