"""What a newcomer tells us: name, phone, birth date."""

import re
import unicodedata
from datetime import date
from string import digits

from kiosk.domain.calendar import NO_SUCH_DATE, birth_problem
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.text import is_han, narrow
from kiosk.domain.words import QT_TRANSLATE_NOOP

LONGEST_NAME = 50  # code points

NAME_MISSING = QT_TRANSLATE_NOOP("Words", "Please enter the name as it is written on the card.")
NAME_TOO_LONG = QT_TRANSLATE_NOOP(
    "Words", "There is room for {most} characters here. The guide desk gladly enters a longer name."
)
NAME_STRANGE = QT_TRANSLATE_NOOP("Words", "Please use only letters and characters, as on the card.")
PHONE_WRONG = QT_TRANSLATE_NOOP(
    "Words", "A mobile number has 11 digits and begins with 1. For a number abroad, begin with +."
)

_SPACES = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f]+")
_DOTS = re.compile(" ?(?:[·•‧・･⋅∙᛫●] ?)+")
_ALSO = frozenset(" ·'’-." + digits)  # beside letters and their marks
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters and marks that nobody can see
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # choose a glyph, not a character
_MOBILE = re.compile(r"(?:\+86|0086|86)?(1[3-9][0-9]{9})")
_ABROAD = re.compile(r"(?:\+|00)((?!86)[1-9][0-9]{5,14})")


def check_name(text: str) -> str:
    """The name in one spelling (NFC, one kind of middle dot, no idle spaces); raises `InvalidEntry`."""
    if len(text) > 20 * LONGEST_NAME:  # before anything is done to it
        raise InvalidEntry(NAME_TOO_LONG, field="name", most=LONGEST_NAME)
    name = _one_spelling(text)
    if not name:
        raise InvalidEntry(NAME_MISSING, field="name")
    if len(name) > LONGEST_NAME:
        raise InvalidEntry(NAME_TOO_LONG, field="name", most=LONGEST_NAME)
    if not all(map(_belongs, name)) or not any(map(_is_letter, name)):
        raise InvalidEntry(NAME_STRANGE, field="name")
    return name


def check_phone(text: str) -> str:
    """A mainland mobile number as 11 digits, any other as ``+`` and 6-15 digits, "" as it is; raises `InvalidEntry`."""
    number = re.sub(r"[\s\-‐-―()]", "", narrow(text))
    if not number:
        return ""
    mobile, abroad = _MOBILE.fullmatch(number), _ABROAD.fullmatch(number)
    if mobile:
        return mobile[1]
    if abroad:
        return f"+{abroad[1]}"
    raise InvalidEntry(PHONE_WRONG, field="phone")


def check_birth(digits8: str, *, today: date) -> date:
    """The date of YYYYMMDD, which must lie in the last 130 years; raises `InvalidEntry`."""
    number = re.sub(r"[\s\-/.年月日]", "", narrow(digits8))
    problem = birth_problem(number, today) if re.fullmatch("[0-9]{8}", number) else NO_SUCH_DATE
    if problem:
        raise InvalidEntry(problem, field="birth")
    return date(int(number[:4]), int(number[4:6]), int(number[6:]))


def _one_spelling(text: str) -> str:
    name = unicodedata.normalize("NFC", _SELECTORS.sub("", narrow(text)))
    name = _DOTS.sub("·", _SPACES.sub(" ", name)).strip(" ·")
    # Between Han characters a full stop is typed for the dot, and a space only lines names up.
    return "".join(
        _between_han(character) if _stands_between_han(name, place) else character
        for place, character in enumerate(name)
    )


def _stands_between_han(name: str, place: int) -> bool:
    return 0 < place < len(name) - 1 and is_han(name[place - 1]) and is_han(name[place + 1])


def _between_han(character: str) -> str:
    return {".": "·", " ": ""}.get(character, character)


def _is_letter(character: str) -> bool:
    return is_han(character) or unicodedata.category(character).startswith("L")


def _belongs(character: str) -> bool:
    if is_han(character) or character in _ALSO:
        return True
    return unicodedata.category(character)[0] in "LM" and character not in _INVISIBLE
