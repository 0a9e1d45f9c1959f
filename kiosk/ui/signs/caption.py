"""The words of what is being signed, on a dark ground as captions are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

BOX = Box("caption-fill", "line-soft", radius="radius-m")
TYPES = ("title-s", "label", "body-l", "body", "caption")  # the largest that has room
WRAP = int(Qt.TextFlag.TextWordWrap)


class SignCaption(Card):
    """Keeps its height whatever it says; a long sentence takes a smaller type before it is cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, BOX, padding="padding-s")
        pad, above = theme.px("padding-s"), theme.px("gap-s")
        self.column.setContentsMargins(pad, above, pad, above)
        self.words = Text(theme, "", type=TYPES[0], colour="on-caption")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # it takes what there is
        self.column.addWidget(self.words, 1)

    def hasHeightForWidth(self) -> bool:
        """Never: words give way, not what is around them."""
        return False

    def say(self, words: str) -> None:
        """Show ``words`` instead."""
        if words != self.words.text():
            self.words.setText(words)
            self._fit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Other room, perhaps for another type."""
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().marginsRemoved(self.column.contentsMargins())
        fitting = (each for each in TYPES if self._fits(each, room))
        self.words.setFont(self._theme.font(next(fitting, TYPES[-1])))

    def _fits(self, type_: str, room: QRect) -> bool:
        ruler = self._theme.metrics(type_)
        return ruler.wrapped(self.words.text(), room.width(), WRAP).height() <= room.height()
