"""A choice that can be selected: man or woman, this paper or that."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable


class ChoiceButton(Tappable):
    """Selected: solid, with a tick; colour is never the only sign.

    An ``icon``, in the colour ``tint`` until it is selected, stands before the words, and then the tick behind them.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        height: str = "chip",
        icon: str = "",
        tint: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, parent)
        self._icon, self._tint = icon, tint
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setMinimumHeight(theme.px(height))

    def box(self) -> Box:
        """Solid when selected."""
        if self.isChecked():
            return Box("primary", "primary")
        return Box("primary-tint", "primary", "line-selected") if self.isDown() else Box()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon or tick, and words, centred together; where there is no room for both marks, the tick."""
        ink = "on-primary" if self.isChecked() else "ink"
        words, tick = Block(self.text(), "label", ink, CENTRE), "check" if self.isChecked() else ""
        gap, size = self.theme.px("gap-s"), "icon-bar" if self._icon else "icon"
        width, mark = block_size(self.theme, words, rect.width()).width(), self.theme.px(size) + gap
        has_room = bool(self._icon) and width + 2 * (mark + gap) <= rect.width()
        before, after = (self._icon, tick) if has_room else (tick or self._icon, "")
        room = mark if before else 0
        draw_column(painter, rect.adjusted(room, 0, 0, 0), self.theme, (words,))
        middle = rect.center().x() + gap // 2
        if before:
            colour = ink if self.isChecked() else self._tint
            draw_icon(painter, self.theme, before, colour, size, (middle - (width + room) // 2, rect.center().y()))
        if after:
            draw_icon(painter, self.theme, after, ink, "icon", (middle + width // 2 + room + gap, rect.center().y()))
