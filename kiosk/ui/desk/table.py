"""A table of the desk: as many rows as there are, one of them in hand, led by keys and read row by row."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from kiosk.ui.desk.cells import Cells, Column, Line
from kiosk.ui.desk.parts import colours
from kiosk.ui.language import joined, named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Box, draw_box
from kiosk.ui.widgets.tappable import ENTER

__all__ = ["Column", "Line", "Table"]

TOP = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the painter asks the rows for."""

    LINE = int(Qt.ItemDataRole.UserRole)


class Lines(QAbstractListModel):
    """The rows, for Qt; a screen reader hears each as one sentence."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._lines: tuple[Line, ...] = ()
        self._rows: dict[object, int] = {}

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these; the same keys in the same order keep every place."""
        before, self._lines = self._lines, tuple(lines)
        if [each.key for each in before] == [each.key for each in lines]:
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._rows = {line.key: row for row, line in enumerate(self._lines)}
        self.endResetModel()

    def rename(self, columns: Sequence[Column]) -> None:
        """The rows are of another sort."""
        self._columns = tuple(columns)

    def row(self, key: object) -> int | None:
        """Where ``key`` stands."""
        return self._rows.get(key)

    def key(self, row: int) -> object | None:
        """What stands there."""
        return self._lines[row].key if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line for the painter, the sentence for everybody else."""
        line = self._lines[index.row()]
        if role == Role.LINE:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return joined(*(named(each.name, cell) for each, cell in zip(self._columns, line.cells, strict=True)))
        return None


class Painter(QStyledItemDelegate):
    """Paints a row from the tokens."""

    def __init__(self, cells: Cells, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells, self._view = cells, cast(QListView, parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(0, self._cells.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tinted in hand, framed while keys go to it."""
        theme, rect = self._cells.theme, option.rect
        painter.save()
        painter.setFont(theme.font("body"))
        if index == self._view.currentIndex():
            edge = "primary" if self._view.hasFocus() else ""
            draw_box(painter, rect, theme, Box("primary-tint", edge, "line-selected", "radius-s"))
        else:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line-soft"))
        self._cells.draw(painter, rect, cast(Line, index.data(Role.LINE)))
        painter.restore()


class TableHead(QWidget):
    """The names of the columns; a screen reader hears them with each row."""

    def __init__(self, cells: Cells, view: QListView) -> None:
        super().__init__()
        self._cells, self._view = cells, view
        self.setFixedHeight(cells.height)
        self.rename()

    def rename(self) -> None:
        """The names are others."""
        self.setAccessibleName(joined(*(each.name for each in self._cells.columns)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sunken, above the rows, as wide as they are."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._cells.theme, Box("sunken", "", radius="radius-s"))
        painter.setFont(self._cells.theme.font("caption"))
        row = QRect(0, 0, self._view.viewport().width(), self.height())
        for place, column in zip(self._cells.places(row), self._cells.columns, strict=True):
            self._cells.draw_words(painter, place, column.name, column, ("caption", "ink-2"))
        painter.end()


class Rows(QListView):
    """The rows as Qt leads through them; Enter opens the one in hand."""

    taken = Signal(QModelIndex)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFont(theme.font("body"))
        self._theme = theme
        self.recolour()

    def recolour(self) -> None:
        """In the colours of the theme."""
        palette = colours(self._theme, self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)  # the card's ground shows
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are for whoever listens around, not for a search among the rows."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex())
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys take the first row in hand where none is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))


class Table(QWidget):
    """``chosen`` tells the key of the row in hand when it is another one, ``opened`` that of Enter or two clicks."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._lines = Lines(columns)
        self._told: object | None = None
        self._cells = cells = Cells(theme, columns)
        self.rows = Rows(theme, name)
        self.rows.setItemDelegate(Painter(cells, self.rows))
        self.rows.setModel(self._lines)
        self.head = TableHead(cells, self.rows)
        self.setFocusProxy(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)
        self.rows.selectionModel().currentChanged.connect(self._moved)
        self.rows.taken.connect(self._open)
        self.rows.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the row in hand stays in hand by its key, else the one that took its place does."""
        held, place, top = self._told, self.rows.currentIndex().row(), self.rows.verticalScrollBar().value()
        self._lines.fill(lines)
        self.rows.doItemsLayout()  # Qt would put it off, and knows no place to scroll to until then
        row = self._lines.row(held) if held is not None else None
        if row is None and held is not None and lines:
            row = min(max(place, 0), len(lines) - 1)
        elif row is None and lines and self.rows.hasFocus():
            row = 0
        self.rows.verticalScrollBar().setValue(top)
        if row is not None and row != self.rows.currentIndex().row():
            self.rows.setCurrentIndex(self._lines.index(row))
        self._tell()
        self.head.update()

    def rename(self, *names: str) -> None:
        """Other names for the columns: the rows are of another sort now."""
        columns = tuple(replace(each, name=name) for each, name in zip(self._cells.columns, names, strict=True))
        self._cells.columns = columns
        self._lines.rename(columns)
        self.head.rename()

    @property
    def current(self) -> object | None:
        """The key of the row in hand."""
        return self._lines.key(self.rows.currentIndex().row())

    def choose(self, key: object) -> None:
        """Take the row of ``key`` in hand; nothing happens where there is none."""
        row = self._lines.row(key)
        if row is not None:
            self.rows.setCurrentIndex(self._lines.index(row))

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        """Only another key is news; while rows are replaced there is none for a moment."""
        now = self.current
        if now != self._told and (now is not None or not self._lines.rowCount()):
            self._told = now
            self.chosen.emit(now)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._lines.key(index.row()))
