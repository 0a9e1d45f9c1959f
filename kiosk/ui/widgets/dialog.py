"""A question in front of the page: the help bar stays lit above the scrim."""

import math

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Gauge
from kiosk.ui.widgets.bars import draw_ring
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import CENTRE, Block, Box, column_height, draw_column
from kiosk.ui.widgets.text import Heading, Text

PAPER = Box("surface", "line-soft", radius="radius-dialog")


class Dialog(QWidget):
    """Covers ``over`` with a scrim and shows a card with ``column`` in the middle; ``sign`` is the key of its clip."""

    sign = "message"

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.theme, self._over = theme, over
        self._free = self._free_left = self._free_below = 0  # pixels at the right, at the left, at the bottom
        self._outer = outer = QHBoxLayout(self)
        side = theme.px("margin") * 2
        outer.setContentsMargins(side, 0, side, 0)
        self.card = Card(theme, PAPER)
        self.card.setMaximumWidth(theme.px("dialog-w"))
        self.column = self.card.column
        self.column.setSpacing(theme.px("gap"))
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        if theme.is_low and not theme.lies:  # down to the hand, above the bar that stays lit
            middle.addSpacing(theme.px("access-bar") + theme.px("gap-l") + theme.out_of_reach[1])
        else:
            middle.addStretch(1)
        outer.addLayout(middle)
        over.installEventFilter(self)
        self._cover()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("keeps-keys", True)

    def open(self) -> None:
        """Come to the front and take the keys."""
        self._cover()
        self.raise_()
        self.show()
        self.setFocus()

    def give_way(self) -> bool:
        """Somebody wants it away without answering; whether it may go."""
        return True

    def leave_free(self, width: int) -> None:
        """Cover nothing of so many pixels at the right: what stands there stays lit."""
        self._free = width

    def leave_free_left(self, width: int) -> None:
        """The same at the left."""
        self._free_left = width

    def stand_below(self, y: int) -> None:
        """What stands above this pixel is raised in front of the scrim: the card keeps clear of it."""
        margins = self._outer.contentsMargins()
        margins.setTop(y)
        self._outer.setContentsMargins(margins)

    def leave_free_below(self, height: int) -> None:
        """The same of so many pixels at the bottom."""
        self._free_below = height
        self._cover()

    def _cover(self) -> None:
        self.setGeometry(self._over.rect().adjusted(self._free_left, 0, -self._free, -self._free_below))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is covered."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The scrim."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("scrim"))
        painter.end()

    def mousePressEvent(self, event: QEvent) -> None:
        """A touch beside the card does nothing to the page below."""
        event.accept()

    def add_words(self, title: str, line: str) -> tuple[Text, Text]:
        """A centred title and a sentence; a screen reader says both when the question comes."""
        self.setAccessibleName(title)
        self.setAccessibleDescription(line.strip())
        labels = (
            Heading(self.theme, title, type="title", align=CENTRE),
            Text(self.theme, line, type="body-l", colour="ink-2", align=CENTRE),
        )
        for label in labels:
            self.column.addWidget(label)
            label.setVisible(bool(label.text()))  # not before: it would come as a window of its own
        return labels


class Countdown(Gauge):
    """A ring with the seconds that are left."""

    def __init__(self, theme: Theme, unit: str) -> None:
        super().__init__()
        self._theme, self._unit, self._left, self._whole = theme, unit, 0, 1
        self.setFixedHeight(theme.px("ring"))

    def show_left(self, left: int, whole: int) -> None:
        """``left`` of ``whole`` seconds."""
        self._left, self._whole = left, max(whole, 1)
        self.show_value(left, self._whole, name=f"{left} {self._unit}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ring, number, unit."""
        painter = QPainter(self)
        side = self.height() - self._theme.px("step-circle") // 2
        ring = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        draw_ring(painter, self._theme, ring, self._left / self._whole, "padding-s")
        words: tuple[Block, ...] = (Block(str(self._left), "display", "ink", CENTRE),)
        both = (*words, Block(self._unit, "body", "ink-2", CENTRE))
        if self._has_room(side, column_height(self._theme, both, side)):
            words = both
        room = column_height(self._theme, words, side)
        draw_column(painter, QRect(ring.left(), ring.center().y() - room // 2, side, room), self._theme, words)
        painter.end()

    def _has_room(self, side: int, height: int) -> bool:
        """Whether the unit under the number stays clear of a ring ``side`` wide; a small one has the number only."""
        inside = side // 2 - self._theme.px("padding-s")
        wide = self._theme.metrics("body").advance(self._unit)
        return math.hypot(wide / 2, height / 2) <= inside


class Spinner(Gauge):
    """Three dots in turn: work is under way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._turn = theme, 0
        self.show_value(0, 0, name=translate("Dialogs", "One moment, please"))
        self.setFixedHeight(theme.px("step-circle"))
        self.startTimer(theme.ms("second") // 3)

    def timerEvent(self, _event: QEvent) -> None:
        """The next dot."""
        self._turn = (self._turn + 1) % 3
        self.update()

    def sizeHint(self) -> QSize:
        """A row of dots."""
        return QSize(self._theme.px("step-circle") * 5, self._theme.px("step-circle"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dots, one of them solid."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side, middle = self.height() // 2, self.width() // 2
        for index in range(3):
            painter.setBrush(self._theme.colour("primary" if index == self._turn else "line-soft"))
            painter.drawEllipse(middle + (index - 1) * side * 2 - side // 2, side // 2, side, side)
        painter.end()
