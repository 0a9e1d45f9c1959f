"""No text is cut off, by its box, by the window or by what lies over it (accessibility.md 2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.conformance.picture import LONGEST_QUOTE, SLACK, Picture, Text, beyond
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "cut off", "mm"
DOTS = ("…", "...")


def read(show: Show) -> Iterator[Reading]:
    """How much of each text is cut off; all of it where it is hidden or shortened by dots."""
    window = QRectF(show.window.rect())
    for text in show.rest.texts:
        lost = max(beyond(text.ink, text.room), beyond(text.ink, window)) - SLACK
        if _is_covered(show.rest, text) or _is_shortened(text):
            lost = text.ink.width()
        yield Reading(text.name, max(0.0, show.rest.mm(lost)), 0.0, is_upper=True)


def _is_covered(picture: Picture, text: Text) -> bool:
    return not picture.is_on_top(text.written.widget, text.ink.center().toPoint())


def _is_shortened(text: Text) -> bool:
    """Dots that the words themselves do not have."""
    widget = text.written.widget
    meant = f"{widget.accessibleName()} {widget.property('text') or ''}"
    return any(dots in text.written.text and dots not in meant for dots in DOTS)


def _is_meant_to_be_read(picture: Picture, widget: QLabel | QAbstractButton) -> bool:
    return widget.isVisible() and bool(widget.text().strip()) and picture.is_in_front(widget)


@dataclass
class Sight:
    """What must be seen of one scene, turned and scrolled to its end."""

    seen: set[object] = field(default_factory=set)
    known: dict[object, str] = field(default_factory=dict)

    def look(self, picture: Picture) -> None:
        """One more part of it."""
        for text in picture.written:
            self.known[text.key] = text.name
        self.seen.update(text.key for text in picture.texts)
        for widget in picture.window.findChildren(QWidget):
            if isinstance(widget, QLabel | QAbstractButton) and _is_meant_to_be_read(picture, widget):
                self.known[widget] = repr(widget.text()[:LONGEST_QUOTE])
        self.seen.update(picture.painted)

    def readings(self) -> Iterator[Reading]:
        """1 for each text that nobody ever sees as a whole."""
        for key, name in self.known.items():
            yield Reading(f"{name} never in view", float(key not in self.seen), 0.0, is_upper=True)
