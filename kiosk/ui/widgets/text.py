"""Words on a page: plain text only, in a type and colour of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.theme import Theme


class Text(QLabel):
    """A wrapping label; markup in names is shown, never obeyed."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        type: str = "body",
        colour: str = "ink",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(type))
        self.setWordWrap(True)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.set_colour(colour)

    def set_colour(self, colour: str) -> None:
        """Use another colour token."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(colour))
        self.setPalette(palette)


class Heading(Text):
    """What a page or a question is about; screen readers lead from one to the next."""
