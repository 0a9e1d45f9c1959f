"""That the low mode is on, and what it does not bring nearer."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card, Icon
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text


class LowNotice(Card):
    """Shown where a page has room for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Box("primary-tint", "", radius="radius-m"))
        row = QHBoxLayout()
        row.setSpacing(theme.px("padding"))
        row.addWidget(Icon(theme, "disabled", size="icon-hero"))
        words = QVBoxLayout()
        words.setSpacing(theme.px("gap-s"))
        title = translate("Bars", "Low mode is on")
        line = translate(
            "Bars",
            "What you tap stands low now, within reach when seated. "
            "If the reader or the ticket slot is too far, tap “Ask staff”.",
        )
        words.addWidget(Text(theme, title, type="label"))
        words.addWidget(Text(theme, line, type="body"))
        row.addLayout(words, 1)
        self.column.addLayout(row)
