"""The typefaces of the papers: bundled Noto Sans SC, and BabelStone Han for the Han characters it lacks."""

import logging
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

log = logging.getLogger(__name__)

MAIN = "Noto Sans SC"
RARE = "BabelStone Han"  # Debian: fonts-babelstone-han
FOLDER = Path(__file__).parents[3] / "assets" / "fonts"

REGULAR = 400
MEDIUM = 500
BOLD = 700


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once for each application; needs a running QGuiApplication."""
    if QFontDatabase.hasFamily(MAIN):
        return
    for file in sorted(FOLDER.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            log.error("font file %s cannot be used", file.name)
    if not QFontDatabase.hasFamily(MAIN):
        log.error("no file under %s brings %s", FOLDER, MAIN)


def paper_font(size: int, weight: int, *, families: tuple[str, ...] = (MAIN, RARE)) -> QFont:
    """A font ``size`` pixels high, unhinted so that advances grow evenly, each character its own glyph."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of ``text``, each once, that no font of the papers can draw."""
    load_fonts()
    faces = [QRawFont.fromFont(paper_font(32, REGULAR, families=(family,))) for family in families_here()]
    visible = (sign for sign in dict.fromkeys(text) if sign.isprintable())
    return tuple(sign for sign in visible if not any(face.supportsCharacter(ord(sign)) for face in faces))


def families_here() -> tuple[str, ...]:
    """Which of our families this machine has; asked first, because Qt puts any other face in a missing one's place."""
    return tuple(family for family in (MAIN, RARE) if QFontDatabase.hasFamily(family))
