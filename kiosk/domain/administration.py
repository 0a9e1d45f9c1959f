"""What administrators change: the kinds of records, what stands in a form, and why it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.errors import DomainError
from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words

CONTEXT = "Administration"


class Kind(StrEnum):
    """What a record is; the values are the tables in which the kinds lie, and the audit names them so."""

    HOSPITAL = "hospital"
    DEPARTMENTS = "departments"
    ROOMS = "rooms"
    DOCTORS = "doctors"
    SESSIONS = "clinic_sessions"
    FEES = "fees"
    QUEUES = "queues"
    MESSAGES = "messages"
    STAFF = "staff"


class Entry(StrEnum):
    """How a value is put in."""

    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"  # any of the options; the value joins theirs by ";"
    SECRET = "secret"  # typed, and never shown again


class Change(StrEnum):
    """When a value can be put in."""

    ALWAYS = "always"
    ONCE = "once"  # while the record is new: what stands on papers, or what others refer to
    NEW_ONLY = "new_only"  # no part of the record


class Deed(StrEnum):
    """What can be done to the records of a kind, besides changing them."""

    ADD = "add"
    RETIRE = "retire"
    RESTORE = "restore"
    BADGE = "badge"  # given to whoever it is


@dataclass(frozen=True)
class Option:
    """One of several values: named by the hospital in two languages, or by us in a catalogue's ``context``."""

    value: str
    name: str
    name_en: str = ""
    context: str = ""


@dataclass(frozen=True)
class FieldSpec:
    """One value of a record. Texts of ``label`` and ``help`` are of the catalogue `CONTEXT`.

    A choice takes ``options``, or those that `Administration.options` gives under its key. What ``is_personal`` never
    gets into the audit.
    """

    key: str
    label: str
    entry: Entry = Entry.TEXT
    change: Change = Change.ALWAYS
    needed: bool = False
    help: str = ""
    options: tuple[Option, ...] = ()
    is_personal: bool = False
    context: str = CONTEXT  # of the label


@dataclass(frozen=True)
class KindSpec:
    """How the records of a kind are shown: the ``name`` of all, of ``one``, the fields, and those the list shows.

    ``titles`` are the fields that name a record.
    """

    kind: Kind
    name: str
    one: str
    icon: str
    fields: tuple[FieldSpec, ...]
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    deeds: frozenset[Deed] = frozenset()
    right: Right = Right.ADMINISTER
    retire: str = QT_TRANSLATE_NOOP("Administration", "Retire")
    restore: str = QT_TRANSLATE_NOOP("Administration", "Use again")
    retired: str = QT_TRANSLATE_NOOP("Administration", "Retired")

    def field(self, key: str) -> FieldSpec:
        """The field of that key, which must be one of them."""
        return {one.key: one for one in self.fields}[key]


@dataclass(frozen=True)
class Record:
    """One record as the form shows it; a choice's value is its option's. ``version`` tells who saw the last change."""

    kind: Kind
    key: int
    version: int
    values: Mapping[str, str]
    is_retired: bool = False


@dataclass(frozen=True)
class Draft:
    """What is to be saved: a record that was read with ``version``, or a new one."""

    values: Mapping[str, str]
    key: int | None = None
    version: int = 0


@dataclass(frozen=True)
class Changed:
    """One change of a record, as the audit has it: ``changes`` are a field's key, and "old → new" or "" for secrets."""

    at: datetime
    who: str
    action: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Preview:
    """One day of a session to be added; ``clash`` says what stands in its way."""

    day: date
    starts: datetime
    ends: datetime
    slots: int
    clash: Words | None = None


@dataclass(frozen=True)
class Fault:
    """Why a value cannot be saved; ``field`` is its key, "" for the record as a whole."""

    field: str
    words: Words


def told(text: str, /, **values: str | int) -> Words:
    """A sentence of the administration; mark ``text`` with `QT_TRANSLATE_NOOP` where it is written."""
    return Words(text, tuple(values.items()), CONTEXT)


class RecordRefused(DomainError):
    """What was put in cannot be; ``faults`` say all that is wrong with it."""

    sentence = QT_TRANSLATE_NOOP("Words", "This cannot be saved yet. Please see to what is marked.")

    def __init__(self, log: str = "", /, *, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(log or "refused: " + ", ".join(fault.field for fault in faults))
        self.faults = faults


class RecordChanged(DomainError):
    """Somebody else has changed the record since it was read."""

    sentence = QT_TRANSLATE_NOOP("Words", "{who} has changed this meanwhile. Please look at it again.")


class RecordInUse(DomainError):
    """Something still needs the record; ``holders`` name what."""

    sentence = QT_TRANSLATE_NOOP("Words", "This is still needed, so it cannot be taken out of use.")

    def __init__(self, log: str = "", /, *, holders: tuple[Words, ...] = ()) -> None:
        super().__init__(log)
        self.holders = holders


_NO_OPTIONS: Mapping[str, tuple[Option, ...]] = {}


@dataclass(frozen=True)
class Listed:
    """All records of a kind, and what the choices among its fields may be."""

    records: tuple[Record, ...]
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=lambda: _NO_OPTIONS)
