"""What was on the screen fades away over what is there now, and what is there now is live at once."""

from PySide6.QtCore import QElapsedTimer, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme


class Afterimage(QWidget):
    """A picture of what was, in front of ``over``, gone after ``ms`` milliseconds; no finger ever meets it.

    It has one of its frames behind it when it is first painted, so the first picture of a new page already shows it.
    """

    def __init__(self, over: QWidget, picture: QImage, *, ms: int, frame: int) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture, self._ms, self._frame = picture, ms, frame
        self._passed = QElapsedTimer()
        self._passed.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(frame)

    def opacity(self, passed: int) -> float:
        """How much of it is left after ``passed`` milliseconds: fast at first, then gently."""
        return max(0.0, 1 - (passed + self._frame) / self._ms) ** 3

    def drop(self) -> None:
        """Nothing is left of it; its picture, megabytes of a person's page, goes at once."""
        self._timer.stop()
        self._picture = QImage()
        self.hide()
        self.deleteLater()

    def _step(self) -> None:
        if self.opacity(self._passed.elapsed()) > 0:
            self.update()
        else:
            self.drop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is left of it."""
        painter = QPainter(self)
        painter.setOpacity(self.opacity(self._passed.elapsed()))
        painter.drawImage(0, 0, self._picture)
        painter.end()


def leave_behind(over: QWidget, place: QRect, theme: Theme, time: str) -> None:
    """Let what is on the screen now, at ``place`` of ``over``, fade within the time token ``time``; 0 ms: no trace.

    Call it before anything changes. What is fading there already fades on from the picture it has reached.
    """
    ms = theme.ms(time)
    fading = [each for each in afterimages(over) if not each.isHidden()]
    for each in fading:
        place = place.united(each.geometry())
    picture = seen(over, place) if ms else QImage()
    for each in fading:
        each.drop()
    if picture.isNull():
        return
    image = Afterimage(over, picture, ms=ms, frame=theme.ms("frame"))
    image.setGeometry(place)
    image.show()


def afterimages(over: QWidget) -> list[Afterimage]:
    """What is fading in front of ``over``."""
    return over.findChildren(Afterimage, options=Qt.FindChildOption.FindDirectChildrenOnly)


def be_still(over: QWidget) -> None:
    """Nothing fades there any more."""
    for each in afterimages(over):
        each.drop()


def come_to_front(over: QWidget) -> None:
    """Let what is fading there fade in front of what has been shown since."""
    for each in afterimages(over):
        each.raise_()


def seen(widget: QWidget, place: QRect) -> QImage:
    """What the screen shows at ``place`` of ``widget``; nothing where nothing has been painted.

    Read from the window's own store: a twentieth of the time of painting it once more.
    """
    window = widget.window()
    store = window.backingStore()
    painted = store.paintDevice() if store is not None and window.isVisible() else None
    if not isinstance(painted, QImage):
        return QImage()
    ratio = painted.devicePixelRatio()
    at, size = widget.mapTo(window, place.topLeft()) * ratio, place.size() * ratio
    picture = painted.copy(QRect(at, QSize(size)))
    picture.reinterpretAsFormat(QImage.Format.Format_RGB32)  # the window has a ground: nothing shines through
    picture.setDevicePixelRatio(ratio)
    return picture
