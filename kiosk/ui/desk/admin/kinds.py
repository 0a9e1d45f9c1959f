"""The kinds of records, one below the other."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut

from kiosk.domain.administration import Kind, KindSpec
from kiosk.ui.desk.admin.words import marked
from kiosk.ui.desk.parts import draw_key
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Block, Box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text


class KindKey(Tappable):
    """Leads to the records of a kind; solid while they are shown."""

    def __init__(self, theme: Theme, spec: KindSpec, key: str) -> None:
        self.words, self._icon, self._key = marked(spec.name), spec.icon, key
        super().__init__(theme, self.words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(theme.px("primary-button"))

    def box(self) -> Box:
        """Solid when it is the one shown."""
        if self.isChecked():
            return Box("primary", "primary")
        return Box("primary-tint" if self.isDown() else "surface", "")

    def sizeHint(self) -> QSize:
        """Icon, words and key beside each other."""
        theme = self.theme
        words = theme.metrics("body").advance(self.words) + theme.metrics("caption").advance(self._key)
        gaps = 2 * theme.px("padding-s") + 6 * theme.px("gap-s")
        return QSize(words + theme.px("icon-s") + gaps, self.minimumHeight())

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon, name, key."""
        ink = "on-primary" if self.isChecked() else "ink"
        side, gap = self.theme.px("icon-s"), self.theme.px("padding-s")
        draw_icon(painter, self.theme, self._icon, ink, "icon-s", (rect.left() + gap + side // 2, rect.center().y()))
        words = rect.adjusted(gap + side + self.theme.px("gap-s") * 2, 0, 0, 0)
        draw_column(painter, words, self.theme, (Block(self.words, "body", ink),))
        room = self.theme.metrics("caption").advance(self._key) + 2 * self.theme.px("gap-s")
        end = rect.adjusted(rect.width() - room - self.theme.px("gap-s"), 0, 0, 0)
        draw_key(painter, self.theme, end, self._key, ink)


class KindList(Card):
    """Emits ``chosen`` with a `Kind`; Alt and a figure choose too."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, specs: tuple[KindSpec, ...]) -> None:
        super().__init__(theme, padding="padding-s")
        self.keys: dict[Kind, KindKey] = {}
        for number, spec in enumerate(specs, start=1):
            key = self.keys[spec.kind] = KindKey(theme, spec, str(number))
            key.clicked.connect(partial(self._tell, spec.kind))
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(partial(self._tell, spec.kind))
            self.column.addWidget(key)
        self.column.addStretch(1)
        hint = translate("Administration", "Alt and the figure")
        self.column.addWidget(Text(theme, hint, type="caption", colour="ink-2"))
        self.setFixedWidth(max(key.sizeHint().width() for key in self.keys.values()) + 2 * theme.px("padding-s"))

    def show_kind(self, kind: Kind) -> None:
        """The one that is shown."""
        self.keys[kind].setChecked(True)

    def _tell(self, kind: Kind, _checked: object = None) -> None:
        self.chosen.emit(kind)
