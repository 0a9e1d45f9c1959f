"""Patients who came without papers: listed until it is known who they are, the overdue ones marked."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.acting import PaperKnown, Unfinished
from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.journey import Journey, Patient
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.register.newcomer import NewcomerForm, Told
from kiosk.ui.desk.register.words import paper_names
from kiosk.ui.desk.studio.parts import fixed
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, day_text, say, translate
from kiosk.ui.tasks import Task
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.text import Heading, Text

LOOK_MS = 20_000
KNOWN_KEY = "Alt+J"
PATIENTS = "Patients"  # the section where files are joined
MINUTE = 60


class UnfinishedBox(QWidget):
    """The list, and a form for the one that is opened; ``counted`` gives how many are overdue, ``listed`` all."""

    left = Signal()
    counted = Signal(int)
    listed = Signal(int)

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._view = view
        self.people: dict[int, Unfinished] = {}
        self._looking: Task[tuple[Unfinished, ...]] | None = None
        self._working: Task[Patient] | None = None
        self._opened: int | None = None
        self._known: int | None = None  # whose the paper is already
        self._finding: Task[Patient | None] | None = None
        self._build()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def _build(self) -> None:
        theme = self._view.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap"))
        column.addLayout(self._head())
        self.notice = Notice(theme, "", "trouble")
        self.notice.hide()
        column.addWidget(self.notice)
        self.known = KeyButton(theme, translate("Register", "Show that patient"), icon="users", note=KNOWN_KEY)
        self.known.clicked.connect(self._find_known)
        fixed(self.known)
        self.known.hide()
        column.addWidget(self.known)
        columns = (
            Column(translate("Register", "Name"), 4),
            Column(translate("Register", "Outpatient number"), 4),
            Column(translate("Register", "Brought in"), 4),
            Column(translate("Register", "Time left"), 4),
        )
        self.table = Table(theme, translate("Register", "Patients without papers"), columns)
        self.table.opened.connect(self._open)
        column.addWidget(self.table, 1)
        self.none = Text(theme, translate("Register", "Everybody is known."), colour="ink-2")
        column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        self.form = NewcomerForm(theme, paper_names())
        self.form.entered.connect(self._complete)
        self.whose = Text(theme, "", type="label")
        for each in (self.whose, self.form):
            each.hide()
            column.addWidget(each)

    def _head(self) -> QHBoxLayout:
        theme, row = self._view.theme, QHBoxLayout()
        row.setSpacing(theme.px("gap"))
        words = translate("Register", "Without papers: to be completed within 24 hours")
        row.addWidget(Heading(theme, words, type="title-s"), 1)
        back = KeyButton(theme, translate("Register", "Back"), icon="arrow-left", note="Alt+U")
        back.clicked.connect(self.left)
        fixed(back)
        back.setFixedHeight(theme.px("primary-button"))
        row.addWidget(back)
        return row

    def begin(self) -> None:
        """It is shown."""
        self.look()
        self.table.setFocus()

    def rest(self) -> None:
        """Somebody else works here."""
        self._timer.stop()

    def wake(self) -> None:
        """Its person is back."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Nobody looks any more."""
        self.rest()
        for task in (self._looking, self._working, self._finding):
            if task is not None:
                task.drop()

    # ---- the list ---------------------------------------------------------------

    def look(self) -> None:
        """Ask anew, unless that is under way."""
        if self._looking is None or not self._looking.is_wanted:
            self._looking = self._view.tasks.run(partial(unfinished, self._view), self._show, self._not_seen)

    def _show(self, people: tuple[Unfinished, ...]) -> None:
        now = self._view.now()
        self.people = {one.patient_id: one for one in people}
        self.table.show_lines([self._line(one) for one in people])
        self.table.setVisible(bool(people))
        self.none.setVisible(not people)
        self.listed.emit(len(people))
        self.counted.emit(sum(one.is_overdue(now) for one in people))
        if self._opened is not None and self._opened not in self.people:
            self._close()

    def _line(self, one: Unfinished) -> Line:
        now = self._view.now()
        entered = f"{day_text(one.entered.date(), now.date())} {clock_text(one.entered)}"
        tone = "bad" if one.is_overdue(now) else ""
        return Line(one.patient_id, (one.name, one.outpatient_number, entered, self._left(one)), tone)

    def _left(self, one: Unfinished) -> str:
        minutes = int((one.due - self._view.now()).total_seconds()) // MINUTE
        if minutes < 0:
            return translate("Register", "overdue")
        return translate("Register", "{hours} h {minutes} min").format(
            hours=minutes // MINUTE, minutes=minutes % MINUTE
        )

    def _not_seen(self, error: DomainError) -> None:
        self._say(say(error.patient))

    # ---- completing -------------------------------------------------------------

    def _open(self, key: object) -> None:
        one = self.people.get(key) if isinstance(key, int) else None
        if one is None:
            return
        self._opened = one.patient_id
        self.notice.hide()
        self.known.hide()
        whose = translate("Register", "Who is {name}, {number}?").format(name=one.name, number=one.outpatient_number)
        self.whose.setText(whose)
        self.whose.show()
        self.form.show()
        self.form.begin(self._view.now().date())

    def _complete(self, told: Told) -> None:
        opened, paper = self._opened, told.journey.paper
        if opened is None or (self._working is not None and self._working.is_wanted):
            return
        if paper is None:
            self._say(translate("Register", "To complete somebody, a paper with a number is needed."))
            return
        journey = Journey(paper=paper, newcomer=told.newcomer)
        work = partial(complete, self._view, opened, journey)
        self._working = self._view.tasks.run(work, self._completed, self._refused)

    def _completed(self, patient: Patient) -> None:
        self._close()
        self.notice.hide()
        announce(self, translate("Register", "{name} is completed.").format(name=patient.name))
        self._look_anew()

    def _refused(self, error: DomainError) -> None:
        if isinstance(error, InvalidEntry) and self.form.complain(error):
            return
        self._say(say(error.patient))
        if isinstance(error, PaperKnown):
            self._known = error.patient_id
            self.known.show()
        else:
            self._look_anew()

    def _find_known(self) -> None:
        """There the two are joined, by whoever may."""
        if self._known is not None:
            work = partial(find, self._view, self._known)
            self._finding = self._view.tasks.run(work, self._go_to, self._not_seen)

    def _go_to(self, patient: Patient | None) -> None:
        self.known.hide()
        self._view.go(PATIENTS, patient)

    def _look_anew(self) -> None:
        if self._looking is not None:
            self._looking.drop()
        self.look()

    def _close(self) -> None:
        self._opened = None
        self.known.hide()
        self.whose.hide()
        self.form.hide()
        self.table.setFocus()

    def _say(self, words: str) -> None:
        self.notice.say(words)
        self.notice.show()
        announce(self, words)


def unfinished(view: DeskView) -> tuple[Unfinished, ...]:
    """Who is not known yet; raises `NotAllowed`."""
    return view.services().desk().acting.unfinished(actor=view.actor)


def complete(view: DeskView, patient_id: int, journey: Journey) -> Patient:
    """Say who it is; raises what `Acting.complete` does."""
    return view.services().desk().acting.complete(patient_id, journey, actor=view.actor)


def find(view: DeskView, patient_id: int) -> Patient | None:
    """The patient of this file; raises `NotAllowed`."""
    return view.services().desk().patients.find(patient_id, actor=view.actor)
