"""A scene on the stage: rendered once at rest and once in each state its controls can be in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, reduce

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QWidget

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.scenes import Scene
from kiosk.ui.widgets.tappable import Tappable
from tests.conformance.picture import Picture, grabbed, in_front
from tests.conformance.pixels import Pixels
from tests.conformance.recorder import Gauge

RUNNING = QAbstractAnimation.State.Running
AROUND = 4  # pixels
MOST_TURNS = 9  # "More below" and "Next page" are followed; who has to turn more often never sees the end


@dataclass
class Memory:
    """What lasts for one look: measured fonts, what has been measured once, where the help was first."""

    gauge: Gauge = field(default_factory=Gauge)
    known: set[tuple[object, ...]] = field(default_factory=set)
    values: dict[tuple[object, ...], float] = field(default_factory=dict)
    help_at: QRect | None = None

    def is_new(self, *what: object) -> bool:
        """Whether it is asked for the first time."""
        is_new = what not in self.known
        self.known.add(what)
        return is_new

    def value(self, box: Pixels, measure: Callable[..., float], *details: object) -> float:
        """What ``measure`` gives of ``box``; the same pixels are measured once."""
        key = measure, box.shape, box.tobytes(), *details
        if key not in self.values:
            self.values[key] = measure(box, *details)
        return self.values[key]


class Show:
    """One scene in the window, at rest; and in each state that some control of it has not been seen in yet.

    A control that looks the same on many pages, such as the bars', is brought into each state on the first of them.
    """

    def __init__(self, window: KioskWindow, label: str, memory: Memory, *, lower_edge: float) -> None:
        self.window, self.label, self.memory = window, label, memory
        self.lower_edge = lower_edge  # of the panel, mm above the floor
        self.rest = Picture(window, label, memory.gauge)
        self.fresh = [each.widget for each in self.rest.controls if memory.is_new("control", *kind(each.widget))]

    @cached_property
    def states(self) -> dict[str, Picture]:
        """Fresh controls in each state that some of them can be in."""
        return {state: self._taken(state) for state, (can_be, _) in STATES.items() if any(map(can_be, self.fresh))}

    @property
    def pictures(self) -> Iterator[tuple[str, Picture, Callable[[QWidget], bool]]]:
        """At rest and in all states, with what is worth measuring there."""
        yield "", self.rest, lambda _widget: True
        for state, picture in self.states.items():
            yield f" {state}", picture, self.fresh.__contains__

    @cached_property
    def focused(self) -> dict[QWidget, tuple[Pixels, Pixels]]:
        """Each fresh control that takes the focus by key, without and with it."""
        self.window.activateWindow()
        settle(self.window)
        with kept_in_place(self.window):
            return {each: self._focused(each) for each in self.fresh if each.isEnabled()}

    def _focused(self, control: QWidget) -> tuple[Pixels, Pixels]:
        control.clearFocus()
        before = grabbed(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        after = grabbed(control)
        control.clearFocus()
        return before, after

    def _taken(self, state: str) -> Picture:
        can_be, put = STATES[state]
        with put([each for each in self.fresh if can_be(each)]):
            return Picture(self.window, f"{self.label}, {state}", self.memory.gauge, part=self._part())

    def _part(self) -> QRect:
        """Where the fresh controls are, and a little around."""
        fresh = (control.rect for control in self.rest.controls if control.widget in self.fresh)
        return reduce(QRect.united, fresh).adjusted(-AROUND, -AROUND, AROUND, AROUND)


def kind(widget: QWidget) -> tuple[object, ...]:
    """What makes two controls look the same."""
    state = widget.property("checked"), widget.property("enabled")
    return type(widget), widget.accessibleName(), widget.width(), widget.height(), *state


@contextmanager
def _pressed(controls: list[QAbstractButton]) -> Iterator[None]:
    for each in controls:
        each.setDown(True)
    yield
    for each in controls:
        each.setDown(False)


@contextmanager
def _disabled(controls: list[QAbstractButton]) -> Iterator[None]:
    for each in controls:
        each.setEnabled(False)
    yield
    for each in controls:
        each.setEnabled(True)


@contextmanager
def _toggled(controls: list[QAbstractButton]) -> Iterator[None]:
    """Several may be on at once: it is about looks, and nobody has clicked."""
    alone = [each for each in controls if each.autoExclusive()]
    for each in alone:
        each.setAutoExclusive(False)
    _turn(controls)
    yield
    _turn(controls)
    for each in alone:
        each.setAutoExclusive(True)


def _turn(controls: list[QAbstractButton]) -> None:
    for each in controls:
        each.setChecked(not each.isChecked())
        each.update()


# What a control must be to come into a state, and how it does.
STATES = {
    "pressed": (QAbstractButton.isEnabled, _pressed),
    "disabled": (QAbstractButton.isEnabled, _disabled),
    "toggled": (QAbstractButton.isCheckable, _toggled),
}


def shows(window: KioskWindow, scene: Scene, memory: Memory, *, lower_edge: float) -> Iterator[Show]:
    """``scene`` as it comes on, then whatever "More below" and "Next page" lead to."""
    window.overlays.close()
    scene.stage(window)
    label = f"{scene.page}-{scene.state}"
    for turn in range(MOST_TURNS):
        settle(window)
        (in_front(window) or window.page).setFocus()  # nothing is ringed at rest
        with kept_in_place(window):
            yield Show(window, f"{label}+{turn}" if turn else label, memory, lower_edge=lower_edge)
        onward = _way_on(window)
        if onward is None:
            return
        onward.click()


@contextmanager
def kept_in_place(window: KioskWindow) -> Iterator[None]:
    """Keys and complaints move lists: put them back."""
    bars = {bar: bar.value() for bar in window.findChildren(QScrollBar)}
    yield
    if any(bar.value() != value for bar, value in bars.items()):
        for bar, value in bars.items():
            bar.setValue(value)
        settle(window)


def settle(window: KioskWindow) -> None:
    """Let layouts, repaints and movements happen, and what is gone go: no event loop runs that would see to it."""
    for _ in range(2):
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    while any(each.state() is RUNNING for each in window.findChildren(QAbstractAnimation)):
        QCoreApplication.processEvents()


def _way_on(window: KioskWindow) -> QAbstractButton | None:
    words = {translate("Scroll", "More below"), translate("Pages", "Next page")}
    found = (each for each in window.page.findChildren(Tappable) if each.accessibleName() in words)
    return next((each for each in found if each.isVisible() and each.isEnabled()), None)
