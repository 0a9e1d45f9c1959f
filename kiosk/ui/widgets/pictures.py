"""Drawings that say it without words: the card and the reader, the code and the scanner."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QTransform

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said

UNIT = 100.0  # the drawings' own measure: the reader is 4 × 2.6 units


class CardOnReader(Said):
    """A card above the reader, seen from the upper left, with the way down."""

    def __init__(self, theme: Theme, height: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(translate("Pictures", "Picture: a card is put flat on the reader"))
        self.setFixedHeight(theme.px(height))

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(self._theme.px("tile"), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Reader below, card above, an arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.height() / 520
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(scale, scale)
        self._paint_reader(painter)
        self._paint_fall(painter)
        self._paint_card(painter)
        self._paint_arrow(painter)
        painter.end()

    def _slab(self, painter: QPainter, at: QPointF, size: tuple[float, float], thick: float, *, top: QColor) -> None:
        edge = self._theme.colour("primary")
        lower, upper = _plate(at + QPointF(0, thick), size), _plate(at, size)
        painter.setPen(QPen(edge, 3))
        painter.setBrush(edge)
        hull = lower.united(upper)
        painter.drawPath(hull)
        painter.drawPath(_plate(at + QPointF(0, thick / 2), size))
        painter.setBrush(top)
        painter.drawPath(upper)

    def _paint_reader(self, painter: QPainter) -> None:
        at = QPointF(0, 70)
        self._slab(painter, at, (4.3, 2.9), 26, top=self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("primary"), 2))
        painter.setBrush(self._theme.colour("primary-tint"))
        painter.drawPath(_plate(at, (3.5, 2.2)))
        dashed = QPen(self._theme.colour("primary"), 3, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_plate(at, (2.9, 1.75)))
        painter.setPen(QPen(self._theme.colour("success"), 2))
        painter.setBrush(self._theme.colour("success"))
        painter.drawEllipse(at + QPointF(176, 34), 13, 9)

    def _paint_fall(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.colour("accent"), 5, Qt.PenStyle.DotLine))
        for x, top in ((-150, -60), (0, 0), (150, -70)):
            painter.drawLine(QPointF(x, top), QPointF(x, top + 95))

    def _paint_card(self, painter: QPainter) -> None:
        at = QPointF(0, -120)
        self._slab(painter, at, (2.9, 1.75), 10, top=self._theme.colour("surface"))
        tilt = _tilt(at)
        painter.setPen(QPen(self._theme.colour("primary"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for row, length in enumerate((0.7, 1.1, 1.0, 0.8)):
            y = -0.55 + row * 0.26
            painter.drawLine(
                tilt.map(QPointF(-1.2 * UNIT, y * UNIT)), tilt.map(QPointF((length - 1.2) * UNIT, y * UNIT))
            )
        painter.setPen(QPen(self._theme.colour("accent"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(tilt.map(QPointF(-1.2 * UNIT, 0.62 * UNIT)), tilt.map(QPointF(1.2 * UNIT, 0.62 * UNIT)))
        painter.setPen(QPen(self._theme.colour("primary"), 3))
        painter.setBrush(self._theme.colour("accent-tint"))
        corners = ((0.35, -0.62), (1.2, -0.62), (1.2, 0.35), (0.35, 0.35))
        painter.drawPolygon(QPolygonF([tilt.map(QPointF(x * UNIT, y * UNIT)) for x, y in corners]))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(tilt.map(QPointF(0.78 * UNIT, -0.2 * UNIT)), 17, 14)

    def _paint_arrow(self, painter: QPainter) -> None:
        pen = QPen(self._theme.colour("accent-ink"), 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        tip = QPointF(300, -60)
        painter.drawLine(QPointF(300, -190), tip)
        painter.drawLine(tip, tip + QPointF(-30, -34))
        painter.drawLine(tip, tip + QPointF(30, -34))


def _tilt(at: QPointF) -> QTransform:
    return QTransform(0.86, -0.26, 0.5, 0.5, at.x(), at.y())


def _plate(at: QPointF, size: tuple[float, float]) -> QPainterPath:
    flat = QPainterPath()
    width, depth = size[0] * UNIT, size[1] * UNIT
    flat.addRoundedRect(-width / 2, -depth / 2, width, depth, 26, 26)
    return _tilt(at).map(flat)
