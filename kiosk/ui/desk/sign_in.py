"""Signing in: number, secret, what was wrong, and how long to wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.roles import Person
from kiosk.domain.sign_in import SignInLocked
from kiosk.ui.desk.house import DemoAccount, DeskHouse
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.language import next_name, say, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text


class SignInPage(QWidget):
    """Emits ``entered`` with number and secret; whoever listens answers with `refuse`, or shows another page."""

    entered = Signal(str, str)
    language_tapped = Signal()

    def __init__(self, theme: Theme, house: DeskHouse) -> None:
        super().__init__()
        self._theme, self._house = theme, house
        self._until: datetime | None = None
        self._is_open = False
        self._kept: list[KeyButton] = []
        self._tick = QTimer(self, interval=theme.ms("second"))
        self._tick.timeout.connect(self._count_down)
        card = Card(theme)
        card.setFixedWidth(theme.px("desk-form"))
        card.column.setSpacing(theme.px("gap"))
        card.column.addWidget(Heading(theme, translate("Desk", "Sign in"), type="title"))
        self._trouble = Notice(theme, "", "trouble")
        self._trouble.setVisible(False)
        card.column.addWidget(self._trouble)
        self._build_fields(card.column)
        self._form = card.column
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(theme.px("gap-s"))
        card.column.addLayout(self._waiting)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        middle = QHBoxLayout()  # an alignment would forget that words wrap
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

    def _build_fields(self, column: QVBoxLayout) -> None:
        self.number = self._field(column, translate("Desk", "Staff number"))
        self.secret = self._field(column, translate("Desk", "PIN or password"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.number.returnPressed.connect(self._next)
        self.secret.returnPressed.connect(self._enter)
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("gap"))
        language = Button(self._theme, next_name(), icon="language")
        language.clicked.connect(self.language_tapped)
        row.addWidget(language)
        enter = translate("Desk", "Enter")
        self.go = KeyButton(self._theme, translate("Desk", "Sign in"), note=enter, look=Looks.PRIMARY)
        self.go.clicked.connect(self._enter)
        row.addWidget(self.go, 1)
        column.addSpacing(self._theme.px("gap-s"))
        column.addLayout(row)

    def _field(self, column: QVBoxLayout, name: str) -> Field:
        field = Field(self._theme, name)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Text(self._theme, name, type="caption", colour="ink-2"))
        lines.addWidget(field)
        column.addLayout(lines)
        return field

    def _show_accounts(self, accounts: tuple[DemoAccount, ...]) -> None:
        """In a demonstration, and only there, who can sign in and how."""
        box = Card(self._theme, padding="padding-s")
        told = translate("Desk", "Demonstration: these accounts work here, and nowhere else.")
        box.column.addWidget(Text(self._theme, told, type="caption", colour="ink-2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px("gap"))
        for line, account in enumerate(accounts):
            for place, text in enumerate(_told(account)):
                grid.addWidget(Text(self._theme, text, type="body-l" if place else "body"), line, place)
        box.column.addLayout(grid)
        self._form.addWidget(box)

    def open(self, accounts: tuple[DemoAccount, ...] = ()) -> None:
        """The hall is open: from now on it can be tried."""
        if accounts and not self._is_open:
            self._show_accounts(accounts)
        self._is_open = True
        if self._until is None:
            self._trouble.hide()
            self._set_ready(ready=True)

    def show_waiting(self, people: Sequence[Person]) -> None:
        """Whose work is kept here: a key enters the number, the secret is still asked."""
        while self._kept:
            key = self._kept.pop()
            self._waiting.removeWidget(key)
            key.hide()
            key.deleteLater()
        for number, person in enumerate(people, start=1):
            words = translate("Desk", "{name}, go on").format(name=person.name)
            key = KeyButton(self._theme, words, icon="user", note=f"F{number}")
            shortcut = QShortcut(QKeySequence(f"F{number}"), key)
            for asked in (key.clicked, shortcut.activated):
                asked.connect(partial(self._enter_number, person.number))
            self._waiting.addWidget(key)
            self._kept.append(key)

    def _enter_number(self, number: str, _checked: object = None) -> None:
        self.number.setText(number)
        self.secret.clear()
        self.secret.setFocus()

    def await_hall(self, error: DomainError) -> None:
        """The hall cannot be opened, or not yet."""
        self._is_open = False
        self._set_ready(ready=False)
        self._complain(_away() if isinstance(error, DatabaseAway) else say(error.patient))

    def begin(self) -> None:
        """Somebody may sign in: nothing of the one before is left."""
        self.number.clear()
        self.secret.clear()
        if self._until is None and self._is_open:
            self._trouble.hide()
        self._set_ready(ready=self._is_open and self._until is None)
        self.number.setFocus()

    def refuse(self, error: DomainError) -> None:
        """Say what was wrong; the secret is typed again, the number stays."""
        self.secret.clear()
        if isinstance(error, SignInLocked):
            self._until = self._house.now() + timedelta(seconds=error.seconds)
            self._tick.start()
            self._count_down()
            return
        self._set_ready(ready=True)
        self._complain(_away() if isinstance(error, DatabaseAway) else say(error.patient))
        self.secret.setFocus()

    def stop(self) -> None:
        """Count no more."""
        self._tick.stop()

    def _next(self) -> None:
        if self.secret.text():
            self._enter()
        else:
            self.secret.setFocus()

    def _enter(self) -> None:
        number, secret = self.number.text().strip(), self.secret.text()
        if not self.go.isEnabled():
            return
        if not number or not secret:
            self._complain(translate("Desk", "Please enter number and PIN or password."))
            (self.secret if number else self.number).setFocus()
            return
        self._set_ready(ready=False)
        self.entered.emit(number, secret)

    def _count_down(self) -> None:
        assert self._until is not None
        left = self._until - self._house.now()
        if left <= timedelta(0):
            self._until = None
            self._tick.stop()
            self._trouble.hide()
            self._set_ready(ready=self._is_open)
            self.secret.setFocus()
            return
        self._set_ready(ready=False)
        self._complain(say(SignInLocked(seconds=-(-left // timedelta(seconds=1))).patient))

    def _set_ready(self, *, ready: bool) -> None:
        self.go.setEnabled(ready)
        self.go.set_look(Looks.PRIMARY if ready else Looks.UNREADY)

    def _complain(self, told: str) -> None:
        if self._trouble.isHidden():
            announce(self, told)
        self._trouble.say(told)
        self._trouble.show()


def _away() -> str:
    """For staff: a patient's words speak of tapping again."""
    return translate("Desk", "The database does not answer. It is tried again by itself; please wait a moment.")


def _told(account: DemoAccount) -> tuple[str, str, str]:
    number = translate("Desk", "Number {number}").format(number=account.number)
    return account.name, number, translate("Desk", "PIN {pin}").format(pin=account.secret)
