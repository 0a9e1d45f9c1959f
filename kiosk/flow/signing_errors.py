"""What is signed when something goes wrong: each error that a patient is told, and what to do now."""

from kiosk.domain.signs import ClipKey
from kiosk.domain.words import QT_TRANSLATE_NOOP

ERRORS = (
    ClipKey("error", QT_TRANSLATE_NOOP("Signs", "Something went wrong. Ask staff."), "alert-triangle"),
    ClipKey(
        "error_invalid_entry",
        QT_TRANSLATE_NOOP("Signs", "Something is not right yet. Read the words under the title. Type again."),
        "keyboard",
    ),
    ClipKey(
        "error_unknown_code", QT_TRANSLATE_NOOP("Signs", "This code does not work here. Try another code."), "qrcode"
    ),
    ClipKey(
        "error_paper_needed",
        QT_TRANSLATE_NOOP("Signs", "The ticket is not enough. Lay your ID card on the reader."),
        "id",
    ),
    ClipKey(
        "error_nothing_to_cancel",
        QT_TRANSLATE_NOOP("Signs", "You have no visit that can be cancelled. Do you need help? Ask staff."),
        "headset",
    ),
    ClipKey(
        "error_no_payment_code",
        QT_TRANSLATE_NOOP("Signs", "This is no payment code. Open WeChat or Alipay. Tap Pay. Show the code again."),
        "device-mobile",
        is_grave=True,
    ),
    ClipKey(
        "error_code_not_taken",
        QT_TRANSLATE_NOOP("Signs", "The machine does not read your phone's code. Scan the code on the screen."),
        "qrcode",
        is_grave=True,
    ),
    ClipKey(
        "error_cannot_cancel_here",
        QT_TRANSLATE_NOOP("Signs", "This visit cannot be cancelled here. Go to the guide desk. Staff help you."),
        "headset",
        is_grave=True,
    ),
    ClipKey(
        "error_card_unreadable",
        QT_TRANSLATE_NOOP("Signs", "The machine did not read the card. Turn it over. Lay it down again."),
        "id",
    ),
    ClipKey("error_slot_taken", QT_TRANSLATE_NOOP("Signs", "Somebody took this time. Choose another time."), "clock"),
    ClipKey("error_time_over", QT_TRANSLATE_NOOP("Signs", "This time is over. Choose another time."), "clock"),
    ClipKey(
        "error_department_closed",
        QT_TRANSLATE_NOOP("Signs", "This department has no place. Choose another department."),
        "stethoscope",
    ),
    ClipKey("error_gone_on", QT_TRANSLATE_NOOP("Signs", "Your earlier choice is gone. Choose again."), "refresh"),
    ClipKey(
        "error_fees_changed",
        QT_TRANSLATE_NOOP("Signs", "The price has changed. Look at the new price."),
        "receipt",
        is_grave=True,
    ),
    ClipKey(
        "error_place_released",
        QT_TRANSLATE_NOOP("Signs", "The time to pay is over. Your place went back. Register again."),
        "hourglass",
        is_grave=True,
    ),
    ClipKey(
        "error_not_paid_before",
        QT_TRANSLATE_NOOP(
            "Signs", "We keep your place for a while. You have not paid. Lay down the same card again. Then pay."
        ),
        "cash",
        is_grave=True,
    ),
    ClipKey(
        "error_registered_unseen",
        QT_TRANSLATE_NOOP("Signs", "You are registered. Lay down the same card again. Take your papers."),
        "receipt",
    ),
    ClipKey(
        "error_paid_unseen",
        QT_TRANSLATE_NOOP(
            "Signs", "You have paid. You are registered. Lay down the same card again. Take your papers."
        ),
        "receipt",
        is_grave=True,
    ),
    ClipKey(
        "error_already_registered",
        QT_TRANSLATE_NOOP("Signs", "You have a number for that day already. No ticket? Staff print it again."),
        "receipt",
    ),
    ClipKey(
        "error_not_paid_yet",
        QT_TRANSLATE_NOOP(
            "Signs", "You have a number there already. You have not paid. Ask at the guide desk, or come back later."
        ),
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
        QT_TRANSLATE_NOOP(
            "Signs",
            "The printer has trouble. Look below: is your paper there? No paper? Go to the guide desk. They print it.",
        ),
        "printer-off",
    ),
    ClipKey(
        "error_invoices_used_up",
        QT_TRANSLATE_NOOP("Signs", "No invoice comes out here. Go to the guide desk. They print it."),
        "printer-off",
    ),
    ClipKey(
        "error_no_ticket",
        QT_TRANSLATE_NOOP("Signs", "You have no number today. Do you want to see a doctor? Go back. Register."),
        "receipt",
    ),
    ClipKey(
        "error_wrong_day", QT_TRANSLATE_NOOP("Signs", "This ticket is for another day. Look at the day."), "calendar"
    ),
    ClipKey(
        "error_queue_closed", QT_TRANSLATE_NOOP("Signs", "This line takes nobody now. Look at the times."), "clock"
    ),
    ClipKey(
        "error_step_refused",
        QT_TRANSLATE_NOOP("Signs", "You cannot check in now. Read the words under the title. Ask staff."),
        "headset",
    ),
    ClipKey(
        "error_help_over",
        QT_TRANSLATE_NOOP("Signs", "This talk with staff is over. You still need help? Ask again."),
        "headset",
    ),
)

# Errors whose own clip is one of the above under another name.
SHARED = {
    "error_printer_trouble": "error_printer",
    "error_printer_out_of_paper": "error_printer",
    "error_printer_cover_open": "error_printer",
    "error_printer_offline": "error_printer",
    "error_printer_fault": "error_printer",
    "error_visit_begun": "error_cannot_cancel_here",
    "error_too_late_to_cancel": "error_cannot_cancel_here",
    "error_cancelled_too_often": "error_cannot_cancel_here",
    "error_paid_at_window": "error_cannot_cancel_here",
    "error_visit_over": "error_cannot_cancel_here",
    "error_still_paying": "error_payment_unknown",
    "error_database_away": "away",
    "error_database_unusable": "out_of_order",
    "error_bad_settings": "out_of_order",
}
