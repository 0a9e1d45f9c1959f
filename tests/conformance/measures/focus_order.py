"""Tab and arrows lead through all controls, in the order of reading, and out again (accessibility.md 10)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.ui.widgets.arrows import WAYS, neighbour
from kiosk.ui.widgets.more import More, TallKey
from tests.conformance.picture import Control, Picture, in_front
from tests.conformance.show import Show, settle
from tests.conformance.tally import Reading

NAME, UNIT = "focus order", "controls"


def read(show: Show) -> Iterator[Reading]:
    """Controls that no key reaches, traps, and steps against the order of reading among controls side by side."""
    usable = [control for control in show.rest.controls if control.is_usable]
    walked, done_with = walk(show, [control.widget for control in usable])
    reached = set(walked) | _by_arrows(set(walked), {each.widget for each in usable if _is_one_of_several(each.widget)})
    for control in usable:
        is_lost = control.widget not in reached and control.widget not in done_with
        yield Reading(f"{control.name} is not reached", float(is_lost), 0.0, is_upper=True)
    for widget in _left_behind(walked):
        yield Reading(f"{widget.accessibleName()!r} is not reached again", 1.0, 0.0, is_upper=True)
    for before, after in _backwards(show.rest, walked):
        yield Reading(f"{before.name} before {after.name}", 1.0, 0.0, is_upper=True)


def walk(show: Show, usable: Sequence[QWidget]) -> tuple[list[QWidget], set[QWidget]]:
    """What has the focus after each Tab, until something comes again; and what of ``usable`` is done with meanwhile.

    A list moves along with the focus: its "more" goes, or is of no use, where there is no more. Nothing else may.
    """
    show.window.activateWindow()
    (in_front(show.window) or show.window.page).setFocus()
    settle(show.window)
    walked: list[QWidget] = []
    more, done_with = [each for each in usable if _turns_a_list(each)], set[QWidget]()
    while len(set(walked)) == len(walked):
        QTest.keyClick(QApplication.focusWidget() or show.window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None:
            return walked, done_with
        walked.append(here)
        done_with.update(each for each in more if not (each.isVisible() and each.isEnabled()))
    return walked, done_with


def _turns_a_list(widget: QWidget) -> bool:
    """In front of the list, or on a small panel beside it."""
    return isinstance(widget, TallKey) or isinstance(widget.parentWidget(), More)


def _left_behind(walked: Sequence[QWidget]) -> list[QWidget]:
    """What is there and Tab does not come back to, because it goes round elsewhere."""
    circle = walked[walked.index(walked[-1]) :] if walked else ()
    return [each for each in dict.fromkeys(walked) if each.isVisible() and each not in circle]


def _is_one_of_several(widget: QWidget) -> bool:
    """Of which one holds: Tab goes to that one only, arrows to the others."""
    return isinstance(widget, QAbstractButton) and widget.autoExclusive()


def _by_arrows(walked: set[QWidget], wanted: set[QWidget]) -> set[QWidget]:
    """Which of ``wanted`` arrows lead to from where Tab has led."""
    found, waiting = set(walked), [each for each in walked if isinstance(each, QAbstractButton)]
    while waiting and not wanted <= found:
        here = waiting.pop()
        for way in WAYS.values():
            following = neighbour(here, way)
            if following is not None and following not in found:
                found.add(following)
                waiting.append(following)
    return found & wanted


def _backwards(picture: Picture, walked: Sequence[QWidget]) -> Iterator[tuple[Control, Control]]:
    """Steps up, or left on one line, between controls of one part of the page."""
    known = {control.widget: control for control in picture.controls}
    parts: dict[QWidget, list[Control]] = defaultdict(list)
    for widget in dict.fromkeys(walked):
        parent = widget.parentWidget()
        if widget in known and parent is not None:
            parts[parent].append(known[widget])
    for part in parts.values():
        yield from (pair for pair in pairwise(part) if _is_backwards(*pair))


def _is_backwards(before: Control, after: Control) -> bool:
    one, other = before.rect, after.rect
    is_same_line = min(one.bottom(), other.bottom()) > max(one.top(), other.top())
    is_same_column = min(one.right(), other.right()) > max(one.left(), other.left())
    if is_same_line:
        return other.left() < one.left()
    return is_same_column and other.top() < one.top()
