"""The optional section of patients already known; neither their names nor their numbers are repeated in a log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Paper, PaperKind, Sex, check_paper, paper_facts
from kiosk.domain.names import check_birth, check_name, check_phone
from kiosk.services.seeding.hospital import GuardianEntry, PatientEntry
from kiosk.services.seeding.rows import Row
from kiosk.services.seeding.sections import named
from kiosk.services.seeding.values import CODE, TEXT, Sort, one_of

SEX = one_of(named(Sex, 男=Sex.MALE, 女=Sex.FEMALE, 未知=Sex.UNKNOWN), Sex.UNKNOWN)
FEE_CLASS = one_of(
    named(FeeClass, 自费=FeeClass.SELF, 职工医保=FeeClass.EMPLOYEE, 居民医保=FeeClass.RESIDENT), FeeClass.SELF
)
PAPER_KIND = one_of({kind.name.lower(): kind for kind in PaperKind} | {"身份证": PaperKind.ID_CARD}, PaperKind.ID_CARD)


def _checked(check: Callable[[str], str], expected: str) -> Sort[str]:
    """A value by a rule of the hall's own."""

    def parse(value: object) -> str:
        try:
            return check(TEXT.parse(value))
        except InvalidEntry as error:
            raise ValueError(error.log) from error

    return Sort(expected, parse, "", secret=True)


NAME = _checked(check_name, "a name of letters and characters")
PHONE = _checked(check_phone, "a telephone number of 11 digits, or beginning with +")
NUMBER = replace(TEXT, secret=True)


def patient(row: Row, *, today: date) -> PatientEntry:
    """One patient; birth date and sex may be left out when the number tells them."""
    paper = _paper(row, "", today)
    guardian = _paper(row, "guardian_", today)
    guardian_name = row.given("guardian_name", NAME, "")
    if guardian and not guardian_name:
        row.expected("guardian_name", NAME)
    if not paper and not guardian and not row.has("paper"):
        row.expected("paper", replace(NUMBER, expected="a number of the patient's or a guardian's"))
    facts = paper_facts(paper) if paper else None
    birth = row.given("birth_date", _birth(today), facts.birth_date if facts and facts.birth_date else date.min)
    if birth == date.min and not row.has("birth_date") and (paper or not row.has("paper")):
        row.expected("birth_date", _birth(today))
    return PatientEntry(
        outpatient_number=row.required("outpatient_number", CODE),
        name=row.required("name", NAME),
        sex=row.given("sex", SEX, facts.sex if facts else Sex.UNKNOWN),
        birth_date=birth,
        fee_class=row.given("fee_class", FEE_CLASS, FeeClass.SELF),
        phone=row.given("phone", PHONE, ""),
        paper=paper,
        guardian=GuardianEntry(guardian_name, guardian) if guardian else None,
        place=str(row.spot),
    )


def _paper(row: Row, prefix: str, today: date) -> Paper | None:
    kind = row.given(f"{prefix}paper_kind", PAPER_KIND, PaperKind.ID_CARD)
    number = row.given(f"{prefix}paper", NUMBER, "")
    try:
        return check_paper(kind, number, today=today) if number else None
    except InvalidEntry as error:
        reason = error.patient.text.format(**dict(error.patient.values))
        row.wrong(f"{prefix}paper", f"expected a valid number of kind {kind.name.lower()}: {reason}")
        return None


def _birth(today: date) -> Sort[date]:
    def parse(value: object) -> date:
        try:
            return value if type(value) is date else check_birth(TEXT.parse(value), today=today)
        except InvalidEntry as error:
            raise ValueError(error.log) from error

    return Sort("a birth date such as 1949-12-31", parse, date.min, secret=True)
