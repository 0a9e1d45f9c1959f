"""Second step of a clip: captions, typed and set in time with the film."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.films import MAIN_LANGUAGE
from kiosk.domain.signs import ClipKey
from kiosk.paths import ENGLISH
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.studio.caption_rows import CaptionRows, fault_of
from kiosk.ui.desk.studio.drafts import Draft, DraftShelf, Line
from kiosk.ui.desk.studio.parts import StudioPage, fixed
from kiosk.ui.desk.studio.player import FilmPlayer
from kiosk.ui.desk.studio.screen import PanelScreen
from kiosk.ui.desk.studio.scripts import proposed
from kiosk.ui.desk.studio.words import seconds_text
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.text import Text


class CaptionsPage(StudioPage):
    """Emits ``ready`` with the captioned draft, and ``returned`` to go back to the film."""

    ready = Signal(object)
    returned = Signal()

    def __init__(self, theme: Theme, shelf: DraftShelf, *, key: ClipKey, language: str) -> None:
        super().__init__(theme, translate("Studio", "Captions"), step=translate("Studio", "Step 2 of 3"))
        self._shelf, self._key = shelf, key
        self._shown = ENGLISH if language == ENGLISH else MAIN_LANGUAGE
        self.draft: Draft = shelf.of(key.key)
        self.setting: int | None = None  # the row whose end is set next
        self.picture = PanelScreen(theme, translate("Studio", "The clip as the kiosk shows it"))
        self.player = FilmPlayer(self.picture, self)
        self.rows = CaptionRows(theme)
        self.notice = Notice(theme, "", "trouble")
        self.notice.hide()
        self._build_film()
        self._build_rows()
        self._build_foot()
        self.player.moved.connect(self._follow)
        self.player.measured.connect(self._measured)
        self.player.changed.connect(self._played)
        self.rows.edited.connect(self._edited)

    def _build_film(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px("gap-s"))
        column.addWidget(self.picture, 1)
        self.place = Text(self.theme, "", colour="ink-2", align=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.place)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gap-s"))
        self.play = Button(self.theme, translate("Studio", "Play"), icon="player-play")
        self.play.clicked.connect(self._toggle)
        self.mark = KeyButton(self.theme, "", note="")
        self.mark.clicked.connect(self._mark)
        row.addWidget(self.play)
        row.addWidget(self.mark, 1)
        column.addLayout(row)
        self.body.addLayout(column, 4)

    def _build_rows(self) -> None:
        theme = self.theme
        column = QVBoxLayout()
        column.setSpacing(theme.px("gap"))
        told = translate("Studio", "Press the space bar while the film plays: the caption in hand ends there.")
        column.addWidget(Text(theme, told, colour="ink-2"))
        column.addWidget(self.notice)
        column.addWidget(self.rows, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        self.add = Button(theme, translate("Studio", "Add a caption"))
        self.add.clicked.connect(self._add)
        self.propose = Button(theme, translate("Studio", "Propose from the script"), icon="refresh")
        self.propose.clicked.connect(self._propose)
        row.addWidget(self.add)
        row.addWidget(self.propose)
        column.addLayout(row)
        self.body.addLayout(column, 5)

    def _build_foot(self) -> None:
        film = Button(self.theme, translate("Studio", "Back to the film"), icon="arrow-left")
        film.clicked.connect(self.returned)
        self.use = Button(
            self.theme,
            translate("Studio", "Use these captions"),
            icon="arrow-right",
            icon_after=True,
            look=Looks.PRIMARY,
        )
        self.use.clicked.connect(self._use)
        for each in (film, self.use):
            fixed(each)
        self.foot.addWidget(film)
        self.foot.addStretch(1)
        self.foot.addWidget(self.use)

    def open(self) -> None:
        """The film, and the captions there are."""
        self.rows.show_lines(self.draft.lines)
        self.player.open(self._shelf.path(self._key.key, self.draft.film))
        self._name_mark()
        self.mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Let the film go."""
        self.player.close()

    def pause(self) -> None:
        """Nothing plays while nobody looks."""
        self.player.pause()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space sets times, unless somebody types."""
        if event.text() == " ":
            self._mark()
        else:
            super().keyPressEvent(event)

    # ---- the film -----------------------------------------------------------

    def _measured(self, length: int) -> None:
        if not self.draft.lines:
            self._write(proposed(self._key, length))
        self._tell(0)

    def _follow(self, at: int) -> None:
        now = [line for line in self.draft.lines if line.start <= at < line.end]
        text = now[0].texts.get(self._shown) or now[0].texts.get(MAIN_LANGUAGE, "") if now else ""
        self.picture.say(text)
        self._tell(at)

    def _tell(self, at: int) -> None:
        told = translate("Studio", "{place} of {length}")
        self.place.setText(told.format(place=seconds_text(at), length=seconds_text(self.player.length)))

    def _played(self, *_changed: bool) -> None:
        is_playing = self.player.is_playing
        self.play.icon_name = "player-pause" if is_playing else "player-play"
        self.play.set_words(translate("Studio", "Pause") if is_playing else translate("Studio", "Play"))
        if not is_playing and self.setting is not None and self.player.position >= self.player.length - 1:
            self._set_to(None)

    def _toggle(self) -> None:
        self._set_to(None)
        self.player.toggle()

    # ---- times by the space bar ---------------------------------------------

    def _mark(self) -> None:
        if self.setting is None:
            if self.rows.rows:
                self._set_to(0)
                self.player.replay()
            return
        self.end_here(self.player.position)

    def end_here(self, at: int) -> None:
        """The caption in hand ends at ``at`` ms, and the next one begins; after the last one it is done."""
        assert self.setting is not None
        number, lines = self.setting, list(self.draft.lines)
        start = lines[number - 1].end if number else 0
        if at <= start:
            return
        lines[number] = replace(lines[number], start=start, end=at)
        last = number + 1 == len(lines)
        if not last:
            following = lines[number + 1]
            lines[number + 1] = replace(following, start=at, end=max(following.end, at))
        for row, line in zip(self.rows.rows, lines, strict=True):
            row.set_times(line.start, line.end)
        self._keep(tuple(lines))
        self._set_to(None if last else number + 1)

    def _set_to(self, number: int | None) -> None:
        self.setting = number
        self.rows.hold(number)
        self._name_mark()

    def _name_mark(self) -> None:
        space = translate("Studio", "Space")
        if self.setting is None:
            self.mark.set_words(translate("Studio", "Play and set times"), space)
        else:
            told = translate("Studio", "Caption {number} ends here")
            self.mark.set_words(told.format(number=self.setting + 1), space)

    # ---- the captions -------------------------------------------------------

    def _add(self) -> None:
        self.rows.add(self.player.length)

    def _propose(self) -> None:
        self._set_to(None)
        self._write(proposed(self._key, self.player.length))

    def _write(self, lines: tuple[Line, ...]) -> None:
        self.rows.show_lines(lines)
        self._keep(lines)

    def _edited(self) -> None:
        self._keep(self.rows.lines())

    def _keep(self, lines: tuple[Line, ...]) -> None:
        self.draft = replace(self.draft, lines=lines)
        self._shelf.keep(self.draft)
        self.notice.hide()

    def _use(self) -> None:
        fault = fault_of(self.draft.lines, self.player.length)
        if fault:
            self.notice.say(fault)
            self.notice.show()
            return
        self.ready.emit(self.draft)
