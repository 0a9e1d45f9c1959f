"""Nobody has to choose among too many things at once (accessibility.md 5)."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.chip import DayChip, PartChip
from kiosk.ui.widgets.keypad import Key
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "choices", "a page"
STANDARD, LARGE = 9, 6
DEEDS: tuple[type[QWidget], ...] = (Button, Key)  # what one does with a choice, and what one types with
TABS: tuple[type[QWidget], ...] = (DayChip, PartChip)  # they turn to other choices, as a pager does


def read(show: Show) -> Iterator[Reading]:
    """What a page offers to choose from; what turns to other choices is counted by itself."""
    limit = LARGE if show.rest.theme.is_large else STANDARD
    offered = [control.widget for control in show.rest.controls if show.window.page.isAncestorOf(control.widget)]
    choices = [each for each in offered if not isinstance(each, DEEDS)]
    answers = [each for each in choices if not isinstance(each, TABS)]
    tabs = [len([each for each in choices if isinstance(each, kind)]) for kind in TABS]
    yield Reading(_kinds(answers), len(answers), limit, is_upper=True)
    yield Reading("days or halves of a day", max(tabs), limit, is_upper=True)


def _kinds(widgets: Sequence[QWidget]) -> str:
    return " and ".join(sorted({type(each).__name__ for each in widgets})) or "nothing"
