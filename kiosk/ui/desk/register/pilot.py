"""Drives a sitting by what is entered on the page: every step whose answer is known is answered at once."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Journey
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION
from kiosk.services import Services
from kiosk.ui.desk.register.entries import Beside, Entries, answer, reopened, used
from kiosk.ui.kiosk.sitting import Sitting
from kiosk.ui.tasks import Tasks

RETRY_MS, WATCH_MS = 2000, 1000
COMMITTED = frozenset({"pay", "done"})  # behind what cannot simply be taken back


class DeskSitting(Sitting):
    """One that may also begin in the middle."""

    def take_up(self, run: FlowRun) -> None:
        """Go on where somebody else has left it."""
        self._enter(run)


class Pilot(QObject):
    """Tells the page where the journey waits for something to be entered.

    The order of the steps, what they do and where errors lead to is the flow's; nothing of that is here.
    """

    waits = Signal(object)  # FlowRun: nothing that was entered leads on from here
    changed = Signal(object)  # FlowRun: it has moved, or knows more
    complained = Signal(object)  # DomainError
    unsettled = Signal(object)  # DomainError: said after the end
    busy = Signal(bool)
    away = Signal(bool)
    ended = Signal()

    def __init__(self, tasks: Tasks, actor: Actor, *, retry_ms: int = RETRY_MS, watch_ms: int = WATCH_MS) -> None:
        super().__init__()
        self.entries, self.beside = Entries(), Beside()
        self.sitting = DeskSitting(tasks, actor, retry_ms=retry_ms, watch_ms=watch_ms)
        self.sitting.setParent(self)
        self.sitting.shown.connect(self._shown)
        self.sitting.learned.connect(self._learned)
        self.sitting.ended.connect(self._ended)
        for mine, theirs in (
            (self.complained, self.sitting.complained),
            (self.unsettled, self.sitting.unsettled),
            (self.busy, self.sitting.busy),
            (self.away, self.sitting.away),
        ):
            theirs.connect(mine)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.go_on)

    def open(self, services: Services) -> None:
        """The hall is open."""
        self.sitting.open(services)

    @property
    def run(self) -> FlowRun | None:
        """Where the journey stands."""
        return self.sitting.run

    @property
    def is_committed(self) -> bool:
        """Whether something is written that would have to be undone."""
        return self.run is not None and self.run.step_id in COMMITTED

    # ---- beginning ---------------------------------------------------------

    def begin(self, journey: Journey) -> None:
        """Somebody who has no paper in hand, or whose number was typed."""
        self.sitting.begin(REGISTRATION, self.beside.within(journey))

    def begin_with(self, journey: Journey) -> None:
        """Somebody who was found, or showed a card or a code: looked up first."""
        self.sitting.begin_with(REGISTRATION, self.beside.within(journey))

    def take_up(self, run: FlowRun) -> None:
        """Go on where a kiosk, or this desk before, has left it."""
        self.beside = Beside.of(run.journey)
        self.sitting.take_up(run)

    # ---- entering ----------------------------------------------------------

    def enter(self, entries: Entries) -> None:
        """Something was entered: go on as far as it leads."""
        self.entries = entries
        self.go_on()

    def note(self, beside: Beside) -> None:
        """Something was noted that belongs to no step."""
        self.beside = beside
        if self.run is not None:
            self.sitting.update(beside.within(self.run.journey))

    def go_on(self) -> None:
        """Answer the step in hand, or go back to one that is asked anew; otherwise the page has to."""
        run = self.run
        if run is None or self.sitting.is_busy:
            return
        target = reopened(self.entries)
        if target is not None and not self.is_committed and self._is_behind(run, target):
            self.sitting.back()
            return
        is_ours = run.flow.id == REGISTRATION.id  # a kiosk's sitting may be about something else
        said = answer(run.step_id, self.beside.within(run.journey), self.entries) if is_ours else None
        if said is None:
            self.waits.emit(run)
            return
        self.entries = used(run.step_id, self.entries)
        self.sitting.answer(self.beside.within(said))

    def withdraw(self) -> None:
        """What was entered and not used is not meant any more."""
        self.entries = Entries(newcomer=self.entries.newcomer)

    def drop(self) -> FlowRun | None:
        """Let the journey go as it is, for somebody else to go on with: nothing is undone."""
        run = self.run
        self.sitting.end()
        return run

    def stop(self) -> None:
        """Nobody looks any more."""
        self._later.stop()
        self.sitting.blockSignals(True)
        self.sitting.end()

    def _is_behind(self, run: FlowRun, target: str) -> bool:
        return run.can_go_back and any(step == target for step, _ in run.past)

    def _shown(self, run: FlowRun) -> None:
        self.changed.emit(run)
        self._later.start()  # the sitting has not finished showing it

    def _learned(self, journey: Journey) -> None:
        if self.run is not None:
            self.changed.emit(replace(self.run, journey=journey))
            self._later.start()

    def _ended(self) -> None:
        self.entries, self.beside = Entries(), Beside()
        self.ended.emit()
