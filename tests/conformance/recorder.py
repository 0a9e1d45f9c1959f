"""What widgets draw, heard by a paint device: every run of text with its place, font and colour, whoever draws it."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QPaintEngine, QTextItem, QTransform
from PySide6.QtWidgets import QWidget

DPI = 96
METRICS = {
    QPaintDevice.PaintDeviceMetric.PdmDpiX: DPI,
    QPaintDevice.PaintDeviceMetric.PdmDpiY: DPI,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiX: DPI,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiY: DPI,
    QPaintDevice.PaintDeviceMetric.PdmDepth: 32,
    QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatio: 1,
}
METRICS[QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatioScaled] = int(QPaintDevice.devicePixelRatioFScale())


@dataclass(frozen=True)
class Written:
    """A run of text of one font on one line; places in pixels of ``widget``, ``clip`` None when nothing cuts it."""

    widget: QWidget
    text: str
    left: float
    baseline: float
    em: float
    cap_height: float
    ink: QRectF
    colour: tuple[int, int, int]
    clip: QRectF | None


@dataclass(frozen=True)
class Pictured:
    """A pixmap, where it was put in ``widget``."""

    widget: QWidget
    rect: QRectF


def _can_be_seen(character: str) -> bool:
    """Not spaces, and not the marks that only tell where a line may break."""
    return not character.isspace() and unicodedata.category(character) != "Cf"


class Gauge:
    """How high capitals are, and where ink falls; each font and word is measured once."""

    def __init__(self) -> None:
        self._metrics: dict[str, QFontMetricsF] = {}
        self._inks: dict[tuple[str, str], QRectF] = {}

    def measure(self, text: str, font: QFont) -> tuple[float, QRectF]:
        """Height of a capital, and the box of ``text`` around its beginning on the baseline."""
        key = font.key()
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(font)
        if (key, text) not in self._inks:
            self._inks[key, text] = self._metrics[key].tightBoundingRect(text)
        return self._metrics[key].capHeight(), self._inks[key, text]


class Listener(QPaintEngine):
    """Remembers instead of painting."""

    def __init__(self, gauge: Gauge) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.written: list[Written] = []
        self.pictured: list[Pictured] = []
        self.painted: set[QWidget] = set()
        self._gauge = gauge

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None:
        """The painter is asked when it matters."""

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:  # type: ignore[override]  # Qt hands over no other kind
        text = item.text()
        if not any(_can_be_seen(character) for character in text):
            return
        painter, widget = self.painter(), self._hear()
        if widget is None:
            return
        place = painter.combinedTransform()
        cap_height, ink = self._gauge.measure(text, item.font())
        start, colour = place.map(at), painter.pen().color()
        clip = place.mapRect(painter.clipBoundingRect()) if painter.hasClipping() else None
        self.written.append(
            Written(
                widget=widget,
                text=text,
                left=start.x(),
                baseline=start.y(),
                em=item.font().pixelSize(),
                cap_height=cap_height,
                ink=ink.translated(start),
                colour=(colour.red(), colour.green(), colour.blue()),
                clip=clip,
            )
        )

    def drawPixmap(self, rect: QRectF, *_what: object) -> None:  # type: ignore[override]  # Qt hands over no other kind
        widget = self._hear()
        if widget is not None:
            self.pictured.append(Pictured(widget, self._place().mapRect(rect)))

    def drawPath(self, _path: object) -> None:
        self._hear()

    def drawPolygon(self, *_polygon: object) -> None:
        self._hear()

    def drawEllipse(self, *_ellipse: object) -> None:
        self._hear()

    def drawLines(self, *_lines: object) -> None:
        """Rules and dividers mean nothing by themselves."""

    def drawRects(self, *_rects: object) -> None:
        """Grounds and rules mean nothing by themselves."""

    def _place(self) -> QTransform:
        return self.painter().combinedTransform()

    def _hear(self) -> QWidget | None:
        """Who paints; None for what Qt's style draws on a sheet of its own, such as a scroll bar."""
        widget = self.painter().device()
        if not isinstance(widget, QWidget):
            return None
        self.painted.add(widget)
        return widget


class Recorder(QPaintDevice):
    """A sheet of ``width`` × ``height`` pixels on which `Listener` listens."""

    def __init__(self, width: int, height: int, gauge: Gauge) -> None:
        super().__init__()
        self.heard = Listener(gauge)
        self._size = {
            QPaintDevice.PaintDeviceMetric.PdmWidth: width,
            QPaintDevice.PaintDeviceMetric.PdmHeight: height,
            QPaintDevice.PaintDeviceMetric.PdmNumColors: 1 << 24,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.heard

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._size.get(metric, METRICS.get(metric, 0))
