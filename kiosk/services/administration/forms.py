"""A filled-in form, read by the rules by which a hospital's files are read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from unicodedata import east_asian_width

from kiosk.domain.administration import Fault, told
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.services.seeding.mistakes import Mistakes, Spot
from kiosk.services.seeding.rows import Cell, Row
from kiosk.services.seeding.values import TEXT, Sort, whole

T = TypeVar("T")

HERE = Spot("form")
DATE = r"20\d{2}-\d{2}-\d{2}"  # of this century: no sum of days and zones leads out of the calendar
LINE_WIDTH = 56  # half-width signs: two lines of the narrowest start page in large text, one of the usual one
NEEDED = told(QT_TRANSLATE_NOOP("Administration", "Please fill this in."))
FIXED = told(QT_TRANSLATE_NOOP("Administration", "This stays as it is: papers and other records carry it."))
TAKEN = told(QT_TRANSLATE_NOOP("Administration", "Something else has this already."))
UNKNOWN = told(QT_TRANSLATE_NOOP("Administration", "This is not there any more. Please choose another one."))
BACKWARD = told(QT_TRANSLATE_NOOP("Administration", "Please enter something after the beginning."))


@dataclass(frozen=True)
class Form(Row):
    """The values of a form as a row of the files; what is wrong is kept by field, in words for whoever fills it in."""

    faults: list[Fault] = field(default_factory=list)

    def expected(self, key: str, sort: Sort[T]) -> None:
        """Note what is expected; of an empty value, that it is needed."""
        self.faults.append(Fault(key, sort.told if self.has(key) else NEEDED))


def filled(values: Mapping[str, object]) -> Form:
    """A form with these values; empty ones count as none."""
    cells = {key: Cell(value, HERE, HERE) for key, value in values.items() if value != ""}
    return Form(HERE, HERE, cells, Mistakes())


def width(text: str) -> int:
    """How wide a text is, in half-width signs: a Han character takes two."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _line(value: object) -> str:
    text = TEXT.parse(value)
    if width(text) > LINE_WIDTH:
        raise ValueError(text)
    return text


def _day(value: object) -> date:
    return date.fromisoformat(_shaped(DATE, value))


def _moment(value: object) -> datetime | None:
    """Without a zone: a time on the hospital's clock."""
    return datetime.fromisoformat(_shaped(DATE + r" \d{2}:\d{2}", value))


def _shaped(pattern: str, value: object) -> str:
    text = TEXT.parse(value)
    if not re.fullmatch(pattern, text, re.ASCII):
        raise ValueError(text)
    return text


LINE = Sort(
    f"a line as wide as {LINE_WIDTH} letters",
    _line,
    "",
    told=told(
        QT_TRANSLATE_NOOP(
            "Administration", "Too long for the start page: {han} Chinese characters or {letters} letters."
        ),
        han=LINE_WIDTH // 2,
        letters=LINE_WIDTH,
    ),
)
DAY = Sort(
    "a day such as 2026-11-23",
    _day,
    date.min,
    told=told(QT_TRANSLATE_NOOP("Administration", "Please enter a day such as {example}."), example="2026-11-23"),
)
MOMENT: Sort[datetime | None] = Sort(
    "a day and time such as 2026-11-23 08:00",
    _moment,
    None,
    told=told(
        QT_TRANSLATE_NOOP("Administration", "Please enter a day and a time such as {example}."),
        example="2026-11-23 08:00",
    ),
)
POSITION = whole(1, 999)
WEEKS = whole(1, 26)
