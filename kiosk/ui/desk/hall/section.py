"""The section that runs the hall: looked at every ten seconds, and at once where something was done."""

from collections.abc import Callable

from kiosk.domain.journey import Patient
from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.hall.kiosks import Kiosks
from kiosk.ui.desk.hall.papers import Papers
from kiosk.ui.desk.hall.queues import Queues
from kiosk.ui.desk.hall.schedule import Schedule
from kiosk.ui.desk.hall.stranded import Stranded
from kiosk.ui.desk.hall.visits import Visits
from kiosk.ui.desk.tabs.section import TabKey, TabSection
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.ear import Doorbell, Ear
from kiosk.ui.language import translate_marked

GAP_MS = 2000  # between two looks at what is heard: in a busy hall something happens all the time
# Name, icon, what it takes to see it, and what makes it.
TABS: tuple[tuple[str, str, Right, Callable[[DeskView], Tab]], ...] = (
    (QT_TRANSLATE_NOOP("Hall", "Queues"), "users-group", Right.SEE_HALL, Queues),
    (QT_TRANSLATE_NOOP("Hall", "Machines"), "device-mobile", Right.SEE_HALL, Kiosks),
    (QT_TRANSLATE_NOOP("Hall", "Print jobs"), "printer", Right.SEE_HALL, Papers),
    (QT_TRANSLATE_NOOP("Hall", "Visits"), "clipboard-check", Right.CHANGE_VISITS, Visits),
    (QT_TRANSLATE_NOOP("Hall", "Sessions"), "calendar", Right.SEE_HALL, Schedule),
)


class Hall(TabSection):
    """The tabs somebody may see, and behind them the patients of a session that was stopped."""

    def __init__(self, view: DeskView) -> None:
        super().__init__(view)
        for name, icon, right, make in TABS:
            if view.person.may(right):
                words = translate_marked("Hall", name)
                self.add_tab(TabKey(view.theme, words, icon=icon, note=self.next_key()), make(view))
        self.strip.addStretch(1)
        self.stranded = Stranded(view)
        self.stranded.left.connect(self._leave_stranded)
        self.stack.addWidget(self.stranded)
        self._join()
        self.ear = Ear(self._bell, gap_ms=GAP_MS)
        self.ear.rang.connect(self._hear)
        self.ear.begin()
        self.show_tab(0)

    def _join(self) -> None:
        """A session that stops leads on to its patients."""
        for tab in self.tabs:
            if isinstance(tab, Schedule):
                tab.asked.connect(self._show_stranded)

    def receive(self, what: object) -> None:
        """The visits of a patient, for those who may change them."""
        for index, tab in enumerate(self.tabs):
            if isinstance(what, Patient) and isinstance(tab, Visits):
                self.show_tab(index)
                tab.of_patient(what)

    def press(self, index: int) -> None:
        """The visits again: no longer those of one patient."""
        tab = self.tabs[index]
        if isinstance(tab, Visits) and tab is self.tab and tab.patient is not None:
            tab.of_patient(None)
        super().press(index)

    def _show_stranded(self, what: tuple[int, str]) -> None:
        stop_id, session = what
        self.stranded.show_stop(stop_id, session)
        self.bring(self.stranded)

    def _leave_stranded(self) -> None:
        self.bring(next(tab for tab in self.tabs if isinstance(tab, Schedule)))

    def _bell(self) -> Doorbell:
        """Rings with every change in the hall; slow to make."""
        return self.view.services().listen()

    def _hear(self) -> None:
        """Something has happened; nobody who does not look needs to know."""
        if self.isVisible():
            self.tab.look()

    def stop(self) -> None:
        """The person has gone."""
        super().stop()
        self.ear.stop()
        self.stranded.stop()
