"""Birth date and sex of a newcomer whose paper does not tell them."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.calendar import birth_problem
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Way
from kiosk.domain.names import check_birth
from kiosk.ui.language import translate
from kiosk.ui.pages.digits import DigitsPage
from kiosk.ui.widgets.cells import Group
from kiosk.ui.widgets.choice import ChoiceButton


class BirthPage(DigitsPage):
    """Eight digits and one of two choices."""

    hidden = False

    def title_text(self) -> str:
        """Whose birthday it is."""
        if self.journey.way is Way.CHILD:
            return translate("Pages", "When was the child born?")
        return super().title_text()

    def build(self) -> None:
        """The choices above the cells."""
        self.sex = self.journey.newcomer.sex
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gutter"))
        self.choices = {
            Sex.MALE: ChoiceButton(self.theme, translate("Pages", "Male")),
            Sex.FEMALE: ChoiceButton(self.theme, translate("Pages", "Female")),
        }
        super().build()
        for sex, choice in self.choices.items():
            choice.clicked.connect(lambda _checked=False, sex=sex: self.chosen(sex))
            choice.setChecked(sex is self.sex)
            row.addWidget(choice)
        self.shared.insertLayout(1 if self.shared is self.body else 0, row)
        card = self.cells.parentWidget()
        assert card is not None
        for choice in self.choices.values():  # read, and reached by Tab, where they stand
            choice.stackUnder(card)
        if self.journey.newcomer.birth_date is not None:
            self.restore(self.journey.newcomer.birth_date.strftime("%Y%m%d"))

    def groups(self) -> tuple[Group, ...]:
        """Year, month, day."""
        return (
            Group(4, translate("Pages", "Year")),
            Group(2, translate("Pages", "Month")),
            Group(2, translate("Pages", "Day")),
        )

    def chosen(self, sex: Sex) -> None:
        """One of the two."""
        self.sex = sex
        for each, choice in self.choices.items():
            choice.setChecked(each is sex)
        self._show()

    def is_enough(self) -> bool:
        """Both are told."""
        return super().is_enough() and self.sex is not Sex.UNKNOWN

    def _missing_words(self, missing: int) -> str:
        if not missing and self.sex is Sex.UNKNOWN:
            return translate("Pages", "Please choose male or female above")
        return super()._missing_words(missing)

    def problem(self) -> InvalidEntry | None:
        """Told at once, while typing."""
        sentence = birth_problem(self.typed, self.view.now().date()) if self.typed else None
        return InvalidEntry(sentence, field="birth") if sentence else None

    def draft(self) -> str:
        """Digits and choice."""
        return f"{self.typed} {self.sex}"

    def restore(self, draft: str) -> None:
        """Digits and choice."""
        typed, _, rest = draft.partition(" ")
        sex = rest.partition(" ")[0]  # large text also keeps which question it stands at
        if sex:
            self.chosen(Sex(sex))
        super().restore(typed)

    def accept(self) -> None:
        """The newcomer's birth date and sex."""
        birth = check_birth(self.typed, today=self.view.now().date())
        newcomer = replace(self.journey.newcomer, birth_date=birth, sex=self.sex)
        self.answered.emit(replace(self.journey, newcomer=newcomer))
