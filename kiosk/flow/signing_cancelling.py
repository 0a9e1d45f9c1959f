"""What is signed to somebody who cancels a visit."""

from kiosk.domain.journey import Journey
from kiosk.domain.paying import RefundState
from kiosk.domain.signs import ClipKey
from kiosk.domain.words import QT_TRANSLATE_NOOP

CANCELLING_STEPS = (
    ClipKey(
        "cancel_find",
        QT_TRANSLATE_NOOP("Signs", "You want to cancel a visit. Lay your ID card on the reader. Wait."),
        "id",
    ),
    ClipKey(
        "cancel_visits",
        QT_TRANSLATE_NOOP("Signs", "These are your visits. Which one do you cancel? Tap it. Nothing happens yet."),
        "receipt",
    ),
    ClipKey(
        "cancel",
        QT_TRANSLATE_NOOP(
            "Signs", "Look: department, time, money. Your place goes to somebody else. Keep the visit, or cancel it?"
        ),
        "arrow-back-up",
        is_grave=True,
    ),
    ClipKey(
        "cancelled",
        QT_TRANSLATE_NOOP("Signs", "Your visit is cancelled. Your money is back on your phone."),
        "circle-check",
        is_grave=True,
    ),
    ClipKey(
        "cancelled_on_its_way",
        QT_TRANSLATE_NOOP("Signs", "Your visit is cancelled. Your money comes back later. You need do nothing more."),
        "hourglass",
        is_grave=True,
    ),
    ClipKey(
        "cancelled_not_refunded",
        QT_TRANSLATE_NOOP("Signs", "Your visit is cancelled. Your money is not back yet. Go to a payment window."),
        "cash",
        is_grave=True,
    ),
    ClipKey(
        "cancelled_unpaid",
        QT_TRANSLATE_NOOP("Signs", "Your visit is cancelled. You had not paid. You need do nothing more."),
        "circle-check",
        is_grave=True,
    ),
)

_STANDS = {
    RefundState.DONE: "cancelled",
    RefundState.UNKNOWN: "cancelled_on_its_way",
    RefundState.REFUSED: "cancelled_not_refunded",
}


def cancelled_key(journey: Journey) -> str:
    """The key of the clip for what came of cancelling."""
    if journey.cancelled is None:
        return "cancelled"
    return _STANDS[journey.cancelled.state] if journey.cancelled.amount else "cancelled_unpaid"
