"""One patient's file at the right of the page: masked, until somebody asks to see it."""

from kiosk.domain.patient_files import Revealed
from kiosk.ui.desk.parts import Scroller
from kiosk.ui.desk.patients.deeds import Opened
from kiosk.ui.desk.patients.words import change_words, day_words, line_words, paper_word
from kiosk.ui.desk.register.words import age_words, class_words
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import joined, named, translate
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text


class FileCard(Card):
    """Who it is, today's numbers, the papers, and what was changed."""

    def __init__(self, view: DeskView) -> None:
        super().__init__(view.theme, padding="padding-s")
        self._view = view
        self.opened: Opened | None = None
        self.revealed: Revealed | None = None
        theme = view.theme
        self.name = Heading(theme, "", type="title-s")
        self.who = Text(theme, "", colour="ink-2")
        self.twin = Notice(
            theme, translate("Patients", "There may be another file of this person."), "wait", icon="users"
        )
        self.today, self.numbers, self.past = Text(theme), Text(theme), Text(theme, type="caption", colour="ink-2")
        titles = (translate("Patients", "Today"), translate("Patients", "Papers"), translate("Patients", "History"))
        self._heads = tuple(Heading(theme, title, type="label") for title in titles)
        self._scroller = Scroller(theme)
        for head, words in zip(self._heads, (self.today, self.numbers, self.past), strict=True):
            self._scroller.column.addWidget(head)
            self._scroller.column.addWidget(words)
        self._scroller.column.addStretch(1)
        for each in (self.name, self.who, self.twin):
            self.column.addWidget(each)
        self.column.addWidget(self._scroller, 1)
        self.column.addStretch(0)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nobody is in hand."""
        self.opened = self.revealed = None
        self.name.setText(translate("Patients", "Nobody in hand"))
        self.who.setText(translate("Patients", "Find somebody, then choose with the arrows."))
        self.twin.hide()
        self._scroller.hide()

    def show_file(self, opened: Opened) -> None:
        """The file, masked."""
        self.opened, self.revealed = opened, None
        self._fill()

    def reveal(self, revealed: Revealed) -> None:
        """The same with everything whole, until another one is shown."""
        self.revealed = revealed
        self._fill()

    def hide_again(self) -> None:
        """Masked once more."""
        self.revealed = None
        self._fill()

    def _fill(self) -> None:
        if self.opened is None:
            return
        file, seen = self.opened.file, self.revealed
        patient = file.patient
        self.name.setText(seen.name if seen else file.name)
        born = day_words(patient.birth_date) if seen and patient.birth_date else ""
        today = self._view.now().date()
        parts = (age_words(patient, today), born, class_words(patient.fee_class), patient.outpatient_number)
        self.who.setText(joined(*(part for part in parts if part)))
        self.twin.setVisible(bool(self.opened.namesakes))
        lines = "\n".join(map(line_words, self.opened.lines))
        self.today.setText(lines or translate("Patients", "No number for today."))
        self.numbers.setText("\n".join(self._numbers()))
        self.past.setText("\n".join((*map(change_words, file.changes), self._entered())))
        self._scroller.show()

    def _numbers(self) -> list[str]:
        assert self.opened is not None
        file, seen = self.opened.file, self.revealed
        if seen:
            papers = [named(paper_word(paper.kind), paper.number) for paper in seen.papers]
        else:
            papers = [named(paper_word(paper.kind), paper.number) for paper in file.papers]
        phone = seen.phone if seen else file.phone
        phones = [named(translate("Patients", "Phone"), phone)] if phone else []
        guardians = seen.guardians if seen else file.guardians
        bound = [named(translate("Patients", "Guardian"), name) for name in guardians]
        none = [] if papers else [translate("Patients", "No paper yet.")]
        joined_files = [named(translate("Patients", "Joined"), one.outpatient_number) for one in file.joined]
        return papers + none + phones + bound + joined_files

    def _entered(self) -> str:
        assert self.opened is not None
        return translate("Patients", "Entered {day}").format(day=day_words(self.opened.file.since.date()))
