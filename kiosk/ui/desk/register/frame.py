"""What stands around the boxes of the page: its title, who is put aside, what is wrong, and the keys below."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.register.hand import Parked
from kiosk.ui.desk.register.parts import Toggle
from kiosk.ui.desk.register.pilot import COMMITTED
from kiosk.ui.desk.register.unfinished import UnfinishedBox
from kiosk.ui.desk.studio.parts import fixed
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text

LARGE_KEY = "Alt+L"
KEYS = {
    "people": "Alt+D",
    "unfinished": "Alt+U",
    "hand_back": "F10",
    "finish": "F11",
    "clear": "Esc",
    "park": "F8",
    "pay": "F9",
}


class Frame(Card):
    """Emits ``pressed`` with the name of a key, ``unparked`` with the place of somebody who was put aside."""

    pressed = Signal(str)
    unparked = Signal(int)

    def __init__(self, view: DeskView, body: QWidget) -> None:
        super().__init__(view.theme)
        self._view, self._body = view, body
        self.column.setSpacing(view.theme.px("gap"))
        words = self._words()
        self.buttons = {
            name: KeyButton(
                view.theme, words[name], note=key, type="body" if name in ("people", "unfinished") else "label"
            )
            for name, key in KEYS.items()
        }
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self._press, name))
        self.pay = self.buttons["pay"]
        self.pay.set_look(Looks.PRIMARY)
        self.column.addLayout(self._head())
        self.trouble = Notice(view.theme, "", "trouble")
        self.column.addWidget(self.trouble)
        self.unfinished = UnfinishedBox(view)
        self.unfinished.left.connect(self.show_body)
        self.unfinished.listed.connect(self._show_count)
        self.stack = QStackedWidget()
        for page in (body, self.unfinished):
            self.stack.addWidget(page)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self._foot())
        self.show_hand(is_ours=False)
        self.quiet()

    def _words(self) -> dict[str, str]:
        return {
            "people": translate("Register", "Acting for, company, aids"),
            "unfinished": translate("Register", "Without papers"),
            "hand_back": translate("Register", "Hand back to the kiosk"),
            "finish": translate("Register", "Finish here"),
            "clear": translate("Register", "Clear"),
            "park": translate("Register", "Put aside"),
            "pay": translate("Register", "Pay and print"),
        }

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("gap"))
        title = Heading(self._theme, translate("Register", "Register"), type="title")
        title.setWordWrap(False)
        row.addWidget(title)
        self.taken_over = Text(
            self._theme, translate("Register", "This sitting comes from a kiosk."), colour="accent-ink"
        )
        self.taken_over.setWordWrap(False)
        row.addWidget(self.taken_over)
        self.noted = Text(self._theme, "", colour="accent-ink")
        row.addWidget(self.noted, 1)
        self._parked = QHBoxLayout()
        self._parked.setSpacing(self._theme.px("gap-s"))
        row.addLayout(self._parked)
        self.parked: list[KeyButton] = []
        for name in ("people", "unfinished"):
            fixed(self.buttons[name])
            row.addWidget(self.buttons[name])
        return row

    def _foot(self) -> QWidget:
        foot = self.foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px("gap"))
        self.large = Toggle(self._theme, translate("Register", "Ticket in large print"), key=LARGE_KEY)
        row.addWidget(self.large)
        row.addStretch(1)
        for name in ("hand_back", "finish", "clear", "park", "pay"):
            fixed(self.buttons[name])
            row.addWidget(self.buttons[name])
        return foot

    def _press(self, name: str, _checked: object = None) -> None:
        self.pressed.emit(name)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What the keys of the frame press."""
        return {key: self.buttons[name].click for name, key in KEYS.items()} | {LARGE_KEY: self.large.click}

    # ---- showing ----------------------------------------------------------------

    def complain(self, words: str) -> None:
        """Say what is wrong, above everything."""
        if self.trouble.isHidden() or self.trouble.words.text() != words:
            announce(self, words)
        self.trouble.say(words)
        self.trouble.show()

    def quiet(self) -> None:
        """Nothing is wrong any more."""
        self.trouble.hide()

    def show_busy(self, *, is_busy: bool) -> None:
        """Something is being worked on."""
        self.pay.setEnabled(not is_busy)

    def show_step(self, step_id: str) -> None:
        """What the main key does now."""
        next_one = translate("Register", "Next patient")
        self.pay.set_words(next_one if step_id == "done" else self._words()["pay"], KEYS["pay"])
        fixed(self.pay)
        if step_id == "pay" and self.foot.isAncestorOf(self.window().focusWidget() or self):
            self._body.setFocus()  # else Qt would lead the keys on to the one that clears everything
        self.pay.setVisible(step_id != "pay")
        self.large.setVisible(step_id not in COMMITTED)
        self.buttons["park"].setVisible(step_id not in COMMITTED and self.taken_over.isHidden())

    def show_hand(self, *, is_ours: bool) -> None:
        """Whether the sitting is a kiosk's that can be handed back."""
        self.taken_over.setVisible(is_ours)
        for name in ("hand_back", "finish"):
            self.buttons[name].setVisible(is_ours)
        for name in ("clear", "park"):
            self.buttons[name].setVisible(not is_ours)

    def show_parked(self, parked: Sequence[Parked]) -> None:
        """Who was put aside."""
        for old in self.parked:
            self._parked.removeWidget(old)
            old.hide()
            old.deleteLater()
        nameless = translate("Register", "somebody new")
        self.parked = [KeyButton(self._theme, one.name or nameless, icon="clock-pause", type="body") for one in parked]
        for place, button in enumerate(self.parked):
            button.clicked.connect(partial(self._unpark, place))
            fixed(button)
            self._parked.addWidget(button)

    def _unpark(self, place: int, _checked: object = None) -> None:
        self.unparked.emit(place)

    def show_unfinished(self) -> None:
        """The list of those without papers, and back."""
        if self.stack.currentWidget() is self.unfinished:
            self.show_body()
            return
        self.stack.setCurrentWidget(self.unfinished)
        self.foot.hide()
        self.unfinished.begin()

    def show_body(self) -> None:
        """The page itself."""
        self.stack.setCurrentWidget(self._body)
        self.foot.show()
        self._body.setFocus()

    def _show_count(self, count: int) -> None:
        words = self._words()["unfinished"]
        shown = translate("Register", "{what}: {count}").format(what=words, count=count) if count else words
        self.buttons["unfinished"].set_words(shown, KEYS["unfinished"])
        fixed(self.buttons["unfinished"])

    def stop(self) -> None:
        """Nobody looks any more."""
        self.unfinished.stop()
