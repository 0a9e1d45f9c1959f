"""代办和陪诊: who acts for a patient, who comes along, and what somebody needs to get through the house."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.identity import Paper, PaperKind, check_paper
from kiosk.domain.names import check_name, check_phone
from kiosk.domain.queue import Flag
from kiosk.domain.words import QT_TRANSLATE_NOOP


class Relation(StrEnum):
    """What somebody is to the patient; the values stand in the books."""

    SPOUSE = "spouse"
    SON = "son"
    DAUGHTER = "daughter"
    PARENT = "parent"
    SIBLING = "sibling"
    FAMILY = "family"
    CARER = "carer"
    FRIEND = "friend"
    VOLUNTEER = "volunteer"
    OTHER = "other"


RELATIONS: Mapping[Relation, str] = MappingProxyType(
    {
        Relation.DAUGHTER: QT_TRANSLATE_NOOP("Acting", "Daughter"),
        Relation.SON: QT_TRANSLATE_NOOP("Acting", "Son"),
        Relation.SPOUSE: QT_TRANSLATE_NOOP("Acting", "Husband or wife"),
        Relation.PARENT: QT_TRANSLATE_NOOP("Acting", "Father or mother"),
        Relation.SIBLING: QT_TRANSLATE_NOOP("Acting", "Brother or sister"),
        Relation.FAMILY: QT_TRANSLATE_NOOP("Acting", "Other family"),
        Relation.CARER: QT_TRANSLATE_NOOP("Acting", "Carer"),
        Relation.FRIEND: QT_TRANSLATE_NOOP("Acting", "Friend or colleague"),
        Relation.VOLUNTEER: QT_TRANSLATE_NOOP("Acting", "Volunteer"),
        Relation.OTHER: QT_TRANSLATE_NOOP("Acting", "Somebody else"),
    }
)

# Papers are Chinese documents, whatever language the screen speaks.
ON_PAPER: Mapping[Relation, str] = MappingProxyType(
    {
        Relation.DAUGHTER: "女儿",
        Relation.SON: "儿子",
        Relation.SPOUSE: "配偶",
        Relation.PARENT: "父母",
        Relation.SIBLING: "兄弟姐妹",
        Relation.FAMILY: "亲属",
        Relation.CARER: "护工",
        Relation.FRIEND: "朋友",
        Relation.VOLUNTEER: "志愿者",
        Relation.OTHER: "其他",
    }
)


class Aid(StrEnum):
    """What a patient has or needs; the values stand in the books."""

    WHEELCHAIR = "wheelchair"
    STRETCHER = "stretcher"
    WHITE_CANE = "white_cane"
    HEARING_AID = "hearing_aid"
    INTERPRETER = "interpreter"  # of sign language
    READER = "reader"  # somebody who reads to them


AIDS: Mapping[Aid, str] = MappingProxyType(
    {
        Aid.WHEELCHAIR: QT_TRANSLATE_NOOP("Acting", "Wheelchair"),
        Aid.STRETCHER: QT_TRANSLATE_NOOP("Acting", "Stretcher"),
        Aid.WHITE_CANE: QT_TRANSLATE_NOOP("Acting", "White cane"),
        Aid.HEARING_AID: QT_TRANSLATE_NOOP("Acting", "Hearing aid"),
        Aid.INTERPRETER: QT_TRANSLATE_NOOP("Acting", "Sign interpreter"),
        Aid.READER: QT_TRANSLATE_NOOP("Acting", "Cannot read"),
    }
)

# What the windows are told. None of them grants priority: what does is decided by the hospital's rules, not by an aid.
_FLAGS: Mapping[Aid, Flag] = MappingProxyType(
    {
        Aid.WHEELCHAIR: Flag.WHEELCHAIR,
        Aid.STRETCHER: Flag.WHEELCHAIR,
        Aid.WHITE_CANE: Flag.VOICE,
        Aid.READER: Flag.VOICE,
    }
)
_BY_SIGHT = frozenset({Aid.HEARING_AID, Aid.INTERPRETER})


@dataclass(frozen=True)
class Guardian:
    """监护人: the adult a child is bound to."""

    name: str
    paper: Paper


@dataclass(frozen=True)
class Proxy:
    """代办人: the adult who acts for a patient, by ``paper``; made by `check_proxy` from what is typed."""

    name: str
    paper: Paper
    relation: Relation
    phone: str = ""


@dataclass(frozen=True)
class Companion:
    """陪诊: who comes along; the name is told or not."""

    relation: Relation
    name: str = ""


@dataclass(frozen=True)
class Unfinished:
    """Somebody entered without papers: until ``due`` it has to be known who they are."""

    patient_id: int
    name: str
    outpatient_number: str
    entered: datetime
    due: datetime

    def is_overdue(self, now: datetime) -> bool:
        """Whether the 24 hours have passed."""
        return now >= self.due


PROXY_NAME, PROXY_NUMBER, PROXY_PHONE = "proxy_name", "proxy_number", "proxy_phone"
COMPANION_NAME = "companion_name"
OWN_PAPER = QT_TRANSLATE_NOOP("Words", "This is the patient's own paper. Please read the one of whoever acts.")


class AlreadyComplete(DomainError):
    """Somebody else has found out meanwhile who the patient is."""

    sentence = QT_TRANSLATE_NOOP("Words", "Somebody has already completed this patient.")


class PaperKnown(DomainError):
    """The paper belongs to ``patient_id`` already: the same person twice, or somebody else's paper."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "This paper belongs to a patient we know. If it is the same person, join the two under Patients."
    )

    def __init__(self, log: str = "", /, *, patient_id: int) -> None:
        super().__init__(log)
        self.patient_id = patient_id


@dataclass(frozen=True)
class ProxyEntry:
    """What was typed of who acts."""

    name: str
    kind: PaperKind
    number: str
    relation: Relation
    phone: str = ""


def check_proxy(entry: ProxyEntry, *, today: date) -> Proxy:
    """Who acts, each entry checked as a patient's is; raises `InvalidEntry` naming the field of the proxy."""
    with _as_field(PROXY_NAME):
        name = check_name(entry.name)
    with _as_field(PROXY_NUMBER):
        paper = check_paper(entry.kind, entry.number, today=today)
    with _as_field(PROXY_PHONE):
        phone = check_phone(entry.phone)
    return Proxy(name, paper, entry.relation, phone)


def check_companion(relation: Relation, name: str) -> Companion:
    """Who comes along; raises `InvalidEntry` for what cannot be a name."""
    with _as_field(COMPANION_NAME):
        return Companion(relation, check_name(name) if name.strip() else "")


def flags_of_aids(aids: Collection[Aid]) -> frozenset[Flag]:
    """What the windows should know at a glance."""
    return frozenset(_FLAGS[aid] for aid in aids if aid in _FLAGS)


def is_called_by_sight(aids: Collection[Aid]) -> bool:
    """Whether a voice alone does not reach this patient."""
    return not _BY_SIGHT.isdisjoint(aids)


@contextmanager
def _as_field(field: str) -> Iterator[None]:
    """A patient's entry has the same rules; what is wrong belongs to this one."""
    try:
        yield
    except InvalidEntry as error:
        error.field = field
        raise
