"""The section: one form, the proposal as it is typed, and what is due beside it; all of it by keyboard."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.journey import Patient, PrintOutcome
from kiosk.domain.triage.cases import Case, Taken
from kiosk.domain.triage.judging import propose
from kiosk.domain.triage.loading import load_tables
from kiosk.domain.triage.questions import IsThatRight, Question
from kiosk.ui.desk.triage import deeds
from kiosk.ui.desk.triage.due import DueCard
from kiosk.ui.desk.triage.form import TriageForm
from kiosk.ui.desk.triage.keys import CLEAR_KEY, SAVE_KEY, WHO_KEY, YES_KEY, FormKeys
from kiosk.ui.desk.triage.proposal import MORE_REASONS, REASONS, ProposalCard
from kiosk.ui.desk.triage.who import Who, WhoLine
from kiosk.ui.desk.triage.words import level_name, sign_name, who_text
from kiosk.ui.desk.triage.work import TriageWork
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, named, say, translate
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card, Notice


class TriagePage(QWidget):
    """Nothing is decided before F9; what can hardly be right is asked about first."""

    counted = Signal(int)  # people who wait longer than they should

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self.tables = load_tables()
        self._began: datetime | None = None
        self._question: Question | None = None
        self._newcomer: Patient | None = None  # asked about: is the case in hand this patient?
        self.form = TriageForm(view.theme, self.tables)
        self.who = WhoLine(view.theme)
        self.proposal = ProposalCard(view.theme, self.tables.levels)
        self.due = DueCard(view.theme)
        self.work = TriageWork(view, self)
        self._build()
        self._connect()
        self.clear()
        self.work.look()

    # ---- how it is built ------------------------------------------------------

    def _build(self) -> None:
        theme = self.view.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        card = Card(theme, padding="padding-s")
        card.column.addWidget(self.who)
        card.column.addWidget(self.form)
        card.column.addStretch(1)
        self.told = Notice(theme, "", "plain")
        self.told.hide()
        self.asked = Notice(theme, "", "trouble")
        self.asked.hide()
        card.column.addWidget(self.told)
        card.column.addWidget(self.asked)
        self.keys = FormKeys(theme, self._acts())
        card.column.addWidget(self.keys)
        row.addWidget(card, 1)
        side = QWidget()
        side.setFixedWidth(theme.px("triage-side"))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap"))
        column.addWidget(self.proposal)
        column.addWidget(self.due, 1)
        row.addWidget(side)

    def _connect(self) -> None:
        self.form.changed.connect(self._typed)
        self.form.asked.connect(self._ask)
        self.form.finished.connect(self.keys.keys[SAVE_KEY].setFocus)
        self.who.changed.connect(self._typed)
        self.who.finished.connect(self.form.take_focus)
        self.proposal.decided.connect(self._typed)
        self.proposal.reason.returnPressed.connect(self.keys.keys[SAVE_KEY].setFocus)
        self.due.opened.connect(self.look_again)
        self.due.done.connect(self._stop_clock)
        self.due.printed.connect(self._print)
        self.due.left.connect(self._close)
        self.work.seen.connect(self._show)
        self.work.unseen.connect(self._show_again)
        self.work.refused.connect(self._refused)
        keys = (*self.due.keys.values(), *self.proposal.tracks.values())
        keys = (*keys, *self.keys.keys.values(), self.form.scale_key, self.form.more_key)
        clicks = {key.note: key.click for key in keys}
        clicks |= {f"Alt+{level.value}": key.click for level, key in self.proposal.levels.items()}
        for name, click in (clicks | {YES_KEY: self._yes}).items():
            QShortcut(QKeySequence(name), self).activated.connect(click)

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            WHO_KEY: self.who.take_focus,
            CLEAR_KEY: self.clear,
            SAVE_KEY: self.save,
        }

    def stop(self) -> None:
        """Look no more; answers under way reach nobody."""
        self.work.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A tall screen has room for every reason."""
        super().resizeEvent(event)
        is_tall = self.height() >= self.view.theme.px("triage-tall")
        self.proposal.give_room(MORE_REASONS if is_tall else REASONS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed goes to the first sign that is missing."""
        super().focusInEvent(event)
        self.form.take_focus()

    # ---- who it is --------------------------------------------------------------

    def receive(self, what: object) -> None:
        """A patient from elsewhere: to be looked at, or found out to be the unknown one in hand."""
        if not isinstance(what, Patient):
            return
        case = self.who.who.case
        if case is not None and case.patient_id is None:
            self._newcomer = what
            told = translate("Triage", "Is this {name}? F1: yes. Esc: somebody else.")
            self._say_asked(told.format(name=what.name))
            return
        self.clear()
        self._set_who(Who.known(what, today=self.view.now().date()))
        self.work.do(partial(deeds.find, self.view, what.id), self._found)

    def look_again(self, case: Case) -> None:
        """Somebody from the list, to be looked at again; what was found before stands greyed in the entries."""
        self.clear()
        self._found(case)
        self.form.take_focus()

    def _found(self, case: Case | None) -> None:
        if case is None:
            return
        self._set_who(self.who.who.again(case))
        self.form.remind(case.assessment.presented)
        self.proposal.begin(case.tracks)
        self._typed()

    def _set_who(self, who: Who) -> None:
        self.who.show_who(who)
        self.form.age = who.age
        self.form.take_focus()

    # ---- what was typed -----------------------------------------------------------

    def _typed(self) -> None:
        """The proposal follows every key."""
        if self.form.is_empty():
            self.proposal.show_proposal(None)
            self.form.age = self.who.age()
            return
        self._began = self._began or self.view.now()
        self.told.hide()
        self.form.age = self.who.age()
        presented = self.form.presented()
        proposal = propose(presented, self.tables)
        self.proposal.show_proposal(proposal)
        self.form.explain(presented, proposal)

    def _ask(self, question: Question | None) -> None:
        self._question = question
        self.asked.setVisible(question is not None)
        if question is None:
            return
        keys = [translate("Triage", "F1: take what was meant.")] if question.meant else []
        keys += [translate("Triage", "Enter again: it is right.")] if question.can_be else []
        self._say_asked(" ".join((named(sign_name(question.sign), say(question.words)), *keys)))

    def _say_asked(self, told: str) -> None:
        self.asked.say(told)
        self.asked.show()
        announce(self, told)

    def _yes(self) -> None:
        """What was meant; or: it is this patient."""
        if self._newcomer is not None:
            self._identify(self._newcomer)
        elif self._question is not None and self._question.meant:
            self.form.take(self._question)

    def clear(self) -> None:
        """For the next patient; nothing is written."""
        self._began = self._newcomer = None
        self.form.clear()
        self.who.show_who(Who())
        self.proposal.begin(frozenset())
        self.form.forget()
        self.asked.hide()
        self.form.take_focus()

    # ---- doing ----------------------------------------------------------------------

    def save(self) -> None:
        """Record, decide and print; or say what is missing first."""
        if self.form.is_empty() or self.proposal.level is None:
            self.form.take_focus()
            return
        problem = self.form.first_problem()
        if problem is not None:
            problem.setFocus()
            problem.selectAll()
            return
        if self.proposal.wants_reason():
            self._say_asked(translate("Triage", "Please say why the level is another one than proposed."))
            self.proposal.reason.setFocus()
            return
        self.work.do(partial(deeds.record, self.view, self._taken()), self._recorded)

    def _recorded(self, case: Case) -> None:
        """It is written; should the rest fail, the next try goes on with this case."""
        self.who.who = self.who.who.again(case)
        why = self.proposal.reason.text().strip() if self.proposal.override else ""
        level = self.proposal.level or case.level
        decided = partial(deeds.decide, self.view, case.id, level, self.proposal.open_tracks, why)
        self.work.do(decided, self._decided)

    def _decided(self, case: Case) -> None:
        self.clear()
        told = translate("Triage", "{who}: {level}, saved at {time}.")
        at = case.decision.at if case.decision else case.began
        self._tell(told.format(who=who_text(case), level=level_name(case.level), time=clock_text(at)))
        self._print(case.id)

    def _taken(self) -> Taken:
        who = self.who.who
        return Taken(
            presented=self.form.presented(),
            patient_id=who.patient_id,
            known_as=self.who.known_as(),
            began=self._began,
            confirmed=frozenset(self.form.confirmed),
            case_id=who.case.id if who.case else None,
        )

    def _print(self, case_id: int) -> None:
        self.work.do(partial(deeds.print_slip, self.view, case_id), self._printed)

    def _printed(self, paper: PrintOutcome) -> None:
        before = self.told.words.text() if self.told.isVisible() else ""
        self._tell(" ".join(part for part in (before, deeds.paper_text(paper)) if part))

    def _stop_clock(self, clock_id: int) -> None:
        self.work.do(partial(deeds.stop, self.view, clock_id), _nothing)

    def _close(self, case_id: int) -> None:
        self.work.do(partial(deeds.close, self.view, case_id), _nothing)

    def _identify(self, patient: Patient) -> None:
        case = self.who.who.case
        assert case is not None
        self._newcomer = None
        self.asked.hide()
        self.work.do(partial(deeds.identify, self.view, case.id, patient.id), self._found)

    def _refused(self, error: DomainError) -> None:
        if isinstance(error, IsThatRight):
            self._ask(error.questions[0])
            return
        away = translate("Desk", "The database does not answer. Nothing was changed; please try again in a moment.")
        self._say_asked(away if isinstance(error, DatabaseAway) else say(error.patient))

    def _tell(self, told: str) -> None:
        self.told.say(told)
        self.told.show()
        announce(self, told)

    # ---- what is due ----------------------------------------------------------------

    def _show(self, cases: tuple[Case, ...]) -> None:
        now = self.view.now()
        self.due.show_cases(cases, now)
        self.counted.emit(self.due.late(now))

    def _show_again(self) -> None:
        """The times go on all the same."""
        self.due.show_cases(tuple(self.due.cases.values()), self.view.now())


def _nothing(_result: object) -> None:
    """The list tells."""
