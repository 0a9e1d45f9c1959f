"""Third step of a clip: who signed and who reviewed it, the whole once more, and out to every kiosk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.errors import DomainError, DraftRefused
from kiosk.domain.films import MAIN_LANGUAGE, PublishedClip
from kiosk.domain.roles import Right
from kiosk.domain.signs import ClipKey
from kiosk.paths import ENGLISH
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.studio.drafts import DraftShelf
from kiosk.ui.desk.studio.parts import StudioPage, Tick, fixed
from kiosk.ui.desk.studio.player import FilmPlayer
from kiosk.ui.desk.studio.screen import PanelScreen
from kiosk.ui.desk.studio.scripts import script, sentences
from kiosk.ui.desk.studio.tools import StudioTools
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate
from kiosk.ui.tasks import Task
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Text


class PublishPage(StudioPage):
    """Emits ``published`` with what now stands, and ``returned`` to go back to the captions."""

    published = Signal(object)
    returned = Signal()

    def __init__(self, view: DeskView, tools: StudioTools, shelf: DraftShelf, *, key: ClipKey) -> None:
        super().__init__(view.theme, translate("Studio", "Publish"), step=translate("Studio", "Step 3 of 3"))
        self._view, self._tools, self._shelf, self._key = view, tools, shelf, key
        self._shown = ENGLISH if view.language == ENGLISH else MAIN_LANGUAGE
        self._work: Task[PublishedClip] | None = None
        self.draft = shelf.of(key.key)
        self.picture = PanelScreen(view.theme, translate("Studio", "The clip as the kiosk shows it"))
        self.player = FilmPlayer(self.picture, self)
        self.player.moved.connect(self._follow)
        self.player.changed.connect(self._played)
        self._build_film()
        self._build_form()
        self._build_foot()

    @property
    def may_publish(self) -> bool:
        """Whether the person in front may publish."""
        return self._view.person.may(Right.PUBLISH_SIGNS)

    def _build_film(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px("gap-s"))
        column.addWidget(self.picture, 1)
        self.play = Button(self.theme, translate("Studio", "Play"), icon="player-play")
        self.play.clicked.connect(self.player.toggle)
        column.addWidget(self.play)
        self.body.addLayout(column, 4)

    def _build_form(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(self.theme.px("gap"))
        self.notice = Notice(self.theme, "", "trouble")
        self.notice.hide()
        form.addWidget(self.notice)
        self._card = Card(self.theme)
        self._card.column.setSpacing(self.theme.px("gap-s"))
        form.addWidget(self._card)
        draft, today = self.draft, self._view.now().date()
        self.title = self._field(translate("Studio", "Title"), draft.title or _title(self._key))
        self.signer = self._field(translate("Studio", "Who signs in the film"), draft.signer)
        day = translate("Studio", "Recorded on (year-month-day)")
        self.day = self._field(day, (draft.recorded_on or today).isoformat())
        self.reviewer = self._field(translate("Studio", "Deaf reviewer (not the signer)"), draft.reviewer)
        for each in (self.title, self.signer, self.day, self.reviewer):
            each.textEdited.connect(self._edited)
        self.agreed = Tick(self.theme, translate("Studio", "The reviewer has watched this clip and agrees."))
        self.agreed.setEnabled(self.may_publish)
        form.addWidget(self.agreed)
        if not self.may_publish:
            told = translate("Studio", "You may record. An administrator publishes; the draft stays at this desk.")
            form.addWidget(Notice(self.theme, told, "info"))
        form.addStretch(1)
        self.body.addLayout(form, 5)

    def _field(self, name: str, value: str) -> Field:
        field = Field(self.theme, name)
        field.setText(value)
        field.setCursorPosition(0)
        self._card.column.addWidget(Text(self.theme, name, type="caption", colour="ink-2"))
        self._card.column.addWidget(field)
        return field

    def _build_foot(self) -> None:
        captions = Button(self.theme, translate("Studio", "Back to the captions"), icon="arrow-left")
        captions.clicked.connect(self.returned)
        self.go = Button(self.theme, translate("Studio", "Publish to every kiosk"), icon="check", look=Looks.PRIMARY)
        self.go.clicked.connect(self._publish)
        self.go.setEnabled(self.may_publish)
        if not self.may_publish:
            self.go.set_look(Looks.UNREADY)
        fixed(captions)
        fixed(self.go)
        row: QHBoxLayout = self.foot
        row.addWidget(captions)
        row.addStretch(1)
        row.addWidget(self.go)

    def open(self) -> None:
        """The film from its beginning."""
        self.player.open(self._shelf.path(self._key.key, self.draft.film))
        self._follow(0)
        (self.signer if not self.signer.text() else self.go).setFocus()

    def stop(self) -> None:
        """Let the film go, and any answer under way."""
        if self._work is not None:
            self._work.drop()
        self.player.close()

    def pause(self) -> None:
        """Nothing plays while nobody looks."""
        self.player.pause()

    def _follow(self, at: int) -> None:
        now = [line for line in self.draft.lines if line.start <= at < line.end]
        text = now[0].texts.get(self._shown) or now[0].texts.get(MAIN_LANGUAGE, "") if now else ""
        self.picture.say(text)

    def _played(self, *_changed: bool) -> None:
        is_playing = self.player.is_playing
        self.play.icon_name = "player-pause" if is_playing else "player-play"
        self.play.set_words(translate("Studio", "Pause") if is_playing else translate("Studio", "Play"))

    def _edited(self) -> None:
        self.draft = replace(
            self.draft,
            title=self.title.text(),
            signer=self.signer.text(),
            reviewer=self.reviewer.text(),
            recorded_on=_day(self.day.text()),
        )
        self._shelf.keep(self.draft)
        self.agreed.setChecked(False)  # what was agreed to is another clip now

    # ---- publishing ---------------------------------------------------------

    def _publish(self) -> None:
        self._edited_quietly()
        if not self.agreed.isChecked():
            told = translate("Studio", "Tick below that the reviewer has watched the clip and agrees.")
            self._complain((told,))
            return
        self.notice.hide()
        self.go.setEnabled(False)
        self._work = self._view.tasks.run(self._publishing(), self._done, self._refused)

    def _edited_quietly(self) -> None:
        """Take over what was proposed and not touched."""
        is_agreed = self.agreed.isChecked()
        self._edited()
        self.agreed.setChecked(is_agreed)

    def _publishing(self) -> Callable[[], PublishedClip]:
        """Reads, measures and publishes, off the thread of the screen."""
        view, tools, key, draft = self._view, self._tools, self._key, self.draft
        path = self._shelf.path(key.key, draft.film)

        def work() -> PublishedClip:
            services = view.services()
            services.staff.require(view.person, Right.PUBLISH_SIGNS)
            return services.signs.publish(
                draft.clip(),
                path.read_bytes(),
                tools.workshop.facts(path),
                pack=tools.pack,
                language=tools.language,
                key=key,
                actor=view.actor,
            )

        return work

    def _done(self, clip: PublishedClip) -> None:
        self.player.close()
        self.published.emit(clip)

    def _refused(self, error: DomainError) -> None:
        self.go.setEnabled(True)
        faults = error.faults if isinstance(error, DraftRefused) else (error.patient,)
        self._complain([say(fault) for fault in faults])

    def _complain(self, told: Sequence[str]) -> None:
        self.notice.say("\n".join(told))
        self.notice.show()


def _title(key: ClipKey) -> str:
    """The first sentence of the script."""
    return next(iter(sentences(script(key, MAIN_LANGUAGE))), key.key).rstrip("。！？.!?")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
