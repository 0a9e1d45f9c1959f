"""A small list to choose from by keys: type to find, Up and Down, Enter; Esc leaves it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut, QShowEvent

from kiosk.ui.desk.parts import Field, Scroller
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Block, Box, draw_column
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Heading, Text


@dataclass(frozen=True)
class Option:
    """``key`` is what is chosen, ``name`` what is read, ``found_by`` what it is found by besides."""

    key: str
    name: str
    found_by: str = ""

    def fits(self, typed: str) -> bool:
        """Whether somebody who has typed this may mean it."""
        return typed.casefold() in f"{self.name} {self.found_by}".casefold()


class OptionRow(Tappable):
    """One of them."""

    def __init__(self, theme: Theme, option: Option) -> None:
        super().__init__(theme, option.name)
        self.option = option
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is typed goes to the entry above
        self.setFixedHeight(theme.px("window-row"))

    def box(self) -> Box:
        """Framed in hand."""
        return Box("primary-tint", "primary", "line-selected") if self.isChecked() else Box("surface", "line")

    def sizeHint(self) -> QSize:
        """As wide as the list."""
        return self.minimumSize()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Its name."""
        side = self.theme.px("padding-s")
        draw_column(painter, rect.adjusted(side, 0, -side, 0), self.theme, (Block(self.option.name, "body-l"),))


class Choices(Card):
    """Emits ``chosen`` with the key of an option, ``left`` when nothing is to be done.

    ``typed_option`` makes an option of whatever was typed, where that is allowed.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        options: Sequence[Option],
        *,
        hint: str,
        typed_option: Callable[[str], Option] | None = None,
    ) -> None:
        super().__init__(theme)
        self._typed_option, self._options = typed_option, tuple(options)
        self._rows: list[OptionRow] = []
        self.column.setSpacing(theme.px("gap"))
        self.column.addWidget(Heading(theme, title, type="title"))
        self.entry = Field(theme, hint, hint=hint)
        self.entry.textEdited.connect(self._find)
        self.entry.returnPressed.connect(self._take)
        self.column.addWidget(self.entry)
        self._none = Text(theme, translate("Window", "Nothing fits."), colour="ink-2")
        self.column.addWidget(self._none)
        self._list = Scroller(theme)
        self._list.column.addStretch(1)
        self.column.addWidget(self._list, 1)
        keys = translate("Window", "Up and Down choose, Enter takes, Esc leaves")
        self.column.addWidget(Text(theme, keys, type="caption", colour="ink-2"))
        for key, act in (("Up", partial(self._step, -1)), ("Down", partial(self._step, 1)), ("Esc", self.left.emit)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._find("")

    @property
    def shown(self) -> tuple[Option, ...]:
        """What fits what has been typed."""
        return tuple(row.option for row in self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Keys go here at once."""
        super().showEvent(event)
        self.entry.setFocus()

    def _find(self, typed: str) -> None:
        text = typed.strip()
        found = [option for option in self._options if option.fits(text)]
        if text and self._typed_option is not None:
            found.append(self._typed_option(text))
        column = self._list.column
        for row in self._rows:
            column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [OptionRow(self._theme, option) for option in found]
        for place, row in enumerate(self._rows):
            row.clicked.connect(self._take)
            column.insertWidget(place, row)
        self._none.setVisible(not self._rows)
        if self._rows:
            self._rows[0].setChecked(True)

    def _step(self, by: int) -> None:
        at = next((place for place, row in enumerate(self._rows) if row.isChecked()), 0)
        if self._rows:
            row = self._rows[min(max(at + by, 0), len(self._rows) - 1)]
            row.setChecked(True)
            self._list.ensureWidgetVisible(row)

    def _take(self, _checked: object = None) -> None:
        taken = next((row.option for row in self._rows if row.isChecked()), None)
        if taken is not None:
            self.chosen.emit(taken.key)
