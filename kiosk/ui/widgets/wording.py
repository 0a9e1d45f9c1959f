"""How words are set and told: no lone character on a last line, and Chinese marked as such in another language."""

import re

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from kiosk.paths import CHINESE
from kiosk.ui.language import is_chinese

JOINER = "\u2060"  # WORD JOINER (UAX 14, class WJ): no line may end here; nothing is drawn
BREAK = "\u200b"  # ZERO WIDTH SPACE (UAX 14, class ZW): a line may end here; nothing is drawn
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003fffd]")
# The last three Han characters with what stands among and after them, but not a text that is hardly longer.
TAIL = re.compile(f"(?<=..)(?:{HAN.pattern}[^\\w\\s{JOINER}]*){{3}}$")


def bound(text: str) -> str:
    """``text`` whose last three Chinese characters stay on one line, and whose names of many parts may be broken."""
    text = text.replace("·", "·" + BREAK)
    found = TAIL.search(text) if text[-1:] > "\u2000" else None
    return text if found is None else text[: found.start()] + JOINER.join(found[0])


def unbound(text: str) -> str:
    """What `bound` was given."""
    return text.replace(JOINER, "").replace(BREAK, "")


def mark(widget: QWidget, said: str) -> None:
    """Give ``widget`` the locale of what it says: a name in Chinese characters on an English page is to be read so."""
    if not is_chinese() and HAN.search(said):
        widget.setLocale(QLocale(CHINESE))
    elif widget.testAttribute(Qt.WidgetAttribute.WA_SetLocale):
        widget.unsetLocale()
