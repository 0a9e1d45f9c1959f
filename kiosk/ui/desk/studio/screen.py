"""Shows moving pictures: as the camera sees them with a guide, or as the kiosk's panel will show them."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_box, draw_column

PANEL = 4 / 5  # width to height of the kiosk's signer panel
WIDE = 16 / 9
HEAD, ELBOWS, WAIST = 0.10, 0.62, 0.90  # of the picture's height: above the head, the elbows, the waist


class Screen(Said):
    """The last picture of ``sink``, as large as there is room, on black."""

    shape = WIDE

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setMinimumSize(theme.mm(40), theme.mm(30))
        self.image = QImage()
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._show)

    def sizeHint(self) -> QSize:
        """Whatever the page gives."""
        return QSize()

    def clear(self) -> None:
        """Show nothing."""
        self.image = QImage()
        self.update()

    def _show(self, frame: QVideoFrame) -> None:
        if self.isVisible() and frame.isValid():
            self.image = frame.toImage()
            self.update()

    def place(self) -> QRect:
        """Where the picture lies: at the top, as large as it fits in the shape."""
        width = min(self.width(), round(self.height() * self.shape))
        height = round(width / self.shape)
        return QRect((self.width() - width) // 2, 0, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture moves along."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, then what lies over it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self.place()
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(place), self.theme.px("radius"), self.theme.px("radius"))
        painter.setClipPath(clip)
        painter.fillRect(place, self.theme.colour("film-ground"))
        if not self.image.isNull():
            painter.drawImage(self._target(place), self.image, self._source())
        self.paint_over(painter, place)
        painter.end()

    def _target(self, place: QRect) -> QRectF:
        """A picture of another shape keeps it."""
        size = self._source().size().scaled(place.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(place).center()
        return QRectF(at.x() - size.width() / 2, at.y() - size.height() / 2, size.width(), size.height())

    def _source(self) -> QRectF:
        return QRectF(self.image.rect())

    def paint_over(self, painter: QPainter, place: QRect) -> None:
        """Draw what lies over the picture."""


class GuideScreen(Screen):
    """With the guide for the signer; ``count`` above 0 stands large in the middle, ``note`` at the top."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.count, self.note, self.has_guide = 0, "", True

    def hasHeightForWidth(self) -> bool:
        """What belongs to it stands close below."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The picture's shape."""
        return round(width / self.shape)

    def tell(self, *, count: int = 0, note: str = "") -> None:
        """Show another count and note."""
        self.count, self.note = count, note
        self.update()

    def set_guide(self, *, shown: bool) -> None:
        """With the guide, or only the picture and the part of it that the kiosk shows."""
        self.has_guide = shown
        self.update()

    def paint_over(self, painter: QPainter, place: QRect) -> None:
        """Shade, outline, lines with their words, count."""
        middle = panel_part(place)
        aside = middle.left() - place.left()
        painter.fillRect(QRect(place.topLeft(), QSize(aside, place.height())), self.theme.colour("film-shade"))
        painter.fillRect(
            QRect(middle.right() + 1, place.top(), aside + 1, place.height()), self.theme.colour("film-shade")
        )
        _stroke(painter, self.theme, _frame(middle), "line-button")
        if self.has_guide:
            _stroke(painter, self.theme, outline(middle), "line-button", is_dashed=True)
            self._paint_lines(painter, place, middle)
        if self.count:
            self._paint_count(painter, middle)
        if self.note:
            self._paint_note(painter, middle)

    def _paint_lines(self, painter: QPainter, place: QRect, middle: QRect) -> None:
        told = (
            (HEAD, translate("Studio", "above the head")),
            (ELBOWS, translate("Studio", "elbows")),
            (WAIST, translate("Studio", "waist")),
        )
        for share, words in told:
            y = middle.top() + round(middle.height() * share)
            line = QPainterPath(QPointF(middle.left(), y))
            line.lineTo(middle.right(), y)
            _stroke(painter, self.theme, line, "line", is_dashed=True)
            painter.setPen(self.theme.colour("film-ink"))
            painter.setFont(self.theme.font("caption"))
            room = QRect(place.left(), y - self.theme.px("target") // 2, middle.left() - place.left(), 0)
            room.setHeight(self.theme.px("target"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_count(self, painter: QPainter, middle: QRect) -> None:
        radius = self.theme.metrics("number").height * 0.7
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("film-shade"))
        painter.drawEllipse(QRectF(middle).center(), radius, radius)
        painter.setPen(self.theme.colour("film-ink"))
        painter.setFont(self.theme.font("number"))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, str(self.count))

    def _paint_note(self, painter: QPainter, middle: QRect) -> None:
        size = block_size(self.theme, Block(self.note, "body-l", align=CENTRE), middle.width())
        pad = self.theme.px("gap-s")
        box = QRect(0, 0, size.width() + 4 * pad, size.height() + pad)
        box.moveCenter(middle.center())
        box.moveTop(middle.top() + pad)
        draw_box(painter, box, self.theme, Box("surface", "", radius="radius-s"))
        draw_column(painter, box, self.theme, (Block(self.note, "body-l", "danger", CENTRE),))


class PanelScreen(Screen):
    """As the kiosk's panel shows a clip: the middle part, the caption below it on dark."""

    shape = PANEL

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.caption = ""

    def say(self, caption: str) -> None:
        """Show another caption; "" is none."""
        if caption != self.caption:
            self.caption = caption
            self.update()

    def _source(self) -> QRectF:
        return QRectF(panel_part(self.image.rect()))

    def paint_over(self, painter: QPainter, place: QRect) -> None:
        """The caption."""
        if not self.caption:
            return
        pad = self.theme.px("padding-s")
        room = place.width() - 2 * pad
        height = block_size(self.theme, Block(self.caption, "title", align=CENTRE), room).height() + 2 * pad
        bar = QRect(place.left(), place.bottom() + 1 - height, place.width(), height)
        painter.fillRect(bar, self.theme.colour("caption-fill"))
        words = Block(self.caption, "title", "on-caption", CENTRE)
        draw_column(painter, bar.adjusted(pad, 0, -pad, 0), self.theme, (words,))


def panel_part(picture: QRect) -> QRect:
    """The middle part of ``picture`` that the kiosk shows."""
    width = min(picture.width(), round(picture.height() * PANEL))
    height = min(picture.height(), round(width / PANEL))
    part = QRect(0, 0, width, height)
    part.moveCenter(picture.center())
    return part


def outline(middle: QRect) -> QPainterPath:
    """A signer from above the head to the waist, hands free in front: where head, shoulders and elbows belong."""
    x, top, width, height = middle.center().x(), middle.top(), middle.width(), middle.height()
    path = QPainterPath()
    path.addEllipse(QPointF(x, top + height * 0.25), width * 0.105, height * 0.115)
    points = ((0.055, 0.365), (0.20, 0.42), (0.255, 0.50), (0.30, ELBOWS), (0.20, ELBOWS + 0.02), (0.19, WAIST))
    right = [QPointF(x + width * aside, top + height * down) for aside, down in points]
    left = [QPointF(2 * x - point.x(), point.y()) for point in right]
    path.moveTo(left[-1])
    for point in (*reversed(left[:-1]), *right):
        path.lineTo(point)
    return path


def _frame(middle: QRect) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(middle))
    return path


def _stroke(painter: QPainter, theme: Theme, path: QPainterPath, width: str, *, is_dashed: bool = False) -> None:
    """White on a dark edge: to be seen before any wall and any clothes."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
    thin = theme.px(width)
    for colour, wide in (("film-shade", thin + 2), ("film-line", thin)):
        pen = QPen(theme.colour(colour), wide, style, Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)
