"""The number of a paper, typed: checked while typing, hidden from others."""

from dataclasses import replace

from PySide6.QtGui import QKeyEvent

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Paper, PaperKind, allows_letters, check_paper, groups, max_length, partial_problem
from kiosk.ui.language import translate, translate_marked
from kiosk.ui.pages.digits import DigitsPage
from kiosk.ui.pages.paper_kind import kind_name
from kiosk.ui.widgets.cells import Group
from kiosk.ui.widgets.letters import LetterKeyboard


class NumberPage(DigitsPage):
    """The patient's own paper."""

    def title_text(self) -> str:
        """Names the paper in hand."""
        kind = self.journey.paper_kind
        if kind is PaperKind.ID_CARD:
            return super().title_text()
        return translate("Pages", "Number of: {paper}").format(paper=kind_name(kind))

    def has_room_beside(self) -> bool:
        """Eighteen cells, or ten letters in a row, need all the width of a small panel."""
        return super().has_room_beside() and not self.theme.is_small

    def build(self) -> None:
        """Cells and the keys this paper needs."""
        self.kind = self.journey.paper_kind
        self.extra = "X" if self.kind in (PaperKind.ID_CARD, PaperKind.HOUSEHOLD_BOOK) else ""
        super().build()
        if allows_letters(self.kind) and not self.extra:
            self.keypad.hide()
            self.letters = LetterKeyboard(self.theme)
            self.letters.pressed.connect(self.press)
            self.touch.insertWidget(self.touch.indexOf(self.keypad), self.letters)
            if self.letters.switch is not None:  # in the place of the one that is missed least
                self.clear.hide()
                self.dock.row.insertWidget(0, self.letters.switch, 1)
                self.letters.switch.stackUnder(self.eye)  # Tab follows

    def make_way(self) -> None:
        """Letters need all the room there is."""
        self.card.setHidden(self.keypad.isHidden())

    def calm(self) -> None:
        """The cells again."""
        super().calm()
        self.card.show()

    def groups(self) -> tuple[Group, ...]:
        """As people recite it: 6-8-4 for the ID number; in large text without names, for the keys' sake."""
        lengths = groups(self.kind)
        names = (
            (translate("Pages", "Region"), translate("Pages", "Date of birth"), translate("Pages", "Last 4"))
            if lengths == (6, 8, 4) and not self.theme.is_large
            else ("",) * len(lengths)
        )
        return tuple(Group(length, name) for length, name in zip(lengths, names, strict=True))

    def problem(self) -> InvalidEntry | None:
        """Told at once, while typing."""
        return partial_problem(self.kind, self.typed, today=self.view.now().date()) if self.typed else None

    def is_enough(self) -> bool:
        """Complete, or long enough for papers whose length varies."""
        return len(self.typed) == max_length(self.kind) or (allows_letters(self.kind) and len(self.typed) > 5)

    def checked(self) -> Paper:
        """The paper; raises `InvalidEntry`."""
        return check_paper(self.kind, self.typed, today=self.view.now().date())

    def accept(self) -> None:
        """Go on with this paper."""
        self.answered.emit(replace(self.journey, paper=self.checked()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters too, where the paper has them."""
        text = event.text().upper()
        if allows_letters(self.kind) and len(text) == 1 and text.isalnum():
            self.press(text)
        else:
            super().keyPressEvent(event)


class GuardianNumberPage(NumberPage):
    """The adult's paper."""

    def title_text(self) -> str:
        """Never the patient's title."""
        return translate_marked("Steps", self.view.step.title)

    def accept(self) -> None:
        """Keep it as the guardian's; the child's own paper is asked afresh."""
        paper = self.checked()
        self.answered.emit(replace(self.journey, guardian_paper=paper, paper_kind=PaperKind.ID_CARD))
