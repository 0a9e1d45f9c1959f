"""The signer on the whole screen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.kiosk.stage import Stage
from kiosk.ui.signs.caption import SignCaption
from kiosk.ui.signs.controls import ALONE, SignControls
from kiosk.ui.signs.front import Front
from kiosk.ui.signs.screen import Screen
from kiosk.ui.theme import Theme


class FullScreen(Front):
    """``asked`` tells an action by name; see `SignControls`."""

    asked = Signal(str)

    def __init__(self, theme: Theme, over: Stage, lit: QWidget) -> None:
        super().__init__(theme, over, lit)
        self.signer = Screen(theme)
        self.caption = SignCaption(theme)
        self.caption.setFixedHeight(theme.metrics("body-l").height * 2 + theme.px("padding-s") * 2)
        self.controls = SignControls(
            theme, ALONE, columns=6 if theme.lies and not (theme.is_small or theme.is_large) else 3
        )
        self.controls.asked.connect(self.asked)
        self.closed.connect(partial(self.asked.emit, "small"))
        column = QVBoxLayout(self)
        margin = theme.px("bar-margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("bar-gutter"))
        column.addWidget(self.signer, 1)
        column.addWidget(self.caption)
        column.addWidget(self.controls)

    def show_film(self, *, has_film: bool) -> None:
        """Whether there is something to play."""
        self.controls.show_film(has_film=has_film)
