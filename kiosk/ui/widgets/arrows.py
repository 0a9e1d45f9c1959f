"""Arrow keys lead to the nearest control on that side, as the eye expects on a keypad."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

WAYS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
ASIDE = 4  # a control straight ahead wins over one aside that is up to so many times nearer


def neighbour(here: QWidget, way: QPoint) -> QAbstractButton | None:
    """The control one step from ``here`` that way; None when there is none. Nobody leaves a question by arrows."""
    over = _room(here)
    mine = _place(here, over)
    found: list[tuple[int, int, QAbstractButton]] = []
    for number, each in enumerate(over.findChildren(QAbstractButton)):
        if each is here or not each.isVisibleTo(over) or not each.isEnabled():
            continue
        far = _far(mine, _place(each, over), way)
        if far is not None:
            found.append((far, number, each))
    return min(found)[2] if found else None


def _room(here: QWidget) -> QWidget:
    """The question ``here`` belongs to, or the whole window."""
    room = here
    while (parent := room.parentWidget()) is not None and not room.property("keeps-keys"):
        room = parent
    return room


def _place(widget: QWidget, over: QWidget) -> QRect:
    return QRect(widget.mapTo(over, QPoint(0, 0)), widget.size())


def _far(mine: QRect, other: QRect, way: QPoint) -> int | None:
    """How far ``other`` lies that way; None when it lies elsewhere."""
    if not way.x():
        mine, other, way = mine.transposed(), other.transposed(), way.transposed()
        mine, other = _turned(mine), _turned(other)
    ahead = other.left() - mine.right() if way.x() > 0 else mine.left() - other.right()
    if ahead < 0:
        return None
    aside = max(0, other.top() - mine.bottom(), mine.top() - other.bottom())
    off = abs(other.center().y() - mine.center().y())
    return ahead + aside * ASIDE + off // ASIDE


def _turned(rect: QRect) -> QRect:
    """With x and y exchanged; the size is exchanged already."""
    return QRect(rect.y(), rect.x(), rect.width(), rect.height())
