"""What the tables propose, large: figure, colour and words, NEWS2, why; and what the nurse decides instead."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.triage.judging import Proposal
from kiosk.domain.triage.signs import Level, Track
from kiosk.domain.triage.tables import LevelTable
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.desk.triage.words import GROUNDS, level_name, reason_text, score_text, track_name
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import CENTRE, Block, draw_box, draw_column
from kiosk.ui.widgets.text import Text

TRACK_KEYS: Mapping[Track, str] = {Track.CHEST_PAIN: "F3", Track.STROKE: "F4", Track.GREEN: "F5"}
REASONS, MORE_REASONS = 3, 8  # as many as there is room for, on a low and on a tall screen; all of them are kept


class LevelSign(Said):
    """The level in force: its figure on its colour; nothing before anything is known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.level: Level | None = None
        self.setFixedSize(theme.px("triage-level"), theme.px("triage-level"))

    def show_level(self, level: Level | None) -> None:
        """Another one."""
        self.level = level
        self.setAccessibleName(level_name(level) if level is not None else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The figure, as large as there is room."""
        if self.level is None:
            return
        box, ink = GROUNDS[self.level]
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, box)
        draw_column(painter, QRect(self.rect()), self._theme, (Block(self.level.figure, "number", ink, CENTRE),))
        painter.end()


class ProposalCard(Card):
    """Emits ``decided`` when the nurse chose or changed something."""

    decided = Signal()

    def __init__(self, theme: Theme, table: LevelTable) -> None:
        super().__init__(theme, padding="padding-s")
        self._table = table
        self.proposal: Proposal | None = None
        self.override: Level | None = None
        self._by_hand: dict[Track, bool] = {}
        self._build_head(theme)
        self._reasons = 0
        self.levels = self._build_levels(theme)
        hint = translate("Triage", "Why? A few words")
        self.reason = Field(theme, translate("Triage", "Why another level"), hint=hint)
        self.reason.setFixedHeight(theme.px("holder-s"))
        self.reason.setEnabled(False)
        self.column.addWidget(self.reason)
        self.tracks = self._build_tracks(theme)
        self.give_room(REASONS)

    def _build_head(self, theme: Theme) -> None:
        self.sign = LevelSign(theme)
        self.title = Text(theme, "", type="title-s")
        self.within = Text(theme, "", type="body")
        self.score = Text(theme, "", type="caption")
        self.why = Text(theme, "", type="caption", colour="ink-2")
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        row, words = QHBoxLayout(), QWidget()
        row.setSpacing(theme.px("gap"))
        row.addWidget(self.sign)
        row.addWidget(words, 1)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words.setFixedHeight(theme.px("triage-level"))
        for text in (self.title, self.within, self.score):
            column.addWidget(text)
        self.column.addLayout(row)
        self.column.addWidget(self.why)

    def _build_levels(self, theme: Theme) -> dict[Level, KeyButton]:
        keys = {}
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        before = Text(theme, translate("Triage", "Level Alt +"), type="caption", colour="ink-2")
        before.setWordWrap(False)
        row.addWidget(before)
        for level in Level:
            key = keys[level] = KeyButton(theme, level.figure, note=str(level.value), height="target")
            key.setAccessibleName(level_name(level))
            key.setFixedHeight(theme.px("target"))
            key.clicked.connect(partial(self.choose, level))
            row.addWidget(key)
        self.column.addLayout(row)
        return keys

    def _build_tracks(self, theme: Theme) -> dict[Track, KeyButton]:
        keys = {}
        grid = QGridLayout()
        grid.setSpacing(theme.px("gap-s"))
        for place, (track, key) in enumerate(TRACK_KEYS.items()):
            button = keys[track] = KeyButton(theme, track_name(track), note=key, height="target", type="body")
            button.setCheckable(True)
            button.setFixedHeight(theme.px("target"))
            button.clicked.connect(partial(self._toggle, track))
            grid.addWidget(button, place // 2, place % 2)
        self.column.addLayout(grid)
        return keys

    # ---- what is in force -----------------------------------------------------

    @property
    def level(self) -> Level | None:
        """The nurse's, else the one proposed."""
        return self.override or (self.proposal.level if self.proposal else None)

    @property
    def open_tracks(self) -> frozenset[Track]:
        """The tracks that will be opened."""
        return frozenset(track for track, key in self.tracks.items() if key.isChecked())

    def wants_reason(self) -> bool:
        """Whether a reason is missing."""
        return self.override is not None and not self.reason.text().strip()

    def give_room(self, reasons: int) -> None:
        """Show so many reasons."""
        if reasons != self._reasons:
            self._reasons = reasons
            self.why.setFixedHeight(reasons * self._theme.metrics("caption").height + self._theme.px("gap-s"))
            self._show()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """What the tables say now; None before anything is known."""
        self.proposal = proposal
        if proposal is not None and self.override is proposal.level:
            self.override = None
        for track, key in self.tracks.items():
            key.setChecked(self._by_hand.get(track, proposal is not None and track in proposal.tracks))
        self._show()

    def choose(self, level: Level, _checked: object = None) -> None:
        """The nurse's level; the one proposed again takes it back."""
        proposed = self.proposal.level if self.proposal else None
        self.override = None if level is proposed else level
        self._show()
        if self.override is not None:
            self.reason.setFocus()
        else:
            self.reason.clear()
        self.decided.emit()

    def begin(self, tracks: frozenset[Track]) -> None:
        """For somebody for whom these are open."""
        self.override = None
        self.reason.clear()
        self._by_hand = dict.fromkeys(tracks, True)
        self.show_proposal(None)

    def _toggle(self, track: Track, _checked: object = None) -> None:
        self._by_hand[track] = self.tracks[track].isChecked()
        self.decided.emit()

    def _show(self) -> None:
        level, proposal = self.level, self.proposal
        self.sign.show_level(level)
        self.reason.setEnabled(self.override is not None)
        for each, key in self.levels.items():
            key.set_look(Looks.PRIMARY if each is level else Looks.SECONDARY)
        self._say_level(level)
        self.score.setText(score_text(proposal) if proposal is not None else "")
        reasons = proposal.reasons if proposal is not None else ()
        told = [reason_text(each) for each in reasons]
        if self.override is not None and proposal is not None:
            proposed = translate("Triage", "Your level; proposed is {level}")
            told.insert(0, proposed.format(level=proposal.level.figure))
        if len(told) > self._reasons:
            more = translate("Triage", "and {count} more").format(count=len(told) - self._reasons + 1)
            told[self._reasons - 1 :] = [more]
        self.why.setText("\n".join(told))

    def _say_level(self, level: Level | None) -> None:
        if level is None:
            self.title.setText(translate("Triage", "Type the first sign"))
            self.within.setText("")
            return
        self.title.setText(level_name(level))
        minutes = self._table.times[level].response
        within = translate("Triage", "a doctor within {minutes} min").format(minutes=minutes)
        self.within.setText(within if minutes else translate("Triage", "a doctor now"))
