"""The bundled fonts: a bare machine has no Han glyphs."""

import logging

from PySide6.QtGui import QFontDatabase

from kiosk.paths import ASSETS

log = logging.getLogger(__name__)


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; names beyond them fall back to the system's BabelStone Han."""
    for path in sorted((ASSETS / "fonts").glob("*.[to]tf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            log.error("font %s cannot be used", path.name)
