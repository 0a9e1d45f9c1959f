"""Pages with keys under the finger: a message must not push them away."""

from PySide6.QtCore import Qt

from kiosk.domain.words import Words
from kiosk.ui.pages.page import Page


class TypingPage(Page):
    """Says what is wrong in the place of the prompt. Subclasses put the stretch above the keys."""

    _message_room = 0  # pixels kept for a message

    def keep_room(self) -> None:
        """In large text, where nothing is to spare: keep the room a message of two lines takes."""
        if self.theme.is_large and not self.theme.is_wide and not self.theme.is_low:
            self._message_room = 2 * self.theme.metrics("body").height + 2 * self.theme.px("padding-s")
            self.prompt.setMinimumHeight(self._message_room + self.theme.px("gap") - self.theme.px("gap-s"))
            self.prompt.setAlignment(Qt.AlignmentFlag.AlignTop)

    def complain(self, words: Words) -> None:
        """In the place of the prompt, so that little moves."""
        self.prompt.hide()
        super().complain(words)
        if self._trouble is not None:
            self._trouble.setMinimumHeight(self._message_room)

    def calm(self) -> None:
        """The prompt again."""
        super().calm()
        self.prompt.setVisible(bool(self.prompt.text()) and not self.theme.is_small)
