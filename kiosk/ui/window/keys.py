"""The keys of a window: the large one that calls, and those that tell what they are pressed with."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from kiosk.ui.desk.parts import KeyButton, draw_key
from kiosk.ui.language import joined
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.paint import Block, Box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.window.deeds import Deed


class DeedKey(KeyButton):
    """The button of a deed; pale while it makes no sense."""

    def __init__(self, theme: Theme, deed: Deed, *, height: str = "window-key", icon: str | None = None) -> None:
        shown = deed.value.icon if icon is None else icon
        super().__init__(theme, deed.words, icon=shown, note=deed.value.key, height=height)
        self.deed = deed

    def show_ready(self, *, is_ready: bool, whom: str = "") -> None:
        """Whether it makes sense now, and to whom it is done when that is not plain."""
        self.setEnabled(is_ready)
        look = Looks.SECONDARY if is_ready else Looks.UNREADY
        words = joined_short(self.deed.words, whom)
        if self.look is not look.value:
            self.set_look(look)
        if self.words != words:
            self.set_words(words, self.deed.value.key)


class NextKey(Tappable):
    """呼叫下一位: the largest key, which names whom it will call."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Deed.NEXT.words)
        self.setFixedHeight(theme.px("window-next"))
        self.setProperty("confirming", True)
        self._whom = ""

    def show_next(self, whom: str, *, is_ready: bool) -> None:
        """Whom it will call; "" for nobody."""
        self.setEnabled(is_ready)
        self._whom = whom
        self.setAccessibleName(joined(Deed.NEXT.words, whom, Deed.NEXT.value.key))
        self.update()

    def box(self) -> Box:
        """Solid while it can be pressed."""
        if not self.isEnabled():
            return Box("sunken", "line", "line-button", dashed=True)
        return Box("primary-pressed" if self.isDown() else "primary", "")

    def sizeHint(self) -> QSize:
        """As wide as its place."""
        return self.minimumSize()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon, words, whom, key."""
        theme, ink = self.theme, "on-primary" if self.isEnabled() else "ink-2"
        pad, side = theme.px("padding"), theme.px("window-icon")
        draw_icon(painter, theme, Deed.NEXT.value.icon, ink, "window-icon", (pad + side // 2, rect.center().y()))
        key = Deed.NEXT.value.key
        room = theme.metrics("caption").advance(key) + 2 * theme.px("gap-s")
        draw_key(painter, theme, rect.adjusted(rect.width() - room - pad, 0, 0, 0), key, ink)
        words = rect.adjusted(2 * pad + side, 0, -room - 2 * pad, 0)
        blocks = [Block(Deed.NEXT.words, "display", ink)]
        if self._whom:
            blocks.append(Block(self._whom, "body", ink))
        draw_column(painter, words, theme, tuple(blocks))


def joined_short(words: str, whom: str) -> str:
    """ "Transfer A012"."""
    return f"{words} {whom}" if whom else words
