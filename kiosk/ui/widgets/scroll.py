"""A column that scrolls when it must, with large "more" buttons instead of a thin bar."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks


class Inside(QWidget):
    """Asks for the height it needs, not the one it would like: keys shrink before a page scrolls."""

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The least height in which everything fits."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else 0


class ScrollColumn(QWidget):
    """Holds ``column``, beside which ``both`` takes a second one; "more" buttons show only when there is more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Our own: the first call of ``viewport()`` makes PySide6 build every class of widgets, 20 ms of the start.
        self._view = QWidget()
        self._area.setViewport(self._view)
        self._inner = Inside()
        self._inner.setAutoFillBackground(False)
        self.both = QHBoxLayout(self._inner)
        self.both.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.both.addLayout(self.column, 1)
        self._area.setWidget(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._up = self._more(theme, translate("Scroll", "More above"), "chevron-up", -1)
        self._down = self._more(theme, translate("Scroll", "More below"), "chevron-down", 1)
        layout.addWidget(self._up)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._down)
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(self._update_more)
        bar.valueChanged.connect(self._update_more)
        self._inner.installEventFilter(self)

    def _more(self, theme: Theme, words: str, icon: str, direction: int) -> Button:
        button = Button(theme, words, icon=icon, look=Looks.QUIET, type="body", height="target")
        button.setFixedHeight(theme.px("target"))
        button.clicked.connect(lambda: self._turn(direction))
        button.hide()
        return button

    def _turn(self, direction: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + direction * self._view.height() * 4 // 5)

    def second(self) -> QVBoxLayout:
        """Another column to the right of the first."""
        column = QVBoxLayout()
        self.both.addLayout(column, 1)
        return column

    def to_top(self) -> None:
        """Show the beginning."""
        self._area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less may fit."""
        super().resizeEvent(event)
        self._update_more()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or less may fit when the inside changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._update_more()
        return super().eventFilter(watched, event)

    def _update_more(self) -> None:
        bar = self._area.verticalScrollBar()
        self._up.setVisible(bar.value() > bar.minimum())
        self._down.setVisible(bar.value() < bar.maximum())
