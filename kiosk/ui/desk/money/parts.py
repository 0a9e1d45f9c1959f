"""Parts that the tabs for money share: a finder, where money stands, a reason from a list, a second person."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.actor import Actor
from kiosk.domain.codes import PAYMENT
from kiosk.domain.errors import DomainError
from kiosk.domain.roles import Person, Right
from kiosk.domain.sign_in import BADGE
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.desk.forms import Choice
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.desk.tabs.reason import ReasonPanel
from kiosk.ui.desk.tabs.tab import Pending
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

FIND_KEY = "Ctrl+F"
PAUSE_MS = 200  # in typing, after which is looked
Agreed = Callable[[Actor], None]


class Finder(Field):
    """Emits ``asked`` with what is typed, after a pause; "" is everything again.

    ``entered`` tells of Enter, of a ticket and of a card: whoever is found is meant; ``left`` of the way down to the
    rows.
    """

    asked = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__(theme, translate("MoneyDesk", "Find"), hint=f"{hint} ({FIND_KEY})")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask_enough)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._enter)

    @property
    def wanted(self) -> str:
        """What is looked for."""
        return self.text().strip()

    def look_for(self, text: str) -> None:
        """The same as if it had been typed."""
        self.setText(text)
        self._enter()

    def forget(self) -> None:
        """Nobody is looked for; nothing is asked."""
        blocked = self.blockSignals(True)
        self.clear()
        self.blockSignals(blocked)
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads to the rows, Esc shows everything again."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._ask()
        else:
            super().keyPressEvent(event)

    def hear(self, what: object) -> bool:
        """A ticket or a card names whoever is looked for; whether it did. A 付款码 names nobody."""
        if isinstance(what, CardRead):
            self.look_for(what.paper.number)
        elif isinstance(what, CodeRead) and what.kind not in (BADGE, PAYMENT):
            self.look_for(what.text)
        else:
            return False
        return True

    def _enter(self) -> None:
        self.entered.emit()
        self._ask()

    def _ask_enough(self) -> None:
        """A single letter is the beginning of a word."""
        wanted = self.wanted
        if not (len(wanted) == 1 and wanted.isascii() and wanted.isalpha()):
            self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.wanted)


class MoneyState(QWidget):
    """Where the money stands, by one sentence on its own tint; nothing until something was done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.tone = self.text = ""
        icons = {"plain": "circle-dashed", "info": "", "wait": "", "good": "", "trouble": ""}
        self._notices = {tone: Notice(theme, "", tone, icon=icon) for tone, icon in icons.items()}
        for notice in self._notices.values():
            notice.hide()
            column.addWidget(notice)
        self.hide()

    def say(self, tone: str, text: str) -> None:
        """Say it; a screen reader hears it at once, and once."""
        if (tone, text) == (self.tone, self.text):
            return
        self.tone, self.text = tone, text
        for each, notice in self._notices.items():
            notice.setVisible(each == tone)
        self._notices[tone].say(text)
        self.show()
        announce(self, text)

    def clear(self) -> None:
        """Nothing was done."""
        self.tone = self.text = ""
        self.hide()


class WhyPanel(ReasonPanel):
    """A reason from a list, by the arrows while one types, or typed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        usual = (
            translate("MoneyDesk", "The patient wishes it"),
            translate("MoneyDesk", "Registered by mistake"),
            translate("MoneyDesk", "The doctor is not there"),
            translate("MoneyDesk", "Charged too much"),
        )
        options = [("", translate("MoneyDesk", "Usual reasons: ↓")), *((words, words) for words in usual)]
        self.usual = Choice(theme, translate("MoneyDesk", "Usual reasons"), options)
        self.usual.changed.connect(self._take)
        self.column.insertWidget(1, self.usual)
        QWidget.setTabOrder(self.usual, self.entry)
        for key, by in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
            shortcut = QShortcut(QKeySequence(key), self.entry, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._step, by))

    def ask(self, question: str, confirm: str, said: Callable[[str], None]) -> None:
        """Ask; nothing is chosen yet."""
        self.usual.choose("")
        super().ask(question, confirm, said)

    def _step(self, by: int) -> None:
        self.usual.setCurrentIndex(max(0, min(self.usual.currentIndex() + by, self.usual.count() - 1)))

    def _take(self, words: object) -> None:
        if words:
            self.entry.setText(str(words))
            self.entry.setFocus()


class SecondPanel(Card):
    """Another person signs in right here to agree; Esc lets it be. Emits ``left`` when it is gone."""

    left = Signal()

    def __init__(self, view: DeskView) -> None:
        super().__init__(view.theme, Box("accent-tint", "accent-ink", "line-button"), padding="padding-s")
        self._view = view
        self._agreed: Agreed | None = None
        self._task: Pending | None = None
        theme = view.theme
        self.question = Text(theme, "", type="label")
        self.number = Field(theme, translate("MoneyDesk", "Staff number"), hint=translate("MoneyDesk", "Staff number"))
        self.secret = Field(theme, translate("MoneyDesk", "Secret"), hint=translate("MoneyDesk", "Secret"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.number.returnPressed.connect(self.secret.setFocus)
        self.secret.returnPressed.connect(self._sign)
        self.trouble = Text(theme, "", colour="danger")
        self.confirm = KeyButton(theme, translate("MoneyDesk", "I agree"), look=Looks.PRIMARY, note="Enter")
        self.confirm.clicked.connect(self._sign)
        self.away = KeyButton(theme, translate("Hall", "Leave it"), note="Esc")
        self.away.clicked.connect(self.leave)
        for each in (self.question, self.number, self.secret, self.trouble, self.confirm, self.away):
            self.column.addWidget(each)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.leave)
        self.hide()

    def ask(self, question: str, agreed: Agreed) -> None:
        """Ask; ``agreed`` hears who has agreed."""
        self._agreed = agreed
        self.question.setText(question)
        self._clear()
        self.show()
        self.number.setFocus()
        announce(self, question)

    def leave(self) -> None:
        """Nobody agrees; no secret is left behind."""
        if not self.isHidden():
            self.stop()
            self._agreed = None
            self._clear()
            self.hide()
            self.left.emit()

    def stop(self) -> None:
        """Nobody hears the answer."""
        if self._task is not None:
            self._task.drop()

    def _clear(self) -> None:
        self.trouble.hide()
        self.number.clear()
        self.secret.clear()

    def _sign(self) -> None:
        number, secret, device = self.number.text().strip(), self.secret.text(), self._view.device
        if self._task is not None and self._task.is_wanted:
            return
        if number == self._view.person.number:
            self._complain(translate("MoneyDesk", "This has to be somebody else."))
            return
        self._task = self._view.tasks.run(
            lambda: self._view.services().staff.sign_in(number, secret, device=device), self._signed, self._refused
        )

    def _signed(self, person: Person) -> None:
        agreed = self._agreed
        if person.number == self._view.person.number:
            self._complain(translate("MoneyDesk", "This has to be somebody else."))
        elif not person.may(Right.APPROVE_REFUNDS):
            self._complain(translate("MoneyDesk", "Their role may not approve refunds."))
        elif agreed is not None:
            self.leave()
            agreed(Actor(self._view.device, person.number))

    def _refused(self, error: DomainError) -> None:
        self._complain(say(error.patient))

    def _complain(self, words: str) -> None:
        self.secret.clear()
        self.trouble.setText(words)
        self.trouble.show()
        announce(self, words)
        self.secret.setFocus()
