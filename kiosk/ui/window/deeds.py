"""What can be done at a window: its words, its key, its icon, and how the records show that it was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.queue import Step, TicketState
from kiosk.domain.queue_views import InQueue
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.language import translate_marked
from kiosk.ui.window.picture import Picture


@dataclass(frozen=True)
class Looks:
    """``name`` stands on the button; ``done`` is said afterwards, of a ticket. All in context "Window"."""

    name: str
    key: str
    icon: str
    done: str
    step: Step | None = None


class Deed(Enum):
    """One thing that a clerk does."""

    NEXT = Looks(
        QT_TRANSLATE_NOOP("Window", "Call next"),
        "Space",
        "speakerphone",
        QT_TRANSLATE_NOOP("Window", "Called {ticket}"),
        Step.CALL,
    )
    CALL = Looks(
        QT_TRANSLATE_NOOP("Window", "Call this one"),
        "F3",
        "speakerphone",
        QT_TRANSLATE_NOOP("Window", "Called {ticket}, out of turn"),
        Step.CALL,
    )
    RECALL = Looks(
        QT_TRANSLATE_NOOP("Window", "Call again"),
        "F5",
        "repeat",
        QT_TRANSLATE_NOOP("Window", "Called {ticket} again"),
        Step.RECALL,
    )
    ARRIVE = Looks(
        QT_TRANSLATE_NOOP("Window", "Arrived"),
        "F2",
        "door-enter",
        QT_TRANSLATE_NOOP("Window", "{ticket} has arrived"),
        Step.ARRIVE,
    )
    MISS = Looks(
        QT_TRANSLATE_NOOP("Window", "Did not come"),
        "F6",
        "user-x",
        QT_TRANSLATE_NOOP("Window", "{ticket} did not come"),
        Step.MISS,
    )
    FINISH = Looks(
        QT_TRANSLATE_NOOP("Window", "Seen"),
        "F9",
        "check",
        QT_TRANSLATE_NOOP("Window", "{ticket} has been seen"),
        Step.FINISH,
    )
    HOLD = Looks(
        QT_TRANSLATE_NOOP("Window", "Put aside"),
        "F8",
        "clock-pause",
        QT_TRANSLATE_NOOP("Window", "{ticket} is put aside, the place kept"),
        Step.HOLD,
    )
    TRANSFER = Looks(
        QT_TRANSLATE_NOOP("Window", "Transfer"),
        "F7",
        "arrows-exchange",
        QT_TRANSLATE_NOOP("Window", "{ticket} is sent to another queue, the place kept"),
        Step.TRANSFER,
    )
    RESUME = Looks(
        QT_TRANSLATE_NOOP("Window", "Back in line"),
        "F4",
        "corner-up-left",
        QT_TRANSLATE_NOOP("Window", "{ticket} is back in line, at the place kept"),
        Step.RESUME,
    )
    RETURN = Looks(
        QT_TRANSLATE_NOOP("Window", "Return visit"),
        "F4",
        "history",
        QT_TRANSLATE_NOOP("Window", "{ticket} is back in line for a return visit"),
        Step.RETURN,
    )
    CHECK_IN = Looks(
        QT_TRANSLATE_NOOP("Window", "Check in again"),
        "F4",
        "corner-up-left",
        QT_TRANSLATE_NOOP("Window", "{ticket} is back in line, behind those who wait now"),
        Step.CHECK_IN,
    )
    UNDO = Looks(
        QT_TRANSLATE_NOOP("Window", "Take back"),
        "Ctrl+Z",
        "arrow-back-up",
        QT_TRANSLATE_NOOP("Window", "The last step is taken back"),
    )
    PAUSE = Looks(
        QT_TRANSLATE_NOOP("Window", "Pause"),
        "F10",
        "player-pause",
        QT_TRANSLATE_NOOP("Window", "This window pauses"),
    )
    OPEN = Looks(
        QT_TRANSLATE_NOOP("Window", "Go on"),
        "F10",
        "player-play",
        QT_TRANSLATE_NOOP("Window", "This window calls again"),
    )

    @property
    def words(self) -> str:
        """What stands on its button."""
        return translate_marked("Window", self.value.name)

    def told(self, ticket: str) -> str:
        """That it was done, of the ticket of this number."""
        return translate_marked("Window", self.value.done).format(ticket=ticket)


# How somebody of whom it was said what became comes back: one key, by how the ticket stands.
BACK: Mapping[TicketState, Deed] = {
    TicketState.HELD: Deed.RESUME,
    TicketState.SERVED: Deed.RETURN,
    TicketState.VOID: Deed.CHECK_IN,
}


@dataclass(frozen=True)
class Order:
    """One deed under way: for whom, and how the records stood before it."""

    deed: Deed
    who: InQueue | None
    before: Picture

    @property
    def label(self) -> str:
        """The number it is done to; "" for none."""
        return self.who.label if self.who is not None else ""

    def was_done(self, after: Picture) -> bool:
        """Whether the records show it, for whoever lost the answer."""
        return SIGNS.get(self.deed, _stepped)(self, after)


def _stepped(order: Order, after: Picture) -> bool:
    """The ticket took this step, since."""
    now = after.traced
    return now is not None and now.step is order.deed.value.step and _key(now) != _key(order.who)


def _called_here(order: Order, after: Picture) -> bool:
    return _stepped(order, after) and after.here is not None and after.here.label == order.label


def _next_called(order: Order, after: Picture) -> bool:
    """Somebody else is at the window than before, or whoever was in the room has been seen and nobody waited."""
    return _key(order.before.here) != _key(after.here)


def _taken_back(order: Order, after: Picture) -> bool:
    """The ticket stands otherwise than by the step that was to be taken back; without one, the window does."""
    if order.who is None:
        return _key(order.before.here) != _key(after.here)
    return _key(order.who) != _key(after.traced)


def _key(who: InQueue | None) -> tuple[int, Step, datetime] | None:
    return None if who is None else (who.ticket_id, who.step, who.since)


SIGNS: Mapping[Deed, Callable[[Order, Picture], bool]] = {
    Deed.NEXT: _next_called,
    Deed.CALL: _called_here,
    Deed.RECALL: lambda order, after: after.calls > order.before.calls,
    Deed.UNDO: _taken_back,
    Deed.PAUSE: lambda _order, after: bool(after.window.paused_why),
    Deed.OPEN: lambda _order, after: not after.window.paused_why,
}


def may_have_been_done(error: DomainError) -> bool:
    """Whether the answer was lost after the records may have been changed; other errors say that nothing was."""
    return isinstance(error, DatabaseAway) or type(error) is DomainError
