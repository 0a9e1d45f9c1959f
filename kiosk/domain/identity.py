"""Papers that say who somebody is (domain.md, Identity)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import ascii_uppercase, digits

from kiosk.domain.calendar import birth_problem
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.text import is_han, narrow
from kiosk.domain.words import QT_TRANSLATE_NOOP


class PaperKind(StrEnum):
    """证件类型, CV02.01.101, and our own kinds under 99 (other)."""

    ID_CARD = "01"
    HOUSEHOLD_BOOK = "02"
    PASSPORT = "03"
    OFFICER_CARD = "04"
    DRIVING_LICENCE = "05"
    HK_MACAO_PERMIT = "06"
    TAIWAN_PERMIT = "07"
    FOREIGNER_PERMIT = "99-foreigner"  # 外国人永久居留身份证
    BIRTH_CERTIFICATE = "99-birth"
    SOCIAL_SECURITY = "99-social"
    INSURANCE_CODE = "99-insurance"  # 医保电子凭证
    HEALTH_CODE = "99-health"  # 电子健康卡


class Sex(StrEnum):
    """性别."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Paper:
    """A checked paper: build it with `check_paper`, never by hand from what somebody typed."""

    kind: PaperKind
    number: str


@dataclass(frozen=True)
class PaperFacts:
    """What a number itself tells."""

    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN


NUMBER = "number"  # the entry every error here belongs to

STRANGE_CHARACTER = QT_TRANSLATE_NOOP(
    "Words", "One character does not belong in this number. Please compare it with your card."
)
WRONG_LENGTH = QT_TRANSLATE_NOOP(
    "Words", "This number should have {length} characters; here are {typed}. Please compare it with your card."
)
WRONG_REGION = QT_TRANSLATE_NOOP("Words", "The first digits do not fit. Please compare them with your card.")
WRONG_CHECK_DIGIT = QT_TRANSLATE_NOOP("Words", "One digit does not fit. Please compare the number with your card.")

# How the numbers are written, place by place: # digit, X digit or X, @ letter, * letter or digit, & H or M,
# + letter, digit or colon, ? Han, letter or digit; anything else stands for itself.
_PLACES = {
    "#": frozenset(digits),
    "X": frozenset(digits + "X"),
    "@": frozenset(ascii_uppercase),
    "*": frozenset(digits + ascii_uppercase),
    "&": frozenset("HM"),
    "+": frozenset(digits + ascii_uppercase + ":"),
}
_CITIZEN = "#" * 17 + "X"
_NEW_FOREIGNER = "9" + "#" * 16 + "X"  # since 2023-12


@dataclass(frozen=True)
class _Layout:
    """The forms a number can have, and how it is grouped on screen."""

    forms: tuple[str, ...]
    groups: tuple[int, ...]


_LAYOUTS = {
    PaperKind.ID_CARD: _Layout((_CITIZEN,), (6, 8, 4)),
    PaperKind.HOUSEHOLD_BOOK: _Layout((_CITIZEN,), (6, 8, 4)),
    PaperKind.PASSPORT: _Layout(tuple("*" * length for length in range(5, 10)), (3, 3, 3)),
    PaperKind.OFFICER_CARD: _Layout(tuple("?" * length for length in range(4, 19)), (18,)),
    PaperKind.DRIVING_LICENCE: _Layout((_CITIZEN,), (6, 8, 4)),
    PaperKind.HK_MACAO_PERMIT: _Layout(("&" + "#" * 8, "&" + "#" * 10), (1, 4, 4, 2)),
    PaperKind.TAIWAN_PERMIT: _Layout(("#" * 8,), (4, 4)),
    PaperKind.FOREIGNER_PERMIT: _Layout((_NEW_FOREIGNER, "@@@" + "#" * 12), (6, 8, 4)),
    PaperKind.BIRTH_CERTIFICATE: _Layout(("@" + "#" * 9,), (1, 3, 3, 3)),
    PaperKind.SOCIAL_SECURITY: _Layout(("*" * 9,), (3, 3, 3)),  # recall
    PaperKind.INSURANCE_CODE: _Layout(("424" + "#" * 25,), (4,) * 7),  # from one code comment, unsure
    # index:type, a changing code index:type:time; 64 characters in the samples seen, other lengths are unsure
    PaperKind.HEALTH_CODE: _Layout(tuple("+" * length for length in range(32, 83)), (82,)),
}

# The number in the household book and on the driving licence *is* the citizen's number: kept under one kind, a person
# is found again whichever of them they bring.
_SAME_NUMBER = {PaperKind.HOUSEHOLD_BOOK: PaperKind.ID_CARD, PaperKind.DRIVING_LICENCE: PaperKind.ID_CARD}

_PROVINCES = (  # GB/T 2260: the first two digits
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71"),
)
_RESIDENT_REGIONS = ("810000", "820000", "830000")  # residents of Hong Kong, Macao, Taiwan
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

# Kinds whose number is looser than its places say. The groups are what names the person: the rest of it differs from
# one typing, or one showing of the code, to the next.
_FREE_FORMS = {
    PaperKind.PASSPORT: re.compile(r"([A-Z]*[0-9][0-9A-Z]*)"),
    PaperKind.OFFICER_CARD: re.compile(r"([^0-9]{0,4}?)(?:字第|字|第)?([0-9]{4,10})号?"),
    PaperKind.HEALTH_CODE: re.compile(r"([0-9A-Z]{32,64})(?::[0-9]{1,2}(?::[0-9]{1,14})?)?"),
}


def check_digit(first17: str) -> str:
    """The 18th character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def check_paper(kind: PaperKind, text: str, *, today: date) -> Paper:
    """The paper that ``text`` names, spaces, hyphens and full-width forms tidied; raises `InvalidEntry`."""
    number = _tidy(text)
    problem = partial_problem(kind, number, today=today)
    if problem:
        raise problem
    if not any(_is_whole(form, number) for form in _LAYOUTS[kind].forms):
        raise _wrong_length(kind, number)
    return Paper(_SAME_NUMBER.get(kind, kind), _one_writing(kind, number))


def partial_problem(kind: PaperKind, text: str, *, today: date) -> InvalidEntry | None:
    """Why ``text`` can not become right however it goes on, to be asked after each key; None while it can."""
    number = _tidy(text)
    if len(number) > max_length(kind):
        return _wrong_length(kind, number)
    forms = [form for form in _LAYOUTS[kind].forms if _begins(form, number)]
    if not forms:
        return InvalidEntry(STRANGE_CHARACTER, field=NUMBER)
    sentence = None
    if forms[0] == _CITIZEN and not _region_can_be(number[:6]):
        sentence = WRONG_REGION
    elif forms[0] in (_CITIZEN, _NEW_FOREIGNER):
        sentence = _dated_problem(number, today)
    return InvalidEntry(sentence, field=NUMBER) if sentence else None


def paper_facts(paper: Paper) -> PaperFacts:
    """What the number tells: birth date and sex of a citizen, the birth date on a foreigner's new permit."""
    number = paper.number
    if paper.kind is PaperKind.FOREIGNER_PERMIT and _is_whole(_NEW_FOREIGNER, number):
        return PaperFacts(birth_date=_birth(number))
    if paper.kind is PaperKind.ID_CARD:
        return PaperFacts(_birth(number), Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)
    return PaperFacts()


def max_length(kind: PaperKind) -> int:
    """How many characters the longest number of this kind has."""
    return max(map(len, _LAYOUTS[kind].forms))


def groups(kind: PaperKind) -> tuple[int, ...]:
    """How many characters stand together on screen, from the left."""
    return _LAYOUTS[kind].groups


def allows_letters(kind: PaperKind) -> bool:
    """Whether a keypad of digits and X is too little for this kind."""
    return any(sign in "@*&+?" for form in _LAYOUTS[kind].forms for sign in form)


def _tidy(text: str) -> str:
    return re.sub(r"[\s\-‐-―]", "", narrow(text)).upper()


def _begins(form: str, number: str) -> bool:
    return len(number) <= len(form) and all(map(_stands_at, form, number))


def _is_whole(form: str, number: str) -> bool:
    return len(number) == len(form) and _begins(form, number)


def _stands_at(sign: str, character: str) -> bool:
    if sign == "?":
        return character in _PLACES["*"] or is_han(character)
    return character in _PLACES.get(sign, sign)


def _one_writing(kind: PaperKind, number: str) -> str:
    if kind not in _FREE_FORMS:
        return number
    match = _FREE_FORMS[kind].fullmatch(number)
    if match is None:
        raise InvalidEntry(STRANGE_CHARACTER, field=NUMBER)
    named = [part for part in match.groups() if part]
    return f"{named[0]}字第{named[1]}号" if len(named) == 2 else named[0]


def _wrong_length(kind: PaperKind, number: str) -> InvalidEntry:
    lengths = sorted({len(form) for form in _LAYOUTS[kind].forms})
    right = "/".join(map(str, lengths)) if len(lengths) < 3 else f"{lengths[0]}-{lengths[-1]}"
    return InvalidEntry(WRONG_LENGTH, field=NUMBER, length=right, typed=len(number))


def _region_can_be(region: str) -> bool:
    codes = _RESIDENT_REGIONS if region.startswith("8") else _PROVINCES
    return any(code.startswith(region[: len(code)]) for code in codes)


def _dated_problem(number: str, today: date) -> str | None:
    problem = birth_problem(number[6:14], today)
    if problem:
        return problem
    if len(number) == 18 and check_digit(number[:17]) != number[17]:
        return WRONG_CHECK_DIGIT
    return None


def _birth(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
