"""Faults to plant on a real page: each breaks one check, so that the check can be seen to fail."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QScrollArea, QWidget

from kiosk.domain.words import Words
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.button import Button, Look
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tile import Tile
from tests.conformance.faulty import ColourOnly, Fickle, Ringless, Spoiler, Tight, Trap, Unnamed

BLANK = Box("bg", "")


def put(window: KioskWindow, widget: QWidget, *, x: int = 60, y: int = 60, width: int = 40, height: int = 20) -> None:
    """Place ``widget`` in front of the page; all in millimetres from the page's corner."""
    page, mm = window.page, window.theme.mm
    widget.setParent(page)
    widget.setMinimumSize(1, 1)
    widget.setGeometry(mm(x) if x else 0, mm(y) if y else 0, mm(width), mm(height))
    widget.show()
    widget.raise_()


def _tiny(window: KioskWindow) -> None:
    text = Text(window.theme, "Planted")
    font = text.font()
    font.setPixelSize(window.theme.mm(5))
    text.setFont(font)
    put(window, text)


def _small(window: KioskWindow) -> None:
    put(window, Button(window.theme, "Planted"), width=14)


def _close(window: KioskWindow) -> None:
    put(window, Button(window.theme, "Planted"))
    put(window, Button(window.theme, "Planted too"), x=101)


def _pale(window: KioskWindow) -> None:
    put(window, Text(window.theme, "Planted", colour="line"))


def _fickle(spoils: Callable[[Tappable], bool]) -> Callable[[KioskWindow], None]:
    return lambda window: put(window, Fickle(window.theme, spoils))


def _grey(window: KioskWindow) -> None:
    text = Text(window.theme, "Planted")
    palette = text.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(155, 155, 155))
    text.setPalette(palette)
    put(window, text)


def _edgeless(window: KioskWindow) -> None:
    button = Button(window.theme, "Planted")
    button.look = Look(Box("bg", "line-soft"), Box("bg", "line-soft"), "ink")
    put(window, button)


def _narrow(window: KioskWindow) -> None:
    text = Text(window.theme, "Planted")
    text.setWordWrap(False)
    put(window, text, width=10)


def _low(window: KioskWindow) -> None:
    put(window, Text(window.theme, "Planted words that take several lines in so narrow a place"), width=40, height=15)


def _covered(window: KioskWindow) -> None:
    put(window, Text(window.theme, "Planted"))
    lid = QWidget()
    lid.setAutoFillBackground(True)
    put(window, lid)


def _shortened(window: KioskWindow) -> None:
    button = Button(window.theme, "Planted and shortened")
    button.words = "Planted…"
    put(window, button, width=60)


def _outside(window: KioskWindow) -> None:
    put(window, Text(window.theme, "Planted"), x=500)


def _overlapping(window: KioskWindow) -> None:
    put(window, Text(window.theme, "Planted"))
    put(window, Text(window.theme, "Another"), x=63, y=61)


def _sideways(window: KioskWindow) -> None:
    area, wide = QScrollArea(), QWidget()
    wide.setMinimumWidth(window.theme.mm(90))
    area.setWidget(wide)
    put(window, area)


def _protruding(window: KioskWindow) -> None:
    put(window, Button(window.theme, "Planted"), x=250)


def _many(window: KioskWindow) -> None:
    for number in range(10):
        put(window, Tile(window.theme, "Planted", icon="eye"), y=20 * number)


def _tight(window: KioskWindow) -> None:
    put(window, Tight(), width=100, height=40)


def _no_staff(window: KioskWindow) -> None:
    window.chrome.access.help.hide()


def _staff_covered(window: KioskWindow) -> None:
    lid = QWidget(window.chrome.access)
    lid.setGeometry(window.chrome.access.rect())
    lid.show()


def _staff_moved(window: KioskWindow) -> None:
    window.chrome.access.help.move(window.chrome.access.help.pos().x() - 30, 0)


def _staff_small(window: KioskWindow) -> None:
    window.chrome.access.help.setFixedSize(window.theme.mm(19), window.theme.mm(30))


def _high(window: KioskWindow) -> None:
    put(window, button := Button(window.theme, "Planted"))
    button.setParent(window.chrome.top)
    button.move(0, 0)
    button.show()


def _nameless(window: KioskWindow) -> None:
    put(window, Button(window.theme, " "))


def _unnamed(window: KioskWindow) -> None:
    put(window, Unnamed())


def _colour_only(window: KioskWindow) -> None:
    put(window, ColourOnly(window.theme))


def _colour_only_error(window: KioskWindow) -> None:
    page = window.page
    assert isinstance(page, Page)

    def blush(_words: Words) -> None:
        palette = page.title.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(64, 0, 0))
        page.title.setPalette(palette)

    page.complain = blush  # type: ignore[method-assign, assignment]  # the fault is that this page says nothing


def _unreachable(window: KioskWindow) -> None:
    button = Button(window.theme, "Planted")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    put(window, button)


def _trap(window: KioskWindow) -> None:
    put(window, Trap(window.theme, "Planted"))


def _out_of_use(window: KioskWindow) -> None:
    lost = Button(window.theme, "Planted too")
    put(window, Spoiler(window.theme, lost))
    put(window, lost, y=90)


def _backwards(window: KioskWindow) -> None:
    first, second = Button(window.theme, "Planted first"), Button(window.theme, "Planted second")
    put(window, first, y=90)
    put(window, second)


def _ringless(window: KioskWindow) -> None:
    put(window, Ringless(window.theme, "Planted"))


@dataclass(frozen=True)
class Plant:
    """A fault of the check ``check``, seen in ``modes``; the fault found tells of it by ``sign``."""

    check: str
    name: str
    plant: Callable[[KioskWindow], None]
    sign: str = "Planted"
    modes: tuple[str, ...] = ()


PLANTS = (
    Plant("cap height", "tiny", _tiny),
    Plant("target size", "small", _small),
    Plant("gap", "close", _close),
    Plant("text contrast", "pale", _pale),
    Plant("text contrast", "pale when pressed", _fickle(lambda control: control.isDown()), "Planted' pressed"),
    Plant("text contrast", "pale when disabled", _fickle(lambda control: not control.isEnabled()), "disabled"),
    Plant("text contrast", "pale when focused", _fickle(lambda control: control.hasFocus()), "Planted' focused"),
    Plant("text contrast", "grey in high contrast", _grey, modes=("contrast",)),
    Plant("control edge", "no edge", _edgeless),
    Plant("cut off", "too narrow", _narrow),
    Plant("cut off", "too low", _low),
    Plant("cut off", "covered", _covered),
    Plant("cut off", "shortened", _shortened),
    Plant("cut off", "outside", _outside, "never in view"),
    Plant("overlap", "two texts", _overlapping),
    Plant("sideways", "a wide part", _sideways, "a scrolled part"),
    Plant("sideways", "a control too far right", _protruding),
    Plant("choices", "ten tiles", _many, "Tile"),
    Plant("line spacing", "tight lines", _tight),
    Plant("ask staff", "missing", _no_staff, "0 controls"),
    Plant("ask staff", "covered", _staff_covered, "covered"),
    Plant("ask staff", "elsewhere", _staff_moved, "its place"),
    Plant("ask staff", "small", _staff_small, "its size"),
    Plant("reach", "too high", _high, modes=("low",)),
    Plant("accessible name", "a nameless control", _nameless, "Button"),
    Plant("accessible name", "a nameless picture", _unnamed, "Unnamed"),
    Plant("greyscale", "only the colour of a choice", _colour_only),
    Plant("greyscale", "only the colour of an error", _colour_only_error, "error or not"),
    Plant("focus order", "out of reach", _unreachable),
    Plant("focus order", "out of use when its turn comes", _out_of_use, "Planted too"),
    Plant("focus order", "a trap", _trap, "not reached again"),
    Plant("focus order", "backwards", _backwards),
    Plant("focus ring", "no ring", _ringless),
)
