"""Behind what a window shows: looks when it rings and every second, and does each thing once or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.queue import FROM
from kiosk.domain.queue_errors import NothingToUndo, StillAtWindow
from kiosk.domain.queue_views import InQueue, WindowInfo
from kiosk.domain.roles import Right
from kiosk.ui.desk.view import DeskView
from kiosk.ui.ear import Ear
from kiosk.ui.language import clock_text, say, translate
from kiosk.ui.tasks import Task
from kiosk.ui.window.deeds import Deed, Order, may_have_been_done
from kiosk.ui.window.picture import House, Picture, take_picture

Work = Callable[[], int | None]  # does it; gives the ticket that it was done to, None for none
CALLING = frozenset({Deed.NEXT, Deed.CALL})


@dataclass(frozen=True)
class Message:
    """What is said of the last thing; ``tone`` as a `Notice` has it."""

    tone: str
    words: str


@dataclass(frozen=True)
class Done:
    """What would be taken back: ``who`` as the ticket stood right after it."""

    deed: Deed
    who: InQueue


class Counter(QObject):
    """Emits ``changed`` whenever `picture`, `message`, `order` or `is_away` may be others.

    A deed whose answer was lost is not given up and not repeated: the records are asked whether it was done.
    """

    changed = Signal()

    def __init__(self, view: DeskView, window: WindowInfo, house: House) -> None:
        super().__init__()
        self.view, self.window_id, self.house = view, window.id, house
        self.name = house.window_name(window)
        self.picture: Picture | None = None
        self.message: Message | None = None
        self.last: Done | None = None
        self.order: Order | None = None
        self.is_away = False
        self._is_unsure = False
        self._looking: Task[Picture] | None = None
        self._working: Task[Picture] | None = None
        self._called = QElapsedTimer()
        self._timer = QTimer(self, interval=view.theme.ms("second"))  # waits go on; and a bell may be late
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._ear = Ear(view.services().listen)
        self._ear.rang.connect(self.look)
        self._ear.begin()
        self.look()

    def rehouse(self, house: House) -> None:
        """Names as administrators have just left them."""
        self.house = house
        mine = next((window for window in house.windows if window.id == self.window_id), None)
        self.name = self.name if mine is None else house.window_name(mine)
        self.changed.emit()

    def stop(self) -> None:
        """Look no more; answers under way reach nobody."""
        self._timer.stop()
        self._ear.stop()
        for task in (self._looking, self._working):
            if task is not None:
                task.drop()

    # ---- looking ------------------------------------------------------------

    @property
    def seen_at(self) -> datetime | None:
        """From when the picture is."""
        return self.picture.at if self.picture is not None else None

    def look(self) -> None:
        """Ask the records, unless they are being asked already."""
        asked = self._looking is not None and self._looking.is_wanted
        if asked or (self.order is not None and not self._is_unsure):
            return
        trace = self.order.who.ticket_id if self.order is not None and self.order.who is not None else None
        self._looking = self.view.tasks.run(partial(self._take, trace), self._show, self._not_seen)

    def _take(self, trace: int | None) -> Picture:
        return take_picture(self.view.services(), self.window_id, now=self.view.now(), trace=trace)

    def _show(self, picture: Picture) -> None:
        self.picture = picture
        if self.is_away and not self._is_unsure:
            self.message = None
        self.is_away = False
        if self.order is not None and self._is_unsure:
            self._resolve(self.order, picture)
        self.changed.emit()

    def _not_seen(self, error: DomainError) -> None:
        """The picture stays as it was, and says so."""
        self.is_away = True
        if not self._is_unsure:
            self.message = Message("trouble", self._age() if isinstance(error, DatabaseAway) else say(error.patient))
        self.changed.emit()

    def _age(self) -> str:
        if self.seen_at is None:
            return translate("Window", "The database does not answer. It is tried again by itself.")
        told = translate("Window", "The database does not answer. This is how it was at {time}.")
        return told.format(time=clock_text(self.seen_at))

    # ---- what can be done ---------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Whether anything can be done, once what is under way has been answered."""
        return self.picture is not None and not self._is_unsure and not self.is_away

    @property
    def is_paused(self) -> bool:
        """Whether nobody is called to this window."""
        return self.picture is not None and bool(self.picture.window.paused_why)

    @property
    def here(self) -> InQueue | None:
        """Who is called to this window, or in the room."""
        return self.picture.here if self.picture is not None else None

    def may(self, deed: Deed, who: InQueue | None) -> bool:
        """Whether a deed makes sense now, to ``who``."""
        step = deed.value.step
        if not self.is_ready or (deed in CALLING and self.is_paused):
            return False
        return deed is Deed.NEXT or step is None or (who is not None and who.state in FROM[step])

    # ---- doing --------------------------------------------------------------

    def call_next(self) -> None:
        """The one key."""
        queueing, window = self.view.services().queueing, self.window_id

        def work() -> int | None:
            call = queueing.call_next(window, actor=self.view.actor)
            return None if call is None else call.ticket_id

        self._do(Deed.NEXT, None, work)

    def call(self, who: InQueue) -> None:
        """This one, whoever stands before."""
        queueing, actor = self.view.services().queueing, self.view.actor
        calling = partial(queueing.call, who.ticket_id, window_id=self.window_id, actor=actor)
        self._do(Deed.CALL, who, lambda: calling().ticket_id)

    def step(self, deed: Deed, who: InQueue) -> None:
        """What needs nothing more than a ticket: recall, arrive, miss, finish, hold, and coming back."""
        queueing, actor = self.view.services().queueing, self.view.actor
        steps: dict[Deed, Callable[..., object]] = {
            Deed.RECALL: queueing.recall,
            Deed.ARRIVE: queueing.arrived,
            Deed.MISS: queueing.missed,
            Deed.FINISH: queueing.finish,
            Deed.HOLD: queueing.hold,
            Deed.RESUME: queueing.resume,
            Deed.RETURN: queueing.return_visit,
            Deed.CHECK_IN: queueing.check_in_ticket,
        }
        self._do_to(deed, who, partial(steps[deed], who.ticket_id, actor=actor))

    def transfer(self, who: InQueue, queue_id: int) -> None:
        """To another queue, the place kept."""
        queueing, actor = self.view.services().queueing, self.view.actor
        self._do_to(Deed.TRANSFER, who, partial(queueing.transfer, who.ticket_id, queue_id=queue_id, actor=actor))

    def undo(self) -> None:
        """The last step made here; after a restart the last one that the records show of this window."""
        queueing, actor = self.view.services().queueing, self.view.actor
        last = self.last
        if last is None:
            self._do(Deed.UNDO, None, partial(queueing.undo_last, self.window_id, actor=actor))
            return

        def work() -> int:
            self._require_unmoved(last)
            queueing.undo(last.who.ticket_id, actor=actor)
            return last.who.ticket_id

        self._do(Deed.UNDO, last.who, work)

    def pause(self, reason: str) -> None:
        """Nobody is called here until `go_on`."""
        pausing = partial(self.view.services().windows.pause, self.window_id, reason=reason, actor=self.view.actor)
        self._do(Deed.PAUSE, None, pausing)

    def go_on(self) -> None:
        """Call again."""
        self._do(Deed.OPEN, None, partial(self.view.services().windows.unpause, self.window_id, actor=self.view.actor))

    def _require_unmoved(self, last: Done) -> None:
        """Whatever somebody else has done since is theirs to take back."""
        now = self.view.services().lines.ticket(last.who.ticket_id)
        if (now.step, now.since) != (last.who.step, last.who.since):
            raise NothingToUndo(f"ticket {now.ticket_id} has moved on by {now.step}")

    def _do_to(self, deed: Deed, who: InQueue, work: Callable[[], object]) -> None:
        def done() -> int:
            work()
            return who.ticket_id

        self._do(deed, who, done)

    def _do(self, deed: Deed, who: InQueue | None, work: Work) -> None:
        """One thing after the other; a second strike of a key that calls does nothing."""
        if self.order is not None or self.picture is None or (deed in CALLING and self._is_second_strike()):
            return
        if self.is_away:
            told = translate("Window", "Not done: {deed}. The database does not answer.").format(deed=deed.words)
            self._tell("trouble", told)
            return
        order = self.order = Order(deed, who, self.picture)
        if self._looking is not None:  # its answer may be from before
            self._looking.drop()
        self.message = None
        self._working = self.view.tasks.run(partial(self._perform, work), self._over(order), self._refused)
        self.changed.emit()

    def _is_second_strike(self) -> bool:
        again = self._called.isValid() and self._called.elapsed() < self.view.theme.ms("double-tap")
        self._called.start()
        return again

    def _perform(self, work: Work) -> Picture:
        self.view.services().staff.require(self.view.person, Right.CALL)
        return self._take(work())

    def _over(self, order: Order) -> Callable[[Picture], None]:
        return partial(self._done, order)

    def _done(self, order: Order, picture: Picture) -> None:
        self.order, self.picture, self._is_unsure = None, picture, False
        who = picture.traced
        if order.deed is Deed.NEXT and who is None:
            self._tell("info", translate("Window", "Nobody is waiting who can be called now."))
            return
        self._remember(order.deed, who)
        self._tell("good", self._told(order, who))

    def _told(self, order: Order, who: InQueue | None) -> str:
        return order.deed.told(who.label if who is not None else order.label)

    def _remember(self, deed: Deed, who: InQueue | None) -> None:
        if deed is Deed.UNDO:
            self.last = None
        elif deed is not Deed.RECALL and who is not None:  # calling out again leaves nothing to take back
            self.last = Done(deed, who)

    def _refused(self, error: DomainError) -> None:
        if may_have_been_done(error):
            self.is_away = isinstance(error, DatabaseAway)
            self._is_unsure = True
            assert self.order is not None
            told = translate("Window", "The answer to “{deed}” was lost. Whether it was done is being looked up.")
            self._tell("wait", told.format(deed=self.order.deed.words))
            return
        self.order = None
        told = say(error.patient)
        if isinstance(error, StillAtWindow):
            keys = translate("Window", "{arrived} yes, {missed} no.")
            told = f"{told} {keys.format(arrived=Deed.ARRIVE.value.key, missed=Deed.MISS.value.key)}"
        self._tell("trouble", told)
        self.look()

    def _resolve(self, order: Order, picture: Picture) -> None:
        """The records answer again: it was done, or it was not."""
        self.order, self._is_unsure = None, False
        if not order.was_done(picture):
            told = translate("Window", "The records say: not done. {deed}: please press the key again.")
            self.message = Message("trouble", told.format(deed=order.deed.words))
            return
        who = picture.here if order.deed is Deed.NEXT else picture.traced
        self._remember(order.deed, who)
        told = translate("Window", "The records say: done. {what}.")
        self.message = Message("good", told.format(what=self._told(order, who)))

    def _tell(self, tone: str, words: str) -> None:
        self.message = Message(tone, words)
        self.changed.emit()
