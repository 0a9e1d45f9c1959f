"""Shows a signer, or in words why none is to be seen; never a black hole."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.signs.picture import Picture
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, column_height, draw_box, draw_column, draw_icon


class Screen(QWidget):
    """The middle of the picture, as much of it as the shape of the widget takes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._note = "sign-language", ""
        self._picture: Picture | None = None

    def attach(self, picture: Picture) -> None:
        """Show what this ``picture`` holds, from now on."""
        self._picture = picture
        picture.pictured.connect(self.update)
        self.update()

    def say(self, icon: str, note: str, *, title: str) -> None:
        """What stands here while there is no picture, and what a screen reader calls the whole."""
        self._icon, self._note = icon, note
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture with round corners, or the note."""
        painter = QPainter(self)
        image = self._picture.image if self._picture is not None else None
        if image is None or image.isNull():
            self._paint_note(painter)
        else:
            shape = QPainterPath()
            radius = self._theme.px("radius")
            shape.addRoundedRect(self.rect(), radius, radius)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipPath(shape)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), self._theme.colour("signer-ground"))
            painter.drawImage(whole_height(image.size(), self.rect()), image, middle_of(image.size(), self.size()))
        painter.end()

    def _paint_note(self, painter: QPainter) -> None:
        draw_box(painter, self.rect(), self._theme, Box("signer-ground", "line-soft"))
        pad = self._theme.px("padding")
        words = (Block(self._note, "body", "ink", CENTRE),)
        width = self.width() - 2 * pad
        height = column_height(self._theme, words, width) if self._note else 0
        side = self._theme.px("hero-icon")
        top = (self.height() - side - pad - height) // 2
        draw_icon(painter, self._theme, self._icon, "primary", "hero-icon", (self.width() // 2, top + side // 2))
        if self._note:
            draw_column(painter, QRect(pad, top + side + pad, width, height), self._theme, words)


def middle_of(picture: QSize, shape: QSize) -> QRect:
    """The middle of ``picture`` as wide as ``shape`` is for its height, or all of it.

    Never less than its height: a signer is seen from the waist to above the head (accessibility.md 19).
    """
    width = min(picture.width(), picture.height() * shape.width() // max(1, shape.height()))
    return QRect((picture.width() - width) // 2, 0, width, picture.height())


def whole_height(picture: QSize, place: QRect) -> QRect:
    """The part of ``place`` that ``picture`` fills from top to bottom."""
    width = min(place.width(), place.height() * picture.width() // max(1, picture.height()))
    return QRect(place.left() + (place.width() - width) // 2, place.top(), width, place.height())
