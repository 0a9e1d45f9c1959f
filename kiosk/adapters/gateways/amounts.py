"""Yuan in text, as one gateway and both bills have it, and whole fen; never through floating point."""

import re

YUAN = re.compile(r"([0-9]{1,10})(?:\.([0-9]{1,2}))?")


def yuan(fen: int) -> str:
    """1050 fen as "10.50". Raises `ValueError` below zero."""
    if fen < 0:
        raise ValueError("no gateway knows amounts below zero")
    return f"{fen // 100}.{fen % 100:02d}"


def fen(text: object) -> int | None:
    """ "10.5" and "10.50" as 1050 fen; None for anything that is not an amount with at most two places."""
    found = YUAN.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
