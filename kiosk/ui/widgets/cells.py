"""A number in the making: grouped, hidden by dots, the newest digit readable for a moment."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_box, draw_column


@dataclass(frozen=True)
class Group:
    """``length`` cells under one name."""

    length: int
    name: str = ""


class Cells(Said):
    """Shows ``text`` in groups; hidden, except the digit just typed, unless `reveal` is on."""

    def __init__(self, theme: Theme, groups: tuple[Group, ...], *, hidden: bool = True) -> None:
        super().__init__()
        self._theme, self._groups, self._hidden = theme, groups, hidden
        self._text, self._fresh, self._shown = "", -1, not hidden
        self._echo = QTimer(self)
        self._echo.setSingleShot(True)
        self._echo.setInterval(theme.ms("echo"))
        self._echo.timeout.connect(self.fade)
        self.setFixedHeight(theme.px("holder-s") + (theme.metrics("caption").height if self._has_names() else 0))

    @property
    def length(self) -> int:
        """How many cells there are."""
        return sum(group.length for group in self._groups)

    @property
    def filled(self) -> int:
        """How many of them hold a figure."""
        return len(self._text)

    def _has_names(self) -> bool:
        return any(group.name for group in self._groups)

    def show_text(self, text: str) -> None:
        """Show what has been typed; a digit just added can be read for a moment."""
        is_longer = len(text) == len(self._text) + 1
        self._echo_aloud(text)
        self._text = text
        self._fresh = len(text) - 1 if is_longer else -1
        if is_longer:
            self._echo.start()
        self._describe()
        self.update()

    def fade(self) -> None:
        """The newest digit becomes a dot too."""
        self._fresh = -1
        self.update()

    def reveal(self, *, shown: bool) -> None:
        """Show or hide all digits."""
        self._shown = shown
        self._describe()
        self.update()

    def _echo_aloud(self, text: str) -> None:
        """Each key is answered; with the digit itself only where everybody can see it (accessibility.md 16)."""
        grown = len(text) - len(self._text)
        if abs(grown) != 1:
            return
        if grown > 0 and self._shown:
            announce(self, text[-1])
        else:
            entered, deleted = translate("Keys", "Digit {place} entered"), translate("Keys", "Digit {place} deleted")
            announce(self, (entered if grown > 0 else deleted).format(place=max(len(text), len(self._text))))

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join(self._text) if self._shown else "")

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(self._theme.px("target") * 4, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cells, and the names of their groups."""
        painter = QPainter(self)
        gap, wide = self._theme.mm(0.8), self._theme.px("gap-s") + self._theme.mm(1.5)
        room = self.width() - wide * (len(self._groups) - 1) - gap * (self.length - len(self._groups))
        side = min(room / self.length, self._theme.px("holder-s") * 1.0)
        x, index = 0.0, 0
        for group in self._groups:
            left = x
            for _ in range(group.length):
                self._paint_cell(painter, index, QRectF(x, 0, side, self._theme.px("holder-s")).toRect())
                x, index = x + side + gap, index + 1
            x += wide - gap
            self._paint_name(painter, group, QRectF(left, self._theme.px("holder-s"), x - wide - left, 0).toRect())
        painter.end()

    def _paint_name(self, painter: QPainter, group: Group, under: QRect) -> None:
        if group.name and self._theme.metrics("caption").advance(group.name) <= under.width() + self._theme.px("gap-s"):
            height = self._theme.metrics("caption").height
            under.setHeight(height)
            draw_column(painter, under, self._theme, (Block(group.name, "caption", "ink-2", CENTRE),))

    def _paint_cell(self, painter: QPainter, index: int, rect: QRect) -> None:
        is_filled, is_next = index < len(self._text), index == len(self._text)
        is_readable = is_filled and (self._shown or index == self._fresh)
        fill = "accent" if index == self._fresh else "primary-tint" if is_filled else "surface" if is_next else "sunken"
        line = "primary" if is_next or is_filled else "line"
        draw_box(painter, rect, self._theme, Box(fill, line, "line-button" if is_next else "line", "radius-s"))
        if is_readable:
            ink = "on-accent" if index == self._fresh else "ink"
            draw_column(painter, rect, self._theme, (Block(self._text[index], "label", ink, CENTRE),))
        elif is_filled:
            self._paint_dot(painter, rect)

    def _paint_dot(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("primary"))
        radius = self._theme.mm(1.8)
        painter.drawEllipse(rect.center(), radius, radius)
