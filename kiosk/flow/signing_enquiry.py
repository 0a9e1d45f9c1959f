"""What is signed to somebody who asks for their place in line."""

from kiosk.domain.journey import Journey
from kiosk.domain.queue import TicketState
from kiosk.domain.signs import ClipKey
from kiosk.domain.words import QT_TRANSLATE_NOOP

ENQUIRY_STEPS = (
    ClipKey(
        "find",
        QT_TRANSLATE_NOOP(
            "Signs", "Your ticket has a code. Hold it before the scanner. Or lay your ID card on the reader. Wait."
        ),
        "qrcode",
    ),
    ClipKey("tickets", QT_TRANSLATE_NOOP("Signs", "You have several numbers today. Which one? Tap it."), "receipt"),
    ClipKey(
        "line",
        QT_TRANSLATE_NOOP(
            "Signs", "You are in line. Look: people before you, minutes, room. Go to the room. Wait there."
        ),
        "hourglass",
    ),
    ClipKey("line_called", QT_TRANSLATE_NOOP("Signs", "It is your turn. Look at the way. Go in now."), "door-enter"),
    ClipKey("line_arrived", QT_TRANSLATE_NOOP("Signs", "It is your turn. The doctor is in the room."), "door"),
    ClipKey(
        "line_check_in",
        QT_TRANSLATE_NOOP("Signs", "You are not in line now. Are you here? Tap the large button. Then wait."),
        "user-check",
    ),
    ClipKey(
        "line_unpaid",
        QT_TRANSLATE_NOOP("Signs", "You have not paid. First pay at a window. We keep your place."),
        "cash",
        is_grave=True,
    ),
    ClipKey("line_over", QT_TRANSLATE_NOOP("Signs", "This number has ended. Do you need help? Ask staff."), "headset"),
)

_STANDS = {
    TicketState.UNPAID: "line_unpaid",
    TicketState.WAITING: "line",
    TicketState.CALLED: "line_called",
    TicketState.ARRIVED: "line_arrived",
}


def standing_key(journey: Journey) -> str:
    """The key of the clip for where the number stands."""
    if journey.line is None:
        return "line"
    return "line_check_in" if journey.line.may_check_in else _STANDS.get(journey.line.state, "line_over")
