"""The section for money: tabs by keys, looked at every ten seconds while it is shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.money_desk import PaidVisit
from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.hall.section import TabKey
from kiosk.ui.desk.hall.tab import Tab
from kiosk.ui.desk.money.drawer import DrawerTab
from kiosk.ui.desk.money.invoices import InvoicesTab
from kiosk.ui.desk.money.reconcile import ReconcileTab
from kiosk.ui.desk.money.refunds import RefundsTab
from kiosk.ui.desk.money.report import ReportTab
from kiosk.ui.desk.money.take import TakeTab
from kiosk.ui.desk.money.unclear import UnclearTab
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import joined, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

LOOKS = 10  # seconds from one look to the next
# Name, what it takes to see it, and what makes it.
TABS: tuple[tuple[str, Right, Callable[[DeskView], Tab]], ...] = (
    (QT_TRANSLATE_NOOP("MoneyDesk", "Pay"), Right.TAKE_MONEY, TakeTab),
    (QT_TRANSLATE_NOOP("MoneyDesk", "Refunds"), Right.REFUND, RefundsTab),
    (QT_TRANSLATE_NOOP("MoneyDesk", "Invoices"), Right.REFUND, InvoicesTab),
    (QT_TRANSLATE_NOOP("MoneyDesk", "Reconcile"), Right.RECONCILE, ReconcileTab),
    (QT_TRANSLATE_NOOP("MoneyDesk", "Drawer"), Right.TAKE_MONEY, DrawerTab),
    (QT_TRANSLATE_NOOP("MoneyDesk", "Report"), Right.RECONCILE, ReportTab),
    (QT_TRANSLATE_NOOP("MoneyDesk", "Stuck"), Right.RECONCILE, UnclearTab),
)


class MoneyKey(TabKey):
    """Leads to a tab by Alt and its digit; solid while it is shown, so that the ring stands out from it."""

    def __init__(self, theme: Theme, text: str, digit: str) -> None:
        super().__init__(theme, text, icon="", note=digit)
        heard = joined(text, f"Alt+{digit}")
        self.setText(heard)
        self.setAccessibleName(heard)

    def minimumSizeHint(self) -> QSize:
        """All of its words, close to the edge: the tabs of a chief have to stand beside each other."""
        return KeyButton.sizeHint(self) - QSize(2 * self.theme.px("padding-s"), 0)

    def box(self) -> Box:
        """As the list of sections shows the one in hand."""
        return Box("primary", "primary") if self.isChecked() else super().box()

    def ink(self) -> str:
        """Light on solid ground."""
        return "on-primary" if self.isChecked() else super().ink()


class MoneySection(QWidget):
    """The tabs somebody may see; the one in hand is looked at while the section is shown."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self.tabs: list[Tab] = []
        self.keys: list[MoneyKey] = []
        self._ticks = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.px("gap"))
        self._strip = QHBoxLayout()
        self._strip.setSpacing(view.theme.px("gap-s") * 2 // 3)  # seven keys, in English too
        column.addLayout(self._strip)
        alt = Text(view.theme, "Alt +", type="caption", colour="ink-2")
        alt.setWordWrap(False)
        self._strip.addWidget(alt)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        for name, right, make in TABS:
            if view.person.may(right):
                self._add(name, make(view))
        self._strip.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self, interval=view.theme.ms("second"))
        self._timer.timeout.connect(self.tick)
        if view.heard is not None:
            view.heard.connect(self._hear)
        self.show_tab(0)

    def _add(self, name: str, tab: Tab) -> None:
        key = f"Alt+{len(self.tabs) + 1}"
        button = MoneyKey(self.view.theme, translate_marked("MoneyDesk", name), key.removeprefix("Alt+"))
        show = partial(self._show_number, len(self.tabs))
        button.clicked.connect(show)
        QShortcut(QKeySequence(key), self).activated.connect(show)
        self._strip.addWidget(button)
        self._stack.addWidget(tab)
        self.keys.append(button)
        self.tabs.append(tab)

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
        had_keys = self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self)
        self._stack.setCurrentWidget(self.tabs[index])
        if self.isVisible():
            self.tab.look()
        if had_keys:
            self.tab.setFocus()

    def receive(self, what: object) -> None:
        """A paid visit, for those who may give money back."""
        for index, tab in enumerate(self.tabs):
            if isinstance(what, PaidVisit) and isinstance(tab, RefundsTab):
                self.show_tab(index)
                tab.of_visit(what.registration_id)

    def _show_number(self, index: int, _checked: object = None) -> None:
        self.show_tab(index)

    def _hear(self, what: object) -> None:
        """A ticket, a card or a payment code: for the tab in hand."""
        if self.isVisible() and isinstance(self.tab, TakeTab | RefundsTab):
            self.tab.hear(what)

    # ---- time ---------------------------------------------------------------

    def tick(self) -> None:
        """Every second the age; every tenth a look."""
        self._ticks += 1
        self.tab.tick()
        if self._ticks % LOOKS == 0:
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

    def hold(self) -> None:
        """Look no more until it is shown again: for pictures."""
        self._timer.stop()
        self.tab.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys go to the tab in hand."""
        super().focusInEvent(event)
        self.tab.setFocus()

    def stop(self) -> None:
        """The person has gone."""
        self._timer.stop()
        for tab in self.tabs:
            tab.stop()
