"""The head of a board: what it is about, and what time it is."""

from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.domain.board import Area
from kiosk.ui.board.setting import Line, also, draw_line, other
from kiosk.ui.language import clock_text, local, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.bars import Bar, Logo
from kiosk.ui.widgets.paint import RIGHT


class Head(Bar):
    """Name in two languages, clock."""

    def __init__(self, theme: Theme, area: Area) -> None:
        super().__init__(theme, "top-bar")
        self.row.addWidget(Logo(theme))
        self.row.addWidget(Title(theme, area), 1)
        self.clock = Clock(theme)
        self.row.addWidget(self.clock)


class Title(Said):
    """The area's name, and in the other language where there is room."""

    def __init__(self, theme: Theme, area: Area) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._other = title_of(area)
        self.setAccessibleName(self._name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One beside the other."""
        painter = QPainter(self)
        used = draw_line(painter, self.rect(), self._theme, Line(self._name, ("label", "caption")))
        rest = self.rect().adjusted(used + self._theme.px("gutter"), 0, 0, 0)
        if self._other and rest.width() >= self._theme.metrics("body").advance(self._other):
            draw_line(painter, rest, self._theme, Line(self._other, ("body",), "ink-2"))
        painter.end()


def title_of(area: Area) -> tuple[str, str]:
    """In both languages; "" for the second where it is the same."""
    if area.floor is None:
        return local(area.name, area.name_en), other(area.name, area.name_en)
    words = translate("Board", "Floor {floor}").format(floor=area.floor)
    return words, also(f"Floor {area.floor}", words)


class Clock(Said):
    """Hours and minutes. It shows what it was last told, and knows when that was long ago."""

    def __init__(self, theme: Theme, *, type: str = "title-s", colour: str = "ink") -> None:
        super().__init__()
        self._theme, self._type, self._colour = theme, type, colour
        self.shown = ""
        self.setFixedWidth(theme.metrics(type).advance("00:00") + theme.px("gap-s"))

    def show_time(self, now: datetime) -> None:
        """Painted anew when the minute is another one."""
        text = clock_text(now)
        if text != self.shown:
            self.shown = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """At the right."""
        painter = QPainter(self)
        line = Line(self.shown, (self._type,), self._colour, RIGHT)
        draw_line(painter, QRect(self.rect()), self._theme, line)
        painter.end()
