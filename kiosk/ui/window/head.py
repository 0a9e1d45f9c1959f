"""The head of a window: which one it is, whether it calls, the key that pauses, the one that makes it a strip."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.desk.head import Head
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size
from kiosk.ui.window.counter import Counter
from kiosk.ui.window.deeds import Deed
from kiosk.ui.window.keys import DeedKey
from kiosk.ui.window.strip import SHAPE_KEY


class OnePill(QWidget):
    """One pill, as wide as it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pill = Pill("", "")

    def show_pill(self, pill: Pill) -> None:
        """This one."""
        self.pill = pill
        self.setAccessibleName(pill.words)
        self.setFixedSize(pill_size(self._theme, pill))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill."""
        painter = QPainter(self)
        draw_pill(painter, self._theme, self.rect(), self.pill)
        painter.end()


class CallingHead(Head):
    """Emits ``paused`` and ``folded`` when their keys are tapped."""

    paused = Signal()
    folded = Signal()

    def __init__(self, theme: Theme, *, title: str, device: str) -> None:
        super().__init__(theme, title=title, device=device)
        self.state = OnePill(theme)
        self.pause = DeedKey(theme, Deed.PAUSE, height="primary-button")
        self.go_on = DeedKey(theme, Deed.OPEN, height="primary-button")
        fold = translate("Window", "Strip")
        self.fold = KeyButton(theme, fold, icon="layout-navbar", note=SHAPE_KEY, height="primary-button")
        for key in (self.pause, self.go_on):
            key.clicked.connect(self.paused)
        for button in (self.pause, self.go_on, self.fold):
            button.setFixedHeight(theme.px("primary-button"))
        self.fold.clicked.connect(self.folded)
        at = self.row.indexOf(self.lock)
        for place, widget in enumerate((self.pause, self.go_on, self.fold)):
            self.row.insertWidget(at + place, widget)
        self.row.insertWidget(2, self.state)
        self.show_counter(None)

    def show_counter(self, counter: Counter | None) -> None:
        """How the window stands; None while nobody works at it."""
        picture = counter.picture if counter is not None else None
        self.state.setVisible(picture is not None)
        self.fold.setVisible(picture is not None)
        is_paused = counter is not None and counter.is_paused
        self.pause.setVisible(picture is not None and not is_paused)
        self.go_on.setVisible(is_paused)
        if picture is None or counter is None:
            return
        self.title.setText(counter.name)
        self.state.show_pill(_state(picture.window.paused_why))
        for key in (self.pause, self.go_on):
            key.show_ready(is_ready=counter.may(key.deed, None))


def _state(why: str) -> Pill:
    if why:
        told = translate("Window", "Paused: {reason}").format(reason=why)
        return Pill(told, "player-pause", "warning", "warning-tint")
    return Pill(translate("Window", "Calling"), "circle-check", "success", "success-tint")
