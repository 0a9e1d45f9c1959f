"""A section with tabs: they stand side by side as keys, and the one in hand is looked at every ten seconds."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.theme import Theme

LOOKS = 10  # seconds from one look to the next, when nothing is heard


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


class TabSection(QWidget):
    """The tabs of a section; it is looked at while it is shown. Alt and the number of a tab leads to it."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self.tabs: list[Tab] = []
        self.keys: list[TabKey] = []
        self._ticks = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.px("gap"))
        self.strip = QHBoxLayout()
        self.strip.setSpacing(view.theme.px("gap-s"))
        column.addLayout(self.strip)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self, interval=view.theme.ms("second"))
        self._timer.timeout.connect(self.tick)

    def next_key(self) -> str:
        """What leads to the tab that is added next."""
        return f"Alt+{len(self.tabs) + 1}"

    def add_tab(self, button: TabKey, tab: Tab) -> None:
        """One more tab, behind ``button`` and `next_key`."""
        show = partial(self._pressed, len(self.tabs))
        button.clicked.connect(show)
        QShortcut(QKeySequence(self.next_key()), self).activated.connect(show)
        self.strip.addWidget(button)
        self.stack.addWidget(tab)
        self.keys.append(button)
        self.tabs.append(tab)

    # ---- which is shown -----------------------------------------------------

    @property
    def tab(self) -> Tab:
        """The one in hand."""
        tab = self.stack.currentWidget()
        assert isinstance(tab, Tab)
        return tab

    def show_tab(self, index: int) -> None:
        """Show it, and look at it."""
        self.keys[index].setChecked(True)
        self.bring(self.tabs[index])

    def bring(self, tab: Tab) -> None:
        """To the front, with the keys if they were here, and look at it."""
        had_keys = self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self)
        self.stack.setCurrentWidget(tab)
        if self.isVisible():
            tab.look()
        if had_keys:
            tab.setFocus()

    def press(self, index: int) -> None:
        """Somebody wants that tab."""
        self.show_tab(index)

    def _pressed(self, index: int, _checked: object = None) -> None:
        self.press(index)

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
