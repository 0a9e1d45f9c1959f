"""What a window sees of the records at one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.queue import TicketState, callable_days, instant, urgency
from kiosk.domain.queue_views import InQueue, Numbers, QueueInfo, WindowInfo
from kiosk.services import Services
from kiosk.ui.language import local

CLOCKS_DIFFER = timedelta(minutes=1)  # the call may carry another machine's time than the step it belongs to


@dataclass(frozen=True)
class House:
    """What changes no oftener than a hospital is rebuilt: windows, queues, and departments' names by id."""

    windows: tuple[WindowInfo, ...] = ()
    queues: tuple[QueueInfo, ...] = ()
    departments: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def queue_name(self, queue: QueueInfo) -> str:
        """With its department: rooms of two may have one name."""
        return self._named(queue.department_id, queue.name, queue.name_en)

    def window_name(self, window: WindowInfo) -> str:
        """The same; the department is that of its heaviest queue."""
        served = window.queues[0][0] if window.queues else None
        department = next((queue.department_id for queue in self.queues if queue.id == served), None)
        return self._named(department, window.name, window.name_en)

    def _named(self, department: int | None, name: str, name_en: str) -> str:
        of, of_en = self.departments.get(department or 0, ("", ""))
        return " ".join(part for part in (local(of, of_en), local(name, name_en)) if part)


def read_house(services: Services) -> House:
    """Ask the records; slow. Raises `DatabaseAway`."""
    lines = services.lines
    return House(lines.windows(), lines.queues(), lines.departments())


@dataclass(frozen=True)
class Picture:
    """One window: who is there, who waits in the order of the calls, and the day's numbers.

    ``traced`` is the ticket somebody asked after; ``calls`` how often the one called now has been called out.
    """

    window: WindowInfo
    queues: Mapping[int, QueueInfo]
    here: InQueue | None
    waiting: tuple[InQueue, ...]
    held: tuple[InQueue, ...]
    ended: tuple[InQueue, ...]
    numbers: Numbers
    at: datetime
    calls: int = 0
    traced: InQueue | None = None

    @property
    def following(self) -> InQueue | None:
        """Whom the next call is for, unless somebody is quicker."""
        until = callable_days(self.at).ceiling
        going = (one for one in self.waiting if not self.queues[one.queue_id].paused_why)
        return next((one for one in going if instant(one.due) <= until), None)

    def find(self, ticket_id: int | None) -> InQueue | None:
        """Somebody who can be seen here."""
        here = () if self.here is None else (self.here,)
        people = (*here, *self.waiting, *self.held, *self.ended)
        return next((one for one in people if one.ticket_id == ticket_id), None)


def take_picture(services: Services, window_id: int, *, now: datetime, trace: int | None) -> Picture:
    """Ask the records; slow. Raises `DatabaseAway`, `Misuse` for a window that does not exist."""
    lines = services.lines
    window, here = lines.window(window_id), lines.at_window(window_id)
    served = [queue for queue, _ in window.queues]
    return Picture(
        window=window,
        queues={queue.id: queue for queue in lines.queues()},
        here=here,
        waiting=merged([(lines.waiting(queue), weight) for queue, weight in window.queues], now=now),
        held=tuple(one for queue in served for one in lines.held(queue)),
        ended=_newest(one for queue in served for one in lines.ended(queue)),
        numbers=lines.numbers_of_window(window_id),
        at=now,
        calls=_calls(services, here),
        traced=None if trace is None else lines.ticket(trace),
    )


def merged(lines: Sequence[tuple[tuple[InQueue, ...], int]], *, now: datetime) -> tuple[InQueue, ...]:
    """Several queues and their weights as one line, in the order in which their heads would be called now."""
    left = [(list(line), weight) for line, weight in lines if line]
    order: list[InQueue] = []
    at = instant(now)
    while left:
        line, _ = max(left, key=lambda one: urgency(instant(one[0][0].due), now=at, weight=one[1]))
        order.append(line.pop(0))
        left = [one for one in left if one[0]]
    return tuple(order)


def _newest(people: Iterable[InQueue]) -> tuple[InQueue, ...]:
    return tuple(sorted(people, key=lambda one: one.since, reverse=True))


def _calls(services: Services, here: InQueue | None) -> int:
    if here is None or here.state is not TicketState.CALLED:
        return 0
    calls = services.board.calls_since(frozenset({here.queue_id}), here.since - CLOCKS_DIFFER)
    return sum(call.ticket_id == here.ticket_id for call in calls)
