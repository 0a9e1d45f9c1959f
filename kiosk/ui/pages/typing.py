"""Pages with keys under the finger: a message must not push them away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from kiosk.domain.words import Words
from kiosk.ui.pages.page import Page
from kiosk.ui.theme import VOICE
from kiosk.ui.widgets.button import Button


class TypingPage(Page):
    """Says what is wrong in the place of the prompt. Subclasses put the stretch above the keys."""

    _message_room = 0  # pixels kept for a message

    def entered(self) -> str:
        """What has been typed so far, as it is shown."""
        raise NotImplementedError

    def keep_room(self) -> None:
        """In large text, where nothing is to spare: keep the room a message of two lines takes.

        Not where it is said or signed as well, in a place that takes that room already.
        """
        is_tight = self.theme.is_large and VOICE not in self.theme.modes and not self.theme.shows_signer
        if is_tight and not self.theme.is_wide and not self.theme.is_low:
            self._message_room = 2 * self.theme.metrics("body").height + 2 * self.theme.px("padding-s")
            self.prompt.setMinimumHeight(self._message_room + self.theme.px("gap") - self.theme.px("gap-s"))
            self.prompt.setAlignment(Qt.AlignmentFlag.AlignTop)

    def make_way_on(self, words: str) -> Button:
        """The button that goes on; with large words on a page beside a signer they alone have room."""
        if self.theme.is_large and self.theme.shows_signer and self.theme.lies:
            return Button(self.theme, words, type="label")
        return Button(self.theme, words, icon="arrow-right", icon_after=True, type="title-s")

    def complain(self, words: Words) -> None:
        """In the place of the prompt, on a small panel of the title, so that little moves."""
        self.prompt.hide()
        self.title.setHidden(self.theme.is_small)
        super().complain(words)
        if self._trouble is not None:
            self._trouble.setMinimumHeight(self._message_room)
        self._find_room()

    def calm(self) -> None:
        """The prompt again."""
        super().calm()
        self.title.show()
        self.prompt.setVisible(bool(self.prompt.text()) and not self.theme.is_small)

    def make_way(self) -> None:
        """Hide what is missed least while a message needs its room; `calm` shows it again."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A message may need more lines."""
        super().resizeEvent(event)
        self._outer.activate()
        self._find_room()

    def _find_room(self) -> None:
        is_said = self._trouble is not None and not self._trouble.isHidden()
        if self.theme.is_small and is_said and self.area.least_height(self.width()) > self.area.height():
            self.make_way()
