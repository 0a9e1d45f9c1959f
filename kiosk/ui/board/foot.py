"""The last line of a board: what to do after a missed call, or how old the picture is."""

from datetime import datetime, timedelta

from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.ui.board.setting import Line, draw_lines, in_two
from kiosk.ui.language import clock_text, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import Box, draw_box, draw_icon

NOTICED = timedelta(minutes=1)  # younger pictures have no age worth telling


class Foot(Said):
    """One sentence with an icon, on two lines where the panel stands upright."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words, self.is_warning = "", False
        self.setFixedHeight(theme.px("board-foot") * (1 if theme.lies else 2))
        self.advise()

    def advise(self) -> None:
        """All is well."""
        self._show(translate("Board", "Missed your call? No hurry: check in again at a kiosk."))

    def warn(self, since: datetime | None, now: datetime) -> None:
        """The picture is from ``since``; None: there is none yet."""
        if since is None:
            self._show(translate("Board", "Connection lost. Please ask the staff."), warning=True)
            return
        minutes = max(0, (now - since) // timedelta(minutes=1))
        at = clock_text(since)
        if now - since < NOTICED:
            words = translate("Board", "Connection lost. Picture of {time}. Please ask the staff.")
        else:
            words = translate("Board", "Connection lost. Picture of {time}, {minutes} min old. Please ask the staff.")
        self._show(words.format(time=at, minutes=minutes), warning=True)

    def _show(self, text: str, *, warning: bool = False) -> None:
        if (text, warning) != (self.words, self.is_warning):
            self.words, self.is_warning = text, warning
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A warning stands on its own ground."""
        painter = QPainter(self)
        ink, icon = ("warning", "plug-connected-x") if self.is_warning else ("ink", "info-circle")
        if self.is_warning:
            draw_box(painter, self.rect(), self._theme, Box("warning-tint", "", radius="radius-s"))
        size, gap = self._theme.px("icon-s"), self._theme.px("gap-s")
        draw_icon(painter, self._theme, icon, ink, "icon-s", (gap + size // 2, self.rect().center().y()))
        rest = self.rect().adjusted(size + 2 * gap, 0, -gap, 0)
        parts = in_two(self._theme, self.words, rest.width(), type="body")
        draw_lines(painter, rest, self._theme, tuple(Line(part, ("body",), ink) for part in parts))
        painter.end()
