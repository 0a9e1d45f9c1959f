"""The Tab key goes through controls as they are read; Qt's own order is that of their making."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


def go_on(*over: QWidget, ahead: bool) -> None:
    """Focus the next control in ``over``, one after the other (the one before, unless ``ahead``), round and round.

    Where something holds the focus that is no control, such as a page, its first control is the next one. Of choices
    that exclude each other the one chosen stands for all (`QAbstractButton.autoExclusive`); arrows reach the others.
    """
    ring = [each for part in over for each in part.findChildren(QAbstractButton) if _takes_tab(each)]
    if ring:
        reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
        ring[_following(ring, over[0].window().focusWidget(), ahead=ahead) % len(ring)].setFocus(reason)


def _takes_tab(control: QAbstractButton) -> bool:
    is_there = control.isVisible() and control.isEnabled()
    return is_there and (control.hasFocus() or bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus))


def _following(ring: list[QAbstractButton], focus: QWidget | None, *, ahead: bool) -> int:
    step = 1 if ahead else -1
    if focus in ring:
        return ring.index(focus) + step
    inside = [index for index, each in enumerate(ring) if focus is not None and focus.isAncestorOf(each)]
    first = inside[0] if inside else 0
    return first if ahead else first - 1
