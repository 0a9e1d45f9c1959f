"""Tiles: the large choices of a page."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.language import joined
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Block, Box, column_height, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable


class Tile(Tappable):
    """Icon in a holder above a title and a line."""

    tall = "tile"

    def __init__(self, theme: Theme, title: str, *, line: str = "", icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, joined(title, line), parent)
        self.title, self.line, self.icon_name = title, line, icon
        self.setMinimumHeight(theme.px(self.tall))

    def blocks(self) -> tuple[Block, ...]:
        """The words of the tile."""
        line = (Block(self.line, "body", "ink-2"),) if self.line else ()
        return (Block(self.title, "title-s"), *line)

    def sizeHint(self) -> QSize:
        """Wide enough for a column."""
        return QSize(self.theme.px("tile"), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        pad = self.theme.px("padding")
        words = column_height(self.theme, self.blocks(), width - 2 * pad)
        return max(self.minimumHeight(), words + self.theme.px("holder") + 2 * pad)

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Holder with icon on top, words below."""
        pad, side = self.theme.px("padding"), self.theme.px("holder")
        holder = QRect(rect.left() + pad, rect.top() + pad, side, side)
        self.paint_holder(painter, holder, "icon-tile")
        words = rect.adjusted(pad, pad + side, -pad, -pad // 2)
        draw_column(painter, words, self.theme, self.blocks())

    def paint_holder(self, painter: QPainter, holder: QRect, size: str) -> None:
        """The icon on its tint."""
        draw_box(painter, holder, self.theme, Box("primary-tint", "", radius="radius-m"))
        centre = holder.center()
        draw_icon(painter, self.theme, self.icon_name, "primary", size, (centre.x(), centre.y()))


class RowTile(Tile):
    """Icon in a holder left of a title and a line."""

    tall = "row-tile"

    def blocks(self) -> tuple[Block, ...]:
        """Smaller words than a tall tile's."""
        line = (Block(self.line, "caption", "ink-2"),) if self.line else ()
        return (Block(self.title, "label"), *line)

    def _words_rect(self, rect: QRect) -> QRect:
        pad, side = self.theme.px("padding-s"), self.theme.px("holder")
        return rect.adjusted(2 * pad + side + pad // 2, pad // 2, -pad, -pad // 2)

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        words = self._words_rect(QRect(0, 0, width, 0)).width()
        return max(self.minimumHeight(), column_height(self.theme, self.blocks(), words) + self.theme.px("padding-s"))

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Holder left, words right."""
        pad, side = self.theme.px("padding-s"), self.theme.px("holder")
        holder = QRect(rect.left() + pad + pad // 2, rect.center().y() - side // 2, side, side)
        self.paint_holder(painter, holder, "icon-tile")
        draw_column(painter, self._words_rect(rect), self.theme, self.blocks())


class HeroTile(Tile):
    """The one thing most people came for."""

    tall = "hero"

    def blocks(self) -> tuple[Block, ...]:
        """Large words on the solid fill."""
        title = "title" if self.theme.is_large and self.theme.is_wide else "display"
        return (Block(self.title, title, "on-primary"), Block(self.line, "body-l", "on-primary"))

    def box(self) -> Box:
        """Solid."""
        fill = "primary-pressed" if self.isDown() else "primary"
        return Box(fill, fill)

    def _words_rect(self, rect: QRect) -> QRect:
        pad, side = self.theme.px("padding"), self.theme.px("hero-icon")
        arrow = 2 * pad + self.theme.px("holder") if self._has_arrow(rect) else pad
        return rect.adjusted(2 * pad + side + pad // 2, pad // 2, -arrow, -pad // 2)

    def _has_arrow(self, rect: QRect) -> bool:
        """The words come first where there is little room."""
        return rect.width() > 5 * self.theme.px("hero-icon")

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        words = self._words_rect(QRect(0, 0, width, 0)).width()
        return max(self.minimumHeight(), column_height(self.theme, self.blocks(), words) + self.theme.px("padding"))

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon on a light holder, words, an arrow in a ring."""
        pad, side = self.theme.px("padding"), self.theme.px("hero-icon")
        middle = rect.center().y()
        holder = QRect(rect.left() + pad + pad // 3, middle - side // 2, side, side)
        draw_box(painter, holder, self.theme, Box("surface", "", radius="radius"))
        draw_icon(
            painter, self.theme, self.icon_name, "primary", "icon-hero", (holder.center().x(), holder.center().y())
        )
        draw_column(painter, self._words_rect(rect), self.theme, self.blocks())
        if self._has_arrow(rect):
            self._paint_arrow(painter, rect)

    def _paint_arrow(self, painter: QPainter, rect: QRect) -> None:
        pad, ring, middle = self.theme.px("padding"), self.theme.px("holder"), rect.center().y()
        circle = QRect(rect.right() - pad - pad // 3 - ring, middle - ring // 2, ring, ring)
        painter.setPen(QPen(self.theme.colour("on-primary"), self.theme.px("line-button")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        centre = (circle.center().x(), circle.center().y())
        draw_icon(painter, self.theme, "arrow-right", "on-primary", "icon", centre)
