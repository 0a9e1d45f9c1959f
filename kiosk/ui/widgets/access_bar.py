"""The ways of showing that work, the other language, and a person: the bar that is the same on every page."""

from PySide6.QtCore import QLine, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable


class AccessItem(Tappable):
    """A way of showing things that can be switched on and off."""

    def __init__(self, theme: Theme, words: str, icon: str, *, checked: bool) -> None:
        super().__init__(theme, words)
        self.icon_name = icon
        self.setCheckable(True)
        self.setChecked(checked)
        self.setFixedHeight(theme.px("access-h"))
        self.setMinimumWidth(theme.px("access-w"))

    def box(self) -> Box:
        """Solid when on."""
        if self.isChecked():
            return Box("primary", "primary")
        return Box("primary-tint", "primary", "line-selected") if self.isDown() else Box("sunken", "line")

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon above a word; a tick when on."""
        ink = "on-primary" if self.isChecked() else "ink"
        mark = "on-primary" if self.isChecked() else "primary"
        third = rect.height() // 3
        draw_icon(painter, self.theme, self.icon_name, mark, "icon-bar", (rect.center().x(), rect.top() + third))
        words = rect.adjusted(0, third + third // 2, 0, -third // 4)
        draw_column(painter, words, self.theme, (Block(self.text(), "caption", ink, CENTRE),))
        if self.isChecked():
            side = self.theme.px("icon-s") // 2
            draw_icon(
                painter, self.theme, "check", "on-primary", "icon-s", (rect.right() - side * 2, rect.top() + side * 2)
            )


class Access(QWidget):
    """What the bar and the column share: the items, the help, and what they tell."""

    mode_tapped = Signal(str)
    language_tapped = Signal()
    help_tapped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.help = Button(theme, translate("Bars", "Ask staff"), icon="headset", look=Looks.HELP, height="access-h")
        self.help.clicked.connect(self.help_tapped)

    def items(self) -> tuple[AccessItem, ...]:
        """One for each way of showing that works, and the other language."""
        language = AccessItem(self.theme, translate("Bars", "中文"), "language", checked=False)
        language.setCheckable(False)
        language.clicked.connect(self.language_tapped)
        return (
            self._mode("large", translate("Bars", "Large"), "text-increase"),
            self._mode("contrast", translate("Bars", "Contrast"), "contrast"),
            language,
        )

    def _mode(self, mode: str, words: str, icon: str) -> AccessItem:
        item = AccessItem(self.theme, words, icon, checked=mode in self.theme.modes)
        item.clicked.connect(lambda: self.mode_tapped.emit(mode))
        return item

    def paint_strip(self, edge: QLine) -> None:
        """The surface, and the soft line on the side of the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("line-soft"), self.theme.px("line")))
        painter.drawLine(edge)
        painter.end()


class AccessBar(Access):
    """Under every page of an upright panel. The same place on every page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFixedHeight(theme.px("access-bar"))
        row = QHBoxLayout()
        row.setSpacing(theme.px("bar-gutter"))
        for item in self.items():
            row.addWidget(item)
        whole = QVBoxLayout(self) if theme.is_large else QHBoxLayout(self)
        margin, above = theme.px("bar-margin"), theme.px("bar-gutter")
        whole.setContentsMargins(margin, above, margin, above)
        whole.setSpacing(theme.px("bar-gutter"))
        whole.addLayout(row, 1)
        if not theme.is_large:
            self.help.setFixedHeight(theme.px("access-h"))
        whole.addWidget(self.help, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip, its line above."""
        self.paint_strip(QLine(0, 0, self.width(), 0))


class AccessColumn(Access):
    """Beside every page of a lying panel, where height is short; help stands lowest, nearest to the hand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        column = QVBoxLayout(self)
        margin = theme.px("bar-margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("bar-gutter"))
        for item in self.items():
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(self.help, 1)
        self.setFixedWidth(self.help.sizeHint().width() + 2 * margin)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip, its line towards the page."""
        self.paint_strip(QLine(0, 0, 0, self.height()))
