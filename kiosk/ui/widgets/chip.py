"""Chips: small choices of which one holds, such as days and time bands."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_column, draw_icon
from kiosk.ui.widgets.runs import Phrase, Run, draw_phrase, phrase_height, phrase_width
from kiosk.ui.widgets.tappable import Tappable


@dataclass(frozen=True)
class ChipFace:
    """``title`` above ``line``, or, where there is no room for them, ``brief`` above ``short``."""

    title: str
    line: str = ""
    usable: bool = True
    short: str = ""
    brief: str = ""


class Chip(Tappable):
    """One of several; solid with a tick when chosen, dashed when there is nothing left."""

    title_type = "label"
    has_tick = True

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
        line = self._line_height(self._words_room(width))
        return max(self.minimumHeight(), phrase_height(self.theme, self._title(width)) + line + self.theme.px("gap-s"))

    def _words_room(self, width: int) -> int:
        """What the edges, and the ring of the focus inside them, leave free."""
        return width - 4 * self.theme.px("focus")

    def _ink(self) -> str:
        if self.isChecked():
            return "on-primary"
        return "ink" if self.isEnabled() else "ink-2"

    def _title(self, width: int) -> Phrase:
        room = width - 2 * self.theme.px("line-selected")  # the edge while it is pressed
        fits = not self.face.brief or self.theme.metrics(self.title_type).advance(self.face.title) <= room
        return (Run(self.face.title if fits else self.face.brief, self.title_type, self._ink()),)

    def _line(self, room: int) -> Block:
        fits = not self.face.short or self.theme.metrics("caption").advance(self.face.line) <= room
        words = self.face.line if fits else self.face.short
        return Block(words, "caption", "on-primary" if self.isChecked() else "ink-2", CENTRE)

    def _line_height(self, room: int) -> int:
        return block_size(self.theme, self._line(room), room).height() if self.face.line else 0

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Title with its tick and line, centred together."""
        title = self._title(rect.width())
        height, width = phrase_height(self.theme, title), phrase_width(self.theme, title)
        room = self._words_room(rect.width())
        line = self._line_height(room)
        top = rect.top() + (rect.height() - height - line) // 2
        top -= self.theme.px("line-button") if line else 0  # there is more room above letters than below them
        x = rect.center().x() - (width + self._tick_room()) // 2
        if self._tick_room():
            half = self.theme.px("icon-s") // 2
            draw_icon(painter, self.theme, "check", "on-primary", "icon-s", (x + half, top + height // 2 + 1))
        draw_phrase(painter, self.theme, title, (x + self._tick_room(), top))
        if line:
            words = QRect(rect.center().x() - room // 2, top + height, room, line)
            draw_column(painter, words, self.theme, (self._line(room),))

    def _tick_room(self) -> int:
        return self.theme.px("icon-s") + self.theme.px("gap-s") // 2 if self.isChecked() and self.has_tick else 0


class DayChip(Chip):
    """A day: its name, and the date below."""

    title_type = "caption"
    has_tick = False  # the solid box tells, and the day stands in words under the title

    def __init__(self, theme: Theme, face: ChipFace, name: str) -> None:
        super().__init__(theme, face, name, height="day-chip")


class PartChip(Chip):
    """Half a day."""

    def __init__(self, theme: Theme, face: ChipFace, name: str) -> None:
        super().__init__(theme, face, name, height="day-chip")
        width = theme.metrics(self.title_type).advance(face.title)
        self.setMinimumWidth(width + theme.px("icon-s") + 2 * theme.px("padding-s"))
        self.setFixedHeight(theme.px("day-chip"))


class ChipRow(QWidget):
    """Chips side by side, one of which holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px("gap-s"))

    def add(self, chip: Chip) -> None:
        """One more at the end."""
        self._row.addWidget(chip, 1)
