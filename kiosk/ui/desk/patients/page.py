"""病人: found by any key at the left, the file at the right, and what can be done with it by keys."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.codes import PAYMENT
from kiosk.domain.errors import DomainError, UnknownCode
from kiosk.domain.journey import Patient
from kiosk.domain.patient_files import Correction, PatientFile, Revealed
from kiosk.domain.roles import Right
from kiosk.domain.sign_in import BADGE
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.desk.forms import AskReason
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.patients import deeds
from kiosk.ui.desk.patients.correcting import CorrectForm
from kiosk.ui.desk.patients.deeds import Opened
from kiosk.ui.desk.patients.file_card import FileCard
from kiosk.ui.desk.patients.joining import JoinPanel
from kiosk.ui.desk.patients.list_card import FIND_KEY, PatientList
from kiosk.ui.desk.tabs.tab import Pending
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Notice

T = TypeVar("T")
APART_KEY = "F8"


@dataclass(frozen=True)
class Deed:
    """One thing that can be done with the file in hand, by its key, by whoever has the right."""

    words: str
    icon: str
    key: str
    right: Right
    act: Callable[[], None]


class PatientsPage(QWidget):
    """`receive` takes a `Patient` from elsewhere and opens their file."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self._task: Pending | None = None
        self._ask: AskReason | None = None
        theme = view.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        self.list = PatientList(view)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._choose)
        row.addWidget(self.list, 1)
        row.addWidget(self._side())
        self.setFocusProxy(self.list)
        QShortcut(QKeySequence(FIND_KEY), self).activated.connect(self._find)
        if view.heard is not None:
            view.heard.connect(self._heard)

    # ---- how it looks -----------------------------------------------------------------

    def _side(self) -> QWidget:
        theme = self.view.theme
        self.notice, self.news = Notice(theme, "", "trouble"), Notice(theme, "", "good")
        self.file = FileCard(self.view)
        self.form, self.joining = CorrectForm(self.view), JoinPanel(self.view)
        self.form.wanted.connect(self._correct)
        self.joining.wanted.connect(self._join)
        self.stack = QStackedWidget()
        front = QWidget()
        self._front = QVBoxLayout(front)
        self._front.setContentsMargins(0, 0, 0, 0)
        self._front.setSpacing(theme.px("gap"))
        self._front.addWidget(self.file, 1)
        self.keys = self._keys()
        self._front.addWidget(self.keys)
        for each in (front, self.form, self.joining):
            self.stack.addWidget(each)
        for each in (self.form, self.joining):
            each.left.connect(self._back)
        side = QWidget()
        side.setFixedWidth(theme.px("desk-list") * 5 // 4)  # the same, whatever is done there
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap"))
        for notice in (self.notice, self.news):
            notice.hide()
            column.addWidget(notice)
        column.addWidget(self.stack, 1)
        return side

    def _keys(self) -> QWidget:
        """Two in a row; what the role may not do is not there, what the file has not is hidden."""
        deeds_ = (
            Deed(translate("Patients", "Show"), "eye", "F3", Right.FIND_PATIENTS, self._reveal),
            Deed(translate("Patients", "Register"), "clipboard-check", "F4", Right.REGISTER, self._register),
            Deed(translate("Patients", "Triage"), "heartbeat", "F5", Right.TRIAGE, self._triage),
            Deed(translate("Patients", "Correct"), "id", "F6", Right.EDIT_PATIENTS, self._begin_correct),
            Deed(translate("Patients", "Join"), "users", "F7", Right.EDIT_PATIENTS, self._begin_join),
            Deed(translate("Patients", "Take apart"), "repeat", APART_KEY, Right.EDIT_PATIENTS, self._ask_apart),
        )
        keys = QWidget()
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.view.theme.px("gap-s"))
        self.buttons: dict[str, KeyButton] = {}
        for place, deed in enumerate(each for each in deeds_ if self.view.person.may(each.right)):
            button = self.buttons[deed.key] = KeyButton(self.view.theme, deed.words, icon=deed.icon, note=deed.key)
            button.clicked.connect(deed.act)
            QShortcut(QKeySequence(deed.key), self).activated.connect(button.click)
            grid.addWidget(button, place // 2, place % 2)
        keys.hide()
        return keys

    # ---- finding -----------------------------------------------------------------------

    def receive(self, what: object) -> None:
        """Open the file of a patient who was found elsewhere."""
        if isinstance(what, Patient):
            self._back()
            self.list.look(what.outpatient_number)
            self._open(what.id)

    def _heard(self, what: object) -> None:
        """A card or code that was read here is a key like any other."""
        if self.isVisible() and self.stack.currentIndex() == 0:
            if isinstance(what, CardRead):
                self.list.look(what.paper.number)
            elif isinstance(what, CodeRead) and what.kind == PAYMENT:  # pays, and names nobody
                self._failed(UnknownCode("a payment code where nothing is paid"))
            elif isinstance(what, CodeRead) and what.kind != BADGE:
                self.list.look(what.text)

    def _find(self) -> None:
        self._back()
        self.list.begin()

    def _choose(self, key: object) -> None:
        if self.stack.currentIndex() == 0:
            if isinstance(key, int):
                self._open(key)
            else:
                self._show_nobody()

    def _open(self, patient_id: int) -> None:
        self._close_question()
        self.notice.hide()
        self.news.hide()
        self._run(partial(deeds.open_file, self.view, patient_id), self._opened)

    def _opened(self, opened: Opened) -> None:
        self.file.show_file(opened)
        self.keys.show()
        if APART_KEY in self.buttons:
            self.buttons[APART_KEY].setVisible(bool(opened.file.joined))
        announce(self.file, self.file.name.text())

    def _show_nobody(self) -> None:
        self._drop()
        self._close_question()
        self.file.show_nobody()
        self.keys.hide()

    # ---- doing ------------------------------------------------------------------------

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """One thing at a time: what was asked before is not wanted any more."""
        self._drop()

        def answered(result: T) -> None:
            self._task = None
            done(result)

        self._task = self.view.tasks.run(work, answered, self._failed)

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _failed(self, error: DomainError) -> None:
        self._task = None
        page = self.stack.currentWidget()
        if isinstance(page, CorrectForm | JoinPanel):
            page.complain(error)
            return
        self.notice.say(say(error.patient))
        self.notice.show()
        announce(self, say(error.patient))

    @property
    def _patient(self) -> Patient | None:
        """Who is in hand, while nothing else is going on."""
        opened = self.file.opened
        return opened.file.patient if opened is not None and self.stack.currentIndex() == 0 else None

    def _register(self) -> None:
        if self._patient is not None:
            self.view.go("Register", self._patient)

    def _triage(self) -> None:
        if self._patient is not None:
            self.view.go("Triage", self._patient)

    def _reveal(self) -> None:
        if self.file.revealed is not None:
            self.file.hide_again()
        elif self._patient is not None:
            self._run(partial(deeds.reveal, self.view, self._patient.id), self.file.reveal)

    def _begin_correct(self) -> None:
        if self._patient is not None:
            self._run(partial(deeds.reveal, self.view, self._patient.id), self._show_form)

    def _show_form(self, seen: Revealed) -> None:
        if self.file.opened is not None:
            self.stack.setCurrentWidget(self.form)
            self.form.begin(self.file.opened.file, seen)

    def _correct(self, correction: Correction, reason: str) -> None:
        if self.file.opened is not None:
            work = partial(deeds.correct, self.view, self.file.opened.file, correction, reason)
            self._run(work, partial(self._done, translate("Patients", "The file has been corrected.")))

    def _begin_join(self) -> None:
        if self._patient is not None and self.file.opened is not None:
            self.stack.setCurrentWidget(self.joining)
            self.joining.begin(self.file.opened)

    def _join(self, kept: PatientFile, gone: PatientFile, reason: str) -> None:
        done = partial(self._done, translate("Patients", "The two files are one now."))
        self._run(partial(deeds.join, self.view, kept, gone, reason), done)

    def _ask_apart(self) -> None:
        opened = self.file.opened
        if self._patient is None or opened is None or not opened.file.joined:
            return
        self._close_question()
        last = opened.file.joined[-1]
        question = translate("Patients", "Give {number} back a file of its own?").format(number=last.outpatient_number)
        self._ask = AskReason(self.view.theme, question, translate("Patients", "Take apart"))
        self._ask.confirmed.connect(partial(self._take_apart, last.id))
        self._ask.cancelled.connect(self._close_question)
        self._front.insertWidget(self._front.indexOf(self.keys), self._ask)
        self._ask.show()

    def _take_apart(self, merge_id: int, reason: str) -> None:
        done = partial(self._done, translate("Patients", "They are two files again."))
        self._run(partial(deeds.take_apart, self.view, merge_id, reason), done)

    def _done(self, words: str, opened: Opened) -> None:
        """What was done, and the file as it stands now."""
        self._back()
        self._close_question()
        self._opened(opened)
        self.news.say(words)
        self.news.show()
        announce(self, words)
        self.list.looking.again()

    def _close_question(self) -> None:
        if self._ask is not None:
            self._front.removeWidget(self._ask)
            self._ask.hide()
            self._ask.deleteLater()
            self._ask = None

    def _back(self) -> None:
        """The file again; nothing of what was typed stays."""
        self.stack.setCurrentIndex(0)
        self.form.forget()
        self.joining.forget()
        self.notice.hide()
        self.list.table.setFocus()

    # ---- leaving ---------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """What was shown whole is masked again when nobody looks."""
        if self.file.revealed is not None:
            self.file.hide_again()
        super().hideEvent(event)

    def stop(self) -> None:
        """The person has gone: nothing of a patient is left."""
        self.list.forget()
        self._show_nobody()
        self.form.forget()
        self.joining.forget()
