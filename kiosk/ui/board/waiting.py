"""How many wait at which place; where there are more places than room, one page of them after the other."""

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.domain.board import Count
from kiosk.ui.board.setting import Line, draw_line, draw_lines, in_two, other
from kiosk.ui.language import joined, local, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import RIGHT, Box, draw_box, draw_icon


class WaitingCounts(Said):
    """Tiles of a place and its people: ``columns`` beside each other, at most ``rows`` of these."""

    def __init__(self, theme: Theme, *, columns: int, rows: int) -> None:
        super().__init__()
        self._theme, self._columns, self._rows = theme, columns, rows
        self.counts: tuple[Count, ...] = ()
        self.page = 0
        self._fit()
        self._turning = QTimer(self, interval=theme.ms("board-page"))
        self._turning.timeout.connect(self.turn)

    @property
    def pages(self) -> int:
        """How many there are."""
        return max(1, -(-len(self.counts) // (self._columns * self._rows)))

    def show_counts(self, counts: tuple[Count, ...]) -> None:
        """The page stays where it is."""
        if counts == self.counts:
            return
        self.counts = counts
        self.page %= self.pages
        self._fit()
        self.setAccessibleName("\n".join(joined(local(each.name, each.name_en), _told(each)) for each in counts))
        self.rest(asleep=False)
        self.update()

    def rest(self, *, asleep: bool) -> None:
        """Pages are turned while somebody looks, and where there are several."""
        if asleep or self.pages == 1:
            self._turning.stop()
        elif not self._turning.isActive():
            self._turning.start()

    def _fit(self) -> None:
        """As high as its rows."""
        rows, gutter = min(self._rows, max(1, -(-len(self.counts) // self._columns))), self._theme.px("gutter")
        self.setFixedHeight(rows * (self._theme.px("board-count") + gutter) - gutter)

    def turn(self) -> None:
        """The next page."""
        self.page = (self.page + 1) % self.pages
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tiles of the page."""
        painter = QPainter(self)
        gutter, first = self._theme.px("gutter"), self.page * self._columns * self._rows
        shown = self.counts[first : first + self._columns * self._rows]
        columns = self._columns if self.pages > 1 or self._rows > 1 else max(1, len(shown))
        width = (self.width() + gutter) / max(columns, 2)
        height = self._theme.px("board-count") + gutter
        for index, count in enumerate(shown):
            row, column = divmod(index, self._columns)
            left, right = round(column * width), round((column + 1) * width) - gutter
            self._paint_count(painter, QRect(left, row * height, right - left, height - gutter), count)
        painter.end()

    def _paint_count(self, painter: QPainter, rect: QRect, count: Count) -> None:
        draw_box(painter, rect, self._theme, Box("sunken" if count.is_paused else "surface", "line-soft"))
        side = self._theme.px("padding-s")
        inner = rect.adjusted(side, side // 2, -side, -side // 2)
        name, ruler = local(count.name, count.name_en), self._theme.metrics("caption")
        room = inner.width() - ruler.advance(name) - self._theme.px("gap-s")  # the name matters more
        used = self._paint_people(painter, inner, count, room)
        ink = "ink-2" if count.is_paused else "ink"
        left = inner.adjusted(0, 0, -used - self._theme.px("gap-s"), 0)
        lines = [Line(part, colour=ink) for part in in_two(self._theme, name, left.width())]
        second = other(count.name, count.name_en)
        if second and len(lines) == 1 and ruler.advance(second) <= left.width():
            lines.append(Line(second, ("body",), "ink-2"))
        draw_lines(painter, left, self._theme, tuple(lines))

    def _paint_people(self, painter: QPainter, rect: QRect, count: Count, room: int) -> int:
        """At the right, with an icon where both go into ``room``; gives the width."""
        icon, line = "users", Line(str(count.waiting), ("title-s",), align=RIGHT)
        if count.is_paused:
            icon, line = "player-pause", Line(translate("Board", "Paused"), colour="ink-2", align=RIGHT)
        size, gap = self._theme.px("icon-s"), self._theme.px("gap-s")
        words = self._theme.metrics(line.types[0]).advance(line.text)
        used = 0
        if words <= room or not count.is_paused:
            used = draw_line(painter, rect, self._theme, line) + gap
        if used + size <= room or not used:
            centre = rect.right() - used - size // 2, rect.center().y()
            draw_icon(painter, self._theme, icon, "ink-2", "icon-s", centre)
            used += size
        return used


def _told(count: Count) -> str:
    if count.is_paused:
        return translate("Board", "Paused")
    return translate("Board", "{people} waiting").format(people=count.waiting)
