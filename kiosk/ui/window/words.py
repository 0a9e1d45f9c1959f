"""What is said of people at a window and in its line."""

from datetime import datetime

from kiosk.domain.queue import TicketState
from kiosk.domain.queue_views import InQueue, reasons, why_before
from kiosk.ui.language import clock_text, say, translate
from kiosk.ui.window.badges import badges
from kiosk.ui.window.picture import Picture


def minutes_since(at: datetime, now: datetime) -> int:
    """Whole minutes; 0 where the clocks of two machines differ."""
    return max(0, int((now - at).total_seconds()) // 60)


def waited(who: InQueue, now: datetime) -> str:
    """How long somebody has waited, or when they are due."""
    if who.counted > now:
        return clock_text(who.counted)
    return translate("Window", "{minutes} min").format(minutes=minutes_since(who.counted, now))


def standing(picture: Picture) -> str:
    """What is with the patient at the window."""
    here = picture.here
    if here is None:
        return translate("Window", "Nobody is called")
    if here.state is TicketState.CALLED:
        return translate("Window", "Called, not here yet")
    return translate("Window", "In the room")


def since(picture: Picture, now: datetime) -> str:
    """Since when, and how often called."""
    here = picture.here
    if here is None:
        return ""
    minutes = minutes_since(here.since, now)
    if picture.calls > 1:
        told = translate("Window", "called {count} times · for {minutes} min")
        return told.format(count=picture.calls, minutes=minutes)
    return translate("Window", "for {minutes} min").format(minutes=minutes)


def why_here(picture: Picture, who: InQueue) -> tuple[str, ...]:
    """Why somebody stands where they stand."""
    return tuple(map(say, reasons(who, picture.queues[who.queue_id].rules)))


def in_order(picture: Picture, one: InQueue, other: InQueue) -> tuple[InQueue, InQueue]:
    """Two who wait, the one who comes first first."""
    first = next(who for who in picture.waiting if who.ticket_id in (one.ticket_id, other.ticket_id))
    return (one, other) if first.ticket_id == one.ticket_id else (other, one)


def why_first(picture: Picture, first: InQueue, second: InQueue) -> tuple[str, ...]:
    """Why ``first`` comes before ``second``."""
    return tuple(map(say, why_before(first, second, picture.queues[first.queue_id].rules)))


def why_next(who: InQueue) -> str:
    """Whom the next call is for, and the badge that matters most."""
    found = badges(who)
    return " · ".join((f"{who.label} {who.name}", *(pill.words for pill in found[:1])))


def today(picture: Picture) -> str:
    """The day's numbers in a sentence."""
    numbers = picture.numbers
    parts = [translate("Window", "Today {served} seen, {missed} did not come")]
    if numbers.minutes is not None:
        parts.append(translate("Window", "usually {minutes} min each"))
    text = translate("Sentences", ", ").join(parts)
    return text.format(served=numbers.served, missed=numbers.missed, minutes=numbers.minutes)
