"""Words on a page: plain text only, in a type and colour of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.wording import bound, mark


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
        super().__init__(parent)
        self._theme, self._words = theme, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(theme.font(type))
        self.setWordWrap(True)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.set_colour(colour)

    def setText(self, text: str) -> None:
        """Show ``text``; a screen reader hears it without the marks that keep its end together."""
        is_ours, self._words = self.accessibleName() in ("", self._words), text
        shown = bound(text)
        super().setText(shown)
        if is_ours:
            self.setAccessibleName(text if shown != text else "")
        mark(self, text)

    def text(self) -> str:
        """What is shown, without those marks."""
        return self._words

    def set_colour(self, colour: str) -> None:
        """Use another colour token."""
        self._colour = colour
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(colour))
        self.setPalette(palette)

    def recolour(self) -> None:
        """The theme has other colours."""
        self.set_colour(self._colour)


class Heading(Text):
    """What a page or a question is about; screen readers lead from one to the next."""

    def setText(self, text: str) -> None:
        """Also as its name: a heading is no label, whose text a screen reader reads by itself."""
        super().setText(text)
        self.setAccessibleName(text)
