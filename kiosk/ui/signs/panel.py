"""The signer beside the page: screen, caption, buttons; above it on an upright panel, at its left on a lying one."""

from PySide6.QtCore import QLine, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.signs.caption import SignCaption
from kiosk.ui.signs.controls import BESIDE, TIGHT, SignControls
from kiosk.ui.signs.screen import Screen
from kiosk.ui.theme import Theme

LINES, WORDY = 4, 7  # of the caption: what the longest words of a film take; all of them where there is none


class SignPanel(QWidget):
    """``asked`` tells an action by name; see `SignControls`."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.signer = Screen(theme)
        self.caption = SignCaption(theme)
        self.controls = SignControls(theme, BESIDE, columns=2)
        self.controls.asked.connect(self.asked)
        (self._lay_column if theme.lies else self._lay_row)()

    def _lay_row(self) -> None:
        """Upright: what is said and done stands right of the signer."""
        theme = self._theme
        row = QHBoxLayout(self)
        margin, gap = theme.px("margin"), theme.px("gap-s")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(theme.px("gutter"))
        self.signer.setFixedSize(theme.signer_width(), theme.px("signer-h"))
        row.addWidget(self.signer)
        column = QVBoxLayout()
        column.setSpacing(theme.px("bar-gutter"))
        column.addWidget(self.caption, 1)
        column.addWidget(self.controls)
        row.addLayout(column, 1)
        self.setFixedHeight(theme.px("signer-h") + 2 * gap)

    def _lay_column(self) -> None:
        """Lying: height is what it lacks, so the signer takes what is left."""
        theme = self._theme
        column = QVBoxLayout(self)
        margin = theme.px("bar-margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("bar-gutter"))
        column.addWidget(self.signer, 1)
        self.caption.setFixedHeight(self._lines(LINES))
        column.addWidget(self.caption)
        column.addWidget(self.controls)
        self.setFixedWidth(max(theme.signer_width(), theme.px("signer-column")) + 2 * margin)

    def show_film(self, *, has_film: bool) -> None:
        """Whether there is something to play; what there is to read instead gets its room."""
        self.controls.show_film(has_film=has_film)
        if self._theme.lies:
            self.caption.setFixedHeight(self._lines(LINES if has_film else self._most_lines()))

    def _lines(self, count: int) -> int:
        return self._theme.metrics("caption").height * count + 2 * self._theme.px("gap-s")

    def _most_lines(self) -> int:
        return WORDY if self._theme.is_large else LINES

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface, and the soft line towards the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        right, bottom = self.width() - 1, self.height() - 1
        painter.drawLine(QLine(right, 0, right, bottom) if self._theme.lies else QLine(0, bottom, right, bottom))
        painter.end()


class SignStrip(QWidget):
    """On a tight panel: the buttons that let the signer come in front of the page, under it."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.controls = SignControls(theme, TIGHT, columns=len(TIGHT))
        self.controls.asked.connect(self.asked)
        row = QHBoxLayout(self)
        margin, gap = theme.px("bar-margin"), theme.px("bar-gutter")
        row.setContentsMargins(margin, gap, margin, gap)
        row.addWidget(self.controls)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface, and the soft line towards the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        painter.drawLine(QLine(0, 0, self.width(), 0))
        painter.end()
