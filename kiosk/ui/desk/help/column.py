"""The requests below each other as they matter, how many wait, and what the day has been like."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.help import HelpFigures, HelpRequest
from kiosk.domain.roles import Person
from kiosk.ui.desk.help.row import HelpRow
from kiosk.ui.desk.help.words import calls, near, told
from kiosk.ui.desk.parts import Scroller
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size
from kiosk.ui.widgets.text import Heading, Text

TAKE_KEYS = ("F1", "F2", "F3")
PICTURE_MS = 1500  # how long a sound is seen


class Bell(Said):
    """How many wait; a loudspeaker, solid, while it sounds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._count = theme, 0
        self._seen = QTimer(self, singleShot=True, interval=PICTURE_MS)
        self._seen.timeout.connect(self.update)
        self.show_count(0)

    @property
    def is_sounding(self) -> bool:
        """Whether a sound is seen."""
        return self._seen.isActive()

    def show_count(self, count: int) -> None:
        """So many wait."""
        self._count = count
        self.setAccessibleName(self._pill().words)
        self.setVisible(bool(count))
        self.setFixedSize(pill_size(self._theme, self._pill()))
        self.update()

    def sound(self) -> None:
        """A sound is heard."""
        self._seen.start()
        self.update()

    def _pill(self) -> Pill:
        words = translate("Desk", "{count} waiting").format(count=self._count)
        if self.is_sounding:
            return Pill(words, "volume", "on-primary", "primary")
        return Pill(words, "speakerphone", "on-accent", "accent")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill."""
        painter = QPainter(self)
        draw_pill(painter, self._theme, QRect(0, 0, self.width(), self.height()), self._pill())
        painter.end()


class HelpColumn(Card):
    """Emits which request is ``chosen``, and what is ``asked`` with which (see `HelpRow`)."""

    chosen = Signal(int)
    asked = Signal(str, int)

    def __init__(self, theme: Theme, person: Person) -> None:
        super().__init__(theme)
        self._person = person
        self.rows: dict[int, HelpRow] = {}
        self.setFixedWidth(theme.px("desk-list"))
        side = theme.px("padding-s")
        self.column.setContentsMargins(side, theme.px("padding"), side, side)
        self.column.setSpacing(theme.px("gap"))
        self.bell = Bell(theme)
        head = QHBoxLayout()
        head.addWidget(Heading(theme, translate("Desk", "Help"), type="title"), 1)
        head.addWidget(self.bell)
        self.column.addLayout(head)
        rule = translate("Desk", "Whoever takes a request first sees it through.")
        self.column.addWidget(Text(theme, rule, type="caption", colour="ink-2"))
        self._empty = Text(theme, translate("Desk", "Nobody is waiting for help."), colour="ink-2")
        self.column.addWidget(self._empty)
        self.list = Scroller(theme)
        self.list.column.addStretch(1)
        self.column.addWidget(self.list, 1)
        self.figures = tuple(Text(theme, "", type="caption", colour="ink-2") for _ in range(2))
        for each in self.figures:
            each.hide()
            self.column.addWidget(each)

    def show_figures(self, figures: HelpFigures) -> None:
        """The day so far."""
        for label, words in zip(self.figures, told(figures), strict=True):
            label.setText(words)
            label.setVisible(bool(words))

    def show_requests(self, requests: Sequence[HelpRequest], now: datetime) -> list[HelpRow]:
        """The rows in this order; those that are over go. Gives the new ones."""
        for over in self.rows.keys() - {each.id for each in requests}:
            self._let_go(self.rows.pop(over))
        new = [self._add(each, now) for each in requests if each.id not in self.rows]
        requests = sorted(requests, key=lambda each: near(each, self._person))
        keys = iter(TAKE_KEYS)
        for place, request in enumerate(requests):
            row = self.rows[request.id]
            item = self.list.column.itemAt(place)
            if item is None or item.widget() is not row:
                self.list.column.removeWidget(row)
                self.list.column.insertWidget(place, row)
            row.show_request(request, now, key=self._next_key(request, keys))
        self.rows = {each.id: self.rows[each.id] for each in requests}
        self._empty.setVisible(not self.rows)
        self.bell.show_count(sum(each.is_waiting for each in requests))
        return new

    def _next_key(self, request: HelpRequest, keys: Iterator[str]) -> str:
        return next(keys, "") if calls(request, self._person) else ""

    def with_key(self, key: str) -> int | None:
        """The request that ``key`` takes."""
        rows = self.rows.items()
        return next((at for at, row in rows if "take" in row.buttons and row.buttons["take"].note == key), None)

    def flash_calling(self) -> None:
        """Whoever waits is seen again."""
        for row in self.rows.values():
            if calls(row.request, self._person):
                row.flash()

    def choose(self, request_id: int) -> None:
        """Frame this one."""
        row = self.rows[request_id]
        if not row.isChecked():
            row.setChecked(True)
            self.list.ensureWidgetVisible(row)

    def stop(self) -> None:
        """Nothing flashes any more."""
        for row in self.rows.values():
            row.stop()

    def _add(self, request: HelpRequest, now: datetime) -> HelpRow:
        row = self.rows[request.id] = HelpRow(self._theme, request, self._person, now)
        row.clicked.connect(partial(self._choose, request.id))
        row.asked.connect(partial(self._ask, request.id))
        return row

    def _choose(self, request_id: int, _checked: object = None) -> None:
        self.chosen.emit(request_id)

    def _ask(self, request_id: int, deed: str) -> None:
        self.asked.emit(deed, request_id)

    def _let_go(self, row: HelpRow) -> None:
        row.stop()
        self.list.column.removeWidget(row)
        row.hide()
        row.deleteLater()
