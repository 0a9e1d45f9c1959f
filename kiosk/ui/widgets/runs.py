"""Phrases: words of several sizes on one baseline, such as "12 waiting" with a large 12."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kiosk.ui.theme import Theme


@dataclass(frozen=True)
class Run:
    """Words in one type and colour token."""

    text: str
    type: str = "body"
    colour: str = "ink"


Phrase = tuple[Run, ...]
Line = list[Phrase]


def emphasised(text: str, part: str, plain: Run, strong: Run) -> Phrase:
    """``text`` in the manner of ``plain``, the first ``part`` of it in that of ``strong``."""
    before, found, after = text.partition(part)
    runs = (
        Run(before, plain.type, plain.colour),
        Run(found, strong.type, strong.colour),
        Run(after, plain.type, plain.colour),
    )
    return tuple(run for run in runs if run.text)


def phrase_width(theme: Theme, phrase: Phrase) -> int:
    """Pixels from end to end."""
    return sum(theme.metrics(run.type).advance(run.text) for run in phrase)


def phrase_height(theme: Theme, phrase: Phrase) -> int:
    """Pixels of the tallest run's line."""
    return max((theme.metrics(run.type).height for run in phrase), default=0)


def phrase_ascent(theme: Theme, phrase: Phrase) -> int:
    """Pixels from the top of the line to the baseline."""
    return max((theme.metrics(run.type).ascent for run in phrase), default=0)


def draw_phrase(painter: QPainter, theme: Theme, phrase: Phrase, at: tuple[int, int]) -> None:
    """Draw ``phrase`` from ``at`` (left, top of its line)."""
    x, top = at
    baseline = top + phrase_ascent(theme, phrase)
    for run in phrase:
        painter.setFont(theme.font(run.type))
        painter.setPen(theme.colour(run.colour))
        painter.drawText(x, baseline, run.text)
        x += theme.metrics(run.type).advance(run.text)


def flow_lines(theme: Theme, phrases: tuple[Phrase, ...], width: int, gap: int) -> list[Line]:
    """``phrases`` set one after the other, ``gap`` pixels apart, in as many lines as ``width`` makes them take."""
    lines: list[Line] = []
    used = 0
    for phrase in phrases:
        room = phrase_width(theme, phrase)
        if lines and used + gap + room <= width:
            lines[-1].append(phrase)
            used += gap + room
        else:
            lines.append([phrase])
            used = room
    return lines


def flow_height(theme: Theme, phrases: tuple[Phrase, ...], width: int, gap: int) -> int:
    """The height of all lines of `flow_lines`."""
    return sum(_line_height(theme, line) for line in flow_lines(theme, phrases, width, gap))


def draw_flow(painter: QPainter, rect: QRect, theme: Theme, phrases: tuple[Phrase, ...], gap: int) -> None:
    """Draw the lines of `flow_lines` from the top of ``rect``."""
    y = rect.top()
    for line in flow_lines(theme, phrases, rect.width(), gap):
        x, height = rect.left(), _line_height(theme, line)
        for phrase in line:
            draw_phrase(painter, theme, phrase, (x, y + height - phrase_height(theme, phrase)))
            x += phrase_width(theme, phrase) + gap
        y += height


def _line_height(theme: Theme, line: Line) -> int:
    return max(phrase_height(theme, phrase) for phrase in line)


def fitting(theme: Theme, text: str, types: tuple[str, ...], width: int) -> str:
    """The first of ``types`` in which ``text`` fits on one line of ``width`` pixels, else the last."""
    return next((type_ for type_ in types if theme.metrics(type_).advance(text) <= width), types[-1])
