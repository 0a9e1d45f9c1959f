"""A quiet box that cannot be tapped, and other static shapes."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Box, draw_box
from kiosk.ui.widgets.text import Text

TONES = {
    "info": ("info-circle", "ink", "accent-tint", "accent-ink"),
    "good": ("circle-check", "success", "success-tint", "success"),
    "wait": ("refresh", "warning", "warning-tint", "warning"),
    "trouble": ("alert-triangle", "danger", "danger-tint", "danger"),
    "plain": ("info-circle", "ink", "primary-tint", "primary"),
}

SOFT = Box("surface", "line-soft")


class Card(QFrame):
    """A box with a vertical layout inside."""

    def __init__(
        self, theme: Theme, box: Box = SOFT, *, padding: str = "padding", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._box = theme, box
        pad = theme.px(padding)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(theme.px("gap-s"))

    def set_box(self, box: Box) -> None:
        """Look otherwise."""
        self._box = box
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, self._box)
        painter.end()


class Icon(QWidget):
    """An icon, perhaps in a tinted holder; says nothing to a screen reader."""

    def __init__(
        self, theme: Theme, name: str, *, colour: str = "primary", size: str = "icon", holder: str = ""
    ) -> None:
        super().__init__()
        self._theme, self._name, self._colour, self._size, self._holder = theme, name, colour, size, holder
        side = theme.px(holder or size)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Holder, icon."""
        painter = QPainter(self)
        if self._holder:
            draw_box(painter, self.rect(), self._theme, Box("primary-tint", "", radius="radius-m"))
        pixmap = self._theme.icon(self._name, self._colour, self._size)
        at = self.rect().center()
        painter.drawPixmap(at.x() - pixmap.width() // 2 + 1, at.y() - pixmap.height() // 2 + 1, pixmap)
        painter.end()


class Notice(Card):
    """One sentence with an icon on a tint: information, an error or a result."""

    def __init__(self, theme: Theme, text: str, tone: str = "plain", *, icon: str = "") -> None:
        name, ink, tint, mark = TONES[tone]
        super().__init__(theme, Box(tint, "", radius="radius-m"), padding="padding-s")
        self.tone = tone
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s") * 2)
        row.addWidget(Icon(theme, icon or name, colour=mark))
        self.words = Text(theme, text, type="body", colour=ink)
        row.addWidget(self.words, 1)
        self.column.addLayout(row)

    def say(self, text: str) -> None:
        """Show another sentence."""
        self.words.setText(text)
