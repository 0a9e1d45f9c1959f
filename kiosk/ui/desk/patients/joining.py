"""合并: the other file of the same person is chosen, then which of the two stays."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.errors import DomainError
from kiosk.domain.masking import mask_name
from kiosk.domain.patient_files import Found, PatientFile
from kiosk.ui.desk.forms import AskReason
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.patients.deeds import Opened, open_file
from kiosk.ui.desk.patients.hinting import SearchField
from kiosk.ui.desk.patients.looking import Looking
from kiosk.ui.desk.patients.words import end_words, namesake_columns, namesake_line, why_word
from kiosk.ui.desk.register.words import age_words
from kiosk.ui.desk.table import Line, Table
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate
from kiosk.ui.tasks import Task
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Heading, Text

SWAP_KEY = "F2"  # none of the page's own, which are heard here too


class JoinPanel(Card):
    """``wanted`` gives the file that stays, the one that goes, and the reason; ``left`` when nothing is to be done."""

    wanted = Signal(object, object, str)
    left = Signal()

    def __init__(self, view: DeskView) -> None:
        super().__init__(view.theme, padding="padding-s")
        self._view = view
        self._first: Opened | None = None
        self._pair: tuple[PatientFile, PatientFile] | None = None  # who stays, who goes
        self._task: Task[Opened] | None = None
        self._ask: AskReason | None = None
        theme = view.theme
        self.column.setSpacing(theme.px("gap"))
        self.column.addWidget(Heading(theme, translate("Patients", "Which file is the same person's?"), type="title-s"))
        self.finder = SearchField(theme, translate("Patients", "Find the other file"))
        self.words = Text(theme, "", colour="ink-2")
        self.table = Table(theme, translate("Patients", "Files that may be the same"), namesake_columns())
        self.table.opened.connect(self._choose)
        self.looking = Looking(view, self)
        self.looking.found.connect(self._show)
        self.looking.asked.connect(self._tell)
        self.finder.textEdited.connect(self._edited)
        self.finder.returnPressed.connect(self._enter)
        for each in (self.finder, self.words):
            self.column.addWidget(each)
        self.column.addWidget(self.table, 1)
        self.rest = QWidget()  # in the place of the table while the question stands above it
        self.rest.hide()
        self.column.addWidget(self.rest, 1)
        self._add_keys()

    def _add_keys(self) -> None:
        theme = self._view.theme
        self.swap = KeyButton(theme, translate("Patients", "Let the other one stay"), note=SWAP_KEY)
        self.swap.clicked.connect(self._swap)
        self.leave = KeyButton(theme, translate("Patients", "Leave it"), note=translate("Desk", "Esc"))
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap"))
        for key, button in ((SWAP_KEY, self.swap), ("Esc", self.leave)):
            shortcut = self._esc = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(button.click)
            row.addWidget(button, 1)
        self.column.addLayout(row)

    def begin(self, opened: Opened) -> None:
        """Who may be the same person comes first; anybody else is found by typing."""
        self.forget()
        self._first = opened
        self._suggest()
        self.finder.setFocus()

    def forget(self) -> None:
        """Nothing of a patient stays."""
        self.looking.drop()
        if self._task is not None:
            self._task.drop()
            self._task = None
        self._first = self._pair = None
        self.finder.clear()
        self.table.show_lines(())
        self._close_question()
        self.swap.hide()

    def complain(self, error: DomainError) -> None:
        """Say why the two were not joined."""
        self._close_question()
        self._tell(say(error.patient))
        self.finder.setFocus()

    # ---- the other file ------------------------------------------------------------

    def _suggest(self) -> None:
        assert self._first is not None
        today = self._view.now().date()
        lines = [namesake_line(one, mask_name(one.patient.name), today) for one in self._first.namesakes]
        self.table.show_lines(lines)
        none = translate("Patients", "Nobody shares name and birth date, or the phone. Find the other file above.")
        self._tell("" if lines else none)

    def _edited(self, text: str) -> None:
        if text.strip():
            self.looking.look(text)
        else:
            self.looking.drop()
            self._suggest()

    def _show(self, found: tuple[Found, ...]) -> None:
        assert self._first is not None
        today, own = self._view.now().date(), self._first.file.patient.id
        lines = [
            Line(
                one.patient.id,
                (one.name, age_words(one.patient, today), end_words(one.patient.paper), why_word(one.why)),
            )
            for one in found
            if one.patient.id != own
        ]
        self.table.show_lines(lines)
        self._tell("" if lines else translate("Patients", "Nobody found."))

    def _enter(self) -> None:
        """The only one is taken, else the arrows choose."""
        self.table.setFocus()

    def _choose(self, key: object) -> None:
        if isinstance(key, int):
            work = partial(open_file, self._view, key)
            self._task = self._view.tasks.run(work, self._chosen, self._failed)

    def _failed(self, error: DomainError) -> None:
        self._task = None
        self._tell(say(error.patient))

    # ---- which one stays ---------------------------------------------------------------

    def _chosen(self, other: Opened) -> None:
        """The older file stays, unless it is said otherwise."""
        self._task = None
        assert self._first is not None
        older, newer = sorted((self._first.file, other.file), key=lambda file: (file.since, file.patient.id))
        self._pair = older, newer
        self._question()

    def _swap(self) -> None:
        if self._pair is not None:
            self._pair = self._pair[1], self._pair[0]
            self._question()

    def _question(self) -> None:
        assert self._pair is not None
        self._close_question()
        stays, goes = self._pair
        question = translate("Patients", "{kept} of {name} stays, {gone} goes into it. Join the two?").format(
            kept=stays.patient.outpatient_number, name=stays.name, gone=goes.patient.outpatient_number
        )
        self._ask = AskReason(self._view.theme, question, translate("Patients", "Join"))
        self._ask.confirmed.connect(self._confirm)
        self._ask.cancelled.connect(self._back)
        for each in (self.table, self.leave):
            each.hide()
        self._esc.setEnabled(False)  # the question has its own
        self.rest.show()
        self.column.insertWidget(self.column.indexOf(self.table), self._ask)
        self._ask.show()
        self.swap.show()

    def _confirm(self, reason: str) -> None:
        if self._pair is not None:
            self.wanted.emit(*self._pair, reason)

    def _back(self) -> None:
        self._close_question()
        self.table.setFocus()

    def _close_question(self) -> None:
        for each in (self.swap, self.rest):
            each.hide()
        for each in (self.table, self.leave):
            each.show()
        self._esc.setEnabled(True)
        if self._ask is not None:
            self.column.removeWidget(self._ask)
            self._ask.hide()
            self._ask.deleteLater()
            self._ask = None

    def _tell(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
