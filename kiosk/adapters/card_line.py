"""One line of the card reader protocol (docs/devices.md), checked before anybody believes it."""

import json
import logging
import re
from collections.abc import Mapping
from datetime import date

from kiosk.adapters.frames import Frame
from kiosk.domain.errors import CardUnreadable, DomainError
from kiosk.domain.identity import Paper, PaperKind, Sex, check_paper, paper_facts
from kiosk.domain.names import check_birth, check_name
from kiosk.ports import CardRead

log = logging.getLogger(__name__)

LONGEST_LINE = 4096  # bytes
PING, PONG = b"PING", b"PONG"
SILENT = (PING, PONG, b"REMOVED")  # lines that tell a patient nothing
_REASON = re.compile(rb"ERROR(?: ([a-z][a-z-]{0,31}))?")


class _WrongError(Exception):
    """What is wrong with a card's line, in words that hold nothing of it."""


def read_line(frame: Frame, *, today: date) -> CardRead | DomainError | None:
    """What a line tells the patient's page: a card, why it was not read, or nothing.

    A line that nobody understands is one log line without its content.
    """
    line = frame.data
    if line in SILENT:
        return None
    if line.startswith(b"CARD "):
        return _card(frame, today)
    failure = _REASON.fullmatch(line)
    if failure:
        return CardUnreadable(f"card reader: {(failure[1] or b'error').decode()}")
    log.warning("card reader: a line of %d bytes that is not in the protocol", frame.length)
    return None


def _card(frame: Frame, today: date) -> CardRead | CardUnreadable:
    try:
        if frame.too_long:
            raise _WrongError(f"{frame.length} bytes are too many")
        return _card_read(_fields(frame.data[len(b"CARD ") :]), today)
    except _WrongError as wrong:
        return CardUnreadable(f"card reader: CARD: {wrong}")


def _fields(text: bytes) -> Mapping[str, str]:
    try:
        fields = json.loads(text.decode())
    except (ValueError, RecursionError):
        raise _WrongError("not JSON in UTF-8") from None
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise _WrongError("not an object of texts")
    return fields


def _card_read(fields: Mapping[str, str], today: date) -> CardRead:
    paper = _paper(fields, today)
    facts = paper_facts(paper)
    birth, sex = _birth(fields, today), _sex(fields)
    # The number holds both too: a card that contradicts itself was not read well.
    if birth and facts.birth_date and birth != facts.birth_date:
        raise _WrongError("birth does not fit number")
    if Sex.UNKNOWN not in (sex, facts.sex) and sex is not facts.sex:
        raise _WrongError("sex does not fit number")
    return CardRead(
        paper,
        name=_name(fields),
        sex=facts.sex if sex is Sex.UNKNOWN else sex,
        birth_date=birth or facts.birth_date,
    )


def _paper(fields: Mapping[str, str], today: date) -> Paper:
    try:
        return check_paper(PaperKind(fields["kind"]), fields["number"], today=today)
    except KeyError:
        raise _WrongError("kind or number is missing") from None
    except ValueError:
        raise _WrongError("kind is not on the list") from None
    except DomainError:
        raise _WrongError("number cannot be right") from None


def _name(fields: Mapping[str, str]) -> str:
    try:
        return check_name(fields["name"]) if fields.get("name") else ""
    except DomainError:
        raise _WrongError("name cannot be right") from None


def _birth(fields: Mapping[str, str], today: date) -> date | None:
    try:
        return check_birth(fields["birth"], today=today) if fields.get("birth") else None
    except DomainError:
        raise _WrongError("birth cannot be right") from None


def _sex(fields: Mapping[str, str]) -> Sex:
    try:
        return Sex(fields.get("sex") or Sex.UNKNOWN)
    except ValueError:
        raise _WrongError("sex is not on the list") from None
