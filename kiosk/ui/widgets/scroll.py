"""A column that scrolls when it must, with large "more" buttons instead of a thin bar."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.glide import Glide
from kiosk.ui.widgets.sight import Sight

TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENDLESS = 1 << 20  # pixels no line of words fills
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


class More(QWidget):
    """A strip in front of the first or last of what is shown; its button says that there is more, and leads there."""

    def __init__(self, theme: Theme, words: str, icon: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme, self._is_above = theme, icon == "chevron-up"
        self.button = Button(theme, words, icon=icon, look=Looks.QUIET, type="body", height="target", parent=self)
        self.button.setFixedHeight(self.button.heightForWidth(ENDLESS))
        row = QHBoxLayout(self)
        gap = theme.px("gap-s")
        row.setContentsMargins(theme.px("margin"), gap, theme.px("margin"), gap)
        row.addWidget(self.button)
        self.setFixedHeight(self.button.height() + 2 * gap)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, and a soft line where the list goes on behind it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        edge = self.rect().bottom() if self._is_above else 0
        painter.drawLine(0, edge, self.width(), edge)
        painter.end()


class ScrollColumn(QWidget):
    """Holds ``column``, beside which ``both`` takes a second one; "more" buttons show only when there is more.

    They stand in front of the list and not beside it: nothing jumps under a finger when they come and go.
    """

    needs_changed = Signal()  # the inside may want another height

    def __init__(self, theme: Theme) -> None:
        super().__init__()
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
        self._area.covered = self._down.height()
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

    def _more(self, theme: Theme, words: str, icon: str, direction: int) -> More:
        strip = More(theme, words, icon)
        strip.setParent(self)
        strip.button.clicked.connect(lambda: self._turn(direction))
        return strip

    def _turn(self, direction: int) -> None:
        """By most of what is between the strips."""
        between = self._view.height() - self._up.height() - self._down.height()
        self.glide.go(direction * max(1, round(between * SHARE)))

    def second(self) -> QVBoxLayout:
        """Another column to the right of the first."""
        column = QVBoxLayout()
        self.both.addLayout(column, 1)
        return column

    def set_margins(self, left: int, above: int, right: int, below: int) -> None:
        """Pixels around the columns."""
        self.both.setContentsMargins(left, above, right, below)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less may fit."""
        super().resizeEvent(event)
        self._up.setGeometry(0, 0, self.width(), self._up.height())
        self._down.setGeometry(0, self.height() - self._down.height(), self.width(), self._down.height())
        self._update_more()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or less may fit when the inside changes; keys that no control wanted turn it by screens."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._update_more()
            self.needs_changed.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in TURNS:
            self._turn(TURNS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _update_more(self) -> None:
        """Where only the margin is hidden, nothing is."""
        margins = self.both.contentsMargins()
        self._up.setVisible(self._bar.value() > margins.top())
        has_room = self.height() >= self._down.height()  # a page takes it all where there is nothing to touch
        self._down.setVisible(has_room and self._bar.maximum() - self._bar.value() > margins.bottom())
