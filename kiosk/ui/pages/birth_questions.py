"""For large text: first man or woman, then the birthday."""

from kiosk.domain.identity import Sex
from kiosk.domain.journey import Way
from kiosk.ui.language import translate
from kiosk.ui.pages.birth import BirthPage
from kiosk.ui.pages.one_by_one import OneByOnePage

SEX, BIRTHDAY = "sex", "birthday"


class BirthQuestionsPage(OneByOnePage, BirthPage):
    """The first answer goes on by itself."""

    questions = (SEX, BIRTHDAY)

    def title_text(self) -> str:
        """Whose it is."""
        is_child = self.journey.way is Way.CHILD
        if self.asking == SEX:
            return (
                translate("Pages", "Is the child a boy or a girl?")
                if is_child
                else translate("Pages", "Is the patient a man or a woman?")
            )
        return super().title_text()

    def prompt_text(self) -> str:
        """How to write a date."""
        return translate("Pages", "Year, month and day: 8 digits.") if self.asking == BIRTHDAY else ""

    def build(self) -> None:
        """Everything is made, one question is shown."""
        self.asking = SEX
        super().build()
        for choice in self.choices.values():
            choice.setMinimumHeight(self.theme.px("hero"))
        self.ask(SEX if self.sex is Sex.UNKNOWN else BIRTHDAY)

    def chosen(self, sex: Sex) -> None:
        """Go on by itself."""
        super().chosen(sex)
        self.ask(BIRTHDAY)

    def show_question(self) -> None:
        """The choices, or cells and keys."""
        for choice in self.choices.values():
            choice.setVisible(self.asking == SEX)
        for widget in (self.card, self.keypad, self.dock):
            widget.setVisible(self.asking == BIRTHDAY)

    def draft(self) -> str:
        """Also which question."""
        return f"{super().draft()} {self.asking}"

    def restore(self, draft: str) -> None:
        """To the question in hand; from the page of all at once, to the first that is open."""
        typed, _, rest = draft.partition(" ")
        sex, _, asked = rest.partition(" ")
        super().restore(f"{typed} {sex}" if sex else typed)
        if sex:
            self.ask(asked or (SEX if self.sex is Sex.UNKNOWN else BIRTHDAY))
