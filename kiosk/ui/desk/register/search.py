"""Finding the patient: by name, initials, number, phone or ticket, while it is being typed."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.errors import DatabaseAway, DomainError, InvalidEntry
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.patient_files import Found
from kiosk.ui.desk.forms import Labelled
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.register.words import age_words
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate
from kiosk.ui.tasks import Task

PAUSE_MS = 120  # in typing, after which is searched
ROWS = 6
SURELY_A_NUMBER = 12  # digits: more than a phone number has
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PatientSearch(QWidget):
    """Up and down lead through who was found, Enter takes; a whole ID number that nobody has is somebody new's."""

    chosen = Signal(object)  # Patient
    typed = Signal(object)  # Paper

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._view = view
        self.found: dict[int, Found] = {}
        self._asking: Task[tuple[Found, ...]] | None = None
        self._is_hurried = False  # Enter came before the answer
        name = translate("Register", "Find the patient")
        hint = translate("Register", "Name, initials, number, phone or ticket; or read a card, scan a code")
        self.field = Field(view.theme, name, hint=hint)
        self.field.textEdited.connect(self._edited)
        self.field.installEventFilter(self)
        self.label = Labelled(view.theme, name, self.field)
        self.table = Table(view.theme, translate("Register", "Patients found"), self._columns())
        self.table.opened.connect(self._take)
        self.table.setFixedHeight(ROWS * view.theme.px("pill"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.px("gap-s"))
        column.addWidget(self.label)
        column.addWidget(self.table)
        self.setFocusProxy(self.field)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.clear()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Register", "Name"), 4),
            Column(translate("Register", "Sex and age"), 4),
            Column(translate("Register", "Paper"), 6),
            Column(translate("Register", "Phone"), 4),
            Column(translate("Register", "Today"), 5),
        )

    def clear(self) -> None:
        """Nobody is looked for."""
        self._drop()
        self.field.clear()
        self.label.clear()
        self._show(())

    def stop(self) -> None:
        """Nobody looks any more."""
        self._drop()

    def _drop(self) -> None:
        self._pause.stop()
        self._is_hurried = False
        if self._asking is not None:
            self._asking.drop()
            self._asking = None

    # ---- searching ---------------------------------------------------------------

    def _edited(self, text: str) -> None:
        """What was found for less is not what is wanted now."""
        self._drop()
        self.label.clear()
        if text.strip():
            self._pause.start()
        else:
            self._show(())

    def look_for(self, code: str) -> None:
        """Take whoever a code names that was scanned: it is nothing to be read."""
        self.clear()
        self._is_hurried = True
        self._look(code)

    def _ask(self) -> None:
        self._look(self.field.text())

    def _look(self, text: str) -> None:
        work = partial(search, self._view, text)
        self._asking = self._view.tasks.run(work, self._answered, self._not_found)

    def _answered(self, found: tuple[Found, ...]) -> None:
        self._asking = None
        self._show(found)
        if self._is_hurried:
            self._is_hurried = False
            self._take_first()

    def _show(self, found: tuple[Found, ...]) -> None:
        today = self._view.now().date()
        self.found = {one.patient.id: one for one in found}
        lines = [
            Line(
                one.patient.id,
                (one.name, age_words(one.patient, today), one.patient.paper, one.phone, _visit(one)),
            )
            for one in found
        ]
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        if found:
            self.table.choose(found[0].patient.id)

    def _not_found(self, error: DomainError) -> None:
        self._drop()
        self._show(())
        away = translate("Register", "The database does not answer. Please try again in a moment.")
        self.label.complain(away if isinstance(error, DatabaseAway) else say(error.patient))

    # ---- taking --------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows and Enter go to who was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in STEPS:
                self._step(STEPS[key])
                return True
            if key in TAKES:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        keys = list(self.found)
        if self.table.current in self.found:
            at = keys.index(int(str(self.table.current))) + by
            self.table.choose(keys[min(max(at, 0), len(keys) - 1)])

    def _enter(self) -> None:
        """A whole number is looked up, whether anybody has it or not; a name takes whoever is in hand."""
        text = self.field.text().strip()
        if text[:SURELY_A_NUMBER].isdigit() and len(text) >= SURELY_A_NUMBER and not self.found:
            self._enter_number(text)
        elif self._pause.isActive() or self._asking is not None:
            self._is_hurried = True
        elif text:
            self._take_first()

    def _enter_number(self, text: str) -> None:
        try:
            paper = check_paper(PaperKind.ID_CARD, text, today=self._view.now().date())
        except InvalidEntry as error:
            self.label.complain(say(error.patient))
        else:
            self.typed.emit(paper)

    def _take_first(self) -> None:
        if self.found:
            self._take(self.table.current)
        else:
            self.label.complain(translate("Register", "Nobody found. F7 enters somebody new."))

    def _take(self, key: object) -> None:
        one = self.found.get(key) if isinstance(key, int) else None
        if one is not None:
            self.chosen.emit(one.patient)


def search(view: DeskView, text: str) -> tuple[Found, ...]:
    """Whom the text may mean; raises `NotAllowed`, and `InvalidEntry` for too little."""
    return view.services().desk().patients.search(text, actor=view.actor)


def _visit(one: Found) -> str:
    return one.visit.label if one.visit is not None else ""
