"""The codes a scanner may bring in: everything else is unknown."""

import re
from dataclasses import dataclass
from datetime import date

from kiosk.domain.errors import InvalidEntry, UnknownCode
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.token import TICKET_SHAPE

LONGEST = 256
_PRINTABLE = re.compile(r"[ -~]+")
_EXACT = re.compile(r"[0-9A-Za-z:]+")

# In this order: which kind of paper the text may be, and what the code is then called.
_PAPERS = (
    (PaperKind.INSURANCE_CODE, "insurance"),
    (PaperKind.HEALTH_CODE, "health"),
    (PaperKind.ID_CARD, "paper"),
)


@dataclass(frozen=True)
class Recognised:
    """An allow-listed code: ``kind`` is "insurance", "health", "ticket" or "paper"."""

    kind: str
    text: str


def recognise(text: str, *, today: date) -> Recognised:
    """What was scanned, dates and check digits in order; raises `UnknownCode`. A ticket's signature is not checked."""
    if len(text) > LONGEST or not _PRINTABLE.fullmatch(text):
        raise UnknownCode("a code that is too long, empty or not printable ASCII")
    if TICKET_SHAPE.fullmatch(text):
        return Recognised("ticket", text)
    if _EXACT.fullmatch(text):  # a number on a card may be typed with spaces, a code has none
        for kind, name in _PAPERS:
            number = _number(kind, text, today)
            if number:
                return Recognised(name, number)
    raise UnknownCode("a code that is not on the list")


def _number(kind: PaperKind, text: str, today: date) -> str:
    try:
        return check_paper(kind, text, today=today).number
    except InvalidEntry:
        return ""
