"""What comes in front of the page, beside the help that stays within reach."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.kiosk.covering import cover, uncover
from kiosk.ui.theme import Theme


class Front(QWidget):
    """Covers ``over`` but for ``lit``, the bar with the help; ``closed`` tells that the page is wanted."""

    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget, lit: QWidget) -> None:
        super().__init__(over)
        self.theme, self._over, self._lit = theme, over, lit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("keeps-keys", True)
        over.installEventFilter(self)

    def open(self) -> None:
        """Come to the front and take the keys."""
        self._spread()
        self.raise_()
        self.show()
        self._lit.raise_()
        cover(self._over, self, self._lit)
        self.setFocus()

    def close_down(self) -> None:
        """Let the page be seen again."""
        uncover(self._over)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what is covered."""
        if event.type() == QEvent.Type.Resize:
            self._spread()
        return super().eventFilter(watched, event)

    def _spread(self) -> None:
        whole = self._over.rect()
        if self.theme.lies:
            whole.setWidth(whole.width() - self._lit.width())
        else:
            whole.setHeight(whole.height() - self._lit.height())
        self.setGeometry(whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QEvent) -> None:
        """A touch beside the buttons does nothing to the page below."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the house."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("bg"))
        painter.end()
