"""The newest call, the one dark block on the wall: who, which number, where."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.domain.board import Area
from kiosk.domain.queue_views import Call
from kiosk.ui.board.flash import Flash
from kiosk.ui.board.setting import Line, also, draw_line, fitting, other, place_of
from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Box, draw_box, draw_icon


@dataclass(frozen=True)
class Dress:
    """Colours of the card: its ground, words on it, and the plate that tells the place."""

    ground: str
    ink: str
    plate: str
    on_plate: str


USUAL = Dress("primary", "on-primary", "surface", "ink")
LIT = Dress("accent", "on-accent", "surface", "ink")
SMALL = ("label", "caption")
PLACE = ("display", "title", "title-s", *SMALL)


class NewestCall(Said):
    """Shows one `Call`, or that there was none yet; ``flash`` lights it up."""

    def __init__(self, theme: Theme, area: Area, flash: Flash) -> None:
        super().__init__()
        self._theme, self._area, self._flash = theme, area, flash
        self.call: Call | None = None
        self.is_spoken = False
        flash.turned.connect(self.update)
        self.setAccessibleName(translate("Board", "No calls yet"))

    def show_call(self, call: Call | None, *, spoken: int | None) -> None:
        """``spoken`` is the id of the call that can be heard now."""
        is_spoken = call is not None and call.id == spoken
        if (call, is_spoken) == (self.call, self.is_spoken):
            return
        self.call, self.is_spoken = call, is_spoken
        self.setAccessibleName(self._told(call) if call else translate("Board", "No calls yet"))
        self.update()

    def _told(self, call: Call) -> str:
        return joined(call.label, call.name, *place_of(call, self._area))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, number, place, one below the other."""
        painter = QPainter(self)
        dress = LIT if self.call is not None and self.call.id in self._flash.lit else USUAL
        draw_box(painter, self.rect(), self._theme, Box(dress.ground, ""))
        side = self._theme.px("padding")
        inner = self.rect().adjusted(side, side // 2, -side, -side * 3 // 4)
        if self.call is None:
            self._paint_nobody(painter, inner, dress)
        else:
            self._paint_call(painter, inner, dress, self.call)
        painter.end()

    def _paint_nobody(self, painter: QPainter, rect: QRect, dress: Dress) -> None:
        words = translate("Board", "No calls yet")
        second = also("No calls yet", words)
        half = rect.height() // 2 if second else rect.height()
        upper, lower = QRect(rect.topLeft(), rect.size()), rect.adjusted(0, half, 0, 0)
        upper.setHeight(half)
        draw_line(painter, upper, self._theme, Line(words, ("display", "title", "label"), dress.ink, CENTRE))
        draw_line(painter, lower, self._theme, Line(second, ("title", "label"), dress.ink, CENTRE))

    def _paint_call(self, painter: QPainter, rect: QRect, dress: Dress, call: Call) -> None:
        name_height, place_height = rect.height() * 21 // 100, rect.height() * 38 // 100
        top = QRect(rect.left(), rect.top(), rect.width(), name_height)
        bottom = QRect(rect.left(), rect.bottom() + 1 - place_height, rect.width(), place_height)
        middle = QRect(rect.left(), top.bottom() + 1, rect.width(), bottom.top() - top.bottom() - 1)
        self._paint_name(painter, top, dress, call)
        draw_line(painter, middle, self._theme, Line(call.label, ("number", "number-m", "display"), dress.ink))
        self._paint_place(painter, bottom, dress, call)

    def _paint_name(self, painter: QPainter, rect: QRect, dress: Dress, call: Call) -> None:
        gap = self._theme.px("gap")
        signs = (("volume", self.is_spoken), ("eye", call.by_sight))
        for icon in (icon for icon, holds in signs if holds):
            size = self._theme.px("icon-tile")
            draw_icon(painter, self._theme, icon, dress.ink, "icon-tile", (rect.left() + size // 2, rect.center().y()))
            rect = rect.adjusted(size + gap, 0, 0, 0)
        please = translate("Board", "Please")
        used = draw_line(painter, rect, self._theme, Line(please, ("label",), dress.ink))
        rest = rect.adjusted(used + gap, 0, 0, 0)
        draw_line(painter, rest, self._theme, Line(call.name, ("title", "title-s", "label"), dress.ink))

    def _paint_place(self, painter: QPainter, rect: QRect, dress: Dress, call: Call) -> None:
        arrow = self._theme.px("icon-hero")
        centre = rect.left() + arrow // 2, rect.center().y()
        draw_icon(painter, self._theme, "arrow-right", dress.ink, "icon-hero", centre)
        plate = rect.adjusted(arrow + self._theme.px("gap"), 0, 0, 0)
        draw_box(painter, plate, self._theme, Box(dress.plate, "", radius="radius-m"))
        side = self._theme.px("padding-s")
        words = plate.adjusted(side, side // 3, -side, -side // 3)
        top = words.top()
        for line, share in self._place_lines(call, dress, words.width()):
            height = round(words.height() * share)
            draw_line(painter, QRect(words.left(), top, words.width(), height), self._theme, line)
            top += height

    def _place_lines(self, call: Call, dress: Dress, width: int) -> list[tuple[Line, float]]:
        """The room as large as can be, and its share of the height; below it the room in the other language.

        Where the department in front is too long for that, it stands above the room instead.
        """
        region, room = place_of(call, self._area)
        second = other(call.window, call.window_en)
        whole = Line(" ".join(part for part in (region, room) if part), PLACE, dress.on_plate, CENTRE)
        if region and fitting(self._theme, whole, width) in SMALL:
            above = Line(region, SMALL, dress.on_plate, CENTRE)
            return [(above, 0.4), (Line(room, PLACE, dress.on_plate, CENTRE), 0.6)]
        if not second:
            return [(whole, 1.0)]
        return [(whole, 0.69), (Line(second, SMALL[1:], dress.on_plate, CENTRE), 0.31)]
