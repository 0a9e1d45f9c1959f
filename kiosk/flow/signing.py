"""What needs a sign-language clip: each step of the flows, each error, each moment around them, in one table.

The scripts are what a signer is given: short, concrete, one idea a sentence, the one who acts first. They are also the
captions where no film is. English sources, context "Signs".
"""

import re
from functools import cache

from kiosk.domain.errors import DomainError
from kiosk.domain.signs import ClipKey
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.flow.registration import REGISTRATION

FLOWS = (REGISTRATION,)

_STEPS = (
    ClipKey("identify", QT_TRANSLATE_NOOP("Signs", "Lay your ID card flat here. Wait."), "id"),
    ClipKey("guardian_number", QT_TRANSLATE_NOOP("Signs", "A parent is here. Type the parent's ID number."), "user"),
    ClipKey("guardian_name", QT_TRANSLATE_NOOP("Signs", "Type the parent's name."), "user"),
    ClipKey("child_papers", QT_TRANSLATE_NOOP("Signs", "Has the child an ID number? Tap yes or no."), "mood-kid"),
    ClipKey("paper_kind", QT_TRANSLATE_NOOP("Signs", "You brought a paper. Tap its picture."), "id"),
    ClipKey("number", QT_TRANSLATE_NOOP("Signs", "Type the ID number. Nobody sees it."), "keyboard"),
    ClipKey("name", QT_TRANSLATE_NOOP("Signs", "You are new here. Type the patient's name."), "keyboard"),
    ClipKey("birth", QT_TRANSLATE_NOOP("Signs", "Tap man or woman. Type the birthday."), "calendar"),
    ClipKey("phone", QT_TRANSLATE_NOOP("Signs", "Type a phone number. You may skip it."), "phone"),
    ClipKey("namesakes", QT_TRANSLATE_NOOP("Signs", "Were you here before? Tap yes or no."), "users"),
    ClipKey(
        "consent",
        QT_TRANSLATE_NOOP("Signs", "The hospital wants to keep your name and number. Read first. Agree or refuse."),
        "shield-lock",
        is_grave=True,
    ),
    ClipKey("resume", QT_TRANSLATE_NOOP("Signs", "You had begun. Go on, or begin again."), "refresh"),
    ClipKey("open_visits", QT_TRANSLATE_NOOP("Signs", "You are registered already. Tap it to finish."), "receipt"),
    ClipKey("department", QT_TRANSLATE_NOOP("Signs", "Where does it hurt? Tap a department."), "stethoscope"),
    ClipKey("slot", QT_TRANSLATE_NOOP("Signs", "Choose a doctor. Choose a time."), "clock"),
    ClipKey(
        "confirm",
        QT_TRANSLATE_NOOP("Signs", "Look: department, doctor, time, price. You have not paid yet. Choose how to pay."),
        "clipboard-check",
        is_grave=True,
    ),
    ClipKey("pay", QT_TRANSLATE_NOOP("Signs", "Scan the code with your phone. Pay."), "qrcode", is_grave=True),
    ClipKey("done", QT_TRANSLATE_NOOP("Signs", "You are registered. Take your papers below."), "printer"),
)

_MOMENTS = (
    ClipKey("home", QT_TRANSLATE_NOOP("Signs", "Hello. Tap the large button to register."), "home-heart"),
    ClipKey("closed", QT_TRANSLATE_NOOP("Signs", "The hall is closed now."), "moon"),
    ClipKey(
        "out_of_order", QT_TRANSLATE_NOOP("Signs", "This machine is broken. Go to the guide desk."), "alert-triangle"
    ),
    ClipKey("wait", QT_TRANSLATE_NOOP("Signs", "The machine works. Wait a moment."), "hourglass"),
    ClipKey(
        "away", QT_TRANSLATE_NOOP("Signs", "The connection is cut. It comes back. Nothing is lost."), "plug-connected-x"
    ),
    ClipKey("still_there", QT_TRANSLATE_NOOP("Signs", "Are you still here? Tap to stay."), "clock"),
    ClipKey("leave", QT_TRANSLATE_NOOP("Signs", "Do you want to stop? Tap yes or no."), "door-exit"),
    ClipKey(
        "back",
        QT_TRANSLATE_NOOP("Signs", "Do you want to choose again? Your place is given back."),
        "arrow-left",
        is_grave=True,
    ),
    ClipKey("help", QT_TRANSLATE_NOOP("Signs", "Staff are at the guide desk. They help you."), "headset"),
    ClipKey("message", QT_TRANSLATE_NOOP("Signs", "Read this."), "info-circle"),
    ClipKey("signer_called", QT_TRANSLATE_NOOP("Signs", "A person who signs is called. Wait here."), "hand-finger"),
    ClipKey(
        "pay_paid",
        QT_TRANSLATE_NOOP("Signs", "The money is paid. Do not pay again."),
        "circle-check",
        is_grave=True,
    ),
    ClipKey(
        "pay_checking",
        QT_TRANSLATE_NOOP("Signs", "We check the money. Do not pay again. Wait."),
        "hourglass",
        is_grave=True,
    ),
    ClipKey(
        "pay_not_paid",
        QT_TRANSLATE_NOOP("Signs", "You have not paid. No money was taken."),
        "cash",
        is_grave=True,
    ),
)

_ERRORS = (
    ClipKey("error", QT_TRANSLATE_NOOP("Signs", "Something went wrong. Ask staff."), "alert-triangle"),
    ClipKey(
        "error_invalid_entry",
        QT_TRANSLATE_NOOP("Signs", "Something typed is not right. Look at the words."),
        "keyboard",
    ),
    ClipKey(
        "error_unknown_code", QT_TRANSLATE_NOOP("Signs", "This code does not work here. Try another one."), "qrcode"
    ),
    ClipKey(
        "error_card_unreadable",
        QT_TRANSLATE_NOOP("Signs", "The card was not read. Turn it over. Lay it down again."),
        "id",
    ),
    ClipKey("error_slot_taken", QT_TRANSLATE_NOOP("Signs", "Somebody took this time. Choose another time."), "clock"),
    ClipKey("error_time_over", QT_TRANSLATE_NOOP("Signs", "This time is over. Choose another time."), "clock"),
    ClipKey(
        "error_department_closed",
        QT_TRANSLATE_NOOP("Signs", "This department is full. Choose another one."),
        "stethoscope",
    ),
    ClipKey("error_gone_on", QT_TRANSLATE_NOOP("Signs", "Your earlier choice is gone. Choose again."), "refresh"),
    ClipKey(
        "error_fees_changed",
        QT_TRANSLATE_NOOP("Signs", "The price has changed. Look again."),
        "receipt",
        is_grave=True,
    ),
    ClipKey(
        "error_place_released",
        QT_TRANSLATE_NOOP("Signs", "You waited long. Your place went to others. Register again."),
        "hourglass",
        is_grave=True,
    ),
    ClipKey(
        "error_not_paid_before",
        QT_TRANSLATE_NOOP("Signs", "Your place is kept. You have not paid. Pay at the window."),
        "cash",
        is_grave=True,
    ),
    ClipKey(
        "error_registered_unseen",
        QT_TRANSLATE_NOOP("Signs", "You are registered. Get your papers at the guide desk."),
        "receipt",
    ),
    ClipKey(
        "error_paid_unseen",
        QT_TRANSLATE_NOOP("Signs", "You have paid. You are registered. Get your papers at the guide desk."),
        "receipt",
        is_grave=True,
    ),
    ClipKey(
        "error_already_registered", QT_TRANSLATE_NOOP("Signs", "You are registered here already today."), "receipt"
    ),
    ClipKey(
        "error_not_paid_yet",
        QT_TRANSLATE_NOOP("Signs", "You are registered. You have not paid. Pay first."),
        "cash",
        is_grave=True,
    ),
    ClipKey(
        "error_patient_blocked", QT_TRANSLATE_NOOP("Signs", "Go to the guide desk. Staff register you."), "headset"
    ),
    ClipKey(
        "error_payment_unknown",
        QT_TRANSLATE_NOOP("Signs", "We still check the money. Do not pay again."),
        "hourglass",
        is_grave=True,
    ),
    ClipKey(
        "error_printer",
        QT_TRANSLATE_NOOP("Signs", "The printer stopped. The guide desk prints your paper."),
        "printer-off",
    ),
    ClipKey(
        "error_invoices_used_up",
        QT_TRANSLATE_NOOP("Signs", "No invoice comes out here. The guide desk prints it."),
        "printer-off",
    ),
)

# Errors whose own clip is one of the above under another name.
_SHARED = {
    "error_printer_trouble": "error_printer",
    "error_printer_out_of_paper": "error_printer",
    "error_printer_cover_open": "error_printer",
    "error_printer_offline": "error_printer",
    "error_printer_fault": "error_printer",
    "error_database_away": "away",
    "error_database_unusable": "out_of_order",
    "error_bad_settings": "out_of_order",
}


@cache
def clip_keys() -> dict[str, ClipKey]:
    """All that needs a clip, by key, in the order in which a signer records it."""
    return {each.key: each for each in (*_STEPS, *_MOMENTS, *_ERRORS)}


def key_of(error: type[DomainError]) -> str:
    """The key of the clip for an ``error``; the general one where it has none of its own."""
    name = "error_" + re.sub(r"(?<!^)(?=[A-Z])", "_", error.__name__).lower()
    name = _SHARED.get(name, name)
    return name if name in clip_keys() else "error"
