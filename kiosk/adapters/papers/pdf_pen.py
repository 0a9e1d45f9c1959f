"""Writes on a PDF page in hundredths of a millimetre, and remembers what each glyph stands for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPainter, QPainterPath, QRawFont, QTextLayout

from kiosk.adapters.papers.fonts import MAIN, RARE, REGULAR, paper_font
from kiosk.adapters.papers.pdf_unicode import Run
from kiosk.adapters.papers.qr import Matrix
from kiosk.adapters.papers.text import Align, outline, wrap
from kiosk.paths import ASSETS

INK, RED, GREY, PALE = "ink", "red", "grey", "pale"

LEAST = 120  # 1.2 mm: smaller is not legible, however long the text
LINE = 1.25  # line height in em
CAPITALS = 0.733  # of the em

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


@cache
def _colours() -> Mapping[str, str]:
    tokens = tomllib.loads((ASSETS / "tokens.toml").read_text(encoding="utf-8"))
    return {name: str(value) for name, value in tokens["paper"]["colour"].items()}


def paper_colour(name: str) -> QColor:
    """A colour of what is printed: INK, RED, GREY or PALE."""
    return QColor(_colours()[name])


@dataclass(frozen=True)
class Type:
    """Size in 1/100 mm, weight, colour by name, and which point of the line stands at x."""

    size: int = 330
    weight: int = REGULAR
    align: Align = Align.LEFT
    colour: str = INK


@dataclass
class Pen:
    """The pen of one document; ``runs`` is what `name_glyphs` needs."""

    painter: QPainter
    runs: list[Run] = field(default_factory=list)

    def write(self, text: str, x: int, baseline: int, style: Type) -> None:
        """One line; each stretch in the face that has its characters."""
        layouts = [_layout(part, _font(family, style)) for family, part in _stretches(text)]
        at = x - style.align.value * sum(_advance(layout) for layout in layouts)
        self.painter.setPen(paper_colour(style.colour))
        for layout in layouts:
            for run in layout.glyphRuns(-1, -1, _ALL):
                ascent = layout.lineAt(0).ascent()
                self.painter.drawGlyphRun(QPointF(at, baseline - ascent), run)
                self.runs.append(_glyph_texts(run))
            at += _advance(layout)

    def write_box(self, text: str, box: QRect, style: Type) -> None:
        """Text in the middle of ``box``'s height, smaller or in more lines until all of it is inside."""
        size = style.size
        lines = wrap(text, size=size, weight=style.weight, width=box.width())
        while len(lines) * size * LINE > max(box.height(), style.size * LINE) and size > LEAST:
            size -= 10
            lines = wrap(text, size=size, weight=style.weight, width=box.width())
        step = round(size * LINE)
        x = box.left() + round(style.align.value * box.width())
        first = box.top() + (box.height() - (len(lines) - 1) * step) // 2 + round(CAPITALS / 2 * size)
        for index, line in enumerate(lines):
            self.write(line, x, first + index * step, replace(style, size=size))

    def fill(self, box: QRect) -> None:
        """A black rectangle: rules are drawn so, because a filled edge is sharp on every printer."""
        self.painter.fillRect(box, paper_colour(INK))

    def code(self, matrix: Matrix, x: int, y: int, *, module: int) -> None:
        """A QR."""
        for row, modules in enumerate(matrix):
            for column, black in enumerate(modules):
                if black:
                    self.fill(QRect(x + column * module, y + row * module, module, module))

    def shape(self, text: str, size: int, weight: int) -> QPainterPath:
        """``text`` as an outline around 0,0: marks that nobody needs to select."""
        path = outline(text, size=size, weight=weight)
        return path.translated(-path.boundingRect().center())


def _stretches(text: str) -> list[tuple[str, str]]:
    """Family and text, in order: one family a stretch, since Qt's glyph runs lose their place where faces mix."""
    main = QRawFont.fromFont(paper_font(32, REGULAR, families=(MAIN,)))
    rare = QRawFont.fromFont(paper_font(32, REGULAR, families=(RARE,)))
    chosen = [RARE if rare.supportsCharacter(ord(c)) > main.supportsCharacter(ord(c)) else MAIN for c in text]
    pairs = groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0])
    return [(family, "".join(char for _, char in group)) for family, group in pairs]


def _font(family: str, style: Type) -> QFont:
    """The rare face has one weight: a bolder one would be drawn, and extracted, twice."""
    font = paper_font(style.size, style.weight if family == MAIN else REGULAR, families=(family,))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(10**6)
    layout.endLayout()
    return layout


def _advance(layout: QTextLayout) -> float:
    return layout.lineAt(0).horizontalAdvance()


def _glyph_texts(run: QGlyphRun) -> Run:
    """The text of each glyph; of several glyphs for one cluster each takes a character, the last one the rest."""
    units = run.sourceString().encode("utf-16-le")
    starts = [int(start) for start in run.stringIndexes()]
    ends = [min((later for later in starts if later > start), default=len(units) // 2) for start in starts]
    texts: list[str] = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        cluster = units[2 * start : 2 * end].decode("utf-16-le")
        place = index - starts.index(start)
        last = place == starts.count(start) - 1
        texts.append(cluster[place:] if last else cluster[place : place + 1])
    return tuple(texts)
