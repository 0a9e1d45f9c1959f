"""The section "Administration": the kinds of records at the left, one of them beside."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kiosk.domain.administered import SPECS
from kiosk.domain.administration import Kind
from kiosk.ui.desk.admin.kinds import KindList
from kiosk.ui.desk.admin.panel import KindPanel
from kiosk.ui.desk.view import DeskView


class AdminPage(QWidget):
    """A panel is made when its kind is first shown, and kept."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self.panels: dict[Kind, KindPanel] = {}
        specs = tuple(spec for spec in SPECS.values() if view.person.may(spec.right))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(view.theme.px("gutter"))
        self.kinds = KindList(view.theme, specs)
        self.kinds.chosen.connect(self.choose)
        row.addWidget(self.kinds)
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_kind(specs[0].kind)

    @property
    def panel(self) -> KindPanel:
        """The one that is shown."""
        panel = self._stack.currentWidget()
        assert isinstance(panel, KindPanel)
        return panel

    def choose(self, kind: Kind) -> None:
        """Show another kind, unless something typed would be lost."""
        self.kinds.show_kind(self.panel.spec.kind)
        self.panel.unless_unsaved(partial(self.show_kind, kind))

    def show_kind(self, kind: Kind) -> None:
        """Its records as they are now."""
        panel = self.panels.get(kind)
        if panel is None:
            panel = self.panels[kind] = KindPanel(self.view, SPECS[kind])
            self._stack.addWidget(panel)
        else:
            panel.load()
        self.kinds.show_kind(kind)
        self._stack.setCurrentWidget(panel)
        panel.take_focus()

    def stop(self) -> None:
        """The person has gone."""
        for panel in self.panels.values():
            panel.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys go to the list."""
        super().focusInEvent(event)
        self.panel.take_focus()
