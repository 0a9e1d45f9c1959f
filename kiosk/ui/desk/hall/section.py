"""The section that runs the hall: tabs by keys, looked at every ten seconds and at once where something was done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.journey import Patient
from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.hall.kiosks import Kiosks
from kiosk.ui.desk.hall.papers import Papers
from kiosk.ui.desk.hall.queues import Queues
from kiosk.ui.desk.hall.schedule import Schedule
from kiosk.ui.desk.hall.stranded import Stranded
from kiosk.ui.desk.hall.tab import Tab
from kiosk.ui.desk.hall.visits import Visits
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.view import DeskView
from kiosk.ui.ear import Doorbell, Ear
from kiosk.ui.language import translate_marked
from kiosk.ui.theme import Theme

LOOKS = 10  # seconds from one look to the next, when nothing is heard
GAP_MS = 2000  # between two looks at what is heard: in a busy hall something happens all the time
# Name, icon, what it takes to see it, and what makes it.
TABS: tuple[tuple[str, str, Right, Callable[[DeskView], Tab]], ...] = (
    (QT_TRANSLATE_NOOP("Hall", "Queues"), "users-group", Right.SEE_HALL, Queues),
    (QT_TRANSLATE_NOOP("Hall", "Machines"), "device-mobile", Right.SEE_HALL, Kiosks),
    (QT_TRANSLATE_NOOP("Hall", "Print jobs"), "printer", Right.SEE_HALL, Papers),
    (QT_TRANSLATE_NOOP("Hall", "Visits"), "clipboard-check", Right.CHANGE_VISITS, Visits),
    (QT_TRANSLATE_NOOP("Hall", "Sessions"), "calendar", Right.SEE_HALL, Schedule),
)


class Hall(QWidget):
    """The tabs somebody may see; the one in hand is looked at while the section is shown."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self.tabs: list[Tab] = []
        self.keys: list[KeyButton] = []
        self._ticks = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.px("gap"))
        self._strip = QHBoxLayout()
        self._strip.setSpacing(view.theme.px("gap-s"))
        column.addLayout(self._strip)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        for name, icon, right, make in TABS:
            if view.person.may(right):
                self._add(name, icon, make(view))
        self._strip.addStretch(1)
        self.stranded = Stranded(view)
        self.stranded.left.connect(self._leave_stranded)
        self._stack.addWidget(self.stranded)
        self._join()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self, interval=view.theme.ms("second"))
        self._timer.timeout.connect(self.tick)
        self.ear = Ear(self._bell, gap_ms=GAP_MS)
        self.ear.rang.connect(self._hear)
        self.ear.begin()
        self.show_tab(0)

    def _add(self, name: str, icon: str, tab: Tab) -> None:
        key = f"Alt+{len(self.tabs) + 1}"
        button = TabKey(self.view.theme, translate_marked("Hall", name), icon=icon, note=key)
        show = partial(self._show_number, len(self.tabs))
        button.clicked.connect(show)
        QShortcut(QKeySequence(key), self).activated.connect(show)
        self._strip.addWidget(button)
        self._stack.addWidget(tab)
        self.keys.append(button)
        self.tabs.append(tab)

    def _join(self) -> None:
        """A session that stops leads on to its patients."""
        for tab in self.tabs:
            if isinstance(tab, Schedule):
                tab.asked.connect(self._show_stranded)

    # ---- which is shown -----------------------------------------------------

    @property
    def tab(self) -> Tab:
        """The one in hand."""
        tab = self._stack.currentWidget()
        assert isinstance(tab, Tab)
        return tab

    def show_tab(self, index: int) -> None:
        """Show it, and look at it."""
        self.keys[index].setChecked(True)
        self._show(self.tabs[index])

    def receive(self, what: object) -> None:
        """The visits of a patient, for those who may change them."""
        for index, tab in enumerate(self.tabs):
            if isinstance(what, Patient) and isinstance(tab, Visits):
                self.show_tab(index)
                tab.of_patient(what)

    def _show_number(self, index: int, _checked: object = None) -> None:
        tab = self.tabs[index]
        if isinstance(tab, Visits) and tab is self.tab and tab.patient is not None:
            tab.of_patient(None)
        self.show_tab(index)

    def _show_stranded(self, what: tuple[int, str]) -> None:
        stop_id, session = what
        self.stranded.show_stop(stop_id, session)
        self._show(self.stranded)

    def _leave_stranded(self) -> None:
        self._show(next(tab for tab in self.tabs if isinstance(tab, Schedule)))

    def _show(self, tab: Tab) -> None:
        had_keys = self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self)
        self._stack.setCurrentWidget(tab)
        if self.isVisible():
            tab.look()
        if had_keys:
            tab.setFocus()

    # ---- time ---------------------------------------------------------------

    def tick(self) -> None:
        """Every second the age; every tenth a look."""
        self._ticks += 1
        self.tab.tick()
        if self._ticks % LOOKS == 0:
            self.tab.look()

    def _bell(self) -> Doorbell:
        """Rings with every change in the hall; slow to make."""
        return self.view.services().listen()

    def _hear(self) -> None:
        """Something has happened; nobody who does not look needs to know."""
        if self.isVisible():
            self.tab.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once: what stood there is old."""
        super().showEvent(event)
        self._ticks = 0
        self._timer.start()
        self.tab.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: nothing is asked."""
        super().hideEvent(event)
        self._timer.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys go to the tab in hand."""
        super().focusInEvent(event)
        self.tab.setFocus()

    def stop(self) -> None:
        """The person has gone."""
        self._timer.stop()
        self.ear.stop()
        for tab in (*self.tabs, self.stranded):
            tab.stop()


class TabKey(KeyButton):
    """Leads to a tab; marked while it is shown."""

    def __init__(self, theme: Theme, text: str, *, icon: str, note: str) -> None:
        super().__init__(theme, text, icon=icon, note=note)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """With room beside the icon."""
        return super().sizeHint() + QSize(2 * self.theme.px("padding-s"), 0)
