"""What is seen of sign mode: the signer in the window's panel, or in front of everything, with captions and buttons."""

from PySide6.QtCore import QObject, Signal

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.signs.full import FullScreen
from kiosk.ui.signs.panel import SignPanel
from kiosk.ui.signs.picture import Playing


class Showing(QObject):
    """``asked`` tells an action by name, wherever its button stands; ``words`` are the caption of now."""

    asked = Signal(str)

    def __init__(self, window: KioskWindow, player: Playing) -> None:
        super().__init__(window)
        self._window, self._player = window, player
        self.full: FullScreen | None = None
        self.words = self._title = self._note = ""
        self._icon = "sign-language"
        self._state = (False, False, "")

    def dressed(self) -> None:
        """The window has new bars: ours is among them."""
        was_full = self.full is not None
        self.close_full()
        panel, turns = self._window.chrome.signer, self._window.chrome.turns
        if panel is not None:
            panel.signer.attach(self._player)
            panel.asked.connect(self.asked)
        if turns is not None:
            turns.asked.connect(self.asked)
        if was_full:
            self.open_full()
        self._show_again()

    def title(self, title: str, icon: str, note: str) -> None:
        """What the clip is about, and why there is none."""
        self._title, self._icon, self._note = title, icon, note
        for place in self._places():
            place.signer.say(icon, note, title=title)
            place.show_film(has_film=not note)

    def caption(self, words: str) -> None:
        """The words of now."""
        self.words = words
        for place in self._places():
            place.caption.say(words)

    def playing(self, *, playing: bool) -> None:
        """Whether something moves."""
        for place in self._places():
            place.controls.show_playing(playing=playing)

    def state(self, *, slow: bool, sight: bool, call: str) -> None:
        """What is on, what is off, and who is under way."""
        self._state = slow, sight, call
        turns = self._window.chrome.turns
        for place in (*self._places(), *((turns,) if turns is not None else ())):
            place.controls.show_slow(slow=slow)
            place.controls.show_sight(on=sight)
            place.controls.show_call(call)

    # ---- in front of everything ---------------------------------------------

    def open_full(self) -> None:
        """The signer in front of the page; help stays within reach.

        A question must be seen beside it, unless the two take turns: then the question is signed first.
        """
        is_hidden = self._window.overlays.dialog is not None and self._window.chrome.turns is None
        if self.full is not None or is_hidden:
            return
        self.full = FullScreen(self._window.theme, self._window, self._window.chrome.access)
        self.full.signer.attach(self._player)
        self.full.asked.connect(self.asked)
        self.full.touched.connect(self._window.overlays.somebody_is_there)
        self._show_again()
        self.full.open()

    def close_full(self) -> None:
        """The page again."""
        full, self.full = self.full, None
        if full is not None:
            full.close_down()

    def come(self, *, has_film: bool) -> None:
        """A new clip: where signer and page take turns, it is the signer's, unless there is nothing to see."""
        if self._window.chrome.turns is not None:
            (self.open_full if has_film else self.close_full)()

    def rest(self) -> None:
        """The clip is over: the page's turn."""
        if self._window.chrome.turns is not None:
            self.close_full()

    def forget(self) -> None:
        """Nothing of what was shown is left for whoever comes next."""
        self.close_full()
        self.words = self._title = self._note = ""
        self._icon = "sign-language"
        self._state = (False, False, "")

    def _show_again(self) -> None:
        self.title(self._title, self._icon, self._note)
        self.caption(self.words)
        slow, sight, call = self._state
        self.state(slow=slow, sight=sight, call=call)
        self.playing(playing=self._player.is_playing)

    def _places(self) -> tuple[SignPanel | FullScreen, ...]:
        return tuple(each for each in (self._window.chrome.signer, self.full) if each is not None)
