"""Departments to choose from: a tile of two zones, or a row."""

from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPen

from kiosk.paths import ASSETS
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Block, Box, block_size, column_height, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size
from kiosk.ui.widgets.runs import Phrase, Run, draw_phrase, fitting, phrase_ascent, phrase_height, phrase_width
from kiosk.ui.widgets.tappable import Tappable

FALLBACK_ICON = "stethoscope"


@dataclass(frozen=True)
class DepartmentFace:
    """What a tile shows: below its title ``line`` (a sentence), or ``left`` and ``right`` at both ends."""

    title: str
    icon: str
    line: str = ""
    left: Phrase = ()
    right: str = ""
    pill: Pill | None = None
    is_full: bool = False
    leads_on: bool = False  # an arrow after the line: another page comes first


class DepartmentTile(Tappable):
    """Icon, name and crowd above a rule; how many wait and how long below."""

    tall = "department-tile"
    title_types: tuple[str, ...] = ("title-s", "label", "body-l")

    def __init__(self, theme: Theme, face: DepartmentFace, name: str) -> None:
        super().__init__(theme, name)
        self.face = face
        self._heights: dict[int, int] = {}  # of the words, by width: layouts ask again and again
        self.setMinimumHeight(theme.px(self.tall))

    def box(self) -> Box:
        """Dashed when full."""
        if self.face.is_full and not self.isDown():
            return Box("sunken", "line", dashed=True)
        return super().box()

    def sizeHint(self) -> QSize:
        """Wide enough for a column."""
        return QSize(self.theme.px("department-column"), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """No narrower than its longest word, which would be cut off."""
        return self._least

    @cached_property
    def _least(self) -> QSize:
        title = Block(self.face.title, self.title_types[-1])
        return QSize(block_size(self.theme, title, 1).width() - self._least_room(0), 0)

    def _least_room(self, width: int) -> int:
        """What ``width`` leaves for the title."""
        return self._title_room(width)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        if width not in self._heights:
            self._heights[width] = self._head_height(width) + self._foot_height(width) + 2 * self.theme.px("padding-s")
        return max(self.minimumHeight(), self._heights[width])

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Head, rule, foot."""
        pad, width = self._pad(rect.width()), rect.width()
        spare = rect.height() - self._head_height(width) - self._foot_height(width)
        head = QRect(rect.left() + pad, rect.top(), width - 2 * pad, self._head_height(width) + spare // 2)
        self._paint_head(painter, head)
        painter.setPen(QPen(self.theme.colour("line-soft"), self.theme.px("line")))
        painter.drawLine(head.left(), head.bottom(), head.right(), head.bottom())
        self._paint_foot(painter, QRect(head.left(), head.bottom(), head.width(), rect.bottom() - head.bottom()))

    def _is_narrow(self, width: int) -> bool:
        """Hardly wider than a column must be: long words need what is left free elsewhere."""
        return width < self.theme.px("department-column") * 6 // 5

    def _pad(self, width: int) -> int:
        return self.theme.px("padding-s") * (2 if self._is_narrow(width) else 3) // 2

    def _gap(self, width: int) -> int:
        return self.theme.px("gap") // (2 if self._is_narrow(width) else 1)

    def _title_room(self, width: int) -> int:
        return width - 2 * self._pad(width) - self._holder_room(width)

    def _holder_room(self, width: int) -> int:
        return self.theme.px("holder-s") + self._gap(width)

    def _pill_is_beside(self, width: int) -> bool:
        pill = self.face.pill
        if pill is None:
            return True
        room = self._title_room(width) - pill_size(self.theme, pill).width() - self.theme.px("gap-s")
        return self.theme.metrics("title-s").advance(self.face.title) <= room

    def _title(self, room: int) -> Block:
        return Block(self.face.title, fitting(self.theme, self.face.title, self.title_types, room))

    def _head_height(self, width: int) -> int:
        room = self._title_room(width)
        title = block_size(self.theme, self._title(room), room).height()
        if self.face.pill and not self._pill_is_beside(width):
            title += pill_size(self.theme, self.face.pill).height()
        return max(title, self.theme.px("holder-s"))

    def _foot_height(self, width: int) -> int:
        room = width - 2 * self._pad(width)
        if self.face.left:
            stacked = phrase_height(self.theme, self._right()) if self._is_stacked(room) else 0
            return phrase_height(self.theme, self.face.left) + stacked
        return block_size(self.theme, Block(self.face.line), self._line_room(room)).height()

    def _is_stacked(self, room: int) -> bool:
        """Whether count and wait are too long for one line."""
        both = phrase_width(self.theme, self.face.left) + phrase_width(self.theme, self._right())
        return both + self.theme.px("gap-s") > room

    def _line_room(self, width: int) -> int:
        return width - (self.theme.px("icon") + self.theme.px("gap-s") if self.face.leads_on else 0)

    def _paint_head(self, painter: QPainter, rect: QRect) -> None:
        side = self.theme.px("holder-s")
        holder = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        self.paint_holder(painter, holder)
        title = rect.adjusted(side + self._gap(self.width()), 0, 0, 0)
        pill = self.face.pill
        if pill is None:
            draw_column(painter, title, self.theme, (self._title(title.width()),))
        elif self._pill_is_beside(self.width()):
            draw_column(painter, title, self.theme, (self._title(title.width()),))
            size = pill_size(self.theme, pill)
            at = QRect(rect.right() - size.width(), rect.center().y() - size.height() // 2, size.width(), size.height())
            draw_pill(painter, self.theme, at, pill)
        else:
            self._paint_title_above(painter, title, pill)

    def _paint_title_above(self, painter: QPainter, rect: QRect, pill: Pill) -> None:
        size, block = pill_size(self.theme, pill), self._title(rect.width())
        words = block_size(self.theme, block, rect.width()).height()
        top = rect.top() + (rect.height() - words - size.height()) // 2
        draw_column(painter, QRect(rect.left(), top, rect.width(), words), self.theme, (block,))
        draw_pill(painter, self.theme, QRect(rect.left(), top + words, size.width(), size.height()), pill)

    def paint_holder(self, painter: QPainter, holder: QRect) -> None:
        """The icon on its tint; paler when full."""
        fill = "surface" if self.face.is_full else "primary-tint"
        colour = "ink-2" if self.face.is_full else "primary"
        draw_box(painter, holder, self.theme, Box(fill, "", radius="radius-m"))
        centre = (holder.center().x() + 1, holder.center().y() + 1)
        draw_icon(painter, self.theme, known_icon(self.face.icon), colour, "icon-bar", centre)

    def _paint_foot(self, painter: QPainter, rect: QRect) -> None:
        if not self.face.left:
            words = QRect(rect.left(), rect.top(), self._line_room(rect.width()), rect.height())
            draw_column(painter, words, self.theme, (Block(self.face.line, "body", "ink-2"),))
            if self.face.leads_on:
                half = self.theme.px("icon") // 2
                draw_icon(
                    painter, self.theme, "arrow-right", "primary", "icon", (rect.right() - half, rect.center().y())
                )
            return
        left, right = self.face.left, self._right()
        height = self._foot_height(self.width())
        top = rect.center().y() - height // 2
        draw_phrase(painter, self.theme, left, (rect.left(), top))
        if self._is_stacked(rect.width()):
            draw_phrase(painter, self.theme, right, (rect.left(), top + phrase_height(self.theme, left)))
            return
        drop = phrase_ascent(self.theme, left) - phrase_ascent(self.theme, right)
        draw_phrase(painter, self.theme, right, (rect.right() - phrase_width(self.theme, right), top + drop))

    def _right(self) -> Phrase:
        return (Run(self.face.right, "body", "ink-2"),)


class DepartmentRow(DepartmentTile):
    """Icon, name above one line, crowd at the right: for lists and large text."""

    tall = "department-row"
    title_types = ("label", "body-l")

    def _holder_room(self, width: int) -> int:
        """None where a long word needs it: better no picture than half a name."""
        longest = max(self.face.title.split(), key=len, default="")
        room = super()._holder_room(width)
        ends = self._ends_room()
        free = width - 2 * self._pad(width) - room - ends
        return room if self.theme.metrics(self.title_types[-1]).advance(longest) <= free else 0

    def _ends_room(self) -> int:
        pill = pill_size(self.theme, self.face.pill).width() + self.theme.px("gap-s") if self.face.pill else 0
        arrow = self.theme.px("icon") + self.theme.px("gap-s") if self.face.leads_on else 0
        return pill + arrow

    def _words_room(self, width: int) -> int:
        return self._title_room(width) - self._ends_room()

    def _least_room(self, width: int) -> int:
        return self._words_room(width)

    def _blocks(self, room: int) -> tuple[Block, ...]:
        line = (Block(self.face.line, "caption", "ink-2"),) if self.face.line else ()
        return (self._title(room), *line)

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        room = self._words_room(width)
        words = column_height(self.theme, self._blocks(room), room)
        return max(self.minimumHeight(), words + self.theme.px("padding-s"))

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Holder left, words, crowd or arrow right."""
        pad, side = self._pad(rect.width()), self.theme.px("holder-s")
        holder = self._holder_room(rect.width())
        if holder:
            self.paint_holder(painter, QRect(rect.left() + pad, rect.center().y() - side // 2 + 1, side, side))
        room = self._words_room(rect.width())
        left = rect.left() + pad + holder
        draw_column(painter, QRect(left, rect.top(), room, rect.height()), self.theme, self._blocks(room))
        end = rect.right() - pad
        if self.face.leads_on:
            half = self.theme.px("icon") // 2
            draw_icon(painter, self.theme, "arrow-right", "primary", "icon", (end - half, rect.center().y()))
            end -= 2 * half + self.theme.px("gap-s")
        if self.face.pill:
            size = pill_size(self.theme, self.face.pill)
            at = QRect(end - size.width(), rect.center().y() - size.height() // 2, size.width(), size.height())
            draw_pill(painter, self.theme, at, self.face.pill)


@cache
def known_icon(name: str) -> str:
    """``name`` if there is such an icon; a hospital's own list may name one we do not draw."""
    return name if (ASSETS / "icons" / f"{name}.svg").is_file() else FALLBACK_ICON
