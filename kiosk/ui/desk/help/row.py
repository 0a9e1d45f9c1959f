"""One request in the list: where, what, how long, and who sees to it."""

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter

from kiosk.domain.help import HelpRequest, HelpState
from kiosk.domain.roles import Person
from kiosk.ui.desk.help.words import is_mine, machine, place, standing, waited, wanted
from kiosk.ui.language import joined
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import RIGHT, Block, Box, column_height, draw_column, draw_icon
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size
from kiosk.ui.widgets.tappable import Tappable

BLINKS = 6  # changes of light and dark while a new one flashes


class HelpRow(Tappable):
    """Warm while nobody sees to it, tinted when it is ours, sunken when it is somebody else's; framed in hand."""

    def __init__(self, theme: Theme, request: HelpRequest, person: Person, now: datetime) -> None:
        super().__init__(theme, "")
        self.request, self._person, self._now = request, person, now
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list is one stop: arrows lead through it
        self._blinks = 0
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blink_once)
        self.show_request(request, now)

    def show_request(self, request: HelpRequest, now: datetime) -> None:
        """What has become of it, and how long it waits by now."""
        self.request, self._now = request, now
        words, _ = wanted(request)
        self.setAccessibleName(joined(machine(request), place(request), words, standing(request, self._person)))
        self.setFixedHeight(self._height())
        self.update()

    def flash(self) -> None:
        """It is new: look here."""
        if self.theme.ms("flash"):
            self._blinks = BLINKS
            self._blink.start(self.theme.ms("flash") // BLINKS)

    def stop(self) -> None:
        """It will not be shown any more."""
        self._blink.stop()

    @property
    def is_flashing(self) -> bool:
        """Whether it asks to be looked at."""
        return self._blink.isActive()

    @property
    def _is_bright(self) -> bool:
        return self._blinks % 2 == 1

    def _blink_once(self) -> None:
        self._blinks -= 1
        if self._blinks <= 0:
            self._blink.stop()
        self.update()

    def box(self) -> Box:
        """By who sees to it; a strong frame when it is in hand."""
        edge = ("primary", "line-selected") if self.isChecked() else ("line-soft", "line")
        if self.request.state is HelpState.WAITING:
            fill = "accent" if self._is_bright else "accent-tint"
            return Box(fill, "accent-ink" if not self.isChecked() else edge[0], edge[1])
        return Box("primary-tint" if is_mine(self.request, self._person) else "sunken", *edge)

    def sizeHint(self) -> QSize:
        """The list is as wide as it is."""
        return self.minimumSize()

    def _blocks(self) -> tuple[Block, ...]:
        words, _ = wanted(self.request)
        return Block(machine(self.request), "title-s"), Block(words, "body"), Block(place(self.request), "caption")

    def _height(self) -> int:
        width = self.theme.px("desk-list")
        words = column_height(self.theme, self._blocks(), width)
        pill = pill_size(self.theme, self._pill()).height()
        return max(self.theme.px("desk-row"), words + pill + self.theme.px("gap-s") + 2 * self.theme.px("gap-s"))

    def _pill(self) -> Pill:
        words = standing(self.request, self._person)
        if self.request.state is HelpState.WAITING:
            return Pill(words, "user-question", "accent-ink", "surface")
        return Pill(words, "user-check", "ink", "surface")

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Words at the left, the wait at the right, below them who sees to it."""
        gap, side = self.theme.px("gap-s"), self.theme.px("padding-s")
        pill, size = self._pill(), pill_size(self.theme, self._pill())
        words = rect.adjusted(side, gap, -side, -2 * gap - size.height())
        draw_column(painter, words, self.theme, self._blocks())
        head = QRect(words.left(), words.top(), words.width(), self.theme.metrics("title-s").height)
        self._paint_wait(painter, head)
        at = QRect(rect.left() + side, rect.bottom() - gap - size.height(), size.width(), size.height())
        draw_pill(painter, self.theme, at, pill)

    def _paint_wait(self, painter: QPainter, rect: QRect) -> None:
        words = waited(self.request, self._now)
        ink = "danger" if self.request.state is HelpState.WAITING else "ink-2"
        ink = "on-accent" if self._is_bright else ink
        draw_column(painter, rect, self.theme, (Block(words, "label", ink, RIGHT),))
        half, room = self.theme.px("icon-s") // 2, self.theme.metrics("label").advance(words) + self.theme.px("gap-s")
        draw_icon(painter, self.theme, "clock", ink, "icon-s", (rect.right() - room - half, rect.center().y() + 1))
