"""One person in the list: place, number, name, badges, the wait."""

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from kiosk.domain.queue_views import InQueue
from kiosk.ui.language import clock_text, joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import RIGHT, Block, Box, draw_column
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.window.badges import badges
from kiosk.ui.window.words import waited


class LineRow(Tappable):
    """Tinted when chosen; with a scale when it is the one that others are compared with.

    Emits ``compared`` when it is clicked with Ctrl.
    """

    compared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.who: InQueue | None = None
        self._place, self._wait, self._is_marked = 0, "", False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list is one stop: arrows lead through it
        self.setFixedHeight(theme.px("window-row"))

    def show_who(self, who: InQueue, place: int, now: datetime) -> None:
        """Somebody, perhaps another than before; ``place`` from 1, 0 where there is no order."""
        self.who, self._place = who, place
        self._wait = waited(who, now) if place else clock_text(who.since)
        self.setAccessibleName(joined(str(place) if place else "", who.label, who.name, *self._words(), self._wait))
        self.update()

    def mark(self, *, is_marked: bool) -> None:
        """Whether others are compared with this one."""
        self._is_marked = is_marked
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click compare."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.compared.emit()
        else:
            super().mousePressEvent(event)

    def box(self) -> Box:
        """Lines between rows belong to the list."""
        return Box("primary-tint" if self.isChecked() else "surface", "", radius="radius-s")

    def sizeHint(self) -> QSize:
        """The list is as wide as it is."""
        return self.minimumSize()

    def _pills(self) -> tuple[Pill, ...]:
        return badges(self.who) if self.who is not None else ()

    def _words(self) -> tuple[str, ...]:
        found = tuple(pill.words for pill in self._pills())
        return found or (translate("Window", "In order"),)

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """From left to right; the line below."""
        if self.who is None:
            return
        theme, gap = self.theme, self.theme.px("gap-s")
        painter.setPen(QPen(theme.colour("line-soft"), theme.px("line")))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        x = rect.left() + gap
        place = str(self._place) if self._place else ""
        for text, type_, colour, width in (
            (place, "caption", "ink-2", theme.px("window-place")),
            (self.who.label, "label", "ink", theme.px("window-label")),
            (self.who.name, "body", "ink", theme.px("window-name")),
        ):
            draw_column(painter, QRect(x, rect.top(), width, rect.height()), theme, (Block(text, type_, colour),))
            x += width
        room = theme.metrics("body").advance(self._wait) + gap
        wait = QRect(rect.right() - room - gap, rect.top(), room, rect.height())
        draw_column(painter, wait, theme, (Block(self._wait, "body", "ink-2", RIGHT),))
        self._paint_pills(painter, QRect(x, rect.top(), wait.left() - x - gap, rect.height()))

    def _paint_pills(self, painter: QPainter, room: QRect) -> None:
        """As many as there is room for, then how many more there are."""
        pills, theme = list(self._pills()), self.theme
        if self._is_marked:
            pills.insert(0, Pill(translate("Window", "Compared"), "scale", "on-primary", "primary"))
        if not pills:
            draw_column(painter, room, theme, (Block(translate("Window", "In order"), "body", "ink-2"),))
        x = room.left()
        for index, pill in enumerate(pills):
            size = pill_size(theme, pill)
            rest = theme.metrics("caption").advance(f"+{len(pills)}") if index + 1 < len(pills) else 0
            if index and x + size.width() + rest > room.right():
                more = QRect(x, room.top(), theme.px("window-place"), room.height())
                draw_column(painter, more, theme, (Block(f"+{len(pills) - index}", "caption", "ink-2"),))
                return
            draw_pill(
                painter, theme, QRect(x, room.center().y() - size.height() // 2, size.width(), size.height()), pill
            )
            x += size.width() + theme.px("gap-s")
