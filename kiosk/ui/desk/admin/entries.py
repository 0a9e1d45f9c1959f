"""Entries of a form, each of which takes and gives its value as text."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from kiosk.domain.administration import Entry, Option
from kiosk.ui.desk.admin.words import option_name
from kiosk.ui.desk.forms import Choice
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.studio.parts import Tick
from kiosk.ui.theme import Theme

LONGEST = 600  # signs: what is longer than any rule allows is refused by the rule
SEPARATOR = ";"


class ValueEntry(Protocol):
    """What every entry is: ``edited`` tells that somebody changed it."""

    @property
    def edited(self) -> SignalInstance:
        """Somebody typed or chose."""
        ...

    def typed(self) -> str:
        """The value."""
        ...

    def put(self, value: str) -> None:
        """Another value; nobody is told."""
        ...

    def offer_options(self, options: Sequence[Option]) -> None:
        """What may be chosen from now on."""
        ...


class TextEntry(Field):
    """One line."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self.edited)

    def typed(self) -> str:
        """Without blanks at its ends."""
        return self.text().strip()

    def put(self, value: str) -> None:
        """Show it from its beginning."""
        self.setText(value)
        self.setCursorPosition(0)

    def offer_options(self, options: Sequence[Option]) -> None:
        """Anything may be typed."""


class SecretEntry(TextEntry):
    """One line that nobody can read."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class ChoiceEntry(Choice):
    """One of several, or nothing yet."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, [("", "–")])
        self._options: tuple[Option, ...] = ()
        self.changed.connect(self.edited)

    def typed(self) -> str:
        """The option's value."""
        return str(self.value or "")

    def put(self, value: str) -> None:
        """Also one that cannot be chosen any more: the record has it."""
        blocked = self.blockSignals(True)
        known = {option.value for option in self._options}
        strange = [] if value in known or not value else [(value, value)]
        named = [(option.value, option_name(option)) for option in self._options if option.value]
        self.offer([("", "–"), *named, *strange])
        self.choose(value)
        self.blockSignals(blocked)

    def offer_options(self, options: Sequence[Option]) -> None:
        """Other options; the value stays."""
        self._options = tuple(options)
        self.put(self.typed())


class SeveralEntry(QWidget):
    """Boxes to tick."""

    edited = Signal()
    COLUMNS = 2

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self._ticks: dict[str, Tick] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px("gap-s"))

    def typed(self) -> str:
        """The values that are ticked."""
        return SEPARATOR.join(value for value, tick in self._ticks.items() if tick.isChecked())

    def put(self, value: str) -> None:
        """Tick these."""
        chosen = value.split(SEPARATOR)
        for each, tick in self._ticks.items():
            tick.setChecked(each in chosen)

    def offer_options(self, options: Sequence[Option]) -> None:
        """They are made once."""
        for place, option in enumerate(options if not self._ticks else ()):
            tick = self._ticks[option.value] = Tick(self._theme, option_name(option))
            tick.clicked.connect(self.edited)
            self._grid.addWidget(tick, *divmod(place, self.COLUMNS))


Made = TextEntry | ChoiceEntry | SeveralEntry
ENTRIES: Mapping[Entry, Callable[[Theme, str], Made]] = {
    Entry.TEXT: TextEntry,
    Entry.SECRET: SecretEntry,
    Entry.CHOICE: ChoiceEntry,
    Entry.SEVERAL: SeveralEntry,
}
