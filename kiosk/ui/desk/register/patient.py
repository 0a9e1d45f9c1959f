"""Who it is: found by search, card, code or number, entered as somebody new, or brought in without papers."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.journey import Journey, Patient
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.register.newcomer import NO_PAPERS, NewcomerForm, Told, all_kinds
from kiosk.ui.desk.register.parts import SectionHead
from kiosk.ui.desk.register.search import PatientSearch
from kiosk.ui.desk.register.words import age_words, class_words
from kiosk.ui.desk.studio.parts import fixed
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.widgets.facts import Fact
from kiosk.ui.widgets.text import Text


class Show(StrEnum):
    """What stands in the box."""

    SEARCH = "search"
    FORM = "form"
    FACTS = "facts"


class PatientBox(QWidget):
    """Section 1 of the page."""

    found = Signal(object)  # Patient
    typed = Signal(object)  # Paper: whose it is has to be looked up
    entered = Signal(object)  # Told

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._view = view
        self.shows = Show.SEARCH
        self.shown: Patient | None = None
        self._is_begun = False  # the form belongs to the patient in hand
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.px("gap-s"))
        self.head = SectionHead(view.theme, 1, translate("Register", "Patient"))
        self.head.row.setSpacing(view.theme.px("gap-s"))
        self.ways = self._ways()
        for key in self.ways.values():
            fixed(key)
            self.head.row.addWidget(key)
        column.addWidget(self.head)
        self.search = PatientSearch(view)
        self.search.chosen.connect(self.found)
        self.search.typed.connect(self.typed)
        self.form = NewcomerForm(view.theme, all_kinds())
        self.form.entered.connect(self._enter)
        self.facts = QWidget()
        self._fact_row = QHBoxLayout(self.facts)
        self._fact_row.setContentsMargins(view.theme.px("gap"), 0, 0, 0)
        self._fact_row.setSpacing(view.theme.px("gap"))
        self.hint = Text(view.theme, "", type="caption", colour="ink-2")
        self.head.row.addWidget(self.facts, 1)  # who it is takes no line of its own
        for part in (self.search, self.form, self.hint):
            column.addWidget(part)
        self.clear()

    def _ways(self) -> dict[str, KeyButton]:
        """By their keys."""
        theme = self._view.theme
        words = {
            "F3": translate("Register", "ID card"),
            "F4": translate("Register", "Insurance"),
            "F5": translate("Register", "Social card"),
            "F6": translate("Register", "No papers"),
            "F7": translate("Register", "New"),
        }
        ways = {key: KeyButton(theme, said, note=key, type="body") for key, said in words.items()}
        for key in ("F3", "F4", "F5"):
            ways[key].clicked.connect(self._wait_for_paper)
        ways["F6"].clicked.connect(self._begin_without_papers)
        ways["F7"].clicked.connect(self._begin_new)
        return ways

    # ---- showing ----------------------------------------------------------------

    def clear(self) -> None:
        """Nobody yet."""
        self.search.clear()
        self.shown, self._is_begun = None, False
        self._turn(Show.SEARCH)
        self._say("")

    def show_patient(self, patient: Patient) -> None:
        """Who it is."""
        self.shown = patient
        for old in self.facts.findChildren(Fact):
            self._fact_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for what, value, share in self._facts(patient):
            self._fact_row.addWidget(Fact(self._view.theme, what, value), share)
        self._turn(Show.FACTS)
        self._say("")

    def _facts(self, patient: Patient) -> tuple[tuple[str, str, int], ...]:
        unknown = translate("Register", "no papers yet")
        return (
            (translate("Register", "Name"), patient.name, 6),
            (translate("Register", "Sex and age"), age_words(patient, self._today()), 6),
            (translate("Register", "Paper"), patient.paper or unknown, 9),
            (translate("Register", "Outpatient number"), patient.outpatient_number, 7),
            (translate("Register", "Payer"), class_words(patient.fee_class), 7),
        )

    def ask_newcomer(self, journey: Journey) -> None:
        """Somebody unknown of whom a paper, or a kiosk, has told something; what was typed already stays."""
        if self._is_begun:
            return
        self._is_begun = True
        self._turn(Show.FORM)
        self.form.begin_with(journey, self._today())
        self._say(translate("Register", "New here. Please ask what is missing."))

    def aim(self) -> None:
        """Keys go to where something is to be entered."""
        if self.shows is Show.SEARCH:
            self.search.setFocus()

    def _enter(self, told: Told) -> None:
        self._is_begun = True
        self.entered.emit(told)

    def _begin_new(self) -> None:
        self._turn(Show.FORM)
        self.form.begin(self._today())
        self._say("")

    def _begin_without_papers(self) -> None:
        self._turn(Show.FORM)
        self.form.begin(self._today(), kind=NO_PAPERS)
        self._say(
            translate("Register", "Emergency: enter what is known, even nothing. To be completed within 24 hours.")
        )

    def _wait_for_paper(self) -> None:
        self._turn(Show.SEARCH)
        if self._view.heard is None:
            self._say(
                translate("Register", "This desk has no reader and no scanner: please search, or type the number.")
            )
            return
        self._say(translate("Register", "Lay the card on the reader, or scan the code."))

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _turn(self, shows: Show) -> None:
        self.shows = shows
        self.search.setVisible(shows is Show.SEARCH)
        self.form.setVisible(shows is Show.FORM)
        self.facts.setVisible(shows is Show.FACTS)
        for words in (self.head.title, self.head.note):
            words.setVisible(shows is not Show.FACTS)
        self.head.badge.set_done(done=shows is Show.FACTS)

    def open_ways(self, *, are_open: bool) -> None:
        """Whether somebody else may be begun with: not while somebody is in hand."""
        for key in self.ways.values():
            key.setVisible(are_open)

    def _today(self) -> date:
        return self._view.now().date()
