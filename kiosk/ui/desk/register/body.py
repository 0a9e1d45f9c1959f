"""The boxes of the page from top to bottom, and what stands in them at each step."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.journey import Journey
from kiosk.flow.engine import FlowRun
from kiosk.ui.desk.parts import Scroller
from kiosk.ui.desk.register.choosing import ChoosingBox
from kiosk.ui.desk.register.done import DoneCard
from kiosk.ui.desk.register.entries import Beside
from kiosk.ui.desk.register.money import MoneyBox
from kiosk.ui.desk.register.patient import PatientBox, Show
from kiosk.ui.desk.register.people_beside import PeopleBeside
from kiosk.ui.desk.register.question import Question
from kiosk.ui.desk.view import DeskView

OF_A_NEWCOMER = frozenset({"guardian_number", "guardian_name", "name", "birth", "phone", "consent"})
PAID_FOR = frozenset({"pay", "done"})  # nothing is chosen any more


class RegisterBody(QWidget):
    """Knows the widgets; what happens is the page's."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._view = view
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroller(view.theme)
        outer.addWidget(self.scroller)
        self.patient = PatientBox(view)
        self.people = PeopleBeside(view.theme)
        self.question = Question(view)
        self.choosing = ChoosingBox(view)
        self.money = MoneyBox(view.theme)
        self.done = DoneCard(view.theme)
        column = self.scroller.column
        column.setSpacing(view.theme.px("row-gap"))
        for box in (self.patient, self.people, self.question):
            column.addWidget(box)
        column.addWidget(self.choosing, 1)
        column.addWidget(self.money)
        column.addWidget(self.done)
        column.addStretch(0)
        self.clear()

    def clear(self) -> None:
        """Nobody is in hand."""
        self.patient.clear()
        self.people.clear()
        self.people.hide()
        self.question.clear()
        self.choosing.clear()
        self.choosing.show()
        self.choosing.setEnabled(False)
        self.money.clear()
        self.money.hide()
        self.done.hide()

    def unfold(self, *, is_open: bool) -> None:
        """Show who acts and who comes along, or fold it away."""
        self.people.setVisible(is_open)
        if is_open:
            self.people.relation.setFocus()

    def show_beside(self, beside: Beside) -> None:
        """What a journey that is taken up knows of them."""
        self.people.show_beside(beside)
        self.people.setVisible(not self.people.is_empty)

    def show_journey(self, step_id: str, journey: Journey) -> None:
        """What the journey knows now."""
        if journey.patient is not None and self.patient.shown != journey.patient:
            self.patient.show_patient(journey.patient)
        is_over = step_id in PAID_FOR
        self.choosing.setVisible(not is_over)
        self.choosing.setEnabled(journey.patient is not None)
        self.money.setVisible(bool(journey.bill.lines) and step_id in {"confirm", "pay"})
        self.money.show_journey(journey)
        self.done.hide()
        if step_id == "done":
            self.done.show_journey(journey, self._view.now().date())

    def show_waiting(self, run: FlowRun) -> None:
        """Somebody has to enter something: show what there is to choose, and lead the keys there."""
        journey = run.journey
        if self.question.show_run(run):
            self.question.options[0].setFocus()
            return
        if run.step_id in OF_A_NEWCOMER and journey.patient is None:
            self.patient.ask_newcomer(journey)
            return
        self.choosing.show_journey(journey, step_id=run.step_id)
        if run.step_id in ("department", "slot"):
            self.choosing.aim(run.step_id)
        self.scroller.ensureWidgetVisible(self._to_see(run.step_id))

    def _to_see(self, step_id: str) -> QWidget:
        """What must be in sight at this step, wherever the page was scrolled to."""
        return {"department": self.choosing.picker, "slot": self.choosing.times, "confirm": self.money.fees}.get(
            step_id, self.patient
        )

    def aim(self) -> None:
        """Keys go to where the page begins."""
        self.patient.aim()

    def complain(self, error: InvalidEntry) -> bool:
        """Mark the entry that cannot be; False when it is none on this page."""
        if self.people.complain(error):
            self.people.show()
            return True
        return self.patient.shows is Show.FORM and self.patient.form.complain(error)
