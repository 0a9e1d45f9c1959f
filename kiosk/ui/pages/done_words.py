"""What became of the papers, and the way to the room, in words."""

from kiosk.domain.journey import PaperSort, PrintOutcome, PrintState, Room
from kiosk.ui.language import say, translate
from kiosk.ui.pages.visit_words import floor_text, room_name, room_way
from kiosk.ui.widgets.way_strip import Stop

News = tuple[str, PrintState, str]

NEWS_TONES = {
    PrintState.QUEUED: "plain",
    PrintState.SENT: "good",
    PrintState.CONFIRMED: "good",
    PrintState.FAILED: "wait",
    PrintState.UNKNOWN: "wait",
}

# What a hospital calls a stretch of the way decides its picture.
_PICTURES = (("电梯", "elevator"), ("楼梯", "stairs"), ("左", "corner-up-left"), ("右", "corner-up-right"))


def paper_news(prints: tuple[PrintOutcome, ...]) -> list[News]:
    """For each paper: a sentence, the state it tells of, an icon ("" for the tone's own)."""
    if not prints:
        return [(translate("Pages", "Printing now. One moment, please."), PrintState.QUEUED, "printer")]
    return [(_sentence(outcome), outcome.state, _icon(outcome.state)) for outcome in prints]


def has_trouble(prints: tuple[PrintOutcome, ...]) -> bool:
    """Whether some paper may not have come out."""
    return any(outcome.state in (PrintState.FAILED, PrintState.UNKNOWN) for outcome in prints)


def _icon(state: PrintState) -> str:
    return {PrintState.QUEUED: "printer", PrintState.FAILED: "printer-off", PrintState.UNKNOWN: "printer-off"}.get(
        state, ""
    )


def _sentence(outcome: PrintOutcome) -> str:
    """The printer's own words when there are any: they tell where the paper will be."""
    if outcome.words is not None:
        return say(outcome.words)
    return _plain(outcome)


def _plain(outcome: PrintOutcome) -> str:
    """The paper carries 补打 from its second copy on, and so do the words about it."""
    is_ticket, is_copy = outcome.sort is PaperSort.TICKET, outcome.copy > 1
    coming, printed = (_again() if is_copy else _first())[0 if is_ticket else 1]
    missing = (
        translate("Pages", "The ticket did not come out. The guide desk has it for you."),
        translate("Pages", "The invoice did not come out. The guide desk has it for you."),
    )
    known = {PrintState.CONFIRMED: printed, PrintState.QUEUED: coming, PrintState.SENT: coming}
    return known.get(outcome.state, missing[0 if is_ticket else 1])


def _first() -> tuple[tuple[str, str], tuple[str, str]]:
    """Being printed and printed, of the ticket and of the invoice."""
    return (
        (translate("Pages", "The ticket is being printed"), translate("Pages", "The ticket is printed")),
        (translate("Pages", "The invoice is being printed"), translate("Pages", "The invoice is printed")),
    )


def _again() -> tuple[tuple[str, str], tuple[str, str]]:
    """The same of a copy."""
    return (
        (translate("Pages", "A copy of the ticket is coming"), translate("Pages", "A copy of the ticket is printed")),
        (translate("Pages", "A copy of the invoice is coming"), translate("Pages", "A copy of the invoice is printed")),
    )


def way_stops(room: Room) -> tuple[Stop, ...]:
    """From here to the room."""
    here = Stop(translate("Pages", "You are here"), translate("Pages", "Hall"), "map-pin")
    there = Stop(room_name(room), translate("Pages", "wait to be called"), "door")
    steps = zip(room.way, room_way(room), strict=True)
    between = tuple(Stop(words, line, _picture(chinese)) for (chinese, _), (words, line) in steps)
    if not between and room.floor > 1:
        between = (Stop(floor_text(room.floor), "", "stairs"),)
    return (here, *between, there)


def _picture(words: str) -> str:
    return next((icon for sign, icon in _PICTURES if sign in words), "walk")
