"""A new book of invoice numbers, or another machine for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.domain.invoice_books import SHARED
from kiosk.ui.desk.forms import Choice, Labelled
from kiosk.ui.desk.money.sums import plain
from kiosk.ui.desk.money.words import machine_word
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text


@dataclass(frozen=True)
class NewBook:
    """What was typed."""

    code: str
    first: int
    last: int
    device: str


class BookForm(Card):
    """Ctrl+S saves, Esc lets it be. Emits ``left`` when it is gone."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Box("accent-tint", "accent-ink", "line-button"), padding="padding-s")
        self._new: Callable[[NewBook], None] | None = None
        self._machine: Callable[[str], None] | None = None
        self.question = Text(theme, "", type="label")
        self.code = Field(theme, translate("MoneyDesk", "Code, 8 digits"))
        self.first = Field(theme, translate("MoneyDesk", "First number"))
        self.last = Field(theme, translate("MoneyDesk", "Last number"))
        name = translate("MoneyDesk", "For")
        self.device = Choice(theme, name, [(SHARED, machine_word(SHARED))])
        self._range = [Labelled(theme, each.accessibleName(), each) for each in (self.code, self.first, self.last)]
        self.confirm = KeyButton(theme, translate("MoneyDesk", "Save"), look=Looks.PRIMARY, note="Ctrl+S")
        self.confirm.clicked.connect(self._confirm)
        self.away = KeyButton(theme, translate("Hall", "Leave it"), note="Esc")
        self.away.clicked.connect(self.leave)
        for each in (self.question, *self._range, Labelled(theme, name, self.device), self.confirm, self.away):
            self.column.addWidget(each)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.leave)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.confirm.click)
        self.hide()

    def offer_machines(self, devices: Sequence[str]) -> None:
        """The machines that a book can be for."""
        self.device.offer([(device, machine_word(device)) for device in devices])

    def ask_new(self, said: Callable[[NewBook], None]) -> None:
        """Ask for a new book."""
        self._new, self._machine = said, None
        for field in (self.code, self.first, self.last):
            field.clear()
        self._ask(translate("MoneyDesk", "A new book"), has_range=True)
        self.code.setFocus()

    def ask_machine(self, device: str, said: Callable[[str], None]) -> None:
        """Ask which machine takes from a book."""
        self._new, self._machine = None, said
        self.device.choose(device)
        self._ask(translate("MoneyDesk", "Which machine takes from this book?"), has_range=False)
        self.device.setFocus()

    def leave(self) -> None:
        """Nothing is changed."""
        if not self.isHidden():
            self._new = self._machine = None
            self.hide()
            self.left.emit()

    def _ask(self, question: str, *, has_range: bool) -> None:
        self.question.setText(question)
        for labelled in self._range:
            labelled.setVisible(has_range)
            labelled.clear()
        self.show()
        announce(self, question)

    def _confirm(self) -> None:
        device = str(self.device.value or SHARED)
        if self._machine is not None:
            machine = self._machine
            self.leave()
            machine(device)
        elif self._new is not None:
            self._confirm_new(self._new, device)

    def _confirm_new(self, new: Callable[[NewBook], None], device: str) -> None:
        texts = [plain(field.text()) for field in (self.first, self.last)]
        for labelled, text in zip(self._range[1:], texts, strict=True):
            if not (text.isascii() and text.isdigit() and len(text) <= 10):
                labelled.complain(translate("MoneyDesk", "Please enter a number."))
                labelled.entry.setFocus()
                return
        first, last = (int(text) for text in texts)
        code = plain(self.code.text())
        self.leave()
        new(NewBook(code, first, last, device))
