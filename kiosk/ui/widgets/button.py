"""Buttons: one line of words, perhaps an icon and a smaller line."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.language import joined
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, LEFT, Block, Box, block_size, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable

SLACK = 6  # Qt breaks words that have just the pixels it measures for them


@dataclass(frozen=True)
class Look:
    """Boxes at rest and pressed, and the colour of words and icon."""

    rest: Box
    pressed: Box
    ink: str


class Looks(Enum):
    """The kinds of button there are."""

    PRIMARY = Look(Box("primary", "primary"), Box("primary-pressed", "primary-pressed"), "on-primary")
    SECONDARY = Look(Box("surface", "line", "line-button"), Box("primary-tint", "primary", "line-selected"), "ink")
    HELP = Look(Box("accent", "accent-edge"), Box("accent", "accent-ink", "line-selected"), "on-accent")
    WARM = Look(Box("accent-tint", "accent-ink"), Box("accent", "accent-ink", "line-selected"), "ink")
    QUIET = Look(Box("sunken", "line"), Box("primary-tint", "primary", "line-selected"), "ink")
    UNREADY = Look(
        Box("sunken", "line", "line-button", dashed=True), Box("sunken", "line", "line-button", dashed=True), "ink-2"
    )


class Button(Tappable):
    """A button; a confirming one ignores a second strike (accessibility.md 8)."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "",
        look: Looks = Looks.SECONDARY,
        type: str = "label",
        note: str = "",
        height: str = "primary-button",
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, joined(text, note), parent)
        self.words, self.icon_name, self.note, self.type = text, icon, note, type
        self.icon_after = icon_after
        self.setMinimumHeight(theme.px(height))
        self.set_look(look)

    def set_look(self, look: Looks) -> None:
        """Use another look; only a primary one confirms."""
        self.look = look.value
        self.setProperty("confirming", look is Looks.PRIMARY)
        self.update()

    def set_words(self, text: str, note: str = "") -> None:
        """Say something else."""
        self.words, self.note = text, note
        self.setText(joined(text, note))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def box(self) -> Box:
        """Pressed, switched on, or at rest."""
        return self.look.pressed if self.isDown() or self.isChecked() else self.look.rest

    def ink(self) -> str:
        """The colour of words and icon: on the warm fill another than on paler ones."""
        return "on-accent" if self.box().fill == "accent" else self.look.ink

    def sizeHint(self) -> QSize:
        """Room for the words on one line."""
        inner = self._inner_width(self.theme.metrics(self.type).advance(self.words))
        return QSize(inner + 2 * self.theme.px("padding-s"), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Long words take a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        words = block_size(self.theme, Block(self.words, self.type), self._words_width(width))
        return max(self.minimumHeight(), words.height() + 2 * self.theme.px("gap-s"))

    def _icon_room(self) -> int:
        return self.theme.px("icon") + self.theme.px("gap-s") * 2 if self.icon_name else 0

    def _note_room(self) -> int:
        advance = self.theme.metrics("body").advance(self.note)
        return advance + self.theme.px("gap-s") * 2 if self.note else 0

    def _inner_width(self, words: int) -> int:
        return words + self._icon_room() + self._note_room() + SLACK

    def _words_width(self, width: int) -> int:
        room = width - 2 * self.theme.px("gap-s") - self._icon_room() - self._note_room()
        return max(1, min(room, self.theme.metrics(self.type).advance(self.words) + SLACK))

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon, words, note: centred together."""
        words = self._words_width(rect.width())
        x = rect.left() + (rect.width() - self._inner_width(words)) // 2
        if self.icon_name and not self.icon_after:
            self._paint_icon(painter, x, rect)
            x += self._icon_room()
        self._paint_words(painter, QRect(x, rect.top(), words, rect.height()), self.words, self.type)
        x += words
        if self.note:
            note = QRect(x + self.theme.px("gap-s") * 2, rect.top(), self._note_room(), rect.height())
            self._paint_words(painter, note, self.note, "body")
        if self.icon_name and self.icon_after:
            self._paint_icon(painter, x + self.theme.px("gap-s") * 2, rect)

    def _paint_icon(self, painter: QPainter, x: int, rect: QRect) -> None:
        half = self.theme.px("icon") // 2
        draw_icon(painter, self.theme, self.icon_name, self.ink(), "icon", (x + half, rect.center().y()))

    def _paint_words(self, painter: QPainter, rect: QRect, text: str, type_: str) -> None:
        align = CENTRE if type_ == self.type else LEFT
        draw_column(painter, rect, self.theme, (Block(text, type_, self.ink(), align),))
