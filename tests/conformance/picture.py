"""A window at one moment: its pixels, its texts and controls with their places, and what can be seen of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.signs.front import Front
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.dialog import Dialog
from tests.conformance.pixels import Pixels, crop, pixels_of
from tests.conformance.recorder import Gauge, Pictured, Recorder, Written

SLACK = 1.25  # pixels by which antialiased ink may leave its box: letters stand between pixels
LONGEST_QUOTE = 32


@dataclass(frozen=True)
class Text:
    """A run of text; places in pixels of the window. ``room``: where nothing cuts it; ``view``: what is scrolled to."""

    written: Written
    ink: QRectF
    baseline: float
    room: QRectF
    view: QRectF

    @property
    def name(self) -> str:
        return f"{self.written.text[:LONGEST_QUOTE].strip()!r}"

    @property
    def key(self) -> tuple[int, str, float, float]:
        """The same text after scrolling."""
        return id(self.written.widget), self.written.text, self.written.left, self.written.baseline

    @property
    def is_in_view(self) -> bool:
        """Whether it is scrolled to, as a whole."""
        return beyond(self.ink, self.view) <= SLACK


@dataclass(frozen=True)
class Control:
    """Something to tap, in pixels of the window: the whole of it, and what is in view; whether it can be used."""

    widget: QAbstractButton
    rect: QRect
    seen: QRect
    is_usable: bool

    @property
    def name(self) -> str:
        return repr(self.widget.accessibleName()[:LONGEST_QUOTE] or type(self.widget).__name__)

    @property
    def is_whole(self) -> bool:
        return self.rect == self.seen


def beyond(inner: QRectF, outer: QRectF) -> float:
    """Pixels by which ``inner`` sticks out of ``outer``, on the worst side."""
    sides = (
        outer.left() - inner.left(),
        outer.top() - inner.top(),
        inner.right() - outer.right(),
        inner.bottom() - outer.bottom(),
    )
    return max(0.0, *sides)


def in_front(window: KioskWindow) -> QWidget | None:
    """The question in front of the page, or what sign mode has there."""
    shown = (each for each in window.findChildren(Front) if each.isVisible())
    return window.overlays.dialog or next(shown, None)


@contextmanager
def painting(window: QWidget) -> Iterator[None]:
    """Let ``window`` paint: while it is surveyed it does not, or each change would be painted to a screen as well."""
    window.setUpdatesEnabled(True)
    yield
    window.setUpdatesEnabled(False)


def grabbed(widget: QWidget) -> Pixels:
    """The pixels of one widget and what is in it."""
    with painting(widget.window()):
        return pixels_of(widget.grab().toImage())


class Picture:
    """What ``window`` shows now, perhaps only ``part`` of it; ``label`` says on which page and in which state."""

    def __init__(self, window: KioskWindow, label: str, gauge: Gauge, *, part: QRect | None = None) -> None:
        self.window, self.label = window, label
        self.theme: Theme = window.theme
        recorder = Recorder(window.width(), window.height(), gauge)
        with painting(window):
            self.part = window.rect() if part is None else part.intersected(window.rect())
            self._pixels: Pixels = pixels_of(window.grab(self.part).toImage())
            window.render(recorder, self.part.topLeft(), QRegion(self.part))
        self._written, self._pictured = recorder.heard.written, recorder.heard.pictured
        self.painted = frozenset(each for each in recorder.heard.painted if self.is_in_front(each))
        self._origins: dict[int, QPointF] = {}
        self._rooms: dict[int, tuple[QRectF, QRectF]] = {}
        self.written = tuple(self._texts())
        self.texts = tuple(text for text in self.written if text.is_in_view)
        self.icons = tuple(self._icons())

    def pixels(self, rect: QRect) -> Pixels:
        """Those under ``rect`` of the window, as far as they are in the picture."""
        return crop(self._pixels, rect.translated(-self.part.topLeft()))

    def mm(self, pixels: float) -> float:
        """Millimetres on the panel."""
        return pixels / self.theme.px_per_mm

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """Everything in view that can be tapped, or could if it were enabled."""
        found = (each for each in self.window.findChildren(QAbstractButton) if each.isVisible())
        placed = (self._control(each) for each in found if self.is_in_front(each))
        return tuple(each for each in placed if not each.seen.isEmpty())

    def _control(self, widget: QAbstractButton) -> Control:
        room, view = self._room(widget)
        rect = self.place(widget)
        seen = rect.intersected(room.toAlignedRect()).intersected(view.toAlignedRect())
        return Control(widget, rect, seen, widget.isEnabled())

    def place(self, widget: QWidget) -> QRect:
        """Where ``widget`` is in the window."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())

    def is_in_front(self, widget: QWidget) -> bool:
        """Whether nothing dims it: with a question in front, only that and the bar of help are meant."""
        return any(front is widget or front.isAncestorOf(widget) for front in self._fronts)

    @cached_property
    def _fronts(self) -> tuple[QWidget, ...]:
        front = in_front(self.window)
        if front is None:
            return (self.window,)
        lit = (
            each
            for each in self.window.chrome.lit
            if isinstance(front, Dialog) or each is not self.window.chrome.signer
        )
        return (front, *lit)

    def is_on_top(self, widget: QWidget, at: QPoint) -> bool:
        """Whether a finger at that place of the window finds ``widget`` or something in it."""
        found = self.window.childAt(at)
        return found is widget or (found is not None and widget.isAncestorOf(found))

    def _texts(self) -> Iterator[Text]:
        for written in self._written:
            if not self.is_in_front(written.widget):
                continue
            origin = self._origin(written.widget)
            room, view = self._room(written.widget)
            if written.clip is not None:
                room = room.intersected(written.clip.translated(origin))
            yield Text(written, written.ink.translated(origin), written.baseline + origin.y(), room, view)

    def _icons(self) -> Iterator[Pictured]:
        for each in self._pictured:
            rect = each.rect.translated(self._origin(each.widget))
            if self.is_in_front(each.widget) and beyond(rect, self._room(each.widget)[1]) <= SLACK:
                yield Pictured(each.widget, rect)

    def _origin(self, widget: QWidget) -> QPointF:
        if id(widget) not in self._origins:
            self._origins[id(widget)] = QPointF(widget.mapTo(self.window, QPoint(0, 0)))
        return self._origins[id(widget)]

    def _room(self, widget: QWidget) -> tuple[QRectF, QRectF]:
        """What ``widget`` and those around it leave of it; and the part of the window that is scrolled to."""
        if id(widget) not in self._rooms:
            own = QRectF(self.place(widget))
            around = widget.parentWidget()
            if widget is self.window or around is None:
                self._rooms[id(widget)] = own, own
            elif isinstance(area := around.parentWidget(), QScrollArea):
                outer, view = self._room(around)
                self._rooms[id(widget)] = own, self._between_strips(area, outer.intersected(view))
            else:
                outer, view = self._room(around)
                self._rooms[id(widget)] = own.intersected(outer), view
        return self._rooms[id(widget)]

    def _between_strips(self, area: QScrollArea, view: QRectF) -> QRectF:
        """What is left of ``view`` between the strips that stand in front of its ends."""
        around = area.parentWidget()
        for each in around.children() if around is not None else ():
            if isinstance(each, QWidget) and each is not area and each.isVisible():
                strip = QRectF(self.place(each))
                if strip.top() <= view.top() < strip.bottom():
                    view.setTop(strip.bottom())
                if strip.top() < view.bottom() <= strip.bottom():
                    view.setBottom(strip.top())
        return view
