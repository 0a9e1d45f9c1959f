"""One patient's sitting: walks a flow, keeps its work off the GUI thread, and forgets everything at the end."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError, PaymentUnknown
from kiosk.domain.journey import Journey, PaymentState
from kiosk.flow.engine import Flow, FlowRun, Work
from kiosk.services import Services
from kiosk.ui.kiosk.asking import Asking
from kiosk.ui.kiosk.errands import Errands
from kiosk.ui.kiosk.wishes import Wishes
from kiosk.ui.tasks import Tasks


class Sitting(QObject):
    """Tells the window what to show; holds the only journey there is."""

    shown = Signal(object)  # FlowRun: show the page of its step
    learned = Signal(object)  # Journey: the page shown knows more
    complained = Signal(object)  # DomainError: say it on the page shown
    busy = Signal(bool)  # work the patient waits for is under way
    away = Signal(bool)  # the database does not answer; it is tried again
    ended = Signal()  # nobody's sitting any more
    stepped_back = Signal()  # the patient took a step back
    unsettled = Signal(object)  # DomainError: what somebody must know who went before it could be shown

    def __init__(self, tasks: Tasks, actor: Actor, *, retry_ms: int, watch_ms: int) -> None:
        super().__init__()
        self._errands = Errands(tasks, actor)
        self._errands.busy.connect(lambda busy: self._note(busy=busy))
        self._run: FlowRun | None = None
        self._is_shown = False  # the step in hand; until then it is being entered
        self._binds = False  # what is under way cannot be taken back
        self._leaves = False  # as soon as that is known
        self._reason: DomainError | None = None  # why we are led back, until the page stands
        self._wishes = Wishes()
        self._asking = Asking(self._errands, self._fail_asking, in_hand=self._in_hand, every_ms=watch_ms)
        self._asking.learned.connect(self._learn)
        self._retry = QTimer(self, interval=retry_ms, singleShot=True)
        self._retry.timeout.connect(self._try_again)

    @property
    def run(self) -> FlowRun | None:
        """Where the journey stands; None when nobody sits here."""
        return self._run

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being worked on."""
        return self._errands.is_busy

    def open(self, services: Services) -> None:
        """The hall is open: do what somebody asked for before."""
        self._errands.open(services)

    def begin(self, flow: Flow, journey: Journey) -> None:
        """Sit down; not while somebody's card is looked up."""
        if not self.is_busy:
            self._enter(FlowRun.begin(flow, journey))

    def begin_with(self, flow: Flow, answer: Journey) -> None:
        """Sit down having answered the first step already: a card was put on the reader of the start page.

        The same card read again, or another one, is not heard while the first is looked up.
        """
        if self.is_busy:
            return
        self._run = FlowRun.begin(flow, Journey(large=answer.large, at_door=answer.at_door))
        assert self._run.step.work is not None
        self._errands.run(self._run.step.work, answer, self._advance, self._fail_unseen)

    def answer(self, journey: Journey) -> None:
        """The page's answer: work, then the next step. A second answer while the first is worked on is not heard."""
        if self._run is None or self.is_busy:
            return
        work, journey = self._run.step.work, self._wishes.within(journey)
        if work is None:
            self._advance(journey)
            return
        self._binds = self._run.binds(journey)
        self._errands.run(work, journey, self._advance, partial(self._fail, journey))

    def back(self) -> None:
        """The step before, as it was, once what was done on the way here is undone; from the first one out."""
        run = self._run
        if run is None or self.is_busy:
            return
        if run.can_go_back:
            self.stepped_back.emit()
            go_back = partial(self._enter, run.back())
            if run.back_undoes:
                self._undo(run, then=go_back)
            else:
                go_back()
        elif run.is_first:
            self.leave()

    def update(self, journey: Journey) -> None:
        """The journey in hand has changed outside a step: large text was switched on."""
        if self._run is not None:
            self._wishes.hear(self._run.journey, journey)
            self._run = self._run.updated(journey)

    def repeat(self) -> None:
        """Enter the step in hand again: another try to pay."""
        if self._run is not None and not self.is_busy:
            self._enter(self._run)

    def perform(self, work: Work) -> None:
        """Do something beside the flow, such as a reprint; the page learns what came of it."""
        run = self._run
        if run is not None and not self.is_busy:
            self._binds = run.step.leave is not None
            self._asking.drop()
            self._errands.run(work, run.journey, self._learn, partial(self._fail, run.journey))

    def leave(self) -> None:
        """Get up for good: clean up after this step first. Money that came meanwhile is not forgotten.

        What cannot be taken back and is under way is waited for: a place is given back, a registration is shown.
        """
        run = self._run
        if run is not None and run.journey.kept:
            self._errands.send(run.flow.forget, run.journey)
        self._get_up()

    def expire(self) -> None:
        """Nobody is there any more: as `leave`, but what was chosen waits a while for whoever comes back."""
        run = self._run
        kept = run.to_keep if run is not None and not (self.is_busy and self._binds) else None
        if run is not None and kept is not None:
            self._errands.send(run.flow.keep, kept)
        self._get_up()

    def end(self) -> None:
        """Forget everything."""
        self._stop_asking()
        self._run = self._reason = None
        self._wishes.forget()
        self._binds = self._leaves = self._is_shown = False
        self._errands.drop()
        self.away.emit(False)
        self.ended.emit()

    def _get_up(self) -> None:
        run = self._run
        if run is None:
            return
        if self.is_busy and self._binds:
            self._leaves = True
            self.busy.emit(True)
            return
        if run.step.leave is None or self.is_busy or run.journey.payment is None:
            self._part(run)
        else:
            self._undo(run, then=self.end)

    def _undo(self, run: FlowRun, *, then: Callable[[], None]) -> None:
        """Clean up after this step, and ``then``."""
        assert run.step.leave is not None
        self._stop_asking()
        self._binds = True
        self._errands.run(run.step.leave, run.journey, partial(self._left, then), self._left_unsettled)

    def _part(self, run: FlowRun) -> None:
        """The end wipes everything, so what has to be known is said after it."""
        unseen = None if self._is_shown else run.step.unseen(run.journey)
        self.end()
        if unseen is not None:
            self.unsettled.emit(unseen)

    def _note(self, *, busy: bool) -> None:
        self._binds = self._binds and busy
        self.busy.emit(busy)

    def _left(self, then: Callable[[], None], journey: Journey) -> None:
        state = journey.payment.state if journey.payment else PaymentState.NOT_PAID
        if state is PaymentState.PAID:
            self._advance(journey)
        elif state is PaymentState.UNKNOWN:
            self._left_unsettled(PaymentUnknown("left while the payment was being checked"))
        else:
            (self.end if self._leaves else then)()

    def _left_unsettled(self, error: DomainError) -> None:
        """Whatever kept us from asking, the patient needs to know one thing about the money."""
        self._end_because(error if isinstance(error, PaymentUnknown) else PaymentUnknown(error.log))

    def _end_because(self, error: DomainError) -> None:
        """The end wipes everything, so its reason is said after it."""
        self.end()
        self.unsettled.emit(error)

    def _advance(self, journey: Journey) -> None:
        assert self._run is not None
        self._reason = self._run.why(journey)
        following = self._run.answered(journey)
        if following is None:
            self.end()
        else:
            self._enter(following)

    def _enter(self, run: FlowRun) -> None:
        self._stop_asking()
        self._run, self._is_shown = run, False
        if run.step.enter is None:
            self._show(run.journey)
        else:
            self._binds = run.step.no_return
            self._errands.run(run.step.enter, run.journey, self._show, self._fail_entering)

    def _show(self, journey: Journey) -> None:
        assert self._run is not None
        self.away.emit(False)
        self._is_shown = True
        self._run = self._run.updated(self._wishes.within(journey))
        leaves, self._leaves = self._leaves, False
        step = self._run.step
        if leaves and step.leave is not None:
            self._get_up()
            return
        self.shown.emit(self._run)
        reason, self._reason = self._reason, None
        if reason is not None:
            self.complained.emit(reason)
        if step.after is not None:  # behind the paint: drawing papers meanwhile would hold it up
            QTimer.singleShot(0, self, partial(self._begin_after, self._run, step.after))
        self._asking.follow(step)

    def _begin_after(self, run: FlowRun, work: Work) -> None:
        """What comes after showing comes in any case, even if the patient has left in that very moment."""
        if self._run is not None and self._run.step is run.step:
            self._asking.ask(work, run.journey)
        else:
            self._errands.send(work, run.journey)

    def _fail(self, journey: Journey, error: DomainError) -> None:
        assert self._run is not None
        if self._leaves:
            self._get_up()
            return
        retreat = self._run.retreated(error, journey)
        if retreat is None:
            self.complained.emit(error)
            return
        self._reason = error
        self._enter(retreat)

    def _fail_unseen(self, error: DomainError) -> None:
        """The first step was answered before it was shown: show it, and say there what is wrong."""
        assert self._run is not None
        self._show(self._run.journey)
        self.complained.emit(error)

    def _fail_entering(self, error: DomainError) -> None:
        assert self._run is not None
        if self._leaves:
            self._get_up()
        elif isinstance(error, DatabaseAway):
            self._wait_for_database()
        elif self._run.can_go_back and not self._run.back_undoes:
            self._reason = error
            self._enter(self._run.back())
        else:
            self._end_because(error)

    def _wait_for_database(self) -> None:
        self.away.emit(True)
        self._retry.start()

    def _try_again(self) -> None:
        if self._run is not None:
            self._enter(self._run)

    def _in_hand(self) -> Journey | None:
        return self._run.journey if self._run is not None and not self.is_busy else None

    def _fail_asking(self, work: Work, error: DomainError) -> None:
        if isinstance(error, DatabaseAway) and self._run is not None and work is self._run.step.after:
            self._wait_for_database()  # what comes after showing comes once, and it has not come yet
        else:
            self.complained.emit(error)

    def _learn(self, journey: Journey) -> None:
        if self._run is not None:
            self._run = self._run.updated(self._wishes.within(journey))
            self.learned.emit(self._run.journey)
            if self._leaves:
                self._get_up()

    def _stop_asking(self) -> None:
        self._asking.stop()
        self._retry.stop()
