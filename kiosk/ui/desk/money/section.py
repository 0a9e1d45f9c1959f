"""The section for money."""

from collections.abc import Callable

from PySide6.QtCore import QSize

from kiosk.domain.money_desk import PaidVisit
from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.money.drawer import DrawerTab
from kiosk.ui.desk.money.invoices import InvoicesTab
from kiosk.ui.desk.money.reconcile import ReconcileTab
from kiosk.ui.desk.money.refunds import RefundsTab
from kiosk.ui.desk.money.report import ReportTab
from kiosk.ui.desk.money.take import TakeTab
from kiosk.ui.desk.money.unclear import UnclearTab
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.tabs.section import TabKey, TabSection
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import joined, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

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


class MoneySection(TabSection):
    """The tabs somebody may see."""

    def __init__(self, view: DeskView) -> None:
        super().__init__(view)
        self.strip.setSpacing(view.theme.px("gap-s") * 2 // 3)  # seven keys, in English too
        alt = Text(view.theme, "Alt +", type="caption", colour="ink-2")
        alt.setWordWrap(False)
        self.strip.addWidget(alt)
        for name, right, make in TABS:
            if view.person.may(right):
                digit = self.next_key().removeprefix("Alt+")
                self.add_tab(MoneyKey(view.theme, translate_marked("MoneyDesk", name), digit), make(view))
        self.strip.addStretch(1)
        if view.heard is not None:
            view.heard.connect(self._hear)
        self.show_tab(0)

    def receive(self, what: object) -> None:
        """A paid visit, for those who may give money back."""
        for index, tab in enumerate(self.tabs):
            if isinstance(what, PaidVisit) and isinstance(tab, RefundsTab):
                self.show_tab(index)
                tab.of_visit(what.registration_id)

    def _hear(self, what: object) -> None:
        """A ticket, a card or a payment code: for the tab in hand."""
        if self.isVisible() and isinstance(self.tab, TakeTab | RefundsTab):
            self.tab.hear(what)
