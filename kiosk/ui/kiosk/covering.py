"""What a question covers is not there for a screen reader until the question has gone."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

# Qt leaves children of this name out of what it tells screen readers (childWidgets in qaccessiblewidget.cpp). Hidden
# or disabled, they would be left out as well, but also look so, and the page is to stay as it is behind the scrim.
UNTOLD = "qt_rubberband"


def cover(window: QWidget, *lit: QWidget) -> None:
    """From now on only the ``lit`` ones of ``window`` are told of, and what they stand in."""
    for widget in _beside(window, lit):
        widget.setObjectName(UNTOLD)


def uncover(window: QWidget) -> None:
    """Everything is told of again."""
    for widget in window.findChildren(QWidget, UNTOLD):
        widget.setObjectName("")


def _beside(around: QWidget, lit: tuple[QWidget, ...]) -> Iterator[QWidget]:
    for child in around.children():
        if not isinstance(child, QWidget) or child in lit:
            continue
        if any(child.isAncestorOf(each) for each in lit):
            yield from _beside(child, lit)
        else:
            yield child
