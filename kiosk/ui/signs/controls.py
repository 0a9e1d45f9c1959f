"""The buttons beside a signer; what each of them asks for has a name."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks

BESIDE = ("replay", "slow", "pause", "full", "sight", "call")  # a page
ALONE = ("replay", "slow", "pause", "small", "sight", "call")  # on the whole screen
TIGHT = ("full", "call", "sight")  # where the signer takes turns with the page


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
        if words != self.words:
            self.icon_name = self._icon = icon
            self.set_words(words)


class SignControls(QWidget):
    """The buttons named by ``actions`` in ``columns``; ``asked`` tells an action by name."""

    asked = Signal(str)

    def __init__(self, theme: Theme, actions: tuple[str, ...], *, columns: int) -> None:
        super().__init__()
        self._buttons = {action: _button(theme, action) for action in actions}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px("bar-gutter"))
        for index, (name, button) in enumerate(self._buttons.items()):
            button.clicked.connect(partial(self._ask, name))
            grid.addWidget(button, index // columns, index % columns)

    def _ask(self, name: str) -> None:
        self.asked.emit(name)

    def show_slow(self, *, slow: bool) -> None:
        """Whether it plays slowly."""
        self._show_on("slow", on=slow)

    def show_sight(self, *, on: bool) -> None:
        """Whether the hall will fetch them."""
        self._show_on("sight", on=on)

    def show_playing(self, *, playing: bool) -> None:
        """What the button does now."""
        if "pause" in self._buttons:
            words = translate("Signs", "Pause") if playing else translate("Signs", "Go on")
            self._buttons["pause"].say(words, "player-pause" if playing else "player-play")

    def show_call(self, words: str) -> None:
        """How it stands with whoever was asked to come; "" when nobody was."""
        called = words or translate("Signs", "Ask a signer to come")
        self._buttons["call"].say(called, "message-language" if words else "sign-language")

    def _show_on(self, name: str, *, on: bool) -> None:
        if name in self._buttons:
            self._buttons[name].show_on(on=on)


def _button(theme: Theme, action: str) -> SignButton:
    words, icon = {
        "replay": (translate("Signs", "Watch again"), "refresh"),
        "slow": (translate("Signs", "Slow, 0.75 ×"), "walk"),
        "pause": (translate("Signs", "Pause"), "player-pause"),
        "full": (translate("Signs", "Full screen"), "maximize"),
        "small": (translate("Signs", "Back to the page"), "minimize"),
        "sight": (translate("Signs", "Call me by sight"), "eye"),
        "call": (translate("Signs", "Ask a signer to come"), "sign-language"),
    }[action]
    look = Looks.PRIMARY if action in ("call", "small") else Looks.SECONDARY
    button = SignButton(theme, words, icon, look=look)
    if action in ("slow", "sight"):
        button.setCheckable(True)
    return button
