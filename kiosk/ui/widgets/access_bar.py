"""The ways of showing that work, the other language, and a person: the bar that is the same on every page."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.bars import Bar
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


class AccessBar(Bar):
    """The ways of showing that work, the other language, and a person. The same place on every page."""

    line_above = True
    mode_tapped = Signal(str)
    language_tapped = Signal()
    help_tapped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "access-bar")
        margin = theme.px("bar-margin")
        above = theme.px("bar-gutter")
        self.row.setContentsMargins(margin, above, margin, above)
        self.row.setSpacing(theme.px("bar-gutter"))
        items = QHBoxLayout()
        items.setSpacing(theme.px("bar-gutter"))
        self._add_items(items)
        help_ = Button(
            theme,
            translate("Bars", "Ask staff"),
            icon="headset",
            look=Looks.HELP,
            height="access-h",
        )
        help_.clicked.connect(self.help_tapped)
        if theme.is_large:
            column = QVBoxLayout()
            column.setSpacing(theme.px("bar-gutter"))
            column.addLayout(items)
            column.addWidget(help_)
            self.row.addLayout(column)
        else:
            help_.setFixedHeight(theme.px("access-h"))
            self.row.addLayout(items, 1)
            self.row.addWidget(help_, 1)

    def _add_items(self, items: QHBoxLayout) -> None:
        for mode, words, icon in (
            ("large", translate("Bars", "Large"), "text-increase"),
            ("contrast", translate("Bars", "Contrast"), "contrast"),
        ):
            item = AccessItem(self.theme, words, icon, checked=mode in self.theme.modes)
            item.clicked.connect(lambda _checked=False, mode=mode: self.mode_tapped.emit(mode))
            items.addWidget(item)
        language = AccessItem(self.theme, translate("Bars", "中文"), "language", checked=False)
        language.setCheckable(False)
        language.clicked.connect(self.language_tapped)
        items.addWidget(language)
