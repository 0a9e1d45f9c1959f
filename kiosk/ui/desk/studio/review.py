"""A take is looked at and trimmed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.studio.parts import fixed
from kiosk.ui.desk.studio.player import FilmPlayer
from kiosk.ui.desk.studio.screen import GuideScreen
from kiosk.ui.desk.studio.trim_bar import TrimBar
from kiosk.ui.desk.studio.words import seconds_text
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Text


class Review(QWidget):
    """Emits ``trimmed`` with start and end in ms, and ``broken`` when a take cannot be played."""

    trimmed = Signal(int, int)
    broken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._trim = 0, 0
        self.picture = GuideScreen(theme, translate("Studio", "The take"))
        self.picture.set_guide(shown=False)
        self.bar = TrimBar(theme)
        self.player = FilmPlayer(self.picture, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap-s"))
        column.addWidget(self.picture)
        column.addWidget(self.bar)
        self.told = Text(theme, "", colour="ink-2")
        column.addWidget(self.told)
        column.addLayout(self._keys())
        column.addStretch(1)
        self.bar.sought.connect(self.player.seek)
        self.bar.trimmed.connect(self._cut)
        self.player.moved.connect(self.bar.show_place)
        self.player.measured.connect(self._measure)
        self.player.changed.connect(self._name_play)
        self.player.broken.connect(self.broken)

    def _keys(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        space = translate("Studio", "Space")
        self.play = KeyButton(theme, translate("Studio", "Pause"), icon="player-play", note=space)
        self.play.clicked.connect(self.player.toggle)
        self.set_start = KeyButton(theme, translate("Studio", "Start here"), note="[")
        self.set_start.clicked.connect(self._start_here)
        self.set_end = KeyButton(theme, translate("Studio", "End here"), note="]")
        self.set_end.clicked.connect(self._end_here)
        for each in (self.play, self.set_start, self.set_end):
            fixed(each)
            row.addWidget(each)
        self._name_play()
        row.addStretch(1)
        return row

    def show_take(self, path: Path, start: int, end: int) -> None:
        """Show a take, kept from ``start`` to ``end`` ms; an end of 0 is its own."""
        self._trim = start, end
        self.player.open(path)
        self.bar.setFocus()

    def close_film(self) -> None:
        """Let the take go."""
        self.player.close()
        self.picture.clear()

    @property
    def kept(self) -> int:
        """How many ms are kept."""
        return self.bar.end - self.bar.start

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays, brackets trim, wherever the focus is on this side."""
        if event.text() == " ":
            self.player.toggle()
        elif event.text() in ("[", "]"):
            self.bar.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _measure(self, length: int) -> None:
        self.bar.show_film(length, *self._trim)
        self._cut(self.bar.start, self.bar.end)

    def _cut(self, start: int, end: int) -> None:
        self._trim = start, end
        self.player.keep_within(start, end)
        told = translate("Studio", "Kept: {start} to {end}, {length} long")
        parts = {"start": start, "end": end, "length": end - start}
        self.told.setText(told.format(**{name: seconds_text(at) for name, at in parts.items()}))
        self.trimmed.emit(start, end)

    def _start_here(self) -> None:
        self.bar.trim(min(self.player.position, self.bar.end), self.bar.end)

    def _end_here(self) -> None:
        self.bar.trim(self.bar.start, max(self.player.position, self.bar.start))

    def _name_play(self, *_changed: bool) -> None:
        is_playing = self.player.is_playing
        self.play.icon_name = "player-pause" if is_playing else "player-play"
        space = translate("Studio", "Space")
        self.play.set_words(translate("Studio", "Pause") if is_playing else translate("Studio", "Play"), space)
