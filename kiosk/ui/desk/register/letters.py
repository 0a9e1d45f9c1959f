"""Finding a department by the initials of its Pinyin, by its name, or by what it is called in English."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from kiosk.domain.journey import DepartmentOffer
from kiosk.domain.text import is_han, narrow

# GB 2312 lists its 3755 common characters by Pinyin: the code of the first character of each initial.
_FIRST = (
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8),
    *(0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1),
)
_INITIALS = "abcdefghjklmnopqrstwxyz"
_END = 0xD7F9  # the last of them
_RARER = {"髋": "k", "瘘": "l", "疡": "y", "腭": "e", "脓": "n", "腧": "s", "砭": "b"}  # by radical in GB 2312
_READ_OTHERWISE = {"厦": "x", "称": "c"}


def initials(name: str) -> str:
    """The first letters of the Pinyin of ``name``: "nk" for 内科; what is no Han is kept in small letters."""
    return "".join(_initial(character) for character in narrow(name) if not character.isspace()).lower()


def matching(offers: Iterable[DepartmentOffer], typed: str) -> list[DepartmentOffer]:
    """The departments that fit what was typed, those that begin with it first; all of them for nothing."""
    wanted = "".join(narrow(typed).split()).lower()
    ranked = [(rank, place, offer) for place, offer in enumerate(offers) if (rank := _rank(offer, wanted)) is not None]
    return [offer for _, _, offer in sorted(ranked, key=lambda found: found[:2])]


def _rank(offer: DepartmentOffer, wanted: str) -> int | None:
    department = offer.department
    chinese = initials(department.name), department.name.lower()
    texts = tuple(filter(None, (*chinese, department.name_en.lower(), department.code.lower())))
    whole = next((rank for rank, fits in enumerate(_FITS) if any(fits(text, wanted) for text in texts)), None)
    apart = len(_FITS) if any(_holds_apart(text, wanted) for text in chinese) else None
    return apart if whole is None else whole


def _holds(text: str, wanted: str) -> bool:
    return wanted in text


def _holds_apart(text: str, wanted: str) -> bool:
    """All letters in this order, others between them: "nk" for 内分泌科."""
    rest = iter(text)
    return all(letter in rest for letter in wanted)


_FITS: tuple[Callable[[str, str], bool], ...] = (str.__eq__, str.startswith, _holds)


def _initial(character: str) -> str:
    if not is_han(character):
        return character
    known = _RARER.get(character) or _READ_OTHERWISE.get(character)
    return known or _by_code(character)


def _by_code(character: str) -> str:
    try:
        high, low = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    code = high << 8 | low
    return _INITIALS[bisect_right(_FIRST, code) - 1] if _FIRST[0] <= code <= _END else ""
