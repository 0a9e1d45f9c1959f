"""First step of a clip: record it or import it, look at it, trim it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from kiosk.domain.errors import DomainError
from kiosk.domain.films import FilmFacts, film_faults
from kiosk.domain.signs import ClipKey
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.studio.camera_stage import CameraStage
from kiosk.ui.desk.studio.checks import checks
from kiosk.ui.desk.studio.drafts import DraftShelf
from kiosk.ui.desk.studio.parts import StudioPage, Verdicts, fixed
from kiosk.ui.desk.studio.review import Review
from kiosk.ui.desk.studio.scripts import by_lines
from kiosk.ui.desk.studio.tools import StudioTools
from kiosk.ui.language import say, translate
from kiosk.ui.tasks import Task, Tasks
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text

RECORDING, TAKE, FILM = "recording.mkv", "take", "film.webm"
SHORT = 60  # characters of a script that have room in large type


class RecordPage(StudioPage):
    """Emits ``ready`` with the draft whose film is made."""

    ready = Signal(object)

    def __init__(
        self, theme: Theme, tasks: Tasks, tools: StudioTools, shelf: DraftShelf, *, key: ClipKey, language: str
    ) -> None:
        super().__init__(theme, translate("Studio", "Film"), step=translate("Studio", "Step 1 of 3"))
        self._tasks, self._tools, self._shelf, self._key = tasks, tools, shelf, key
        self.draft = shelf.of(key.key)
        self.facts: FilmFacts | None = None
        self._work: Task[FilmFacts] | None = None
        self.stage = CameraStage(theme, tools.camera)
        self.review = Review(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.stage)
        self._stack.addWidget(self.review)
        self.body.addWidget(self._stack, 5)
        self.body.addLayout(self._side(language), 3)
        self._build_foot()
        self.stage.recorded.connect(self._recorded)
        self.stage.failed.connect(self.complain)
        self.stage.changed.connect(self._arrange)
        self.review.trimmed.connect(self._trimmed)
        self.review.broken.connect(self._broken)

    def _side(self, language: str) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(self.theme.px("gap"))
        said = Card(self.theme)
        said.column.addWidget(Text(self.theme, translate("Studio", "Sign this"), type="caption", colour="ink-2"))
        text = by_lines(self._key, language)
        type_ = "display" if len(text) <= SHORT else "title"
        said.column.addWidget(Heading(self.theme, text, type=type_))
        side.addWidget(said)
        self.notice = Notice(self.theme, "", "trouble")
        self.notice.hide()
        side.addWidget(self.notice)
        self.verdicts = Verdicts(self.theme)
        side.addWidget(self.verdicts)
        side.addStretch(1)
        side.addWidget(self._import_card())
        return side

    def _import_card(self) -> Card:
        theme = self.theme
        self._import = Card(theme, padding="padding-s")
        told = translate("Studio", "Import a film from a file")
        self._import.column.addWidget(Text(theme, told, type="caption", colour="ink-2"))
        self.path = Field(theme, told, hint=translate("Studio", "Path of the file"))
        self.path.returnPressed.connect(self._import_typed)
        self._import.column.addWidget(self.path)
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        choose = Button(theme, translate("Studio", "Choose a file"))
        choose.clicked.connect(self._choose)
        self.take_file = Button(theme, translate("Studio", "Import"))
        self.take_file.clicked.connect(self._import_typed)
        row.addWidget(choose)
        row.addWidget(self.take_file)
        self._import.column.addLayout(row)
        return self._import

    def _build_foot(self) -> None:
        theme = self.theme
        self.record = Button(theme, translate("Studio", "Record"), icon="circle", look=Looks.PRIMARY)
        self.end = Button(theme, translate("Studio", "Stop"), icon="player-pause", look=Looks.PRIMARY)
        self.again = Button(theme, translate("Studio", "Record again"), icon="refresh")
        self.use = Button(
            theme, translate("Studio", "Use this film"), icon="arrow-right", icon_after=True, look=Looks.PRIMARY
        )
        self.record.clicked.connect(self._begin)
        self.end.clicked.connect(self.stage.end)
        self.again.clicked.connect(self._again)
        self.use.clicked.connect(self._use)
        self.foot.addStretch(1)
        for each in (self.again, self.record, self.end, self.use):
            fixed(each)
            self.foot.addWidget(each)

    # ---- coming and going ---------------------------------------------------

    def open(self) -> None:
        """The take there is, or the camera."""
        if self.draft.take:
            self._measure(self._path_of(self.draft.take))
        else:
            self.stage.open()
        self._arrange()

    def stop(self) -> None:
        """Let camera, film and answers under way go."""
        if self._work is not None:
            self._work.drop()
        self.stage.close_camera()
        self.review.close_film()

    def pause(self) -> None:
        """No camera looks on while nobody looks."""
        self.stage.close_camera()
        self.review.player.pause()

    def resume(self) -> None:
        """The camera again, unless there is a take."""
        if not self.draft.take:
            self.stage.open()
            self._arrange()

    def complain(self, words: str) -> None:
        """Say what is wrong."""
        self.notice.say(words)
        self.notice.show()

    # ---- the camera ---------------------------------------------------------

    def _begin(self) -> None:
        self.notice.hide()
        self.stage.begin(self._path_of(RECORDING))
        self.end.setFocus()

    def _recorded(self) -> None:
        take = self._path_of(TAKE + ".mkv")
        self._path_of(RECORDING).replace(take)
        self.stage.close_camera()
        self._keep_take(take.name)
        self._measure(take)

    def _again(self) -> None:
        self.review.close_film()
        self.facts = None
        self.draft = replace(self.draft, take="", film="", start=0, end=0)
        self.verdicts.show_lines(())
        self.notice.hide()
        self.stage.open()
        self._arrange()

    # ---- a file -------------------------------------------------------------

    def _choose(self) -> None:
        kinds = translate("Studio", "Films (*.mp4 *.webm *.mkv *.mov *.avi)")
        name, _filter = QFileDialog.getOpenFileName(self, translate("Studio", "Choose a file"), "", kinds)
        if name:
            self.path.setText(name)
            self._import_typed()

    def _import_typed(self) -> None:
        source = Path(self.path.text().strip()).expanduser()
        if not source.is_file():
            self.complain(translate("Studio", "There is no such file. Look at the path once more."))
            return
        take = self._path_of(TAKE + source.suffix.lower())
        self._run(lambda: _fetched(self._tools, source, take), lambda facts: self._imported(take, facts))

    def _imported(self, take: Path, facts: FilmFacts) -> None:
        self.stage.close_camera()
        self._keep_take(take.name)
        self._show_take(facts)

    # ---- the take -----------------------------------------------------------

    def _keep_take(self, name: str) -> None:
        self.draft = replace(self.draft, take=name, film="", start=0, end=0)
        self._shelf.keep(self.draft)

    def _measure(self, take: Path) -> None:
        self._run(lambda: self._tools.workshop.facts(take), self._show_take)

    def _show_take(self, facts: FilmFacts) -> None:
        self.facts = facts
        self.review.show_take(self._path_of(self.draft.take), self.draft.start, self.draft.end)
        self._tell(round(facts.seconds * 1000))
        self._arrange()

    def _trimmed(self, start: int, end: int) -> None:
        if (start, end) != (self.draft.start, self.draft.end):
            self.draft = replace(self.draft, start=start, end=end, film="")
            self._shelf.keep(self.draft)
        self._tell(end - start)

    def _tell(self, kept: int) -> None:
        if self.facts is not None:
            self.verdicts.show_lines(checks(self.facts, kept))
            self._arrange()

    def _broken(self) -> None:
        self.complain(translate("Studio", "This film cannot be played here."))

    def _use(self) -> None:
        if self.draft.film:
            self.ready.emit(self.draft)
            return
        self.review.player.pause()
        take, out = self._path_of(self.draft.take), self._path_of(FILM)
        draft = self.draft
        self._run(
            lambda: self._tools.workshop.prepare(take, out, draft.start, draft.end),
            self._made,
        )

    def _made(self, facts: FilmFacts) -> None:
        faults = film_faults(facts)
        if faults:
            self.complain("\n".join(say(fault) for fault in faults))
            self._arrange()
            return
        self.draft = replace(self.draft, film=FILM)
        self._shelf.keep(self.draft)
        self.ready.emit(self.draft)

    # ---- work and looks -----------------------------------------------------

    def _run(self, work: Callable[[], FilmFacts], done: Callable[[FilmFacts], None]) -> None:
        self.notice.hide()
        if self._work is not None:
            self._work.drop()
        self._work = self._tasks.run(work, done, self._failed)
        self._arrange()

    def _failed(self, error: DomainError) -> None:
        self.complain(say(error.patient))
        self._arrange()

    def _path_of(self, name: str) -> Path:
        return self._shelf.path(self._key.key, name)

    @property
    def is_working(self) -> bool:
        """Whether a film is being measured or made."""
        return self._work is not None and self._work.is_wanted

    def _arrange(self) -> None:
        """Show what can be done now."""
        has_take = self.facts is not None
        self._stack.setCurrentWidget(self.review if has_take else self.stage)
        busy = self.stage.is_busy
        self.record.setVisible(not has_take and not busy and self.stage.has_camera)
        self.record.setEnabled(not self.is_working)
        self.end.setVisible(busy)
        self.again.setVisible(has_take)
        self.use.setVisible(has_take)
        ready = has_take and not self.is_working and all(good for _words, good in self.verdicts.lines)
        self.use.setEnabled(ready)
        self.use.set_look(Looks.PRIMARY if ready else Looks.UNREADY)
        making = translate("Studio", "The film is being made …")
        self.use.set_words(making if has_take and self.is_working else translate("Studio", "Use this film"))
        fixed(self.use)
        self._import.setVisible(not has_take and not busy and not self.is_working)


def _fetched(tools: StudioTools, source: Path, take: Path) -> FilmFacts:
    """Measure a film, then copy it to the draft: whole or not at all."""
    facts = tools.workshop.facts(source)
    half = take.with_suffix(".half")
    shutil.copyfile(source, half)
    half.replace(take)
    return facts
