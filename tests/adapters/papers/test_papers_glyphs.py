"""Any name prints: rare characters have real glyphs, and what has none is found."""

import pytest
from PySide6.QtGui import QFontDatabase, QTextLayout

from kiosk.adapters.papers.blocks import Stack
from kiosk.adapters.papers.fonts import BOLD, RARE, REGULAR, load_fonts, missing_glyphs, paper_font
from kiosk.adapters.papers.raster import paint
from kiosk.adapters.papers.text import Style, set_text, wrap

NAMES = "䶮㛃𠅤𬱖"
BEYOND_NOTO = "\U00030000"  # CJK extension G: only the fallback has it
NO_FONT = "\U00013000"  # an Egyptian hieroglyph: a stand-in for whatever nobody can draw


def picture(text: str) -> bytes:
    load_fonts()
    return paint(Stack((set_text(text, Style(64, 64), width=80),)), dots=96, margin=8).rows


def test_the_fallback_is_installed() -> None:
    assert QFontDatabase.hasFamily(RARE), "apt-get install fonts-babelstone-han"


@pytest.mark.parametrize("character", [*NAMES, BEYOND_NOTO])
@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_a_rare_character_has_a_glyph(character: str, weight: int) -> None:
    load_fonts()
    layout = QTextLayout(character, paper_font(40, weight))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert glyphs
    assert 0 not in glyphs


def test_rare_characters_are_no_boxes() -> None:
    pictures = {picture(character) for character in (*NAMES, BEYOND_NOTO, NO_FONT)}
    assert len(pictures) == len(NAMES) + 2


def test_missing_glyphs_are_named_once() -> None:
    assert missing_glyphs(f"张·三 {NAMES}{BEYOND_NOTO} ¥–（）") == ()
    assert missing_glyphs(f"张{NO_FONT}三{NO_FONT}") == (NO_FONT,)


def test_lines_break_between_characters_not_inside_them() -> None:
    load_fonts()
    lines = wrap(NAMES * 6, size=40, weight=REGULAR, width=170)
    assert "".join(lines) == NAMES * 6
    assert {len(line) for line in lines} == {4}
