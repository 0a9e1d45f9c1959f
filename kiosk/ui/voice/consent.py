"""What the voice asks before it reads: may others hear private words, and, where a name is typed, its letters."""

from kiosk.ui.kiosk.dialogs import SayAloud
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.theme import VOICE
from kiosk.ui.voice.discretion import Discretion
from kiosk.ui.widgets.keyboard import NameKeyboard


class Consent:
    """Asks for everything once in a sitting, for the letters each time somebody comes to a page with a name's keys."""

    def __init__(self, window: KioskWindow, discretion: Discretion) -> None:
        self._window, self._discretion = window, discretion
        self._page = ""
        self._is_for_letters = False  # the question in front

    def ask(self) -> bool:
        """Whether something is asked now, in front of the page."""
        asks = self._is_to_ask_all or self._is_to_ask_letters
        if asks:
            self._is_for_letters = not self._is_to_ask_all
            self._discretion.is_asked = True
            self._discretion.is_asked_letters = self._is_for_letters
            self._window.overlays.ask_aloud()  # is read as soon as it is in front
            dialog = self._window.overlays.dialog
            if self._is_for_letters and isinstance(dialog, SayAloud):
                dialog.ask_for_letters()
        return asks

    def give(self) -> None:
        """The question in front was answered with yes."""
        if self._is_for_letters:
            self._discretion.says_letters = True
        else:
            self._discretion.allow()

    def take_back(self) -> None:
        """With headphones nothing needs to be asked; what is asked now may be, when they go."""
        if isinstance(self._window.overlays.dialog, SayAloud):
            self._discretion.is_asked_letters = False
            self._discretion.is_asked = self._is_for_letters
            self._window.overlays.dismiss()

    def come_to(self, page: str) -> None:
        """What was said of the letters held for the page before."""
        if page != self._page:
            self._page = page
            self._discretion.is_asked_letters = self._discretion.says_letters = False

    @property
    def _is_to_ask_all(self) -> bool:
        """Not while another question is in front, nor where the voice is on for nobody."""
        window = self._window
        is_known = self._discretion.is_open or self._discretion.is_asked
        is_for_somebody = VOICE not in window.house.modes or window.sitting.run is not None
        return not is_known and is_for_somebody and window.overlays.dialog is None

    @property
    def _is_to_ask_letters(self) -> bool:
        """Whoever cannot see types by what is said of the keys."""
        window, discretion = self._window, self._discretion
        is_known = discretion.is_open or discretion.is_asked_letters
        has_letters = window.page.findChild(NameKeyboard) is not None
        return has_letters and not is_known and window.overlays.dialog is None
