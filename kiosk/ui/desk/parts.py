"""Small parts of the desk: an entry, a button with its key, a plain ground."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_box, draw_column
from kiosk.ui.widgets.tappable import RINGS


def colours(theme: Theme, palette: QPalette) -> QPalette:
    """``palette`` in the colours of the tokens, for the plain widgets of Qt."""
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Window, "bg"),
        (roles.WindowText, "ink"),
        (roles.Base, "surface"),
        (roles.Text, "ink"),
        (roles.PlaceholderText, "ink-2"),
        (roles.Button, "surface"),
        (roles.ButtonText, "ink"),
        (roles.Highlight, "primary"),
        (roles.HighlightedText, "on-primary"),
    ):
        palette.setColor(role, theme.colour(token))
    return palette


class Field(QLineEdit):
    """An entry of one line, with ``name`` for those who hear it."""

    def __init__(self, theme: Theme, name: str, *, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.recolour()
        side = theme.px("padding-s")
        self.setTextMargins(side, 0, side, 0)
        self.setMinimumHeight(theme.px("primary-button"))

    def recolour(self) -> None:
        """In the colours of the theme."""
        palette = colours(self._theme, self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)  # the box is ours
        self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then Qt's text in it."""
        edge = Box("surface", "primary", "line-selected", "radius") if self.hasFocus() else Box(width="line-button")
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, edge if self.isEnabled() else Box("sunken", "line-soft"))
        painter.end()
        super().paintEvent(event)


class KeyButton(Button):
    """A button that tells its key in a small frame; the note is the key's name."""

    def _note_room(self) -> int:
        if not self.note:
            return 0
        return self.theme.metrics("caption").advance(self.note) + 4 * self.theme.px("gap-s")

    def _paint_focus(self, painter: QPainter) -> None:
        """Just inside the edge: eight millimetres leave little room between it and the words."""
        width = self.theme.px("focus")
        half = -(-width // 2) + 1
        painter.setPen(QPen(self.theme.colour(RINGS.get(self.box().fill, "focus")), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self.theme.px("radius") - half
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), radius, radius)

    def sizeHint(self) -> QSize:
        """As a button, with the ends of a keyboard's."""
        return super().sizeHint() + QSize(2 * self.theme.px("gap-s"), 0)

    def _paint_words(self, painter: QPainter, rect: QRect, text: str, type_: str) -> None:
        if text == self.note and type_ == "body":
            draw_key(painter, self.theme, rect, text, self.ink())
        else:
            super()._paint_words(painter, rect, text, type_)


def draw_key(painter: QPainter, theme: Theme, rect: QRect, key: str, ink: str) -> None:
    """Draw the name of a key in a frame, at the left of ``rect``, in the middle of its height."""
    metrics = theme.metrics("caption")
    width, height = metrics.advance(key) + 2 * theme.px("gap-s"), metrics.height
    frame = QRect(rect.left(), rect.center().y() - height // 2, width, height)
    draw_box(painter, frame, theme, Box("", ink, "line", "radius-s"))
    draw_column(painter, frame, theme, (Block(key, "caption", ink, CENTRE),))


class Scroller(QScrollArea):
    """A list longer than its place: wheel, keys and a bar move it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self.recolour()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px("row-gap"))
        self.setWidget(inside)

    def recolour(self) -> None:
        """In the colours of the theme."""
        palette = colours(self._theme, self.palette())
        palette.setColor(QPalette.ColorRole.Window, self._theme.colour("surface"))
        self.setPalette(palette)


@runtime_checkable
class Coloured(Protocol):
    """A widget that keeps colours of its theme in a palette of Qt."""

    def recolour(self) -> None:
        """The theme has other colours."""
        ...


def recolour(over: QWidget) -> None:
    """Let everything in ``over`` take the colours its theme has now."""
    for each in (over, *over.findChildren(QWidget)):
        if isinstance(each, Coloured):
            each.recolour()
        each.update()
