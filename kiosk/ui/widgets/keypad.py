"""The large keypad: digits, perhaps a letter, and delete."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_column
from kiosk.ui.widgets.tappable import Tappable

DELETE = "\b"


class Key(Tappable):
    """One character."""

    def __init__(self, theme: Theme, character: str, *, type: str = "display", height: str = "key") -> None:
        super().__init__(theme, character)
        self._type = type
        self.setMinimumHeight(theme.px(height))

    def box(self) -> Box:
        """Warm while pressed: the finger hides the key, the colour does not."""
        return Box("accent", "accent-ink", "line-selected") if self.isDown() else Box()

    def sizeHint(self) -> QSize:
        """A target."""
        return QSize(self.theme.px("target"), self.minimumHeight())

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """The character."""
        draw_column(painter, rect, self.theme, (Block(self.text(), self._type, "ink", CENTRE),))


class Keypad(QWidget):
    """Emits ``pressed`` with a character, or `DELETE`. ``extra`` is the key left of 0, such as "X"."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, extra: str = "") -> None:
        super().__init__()
        self._allowed = set("0123456789") | set(extra)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px("key-gutter"))
        keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", extra, "0", DELETE]
        for index, character in enumerate(keys):
            if character:
                grid.addWidget(self._key(theme, character), index // 3, index % 3)

    def _key(self, theme: Theme, character: str) -> QWidget:
        if character == DELETE:
            key: Tappable = Button(theme, translate("Keys", "Delete"), icon="backspace", look=Looks.QUIET, height="key")
        else:
            key = Key(theme, character)
        key.clicked.connect(lambda: self.pressed.emit(character))
        return key

    def take(self, event: QKeyEvent) -> bool:
        """A key of a real keyboard; whether it was one of ours."""
        text = DELETE if event.text() in ("\b", "\x7f") else event.text().upper()
        if text == DELETE or (text and text in self._allowed):
            self.pressed.emit(text)
            return True
        return False
