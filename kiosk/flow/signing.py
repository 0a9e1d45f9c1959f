"""What needs a sign-language clip: each step of the flows, each error, each moment around them, in one table.

The scripts are what a signer is given: short, concrete, one idea a sentence, the one who acts first. They are also the
captions where no film is. English sources, context "Signs".
"""

import re
from collections.abc import Callable
from functools import cache

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey, PaymentState, PrintState
from kiosk.domain.paying import How
from kiosk.domain.signs import ClipKey
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.flow.signing_cancelling import CANCELLING_STEPS, cancelled_key
from kiosk.flow.signing_enquiry import ENQUIRY_STEPS, standing_key
from kiosk.flow.signing_errors import ERRORS, SHARED

_STEPS = (
    ClipKey(
        "identify",
        QT_TRANSLATE_NOOP(
            "Signs", "The reader is at the lower right. Lay your ID card flat. Wait. No card? Tap another way."
        ),
        "id",
    ),
    ClipKey(
        "guardian_number",
        QT_TRANSLATE_NOOP("Signs", "An adult is here with the child. Type the adult's ID number."),
        "user",
    ),
    ClipKey("guardian_name", QT_TRANSLATE_NOOP("Signs", "Type the adult's name. Look at the ID card."), "user"),
    ClipKey(
        "child_papers",
        QT_TRANSLATE_NOOP("Signs", "Look in the household book. Does the child have an ID number? Tap an answer."),
        "mood-kid",
    ),
    ClipKey("paper_kind", QT_TRANSLATE_NOOP("Signs", "You brought a paper. Which one? Tap it."), "id"),
    ClipKey("number", QT_TRANSLATE_NOOP("Signs", "Look at your paper. Type the number. Dots hide it."), "keyboard"),
    ClipKey(
        "name", QT_TRANSLATE_NOOP("Signs", "Type the patient's name. Tap the letters. Tap the character."), "keyboard"
    ),
    ClipKey(
        "birth",
        QT_TRANSLATE_NOOP("Signs", "First tap male or female. Then type the birthday. It has 8 digits."),
        "calendar",
    ),
    ClipKey(
        "phone",
        QT_TRANSLATE_NOOP(
            "Signs", "Your visit may change. Then we reach you. Do you want to give a phone number? You may skip it."
        ),
        "phone",
    ),
    ClipKey(
        "namesakes",
        QT_TRANSLATE_NOOP("Signs", "Somebody has the same name and birthday. Were you here before? Tap an answer."),
        "users",
    ),
    ClipKey(
        "consent",
        QT_TRANSLATE_NOOP(
            "Signs",
            "The hospital wants to keep your details: name, sex, birthday, paper's number, phone. "
            "Read the page. Do you agree? You may refuse. Then staff help you.",
        ),
        "shield-lock",
        is_grave=True,
    ),
    ClipKey(
        "resume",
        QT_TRANSLATE_NOOP("Signs", "You stopped before. Your choices are still here. Go on, or start again?"),
        "refresh",
    ),
    ClipKey(
        "open_visits",
        QT_TRANSLATE_NOOP("Signs", "You have a number already. Tap it. Finish it. You can also register again."),
        "receipt",
    ),
    ClipKey(
        "department",
        QT_TRANSLATE_NOOP("Signs", "The number shows how many people wait. Which department do you want? Tap it."),
        "stethoscope",
    ),
    ClipKey(
        "slot", QT_TRANSLATE_NOOP("Signs", "Choose a day. Choose a doctor. Look at the price. Choose a time."), "clock"
    ),
    ClipKey(
        "confirm",
        QT_TRANSLATE_NOOP(
            "Signs", "Look: department, doctor, time, price. Is it right? You have not paid yet. Choose how to pay."
        ),
        "clipboard-check",
        is_grave=True,
    ),
    ClipKey(
        "confirm_nothing_due",
        QT_TRANSLATE_NOOP(
            "Signs", "Look: department, doctor, time. Is it right? There is nothing to pay. Tap the button."
        ),
        "clipboard-check",
        is_grave=True,
    ),
    ClipKey(
        "pay",
        QT_TRANSLATE_NOOP(
            "Signs", "You have not paid yet. Open your phone. Scan the code. Pay. You can also pay cash at a window."
        ),
        "qrcode",
        is_grave=True,
    ),
    ClipKey(
        "done",
        QT_TRANSLATE_NOOP(
            "Signs", "You are registered. Remember your number. Your ticket is below. Take it. Look at the way."
        ),
        "printer",
    ),
    ClipKey(
        "done_printing",
        QT_TRANSLATE_NOOP("Signs", "You are registered. The printer is working. Wait. The ticket comes below."),
        "printer",
    ),
    ClipKey(
        "done_pay_at_window",
        QT_TRANSLATE_NOOP(
            "Signs", "You are registered. You have not paid. First pay at a window. Then go to the room."
        ),
        "cash",
        is_grave=True,
    ),
)

_MOMENTS = (
    ClipKey("home", QT_TRANSLATE_NOOP("Signs", "Hello. You want to see a doctor? Tap the large button."), "home-heart"),
    ClipKey(
        "closed",
        QT_TRANSLATE_NOOP(
            "Signs", "The hall is closed now. Look at the opening time. An emergency? Go to the emergency department."
        ),
        "moon",
    ),
    ClipKey(
        "out_of_order",
        QT_TRANSLATE_NOOP(
            "Signs", "This machine does not work now. Use the machine beside it. Or go to the guide desk."
        ),
        "alert-triangle",
    ),
    ClipKey("wait", QT_TRANSLATE_NOOP("Signs", "The machine is working. Wait a few seconds."), "hourglass"),
    ClipKey(
        "away",
        QT_TRANSLATE_NOOP("Signs", "The connection stopped. It comes back by itself. We keep what you entered. Wait."),
        "plug-connected-x",
    ),
    ClipKey(
        "still_there",
        QT_TRANSLATE_NOOP("Signs", "Are you still here? Tap the screen. No tap? Then the screen clears."),
        "clock",
    ),
    ClipKey(
        "leave", QT_TRANSLATE_NOOP("Signs", "Do you want to stop? We took no money. The screen clears."), "door-exit"
    ),
    ClipKey(
        "leave_paying",
        QT_TRANSLATE_NOOP("Signs", "Do you want to stop? Then your place goes back. We check the money."),
        "door-exit",
        is_grave=True,
    ),
    ClipKey(
        "back",
        QT_TRANSLATE_NOOP("Signs", "Do you want to choose again? Then your place goes back. We check the money."),
        "arrow-left",
        is_grave=True,
    ),
    ClipKey("help", QT_TRANSLATE_NOOP("Signs", "Staff are at the guide desk. They help you."), "headset"),
    ClipKey("help_coming", QT_TRANSLATE_NOOP("Signs", "Somebody is coming to you. Stay here."), "walk"),
    ClipKey("message", QT_TRANSLATE_NOOP("Signs", "Read these words. Then tap the button."), "info-circle"),
    ClipKey(
        "may_help",
        QT_TRANSLATE_NOOP(
            "Signs", "A person at the guide desk wants to help. They see this page. Do you agree? Tap an answer."
        ),
        "headset",
        is_grave=True,
    ),
    ClipKey(
        "being_helped",
        QT_TRANSLATE_NOOP(
            "Signs", "The guide desk works for you now. Wait. Do you want to go on alone? Tap the button."
        ),
        "headset",
    ),
    ClipKey(
        "signer_called",
        QT_TRANSLATE_NOOP("Signs", "You asked for a person who signs. Wait here. You can also type."),
        "hand-finger",
    ),
    ClipKey(
        "pay_password",
        QT_TRANSLATE_NOOP("Signs", "Your phone asks for your password. Type it on your phone. You have not paid yet."),
        "device-mobile",
        is_grave=True,
    ),
    ClipKey(
        "pay_paid",
        QT_TRANSLATE_NOOP("Signs", "Your money has arrived. You have paid. Do not pay again. Your ticket comes below."),
        "circle-check",
        is_grave=True,
    ),
    ClipKey(
        "pay_checking",
        QT_TRANSLATE_NOOP("Signs", "We check the money now. Do not pay again. Wait."),
        "hourglass",
        is_grave=True,
    ),
    ClipKey(
        "pay_not_paid",
        QT_TRANSLATE_NOOP(
            "Signs", "You have not paid. We took no money. We keep your place. Pay again, or pay at a window."
        ),
        "cash",
        is_grave=True,
    ),
    ClipKey(
        "pay_no_phone",
        QT_TRANSLATE_NOOP(
            "Signs", "Paying by phone does not work here now. We took no money. We keep your place. Pay at a window."
        ),
        "cash",
        is_grave=True,
    ),
)


@cache
def clip_keys() -> dict[str, ClipKey]:
    """All that needs a clip, by key, in the order in which a signer records it."""
    return {each.key: each for each in (*_STEPS, *ENQUIRY_STEPS, *CANCELLING_STEPS, *_MOMENTS, *ERRORS)}


_MONEY = {
    PaymentState.WAITING: "pay",
    PaymentState.UNKNOWN: "pay_checking",
    PaymentState.PAID: "pay_paid",
    PaymentState.NOT_PAID: "pay_not_paid",
}
_TROUBLE = (PrintState.FAILED, PrintState.UNKNOWN)


def _confirming(journey: Journey) -> str:
    return "confirm" if journey.bill.due else "confirm_nothing_due"


def _paying(journey: Journey) -> str:
    if journey.payment is None:
        return "pay"
    if journey.payment.state is PaymentState.NOT_PAID and not journey.payment.takes_phone:
        return "pay_no_phone"
    is_typed = journey.payment.state is PaymentState.WAITING and journey.payment.how is How.SCANNED
    return "pay_password" if is_typed else _MONEY[journey.payment.state]


def _ending(journey: Journey) -> str:
    """What has to be done first, before what is only good to know."""
    if journey.visit is not None and journey.visit.due:
        return "done_pay_at_window"
    if any(paper.state in _TROUBLE for paper in journey.prints):
        return "error_printer"
    return "done" if journey.prints else "done_printing"


# Steps that mean something else as the journey goes on.
_BY_JOURNEY: dict[str, Callable[[Journey], str]] = {
    "confirm": _confirming,
    "pay": _paying,
    "done": _ending,
    "line": standing_key,
    "cancelled": cancelled_key,
}


def key_at(step: str, journey: Journey) -> str:
    """The key of the clip for the ``step`` of a flow, by its id, as the ``journey`` stands."""
    return _BY_JOURNEY[step](journey) if step in _BY_JOURNEY else step


def key_of(error: type[DomainError]) -> str:
    """The key of the clip for an ``error``; the general one where it has none of its own."""
    name = "error_" + re.sub(r"(?<!^)(?=[A-Z])", "_", error.__name__).lower()
    name = SHARED.get(name, name)
    return name if name in clip_keys() else "error"
