"""A choice that can be selected: man or woman, this paper or that."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable


class ChoiceButton(Tappable):
    """Selected: solid, with a tick; colour is never the only sign."""

    def __init__(self, theme: Theme, words: str, *, height: str = "chip", parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setMinimumHeight(theme.px(height))

    def box(self) -> Box:
        """Solid when selected."""
        if self.isChecked():
            return Box("primary", "primary")
        return Box("primary-tint", "primary", "line-selected") if self.isDown() else Box()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Tick and words, centred together."""
        ink = "on-primary" if self.isChecked() else "ink"
        words = Block(self.text(), "label", ink, CENTRE)
        tick = self.theme.px("icon") + self.theme.px("gap-s") if self.isChecked() else 0
        draw_column(painter, rect.adjusted(tick, 0, 0, 0), self.theme, (words,))
        if tick:
            width = block_size(self.theme, words, rect.width()).width()
            x = rect.center().x() - width // 2 - tick // 2 + self.theme.px("gap-s") // 2
            draw_icon(painter, self.theme, "check", ink, "icon", (x, rect.center().y()))
