"""Amounts as people type them."""

import re
import unicodedata
from datetime import date

from kiosk.domain.identity import check_digit
from kiosk.domain.paying import wallet_of_code

AMOUNT = re.compile(r"([0-9]{1,7}|[0-9]{1,3}(?:,[0-9]{3}){1,2})?(?:\.([0-9]{0,2}))?")
MOST_DIGITS = 5  # of notes of one sort


def fen_of(text: str) -> int | None:
    """The fen of an amount in yuan, "100", "１２．5" or "¥ 1,000 元"; None for anything else."""
    words = plain(text).replace("。", ".").removeprefix("¥").removesuffix("元")
    found = AMOUNT.fullmatch(words)
    if found is None or not any(each.isdigit() for each in words):
        return None
    return int((found[1] or "0").replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))


def count_of(text: str) -> int | None:
    """How many, "" for none; None for anything that is no number."""
    words = plain(text)
    if not words:
        return 0
    return int(words) if words.isascii() and words.isdigit() and len(words) <= MOST_DIGITS else None


def is_payment_code(text: str) -> bool:
    """Whether it is a 付款码 and no resident's number: some of those begin alike, and are for no gateway."""
    return wallet_of_code(text) is not None and not _is_resident(text)


def _is_resident(text: str) -> bool:
    try:
        date.fromisoformat(f"{text[6:10]}-{text[10:12]}-{text[12:14]}")
    except ValueError:
        return False
    return len(text) == 18 and check_digit(text[:17]) == text[17]


def plain(text: str) -> str:
    """Full-width figures as plain ones, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())
