"""The clips of the hall: what is recorded, what is not, and what to record first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.films import PublishedClip
from kiosk.ui.desk.parts import Scroller
from kiosk.ui.desk.studio.clip_detail import ClipDetail
from kiosk.ui.desk.studio.clip_row import ClipRow
from kiosk.ui.desk.studio.coverage import Standing, State, sums, urgent_first
from kiosk.ui.desk.studio.parts import StudioPage, empty, fixed
from kiosk.ui.desk.studio.words import COLOURS, ICONS, language_name, state_name
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card, Icon, Notice
from kiosk.ui.widgets.text import Text


class ListPage(StudioPage):
    """Emits ``asked`` with the key somebody goes on with, ``discarded``, and ``withdrawn`` with its clip and reason."""

    asked = Signal(str)
    discarded = Signal(str)
    withdrawn = Signal(object, str)

    def __init__(self, theme: Theme, *, language: str, signs: str) -> None:
        super().__init__(theme, translate("Studio", "Sign-language clips"))
        self._language = language
        self.standings: tuple[Standing, ...] = ()
        self._drafts: frozenset[str] = frozenset()
        self.chosen = ""
        self._rows: dict[str, ClipRow] = {}
        self._build_head(signs)
        self.notice = Notice(theme, "", "trouble")
        self.notice.hide()
        left = QVBoxLayout()
        left.setSpacing(theme.px("gap"))
        left.addWidget(self.notice)
        self._list = Scroller(theme)
        left.addWidget(self._list, 1)
        self.body.addLayout(left, 5)
        self.detail = ClipDetail(theme, language=language)
        self.detail.asked.connect(self.asked)
        self.detail.discarded.connect(self.discarded)
        self.detail.withdrawn.connect(self._withdraw)
        self.body.addWidget(self.detail, 4)

    def _build_head(self, signs: str) -> None:
        self.first = Button(self.theme, translate("Studio", "To record first"), icon="filter")
        self.first.setCheckable(True)
        self.first.setChecked(True)
        self.first.clicked.connect(self._arrange)
        fixed(self.first)
        self.head.addWidget(Text(self.theme, language_name(signs), colour="ink-2"))
        self.head.addWidget(self.first)
        self._sums = Card(self.theme, padding="padding-s")
        self._counts: dict[State, Text] = {}
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gap-s"))
        for state in State:
            row.addWidget(Icon(self.theme, ICONS[state], colour=COLOURS[state], size="icon"))
            self._counts[state] = Text(self.theme, "", type="label", colour=COLOURS[state])
            row.addWidget(self._counts[state])
            row.addStretch(1)
        self._sums.column.addLayout(row)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(1, self._sums)

    def show_clips(self, standings: Sequence[Standing], drafts: frozenset[str]) -> None:
        """Where the keys stand now, and which have drafts."""
        self.notice.hide()
        self.standings, self._drafts = tuple(standings), drafts
        for state, number in sums(standings).items():
            told = translate("Studio", "{state}: {number}").format(state=state_name(state), number=number)
            self._counts[state].setText(told)
        self._arrange()

    def complain(self, words: str) -> None:
        """Say what could not be done."""
        self.notice.say(words)
        self.notice.show()

    def order(self) -> tuple[str, ...]:
        """The keys from top to bottom."""
        return tuple(self._rows)

    def choose(self, key: str) -> None:
        """Show more about ``key``."""
        self.chosen = key
        row = self._rows.get(key)
        if row is not None:
            row.setChecked(True)
            self.detail.show_clip(row.standing, has_draft=key in self._drafts)

    def _arrange(self) -> None:
        standings = urgent_first(self.standings) if self.first.isChecked() else self.standings
        empty(self._list.column)
        self._rows = {}
        for standing in standings:
            key = standing.key.key
            row = ClipRow(self.theme, standing, language=self._language, has_draft=key in self._drafts)
            row.clicked.connect(self._tapped)
            row.reached.connect(self._tapped)
            row.led.connect(self._lead)
            self._rows[key] = row
            self._list.column.addWidget(row)
            row.show()  # the layout would do so later, and what is hidden takes no focus
        if self._rows:
            self.choose(self.chosen if self.chosen in self._rows else next(iter(self._rows)))

    def _tapped(self) -> None:
        row = self.sender()
        assert isinstance(row, ClipRow)
        self.choose(row.standing.key.key)

    def _lead(self, step: int) -> None:
        rows = list(self._rows.values())
        at = rows.index(self._rows[self.chosen]) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _withdraw(self, clip: PublishedClip, reason: str) -> None:
        self.withdrawn.emit(clip, reason)

    def take_focus(self) -> None:
        """Keys go to the row in hand."""
        row = self._rows.get(self.chosen)
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)
