"""A column that scrolls when it must, with large "more" buttons instead of a thin bar."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.glide import Glide
from kiosk.ui.widgets.more import More, TallKey
from kiosk.ui.widgets.sight import Sight

TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
SHARE = 0.9  # of what can be seen; the rest stays, so that nobody loses the line


class Inside(QWidget):
    """Asks for the height it needs, not the one it would like: keys shrink before a page scrolls."""

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The least height in which everything fits."""
        layout = self.layout()
        if layout is None:
            return 0
        wraps = layout.hasHeightForWidth()
        return layout.totalMinimumHeightForWidth(width) if wraps else layout.totalMinimumSize().height()


class ScrollColumn(QWidget):
    """Holds ``column``, beside which ``both`` takes a second one; "more" buttons show only when there is more.

    They stand in front of the list and not beside it: nothing jumps under a finger when they come and go. On a small
    panel, where strips would cover most of it, they stand beside it, and what they turn to begins with a whole line.
    """

    needs_changed = Signal()  # the inside may want another height

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._beside = theme, 0  # pixels that the keys beside the list take from it
        self._margins = 0, 0, 0, 0
        self._area = Sight()
        self._view, self._bar = self._area.view, self._area.bar
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._bar.setSingleStep(theme.px("notch-wheel") // 3)  # a notch of the wheel is three steps
        self.glide = Glide(theme, self._bar)
        self._fill()
        self._up = self._more(theme, translate("Scroll", "More above"), "chevron-up", -1)
        self._down = self._more(theme, translate("Scroll", "More below"), "chevron-down", 1)
        self._area.covered = 0 if theme.is_small else self._down.height()
        self._bar.rangeChanged.connect(self._update_more)
        self._bar.valueChanged.connect(self._update_more)

    def _fill(self) -> None:
        self._inner = Inside()
        self._inner.setAutoFillBackground(False)
        self._inner.installEventFilter(self)
        self.both = QHBoxLayout(self._inner)
        self.both.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.both.addLayout(self.column, 1)
        self._area.setWidget(self._inner)

    def _more(self, theme: Theme, words: str, icon: str, direction: int) -> More | TallKey:
        if theme.is_small:
            key = TallKey(theme, words, icon, self)
            key.hide()
            key.clicked.connect(lambda: self._turn(direction))
            return key
        strip = More(theme, words, icon)
        strip.setParent(self)
        strip.button.clicked.connect(lambda: self._turn(direction))
        return strip

    def _turn(self, direction: int) -> None:
        """By most of what is between the strips; beside the list to the next line that is not seen as a whole."""
        if self._theme.is_small:
            self.glide.go(self._area.onward(direction, SHARE, self._theme.px("gap-s")))
            return
        between = self._view.height() - self._up.height() - self._down.height()
        self.glide.go(direction * max(1, round(between * SHARE)))

    def second(self) -> QVBoxLayout:
        """Another column to the right of the first."""
        column = QVBoxLayout()
        self.both.addLayout(column, 1)
        return column

    def set_margins(self, left: int, above: int, right: int, below: int) -> None:
        """Pixels around the columns."""
        self._margins = left, above, right, below
        self._make_room()

    def _make_room(self) -> None:
        """For keys beside a list that is longer than the page."""
        left, above, right, below = self._margins
        if self._theme.is_small:
            keys = self._theme.px("target") + self._theme.px("gutter")
            least = self._inner.heightForWidth(self.width() + self._beside)  # as if there were none
            self._beside = keys if least - self.height() > below else 0
        self.both.setContentsMargins(left, above, right + self._beside, below)

    def least_width(self) -> int:
        """The width in which no word is cut off."""
        return self.both.totalMinimumSize().width()

    def least_height(self, width: int) -> int:
        """The height in which nothing has to be scrolled."""
        return self._inner.heightForWidth(width)

    def wished_height(self, width: int) -> int:
        """The height in which everything is as large as it is meant to be."""
        wraps = self.both.hasHeightForWidth()
        wish = self.both.totalHeightForWidth(width) if wraps else self.both.totalSizeHint().height()
        return max(wish, self.least_height(width))

    def to_top(self) -> None:
        """Show the beginning."""
        self.glide.stop()
        self._bar.setValue(0)

    def stay_at_end(self) -> None:
        """From now on what is added below comes into sight."""
        self._bar.rangeChanged.connect(self._to_end)

    def _to_end(self, _least: int, most: int) -> None:
        self.glide.stop()
        self._bar.setValue(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less may fit."""
        super().resizeEvent(event)
        self._place_more()
        self._update_more()

    def _place_more(self) -> None:
        if isinstance(self._up, TallKey):
            _left, above, right, below = self._margins
            side, gap = self._theme.px("target"), self._theme.px("gap-s")
            half = (self.height() - above - below - gap) // 2
            x = self.width() - right - side
            self._up.setGeometry(x, above, side, half)
            self._down.setGeometry(x, above + half + gap, side, half)
            return
        self._up.setGeometry(0, 0, self.width(), self._up.height())
        self._down.setGeometry(0, self.height() - self._down.height(), self.width(), self._down.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or less may fit when the inside changes; keys that no control wanted turn it by screens."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
            self._update_more()
            self.needs_changed.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in TURNS:
            self._turn(TURNS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _update_more(self) -> None:
        """Where only the margin is hidden, nothing is."""
        if self._theme.is_small:
            self._show_keys()
            return
        margins = self.both.contentsMargins()
        self._up.setVisible(self._bar.value() > margins.top())
        has_room = self.height() >= self._down.height()  # a page takes it all where there is nothing to touch
        self._down.setVisible(has_room and self._bar.maximum() - self._bar.value() > margins.bottom())

    def _show_keys(self) -> None:
        """Both keys stay while there is a list to turn: one that leads nowhere is unusable."""
        self._place_more()
        value, margins = self._bar.value(), self.both.contentsMargins()
        below = self._bar.maximum() - value
        for key, usable in ((self._up, value > margins.top()), (self._down, below > margins.bottom())):
            if isinstance(key, TallKey):
                key.setVisible(self._beside > 0)
                key.setEnabled(usable)
                key.set_look(Looks.QUIET if usable else Looks.UNREADY)
