"""Who works in the hall, and what each may do: one table, asked by the services and not by the buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.errors import DomainError
from kiosk.domain.words import QT_TRANSLATE_NOOP


class Role(StrEnum):
    """What somebody is in the hall; the values stand in the table of staff."""

    VOLUNTEER = "volunteer"
    GUIDE = "guide"
    TRIAGE = "triage"
    CLERK = "clerk"
    CASHIER = "cashier"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """One thing that not everybody may do."""

    ANSWER_HELP = "answer_help"
    RECORD_SIGNS = "record_signs"
    PUBLISH_SIGNS = "publish_signs"
    MANAGE_STAFF = "manage_staff"
    CALL = "call"  # patients to a window; a queue may name the roles that call from it besides
    SEE_HALL = "see_hall"  # queues, kiosks and today's schedule
    FIND_PATIENTS = "find_patients"
    REGISTER = "register"  # act for a patient, also without papers
    TAKE_OVER = "take_over"  # a sitting at a kiosk, with the patient's consent
    TRIAGE = "triage"
    EDIT_PATIENTS = "edit_patients"  # correct, merge, take apart again
    CHANGE_VISITS = "change_visits"  # registrations to another time, or cancelled, with a reason
    RUN_HALL = "run_hall"  # print jobs, and sessions that stop
    ADMINISTER = "administer"  # departments, rooms, doctors, fees, queue rules, messages
    TAKE_MONEY = "take_money"  # cash and cards, into the drawer of whoever takes it
    REFUND = "refund"  # with a reason, and above a limit with a second person
    APPROVE_REFUNDS = "approve_refunds"  # be that second person
    RECONCILE = "reconcile"  # what the gateways say against our books; the own drawer
    MANAGE_BOOKS = "manage_books"  # ranges of invoice numbers


_ANYBODY = frozenset({Right.ANSWER_HELP, Right.SEE_HALL})
_FOR_PATIENTS = _ANYBODY | {Right.FIND_PATIENTS, Right.REGISTER, Right.TAKE_OVER, Right.CALL}

RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.VOLUNTEER: _ANYBODY,
        Role.GUIDE: _FOR_PATIENTS | {Right.RECORD_SIGNS, Right.RUN_HALL},
        Role.TRIAGE: _FOR_PATIENTS | {Right.TRIAGE},
        Role.CLERK: _FOR_PATIENTS
        | {Right.EDIT_PATIENTS, Right.CHANGE_VISITS, Right.RUN_HALL, Right.TAKE_MONEY, Right.REFUND},
        Role.CASHIER: frozenset(
            {
                Right.SEE_HALL,
                Right.FIND_PATIENTS,
                Right.CALL,
                Right.TAKE_MONEY,
                Right.REFUND,
                Right.RECONCILE,
            }
        ),
        Role.ADMINISTRATOR: frozenset(Right),
    }
)

NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.VOLUNTEER: QT_TRANSLATE_NOOP("Roles", "Volunteer"),
        Role.GUIDE: QT_TRANSLATE_NOOP("Roles", "Guide nurse"),
        Role.TRIAGE: QT_TRANSLATE_NOOP("Roles", "Triage nurse"),
        Role.CLERK: QT_TRANSLATE_NOOP("Roles", "Clerk"),
        Role.CASHIER: QT_TRANSLATE_NOOP("Roles", "Cashier"),
        Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("Roles", "Administrator"),
    }
)


@dataclass(frozen=True)
class Person:
    """A member of staff who has signed in; ``number`` is what the audit names."""

    number: str
    name: str
    role: Role

    def may(self, right: Right) -> bool:
        """Whether the role has ``right``, as it was when the person signed in."""
        return right in RIGHTS[self.role]


class NotAllowed(DomainError):
    """The role of whoever asked does not have this right, or not any more."""

    sentence = QT_TRANSLATE_NOOP("Words", "Your role may not do this. Please ask an administrator.")
