"""Small words above larger ones, and lines with an amount at the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.runs import fitting
from kiosk.ui.widgets.text import Text

RIGHT = Qt.AlignmentFlag.AlignRight


class Fact(QWidget):
    """What it is, and under it what it is here."""

    def __init__(self, theme: Theme, what: str, value: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(theme, what, type="caption", colour="ink-2"))
        column.addWidget(Text(theme, value, type="label"))
        column.addStretch(1)
        self.setAccessibleName(named(what, value))


class AmountLine(QWidget):
    """Words at the left, an amount at the right."""

    def __init__(self, theme: Theme, what: str, amount: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap"))
        row.addWidget(Text(theme, what, type="body-l"), 1)
        row.addWidget(_unwrapped(Text(theme, amount, type="body-l", align=RIGHT)))


class TotalLine(QWidget):
    """What has to be paid, as large as it fits; all on one baseline. ``money``: before the figures, they, after."""

    def __init__(self, theme: Theme, what: str, money: tuple[str, str, str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        before, amount, after = money
        types = ("title", "title-s", "label", "body-l") if theme.is_large else ("display", "title")
        room = theme.px("next-button") * 2 // (3 if theme.is_large and theme.is_wide else 1)
        type_ = fitting(theme, amount, types, room)
        drop = theme.metrics(type_).descent - theme.metrics("title-s").descent
        for words, type_of, stretch in (
            (what, "title-s", 1),
            (before, "title-s", 0),
            (amount, type_, 0),
            (after, "title-s", 0),
        ):
            if not words:
                continue
            text = _unwrapped(Text(theme, words, type=type_of))
            text.setContentsMargins(0, 0, 0, max(0, -drop if words == amount else drop))
            text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            row.addWidget(text, stretch)


def _unwrapped(text: Text) -> Text:
    text.setWordWrap(False)
    return text


class Rule(QFrame):
    """A soft line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(theme.px("line"))
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("line-soft"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)


class FactLine(QWidget):
    """What it is and what it is here, on one line: for large text."""

    def __init__(self, theme: Theme, what: str, value: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap"))
        row.addWidget(_unwrapped(Text(theme, what, type="caption", colour="ink-2")))
        words = Text(theme, value, type="body-l", align=RIGHT)
        words.setContentsMargins(0, 0, theme.px("line"), 0)  # a last letter may reach a hair beyond its own width
        row.addWidget(words, 1)
        self.setAccessibleName(named(what, value))


class EvenRow(QWidget):
    """Widgets side by side, all equally wide."""

    def __init__(self, theme: Theme, *widgets: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        for widget in widgets:
            row.addWidget(widget, 1)
