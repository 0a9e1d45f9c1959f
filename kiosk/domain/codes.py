"""The codes a scanner may bring in: everything else is unknown."""

import re
from dataclasses import dataclass
from datetime import date

from kiosk.domain.errors import InvalidEntry, UnknownCode
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.paying import wallet_of_code
from kiosk.domain.sign_in import BADGE, BADGE_SHAPE
from kiosk.domain.token import TICKET_SHAPE

LONGEST = 256
PAYMENT = "payment"  # 付款码
_PRINTABLE = re.compile(r"[ -~]+")

# How the code looks, which kind of paper that is, and what the code is called.
_PAPERS = (
    (re.compile(r"424[0-9]{25}"), PaperKind.INSURANCE_CODE, "insurance"),
    (re.compile(r"[0-9A-Za-z]+:[0-9:]+"), PaperKind.HEALTH_CODE, "health"),
    (re.compile(r"[1-8][0-9]{16}[0-9Xx]"), PaperKind.ID_CARD, "paper"),
    (re.compile(r"9[0-9]{16}[0-9Xx]"), PaperKind.FOREIGNER_PERMIT, "paper"),
)


@dataclass(frozen=True)
class Recognised:
    """An allow-listed code: ``kind`` is "insurance", "health", "ticket", "paper", "badge" or "payment".

    ``text`` is the whole token of a ticket or a badge, and of all others the number as `check_paper` gives it.
    """

    kind: str
    text: str


def recognise(text: str, *, today: date) -> Recognised:
    """What was scanned, dates and check digits in order; raises `UnknownCode`. A ticket's signature is not checked."""
    if len(text) > LONGEST or not _PRINTABLE.fullmatch(text):
        raise UnknownCode("a code that is too long, empty or not printable ASCII")
    if TICKET_SHAPE.fullmatch(text):
        return Recognised("ticket", text)
    if BADGE_SHAPE.fullmatch(text):
        return Recognised(BADGE, text)
    for shape, kind, name in _PAPERS:
        if shape.fullmatch(text) and (number := _number(kind, text, today)):
            return Recognised(name, number)
    if wallet_of_code(text) is not None:  # after the papers: an ID number of eighteen digits may begin as one
        return Recognised(PAYMENT, text)
    raise UnknownCode("a code that is not on the list")


def _number(kind: PaperKind, text: str, today: date) -> str:
    """The paper's number; "" when the check digit or the birth date says that it is none."""
    try:
        return check_paper(kind, text, today=today).number
    except InvalidEntry:
        return ""
