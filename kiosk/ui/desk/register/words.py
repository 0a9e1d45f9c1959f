"""What the page says of patients, clinics and money."""

from datetime import date

from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.calendar import age
from kiosk.domain.identity import PaperKind, Sex
from kiosk.domain.journey import ClinicOffer, DepartmentOffer, OpenVisit, Patient, Payment, PaymentState
from kiosk.domain.paying import How
from kiosk.ui.language import clock_text, money_text, price_text, translate
from kiosk.ui.pages.visit_words import (
    day_name,
    department_name,
    doctor_name,
    doctor_text,
    doctor_title,
    when_text,
)


def sex_words(sex: Sex) -> str:
    """男 / 女."""
    return {
        Sex.MALE: translate("Register", "male"),
        Sex.FEMALE: translate("Register", "female"),
        Sex.UNKNOWN: translate("Register", "sex not known"),
    }[sex]


def age_words(patient: Patient, today: date) -> str:
    """Sex and age, as far as they are known."""
    if patient.birth_date is None:
        return sex_words(patient.sex)
    return translate("Register", "{sex}, {age}").format(sex=sex_words(patient.sex), age=age(patient.birth_date, today))


def class_words(fee_class: FeeClass) -> str:
    """Who pays besides the patient."""
    return {
        FeeClass.SELF: translate("Register", "Pays alone"),
        FeeClass.EMPLOYEE: translate("Register", "Employee insurance"),
        FeeClass.RESIDENT: translate("Register", "Resident insurance"),
    }[fee_class]


def paper_names() -> tuple[tuple[PaperKind, str], ...]:
    """The papers that can be typed, the commonest first."""
    return (
        (PaperKind.ID_CARD, translate("Register", "ID card")),
        (PaperKind.HOUSEHOLD_BOOK, translate("Register", "Household book")),
        (PaperKind.SOCIAL_SECURITY, translate("Register", "Social security card")),
        (PaperKind.PASSPORT, translate("Register", "Passport")),
        (PaperKind.BIRTH_CERTIFICATE, translate("Register", "Birth certificate")),
        (PaperKind.HK_MACAO_PERMIT, translate("Register", "Hong Kong or Macao permit")),
        (PaperKind.TAIWAN_PERMIT, translate("Register", "Taiwan permit")),
        (PaperKind.FOREIGNER_PERMIT, translate("Register", "Foreigner's permit")),
        (PaperKind.OFFICER_CARD, translate("Register", "Officer's card")),
        (PaperKind.DRIVING_LICENCE, translate("Register", "Driving licence")),
    )


def left_words(offer: DepartmentOffer) -> str:
    """How many wait, or that nothing is left today."""
    return str(offer.waiting) if offer.left else translate("Register", "full")


def doctor_cells(clinic: ClinicOffer, today: date) -> tuple[str, ...]:
    """A row of the table of doctors."""
    earliest = next((clock_text(slot.starts) for slot in clinic.slots if slot.left), "–")
    return (
        doctor_name(clinic),
        doctor_title(clinic),
        day_name(clinic.day, today),
        price_text(clinic.fee),
        str(clinic.left) if clinic.left else translate("Register", "full"),
        earliest,
    )


def bill_lines(bill: Bill) -> tuple[tuple[str, str], ...]:
    """What it costs, what the insurance takes over."""
    lines = tuple((line.name, money_text(line.amount)) for line in bill.lines)
    fund = ((translate("Register", "Insurance pays"), f"− {money_text(bill.fund)}"),) if bill.fund else ()
    account = ((translate("Register", "Account pays"), f"− {money_text(bill.account)}"),) if bill.account else ()
    return lines + fund + account


def payment_words(payment: Payment | None) -> tuple[str, str, str]:
    """Where the money stands: the state, what to do, and the tone of a notice."""
    if payment is None:
        return translate("Register", "Not charged"), translate("Register", "Nothing has been charged yet."), "plain"
    either = translate("Register", "Let the patient scan this code, or scan the payment code on the patient's phone.")
    by_code = either if payment.takes_codes else translate("Register", "Let the patient scan this code with the phone.")
    on_phone = translate("Register", "The patient confirms on the phone. Nothing is charged before that.")
    return {
        PaymentState.WAITING: (
            translate("Register", "Not charged"),
            on_phone if payment.how is How.SCANNED else by_code,
            "info",
        ),
        PaymentState.PAID: (
            translate("Register", "Charged"),
            translate("Register", "The money has arrived. The papers are being printed."),
            "good",
        ),
        PaymentState.NOT_PAID: (
            translate("Register", "Not charged"),
            translate("Register", "It did not work. Try again, or let the patient pay at a window."),
            "trouble",
        ),
        PaymentState.UNKNOWN: (
            translate("Register", "Being checked"),
            translate("Register", "Do not let the patient pay again. The answer appears here by itself."),
            "wait",
        ),
    }[payment.state]


def open_visit_words(one: OpenVisit, today: date) -> str:
    """A registration that is not finished."""
    where = f"{department_name(one.department.department)}, {doctor_text(one.choice.clinic)}"
    when = when_text(one.choice.slot, today)
    if one.visit.due:
        words = translate("Register", "Number {ticket}, {where}, {when}: {amount} to pay")
        return words.format(ticket=one.visit.ticket, where=where, when=when, amount=money_text(one.visit.due))
    words = translate("Register", "Number {ticket}, {where}, {when}: print it")
    return words.format(ticket=one.visit.ticket, where=where, when=when)
