"""Chips: small choices of which one holds, such as days and time bands."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_column, draw_icon
from kiosk.ui.widgets.runs import Phrase, Run, draw_phrase, phrase_height, phrase_width
from kiosk.ui.widgets.tappable import Tappable


@dataclass(frozen=True)
class ChipFace:
    """``title`` large, ``tail`` smaller after it, ``line`` below."""

    title: str
    line: str = ""
    tail: str = ""
    usable: bool = True


class Chip(Tappable):
    """One of several; solid with a tick when chosen, dashed when there is nothing left."""

    title_type = "label"

    def __init__(self, theme: Theme, face: ChipFace, name: str, *, height: str = "slot-chip") -> None:
        super().__init__(theme, name)
        self.face = face
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setEnabled(face.usable)
        self.setMinimumSize(theme.px("target"), theme.px(height))

    def box(self) -> Box:
        """Solid when chosen, dashed when full."""
        if self.isChecked():
            return Box("primary", "primary", radius="radius-m")
        if not self.isEnabled():
            return Box("sunken", "line", "line-button", "radius-m", dashed=True)
        if self.isDown():
            return Box("primary-tint", "primary", "line-selected", "radius-m")
        return Box("surface", "line", "line-button", "radius-m")

    def sizeHint(self) -> QSize:
        """As small as it may be."""
        return self.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """The line below wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        line = block_size(self.theme, self._line(), width).height() if self.face.line else 0
        return max(self.minimumHeight(), phrase_height(self.theme, self._title()) + line + self.theme.px("gap-s"))

    def _ink(self) -> str:
        if self.isChecked():
            return "on-primary"
        return "ink" if self.isEnabled() else "ink-2"

    def _title(self) -> Phrase:
        tail = (Run(self.face.tail, "caption", self._ink()),) if self.face.tail else ()
        return (Run(self.face.title, self.title_type, self._ink()), *tail)

    def _line(self) -> Block:
        return Block(self.face.line, "caption", "on-primary" if self.isChecked() else "ink-2", CENTRE)

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Title and line, centred together; the tick before the line."""
        title = self._title()
        height = phrase_height(self.theme, title)
        line = block_size(self.theme, self._line(), rect.width()) if self.face.line else QSize()
        top = rect.top() + (rect.height() - height - max(0, line.height())) // 2
        ticked = self.isChecked()
        side = self.theme.px("icon-s") if ticked and not self.face.line else 0
        x = rect.center().x() - (phrase_width(self.theme, title) + side) // 2
        self._paint_tick(painter, side, (x + side // 2, top + height // 2))
        draw_phrase(painter, self.theme, title, (x + side, top))
        if self.face.line:
            self._paint_line(painter, QRect(rect.left(), top + height, rect.width(), line.height()), line.width())

    def _paint_line(self, painter: QPainter, rect: QRect, width: int) -> None:
        side = self.theme.px("icon-s") if self.isChecked() and width + self.theme.px("icon-s") < rect.width() else 0
        self._paint_tick(painter, side, (rect.center().x() - width // 2, rect.center().y() + 1))
        draw_column(painter, rect.adjusted(side, 0, 0, 0), self.theme, (self._line(),))

    def _paint_tick(self, painter: QPainter, side: int, centre: tuple[int, int]) -> None:
        if side:
            draw_icon(painter, self.theme, "check", "on-primary", "icon-s", centre)


class DayChip(Chip):
    """A day: its name, and the date below."""

    title_type = "caption"

    def __init__(self, theme: Theme, face: ChipFace, name: str) -> None:
        super().__init__(theme, face, name, height="day-chip")


class PartChip(Chip):
    """Half a day."""

    def __init__(self, theme: Theme, face: ChipFace, name: str) -> None:
        super().__init__(theme, face, name, height="day-chip")
        width = theme.metrics(self.title_type).horizontalAdvance(face.title)
        self.setMinimumWidth(width + theme.px("icon-s") + 2 * theme.px("padding-s"))
