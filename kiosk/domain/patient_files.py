"""病人档案 as staff work with them: found, opened, corrected, joined and taken apart."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import DomainError
from kiosk.domain.finding import Why
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import Patient
from kiosk.domain.masking import mask_name
from kiosk.domain.queue import TicketState
from kiosk.domain.words import QT_TRANSLATE_NOOP

NOTHING_CHANGED = QT_TRANSLATE_NOOP("Words", "Nothing has been changed yet.")


class FileChanged(DomainError):
    """The file is no longer as it was shown: somebody else corrected it, joined it or took it apart."""

    sentence = QT_TRANSLATE_NOOP("Words", "Somebody else has changed this file meanwhile. Please look at it again.")


class FilesJoined(DomainError):
    """The file is not one of its own any more."""

    sentence = QT_TRANSLATE_NOOP("Words", "This file has been joined with another one. Please find the patient again.")


class SameFile(DomainError):
    """A file cannot be joined with itself."""

    sentence = QT_TRANSLATE_NOOP("Words", "These two are one file already.")


class VisitedSince(DomainError):
    """Somebody registered on the joined file: nobody can tell whose visit that is."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "Number {ticket} was given since the two were joined. Cancel it first, then take them apart."
    )


class ChangeKind(StrEnum):
    """What was done to a file; the values stand in the books."""

    CORRECT = "correct"
    MERGE = "merge"
    UNDO = "undo"


@dataclass(frozen=True)
class TodaysVisit:
    """The latest number somebody holds for today."""

    label: str
    department: str
    department_en: str
    state: TicketState


@dataclass(frozen=True)
class Found:
    """Somebody a search found. ``patient`` is whole, for the services; everything else is what may be shown.

    ``name`` shows what was typed of it and masks the rest. ``visit`` is today's, None for none.
    """

    patient: Patient
    name: str
    phone: str
    why: Why
    visit: TodaysVisit | None = None


@dataclass(frozen=True)
class FilePaper:
    """One paper of a file, masked; ``id`` names it to be withdrawn."""

    id: int
    kind: PaperKind
    number: str


@dataclass(frozen=True)
class FileChange:
    """One change of a file: what was changed, when and by whom."""

    kind: ChangeKind
    fields: tuple[str, ...]
    at: datetime
    actor: str


@dataclass(frozen=True)
class Joined:
    """A file that has gone into another one; ``id`` names the joining, to be taken apart."""

    id: int
    outpatient_number: str
    since: datetime


@dataclass(frozen=True)
class Namesake:
    """Somebody who may be the same person: same name and birth date, or same phone."""

    patient: Patient
    version: int
    phone: str
    shares: tuple[str, ...]  # "name", "birth", "phone"


@dataclass(frozen=True)
class PatientFile:
    """A file as it stands, masked where numbers are; ``version`` is what a correction must name."""

    patient: Patient
    version: int
    phone: str
    papers: tuple[FilePaper, ...]
    guardians: tuple[str, ...]
    consented: bool
    since: datetime
    joined: tuple[Joined, ...]
    changes: tuple[FileChange, ...]

    @property
    def name(self) -> str:
        """The name for a screen others may see."""
        return mask_name(self.patient.name)


@dataclass(frozen=True)
class Revealed:
    """What a file holds unmasked: for the eyes of whoever asked, and for no log."""

    name: str
    phone: str
    papers: tuple[Paper, ...]
    guardians: tuple[str, ...]


@dataclass(frozen=True)
class Correction:
    """What is to be otherwise; None leaves it. ``phone`` "" takes it away; papers are added, or withdrawn by id."""

    name: str | None = None
    sex: Sex | None = None
    birth_date: date | None = None
    phone: str | None = None
    fee_class: FeeClass | None = None
    add: Paper | None = None
    withdraw: tuple[int, ...] = ()


def shown_name(name: str, *, typed: str) -> str:
    """``name`` masked but for what the searcher has typed of its beginning: they know that already."""
    known = len(typed) if typed and name.casefold().startswith(typed.casefold()) else 0
    return name[:known] + mask_name(name)[known:]
