"""Tokens on a panel of known pixels per millimetre."""

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import ASSETS
from kiosk.ui.theme.panel import Panel
from kiosk.ui.theme.tokens import SIGNS, STILL, load_tokens

MANY = 1 << 20  # a height no text reaches
UPRIGHT = Panel()  # 21.5 inch
FAMILIES = ["Noto Sans SC", "BabelStone Han"]


class Ruler:
    """How wide and high words are in one font; each is measured once. Names are among them: `forget` them in time."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetrics(font)
        self._advances: dict[str, int] = {}
        self._sizes: dict[tuple[str, int, int], QSize] = {}

    @property
    def height(self) -> int:
        """Pixels of a line."""
        return self._metrics.height()

    @property
    def ascent(self) -> int:
        """Pixels above the baseline."""
        return self._metrics.ascent()

    @property
    def descent(self) -> int:
        """Pixels below the baseline."""
        return self._metrics.descent()

    @property
    def cap_height(self) -> int:
        """Pixels of a capital letter."""
        return self._metrics.capHeight()

    def advance(self, text: str) -> int:
        """Pixels from the beginning of ``text`` to the end."""
        if text not in self._advances:
            self._advances[text] = self._metrics.horizontalAdvance(text)
        return self._advances[text]

    def wrapped(self, text: str, width: int, flags: int) -> QSize:
        """What ``text`` takes when it may be ``width`` pixels wide; ``flags`` as Qt's alignment and text flags."""
        key = text, width, flags
        if key not in self._sizes:
            self._sizes[key] = self._metrics.boundingRect(QRect(0, 0, width, MANY), flags, text).size()
        return self._sizes[key]

    def forget(self) -> None:
        """Forget all words."""
        self._advances.clear()
        self._sizes.clear()


class Theme:
    """Pixels, colours, fonts and icons for one set of modes on one panel; a change of mode is another `Theme`."""

    def __init__(
        self,
        px_per_mm: float,
        modes: Iterable[str] = (),
        *,
        panel: Panel = UPRIGHT,
        is_still: bool = False,
    ) -> None:
        self.modes = frozenset(modes)
        self.px_per_mm = px_per_mm
        self.panel = replace(panel, has_signer=SIGNS in self.modes)
        self._still = {STILL} if is_still else set()  # nothing moves
        self._tokens = load_tokens(self.modes | self.panel.shapes | self._still)
        self._icons: dict[tuple[str, str, int], QPixmap] = {}

    def recolour(self, modes: Iterable[str]) -> None:
        """Take other modes that change nothing but colours: whoever paints with this theme keeps it."""
        self.modes = frozenset(modes)
        self._tokens = load_tokens(self.modes | self.panel.shapes | self._still)
        self.__dict__.pop("_colours", None)
        self._icons.clear()

    @property
    def is_large(self) -> bool:
        """Whether the large-text mode (大字) is on."""
        return "large" in self.modes

    @property
    def is_low(self) -> bool:
        """Whether the low mode (低位) is on: everything that is touched stands low."""
        return "low" in self.modes

    @property
    def is_wide(self) -> bool:
        """Whether pages fold into two columns: the panel lies, and no signer stands on it."""
        return self.panel.is_wide

    @property
    def lies(self) -> bool:
        """Whether the panel lies: help stands beside the page."""
        return self.panel.lies

    @property
    def shows_signer(self) -> bool:
        """Whether a signer stands beside the page."""
        return self.panel.shows_signer

    @property
    def asks_singly(self) -> bool:
        """Whether pages ask one question after the other: in large text, and where it is signed."""
        return self.is_large or SIGNS in self.modes

    @property
    def is_dear(self) -> bool:
        """Whether height is so dear that the top bar is left out inside a flow."""
        return self.is_small or self.shows_signer

    def signer_width(self) -> int:
        """Pixels that a signer is wide at least."""
        return math.ceil(self.panel.signer * self.px_per_mm)

    @property
    def is_small(self) -> bool:
        """Whether every millimetre counts."""
        return "small" in self.panel.shapes

    @property
    def out_of_reach(self) -> tuple[int, int]:
        """Pixels at the top and at the bottom of the panel that the low mode keeps free of controls."""
        there = self.panel.reach
        return round(there.above * self.px_per_mm), round(there.below * self.px_per_mm)

    def mm(self, length: float) -> int:
        """Pixels of ``length`` mm, at least 1; more of them for people who stand far away."""
        return max(1, round(length * self.px_per_mm * self.panel.zoom))

    def px(self, name: str) -> int:
        """Pixels of the length token ``name``."""
        return self._lengths[name]

    @cached_property
    def _lengths(self) -> dict[str, int]:
        return {name: self.mm(length) for name, length in self._tokens.length.items()}

    def page_width(self) -> int:
        """Pixels that the bars leave to a page on a lying panel."""
        return round(self.panel.width * self.px_per_mm) - self.px("access-column")

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

    def metrics(self, name: str) -> Ruler:
        """Measures words in type token ``name``."""
        return self._rulers[name]

    @cached_property
    def _rulers(self) -> dict[str, Ruler]:
        return {name: Ruler(font) for name, font in self._fonts.items()}

    def forget_words(self) -> None:
        """Forget all words that were measured."""
        for ruler in self._rulers.values():
            ruler.forget()

    def icon(self, name: str, colour: str, size: str) -> QPixmap:
        """Icon ``name`` in colour token ``colour``, as large as length token ``size``."""
        pixels = self.px(size)
        key = (name, colour, pixels)
        if key not in self._icons:
            self._icons[key] = QPixmap.fromImage(_render(name, self.colour(colour).name(), pixels))
        return self._icons[key]


@lru_cache(maxsize=1024)  # more than all modes need; whoever switches modes waits for them
def _render(name: str, colour: str, pixels: int) -> QImage:
    source = (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image
