"""What a cell may hold: how it is written in TOML or CSV, and what to say when it is something else."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.administration import told
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words
from kiosk.paths import ASSETS

T = TypeVar("T")

DAY = 24 * 60
LONGEST = 500  # characters of a text; a notice is the longest
NOT_POSSIBLE = told(QT_TRANSLATE_NOOP("Administration", "This cannot be. Please look at it again."))
HAN_DAYS = str.maketrans("一二三四五六日天七至到~～—–－", "12345677" + "7" + "-" * 7)


@dataclass(frozen=True)
class Sort(Generic[T]):
    """One sort of value. ``parse`` raises `ValueError` for anything but ``expected``; ``blank`` fills in after that.

    ``told`` says what is expected to somebody who fills in a form.
    """

    expected: str
    parse: Callable[[object], T]
    blank: T
    secret: bool = False  # a person's name or number: not repeated in a log
    told: Words = NOT_POSSIBLE


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError(value)
    text = str(value).strip()
    if not text or len(text) > LONGEST or any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        raise ValueError(text)
    return text


def matching(pattern: str, expected: str, told: Words = NOT_POSSIBLE) -> Sort[str]:
    """A text of a fixed shape."""
    shape = re.compile(pattern)

    def parse(value: object) -> str:
        text = _text(value)
        if not shape.fullmatch(text):
            raise ValueError(text)
        return text

    return Sort(expected, parse, "", told=told)


def whole(low: int, high: int) -> Sort[int]:
    """A whole number between two others."""

    def parse(value: object) -> int:
        text = _text(value)
        number = int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else high + 1
        if not low <= number <= high:
            raise ValueError(text)
        return number

    words = told(
        QT_TRANSLATE_NOOP("Administration", "Please enter a whole number from {low} to {high}."), low=low, high=high
    )
    return Sort(f"a whole number from {low} to {high}", parse, low, told=words)


def one_of(choices: Mapping[str, T], blank: T) -> Sort[T]:
    """One of some words; each choice may have several, as the Chinese one beside the English."""

    def parse(value: object) -> T:
        word = _text(value)
        if word not in choices:
            raise ValueError(word)
        return choices[word]

    words = told(QT_TRANSLATE_NOOP("Administration", "Please choose one of the list."))
    return Sort("one of " + ", ".join(choices), parse, blank, told=words)


def _yuan(value: object) -> int:
    text = _text(value).removeprefix("¥").removesuffix("元").strip()
    if not re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,2})?", text):
        raise ValueError(text)
    yuan, _, cents = text.partition(".")
    return int(yuan) * 100 + int(cents.ljust(2, "0"))


def _minutes(value: object) -> int:
    found = re.fullmatch(r"([0-9]{1,2})[:：]([0-5][0-9])(:00)?", _text(value))
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY + 1
    if minutes > DAY:
        raise ValueError(value)
    return minutes


def _hour(value: object) -> time:
    """24:00 is the end of the day, which `time` knows only as its last moment."""
    minutes = _minutes(value)
    return time.max if minutes == DAY else time(*divmod(minutes, 60))


def _weekdays(value: object) -> tuple[int, ...]:
    days = ",".join(map(str, value)) if isinstance(value, list) else _text(value)
    plain = re.sub(r"星期|周|[\s,，、;；]", "", days).translate(HAN_DAYS)
    if not re.fullmatch(r"([1-7](-[1-7])?)+", plain):
        raise ValueError(value)
    chosen: set[int] = set()
    for first, last in re.findall(r"([1-7])(?:-([1-7]))?", plain):
        span = range(int(first), int(last or first) + 1)
        if not span:
            raise ValueError(value)
        chosen.update(span)
    return tuple(sorted(chosen))


def _way(value: object) -> tuple[tuple[str, str], ...]:
    steps = (
        value if isinstance(value, list) else [re.split(r"[:：]", step) for step in re.split(r"[;；]", _text(value))]
    )
    return tuple(_step(step) for step in steps)


def _step(step: object) -> tuple[str, str]:
    if not isinstance(step, list) or len(step) != 2:
        raise ValueError(step)
    return _text(step[0]), _text(step[1])


def _icon(value: object) -> str:
    name = _text(value)
    if not re.fullmatch(r"[a-z0-9-]+", name) or not (ASSETS / "icons" / f"{name}.svg").is_file():
        raise ValueError(name)
    return name


def _zone(value: object) -> str:
    name = _text(value)
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(name) from error


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    return {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}[_text(value).lower()]


A_TIME = told(QT_TRANSLATE_NOOP("Administration", "Please enter a time such as {example}."), example="08:30")
TEXT = Sort(
    f"a text of at most {LONGEST} characters",
    _text,
    "",
    told=told(QT_TRANSLATE_NOOP("Administration", "Please write one line of at most {most} characters."), most=LONGEST),
)
CODE = matching(
    r"[0-9A-Za-z_-]{1,32}",
    "a code of letters, digits, - and _",
    told(QT_TRANSLATE_NOOP("Administration", "Please use letters, digits, - and _ only, 32 at most.")),
)
LETTER = matching(
    r"[A-Z]{1,2}",
    "one or two capital letters",
    told(QT_TRANSLATE_NOOP("Administration", "Please enter one or two capital letters.")),
)
ICON = Sort("the name of a picture in assets/icons such as stethoscope", _icon, "")
BOOK_CODE = matching(r"[0-9]{8}", "8 digits")
FLOOR = whole(-9, 99)
YUAN = Sort(
    'yuan such as "12.50"',
    _yuan,
    0,
    told=told(QT_TRANSLATE_NOOP("Administration", "Please enter yuan such as {example}."), example="12.50"),
)
MINUTES = Sort("a time such as 08:30", _minutes, 0, told=A_TIME)
HOUR = Sort("a time such as 08:30", _hour, time.min, told=A_TIME)
WEEKDAYS: Sort[tuple[int, ...]] = Sort("weekdays such as 12345 or 一三五 (1 is Monday)", _weekdays, ())
WAY_EXAMPLE = "坐电梯：2 号梯到 2 楼；出门左转：跟着绿线走"
WAY: Sort[tuple[tuple[str, str], ...]] = Sort(
    f"steps of two texts each, such as {WAY_EXAMPLE}",
    _way,
    (),
    told=told(
        QT_TRANSLATE_NOOP("Administration", "Please write steps of two texts each, such as {example}."),
        example=WAY_EXAMPLE,
    ),
)
ZONE = Sort("a time zone such as Asia/Shanghai", _zone, "")
SWITCH = Sort("yes or no", _switch, blank=False)
