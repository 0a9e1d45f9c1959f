"""Amounts as people type them."""

import re

AMOUNT = re.compile(r"(\d{1,7})(?:[.。](\d{0,2}))?")


def fen_of(text: str) -> int | None:
    """The fen of an amount in yuan, "100" or "12.5"; None for anything else."""
    found = AMOUNT.fullmatch(text.strip(), 0)
    if found is None:
        return None
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def count_of(text: str) -> int | None:
    """How many, "" for none; None for anything that is no number."""
    words = text.strip()
    if not words:
        return 0
    return int(words) if words.isascii() and words.isdigit() and len(words) <= 6 else None
