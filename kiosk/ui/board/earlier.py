"""The calls before the newest one, for those who looked away."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from kiosk.domain.board import Area
from kiosk.domain.queue_views import Call
from kiosk.ui.board.flash import Flash
from kiosk.ui.board.setting import Line, also, department_of, draw_line, draw_lines, place_of
from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import RIGHT, Box, draw_box, draw_icon

NUMBER, PLACE = ("title-s", "label"), ("label", "caption")


class EarlierCalls(Said):
    """As many `Call`s as there is room for, in one card; ``flash`` lights a row up."""

    def __init__(self, theme: Theme, area: Area, flash: Flash) -> None:
        super().__init__()
        self._theme, self._area, self._flash = theme, area, flash
        flash.turned.connect(self.update)
        self.calls: tuple[Call, ...] = ()
        self._spoken: int | None = None

    def show_calls(self, calls: tuple[Call, ...], *, spoken: int | None) -> None:
        """The newest of them first; ``spoken`` is the id of the call that can be heard now."""
        if (calls, spoken) == (self.calls, self._spoken):
            return
        self.calls, self._spoken = calls, spoken
        told = (joined(call.label, call.name, *place_of(call, self._area)) for call in calls)
        self.setAccessibleName("\n".join((translate("Board", "Called before"), *told)))
        self.update()

    def places(self) -> int:
        """How many calls there is room for."""
        row = self._theme.px("board-call")
        return max(1, (self.height() - row * 3 // 4) // row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A head and rows."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, Box("surface", "line-soft"))
        side = self._theme.px("padding-s")
        inner = self.rect().adjusted(side, 0, -side, 0)
        places = self.places()
        height = inner.height() * 4 // (places * 4 + 3)
        head = QRect(inner.left(), inner.top(), inner.width(), inner.height() - places * height)
        self._paint_head(painter, head)
        for place in range(places):
            row = QRect(inner.left(), head.bottom() + 1 + place * height, inner.width(), height)
            self._paint_rule(painter, row)
            if place < len(self.calls):
                self._paint_call(painter, row, self.calls[place])
        painter.end()

    def _paint_head(self, painter: QPainter, rect: QRect) -> None:
        words = translate("Board", "Called before")
        used = draw_line(painter, rect, self._theme, Line(words, PLACE, "ink-2"))
        rest = rect.adjusted(used + self._theme.px("gutter"), 0, 0, 0)
        draw_line(painter, rest, self._theme, Line(also("Called before", words), ("body",), "ink-2", RIGHT))

    def _paint_rule(self, painter: QPainter, row: QRect) -> None:
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        side = self._theme.px("padding-s")
        painter.drawLine(row.left() - side, row.top(), row.right() + side, row.top())

    def _paint_call(self, painter: QPainter, row: QRect, call: Call) -> None:
        """Number, name, what is to be known, place: the name gives way first."""
        gap = self._theme.px("gap-s")
        if call.id in self._flash.lit:
            draw_box(painter, row, self._theme, Box("accent", "", radius="radius-s"))
        size, signs = self._theme.px("icon-s"), self._signs(call)
        left = row.left() + draw_line(painter, row, self._theme, Line(call.label, NUMBER)) + gap
        place = row.adjusted(left - row.left() + len(signs) * (size + gap), 0, 0, 0)
        right = row.right() - self._paint_place(painter, place, call) - gap
        for icon in signs:
            draw_icon(painter, self._theme, icon, "primary", "icon-s", (right - size // 2, row.center().y()))
            right -= gap + size
        name = QRect(left + gap, row.top(), right - left - gap, row.height())
        if name.width() >= self._theme.metrics("body").advance(call.name):
            draw_line(painter, name, self._theme, Line(call.name, ("body",)))

    def _paint_place(self, painter: QPainter, rect: QRect, call: Call) -> int:
        """At the right, on two lines where the part of the house is told; gives the width."""
        region, room = place_of(call, self._area)
        if not region:
            return draw_line(painter, rect, self._theme, Line(room, PLACE, align=RIGHT))
        if self._theme.metrics("caption").advance(region) > rect.width():
            region = department_of(call, self._area) or region
        return draw_lines(painter, rect, self._theme, tuple(Line(part, align=RIGHT) for part in (region, room)))

    def _signs(self, call: Call) -> list[str]:
        return [icon for icon, holds in (("eye", call.by_sight), ("volume", call.id == self._spoken)) if holds]
