"""What is being said, in words, and the buttons to be told otherwise: the same place on every page."""

from functools import partial

from PySide6.QtCore import QLine, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.voice.caption import Caption
from kiosk.ui.widgets.paint import CENTRE, LEFT, Block, Box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable

LINES = 2  # of what is being said


class StripButton(Tappable):
    """Icon and word as far as they fit; the icon alone where not all of the strip's words do."""

    def __init__(
        self, theme: Theme, words: str, strip: "VoiceStrip", *, icon: str, action: str, checkable: bool
    ) -> None:
        super().__init__(theme, words, strip)
        self._strip = strip
        self._icon, self.action = icon, action
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A target high."""
        return QSize(self.theme.px("target"), self.theme.px("target"))

    def needed(self) -> int:
        """Pixels of its word."""
        return self.theme.metrics("caption").advance(self.text())

    def say(self, words: str, icon: str) -> None:
        """Do something else from now on."""
        self.setText(words)
        self.setAccessibleName(words)
        self._icon = icon
        self.update()

    def box(self) -> Box:
        """Solid when on."""
        if self.isChecked():
            return Box("primary", "primary", radius="radius-s")
        if self.isDown():
            return Box("primary-tint", "primary", "line-selected", radius="radius-s")
        return Box("sunken", "line", radius="radius-s")

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """What there is room for."""
        ink = "on-primary" if self.isChecked() else "ink"
        side, gap = self.theme.px("icon-s"), self.theme.px("gap-s")
        words = self.needed()
        room = rect.width() - 2 * gap if self._strip.has_room() else 0
        if side + gap + words <= room:
            left = rect.center().x() - (side + gap + words) // 2
            draw_icon(painter, self.theme, self._icon, ink, "icon-s", (left + side // 2, rect.center().y()))
            place = QRect(left + side + gap, rect.top(), words + gap, rect.height())
            draw_column(painter, place, self.theme, (Block(self.text(), "caption", ink, LEFT),))
        elif words <= room:
            draw_column(painter, rect, self.theme, (Block(self.text(), "caption", ink, CENTRE),))
        else:
            draw_icon(painter, self.theme, self._icon, ink, "icon-s", (rect.center().x(), rect.center().y()))


class VoiceStrip(QWidget):
    """``asked`` tells an action by name; the words are those of the sentence in hand."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = Caption(theme, lines=self._lines())
        self._show_hint(touch=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons = self._make_buttons()
        margin, gap = theme.px("bar-margin"), theme.px("bar-gutter")
        is_beside = theme.is_wide and not theme.is_small
        whole = QHBoxLayout(self) if is_beside else QVBoxLayout(self)
        whole.setContentsMargins(margin, gap, margin, gap)
        whole.setSpacing(gap)
        whole.addWidget(self.words, 2)
        self._grid = QGridLayout()
        self._grid.setSpacing(gap)
        self._place_buttons()
        whole.addLayout(self._grid, 3)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _ask(self, name: str) -> None:
        self.asked.emit(name)

    def _lines(self) -> int:
        return 1 if self._theme.is_small else LINES

    def _make_buttons(self) -> dict[str, StripButton]:
        made = {
            "repeat": (translate("Voice", "Repeat"), "refresh"),
            "pause": (translate("Voice", "Pause"), "player-pause"),
            "slower": (translate("Voice", "Slower"), "player-track-prev"),
            "faster": (translate("Voice", "Faster"), "player-track-next"),
            "softer": (translate("Voice", "Softer"), "volume-2"),
            "louder": (translate("Voice", "Louder"), "volume"),
            "touch": (translate("Voice", "Hear first"), "hand-finger"),
            "private": (translate("Voice", "Say all"), "lock-open"),
            "dialect": (translate("Voice", "Cantonese"), "message-language"),
        }
        buttons = {}
        for action, (words, icon) in made.items():
            is_switch = action in ("touch", "private", "dialect")
            button = StripButton(self._theme, words, self, icon=icon, action=action, checkable=is_switch)
            button.clicked.connect(partial(self._ask, action))
            buttons[action] = button
        self._dialect = buttons["dialect"]
        self._dialect.hide()
        return buttons

    def _place_buttons(self) -> None:
        """In two rows where that leaves room for their words, and the page enough."""
        shown = [button for button in self.buttons.values() if not button.isHidden() or button is not self._dialect]
        columns = len(shown) if self._theme.is_wide or self._theme.is_large else -(-len(shown) // 2)
        for button in self.buttons.values():
            self._grid.removeWidget(button)
        for index, button in enumerate(shown):
            self._grid.addWidget(button, index // columns, index % columns)

    def has_room(self) -> bool:
        """Whether every button has room for its word: all show them, or none."""
        gap = 2 * self._theme.px("gap-s")
        return all(each.needed() + gap <= each.width() for each in self.buttons.values() if each.isVisible())

    def show_paused(self, *, paused: bool) -> None:
        """What the button does now."""
        words = translate("Voice", "Go on") if paused else translate("Voice", "Pause")
        self.buttons["pause"].say(words, "player-play" if paused else "player-pause")

    def _show_hint(self, *, touch: bool) -> None:
        """While nothing is said: how to be told."""
        by_touch = translate("Voice", "Touch to hear, again to choose")
        self.words.show_hint(by_touch if touch else translate("Voice", "One touch chooses."))

    def show_state(self, *, touch: bool, private: bool, dialect: bool | None) -> None:
        """What is on; ``dialect`` None: nobody here speaks Cantonese."""
        self._show_hint(touch=touch)
        for name, on in (("touch", touch), ("private", private), ("dialect", bool(dialect))):
            self.buttons[name].setChecked(on)
        if self._dialect.isHidden() == (dialect is not None):
            self._dialect.setVisible(dialect is not None)
            self._place_buttons()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface, and the soft line towards the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        painter.drawLine(QLine(0, 0, self.width(), 0))
        painter.end()
