"""A signer is asked to come, and the hall to call by sight: what is known of it, and what is written both ways."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.help import HelpRequest, HelpSort, HelpState, Side
from kiosk.services import Services
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.tasks import Tasks

LOOK_MS = 2000  # how soon an answer of the staff is seen (accessibility.md 24)


class Calling(QObject):
    """One request of this machine at a time; nothing is asked of a hall that is not open."""

    changed = Signal()  # what is known of the request, or the wish to be called by sight
    wanted = Signal()  # show what is written

    def __init__(self, window: KioskWindow, tasks: Tasks, actor: Actor) -> None:
        super().__init__(window)
        self._window, self._tasks, self._actor = window, tasks, actor
        self._services: Services | None = None
        self.request: HelpRequest | None = None
        self.by_sight = False
        self.is_lost = False  # the hall did not answer
        self._is_asking = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_again)
        window.sitting.shown.connect(self._wish_again)
        window.sitting.ended.connect(self.forget)

    def open(self, services: Services) -> None:
        """The hall is open; a request that outlived its kiosk is not the next patient's."""
        self._services = services
        self._leave()

    @property
    def is_waiting(self) -> bool:
        """Whether somebody was asked for and has not come."""
        return self.request is not None and self.request.state is not HelpState.CLOSED

    def words(self) -> str:
        """How it stands, in as few words as go on a button; "" when nobody was asked."""
        request = self.request
        if request is None or request.state is HelpState.CLOSED:
            return ""
        if request.state is HelpState.TAKEN:
            return translate("Signs", "{name} is coming").format(name=request.owner)
        return translate("Signs", "Signer called. {count} before you").format(count=request.waiting_before)

    # ---- asking -------------------------------------------------------------

    def call(self) -> None:
        """Ask for a signer; again: show what is written meanwhile."""
        self.wanted.emit()
        if not self.is_waiting:
            page = self._window.page_name
            self._do(lambda services: services.help.ask(HelpSort.SIGNS, page=page, actor=self._actor))

    def say(self, text: str) -> None:
        """Write ``text`` to whoever comes."""
        request = self.request
        if request is not None and text.strip():
            number = request.id
            self._do(lambda services: services.help.say(number, text, side=Side.PATIENT, actor=self._actor))

    def _look_again(self) -> None:
        request = self.request
        if request is not None and not self._is_asking:
            self._do(lambda services: services.help.read(request.id))

    def _do(self, work: Callable[[Services], HelpRequest]) -> None:
        if self._services is None:
            self._failed(DomainError("the hall is not open"))
            return
        self._is_asking = True
        self._tasks.run(partial(work, self._services), self._know, self._failed)

    def _know(self, request: HelpRequest) -> None:
        self._is_asking, self.is_lost = False, False
        changed, self.request = request != self.request, request
        if self.is_waiting:
            self._look.start()
        else:
            self._look.stop()
        if changed:
            self.changed.emit()

    def _failed(self, _error: DomainError) -> None:
        self._is_asking, self.is_lost = False, True
        self.changed.emit()

    # ---- by sight -----------------------------------------------------------

    def wish_sight(self, *, on: bool) -> None:
        """Let the hall know, on the ticket that is to come or on the one that is there."""
        self.by_sight = on
        sitting = self._window.sitting
        run, services = sitting.run, self._services
        if run is not None:
            sitting.update(replace(run.journey, by_sight=on))
            if run.journey.visit is not None and services is not None:
                number = run.journey.visit.registration_id
                note = partial(services.registration.call_by_sight, number, on=on, actor=self._actor)
                self._tasks.run(note, lambda _done: None, lambda _error: None)
        self.changed.emit()

    def _wish_again(self, _run: object) -> None:
        """Whoever comes back is called as before; what was wished before sitting down holds."""
        run = self._window.sitting.run
        if run is None or run.journey.by_sight == self.by_sight:
            return
        if run.journey.by_sight:
            self.by_sight = True
            self.changed.emit()
        else:
            self._window.sitting.update(replace(run.journey, by_sight=True))

    # ---- the end ------------------------------------------------------------

    def forget(self) -> None:
        """Nobody waits here any more, and nothing that was written is left."""
        had, self.request = self.request, None
        self.by_sight = self.is_lost = False
        self._look.stop()
        if had is not None:
            self._leave()
        self.changed.emit()

    def _leave(self) -> None:
        if self._services is not None:
            leave = partial(self._services.help.leave, actor=self._actor)
            self._tasks.run(leave, lambda _done: None, lambda _error: None)
