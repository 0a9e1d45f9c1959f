"""Tokens on a panel of known pixels per millimetre."""

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import ASSETS
from kiosk.ui.theme.tokens import load_tokens

FAMILIES = ["Noto Sans SC", "BabelStone Han"]


class Theme:
    """Pixels, colours, fonts and icons for one set of modes; a change of mode is another `Theme`."""

    def __init__(self, px_per_mm: float, modes: Iterable[str] = (), *, is_wide: bool = False) -> None:
        self.modes = frozenset(modes)
        self.px_per_mm = px_per_mm
        self.is_wide = is_wide  # the panel lies: pages fold into two columns
        self._tokens = load_tokens(self.modes)
        self._icons: dict[tuple[str, str, int], QPixmap] = {}

    @property
    def is_large(self) -> bool:
        """Whether the large-text mode (大字) is on."""
        return "large" in self.modes

    def mm(self, length: float) -> int:
        """Pixels of ``length`` mm, at least 1."""
        return max(1, round(length * self.px_per_mm))

    def px(self, name: str) -> int:
        """Pixels of the length token ``name``."""
        return self.mm(self._tokens.length[name])

    def ms(self, name: str) -> int:
        """Milliseconds of the time token ``name``."""
        return self._tokens.time[name]

    def colour(self, name: str) -> QColor:
        """The colour token ``name``."""
        return self._colours[name]

    @cached_property
    def _colours(self) -> dict[str, QColor]:
        return {name: QColor(value) for name, value in self._tokens.colour.items()}

    def font(self, name: str) -> QFont:
        """The font of type token ``name``; figures are tabular."""
        return self._fonts[name]

    @cached_property
    def _fonts(self) -> dict[str, QFont]:
        return {name: self._font(token.size, token.weight) for name, token in self._tokens.type.items()}

    def _font(self, size: float, weight: int) -> QFont:
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPixelSize(self.mm(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def metrics(self, name: str) -> QFontMetrics:
        """Metrics of type token ``name``."""
        return QFontMetrics(self.font(name))

    def icon(self, name: str, colour: str, size: str) -> QPixmap:
        """Icon ``name`` in colour token ``colour``, as large as length token ``size``."""
        pixels = self.px(size)
        key = (name, colour, pixels)
        if key not in self._icons:
            self._icons[key] = _render(name, self.colour(colour), pixels)
        return self._icons[key]


def _render(name: str, colour: QColor, pixels: int) -> QPixmap:
    source = (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour.name()).encode()))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
