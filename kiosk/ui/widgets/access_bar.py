"""The ways of showing that work, the other language, and a person: the bar that is the same on every page."""

from PySide6.QtCore import QLine, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.language import next_name, translate
from kiosk.ui.theme import SIGNS, VOICE, Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_column, draw_icon
from kiosk.ui.widgets.runs import fitting
from kiosk.ui.widgets.tappable import Tappable

SLACK = 6  # Qt breaks words that have just the pixels it measures for them
HELP_TYPES = ("label", "body-l", "body", "caption")


class AccessItem(Tappable):
    """A way of showing things that can be switched on and off."""

    def __init__(self, theme: Theme, words: str, icon: str, *, checked: bool) -> None:
        super().__init__(theme, words)
        self.icon_name = icon
        self._is_lacking = False
        self.setCheckable(True)
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As meant where there is room; never less than a target."""
        words = self.theme.metrics("caption").advance(self.text()) + 2 * self.theme.px("gap-s")
        return QSize(max(self.theme.px("access-w"), words), self.theme.px("access-h"))

    def keep_words(self) -> None:
        """Be no narrower than its word: a long one takes of the room of short ones."""
        words = self.theme.metrics("caption").advance(self.text()) + 2 * self.theme.px("gap-s")
        self.setMinimumWidth(max(self.theme.px("target"), words))

    def show_lacking(self) -> None:
        """This machine does not have it: said in words, and by the dashes of what is not to be had."""
        self._is_lacking = True
        self.setText(translate("Bars", "No voice"))
        self.setAccessibleName(translate("Bars", "Voice, not available here"))
        self.setCheckable(False)
        self.icon_name = "volume-off"
        self.update()

    def box(self) -> Box:
        """Solid when on."""
        if self._is_lacking:
            return Box("primary-tint" if self.isDown() else "sunken", "line", dashed=True)
        if self.isChecked():
            return Box("primary", "primary")
        return Box("primary-tint", "primary", "line-selected") if self.isDown() else Box("sunken", "line")

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon above a word; a tick when on."""
        ink = "on-primary" if self.isChecked() else "ink"
        mark = "on-primary" if self.isChecked() else "primary"
        words = Block(self.text(), "caption", ink, CENTRE)
        stacked = self.theme.px("icon-bar") + self.theme.metrics("caption").height
        if stacked + 2 * self.theme.px("gap-s") <= rect.height():
            draw_stacked(painter, rect, self.theme, self.icon_name, mark, words)
        else:
            draw_beside(painter, rect, self.theme, self.icon_name, mark, words)
        if self.isChecked():
            side = self.theme.px("icon-s") // 2
            at = rect.right() - side * 5 // 4, rect.top() + side * 5 // 4
            draw_icon(painter, self.theme, "check", "on-primary", "icon-s", at)


class HelpItem(Tappable):
    """找工作人员: the same place on every page, and the only warm fill."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translate("Bars", "Ask staff"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As high as the items beside it; in a column more, for it is the one that counts."""
        return QSize(self.theme.px("access-w"), self.theme.px("help-h"))

    def box(self) -> Box:
        """Warm."""
        return Box("accent", "accent-ink", "line-selected") if self.isDown() else Box("accent", "accent-edge")

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon and words: above each other, or beside each other on a long button."""
        side, gap = self.theme.px("icon-bar"), self.theme.px("gap-s")
        is_long = rect.width() > rect.height() * 3
        room = rect.width() - (side + 2 * gap if is_long else 0) - 2 * gap
        type_ = fitting(self.theme, self.text(), HELP_TYPES, room)
        words = Block(self.text(), type_, "on-accent", CENTRE)
        if not is_long:
            draw_stacked(painter, rect, self.theme, "headset", "on-accent", words)
            return
        width = self.theme.metrics(type_).advance(self.text()) + SLACK
        left = rect.center().x() - (side + 2 * gap + width) // 2
        draw_icon(painter, self.theme, "headset", "on-accent", "icon-bar", (left + side // 2, rect.center().y()))
        draw_column(painter, QRect(left + side + 2 * gap, rect.top(), width, rect.height()), self.theme, (words,))


def draw_beside(painter: QPainter, rect: QRect, theme: Theme, icon: str, colour: str, words: Block) -> None:
    """An icon in ``colour`` left of ``words``, where there is no height for both; alone where no width either."""
    side, gap = theme.px("icon-bar"), theme.px("gap-s")
    width = theme.metrics(words.type).advance(words.text) + SLACK
    if side + gap + width > rect.width():
        draw_icon(painter, theme, icon, colour, "icon-bar", (rect.center().x(), rect.center().y()))
        return
    left = rect.center().x() - (side + gap + width) // 2
    draw_icon(painter, theme, icon, colour, "icon-bar", (left + side // 2, rect.center().y()))
    draw_column(painter, QRect(left + side + gap, rect.top(), width, rect.height()), theme, (words,))


def draw_stacked(painter: QPainter, rect: QRect, theme: Theme, icon: str, colour: str, words: Block) -> None:
    """An icon in ``colour`` above ``words``, centred together."""
    side, height = theme.px("icon-bar"), block_size(theme, words, rect.width()).height()
    top = rect.center().y() - (side + height) // 2
    draw_icon(painter, theme, icon, colour, "icon-bar", (rect.center().x(), top + side // 2))
    draw_column(painter, QRect(rect.left(), top + side, rect.width(), height), theme, (words,))


class Access(QWidget):
    """What the bar and the column share: the items, the help, and what they tell."""

    mode_tapped = Signal(str)
    language_tapped = Signal()
    help_tapped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.help = HelpItem(theme)
        self.help.clicked.connect(self.help_tapped)
        self.lacking: frozenset[str] = frozenset()  # modes this machine does not have
        self._voice: AccessItem | None = None

    def items(self) -> tuple[AccessItem, ...]:
        """One for each way of showing that works, and the other language."""
        language = AccessItem(self.theme, next_name(), "language", checked=False)
        language.setCheckable(False)
        language.clicked.connect(self.language_tapped)
        self._voice = self._mode(VOICE, translate("Bars", "Voice"), "volume")
        return (
            self._voice,
            self._mode(SIGNS, translate("Bars", "Signs"), "sign-language"),
            self._mode("large", translate("Bars", "Large"), "text-increase"),
            self._mode("contrast", translate("Bars", "Contrast"), "contrast"),
            self._mode("low", translate("Bars", "Low"), "disabled"),
            language,
        )

    def lack_voice(self) -> None:
        """Nobody here speaks the language on the screen."""
        self.lacking = frozenset({VOICE})
        if self._voice is not None:
            self._voice.show_lacking()

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
    """Under every page of an upright panel, in one row, or two where the words need it. The same on every page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        margin, gap = theme.px("bar-margin"), theme.px("bar-gutter")
        items = QHBoxLayout()
        items.setSpacing(gap)
        for item in self.items():
            item.keep_words()
            items.addWidget(item, 1)
        is_tall = theme.px("access-bar") > 2 * theme.px("access-h")
        whole = QVBoxLayout(self) if is_tall else QHBoxLayout(self)
        whole.setContentsMargins(margin, gap, margin, gap)
        whole.setSpacing(gap)
        whole.addLayout(items, 3)
        whole.addWidget(self.help, 2 if is_tall else 1)
        self.setFixedHeight(theme.px("access-bar"))

    def lack_voice(self) -> None:
        """That takes more words than the voice itself."""
        super().lack_voice()
        if self._voice is not None:
            self._voice.keep_words()

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
        column.insertStretch(0 if theme.is_low else -1, 1)
        column.addWidget(self.help)
        self.setFixedWidth(theme.px("access-column"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip, its line towards the page."""
        self.paint_strip(QLine(0, 0, 0, self.height()))
