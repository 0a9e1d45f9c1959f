"""The questions and messages that come in front of any page."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.dialog import Countdown, Dialog, Spinner


class StillThere(Dialog):
    """您还在吗: one tap keeps everything."""

    sign = "still_there"
    stay = Signal()
    leave = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.ring = Countdown(theme, translate("Dialogs", "seconds"))
        self.column.addWidget(self.ring)
        self._title, self._line = self.add_words(translate("Dialogs", "Are you still there?"), " ")
        stay = Button(
            theme,
            translate("Dialogs", "I'm here, go on"),
            icon="check",
            look=Looks.PRIMARY,
            type="title-s",
            height="dialog-button",
        )
        stay.clicked.connect(self.stay)
        leave = Button(theme, translate("Dialogs", "Stop and leave"), icon="door-exit")
        leave.clicked.connect(self.leave)
        self.column.addWidget(stay)
        self.column.addWidget(leave)

    def mousePressEvent(self, event: QEvent) -> None:
        """Whoever touches anything is there."""
        event.accept()
        self.stay.emit()

    def show_left(self, left: int, whole: int) -> None:
        """Count down."""
        self.ring.show_left(left, whole)
        words = translate("Dialogs", "If nothing is touched, the screen is cleared in {left} seconds.")
        self._line.setText(words.format(left=left))


class PleaseWait(Dialog):
    """请稍候: something takes long."""

    sign = "wait"

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.add_words(*self.words())
        self.column.addWidget(Spinner(theme))

    def give_way(self) -> bool:
        """It goes by itself."""
        return False

    def words(self) -> tuple[str, str]:
        """Title and sentence."""
        return translate("Dialogs", "One moment, please"), translate("Dialogs", "This takes a few seconds.")


class Message(Dialog):
    """A sentence and a way on."""

    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget, *, title: str, line: str, button: str, sign: str) -> None:
        super().__init__(theme, over)
        self.sign = sign
        self.add_words(title, line)
        close = Button(theme, button, look=Looks.PRIMARY, type="title-s")
        close.clicked.connect(self.closed)
        self.column.addWidget(close)


class Really(Dialog):
    """A question before something is given up: staying is urged."""

    stay = Signal()

    def ask(self, title: str, line: str, *, stay: str, go: str, icon: str) -> Button:
        """Show it; gives the button that does it all the same."""
        self.add_words(title, line)
        staying = Button(self.theme, stay, look=Looks.PRIMARY, type="title-s")
        staying.clicked.connect(self.stay)
        going = Button(self.theme, go, icon=icon)
        self.column.addWidget(staying)
        self.column.addWidget(going)
        return going


class ReallyBack(Really):
    """Back from paying: the place that was kept is given up."""

    sign = "back"
    back = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        going = self.ask(
            translate("Dialogs", "Do you want to choose again?"),
            translate("Dialogs", "Your place is given back. We check that nothing is charged."),
            stay=translate("Dialogs", "Keep my place and pay"),
            go=translate("Dialogs", "Give it back, choose again"),
            icon="arrow-left",
        )
        going.clicked.connect(self.back)


class ReallyLeave(Really):
    """Leaving in the middle: nothing is charged, everything is cleared."""

    leave = Signal()

    def __init__(self, theme: Theme, over: QWidget, line: str, *, sign: str) -> None:
        super().__init__(theme, over)
        self.sign = sign
        going = self.ask(
            translate("Dialogs", "Do you want to leave?"),
            line,
            stay=translate("Dialogs", "Stay here"),
            go=translate("Dialogs", "Leave and clear my details"),
            icon="door-exit",
        )
        going.clicked.connect(self.leave)


class SayAloud(Dialog):
    """Before the voice reads anything from the loudspeaker: may it say what others should not hear."""

    stay = Signal()
    aloud = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._labels = self.add_words(
            translate("Dialogs", "Say department, name and amounts aloud?"),
            translate("Dialogs", "People near you will hear them too."),
        )
        aloud = self._answer(translate("Dialogs", "Say them aloud"), icon="volume")
        aloud.clicked.connect(self.aloud)
        stay = self._answer(translate("Dialogs", "Do not say them"), icon="volume-off")
        stay.clicked.connect(self.stay)

    def ask_for_letters(self) -> None:
        """Instead, where a name is typed: may it be heard while it is."""
        title = translate("Dialogs", "Say the letters aloud?")
        line = translate("Dialogs", "People near you will hear the name you type. Only on this page.")
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        for label, words in zip(self._labels, (title, line), strict=True):
            label.setText(words)

    def _answer(self, words: str, *, icon: str) -> Button:
        """As large as the other: neither is urged on anybody."""
        button = Button(self.theme, words, icon=icon, type="title-s", height="dialog-button")
        self.column.addWidget(button)
        return button
