"""A quiet offer of help: taken, declined, or left alone."""

from PySide6.QtCore import QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.paint import CENTRE, Block, column_height, draw_column, draw_icon
from kiosk.ui.widgets.text import Text


class Cross(Button):
    """A square with a cross."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, look=Looks.WARM, type="caption", height="target")
        self.setFixedSize(theme.px("target"), theme.px("target"))

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """The cross."""
        draw_icon(painter, self.theme, "x", self.look.ink, "icon", (rect.center().x(), rect.center().y()))


class OfferStrip(QWidget):
    """Stands in the bar of the flow, where it moves and covers nothing that can be tapped."""

    large_wanted = Signal()
    help_wanted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px("gap-s"))
        self._row.addStretch(1)
        words = Text(theme, translate("Pages", "Help?"), type="caption")
        if theme.is_small:  # its bar is too low for two lines
            words.setWordWrap(False)
            self._row.addWidget(words)
        else:
            column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        if not (theme.is_large or theme.is_low or theme.is_small):  # who has it, or its key close by where room lacks
            self._add(translate("Pages", "Large text"), "text-increase", self.large_wanted)
        yes = self._add(translate("Pages", "Yes"), "headset", self.help_wanted)
        yes.setAccessibleName(translate("Pages", "Yes, a person should come"))
        cross = Cross(theme, translate("Pages", "No, thanks"))
        cross.clicked.connect(self.declined)
        self._row.addWidget(cross)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(1)

    def _add(self, words: str, icon: str, signal: SignalInstance) -> Button:
        button = Button(self._theme, words, icon=icon, look=Looks.WARM, type="caption", height="target")
        button.setFixedSize(button.sizeHint().width(), button.minimumHeight())
        button.clicked.connect(signal)
        self._row.addWidget(button)
        return button


class AwaitedStrip(Said):
    """In the same place: who is on the way; in fewer words, or as a picture only, where two wide buttons stand."""

    def __init__(self, theme: Theme, words: str, short: str) -> None:
        super().__init__()
        self._theme, self._choices = theme, (words, short)
        self.setAccessibleName(words)

    def fitting(self) -> str:
        """The most words that have room; "" for none."""
        return next((words for words in self._choices if self._has_room(words)), "")

    def _has_room(self, words: str) -> bool:
        widest = max(self._theme.metrics("caption").advance(word) for word in words.split())
        high = column_height(self._theme, self._blocks(words), self._room().width())
        return widest <= self._room().width() and high <= self.height()

    def _room(self) -> QRect:
        gap = self._theme.px("gap-s")
        return self.rect().adjusted(gap, 0, -gap, 0)

    def _blocks(self, words: str) -> tuple[Block, ...]:
        return (Block(words, "caption", "accent-ink", CENTRE),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, or somebody who comes."""
        painter, words = QPainter(self), self.fitting()
        if words:
            draw_column(painter, self._room(), self._theme, self._blocks(words))
        else:
            middle = self.rect().center()
            draw_icon(painter, self._theme, "user-check", "accent-ink", "icon", (middle.x(), middle.y()))
        painter.end()
