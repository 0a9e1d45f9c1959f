"""What the queue refuses, with words for staff and patients."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.domain.errors import DomainError
from kiosk.domain.queue import TicketState
from kiosk.domain.words import QT_TRANSLATE_NOOP, words


class AlreadyCalled(DomainError):
    """Somebody else was quicker: ``window`` is where the patient was called to, ``who`` the staff number or device."""

    sentence = QT_TRANSLATE_NOOP("Words", "Number {ticket} is already called to {window}, by {who}.")

    def __init__(self, log: str = "", /, *, ticket: str, window: str, who: str) -> None:
        super().__init__(log, ticket=ticket, window=window, who=who)
        self.window, self.who = window, who


class StillAtWindow(DomainError):
    """The window has a patient of whom nobody has said what became."""

    sentence = QT_TRANSLATE_NOOP("Words", "Number {ticket} is still called to this window. Has the patient come?")

    def __init__(self, log: str = "", /, *, ticket: str, ticket_id: int) -> None:
        super().__init__(log, ticket=ticket)
        self.ticket_id = ticket_id


class WindowPaused(DomainError):
    """Nobody is called to a window that pauses."""

    sentence = QT_TRANSLATE_NOOP("Words", "This window pauses: {reason}.")


class QueuePaused(DomainError):
    """Nobody is called from a queue that pauses."""

    sentence = QT_TRANSLATE_NOOP("Words", "This queue pauses: {reason}.")


class QueueClosed(DomainError):
    """The queue takes nobody at this time of the day."""

    sentence = QT_TRANSLATE_NOOP("Words", "This queue takes people from {opens} to {closes}.")


class QueueFull(DomainError):
    """The queue has taken as many people as it may in a day."""

    sentence = QT_TRANSLATE_NOOP("Words", "This queue takes no more people today.")


class NothingToUndo(DomainError):
    """The last step cannot be taken back."""

    sentence = QT_TRANSLATE_NOOP("Words", "There is nothing to take back.")


class WrongDay(DomainError):
    """The ticket is for another day."""

    sentence = QT_TRANSLATE_NOOP("Words", "This ticket is for {day}.")


class NoTicket(DomainError):
    """Nobody of this paper has a number that is in line today."""

    sentence = QT_TRANSLATE_NOOP("Words", "We found no number of yours for today. You can register on the start page.")


class StepRefused(DomainError):
    """The ticket stands where this cannot be done."""

    def __init__(self, log: str = "", /, *, ticket: str, state: TicketState) -> None:
        super().__init__(log, ticket=ticket)
        self.state = state
        self.patient = words(STANDS[state], ticket=ticket)


STANDS: Mapping[TicketState, str] = MappingProxyType(
    {
        TicketState.UNPAID: QT_TRANSLATE_NOOP("Words", "Number {ticket} is not paid yet."),
        TicketState.WAITING: QT_TRANSLATE_NOOP("Words", "Number {ticket} is waiting and not called now."),
        TicketState.CALLED: QT_TRANSLATE_NOOP("Words", "Number {ticket} is called and has not come in yet."),
        TicketState.ARRIVED: QT_TRANSLATE_NOOP("Words", "Number {ticket} is in the room."),
        TicketState.HELD: QT_TRANSLATE_NOOP("Words", "Number {ticket} is put aside for a while."),
        TicketState.SERVED: QT_TRANSLATE_NOOP("Words", "Number {ticket} has been seen."),
        TicketState.VOID: QT_TRANSLATE_NOOP("Words", "Number {ticket} is not in line any more. Please check in again."),
        TicketState.EXPIRED: QT_TRANSLATE_NOOP("Words", "Number {ticket} ended with its day."),
    }
)
