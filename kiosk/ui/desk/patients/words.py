"""What is said of patients, their files, and why they were found."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kiosk.domain.bill import FeeClass
from kiosk.domain.finding import Why
from kiosk.domain.identity import PaperKind
from kiosk.domain.patient_files import ChangeKind, FileChange, Found, Namesake
from kiosk.domain.queue_views import InLine
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.hall.words import STATES
from kiosk.ui.desk.register.words import age_words, class_words, paper_names
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.language import clock_text, joined, local, translate, translate_marked

WHYS: Mapping[Why, str] = MappingProxyType(
    {
        Why.TICKET: QT_TRANSLATE_NOOP("Patients", "Ticket"),
        Why.PAPER: QT_TRANSLATE_NOOP("Patients", "Paper"),
        Why.PHONE: QT_TRANSLATE_NOOP("Patients", "Phone"),
        Why.OUTPATIENT: QT_TRANSLATE_NOOP("Patients", "Number"),
        Why.NAME: QT_TRANSLATE_NOOP("Patients", "Name"),
        Why.PINYIN: QT_TRANSLATE_NOOP("Patients", "Pinyin"),
    }
)
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": QT_TRANSLATE_NOOP("Patients", "name"),
        "sex": QT_TRANSLATE_NOOP("Patients", "sex"),
        "birth": QT_TRANSLATE_NOOP("Patients", "birth date"),
        "phone": QT_TRANSLATE_NOOP("Patients", "phone"),
        "fee": QT_TRANSLATE_NOOP("Patients", "fee class"),
        "added": QT_TRANSLATE_NOOP("Patients", "paper added"),
        "withdrawn": QT_TRANSLATE_NOOP("Patients", "paper withdrawn"),
    }
)
CHANGES: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.CORRECT: QT_TRANSLATE_NOOP("Patients", "Corrected"),
        ChangeKind.MERGE: QT_TRANSLATE_NOOP("Patients", "Two files joined"),
        ChangeKind.UNDO: QT_TRANSLATE_NOOP("Patients", "Taken apart"),
    }
)


def found_columns() -> tuple[Column, ...]:
    """What a row says of somebody who was found."""
    return (
        Column(translate("Patients", "Name"), 8),
        Column(translate("Patients", "Sex, age"), 13),
        Column(translate("Patients", "Paper"), 7),
        Column(translate("Patients", "Phone"), 7),
        Column(translate("Patients", "By"), 9),
        Column(translate("Patients", "Today"), 9),
    )


def found_line(found: Found, today: date) -> Line:
    """Whoever is here today stands out by words and colour."""
    patient = found.patient
    ends = end_words(patient.paper), end_words(found.phone)
    cells = (found.name, age_words(patient, today), *ends, why_word(found.why), today_words(found))
    return Line(patient.id, cells, "good" if found.visit is not None else "")


def quick_columns() -> tuple[Column, ...]:
    """The same in the little room below the head."""
    return tuple(column for place, column in enumerate(found_columns()) if place in QUICK)


def quick_line(found: Found, today: date) -> Line:
    """The cells of `quick_columns`."""
    line = found_line(found, today)
    return Line(line.key, tuple(cell for place, cell in enumerate(line.cells) if place in QUICK), line.tone)


QUICK = frozenset({0, 1, 3, 5})


def end_words(masked: str) -> str:
    """What a masked number shows at its end, which tells people apart; "–" for no number."""
    end = masked[masked.rfind("*") + 1 :]
    return end or "–"


def day_words(day: date) -> str:
    """A day of any year, as it stands in files."""
    return day.isoformat()


def why_word(why: Why) -> str:
    """By what somebody was found."""
    return translate_marked("Patients", WHYS[why])


def today_words(found: Found) -> str:
    """Today's number, "" for nobody of today."""
    return found.visit.label if found.visit is not None else ""


def line_words(one: InLine) -> str:
    """A number of today, and where it stands."""
    state = translate_marked("Hall", STATES[one.state])
    place = local(one.department, one.department_en) or local(one.queue, one.queue_en)
    ahead = translate("Patients", "{count} ahead").format(count=one.ahead) if one.ahead else ""
    return joined(*(part for part in (one.label, place, clock_text(one.starts), state, ahead) if part))


def paper_word(kind: PaperKind) -> str:
    """What a paper is called."""
    codes = {
        PaperKind.INSURANCE_CODE: translate("Patients", "Insurance code"),
        PaperKind.HEALTH_CODE: translate("Patients", "Health card"),
    }
    return (codes | dict(paper_names()))[kind]


def fee_classes() -> tuple[tuple[FeeClass, str], ...]:
    """Who may pay besides the patient."""
    return tuple((each, class_words(each)) for each in FeeClass)


def change_words(change: FileChange) -> str:
    """When, what, which fields, who."""
    fields = (translate_marked("Patients", FIELDS[field]) for field in change.fields if field in FIELDS)
    listed = joined(*fields) if change.kind is ChangeKind.CORRECT else ""
    what = translate_marked("Patients", CHANGES[change.kind])
    when = f"{day_words(change.at.date())} {clock_text(change.at)}"
    return joined(*(part for part in (when, what, listed, change.actor) if part))


def namesake_columns() -> tuple[Column, ...]:
    """What tells two files apart."""
    return (
        Column(translate("Patients", "Name"), 7),
        Column(translate("Patients", "Sex, age"), 9),
        Column(translate("Patients", "Paper"), 7),
        Column(translate("Patients", "The same"), 12),
    )


def namesake_line(one: Namesake, name: str, today: date) -> Line:
    """What two files share is what speaks for one person."""
    shares = joined(*(translate_marked("Patients", FIELDS[field]) for field in one.shares))
    return Line(one.patient.id, (name, age_words(one.patient, today), end_words(one.patient.paper), shares))
