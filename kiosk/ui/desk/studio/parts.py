"""What the pages of the studio share: their frame, lines that are good or not, a box to tick."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Icon
from kiosk.ui.widgets.paint import Block, Box, block_size, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Heading, Text

SLACK = 6  # Qt breaks words that have just the pixels it measures for them


class StudioPage(QWidget):
    """A page with a head, ``body`` and a row of buttons ``foot``; Escape leads back."""

    left = Signal()

    def __init__(self, theme: Theme, title: str, *, step: str = "") -> None:
        super().__init__()
        self.theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px("gap"))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px("gap"))
        outer.addLayout(self.head)
        self.heading = Heading(theme, title, type="title")
        if step:
            self._add_back(step)
        else:
            self.head.addWidget(self.heading, 1)
        self.body = QHBoxLayout()
        self.body.setSpacing(theme.px("gutter"))
        outer.addLayout(self.body, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px("gap"))
        outer.addLayout(self.foot)

    def _add_back(self, step: str) -> None:
        back = KeyButton(self.theme, translate("Studio", "All clips"), icon="arrow-left", note="Esc")
        back.clicked.connect(self.left)
        fixed(back)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)
        self.head.addWidget(back)
        self.head.addWidget(self.heading, 1)
        told = Text(self.theme, step, type="body", colour="ink-2")
        told.setWordWrap(False)
        self.head.addWidget(told)

    def stop(self) -> None:
        """The page will not be shown any more."""

    def pause(self) -> None:
        """The page is out of sight for a while."""

    def resume(self) -> None:
        """The page is in sight again."""


def fixed(button: QWidget) -> None:
    """As wide as its words."""
    button.setFixedWidth(button.sizeHint().width())


def empty(layout: QLayout) -> None:
    """Take out what a layout holds, and delete it."""
    for widget in [item.widget() for index in range(layout.count()) if (item := layout.itemAt(index)) is not None]:
        if widget is not None:
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


class Verdicts(QWidget):
    """Lines that are each good or not, told by icon, colour and words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("gap-s"))
        self.lines: tuple[tuple[str, bool], ...] = ()

    def show_lines(self, lines: Iterable[tuple[str, bool]]) -> None:
        """Show other lines: words, and whether they are good."""
        self.lines = tuple(lines)
        empty(self._column)
        for words, is_good in self.lines:
            self._column.addWidget(_line(self._theme, words, is_good=is_good))


def _line(theme: Theme, words: str, *, is_good: bool) -> QWidget:
    colour = "success" if is_good else "danger"
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px("gap-s"))
    icon = "circle-check" if is_good else "alert-triangle"
    row.addWidget(Icon(theme, icon, colour=colour, size="icon-s"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(theme, words, colour=colour), 1)
    return line


class Tick(Tappable):
    """A box that is ticked, with the sentence it stands for."""

    def __init__(self, theme: Theme, words: str) -> None:
        self._words = words
        super().__init__(theme, words)
        self.setCheckable(True)

    def box(self) -> Box:
        """Framed when it is ticked."""
        return Box("primary-tint", "primary", "line-selected") if self.isChecked() else Box(width="line-button")

    def _block(self) -> Block:
        return Block(self._words, "body", "ink" if self.isEnabled() else "ink-2")

    def _room(self, width: int) -> int:
        return width - self.theme.px("icon") - 3 * self.theme.px("padding-s")

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which the whole sentence fits."""
        words = block_size(self.theme, self._block(), self._room(width)).height()
        return max(self.minimumHeight(), words + 2 * self.theme.px("gap-s"))

    def sizeHint(self) -> QSize:
        """One line, if there is room."""
        words = self.theme.metrics("body").advance(self._words) + SLACK
        return QSize(words + self.theme.px("icon") + 3 * self.theme.px("padding-s"), self.minimumHeight())

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """The box with or without its tick, the sentence."""
        side, pad = self.theme.px("icon"), self.theme.px("padding-s")
        square = QRect(rect.left() + pad, rect.center().y() - side // 2, side, side)
        fill = "primary" if self.isChecked() else "surface"
        draw_box(
            painter, square, self.theme, Box(fill, "line" if fill == "surface" else "primary", "line-button", "gap-s")
        )
        if self.isChecked():
            at = square.center()
            draw_icon(painter, self.theme, "check", "on-primary", "icon-s", (at.x(), at.y()))
        words = QRect(square.right() + pad, rect.top(), self._room(rect.width()), rect.height())
        draw_column(painter, words, self.theme, (self._block(),))
