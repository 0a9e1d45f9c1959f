"""The buttons beside a signer; what each of them asks for has a name."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks


class SignButton(Button):
    """Keeps its icon's place for a tick while it is on: colour is never the only sign."""

    def __init__(self, theme: Theme, words: str, icon: str, *, look: Looks = Looks.SECONDARY) -> None:
        super().__init__(theme, words, icon=icon, look=look, type="caption", height="sign-button")
        self._icon = icon

    def show_on(self, *, on: bool) -> None:
        """Switched on, or off."""
        self.setCheckable(True)
        self.setChecked(on)
        self.icon_name = "check" if on else self._icon
        self.update()

    def say(self, words: str, icon: str) -> None:
        """Do something else from now on."""
        self.icon_name = self._icon = icon
        self.set_words(words)


class SignControls(QWidget):
    """``columns`` of buttons; ``asked`` tells an action by name."""

    asked = Signal(str)

    def __init__(self, theme: Theme, *, columns: int, full: bool) -> None:
        super().__init__()
        big = ("small", translate("Signs", "Small"), "minimize") if full else _full()
        self._buttons = {
            "replay": self._make(theme, translate("Signs", "Watch again"), "refresh"),
            "slow": self._make(theme, translate("Signs", "Slow, 0.75 ×"), "walk"),
            "pause": self._make(theme, translate("Signs", "Pause"), "player-pause"),
            big[0]: self._make(theme, big[1], big[2]),
            "sight": self._make(theme, translate("Signs", "Fetch me by sight"), "eye"),
        }
        self.call = SignButton(theme, translate("Signs", "Ask a signer to come"), "sign-language", look=Looks.PRIMARY)
        self.call.clicked.connect(partial(self.asked.emit, "call"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px("bar-gutter"))
        for index, (name, button) in enumerate(self._buttons.items()):
            button.clicked.connect(partial(self.asked.emit, name))
            grid.addWidget(button, index // columns, index % columns)
        rest = columns - len(self._buttons) % columns
        row = len(self._buttons) // columns
        grid.addWidget(self.call, row, columns - rest, 1, rest)

    def _make(self, theme: Theme, words: str, icon: str) -> SignButton:
        return SignButton(theme, words, icon)

    def show_slow(self, *, slow: bool) -> None:
        """Whether it plays slowly."""
        self._buttons["slow"].show_on(on=slow)

    def show_sight(self, *, on: bool) -> None:
        """Whether the hall will fetch them."""
        self._buttons["sight"].show_on(on=on)

    def show_paused(self, *, paused: bool) -> None:
        """What the button does now."""
        words = translate("Signs", "Go on") if paused else translate("Signs", "Pause")
        self._buttons["pause"].say(words, "player-play" if paused else "player-pause")

    def show_called(self, words: str) -> None:
        """A signer is under way, or "" if nobody was asked."""
        self.call.set_words(words or translate("Signs", "Ask a signer to come"))


def _full() -> tuple[str, str, str]:
    return "full", translate("Signs", "Full screen"), "maximize"
