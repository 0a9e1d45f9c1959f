"""Draws what stands in for a signer: the step's picture, a pointing hand, and the words that nobody signs yet.

There is no human figure, moving or still: a drawn signer would be taken for signing (accessibility.md 21). All that
matters lies in the middle 4:5 part, which is what the panel shows.
"""

import math

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import ASSETS
from kiosk.ui.theme import load_tokens
from kiosk.ui.theme.fonts import load_fonts
from kiosk.ui.theme.theme import FAMILIES

SIZE = QSize(1280, 720)
MIDDLE = QRectF(352, 0, 576, 720)  # 4:5
FPS, LOOP = 30, 75  # pictures a second, and until the hand does the same again
WORDS = "演示占位 · 待录制真人手语"  # never translated: they belong to the film
HAND = "hand-finger"

_LABEL = QRectF(360, 24, 560, 80)
_PICTURE = QRectF(488, 172, 304, 304)
_HAND, _TIP = 190.0, QPointF(9.5 / 24, 3.0 / 24)  # pixels of the hand, and where in it the finger ends
_REST, _PRESS = QPointF(812, 548), QPointF(664, 366)
_WAIT, _GO, _DOWN, _BACK = 0.14, 0.34, 0.22, 0.22  # parts of the loop: still, coming, pressing, going


class PlaceholderFilm:
    """The pictures of one step's film, each as BGRA bytes; needs a `QGuiApplication`."""

    def __init__(self, icon: str) -> None:
        self._colours = {name: QColor(value) for name, value in load_tokens().colour.items()}
        self._ground = self._drawn_ground(icon)
        self._hand = _svg(HAND, self._colours["ink"], fill=self._colours["surface"])

    def image(self, number: int) -> QImage:
        """Picture ``number`` of the loop, from 0."""
        image = self._ground.copy()
        near, pressed = _motion(number % LOOP / LOOP)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if pressed:
            self._draw_ring(painter, pressed)
        self._draw_hand(painter, near, pressed)
        painter.end()
        return image

    def pixels(self, number: int) -> bytes:
        """The same, line by line, 4 bytes a pixel."""
        image = self.image(number)  # kept while its bytes are copied: they are its own
        return bytes(image.constBits())

    def _drawn_ground(self, icon: str) -> QImage:
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        image.fill(self._colours["primary-tint"].darker(106))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["surface"])
        painter.drawRoundedRect(_PICTURE.adjusted(-48, -32, 48, 32), 40, 40)
        _svg(icon, self._colours["primary"]).render(painter, _PICTURE)
        self._draw_words(painter)
        painter.end()
        return image

    def _draw_words(self, painter: QPainter) -> None:
        painter.setBrush(self._colours["ink"])
        painter.drawRoundedRect(_LABEL, _LABEL.height() / 2, _LABEL.height() / 2)
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPixelSize(40)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(self._colours["surface"])
        painter.drawText(_LABEL, Qt.AlignmentFlag.AlignCenter, WORDS)

    def _draw_ring(self, painter: QPainter, pressed: float) -> None:
        """What a touch looks like: a ring that spreads from the finger and fades."""
        colour = QColor(self._colours["accent"])
        colour.setAlphaF(1 - 0.7 * pressed)
        painter.setPen(QPen(colour, 12))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = 24 + 64 * pressed
        painter.drawEllipse(_PRESS, radius, radius)

    def _draw_hand(self, painter: QPainter, near: float, pressed: float) -> None:
        tip = _REST + (_PRESS - _REST) * near
        size = _HAND * (1 - 0.06 * math.sin(math.pi * pressed))
        corner = tip - _TIP * size
        self._hand.render(painter, QRectF(corner.x(), corner.y(), size, size))


def program() -> QGuiApplication:
    """The program that draws, with the house's fonts."""
    running = QGuiApplication.instance()
    started = running if isinstance(running, QGuiApplication) else QGuiApplication([])
    load_fonts()
    return started


def _motion(at: float) -> tuple[float, float]:
    """How near the finger is and how far the touch has spread, both 0 to 1, ``at`` that part of the loop."""
    coming = (at - _WAIT) / _GO
    pressing = (at - _WAIT - _GO) / _DOWN
    going = (at - _WAIT - _GO - _DOWN) / _BACK
    if pressing < 0:
        return _eased(coming), 0.0
    return 1 - _eased(going), pressing if pressing <= 1 else 0.0


def _eased(part: float) -> float:
    held = min(1.0, max(0.0, part))
    return held * held * (3 - 2 * held)


def _svg(name: str, colour: QColor, *, fill: QColor | None = None) -> QSvgRenderer:
    source = (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour.name())
    if fill is not None:  # the hand covers what it points at
        source = source.replace('fill="none"\n  stroke=', f'fill="{fill.name()}"\n  stroke=', 1)
    return QSvgRenderer(QByteArray(source.encode()))
