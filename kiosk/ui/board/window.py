"""One screen of a board: the wall by day, the clock by night."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from kiosk.domain.board import Area, is_awake
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.queue_views import BoardPicture, Call
from kiosk.ui.board.night import Night
from kiosk.ui.board.wall import Wall
from kiosk.ui.language import translate
from kiosk.ui.theme import BOARD, Panel, Theme

LONG, SHORT = 1217.6, 684.9  # mm: a 55 inch panel of 16:9, for which the tokens are meant


@dataclass(frozen=True)
class BoardHouse:
    """Fixed facts of this installation; ``modes`` of the tokens, such as "contrast"."""

    now: Callable[[], datetime]
    modes: frozenset[str] = frozenset()


class BoardWindow(QWidget):
    """Keeps its last picture whatever happens. Widgets are made anew only when the panel is turned or exchanged."""

    def __init__(self, house: BoardHouse, *, size: tuple[int, int]) -> None:
        super().__init__()
        self._house = house
        self.area, self._hospital = Area(), HospitalInfo()
        self._picture: BoardPicture | None = None
        self._spoken: int | None = None
        self._is_away = False
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.setWindowTitle(translate("Board", "Nuanxin hall board"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.resize(*size)
        self._dress()

    @property
    def is_awake(self) -> bool:
        """Whether it shows the wall."""
        return self._pages.currentWidget() is self.wall

    def open(self, area: Area, hospital: HospitalInfo) -> None:
        """What it is about."""
        if (area, hospital) != (self.area, self._hospital):
            self.area, self._hospital = area, hospital
            self._dress()

    def show_picture(self, picture: BoardPicture) -> None:
        """What is true now."""
        self._picture, self._is_away = picture, False
        self.wall.show_picture(picture)
        self.tick()

    def go_away(self) -> None:
        """The database does not answer: the last picture stays, and tells its age."""
        self._is_away = True
        self.tick()

    def show_spoken(self, call: Call | None) -> None:
        """Mark the call that can be heard now."""
        self._spoken = None if call is None else call.id
        self.wall.show_spoken(self._spoken)

    def flash(self, call: Call) -> None:
        """Light up a call, wherever it stands by now."""
        self.wall.flash.begin(call.id)

    def tick(self) -> None:
        """Once a second: what time it is, how old the picture is, whether it is day."""
        now = self._house.now()
        calls = self._picture.calls if self._picture else ()
        page = self.wall if is_awake(self._hospital, now, calls[0].at if calls else None) else self._night
        if page is not self._pages.currentWidget():
            self._pages.setCurrentWidget(page)
            self.wall.waiting.rest(asleep=page is self._night)
        self.wall.show_time(now)
        self._night.show_time(now)
        if self._is_away:
            self.wall.foot.warn(self._picture.at if self._picture else None, now)
        else:
            self.wall.foot.advise()

    def stop(self) -> None:
        """Let the timers go."""
        self.wall.flash.stop()
        self.wall.waiting.rest(asleep=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same picture on another panel."""
        super().resizeEvent(event)
        if self._theme.panel.lies != (self.width() > self.height()) or self._theme.px_per_mm != scale(self):
            self._dress()

    def _dress(self) -> None:
        """Pages for this size and area."""
        while (old := self._pages.currentWidget()) is not None:
            self.stop()
            self._pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        px_per_mm = scale(self)
        panel = Panel(self.width() / px_per_mm, self.height() / px_per_mm)
        self._theme = Theme(px_per_mm, {BOARD, *self._house.modes}, panel=panel)
        self.wall, self._night = Wall(self._theme, self.area), Night(self._theme)
        self._night.show_hospital(self._hospital)
        for page in (self.wall, self._night):
            self._pages.addWidget(page)
        if self._picture is not None:
            self.wall.show_picture(self._picture)
        self.wall.show_spoken(self._spoken)
        self.tick()


def scale(window: QWidget) -> float:
    """Pixels for a millimetre of the tokens, so that the panel shows what one of 55 inches would."""
    sides = sorted((window.width(), window.height()))
    return min(sides[0] / SHORT, sides[1] / LONG)
