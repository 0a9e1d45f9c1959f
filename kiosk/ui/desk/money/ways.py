"""The ways to pay at a window: cash with its change, a card's slip, a payment code; one entry at a time."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.forms import Labelled
from kiosk.ui.desk.money.sums import fen_of
from kiosk.ui.desk.parts import Field
from kiosk.ui.language import money_text, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.text import Text


class Way(StrEnum):
    """How somebody pays."""

    CASH = "cash"
    CARD = "card"
    CODE = "code"


# The way, the words and the name of its key, its icon.
WAYS = (
    (Way.CASH, QT_TRANSLATE_NOOP("MoneyDesk", "Take cash"), "F9", "cash"),
    (Way.CARD, QT_TRANSLATE_NOOP("MoneyDesk", "Take a card"), "F6", "credit-card"),
    (Way.CODE, QT_TRANSLATE_NOOP("MoneyDesk", "Take the code"), "F7", "qrcode"),
)
LENGTHS = {Way.CASH: 32, Way.CARD: 40, Way.CODE: 32}


class Ways(QWidget):
    """The entry of the way in hand. Emits ``entered`` for Enter and ``changed`` as one types."""

    entered = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        names = {
            Way.CASH: translate("MoneyDesk", "Cash given"),
            Way.CARD: translate("MoneyDesk", "Number on the card slip"),
            Way.CODE: translate("MoneyDesk", "Payment code on the phone"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap"))
        self.fields = {way: Field(theme, name) for way, name in names.items()}
        self.entries = {way: Labelled(theme, names[way], field) for way, field in self.fields.items()}
        for way, field in self.fields.items():
            field.setMaxLength(LENGTHS[way])
            field.textChanged.connect(self._type)
            field.returnPressed.connect(self.entered)
            column.addWidget(self.entries[way])
        self.change = Text(theme, "", type="title", colour="success")
        column.addWidget(self.change)
        self.due: int | None = None
        self.way = Way.CASH
        self.keys: dict[Way, Button] = {}
        self.use(Way.CASH)

    @property
    def given(self) -> int | None:
        """The cash given, in fen; None for what is no amount."""
        return fen_of(self.fields[Way.CASH].text())

    @property
    def text(self) -> str:
        """What is typed for the way in hand."""
        return self.fields[self.way].text().strip()

    @property
    def has_keys(self) -> bool:
        """Whether somebody is typing here."""
        return any(field.hasFocus() for field in self.fields.values())

    def use(self, way: Way) -> None:
        """Show the entry of this way."""
        self.way = way
        for each, entry in self.entries.items():
            entry.setVisible(each is way)
        for each, key in self.keys.items():
            key.set_look(Looks.PRIMARY if each is way else Looks.SECONDARY)
        self._count()

    def lead_by(self, way: Way, key: Button) -> None:
        """The key of a way; that of the way in hand is the one to press."""
        self.keys[way] = key
        self.use(self.way)

    def begin(self) -> None:
        """Type into the entry in hand."""
        self.fields[self.way].setFocus()

    def owe(self, due: int) -> None:
        """So much is due, in fen."""
        self.due = due
        self._count()

    def clear(self) -> None:
        """Nothing is typed, and cash comes first."""
        for field in self.fields.values():
            field.clear()
        self.use(Way.CASH)

    def complain(self, words: str) -> None:
        """Say what is wrong with the entry in hand."""
        self.entries[self.way].complain(words)
        self.begin()

    def _type(self) -> None:
        for entry in self.entries.values():
            entry.clear()
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        given, due = self.given, self.due
        self.change.setVisible(self.way is Way.CASH and given is not None and due is not None)
        if given is None or due is None:
            return
        left = given - due
        text = translate("MoneyDesk", "Change {amount}") if left >= 0 else translate("MoneyDesk", "{amount} missing")
        self.change.setText(text.format(amount=money_text(abs(left))))
        self.change.set_colour("success" if left >= 0 else "danger")
