"""What the hall is called on the screen: waits, reasons, states, places."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from kiosk.domain.journey import DayPart, PaperSort, PrintState
from kiosk.domain.overview import CROWDING, PAPER_TROUBLE, WINDOW_WORK, Crowding, PaperTrouble, WindowWork
from kiosk.domain.queue import TicketState
from kiosk.domain.running import FreePlace, Money, Moved, VisitLine
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.language import clock_text, joined, local, translate, translate_marked

TONES: Mapping[Crowding, str] = MappingProxyType(
    {Crowding.FEW: "good", Crowding.MODERATE: "muted", Crowding.OVERDUE: "warn", Crowding.FULL: "muted"}
)
WORK_TONES: Mapping[WindowWork, str] = MappingProxyType(
    {WindowWork.WORKING: "good", WindowWork.FREE: "", WindowWork.PAUSED: "warn", WindowWork.CLOSED: "muted"}
)
PAPER_TONES: Mapping[PaperTrouble, str] = MappingProxyType(
    {PaperTrouble.FAILED: "bad", PaperTrouble.UNKNOWN: "warn", PaperTrouble.STUCK: "warn", PaperTrouble.AWAITING: ""}
)
STATES: Mapping[TicketState, str] = MappingProxyType(
    {
        TicketState.UNPAID: QT_TRANSLATE_NOOP("Hall", "Not paid yet"),
        TicketState.WAITING: QT_TRANSLATE_NOOP("Hall", "Waiting"),
        TicketState.CALLED: QT_TRANSLATE_NOOP("Hall", "Called"),
        TicketState.ARRIVED: QT_TRANSLATE_NOOP("Hall", "In the room"),
        TicketState.HELD: QT_TRANSLATE_NOOP("Hall", "Put aside"),
        TicketState.SERVED: QT_TRANSLATE_NOOP("Hall", "Seen"),
        TicketState.VOID: QT_TRANSLATE_NOOP("Hall", "Missed the calls"),
        TicketState.EXPIRED: QT_TRANSLATE_NOOP("Hall", "Day over"),
    }
)
MONEY: Mapping[Money, str] = MappingProxyType(
    {
        Money.DUE: QT_TRANSLATE_NOOP("Hall", "To pay"),
        Money.SETTLED: QT_TRANSLATE_NOOP("Hall", "Paid"),
        Money.CANCELLED: QT_TRANSLATE_NOOP("Hall", "Cancelled"),
    }
)
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "paper_out": QT_TRANSLATE_NOOP("Hall", "Paper is out"),
        "cover_open": QT_TRANSLATE_NOOP("Hall", "Cover is open"),
        "offline": QT_TRANSLATE_NOOP("Hall", "Printer is off"),
        "error": QT_TRANSLATE_NOOP("Hall", "Printer has a fault"),
        "fault": QT_TRANSLATE_NOOP("Hall", "Printer has a fault"),
        "no_printer": QT_TRANSLATE_NOOP("Hall", "No printer there"),
        "not_drawn": QT_TRANSLATE_NOOP("Hall", "Could not be drawn"),
        "broken_off": QT_TRANSLATE_NOOP("Hall", "Broken off while printing"),
    }
)
SORTS: Mapping[str, str] = MappingProxyType(
    {
        PaperSort.TICKET.value: QT_TRANSLATE_NOOP("Hall", "Ticket"),
        PaperSort.INVOICE.value: QT_TRANSLATE_NOOP("Hall", "Invoice"),
        "wristband": QT_TRANSLATE_NOOP("Hall", "Wristband"),
    }
)
PARTS: Mapping[DayPart, str] = MappingProxyType(
    {
        DayPart.MORNING: QT_TRANSLATE_NOOP("Hall", "Morning"),
        DayPart.AFTERNOON: QT_TRANSLATE_NOOP("Hall", "Afternoon"),
    }
)
PRINTED: Mapping[PrintState, str] = MappingProxyType(
    {
        PrintState.CONFIRMED: QT_TRANSLATE_NOOP("Hall", "The paper has come out."),
        PrintState.SENT: QT_TRANSLATE_NOOP("Hall", "The paper was sent to the printer."),
        PrintState.QUEUED: QT_TRANSLATE_NOOP("Hall", "The paper waits for the printer."),
        PrintState.FAILED: QT_TRANSLATE_NOOP("Hall", "The paper did not come out. It is in the list of print jobs."),
        PrintState.UNKNOWN: QT_TRANSLATE_NOOP("Hall", "Please see whether the paper came out."),
    }
)


def minutes(span: timedelta) -> str:
    """A wait in whole minutes."""
    return translate("Hall", "{count} min").format(count=span // timedelta(minutes=1))


def crowding_word(crowding: Crowding) -> str:
    """How a queue stands."""
    return translate_marked("Hall", CROWDING[crowding])


def work_word(work: WindowWork) -> str:
    """What a window does."""
    return translate_marked("Hall", WINDOW_WORK[work])


def trouble_word(trouble: PaperTrouble) -> str:
    """What is wrong with a paper."""
    return translate_marked("Hall", PAPER_TROUBLE[trouble])


def reason_word(reason: str) -> str:
    """Why a paper did not come out."""
    known = REASONS.get(reason)
    return translate_marked("Hall", known) if known else reason


def sort_word(sort: PaperSort) -> str:
    """Which paper it is."""
    return translate_marked("Hall", SORTS[sort.value])


def doctor_word(doctor: str, doctor_en: str) -> str:
    """Who sees the patients."""
    return local(doctor, doctor_en) if doctor else translate("Hall", "Any doctor")


def state_word(visit: VisitLine) -> str:
    """Where a visit stands."""
    if visit.is_cancelled:
        return translate_marked("Hall", MONEY[Money.CANCELLED])
    word = translate_marked("Hall", STATES[visit.state])
    return joined(word, translate("Hall", "wants to cancel")) if visit.wished else word


def place_words(place: FreePlace, *, beside: date) -> tuple[str, str, str]:
    """Time, doctor and room of a slot; the day only where it is not the one ``beside`` it."""
    clock = clock_text(place.starts)
    time = clock if place.day == beside else f"{place.day:%m-%d} {clock}"
    return time, doctor_word(place.doctor, place.doctor_en), local(place.room, place.room_en)


def moved_word(moved: Moved) -> str:
    """What became of a patient who was moved, and of the slip."""
    told = translate("Hall", "Moved: number {number}.").format(number=moved.label)
    if moved.outcome is None:
        return f"{told} " + translate("Hall", "The ticket is printed once it is paid.")
    return f"{told} " + translate_marked("Hall", PRINTED[moved.outcome.state])
