"""Everything a board shows while it is awake."""

from datetime import datetime

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.board import Area, counts
from kiosk.domain.queue_views import BoardPicture
from kiosk.ui.board.earlier import EarlierCalls
from kiosk.ui.board.flash import Flash
from kiosk.ui.board.foot import Foot
from kiosk.ui.board.head import Head
from kiosk.ui.board.newest import NewestCall
from kiosk.ui.board.waiting import WaitingCounts
from kiosk.ui.theme import Theme


class Wall(QWidget):
    """Head, the newest call, those before it, who waits where, a last line. Made once; pictures change what it says."""

    def __init__(self, theme: Theme, area: Area) -> None:
        super().__init__()
        self._theme, self._area = theme, area
        self._picture: BoardPicture | None = None
        self._spoken: int | None = None
        self.head, self.foot = Head(theme, area), Foot(theme)
        self.flash = Flash(theme.ms("blink"))
        self.newest, self.earlier = NewestCall(theme, area, self.flash), EarlierCalls(theme, area, self.flash)
        self.waiting = WaitingCounts(theme, columns=4 if theme.lies else 2, rows=1 if theme.lies else 2)
        self._set_out()

    def _set_out(self) -> None:
        """The calls beside each other on a lying panel, below each other on an upright one."""
        theme, column = self._theme, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px("gap-s"))
        column.setSpacing(theme.px("gap"))
        column.addWidget(self.head)
        rest = QVBoxLayout()
        rest.setContentsMargins(theme.px("margin"), 0, theme.px("margin"), 0)
        rest.setSpacing(theme.px("gap"))
        calls = QBoxLayout(QBoxLayout.Direction.LeftToRight if theme.lies else QBoxLayout.Direction.TopToBottom)
        calls.setSpacing(theme.px("gutter"))
        calls.addWidget(self.newest, 6)
        calls.addWidget(self.earlier, 0 if theme.lies else 4)
        if theme.lies:
            self.earlier.setFixedWidth(theme.px("board-calls"))
        rest.addLayout(calls, 1)
        rest.addWidget(self.waiting)
        rest.addWidget(self.foot)
        column.addLayout(rest, 1)

    def show_picture(self, picture: BoardPicture) -> None:
        """What is true now."""
        self._picture = picture
        self._theme.forget_words()  # names and numbers, and weeks of them
        self._show_calls()
        self.waiting.show_counts(counts(picture.lines, self._area))

    def show_spoken(self, call_id: int | None) -> None:
        """Mark the call that can be heard now."""
        self._spoken = call_id
        self._show_calls()

    def show_time(self, now: datetime) -> None:
        """The clock."""
        self.head.clock.show_time(now)

    def _show_calls(self) -> None:
        calls = self._picture.calls if self._picture else ()
        self.newest.show_call(calls[0] if calls else None, spoken=self._spoken)
        self.earlier.show_calls(calls[1:], spoken=self._spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.end()
