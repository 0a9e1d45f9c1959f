"""The studio as a section of the desk: from the list through film, captions and publishing back to the list."""

from functools import partial

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.errors import DomainError
from kiosk.domain.films import PublishedClip
from kiosk.domain.roles import Right
from kiosk.flow.signing import clip_keys
from kiosk.ui.desk.studio.captions_page import CaptionsPage
from kiosk.ui.desk.studio.coverage import Standing, survey
from kiosk.ui.desk.studio.drafts import Draft, DraftShelf
from kiosk.ui.desk.studio.list_page import ListPage
from kiosk.ui.desk.studio.parts import StudioPage
from kiosk.ui.desk.studio.publish_page import PublishPage
from kiosk.ui.desk.studio.record_page import RecordPage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say
from kiosk.ui.tasks import Task


def has_studio(view: DeskView) -> bool:
    """Whether clips are recorded at this desk."""
    return view.studio is not None


class Studio(QWidget):
    """One page at a time beside the list; a page that was left is let go."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        assert view.studio is not None
        self._view, self._tools = view, view.studio
        self._shelf = DraftShelf(self._tools.drafts / self._tools.language)
        self._keys = clip_keys()
        self._asked: Task[tuple[Standing, ...]] | None = None
        self._withdrawing: Task[None] | None = None
        self.list = ListPage(view.theme, language=view.language, signs=self._tools.language)
        self.page: StudioPage = self.list
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.list.asked.connect(self.go_on)
        self.list.discarded.connect(self._discard)
        self.list.withdrawn.connect(self._withdraw)
        self.setFocusProxy(self.list)
        self.refresh()

    # ---- the list -----------------------------------------------------------

    def refresh(self) -> None:
        """Ask anew what stands."""
        view, tools, keys = self._view, self._tools, tuple(self._keys.values())

        def work() -> tuple[Standing, ...]:
            published = view.services().signs.published(language=tools.language)
            return survey(keys, published, tools.library, pack=tools.pack)

        if self._asked is not None:
            self._asked.drop()
        self._asked = view.tasks.run(work, self._show, self._complain)

    def _show(self, standings: tuple[Standing, ...]) -> None:
        self.list.show_clips(standings, self._shelf.keys())
        if self.page is self.list:
            self.list.take_focus()

    def _complain(self, error: DomainError) -> None:
        self.list.complain(say(error.patient))

    def _discard(self, key: str) -> None:
        self._shelf.discard(key)
        self.refresh()

    def _withdraw(self, clip: PublishedClip, reason: str) -> None:
        view = self._view

        def work() -> None:
            services = view.services()
            services.staff.require(view.person, Right.PUBLISH_SIGNS)
            services.signs.withdraw(clip.id, reason=reason, actor=view.actor)

        self._withdrawing = view.tasks.run(work, lambda _none: self.refresh(), self._complain)

    # ---- the steps ----------------------------------------------------------

    def go_on(self, key: str) -> None:
        """Where the draft of ``key`` stands: film, captions, publishing."""
        draft = self._shelf.of(key)
        if not draft.film:
            self.show_film(key)
        elif draft.title:
            self.show_publish(key)
        else:
            self.show_captions(key)

    def show_film(self, key: str) -> None:
        """Record or import."""
        view = self._view
        clip_key = self._keys[key]
        page = RecordPage(view.theme, view.tasks, self._tools, self._shelf, key=clip_key, language=view.language)
        page.ready.connect(self._to_captions)
        self._put(page)
        page.open()

    def show_captions(self, key: str) -> None:
        """Write captions."""
        page = CaptionsPage(self._view.theme, self._shelf, key=self._keys[key], language=self._view.language)
        page.ready.connect(self._to_publish)
        page.returned.connect(partial(self.show_film, key))
        self._put(page)
        page.open()

    def show_publish(self, key: str) -> None:
        """Name who signed and who reviewed, and publish."""
        page = PublishPage(self._view, self._tools, self._shelf, key=self._keys[key])
        page.published.connect(self._published)
        page.returned.connect(partial(self.show_captions, key))
        self._put(page)
        page.open()

    def back(self) -> None:
        """To the list; the draft stays."""
        self._put(self.list)
        self.refresh()

    def _to_captions(self, draft: Draft) -> None:
        self.show_captions(draft.key)

    def _to_publish(self, draft: Draft) -> None:
        self.show_publish(draft.key)

    def _published(self, clip: PublishedClip) -> None:
        self._shelf.discard(clip.key)
        self.list.choose(clip.key)
        self.back()

    def _put(self, page: StudioPage) -> None:
        """Show ``page``; the one before is let go, unless it is the list."""
        before, self.page = self.page, page
        if page is not self.list:
            self._stack.addWidget(page)
            page.left.connect(self.back)
        self._stack.setCurrentWidget(page)
        if before is not self.list and before is not page:
            before.stop()
            self._stack.removeWidget(before)
            before.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        """Locked, or another section in front: no camera looks on, nothing plays."""
        super().hideEvent(event)
        self.page.pause()

    def showEvent(self, event: QShowEvent) -> None:
        """In sight again."""
        super().showEvent(event)
        self.page.resume()

    def stop(self) -> None:
        """The person has gone."""
        for task in (self._asked, self._withdrawing):
            if task is not None:
                task.drop()
        self.page.stop()
