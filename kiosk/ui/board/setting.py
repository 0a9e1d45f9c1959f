"""How words are set on a board: as large as there is room for, never below what is read from eight metres."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from kiosk.domain.board import Area
from kiosk.domain.queue_views import Call
from kiosk.ui.language import is_chinese, local, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, LEFT, RIGHT

SMALLEST = "caption"
PARTING = " ，。：？,"  # a line may end behind these


@dataclass(frozen=True)
class Line:
    """Words on one line: in the first of ``types`` in which they fit, else cut in the last one."""

    text: str
    types: tuple[str, ...] = (SMALLEST,)
    colour: str = "ink"
    align: Qt.AlignmentFlag = LEFT


def draw_line(painter: QPainter, rect: QRect, theme: Theme, line: Line) -> int:
    """Draw ``line`` with the middle of its capitals in the middle of ``rect``; gives its width in pixels."""
    type_ = fitting(theme, line, rect.width())
    font = theme.font(type_)
    text = QFontMetrics(font).elidedText(line.text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    metrics = theme.metrics(type_)
    width = metrics.advance(text)
    spare = {LEFT: 0, CENTRE: (rect.width() - width) // 2, RIGHT: rect.width() - width}[line.align]
    painter.setFont(font)
    painter.setPen(theme.colour(line.colour))
    painter.drawText(rect.left() + spare, rect.center().y() + metrics.cap_height // 2, text)
    return width


def fitting(theme: Theme, line: Line, width: int) -> str:
    """The type in which ``line`` is drawn where it may be ``width`` pixels wide."""
    *larger, last = line.types
    return next((each for each in larger if theme.metrics(each).advance(line.text) <= width), last)


def in_two(theme: Theme, text: str, width: int, *, type: str = SMALLEST) -> tuple[str, ...]:
    """``text`` on one line where it fits into ``width`` pixels, else on two, parted where it is best parted."""
    if theme.metrics(type).advance(text) <= width:
        return (text,)
    middle = len(text) / 2
    gaps = [place for place, character in enumerate(text) if character in PARTING and 0 < place < len(text) - 1]
    place = min(gaps, key=lambda gap: abs(gap - middle)) + 1 if gaps else round(middle)
    return text[:place].rstrip(), text[place:].lstrip()


def draw_lines(painter: QPainter, rect: QRect, theme: Theme, lines: tuple[Line, ...]) -> int:
    """Draw small ``lines`` below each other around the middle of ``rect``; gives the widest one's pixels."""
    height = min(rect.height() // max(len(lines), 1), theme.metrics(SMALLEST).height)
    top = rect.center().y() - height * len(lines) // 2
    rows = (QRect(rect.left(), top + row * height, rect.width(), height) for row in range(len(lines)))
    return max((draw_line(painter, row, theme, line) for row, line in zip(rows, lines, strict=True)), default=0)


def other(chinese: str, english: str) -> str:
    """What the hospital says in the language that is not on the screen; "" when that is the same."""
    second = english if is_chinese() else chinese
    return "" if second == local(chinese, english) else second


def also(english: str, shown: str) -> str:
    """A word of ours in English, below its translation; "" where English is on the screen already."""
    return "" if english == shown else english


def place_of(call: Call, area: Area) -> tuple[str, str]:
    """Where a call leads: the part of the house where that must be told, and the room."""
    return _region(call, area), local(call.window, call.window_en)


def department_of(call: Call, area: Area) -> str:
    """Whose room it is; "" where the area has only one department."""
    return local(*area.departments.get(call.queue_id, ("", "")))


def spoken(call: Call, area: Area) -> str:
    """What is said: the number and the place, always; never a name, for masked ones cannot be told apart by ear."""
    place = " ".join(part for part in place_of(call, area) if part)
    return translate("Board", "Number {number}, please go to {place}.").format(number=call.label, place=place)


def _region(call: Call, area: Area) -> str:
    floor = translate("Board", "Floor {floor}").format(floor=call.floor) if area.has_floors else ""
    return " ".join(part for part in (floor, department_of(call, area)) if part)
