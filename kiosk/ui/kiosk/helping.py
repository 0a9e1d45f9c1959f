"""Offers help on the page in hand, quietly, and takes it away again when it was taken, declined or passed by."""

from PySide6.QtCore import QObject, Signal

from kiosk.domain.struggle import Mode
from kiosk.domain.words import Words
from kiosk.ui.kiosk.struggle import StruggleWatch
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.offer_strip import AwaitedStrip, OfferStrip


class Helping(QObject):
    """Between the watch that counts and the page that shows; offers nothing while somebody is awaited, and says so."""

    person_wanted = Signal()  # an offer was taken

    def __init__(self, window: KioskWindow) -> None:
        super().__init__(window)
        self._window = window
        self.watch = StruggleWatch(lambda: window.is_covered, second_ms=window.theme.ms("second"))
        self.watch.struggling.connect(self.offer)
        self.waits: frozenset[str] = frozenset()  # why more patience is due, by its name, besides the modes
        self._offered_on = ""  # the page on which an offer stands
        self._strip: OfferStrip | AwaitedStrip | None = None
        self._awaited = ("", "")  # who, in many words and in few
        self._excused: Words | None = None

    def turn(self, page: Page, name: str) -> None:
        """``page`` is on the screen: another one, or the same in another look, where the offer still stands."""
        self._strip = None  # went with the bar of the page before
        page.troubled.connect(self._troubled)
        if self._awaited[0]:
            self._show_awaited()
        elif name == self._offered_on:
            self.offer()
        else:
            self._offered_on = ""
        self.watch.turn(name, Mode.LARGE if self._window.theme.is_large else Mode.STANDARD)

    def excuse(self, words: Words) -> None:
        """What is about to be said under the title is no fault of the patient's."""
        self._excused = words

    def miss(self) -> None:
        """A tap met no control."""
        if isinstance(self._window.page, Page) and not self._window.is_covered:
            self.watch.miss()

    def offer(self) -> None:
        """Show the strip."""
        bar = self._window.chrome.flow
        if bar is None or self._strip is not None or self._awaited[0]:
            return
        self._offered_on = self._window.page_name
        strip = self._strip = OfferStrip(self._window.theme)
        strip.large_wanted.connect(self._enlarge)
        strip.help_wanted.connect(self._call)
        strip.declined.connect(self._decline)
        bar.put_between(strip)
        announce(strip, translate("Pages", "Help?"))

    def tell(self, words: str, short: str = "") -> None:
        """Who is awaited by now, and the same where there is little room; "" for nobody."""
        if (words, short) != self._awaited:
            self._withdraw()
            self._awaited = words, short
            self._show_awaited()
            if self._strip is not None:
                announce(self._strip, words)

    def _show_awaited(self) -> None:
        bar = self._window.chrome.flow
        if bar is not None and self._awaited[0]:
            self._strip = AwaitedStrip(self._window.theme, *self._awaited)
            bar.put_between(self._strip)

    def end(self) -> None:
        """Nobody sits here any more, and nobody is awaited."""
        self._awaited = ("", "")
        self._withdraw()
        self.watch.end()

    def _troubled(self, words: Words) -> None:
        excused, self._excused = self._excused, None
        if words != excused:
            self.watch.miss()

    def _enlarge(self) -> None:
        self._withdraw()
        self._window.toggle_mode("large")

    def _call(self) -> None:
        self._withdraw()
        self.person_wanted.emit()

    def _decline(self) -> None:
        self.watch.decline()
        self._withdraw()

    def _withdraw(self) -> None:
        strip, bar = self._strip, self._window.chrome.flow
        self._strip, self._offered_on = None, ""
        if strip is not None and bar is not None:
            bar.clear_between(strip)
