"""Asks for a sitting, goes on with it at this desk, and gives it back: one at a time, with a heartbeat all along."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DatabaseAway, DomainError, Misuse
from kiosk.domain.live import RENEW_SECONDS, UNUSED_SECONDS, Grip, Hold, LiveSitting, NotHeld, SavedRun
from kiosk.flow.engine import FlowRun
from kiosk.flow.saving import restored, saved
from kiosk.services.sittings.taking_over import TakingOver
from kiosk.ui.desk.kiosks.words import end_words
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import named, say, translate
from kiosk.ui.tasks import Task

T = TypeVar("T")
ANSWER_MS = 200  # how soon the patient's yes is seen
REGISTER = "Register"


class Dropping(Protocol):
    """Work under way, of which nobody need hear."""

    def drop(self) -> None:
        """Not any more."""
        ...


@runtime_checkable
class CarryingOn(Protocol):
    """The section that goes on with a kiosk's sitting."""

    def carry_on(
        self, run: FlowRun, *, changed: Callable[[FlowRun], None], ended: Callable[[FlowRun | None], None]
    ) -> None:
        """Go on from ``run``; ``ended`` gets the run to hand back, or None when it has come to its end."""
        ...

    def let_go(self, words: str) -> None:
        """It is the kiosk's again, and ``words`` say why."""
        ...


class Helping(QObject):
    """``grip`` is what this desk asks for or holds."""

    changed = Signal()  # who has what
    told = Signal(str)  # why something did not come about

    def __init__(self, view: DeskView, section: Callable[[], object]) -> None:
        """``section`` is the widget that the desk shows now."""
        super().__init__()
        self._view, self._section = view, section
        self.grip: Grip | None = None
        self.is_held = False
        self._device = ""  # the kiosk that was asked last
        self._run: FlowRun | None = None  # where it stands
        self._page: CarryingOn | None = None
        self._task: Dropping | None = None  # the heartbeat, or the taking
        self._saves: list[SavedRun] = []  # the newest, while an older one is being written
        self._is_saving = False
        self._parting: Callable[[TakingOver], None] | None = None  # to be done when that is written
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._renew)
        self._unused = QTimer(self, singleShot=True, interval=UNUSED_SECONDS * view.theme.ms("second"))
        self._unused.timeout.connect(self._forgotten)

    # ---- asking -------------------------------------------------------------

    def ask(self, sitting: LiveSitting) -> None:
        """Ask the patient at that kiosk."""
        if self.grip is None:
            self._device = sitting.device
            self._do(lambda desk: desk.ask(sitting.device, sitting.number, actor=self._view.actor), self._asked)

    def withdraw(self) -> None:
        """Ask no more."""
        grip = self.grip
        if grip is not None and not self.is_held:
            self._end()
            self._send(lambda desk: desk.withdraw(grip, actor=self._view.actor))

    def _asked(self, sitting: LiveSitting) -> None:
        self.grip = sitting.grip
        self._beat.start(ANSWER_MS)
        self.changed.emit()
        self._stands(sitting)

    def _renew(self) -> None:
        grip = self.grip
        if grip is not None and self._task is None:
            self._do(lambda desk: desk.renew(grip, actor=self._view.actor), self._stands)

    def _stands(self, sitting: LiveSitting) -> None:
        grip = self.grip
        if grip is None:
            return
        if sitting.hold is Hold.HELD and not self.is_held:
            self._do(lambda desk: desk.take(grip, actor=self._view.actor), self._take)
        elif not sitting.is_wanted:
            self._lose(end_words(sitting.last))

    def _take(self, kept: SavedRun) -> None:
        """The patient has agreed: the page comes with the sitting as it stands."""
        self.is_held = True
        self._beat.start(RENEW_SECONDS * self._view.theme.ms("second"))
        self._unused.start()
        try:
            self._run = restored(kept)
        except Misuse:  # a kiosk of another version
            self._give_back(kept)
            return
        self._view.go(REGISTER, None)
        page = self._section()
        if isinstance(page, CarryingOn):
            self._page = page
            page.carry_on(self._run, changed=self._moved, ended=self._ended)
            self.changed.emit()
        else:
            self._ended(self._run)
            self._tell(translate("Kiosks", "Nobody can be registered at this desk: the kiosk goes on by itself."))

    # ---- going on -------------------------------------------------------------

    def _moved(self, run: FlowRun) -> None:
        """Write where it stands, the newest only."""
        self._run = run
        self._unused.start()
        self._saves = [saved(run)]
        self._save()

    def _save(self) -> None:
        grip = self.grip
        if self._saves and not self._is_saving and grip is not None:
            self._is_saving = True
            run = self._saves.pop()
            self._run_task(lambda desk: desk.save(grip, run, actor=self._view.actor), self._saved, self._not_saved)

    def _saved(self, _done: None) -> None:
        self._part()
        self._save()

    def _not_saved(self, error: DomainError) -> None:
        """With the books away the next move is written, and the heartbeat tells the rest."""
        self._part()
        if self.grip is not None and not isinstance(error, DatabaseAway):
            self._fail(error)

    def _part(self) -> None:
        """Nothing is being written any more: what had to wait for that is done."""
        self._is_saving = False
        parting, self._parting = self._parting, None
        if parting is not None:
            self._send(parting)

    def _ended(self, run: FlowRun | None) -> None:
        """Handed back, or done; where it stood last is seen at the kiosk."""
        grip, last = self.grip, self._run
        self._page = None
        if run is not None:
            self._give_back(saved(run))
        elif grip is not None and last is not None:
            self._end()
            self._send(lambda desk: desk.finish(grip, saved(last), actor=self._view.actor))

    def _forgotten(self) -> None:
        """Nobody has done anything for long: at the kiosk the clock of the sitting goes on."""
        page, run = self._page, self._run
        self._page = None
        words = translate("Kiosks", "Nothing was done for 5 minutes: the kiosk goes on by itself.")
        if page is not None:
            page.let_go(words)
        if run is not None:
            self._give_back(saved(run))
        self._tell(words)

    def _give_back(self, kept: SavedRun) -> None:
        grip = self.grip
        self._end()
        if grip is not None:
            self._send(lambda desk: desk.hand_back(grip, kept, actor=self._view.actor))

    # ---- the end --------------------------------------------------------------

    def stop(self) -> None:
        """The person has gone: whatever is asked for or held goes back, at once."""
        self._is_saving = False
        if self.is_held:
            self._ended(self._run)
        else:
            self.withdraw()

    def _lose(self, words: str) -> None:
        """It is not ours any more."""
        page, self._page = self._page, None
        self._end()
        if page is not None:
            page.let_go(words)
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.told.emit(named(translate("Kiosks", "Kiosk {device}").format(device=self._device), words))

    def _end(self) -> None:
        self._beat.stop()
        self._unused.stop()
        if self._task is not None:
            self._task.drop()
            self._task = None
        self.grip = self._run = None
        self.is_held = False
        self._saves.clear()
        self.changed.emit()

    def _fail(self, error: DomainError) -> None:
        if isinstance(error, DatabaseAway):
            self._tell(translate("Kiosks", "The database does not answer. It is tried again."))
        else:
            self._lose(end_words(error.deed) if isinstance(error, NotHeld) else say(error.patient))

    # ---- work -------------------------------------------------------------------

    def _do(self, work: Callable[[TakingOver], T], done: Callable[[T], None]) -> None:
        """One after the other; nobody hears of it any more once the sitting is not ours."""

        def over(outcome: T) -> None:
            self._task = None
            done(outcome)

        def failed(error: DomainError) -> None:
            self._task = None
            self._fail(error)

        self._task = self._run_task(work, over, failed)

    def _send(self, work: Callable[[TakingOver], None]) -> None:
        """Whoever is told of it has gone on already; what could not be given back, the kiosk takes back by itself."""
        if self._is_saving:
            self._parting = work
        else:
            self._run_task(work, lambda _done: None, lambda _error: None)

    def _run_task(
        self, work: Callable[[TakingOver], T], done: Callable[[T], None], failed: Callable[[DomainError], None]
    ) -> Task[T]:
        return self._view.tasks.run(partial(_with, self._view, work), done, failed)


def _with(view: DeskView, work: Callable[[TakingOver], T]) -> T:
    """In a worker: what a desk works with is made when it is first asked for."""
    return work(view.services().desk().taking_over)
