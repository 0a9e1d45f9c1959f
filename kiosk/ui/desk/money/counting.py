"""Notes and coins to be counted: how many of each, and what they come to as one types."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.domain.drawers import NAMES, PIECES
from kiosk.ui.desk.forms import Labelled
from kiosk.ui.desk.money.sums import MOST_DIGITS, count_of
from kiosk.ui.desk.parts import Field
from kiosk.ui.language import local, money_text, price_text, translate
from kiosk.ui.theme import Theme

COLUMNS = 6


class CountGrid(QWidget):
    """One small entry for each piece; Enter goes on to the next. Emits ``changed``, and ``ended`` behind the last."""

    changed = Signal()
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px("gap-s"))
        self.fields: dict[int, Field] = {}
        self.labels: dict[int, Labelled] = {}
        for place, piece in enumerate(PIECES):
            name = translate("MoneyDesk", "{amount} each").format(amount=money_text(piece))
            field = self.fields[piece] = Field(theme, name)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setMaxLength(MOST_DIGITS + 1)
            field.textChanged.connect(partial(self._type, piece))
            field.returnPressed.connect(partial(self._next, piece))
            label = self.labels[piece] = Labelled(theme, local(NAMES[piece], price_text(piece)), field)
            grid.addWidget(label, place // COLUMNS, place % COLUMNS, Qt.AlignmentFlag.AlignTop)

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed."""
        return any(field.text().strip() for field in self.fields.values())

    @property
    def wrong(self) -> Field | None:
        """The first entry that holds no number."""
        return next((field for field in self.fields.values() if count_of(field.text()) is None), None)

    @property
    def pieces(self) -> Mapping[int, int]:
        """How many of each; what is no number is none."""
        return {piece: count_of(field.text()) or 0 for piece, field in self.fields.items()}

    @property
    def sum(self) -> int:
        """What they come to, in fen."""
        return sum(piece * many for piece, many in self.pieces.items())

    def begin(self) -> None:
        """Count from the largest."""
        self.fields[PIECES[0]].setFocus()

    def clear(self) -> None:
        """Nothing is counted."""
        for field in self.fields.values():
            field.clear()

    def _type(self, piece: int, _text: object = None) -> None:
        label = self.labels[piece]
        if count_of(self.fields[piece].text()) is None:
            label.complain(translate("MoneyDesk", "No number"))
        else:
            label.clear()
        self.changed.emit()

    def _next(self, piece: int) -> None:
        following = PIECES.index(piece) + 1
        if following < len(PIECES):
            self.fields[PIECES[following]].setFocus()
        else:
            self.ended.emit()
