"""Signatures on what we print: the ticket's QR and the invoice's check code."""

import hmac
import re
import struct
from base64 import b32decode, b32encode
from datetime import date

from kiosk.domain.errors import UnknownCode

PREFIX = "NX1."
TICKET_SHAPE = re.compile(r"(NX1\.[A-Z2-7]{20})\.([A-Z2-7]{20})")

# Capitals and digits only, so that a QR holds the token in its dense alphanumeric mode.
_BODY = struct.Struct(">QI")  # ticket id, proleptic day number
_MAC_BYTES = 12
_CHECK_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O, no 1 I


def sign_ticket(ticket_id: int, day: date, *, key: bytes) -> str:
    """The text of a ticket's QR: 45 ASCII characters, signed with 96 bits of HMAC-SHA256."""
    head = PREFIX + _text(_BODY.pack(ticket_id, day.toordinal()))
    return f"{head}.{_mac(head, key)}"


def is_ticket(text: str) -> bool:
    """Whether a code says it is a ticket of ours; whether it is, only `read_ticket` knows."""
    return text.startswith(PREFIX)


def read_ticket(token: str, *, key: bytes) -> tuple[int, date]:
    """Ticket id and day of a token we signed; raises `UnknownCode` for every other text."""
    match = TICKET_SHAPE.fullmatch(token)
    if match is None or not hmac.compare_digest(_mac(match[1], key), match[2]):
        raise UnknownCode("a ticket code without our signature")
    body = match[1].removeprefix(PREFIX)
    ticket_id, day = _BODY.unpack(b32decode(body + "=" * (-len(body) % 8)))
    return ticket_id, date.fromordinal(day)


def invoice_check_code(book: str, number: str, total: int, *, key: bytes) -> str:
    """校验码: six characters that belong to this book, number and total in fen."""
    digest = hmac.digest(key, f"invoice\n{book}\n{number}\n{total}".encode(), "sha256")
    return "".join(_CHECK_ALPHABET[byte % 32] for byte in digest[:6])


def _mac(head: str, key: bytes) -> str:
    return _text(hmac.digest(key, f"ticket\n{head}".encode(), "sha256")[:_MAC_BYTES])


def _text(raw: bytes) -> str:
    return b32encode(raw).decode("ascii").rstrip("=")
