"""Ways to pay: large, and struck once."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from kiosk.ui.language import joined
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.paint import Block, Box, column_height, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable


class PayTile(Tappable):
    """Icons left of a title and a line; ignores a second strike (accessibility.md 8)."""

    def __init__(self, theme: Theme, title: str, line: str, *, icons: tuple[str, ...], look: Looks) -> None:
        super().__init__(theme, joined(title, line))
        self.title, self.line, self.look = title, line, look.value
        self.icons = () if theme.is_small else icons  # words come first where there is little room
        self.setProperty("confirming", True)
        self.setMinimumHeight(theme.px("primary-button"))

    def box(self) -> Box:
        """Pressed or at rest."""
        return self.look.pressed if self.isDown() else self.look.rest

    def sizeHint(self) -> QSize:
        """A line of the page."""
        return QSize(self.theme.px("next-button"), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        words = column_height(self.theme, self._blocks(), self._words(QRect(0, 0, width, 0)).width())
        return max(self.minimumHeight(), words + self.theme.px("padding-s"))

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icons, words, an arrow."""
        side, gap = self.theme.px("icon-bar"), self.theme.px("gap-s")
        spare = self._icons_width() - len(self.icons) * (side + gap) + gap
        x = rect.left() + self.theme.px("padding") + (spare + side) // 2
        for icon in self.icons:
            draw_icon(painter, self.theme, icon, self.look.ink, "icon-bar", (x, rect.center().y() + 1))
            x += side + gap
        draw_column(painter, self._words(rect), self.theme, self._blocks())
        end = rect.right() - self.theme.px("padding") - self.theme.px("icon") // 2
        draw_icon(painter, self.theme, "arrow-right", self.look.ink, "icon", (end, rect.center().y() + 1))

    def _icons_width(self) -> int:
        """Two icons wide, so that the words of all ways stand under each other."""
        return 0 if self.theme.is_small else 2 * self.theme.px("icon-bar") + self.theme.px("gap-s")

    def _words(self, rect: QRect) -> QRect:
        left = self.theme.px("padding") + self._icons_width() + self.theme.px("gap")
        return rect.adjusted(left, 0, -self.theme.px("padding") - self.theme.px("icon") - self.theme.px("gap-s"), 0)

    def _blocks(self) -> tuple[Block, ...]:
        line = (Block(self.line, "caption", self.look.ink),) if self.line else ()
        return (Block(self.title, "label", self.look.ink), *line)
