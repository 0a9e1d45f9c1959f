"""The captions of a clip as rows: beginning, end, and the words in each language."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.films import LANGUAGES, MAIN_LANGUAGE
from kiosk.paths import ENGLISH
from kiosk.ui.desk.parts import Field, Scroller
from kiosk.ui.desk.studio.drafts import Line
from kiosk.ui.desk.studio.parts import empty
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import SOFT, Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

HELD = Box("primary-tint", "primary", "line-selected")
SPOKEN = (MAIN_LANGUAGE, ENGLISH)


class CaptionRow(Card):
    """One caption; emits ``edited`` and ``removed``."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, number: int, line: Line) -> None:
        super().__init__(theme, padding="gap-s")
        times = QHBoxLayout()
        times.setSpacing(theme.px("gap-s"))
        times.addWidget(Text(theme, f"{number}", type="label"))
        self.start = self._time(theme, translate("Studio", "Begins at (seconds)"), line.start)
        self.end = self._time(theme, translate("Studio", "Ends at (seconds)"), line.end)
        for each in (self.start, Text(theme, "–"), self.end, Text(theme, translate("Studio", "seconds"))):
            times.addWidget(each)
        times.addStretch(1)
        remove = Button(theme, translate("Studio", "Remove"), icon="x")
        remove.clicked.connect(self.removed)
        remove.setMinimumHeight(theme.px("target"))
        remove.setFixedWidth(remove.sizeHint().width())
        times.addWidget(remove)
        self.column.addLayout(times)
        self.texts: dict[str, Field] = {}
        for code in SPOKEN:
            field = Field(theme, LANGUAGES[code], hint=LANGUAGES[code])
            field.setText(line.texts.get(code, ""))
            field.setCursorPosition(0)
            field.textEdited.connect(self.edited)
            self.texts[code] = field
            self.column.addWidget(field)

    def _time(self, theme: Theme, name: str, at: int) -> Field:
        field = Field(theme, name)
        field.setText(f"{at / 1000:.1f}")
        field.setFixedWidth(theme.mm(17))
        field.textEdited.connect(self.edited)
        return field

    def hold(self, *, held: bool) -> None:
        """Whether its end is set next."""
        self.set_box(HELD if held else SOFT)

    def line(self) -> Line:
        """What stands there; a time that is no number counts as 0."""
        texts = {code: field.text().strip() for code, field in self.texts.items() if field.text().strip()}
        return Line(_ms(self.start.text()), _ms(self.end.text()), texts)

    def set_times(self, start: int, end: int) -> None:
        """Other times, in ms."""
        self.start.setText(f"{start / 1000:.1f}")
        self.end.setText(f"{end / 1000:.1f}")


class CaptionRows(Scroller):
    """All of them; emits ``edited`` after each change by hand."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.rows: list[CaptionRow] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other captions."""
        empty(self.column)
        self.rows = [CaptionRow(self._theme, number, line) for number, line in enumerate(lines, start=1)]
        for row in self.rows:
            row.edited.connect(self.edited)
            row.removed.connect(self._remove)
            self.column.addWidget(row)

    def lines(self) -> tuple[Line, ...]:
        """What stands there now."""
        return tuple(row.line() for row in self.rows)

    def add(self, length: int) -> None:
        """One more at the end of a film of ``length`` ms."""
        lines = self.lines()
        start = lines[-1].end if lines else 0
        self.show_lines((*lines, Line(start, max(start, length), {})))
        self.rows[-1].texts[MAIN_LANGUAGE].setFocus()
        self.edited.emit()

    def hold(self, index: int | None) -> None:
        """Mark the row whose end is set next; None marks none."""
        for number, row in enumerate(self.rows):
            row.hold(held=number == index)
        if index is not None:
            self.ensureWidgetVisible(self.rows[index])

    def _remove(self) -> None:
        gone = self.sender()
        self.show_lines([row.line() for row in self.rows if row is not gone])
        self.edited.emit()


def _ms(text: str) -> int:
    try:
        return round(float(text.strip().replace(",", ".")) * 1000)
    except (ValueError, OverflowError):
        return 0


def fault_of(lines: Sequence[Line], length: int) -> str:
    """The first thing that is wrong with captions over a film of ``length`` ms, in words; "" when nothing is."""
    if not any(line.texts.get(MAIN_LANGUAGE) for line in lines):
        return translate("Studio", "Write the captions in Chinese; English may stay empty.")
    before = 0
    for number, line in enumerate(lines, start=1):
        if not line.texts.get(MAIN_LANGUAGE):
            return translate("Studio", "Caption {number} has no Chinese words.").format(number=number)
        if line.start < before:
            told = translate("Studio", "Caption {number} begins before caption {before} has ended.")
            return told.format(number=number, before=number - 1)
        if not line.start < line.end <= length:
            told = translate("Studio", "Caption {number} must end after it begins, and before the film ends.")
            return told.format(number=number)
        before = line.end
    return ""
