"""A small rounded word with an icon: information, never tappable."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Block, Box, draw_box, draw_column, draw_icon


@dataclass(frozen=True)
class Pill:
    """Words with an icon in colour token ``ink`` on ``tint``."""

    words: str
    icon: str
    ink: str = "ink-2"
    tint: str = "sunken"


def pill_size(theme: Theme, pill: Pill) -> QSize:
    """The room a pill takes."""
    metrics = theme.metrics("caption")
    width = metrics.advance(pill.words) + theme.px("icon-s") + theme.px("gap-s") // 2 + _end(theme) * 2
    return QSize(width, metrics.height + theme.px("gap-s"))


def draw_pill(painter: QPainter, theme: Theme, rect: QRect, pill: Pill) -> None:
    """Draw ``pill``, which has the size `pill_size` told."""
    side, end = theme.px("icon-s"), _end(theme)
    draw_box(painter, rect, theme, Box(pill.tint, "", radius="pill"))
    draw_icon(painter, theme, pill.icon, pill.ink, "icon-s", (rect.left() + end + side // 2, rect.center().y() + 1))
    words = rect.adjusted(end + side + theme.px("gap-s") // 2, 0, 0, 0)
    draw_column(painter, words, theme, (Block(pill.words, "caption", pill.ink),))


def _end(theme: Theme) -> int:
    return theme.px("padding-s") * 3 // 4
