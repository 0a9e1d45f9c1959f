"""Finding patients by whatever is typed or scanned: a table of patterns says what it may be."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice, product
from types import MappingProxyType

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.names import check_name, check_phone
from kiosk.domain.spelling import MOST, cuts, spelt, syllables, written
from kiosk.domain.text import is_han, narrow
from kiosk.domain.token import TICKET_SHAPE
from kiosk.domain.words import QT_TRANSLATE_NOOP

LONGEST = 256  # characters, as of any code
TAIL = 4  # the last characters of a phone or paper number
MOST_LETTERS = 40  # of a name in Pinyin

TYPE_MORE = QT_TRANSLATE_NOOP("Words", "Please type one more letter.")
TOO_LONG = QT_TRANSLATE_NOOP("Words", "That is too long for a name or a number. Please type less.")


class KeyKind(StrEnum):
    """What a text is a key to; those of one letter stand in the table of keys."""

    FIRST = "f"  # the first character of a Han name
    NAME = "n"
    GIVEN = "g"  # what follows the first character, or the first word
    SYLLABLE = "s"  # the first syllable
    PINYIN = "p"
    INITIALS = "i"
    PHONE_END = "t"
    PAPER_END = "d"
    PHONE = "phone"
    PAPER = "paper"
    OUTPATIENT = "outpatient"
    LABEL = "label"
    TOKEN = "token"


# Kinds of which a beginning is enough.
BEGINNINGS = frozenset({KeyKind.NAME, KeyKind.GIVEN, KeyKind.PINYIN, KeyKind.INITIALS})
SEALED_ENDS = frozenset({KeyKind.PHONE_END, KeyKind.PAPER_END})


class Why(StrEnum):
    """By what somebody was found, in the words of staff."""

    TICKET = "ticket"
    PAPER = "paper"
    PHONE = "phone"
    OUTPATIENT = "outpatient"
    NAME = "name"
    PINYIN = "pinyin"


WHY: Mapping[KeyKind, Why] = MappingProxyType(
    {
        KeyKind.TOKEN: Why.TICKET,
        KeyKind.LABEL: Why.TICKET,
        KeyKind.PAPER: Why.PAPER,
        KeyKind.PHONE: Why.PHONE,
        KeyKind.OUTPATIENT: Why.OUTPATIENT,
        KeyKind.PHONE_END: Why.PHONE,
        KeyKind.PAPER_END: Why.PAPER,
        KeyKind.NAME: Why.NAME,
        KeyKind.FIRST: Why.NAME,
        KeyKind.GIVEN: Why.NAME,
        KeyKind.INITIALS: Why.PINYIN,
        KeyKind.SYLLABLE: Why.PINYIN,
        KeyKind.PINYIN: Why.PINYIN,
    }
)


@dataclass(frozen=True)
class Key:
    """One key: of a patient, where it is whole, or of whom to look for, where it may be a beginning (`BEGINNINGS`)."""

    kind: KeyKind
    text: str


def keys_asked(text: str, *, today: date) -> tuple[Key, ...]:
    """Every key that ``text`` may be, the surest first; () where it can be none.

    Raises `InvalidEntry` for what is too long, or too little to look for.
    """
    if len(text) > LONGEST:
        raise InvalidEntry(TOO_LONG, field="search")
    asked = _tidy(text)
    if len(asked) == 1 and asked.isascii() and asked.isalpha():
        raise InvalidEntry(TYPE_MORE, field="search")
    found = (
        key for pattern in PATTERNS if pattern.shape.fullmatch(asked) for key in pattern.read(asked, today) if key.text
    )
    return tuple(dict.fromkeys(found))


def keys_of_name(name: str) -> frozenset[Key]:
    """The keys by which a name in the books is found."""
    folded, ways = name.casefold(), spelt(name)
    parts = re.split("[· ]", folded)
    given = parts[1:] if len(parts) > 1 else [folded[1:]] if is_han(name[:1]) else []
    return frozenset(
        (
            *((Key(KeyKind.FIRST, name[0]),) if is_han(name[:1]) else ()),
            Key(KeyKind.NAME, folded),
            *(Key(KeyKind.GIVEN, part) for part in given if len(part) > 1),
            *(Key(KeyKind.SYLLABLE, way[0]) for way in ways),
            *(Key(KeyKind.PINYIN, " ".join(way)) for way in ways),
            *(Key(KeyKind.INITIALS, "".join(syllable[0] for syllable in way)) for way in ways),
        )
    )


def end_of(number: str) -> str:
    """The last characters of a number, by which people tell it; "" of one too short to keep the rest to itself."""
    return number[-TAIL:] if len(number) >= 2 * TAIL else ""


def _tidy(text: str) -> str:
    """Full-width forms made ordinary; whatever is no character is dropped, idle spaces too."""
    seen = "".join(each for each in narrow(text) if unicodedata.category(each)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _as_is(kind: KeyKind) -> "Read":
    def read(text: str, _today: date) -> Iterator[Key]:
        yield Key(kind, text.upper())

    return read


def _outpatient(text: str, _today: date) -> Iterator[Key]:
    yield from (Key(KeyKind.OUTPATIENT, each) for each in (text, text.upper()))


def _phone(text: str, _today: date) -> Iterator[Key]:
    try:
        yield Key(KeyKind.PHONE, check_phone(text))
    except InvalidEntry:
        return


def _paper(text: str, today: date) -> Iterator[Key]:
    for kind in PaperKind:
        try:
            paper = check_paper(kind, text, today=today)
        except InvalidEntry:
            continue
        yield Key(KeyKind.PAPER, f"{paper.kind.value}:{paper.number}")


def _name(text: str, _today: date) -> Iterator[Key]:
    try:
        name = check_name(text)
    except InvalidEntry:
        return
    if len(name) == 1:
        yield Key(KeyKind.FIRST, name)
    else:
        yield from (Key(kind, name.casefold()) for kind in (KeyKind.NAME, KeyKind.GIVEN))


def _letters(text: str, _today: date) -> Iterator[Key]:
    if len(text) > MOST_LETTERS:
        return
    for way in sorted(cuts(text), key=len):
        if len(way) == 1:
            yield from (Key(KeyKind.SYLLABLE, each) for each in syllables(way[0]))
        else:
            yield from islice(_spelt(way), MOST)
    yield Key(KeyKind.INITIALS, text.casefold().replace(" ", ""))


def _spelt(way: tuple[str, ...]) -> Iterator[Key]:
    """ "lu" may be lü at any place, at the last one as a beginning."""
    *whole, last = way
    begun = tuple(dict.fromkeys((last, last.replace("u", "v") if last[0] in "ln" else last)))
    for written_so in product(*map(written, whole), begun):
        yield Key(KeyKind.PINYIN, " ".join(written_so))


Read = Callable[[str, date], Iterator[Key]]


@dataclass(frozen=True)
class Pattern:
    """What looks so may be read so."""

    shape: re.Pattern[str]
    read: Read


PATTERNS = (
    Pattern(TICKET_SHAPE, _as_is(KeyKind.TOKEN)),
    Pattern(re.compile(r"[A-Za-z]{1,2}[0-9]{3,4}"), _as_is(KeyKind.LABEL)),
    Pattern(re.compile(r"[0-9A-Za-z: -]{5,128}|.{1,4}字?第?[0-9]{4,10}号?"), _paper),
    Pattern(re.compile(r"[0-9+() -]{6,32}"), _phone),
    Pattern(re.compile(r"[0-9A-Za-z][0-9A-Za-z/-]{3,63}"), _outpatient),
    Pattern(re.compile(r"[0-9]{4}"), _as_is(KeyKind.PHONE_END)),
    Pattern(re.compile(r"[0-9]{3}[0-9Xx]"), _as_is(KeyKind.PAPER_END)),
    Pattern(re.compile(r".+"), _name),
    Pattern(re.compile(r"[A-Za-z]+([ '’]+[A-Za-z]+)*"), _letters),
)
