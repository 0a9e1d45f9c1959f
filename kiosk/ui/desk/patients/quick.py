"""Ctrl+K: a patient found from anywhere at the desk, below the head of its window."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from kiosk.domain.patient_files import Found
from kiosk.ui.desk.patients.hinting import SearchField
from kiosk.ui.desk.patients.looking import Looking
from kiosk.ui.desk.patients.words import quick_columns, quick_line
from kiosk.ui.desk.table import Table
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.tappable import ENTER
from kiosk.ui.widgets.text import Text

KEY = "Ctrl+K"
ROWS = 8
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuickSearch(QWidget):
    """An entry for the head; who was found stands below it. Up and down choose, Enter takes, Esc leaves."""

    chosen = Signal(object)  # Patient

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._view = view
        self._found: dict[int, Found] = {}
        self._is_hurried = False  # Enter came before the answer
        self.field = SearchField(view.theme, translate("Patients", "Find a patient"), key=KEY)
        self.field.textEdited.connect(self._edited)
        self.field.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.panel = Card(view.theme, Box(width="line-button"), padding="padding-s", parent=self)
        self.table = Table(view.theme, translate("Patients", "Patients found"), quick_columns())
        self.table.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with what is typed
        self.table.opened.connect(self._take)
        self.words = Text(view.theme, "", colour="ink-2")
        self.panel.column.addWidget(self.words)
        self.panel.column.addWidget(self.table)
        self.panel.hide()
        self.looking = Looking(view, self)
        self.looking.found.connect(self._show)
        self.looking.asked.connect(self._tell)
        QShortcut(QKeySequence(KEY), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(self.begin)

    def begin(self) -> None:
        """What is typed from now on is looked for; what stood there is replaced by it."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def stop(self) -> None:
        """Nobody looks any more: nothing of a patient is left on the screen."""
        self._is_hurried = False
        self.looking.drop()
        self._found = {}
        self.table.show_lines(())
        self.field.clear()
        self._fold()

    def _fold(self) -> None:
        """Out of sight, and no part of the window any more: whoever goes takes it along."""
        self.panel.hide()
        self.panel.setParent(self)

    def _edited(self, text: str) -> None:
        self._is_hurried = False
        self.looking.look(text)

    # ---- what was found ----------------------------------------------------------

    def _show(self, found: tuple[Found, ...]) -> None:
        today = self._view.now().date()
        self._found = {one.patient.id: one for one in found}
        self.table.show_lines([quick_line(one, today) for one in found])
        self.table.setVisible(bool(found))
        self._tell("" if found else translate("Patients", "Nobody found."))
        if found:
            self.table.choose(found[0].patient.id)
            announce(self.field, self._row_words())
        if self._is_hurried and found:
            self._take(self.table.current)

    def _tell(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        if words and self.field.text().strip():
            announce(self.field, words)
        self._place()

    def _place(self) -> None:
        """Below the entry, over whatever lies there."""
        if not self.field.text().strip() or not self.isVisible():
            self._fold()
            return
        theme, window = self._view.theme, self.window()
        if self.panel.parent() is not window:
            self.panel.setParent(window)
        rows = min(ROWS, len(self._found))
        self.table.setFixedHeight(self.table.head.height() + rows * self.table.head.height() if rows else 0)
        at = self.mapTo(window, QPoint(0, self.height() + theme.px("gap-s")))
        width = max(self.width(), theme.px("desk-list") * 5 // 3)
        left = max(theme.px("margin"), min(at.x(), window.width() - width - theme.px("margin")))
        self.panel.setFixedWidth(min(width, window.width() - 2 * theme.px("margin")))
        self.panel.move(left, at.y())
        self.panel.adjustSize()
        self.panel.show()
        self.panel.raise_()

    # ---- keys ---------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Esc are for who was found; the rest is typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) or super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._left(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in STEPS and self._found:
            keys = list(self._found)
            at = keys.index(int(str(self.table.current))) + STEPS[key] if self.table.current in self._found else 0
            self.table.choose(keys[min(max(at, 0), len(keys) - 1)])
            announce(self.field, self._row_words())
            return True
        if key in ENTER:
            self._is_hurried = self.looking.is_busy
            if not self._is_hurried:
                self._take(self.table.current)
            return True
        if key == Qt.Key.Key_Escape and self.field.text():
            self.stop()
            return True
        return False

    def _left(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere has done with it; another window on top is no leaving."""
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            under = QApplication.widgetAt(self.cursor().pos())
            if under is None or not self.panel.isAncestorOf(under):
                self._fold()

    def hideEvent(self, event: QHideEvent) -> None:
        """The desk is locked, or somebody else works at it."""
        self.stop()
        super().hideEvent(event)

    def _row_words(self) -> str:
        index = self.table.rows.currentIndex()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""

    def _take(self, key: object) -> None:
        one = self._found.get(key) if isinstance(key, int) else None
        if one is not None:
            patient = one.patient
            self.stop()
            self.chosen.emit(patient)
