"""The buttons beside a signer; what each of them asks for has a name."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.paint import Box

BESIDE = ("replay", "slow", "pause", "full", "sight", "call")  # a page
ALONE = ("replay", "slow", "pause", "small", "sight", "call")  # on the whole screen
TIGHT = ("full", "call", "sight")  # where the signer takes turns with the page
ON = Box("primary-tint", "primary", "line-button")
OF_FILM = ("replay", "slow", "pause", "full")  # nothing to do for them while there is none


class SignButton(Button):
    """Says as much as fits in one line of it, and a screen reader all; a tick is in its icon's place while it is on."""

    def __init__(self, theme: Theme, words: tuple[str, ...], icon: str, *, look: Looks = Looks.SECONDARY) -> None:
        super().__init__(theme, words[0], icon=icon, look=look, type="caption", height="sign-button")
        self._icon, self._sayings = icon, words

    def sizeHint(self) -> QSize:
        """All are of one size, whatever they say."""
        return QSize(self.theme.px("target"), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Never: longer words give way to shorter ones."""
        return False

    def box(self) -> Box:
        """While it is on, tinted with a thinner edge than a pressed one has: the focus must stand out from it."""
        return ON if self.isChecked() and not self.isDown() else super().box()

    def show_on(self, *, on: bool) -> None:
        """Switched on, or off."""
        self.setCheckable(True)
        self.setChecked(on)
        self.update()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Ticked while it is on."""
        self.icon_name = "check" if self.isChecked() else self._icon
        super().paint_face(painter, rect)

    def say(self, words: tuple[str, ...], icon: str) -> None:
        """Do something else from now on; the first of ``words`` says it best, the last in the least room."""
        if words != self._sayings:
            self._sayings = words
            self._icon = icon
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for more words, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._inner_width(0) - 2 * self.theme.px("gap-s")
        fitting = (words for words in self._sayings if self.theme.metrics(self.type).advance(words) <= room)
        self.set_words(next(fitting, self._sayings[-1]))
        self.setAccessibleName(self._sayings[0])


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
        for column in range(columns):
            grid.setColumnStretch(column, 1)

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
            self._buttons["pause"].say((words,), "player-pause" if playing else "player-play")

    def show_film(self, *, has_film: bool) -> None:
        """Whether there is something to play."""
        for name in OF_FILM:
            if name in self._buttons:
                self._buttons[name].setVisible(has_film)

    def show_call(self, words: str) -> None:
        """How it stands with whoever was asked to come; "" when nobody was."""
        called = (words, translate("Signs", "Called")) if words else _calling()
        self._buttons["call"].say(called, "message-language" if words else "sign-language")

    def _show_on(self, name: str, *, on: bool) -> None:
        if name in self._buttons:
            self._buttons[name].show_on(on=on)


def _calling() -> tuple[str, ...]:
    return (
        translate("Signs", "Ask a signer to come"),
        translate("Signs", "Ask a signer"),
        translate("Signs", "Signer"),
    )


def _button(theme: Theme, action: str) -> SignButton:
    words, icon = {
        "replay": ((translate("Signs", "Watch again"), translate("Signs", "Again")), "refresh"),
        "slow": ((translate("Signs", "Slow, 0.75 ×"), translate("Signs", "Slow")), "walk"),
        "pause": ((translate("Signs", "Pause"),), "player-pause"),
        "full": ((translate("Signs", "Full screen"), translate("Signs", "Full")), "maximize"),
        "small": ((translate("Signs", "Back to the page"), translate("Signs", "The page")), "minimize"),
        "sight": ((translate("Signs", "Call me by sight"), translate("Signs", "By sight")), "eye"),
        "call": (_calling(), "sign-language"),
    }[action]
    look = Looks.PRIMARY if action in ("call", "small") else Looks.SECONDARY
    button = SignButton(theme, words, icon, look=look)
    if action in ("slow", "sight"):
        button.setCheckable(True)
    return button
