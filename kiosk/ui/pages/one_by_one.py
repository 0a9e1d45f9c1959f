"""Pages that in large text and beside a signer ask one question after the other; the usual ones ask all at once."""

from kiosk.ui.pages.page import Page


class OneByOnePage(Page):
    """``questions`` in their order; Back goes to the one before, and from the first one out of the page."""

    questions: tuple[str, ...] = ()
    asking = ""  # the question in hand

    def ask(self, question: str) -> None:
        """Turn to ``question``."""
        self.asking = question
        self.say_head()
        self.show_question()
        self.area.to_top()

    def say_head(self) -> None:
        """Title and prompt of the question in hand."""
        self.title.setText(self.title_text())
        self.fit_title()
        self.prompt.setText(self.prompt_text())
        self.prompt.setVisible(bool(self.prompt.text()))
        self.setAccessibleName(self.title_text())

    def show_question(self) -> None:
        """Show what can be answered."""
        raise NotImplementedError

    def go_back(self) -> bool:
        """The question before."""
        at = self.questions.index(self.asking)
        if at == 0:
            return False
        self.calm()
        self.ask(self.questions[at - 1])
        return True
