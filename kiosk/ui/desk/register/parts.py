"""Small parts of the page: a numbered heading, a tick, a time with its key, words under a field."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk.domain.journey import SlotOffer
from kiosk.ui.desk.parts import draw_key
from kiosk.ui.language import clock_text, joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Heading, Text

SLACK = 6  # Qt breaks words that have just the pixels it measures for them


class Badge(Said):
    """The number of a section; a tick once it is done."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self.setFixedSize(theme.px("pill"), theme.px("pill"))
        self.set_done(done=False)

    def set_done(self, *, done: bool) -> None:
        """Whether everything in it is known."""
        self.is_done = done
        self.setAccessibleName(translate("Register", "done") if done else str(self._number))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A disc with the number, or with the tick."""
        painter = QPainter(self)
        inset = self._theme.px("line")
        disc = self.rect().adjusted(inset, inset, -inset, -inset)
        if self.is_done:
            draw_box(painter, disc, self._theme, Box("primary-tint", "primary", radius="pill"))
            draw_icon(painter, self._theme, "check", "primary", "icon-s", (disc.center().x(), disc.center().y()))
        else:
            draw_box(painter, disc, self._theme, Box("primary", "primary", radius="pill"))
            draw_column(painter, disc, self._theme, (Block(str(self._number), "label", "on-primary", CENTRE),))
        painter.end()


class SectionHead(QWidget):
    """Number, title, a note behind it; more goes to the right end of ``row``."""

    def __init__(self, theme: Theme, number: int, title: str, note: str = "") -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px("gap"))
        self.badge = Badge(theme, number)
        self.row.addWidget(self.badge)
        self.title = Heading(theme, title, type="label")
        self.title.setWordWrap(False)
        self.row.addWidget(self.title)
        self.note = Text(theme, note, type="caption", colour="ink-2")
        self.row.addWidget(self.note, 1)


class Toggle(Tappable):
    """Something that is noted or not; framed with a tick when it is."""

    def __init__(self, theme: Theme, words: str, *, key: str = "") -> None:
        self._words, self._key = words, key
        super().__init__(theme, joined(words, key))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def box(self) -> Box:
        """Tinted when it is on."""
        if self.isChecked():
            return Box("primary-tint", "primary", "line-selected", "radius-m")
        if not self.isEnabled():
            return Box("sunken", "line", "line", "radius-m")
        return Box("surface", "line", "line-button", "radius-m")

    def _lead_room(self) -> int:
        return self.theme.px("icon-s") + self.theme.px("gap-s")

    def _key_room(self) -> int:
        return self.theme.metrics("caption").advance(self._key) + 4 * self.theme.px("gap-s") if self._key else 0

    def sizeHint(self) -> QSize:
        """Room for tick, words and key."""
        words = self.theme.metrics("body").advance(self._words) + SLACK
        width = words + self._lead_room() + self._key_room() + 2 * self.theme.px("padding-s")
        return QSize(width, self.theme.px("primary-button"))

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """A small square with or without its tick, the words, the key."""
        pad, side = self.theme.px("padding-s"), self.theme.px("icon-s")
        ink = "ink" if self.isEnabled() else "ink-2"
        square = QRect(rect.left() + pad, rect.center().y() - side // 2, side, side)
        filled = ("primary", "primary") if self.isChecked() else ("surface", "line")
        draw_box(painter, square, self.theme, Box(*filled, "line", "gap-s"))
        if self.isChecked():
            at = square.center()
            draw_icon(painter, self.theme, "check", "on-primary", "icon-s", (at.x() + 1, at.y() + 1))
        words = rect.adjusted(pad + self._lead_room(), 0, -self._key_room(), 0)
        draw_column(painter, words, self.theme, (Block(self._words, "body", ink),))
        if self._key:
            end = rect.adjusted(rect.width() - self._key_room() + self.theme.px("gap-s"), 0, 0, 0)
            draw_key(painter, self.theme, end, self._key, ink)


class TimeKey(Tappable):
    """A time with the digit that chooses it; dashed when nothing is left."""

    def __init__(self, theme: Theme, slot: SlotOffer, key: str) -> None:
        self.slot, self._key = slot, key
        full = translate("Register", "full")
        self._line = "" if slot.left else full
        left = translate("Register", "{count} left").format(count=slot.left) if slot.left else full
        super().__init__(theme, joined(clock_text(slot.starts), left, key))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setEnabled(slot.left > 0)
        self.setMinimumHeight(theme.px("primary-button"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def box(self) -> Box:
        """Solid when chosen."""
        if self.isChecked():
            return Box("primary", "primary", radius="radius-m")
        if not self.isEnabled():
            return Box("sunken", "line", "line", "radius-m", dashed=True)
        return Box("primary-tint" if self.isDown() else "surface", "line", "line-button", "radius-m")

    def _words(self) -> str:
        return " ".join(part for part in (clock_text(self.slot.starts), self._line) if part)

    def sizeHint(self) -> QSize:
        """Room for the time and its key."""
        words = self.theme.metrics("label").advance(self._words()) + SLACK
        key = self.theme.metrics("caption").advance(self._key) + 4 * self.theme.px("gap-s")
        return QSize(words + key + 2 * self.theme.px("gap-s"), self.minimumHeight())

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Time and key, centred together."""
        ink = "on-primary" if self.isChecked() else "ink" if self.isEnabled() else "ink-2"
        type_ = "label" if self.isEnabled() else "body"
        words = self.theme.metrics(type_).advance(self._words()) + SLACK
        has_key = bool(self._key) and self.isEnabled()
        key = self.theme.metrics("caption").advance(self._key) + 3 * self.theme.px("gap-s") if has_key else 0
        x = rect.center().x() - (words + key) // 2
        room = QRect(x, rect.top(), words, rect.height())
        draw_column(painter, room, self.theme, (Block(self._words(), type_, ink),))
        if has_key:
            end = QRect(x + words + self.theme.px("gap-s"), rect.top(), key, rect.height())
            draw_key(painter, self.theme, end, self._key, ink)
