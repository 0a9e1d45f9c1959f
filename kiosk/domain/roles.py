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


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.VOLUNTEER: frozenset({Right.ANSWER_HELP}),
        Role.GUIDE: frozenset({Right.ANSWER_HELP, Right.RECORD_SIGNS, Right.CALL}),
        Role.TRIAGE: frozenset({Right.ANSWER_HELP, Right.CALL}),
        Role.CLERK: frozenset({Right.ANSWER_HELP, Right.CALL}),
        Role.CASHIER: frozenset({Right.CALL}),
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
