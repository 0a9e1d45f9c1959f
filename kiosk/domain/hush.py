"""What may not be said where others hear it, by value: names, numbers, money (accessibility.md, 16)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.domain.identity import Paper
from kiosk.domain.journey import ClinicOffer, Department, DepartmentOffer, Doctor, Journey
from kiosk.domain.masking import mask_name, mask_number, mask_phone


class Private(StrEnum):
    """What a private value is."""

    NAME = "name"
    NUMBER = "number"  # of papers, phones, patients
    BIRTH = "birth"
    DEPARTMENT = "department"
    DOCTOR = "doctor"
    SPECIALITY = "speciality"  # what a doctor treats tells what somebody has
    MONEY = "money"


@dataclass(frozen=True)
class Secret:
    """A private value as it may stand in a sentence."""

    kind: Private
    value: str


Secrets = tuple[Secret, ...]
StandIns = Mapping[Private, str]

AMOUNT = re.compile(
    r"(?:[-−–]\s*)?[¥￥]\s*[-−–]?\s*\d+(?:,\d+)*(?:\.\d+)?(?:\s*元)?"
    r"|(?:[-−–]\s*)?\d+(?:,\d+)*(?:\.\d+)?\s*(?:元|yuan\b|RMB\b|CNY\b)",
    re.IGNORECASE,
)
BETWEEN = r"[\s\-·.,，、]*"  # what may stand between the figures of a number: groups, and digits said one by one
AND = r"(?:[、，,\s]|和|and\b)+"  # between several names
FEW_FIGURES = 5  # so many figures in a row are no accident


def secrets_of(journey: Journey) -> Secrets:
    """What is private of somebody who has come so far: who it is, where to, with whom."""
    return tuple(dict.fromkeys(secret for secret in _of(journey) if secret.value.strip()))


def offers_of(journey: Journey) -> Secrets:
    """Departments, their groups, and doctors one may choose: whoever hears them read out hears what is asked for."""
    departments = (name for offer in journey.departments for name in _department(offer.department))
    groups = (name for offer in journey.departments for name in _group(offer.department))
    doctors = (name for clinic in journey.clinics for name in _doctor(clinic.doctor))
    return tuple(dict.fromkeys(secret for secret in (*departments, *groups, *doctors) if secret.value.strip()))


def typed(text: str) -> Secrets:
    """What is being typed: a name, or the figures of a number."""
    figures = sum(character.isdigit() for character in text)
    kind = Private.NUMBER if figures >= FEW_FIGURES else Private.NAME
    return (Secret(kind, text),) if text.strip() and (figures == 0 or kind is Private.NUMBER) else ()


def hush(text: str, secrets: Iterable[Secret], stand_ins: StandIns, *, own: Iterable[str] = ()) -> str:
    """``text`` with each secret, and every amount of money, replaced by what stands in for its kind.

    Longer values go first, so that a name inside another does not leave half of it. The stand-ins are nouns, so the
    sentence stays one; several names in a row have one stand-in. ``own`` words are those of the house, the same for
    everybody: what is only a part of them is nobody's secret, though a department may be called so.
    """
    around = tuple(words for words in own if words in text)
    for secret in sorted(set(secrets), key=lambda each: (-len(each.value), each.value)):
        stand_in = stand_ins[secret.kind]
        if len(secret.value) == 1:
            text = stand_in if text.strip() == secret.value else text
        else:
            text = _hush_one(text, _pattern(secret), stand_in, around)
    text = AMOUNT.sub(_plain(stand_ins[Private.MONEY]), text)
    for stand_in in stand_ins.values():
        text = re.sub(rf"{re.escape(stand_in)}(?:{AND}{re.escape(stand_in)})+", _plain(stand_in), text)
    return text


def is_hushed_away(text: str, stand_ins: StandIns) -> bool:
    """Whether nothing is left of a sentence but what stands in for secrets: it tells nobody what to choose."""
    for stand_in in stand_ins.values():
        text = text.replace(stand_in, "")
    return not any(character.isalnum() for character in text)


def _hush_one(text: str, pattern: re.Pattern[str], stand_in: str, around: tuple[str, ...]) -> str:
    spans = [found.span() for words in around for found in _words_pattern(words).finditer(text)]

    def said(found: re.Match[str]) -> str:
        start, end = found.span()
        is_part = any(first <= start and end <= last and last - first > end - start for first, last in spans)
        return found.group() if is_part else stand_in

    return pattern.sub(said, text)


def _plain(stand_in: str) -> str:
    """As a replacement that means itself."""
    return stand_in.replace("\\", r"\\")


def _pattern(secret: Secret) -> re.Pattern[str]:
    if secret.kind in (Private.NUMBER, Private.BIRTH):
        return re.compile(BETWEEN.join(re.escape(figure) for figure in secret.value), re.IGNORECASE)
    return _words_pattern(secret.value)


def _words_pattern(words: str) -> re.Pattern[str]:
    gaps = r"\s*".join(re.escape(part) for part in words.split())
    if words.isascii():  # a word, not a part of one
        return re.compile(rf"(?<!\w){gaps}(?!\w)", re.IGNORECASE)
    return re.compile(gaps)


def _of(journey: Journey) -> Iterator[Secret]:
    patient, newcomer = journey.patient, journey.newcomer
    for name in (patient.name if patient else "", newcomer.name, journey.guardian_name):
        yield from _name(name)
    for paper in (journey.paper, journey.guardian_paper):
        yield from _number(paper)
    if patient is not None:
        yield from (Secret(Private.NUMBER, value) for value in (patient.paper, patient.outpatient_number))
    if newcomer.phone:
        yield from (Secret(Private.NUMBER, value) for value in (newcomer.phone, mask_phone(newcomer.phone)))
    for day in (patient.birth_date if patient else None, newcomer.birth_date):
        yield from _birth(day)
    yield from _chosen(journey.department, journey.choice.clinic if journey.choice else None)
    for visit in journey.open_visits:
        yield from _chosen(visit.department, visit.choice.clinic)
    yield from _cancelling(journey)
    for line in (*journey.lines, *((journey.line,) if journey.line else ())):
        yield from (Secret(Private.DEPARTMENT, name) for name in (line.department, line.department_en))


def _cancelling(journey: Journey) -> Iterator[Secret]:
    for offer in (*journey.offers, *((journey.offer,) if journey.offer else ())):
        yield from (Secret(Private.DEPARTMENT, name) for name in (offer.department, offer.department_en))
        yield from (Secret(Private.DOCTOR, name) for name in (offer.doctor, offer.doctor_en))


def _name(name: str) -> Iterator[Secret]:
    yield Secret(Private.NAME, name)
    if name:
        yield Secret(Private.NAME, mask_name(name))


def _number(paper: Paper | None) -> Iterator[Secret]:
    if paper is not None:
        yield Secret(Private.NUMBER, paper.number)
        yield Secret(Private.NUMBER, mask_number(paper.number))


def _birth(day: date | None) -> Iterator[Secret]:
    if day is not None:
        yield Secret(Private.BIRTH, f"{day:%Y%m%d}")
        yield Secret(Private.BIRTH, f"{day.year}年{day.month}月{day.day}日")
        yield Secret(Private.BIRTH, f"{day.year}-{day.month}-{day.day}")


def _chosen(offer: DepartmentOffer | None, clinic: ClinicOffer | None) -> Iterator[Secret]:
    if offer is not None:
        yield from _department(offer.department)
    if clinic is not None:
        yield from _doctor(clinic.doctor)


def _department(department: Department) -> tuple[Secret, ...]:
    return tuple(Secret(Private.DEPARTMENT, name) for name in (department.name, department.name_en))


def _group(department: Department) -> tuple[Secret, ...]:
    return tuple(Secret(Private.DEPARTMENT, name) for name in (department.group, department.group_en))


def _doctor(doctor: Doctor | None) -> tuple[Secret, ...]:
    if doctor is None:
        return ()
    names = (Secret(Private.DOCTOR, name) for name in (doctor.name, doctor.name_en))
    return (*names, *(Secret(Private.SPECIALITY, words) for words in (doctor.speciality, doctor.speciality_en)))
