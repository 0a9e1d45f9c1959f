"""What has been chosen so far, beside the button that goes on."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.paint import Block, column_height, draw_column

TYPES = ("label", "body-l", "body", "caption")


class ChoiceWords(Said):
    """A small line above the choice, in the largest type that fits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._above, self._choice = theme, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, above: str, choice: str) -> None:
        """Show ``choice`` below ``above``."""
        self._above, self._choice = above, choice
        self.setAccessibleName(f"{above} {choice}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Whatever is left."""
        return QSize(self.theme.px("next-button"), self.theme.px("target"))

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        return column_height(self.theme, self._blocks(width), width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two lines."""
        painter = QPainter(self)
        draw_column(painter, QRect(self.rect()), self.theme, self._blocks(self.width()))
        painter.end()

    def _blocks(self, width: int) -> tuple[Block, ...]:
        if not self._choice:
            return (Block(self._above, "body"),)
        above = (Block(self._above, "caption", "ink-2"),) if self._above else ()
        sizes = [(*above, Block(self._choice, type_)) for type_ in TYPES]
        sizes.append((Block(self._choice, TYPES[-1]),))
        room = self.theme.px("primary-button")
        return next((blocks for blocks in sizes if column_height(self.theme, blocks, width) <= room), sizes[-1])


class ChoiceDock(QWidget):
    """The choice at the left, the way on at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        self.words = ChoiceWords(theme)
        self.button = Button(theme, "", icon="arrow-right", icon_after=True, type="title-s")
        self.button.setFixedSize(theme.px("next-button"), theme.px("primary-button"))
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_ready(self, above: str, choice: str, go_on: str) -> None:
        """Chosen: the button goes on."""
        self.words.say(above, choice)
        self.button.set_look(Looks.PRIMARY)
        self.button.set_words(go_on)

    def show_missing(self, missing: str, go_on: str) -> None:
        """Not chosen: ``missing`` says what to do first."""
        self.words.say(missing, "")
        self.button.set_look(Looks.UNREADY)
        self.button.set_words(go_on)
