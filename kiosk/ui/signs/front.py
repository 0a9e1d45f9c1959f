"""What comes in front of the page, beside the help that stays within reach."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from kiosk.ui.kiosk.covering import cover, uncover
from kiosk.ui.kiosk.stage import Stage
from kiosk.ui.theme import Theme

MOVES = (QEvent.Type.Resize, QEvent.Type.Move)


class Front(QWidget):
    """Covers ``over`` but for ``lit``, the bar with the help, and what the voice says; ``closed``: the page again."""

    closed = Signal()
    touched = Signal()  # anywhere beside the buttons

    def __init__(self, theme: Theme, over: Stage, lit: QWidget) -> None:
        super().__init__(over)
        self.theme, self._over = theme, over
        self._access, self._strip = lit, over.chrome.voice
        self._lit = (lit,) if self._strip is None else (lit, self._strip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("keeps-keys", True)
        for each in (over, *self._lit):
            each.installEventFilter(self)

    def open(self) -> None:
        """Come to the front and take the keys."""
        self._over.front = self
        self._access.setProperty("keeps-keys", True)  # arrows do not lead from it to what is covered
        self.stay_in_front()
        self.setFocus()

    def stay_in_front(self) -> None:
        """A new page must not cover it."""
        self._spread()
        self.raise_()
        self.show()
        for each in self._lit:
            each.raise_()
        cover(self._over, self, *self._lit)
        self._over.focus_page()

    def close_down(self) -> None:
        """Let the page be seen again, or the question that has come."""
        if self._over.front is self:
            self._over.front = None
        self.hide()
        self.deleteLater()
        uncover(self._over)
        if self._over.overlays.dialog is None:
            self._access.setProperty("keeps-keys", None)
        self._over.overlays.stay_in_front()
        self._over.focus_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what is covered; Escape leads back to the page wherever the keys are."""
        if event.type() in MOVES:
            self._spread()
        is_mine = watched is self._over and self._over.front is self and event.type() == QEvent.Type.KeyPress
        if is_mine and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    def _spread(self) -> None:
        whole = self._over.rect()
        if self.theme.lies:
            whole.setWidth(whole.width() - self._access.width())
        else:
            whole.setBottom(self._top_of(self._access) - 1)
        self.setGeometry(whole)
        self._leave_free(QRect() if self._strip is None else QRect(self._place_of(self._strip), self._strip.size()))

    def _leave_free(self, strip: QRect) -> None:
        """Of what the voice says: it may not reach as far as the page does, with a signer beside it."""
        covered = strip.intersected(self.rect())
        self.setContentsMargins(0, 0, 0, self.height() - covered.top() if covered.isValid() else 0)
        if covered.isValid():
            self.setMask(QRegion(self.rect()) - QRegion(covered))
        else:
            self.clearMask()

    def _top_of(self, bar: QWidget) -> int:
        """Where it stands, or will stand as soon as everything has its place."""
        return self._place_of(bar).y() or self._over.height() - bar.height()

    def _place_of(self, bar: QWidget) -> QPoint:
        """Nowhere while the bars are being made anew."""
        return bar.mapTo(self._over, QPoint()) if self._over.isAncestorOf(bar) else QPoint()

    def mousePressEvent(self, event: QEvent) -> None:
        """A touch beside the buttons does nothing to the page below; but somebody is there."""
        event.accept()
        self.touched.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the house."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("bg"))
        painter.end()
