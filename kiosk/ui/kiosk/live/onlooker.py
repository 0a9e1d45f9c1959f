"""What a desk may see of the page without asking: the names of its controls, hushed, and a way to point at one.

Who the patient is, what is typed, what it costs, which department was chosen and which doctors it has are left out, as
the voice leaves them out where others hear it. What everybody may choose from, such as the departments, is told.
"""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from kiosk.domain.hush import Private, Secrets, hush, offers_of, secrets_of, typed
from kiosk.domain.journey import Journey
from kiosk.domain.live import LONGEST_CONTROL, Control, ControlKind, Picture
from kiosk.ui.kiosk.live.ring import Ring
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.pages.typing import TypingPage
from kiosk.ui.voice.discretion import stand_ins
from kiosk.ui.voice.own_words import own_words
from kiosk.ui.voice.reading import Part, choices, read
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.cells import Cells
from kiosk.ui.widgets.keyboard import NameKeyboard
from kiosk.ui.widgets.keypad import Key, Keypad, WordKey

TELLING = frozenset({Private.DOCTOR, Private.SPECIALITY})  # offers that tell which department was chosen
WORDS = frozenset({Part.ERROR, Part.TITLE, Part.TEXT})
KINDS = {
    QAccessible.Role.RadioButton: ControlKind.CHOICE,
    QAccessible.Role.CheckBox: ControlKind.TICK,
}
RING_MS = 60_000  # whoever does not press has not understood, and is told otherwise


class Onlooker:
    """Takes pictures of ``window``, each with a number of its own, and finds the controls of the newest again."""

    def __init__(self, window: KioskWindow) -> None:
        self._window = window
        self._picture = Picture(0, "")
        self._controls: tuple[QWidget, ...] = ()
        self.ring: Ring | None = None

    def picture(self) -> Picture | None:
        """What is on the screen now; None when that is what the last one told."""
        self._controls = self._seen()
        lines, controls = self._lines(), tuple(map(self._control, self._controls))
        before = self._picture
        if (before.page, before.lines, before.controls) == (self._window.page_name, lines, controls):
            return None
        self._picture = Picture(before.number + 1, self._window.page_name, lines, controls)
        return self._picture

    def point(self, picture: int, place: int) -> None:
        """Draw the ring, and say which control it is; nothing happens when the screen shows something else by now."""
        is_there = picture == self._picture.number and 0 <= place < len(self._controls)
        control = self._controls[place] if is_there else None
        if control is None or not isValid(control) or not control.isVisible():
            return
        self.drop()
        self.ring = Ring(self._window.theme, self._window, stays_ms=RING_MS)
        self.ring.show_around(control)
        announce(control, translate("Dialogs", "Please press: {control}").format(control=_name(control)))

    def drop(self) -> None:
        """No ring any more: the page has changed, or is dressed anew."""
        if self.ring is not None and isValid(self.ring):
            self.ring.drop()
            self.ring.deleteLater()
        self.ring = None

    def forget(self) -> None:
        """Nobody looks on any more; pictures are counted on."""
        self._picture, self._controls = Picture(self._picture.number, ""), ()

    # ---- what is seen ---------------------------------------------------------

    @property
    def _front(self) -> QWidget:
        return self._window.overlays.dialog or self._window.page

    def _seen(self) -> tuple[QWidget, ...]:
        """The controls of the page or the question, whole keyboards, and the bars that can be used with it."""
        inside = tuple(each for each in choices(self._front) if not isinstance(each, Key) or isinstance(each, WordKey))
        boards = [each for kind in (Keypad, NameKeyboard) for each in self._front.findChildren(kind)]
        flow = self._window.chrome.flow if self._window.overlays.dialog is None else None
        bars = (*(choices(flow) if flow is not None else ()), *choices(self._window.chrome.access))
        return (*inside, *(each for each in boards if each.isVisible()), *bars)

    def _lines(self) -> tuple[str, ...]:
        told = (each for each in read(self._front) if each.part in WORDS and not each.is_no_news)
        # Figures that are shown to the patient are nobody else's, however few they are.
        texts = (each.widget.accessibleName() if isinstance(each.widget, Cells) else each.text for each in told)
        return tuple(self._hushed(text) for text in texts if text)

    def _control(self, widget: QWidget) -> Control:
        if not isinstance(widget, QAbstractButton):
            return Control(_name(widget), ControlKind.KEYS)
        interface = QAccessible.queryAccessibleInterface(widget)
        kind, state = KINDS.get(interface.role(), ControlKind.BUTTON), interface.state()
        is_on = bool(state.checked) and kind is not ControlKind.BUTTON
        return Control(self._hushed(_name(widget))[:LONGEST_CONTROL], kind, is_on=is_on, is_usable=widget.isEnabled())

    def _hushed(self, text: str) -> str:
        return hush(text, self._secrets(), stand_ins(), own=own_words())

    def _secrets(self) -> Secrets:
        run, page = self._window.sitting.run, self._window.page
        journey = run.journey if run is not None else Journey()
        offers = tuple(each for each in offers_of(journey) if each.kind in TELLING)
        if not isinstance(page, TypingPage):
            return secrets_of(journey) + offers
        keyboard = page.findChild(NameKeyboard)
        spelled = keyboard.pinyin if isinstance(keyboard, NameKeyboard) else ""
        return secrets_of(journey) + offers + typed(page.entered()) + typed(spelled)


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or translate("Dialogs", "the keys")
