"""A clerk of the simulated day: calls, waits for the patient, sees them, errs now and then, and takes breaks."""

from contextlib import suppress
from heapq import heappop, heappush
from math import inf
from random import Random

from benchmarks.hall_books import SECRET
from benchmarks.hall_conductor import SharedClock
from benchmarks.hall_plan import CLOSES, HABITS, HOUR, LAST, MINUTE, OPENS, POSTS, QUEUES, TICK, on_grid, visit_seconds
from benchmarks.hall_tables import Witnessed
from kiosk.domain.actor import Actor
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_errors import StepRefused
from kiosk.domain.queue_views import Call
from kiosk.services.office import Office
from kiosk.services.queue.queueing import Queueing
from kiosk.services.queue.windows import Windows
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault

POLL = 2 * TICK  # until somebody who found nobody waiting looks again


class Clerk:
    """Plays one window until the evening; `seen` is what they were told."""

    def __init__(self, url: str, clock: SharedClock, *, place: int, patients: int, seed: int) -> None:
        self._database = Database(url)
        office = Office(self._database, Vault(SECRET), clock)
        self._queueing, self._windows = Queueing(office), Windows(office)
        post = POSTS[place]
        self._window, self._breaks = place + 1, [(begin * HOUR, end * HOUR) for begin, end in post.breaks]
        self._actor, self._patients = Actor(post.code), patients
        self._chance = Random(f"{seed}:{post.code}")
        self._later: list[tuple[float, int, str]] = []  # when, whom, what
        self._call: Call | None = None
        self._next, self._is_in, self._calls, self._paused = OPENS, False, 0, False
        self.seen: list[Witnessed] = []

    @property
    def due(self) -> float:
        """When the clerk has something to do next."""
        return min(self._next, self._later[0][0] if self._later else inf)

    def act(self, now: float) -> None:
        """Do it."""
        while self._later and self._later[0][0] <= now:
            _, ticket, what = heappop(self._later)
            with suppress(StepRefused):  # the door's scanner or the other window was quicker
                self._look_after(ticket, what)
        if self._next > now:
            return
        if self._call is None:
            self._free(now)
        elif self._is_in:
            self._done(self._call, now)
        else:
            self._come(self._call, now)

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def _is(self, share: float) -> bool:
        return self._chance.random() < share

    def _free(self, now: float) -> None:
        """Nobody is at the window: go on after a break, begin one, or call."""
        if self._paused:
            self._windows.unpause(self._window, actor=self._actor)
            self._paused = False
        if self._breaks and self._breaks[0][0] <= now:
            _, self._next = self._breaks.pop(0)
            self._next = max(self._next, now + 5 * MINUTE)
            self._windows.pause(self._window, reason="午休", actor=self._actor)
            self._paused = True
        else:
            self._call_next(now)

    def _call_next(self, now: float) -> None:
        call = self._told(self._queueing.call_next(self._window, actor=self._actor))
        if call is not None and self._is(HABITS.undo_call):
            self._queueing.undo(call.ticket_id, actor=self._actor)
            call = self._told(self._queueing.call_next(self._window, actor=self._actor))
        self._call, self._is_in, self._calls = call, False, 0
        self._next = now + POLL if call is None else now + TICK * self._chance.randint(1, 8)
        if call is None and now >= CLOSES and (not self._later or now >= LAST):
            self._next = inf

    def _told(self, call: Call | None) -> Call | None:
        if call is not None:
            self.seen.append(Witnessed(call.ticket_id, call.window_id, int(call.at.timestamp() * 1e6), call.again))
        return call

    def _come(self, call: Call, now: float) -> None:
        """The patient called comes, or does not."""
        if not self._is(HABITS.no_show):
            self._queueing.arrived(call.ticket_id, actor=self._actor)
            self._is_in = True
            self._next = now + max(TICK, visit_seconds(call.queue_id, self._patients, self._chance))
        elif self._calls == 0 and self._is(HABITS.recall):
            self._told(self._queueing.recall(call.ticket_id, actor=self._actor))
            self._calls, self._next = 1, now + 2 * TICK
        else:
            self._miss(call, now)

    def _miss(self, call: Call, now: float) -> None:
        state = self._queueing.missed(call.ticket_id, actor=self._actor)
        if state is not TicketState.VOID and self._is(HABITS.undo_miss):
            self._queueing.undo(call.ticket_id, actor=self._actor)
            self._next = now + TICK
            return
        if state is TicketState.VOID and self._is(HABITS.comes_back):
            self._later_on(now + 20 * MINUTE * self._chance.random(), call.ticket_id, "check_in")
        self._call = None
        self._next = now

    def _done(self, call: Call, now: float) -> None:
        """The visit is over: usually the next call says so."""
        ticket, what = call.ticket_id, self._chance.random()
        self._call, self._next = None, now
        if what < HABITS.transfer:
            others = [key for key in QUEUES.values() if key != call.queue_id]
            self._queueing.transfer(ticket, queue_id=self._chance.choice(others), actor=self._actor)
        elif what < HABITS.transfer + HABITS.hold:
            self._queueing.hold(ticket, actor=self._actor)
            back = self._chance.choice(("resume", "check_in", "gone"))
            self._later_on(now + HOUR * self._chance.random(), ticket, back)
        else:
            self._finish(ticket, now)

    def _finish(self, ticket: int, now: float) -> None:
        self._queueing.finish(ticket, actor=self._actor)
        if self._is(HABITS.undo_finish):
            self._queueing.undo(ticket, actor=self._actor)
            self._queueing.finish(ticket, actor=self._actor)
        if now < CLOSES and self._is(HABITS.return_visit):
            self._later_on(now + HOUR * (0.25 + self._chance.random()), ticket, "return")

    def _later_on(self, at: float, ticket: int, what: str) -> None:
        heappush(self._later, (on_grid(at), ticket, what))

    def _look_after(self, ticket: int, what: str) -> None:
        """Somebody is back at the desk."""
        if what == "return":
            self._queueing.return_visit(ticket, actor=self._actor)
        elif what == "check_in":
            self._queueing.check_in_ticket(ticket, actor=self._actor)
        elif what == "resume":
            self._queueing.resume(ticket, actor=self._actor)
