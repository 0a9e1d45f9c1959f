"""The large keypad: digits, perhaps a letter, and delete."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable

DELETE = "\b"


class Key(Tappable):
    """One character."""

    def __init__(self, theme: Theme, character: str, *, type: str = "display", height: str = "key") -> None:
        super().__init__(theme, character)
        self._type, self._height = type, height

    def box(self) -> Box:
        """Warm while pressed: the finger hides the key, the colour does not."""
        return Box("accent", "accent-ink", "line-selected") if self.isDown() else Box()

    def sizeHint(self) -> QSize:
        """As high as meant where there is room; never less than a target."""
        return QSize(self.theme.px("target"), self.theme.px(self._height))

    def ink(self) -> str:
        """The colour of what is on the key."""
        return "on-accent" if self.isDown() else "ink"

    def keep_place(self, *, kept: bool) -> None:
        """Whether its place stays empty while it is hidden."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """The character."""
        fits = [each for each in (self._type, "title-s") if self.theme.metrics(each).height <= rect.height()]
        type_ = fits[0] if fits else self._least_type(rect.height())
        draw_column(painter, rect, self.theme, (Block(self.text(), type_, self.ink(), CENTRE),))

    def _least_type(self, height: int) -> str:
        """On a low key the ring of the focus must not touch what hangs below the line; large text stays so."""
        has_room = self.theme.metrics("label").height + 2 * self.theme.px("focus") <= height
        return "label" if has_room or self.theme.is_large else "body-l"


class WordKey(Key):
    """A key with a word or an icon instead of a character."""

    def __init__(self, theme: Theme, words: str, *, icon: str = "", name: str = "", height: str = "key") -> None:
        super().__init__(theme, words, type="body-l", height=height)
        self._icon = icon
        self.setAccessibleName(name or words)

    def box(self) -> Box:
        """Quieter than a character."""
        return Box("sunken", "line") if not self.isDown() else super().box()

    def say(self, words: str, *, name: str = "") -> None:
        """Bear another word, read as ``name``."""
        self.setText(words)
        self.setAccessibleName(name or words)
        self.update()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon and word, centred together."""
        side = self.theme.px("icon") + self.theme.px("gap-s") if self._icon else 0
        width = self.theme.metrics("body-l").advance(self.text())
        if self._icon and side + width > rect.width():  # the icon says it where there is no room for the word
            draw_icon(painter, self.theme, self._icon, self.ink(), "icon", (rect.center().x(), rect.center().y()))
            return
        left = rect.center().x() - (side + width) // 2
        if self._icon:
            draw_icon(painter, self.theme, self._icon, self.ink(), "icon", (left + side // 2, rect.center().y()))
        words = QRect(left + side, rect.top(), width + 2, rect.height())
        draw_column(painter, words, self.theme, (Block(self.text(), "body-l", self.ink()),))


class Keypad(QWidget):
    """Emits ``pressed`` with a character, or `DELETE`. ``extra`` is the key left of 0, such as "X".

    Six ``columns`` make two rows of them, where height is what a panel lacks.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, extra: str = "", *, columns: int = 3) -> None:
        super().__init__()
        self._allowed = set("0123456789") | set(extra)
        self._height = "key" if columns == 3 else "pad-key"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px("key-gutter"))
        last = (extra, "0", DELETE) if columns == 3 else ("0", extra, DELETE)
        for index, character in enumerate((*"123456789", *last)):
            if character:
                grid.addWidget(self._key(theme, character), index // columns, index % columns)

    def _key(self, theme: Theme, character: str) -> QWidget:
        is_delete = character == DELETE
        key = (
            WordKey(theme, translate("Keys", "Delete"), icon="backspace", height=self._height)
            if is_delete
            else Key(theme, character, height=self._height)
        )
        key.clicked.connect(lambda: self.pressed.emit(character))
        return key

    def take(self, event: QKeyEvent) -> bool:
        """A key of a real keyboard; whether it was one of ours."""
        text = DELETE if event.text() in ("\b", "\x7f") else event.text().upper()
        if text == DELETE or (text and text in self._allowed):
            self.pressed.emit(text)
            return True
        return False
