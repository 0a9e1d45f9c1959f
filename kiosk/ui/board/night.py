"""A board while nobody is there: dark, with the clock."""

from datetime import datetime

from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.domain.hospital import HospitalInfo
from kiosk.ui.board.setting import Line, draw_line
from kiosk.ui.language import clock_text, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE


class Night(Said):
    """The time, and when the hall opens. It wanders a little each minute, for panels that burn in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown, self._opens = "", ""

    def show_hospital(self, hospital: HospitalInfo) -> None:
        """Whose hours they are."""
        times = {"opens": f"{hospital.opens:%H:%M}", "closes": f"{hospital.closes:%H:%M}"}
        self._opens = translate("Board", "Open from {opens} to {closes}").format(**times)

    def show_time(self, now: datetime) -> None:
        """Painted anew when the minute is another one."""
        if clock_text(now) != self.shown:
            self.shown = clock_text(now)
            self.setAccessibleName(self.shown)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two lines in the dark."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("night"))
        minute = int(self.shown[-2:] or 0)
        drift = (minute % 5 - 2) * self._theme.px("gap-l")
        upper = self.rect().adjusted(drift, drift, drift, drift - self.height() // 4)
        draw_line(painter, upper, self._theme, Line(self.shown, ("number",), "night-ink", CENTRE))
        lower = self.rect().adjusted(drift, self.height() // 2 + drift, drift, drift)
        draw_line(painter, lower, self._theme, Line(self._opens, ("label", "caption"), "night-ink", CENTRE))
        painter.end()
