"""Pages with keys under the finger: a message must not push them away."""

from kiosk.domain.words import Words
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.card import Notice


class TypingPage(Page):
    """Says what is wrong in the place of the prompt. Subclasses put the stretch above the keys."""

    def keep_room(self) -> None:
        """In large text nothing is to spare: keep the room a message of one line takes."""
        if self.theme.is_large and not self.theme.is_low:  # low down they stand still anyway
            line = Notice(self.theme, "–", "trouble").sizeHint().height()
            self.prompt.setMinimumHeight(line + self.theme.px("gap") - self.theme.px("gap-s"))

    def complain(self, words: Words) -> None:
        """In the place of the prompt, so that little moves."""
        self.prompt.hide()
        super().complain(words)

    def calm(self) -> None:
        """The prompt again."""
        super().calm()
        self.prompt.setVisible(bool(self.prompt.text()) and not self.theme.is_small)
