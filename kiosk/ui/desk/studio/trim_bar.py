"""The length of a film with the place in hand, and the two ends between which it is kept."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Box, draw_box

STEP, LEAP = 40, 1000  # ms: a picture, and a second
LEAST = 1000  # ms that must be left


class TrimBar(QSlider):
    """Arrows move the place, [ and ] put an end there; a mouse drags any of the three.

    Emits ``sought`` (ms) when the place is moved by hand, ``trimmed`` (start, end in ms) when an end is.
    """

    sought = Signal(int)
    trimmed = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.start = self.end = 0
        self._held = ""
        self.setAccessibleName(translate("Studio", "Place in the film"))
        self.setSingleStep(STEP)
        self.setPageStep(LEAP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.px("target") + 2 * theme.px("gap-s"))
        self.actionTriggered.connect(self._seek_by_key)

    def sizeHint(self) -> QSize:
        """As high as a target."""
        return QSize(self._theme.mm(80), self.minimumHeight())

    def show_film(self, length: int, start: int = 0, end: int = 0) -> None:
        """A film of ``length`` ms, kept from ``start`` to ``end``; an end of 0 is its own."""
        self.setRange(0, max(1, length))
        self.start, self.end = start, end if 0 < end <= length else length
        self.update()

    def show_place(self, at: int) -> None:
        """The film is at ``at`` ms."""
        if not self._held:
            self.setValue(at)

    def trim(self, start: int, end: int) -> None:
        """Keep from ``start`` to ``end`` ms; at least a second is left, where there is one."""
        whole = self.maximum()
        least = min(LEAST, whole)
        start = max(0, min(start, whole - least))
        end = min(whole, max(end, start + least))
        self.start, self.end = start, end
        self.trimmed.emit(start, end)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Brackets put the ends; Qt knows the other keys."""
        if event.text() == "[":
            self.trim(min(self.value(), self.end - LEAST), self.end)
        elif event.text() == "]":
            self.trim(self.start, max(self.value(), self.start + LEAST))
        else:
            super().keyPressEvent(event)

    def _seek_by_key(self, _action: int) -> None:
        self.sought.emit(self.sliderPosition())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the end under the mouse, else move the place there."""
        x, grip = event.position().x(), self._theme.px("target") / 2
        ends = {"start": self._x(self.start), "end": self._x(self.end)}
        near = min(ends, key=lambda name: abs(ends[name] - x))
        self._held = near if abs(ends[near] - x) <= grip else "place"
        self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is held moves along."""
        if self._held:
            self._drag(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = ""

    def _drag(self, x: float) -> None:
        at = self._ms(x)
        if self._held == "start":
            self.trim(min(at, self.end - LEAST), self.end)
        elif self._held == "end":
            self.trim(self.start, max(at, self.start + LEAST))
        self.setValue(at)
        self.sought.emit(at)

    def _track(self) -> QRect:
        side, high = self._theme.px("target") // 2, self._theme.px("gap-s") * 2
        return QRect(side, (self.height() - high) // 2, self.width() - 2 * side, high)

    def _x(self, at: int) -> int:
        track = self._track()
        return track.left() + round(track.width() * at / max(1, self.maximum()))

    def _ms(self, x: float) -> int:
        track = self._track()
        share = (x - track.left()) / max(1, track.width())
        return round(max(0.0, min(1.0, share)) * self.maximum())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The edge tells."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole, what is kept, the two ends, the place."""
        painter = QPainter(self)
        theme, track = self._theme, self._track()
        draw_box(painter, track, theme, Box("sunken", "line", radius="radius-s"))
        left, right = self._x(self.start), self._x(self.end)
        kept = QRect(left, track.top(), max(1, right - left), track.height())
        draw_box(painter, kept, theme, Box("primary-tint", "primary", "line-selected", "radius-s"))
        grip = theme.px("gap-s") * 2
        for x in (left, right):
            handle = QRect(x - grip // 2, (self.height() - theme.px("target")) // 2, grip, theme.px("target"))
            draw_box(painter, handle, theme, Box("primary", "primary", radius="radius-s"))
        painter.setPen(QPen(theme.colour("accent-ink"), theme.px("line-selected")))
        place = self._x(self.value())
        painter.drawLine(place, 0, place, self.height())
        if self.hasFocus():
            draw_box(painter, self.rect(), theme, Box("", "focus", "focus", "radius"))
        painter.end()
