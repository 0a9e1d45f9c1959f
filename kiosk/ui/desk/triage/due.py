"""Who waits for what: every clock that runs, the late ones first, and whoever is not decided yet."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from kiosk.domain.triage.cases import Case
from kiosk.domain.triage.clocks import Clock
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.triage.words import TONES, clock_name, due_text, who_text
from kiosk.ui.language import clock_text, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Heading, Text

LIST_KEY, DONE_KEY, PAPER_KEY, LEFT_KEY = "F10", "F11", "F12", "F8"
ROWS = 3  # and the head, at the least


class Due(NamedTuple):
    """A row: a case and the clock of it that is waited for, 0 while nothing is decided."""

    case: int
    clock: int


class DueCard(Card):
    """Emits ``opened`` with a case to look at again, ``done`` with a clock, ``printed`` and ``left`` with a case."""

    opened = Signal(object)  # Case
    done = Signal(int)
    printed = Signal(int)
    left = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding="padding-s")
        self.cases: dict[int, Case] = {}
        self._title = QHBoxLayout()
        self._title.setSpacing(theme.px("gap"))
        heading = Heading(theme, translate("Triage", "Waiting"), type="label")
        heading.setWordWrap(False)
        self._title.addWidget(heading)
        self.count = Text(theme, "", type="caption", colour="ink-2")
        self._title.addWidget(self.count, 1)
        self.column.addLayout(self._title)
        columns = (
            Column(translate("Triage", "Lv."), 20),
            Column(translate("Triage", "Who"), 64),
            Column(translate("Triage", "Waits for"), 62),
            Column(translate("Triage", "Due"), 66),
        )
        self.table = Table(theme, translate("Triage", "Waiting"), columns)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # the room that is left
        self.table.setMinimumHeight(ROWS * theme.px("target"))
        self.table.opened.connect(self._open)
        self.column.addWidget(self.table, 1)
        self.keys = self._build_keys(theme)

    def _build_keys(self, theme: Theme) -> dict[str, KeyButton]:
        words = {
            LIST_KEY: translate("Triage", "List"),
            DONE_KEY: translate("Triage", "Done"),
            PAPER_KEY: translate("Triage", "Paper"),
            LEFT_KEY: translate("Triage", "Left"),
        }
        acts = {LIST_KEY: self.table.setFocus, DONE_KEY: self._done, PAPER_KEY: self._paper, LEFT_KEY: self._left}
        keys = {name: KeyButton(theme, text, note=name, height="target", type="body") for name, text in words.items()}
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        for name, key in keys.items():
            key.setFixedHeight(theme.px("target"))
            key.clicked.connect(acts[name])
            (self._title if name == LIST_KEY else row).addWidget(key)
        self.column.addLayout(row)
        return keys

    def show_cases(self, cases: Sequence[Case], now: datetime) -> None:
        """As the books have it; the row in hand stays."""
        self.cases = {case.id: case for case in cases}
        self.table.show_lines([line for case in cases for line in _lines(case, now)])
        late = self.late(now)
        told = translate("Triage", "Persons: {count}").format(count=len(cases))
        more = translate("Triage", "Late: {count}").format(count=late) if late else ""
        self.count.setText("　".join(part for part in (told, more) if part))
        self.count.set_colour("danger" if late else "ink-2")
        for name in (DONE_KEY, PAPER_KEY, LEFT_KEY):
            self.keys[name].setEnabled(bool(cases))

    def late(self, now: datetime) -> int:
        """How many people wait longer than they should."""
        return sum(any(each.is_overdue(now) for each in case.running) for case in self.cases.values())

    @property
    def in_hand(self) -> Due | None:
        """The row in hand."""
        current = self.table.current
        return current if isinstance(current, Due) and current.case in self.cases else None

    def _open(self, key: object) -> None:
        if isinstance(key, Due) and key.case in self.cases:
            self.opened.emit(self.cases[key.case])

    def _done(self, _checked: object = None) -> None:
        if self.in_hand is not None and self.in_hand.clock:
            self.done.emit(self.in_hand.clock)

    def _paper(self, _checked: object = None) -> None:
        if self.in_hand is not None:
            self.printed.emit(self.in_hand.case)

    def _left(self, _checked: object = None) -> None:
        if self.in_hand is not None:
            self.left.emit(self.in_hand.case)


def _lines(case: Case, now: datetime) -> list[Line]:
    """A row for each clock; one that asks for a decision when there is none."""
    figure, who = case.level.figure, who_text(case)
    if case.decision is None:
        undecided = translate("Triage", "Undecided")
        return [Line(Due(case.id, 0), (figure, who, undecided, clock_text(case.began)), "warn")]
    return [_line(case, clock, (figure, who), now) for clock in case.running]


def _line(case: Case, clock: Clock, head: tuple[str, str], now: datetime) -> Line:
    tone = "bad" if clock.is_overdue(now) else "warn" if TONES[case.level] == "bad" else ""
    return Line(Due(case.id, clock.id), (*head, clock_name(clock), due_text(clock, now)), tone)
