"""One key in the list of the studio: its picture, what is signed, and where it stands."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter

from kiosk.ui.desk.studio.coverage import Standing
from kiosk.ui.desk.studio.scripts import script
from kiosk.ui.desk.studio.words import COLOURS, ICONS, state_name
from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import RIGHT, Block, Box, column_height, draw_column, draw_icon
from kiosk.ui.widgets.tappable import BY_KEY, Tappable

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ClipRow(Tappable):
    """Chosen, more of it is shown beside the list; ``reached`` by keys, it is chosen too.

    Emits ``led`` with -1 for the row above, 1 for the row below.
    """

    reached = Signal()
    led = Signal(int)

    def __init__(self, theme: Theme, standing: Standing, *, language: str, has_draft: bool) -> None:
        self.standing = standing
        self._script = script(standing.key, language)
        self._marks = " · ".join(_marks(standing, has_draft=has_draft))
        super().__init__(theme, joined(self._script, state_name(standing.state), self._marks))
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who walks down the list by keys sees each."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY:
            self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down lead by the order of the list."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.led.emit(step)

    def box(self) -> Box:
        """Framed when it is the one in hand."""
        if self.isChecked():
            return Box("primary-tint", "primary", "line-selected")
        return Box("primary-tint" if self.isDown() else "surface", "line-soft")

    def _blocks(self) -> tuple[Block, ...]:
        marks = (Block(self._marks, "caption", "ink-2"),) if self._marks else ()
        return (Block(self._script, "body"), *marks)

    def _state(self) -> Block:
        return Block(state_name(self.standing.state), "body", COLOURS[self.standing.state], RIGHT)

    def _state_room(self) -> int:
        words = self.theme.metrics("body").advance(self._state().text)
        return words + self.theme.px("icon-s") + 2 * self.theme.px("padding-s")

    def _room(self, width: int) -> int:
        return max(1, width - self._state_room() - self.theme.px("icon") - 2 * self.theme.px("padding-s"))

    def hasHeightForWidth(self) -> bool:
        """Scripts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which the script is whole."""
        words = column_height(self.theme, self._blocks(), self._room(width))
        return max(self.minimumHeight(), words + 2 * self.theme.px("gap-s"))

    def sizeHint(self) -> QSize:
        """The list is as wide as it is."""
        return QSize(self.theme.mm(80), self.minimumHeight())

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Picture, script, state."""
        pad, side = self.theme.px("padding-s"), self.theme.px("icon")
        at = rect.left() + pad + side // 2
        draw_icon(painter, self.theme, self.standing.key.icon, "primary", "icon", (at, rect.center().y()))
        words = QRect(rect.left() + 2 * pad + side, rect.top(), self._room(rect.width()), rect.height())
        draw_column(painter, words, self.theme, self._blocks())
        state = rect.adjusted(rect.width() - self._state_room(), 0, -pad, 0)
        draw_column(painter, state, self.theme, (self._state(),))
        x = state.right() - self.theme.metrics("body").advance(self._state().text) - self.theme.px("icon-s")
        colour = COLOURS[self.standing.state]
        draw_icon(painter, self.theme, ICONS[self.standing.state], colour, "icon-s", (x, rect.center().y()))


def _marks(standing: Standing, *, has_draft: bool) -> tuple[str, ...]:
    told = (
        (standing.key.is_grave, translate("Studio", "Only a person may sign this")),
        (has_draft, translate("Studio", "Draft begun")),
    )
    return tuple(words for holds, words in told if holds)
