"""Characters as people type them: full-width forms, and what counts as Han."""

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


def narrow(text: str) -> str:
    """``text`` with full-width ASCII, as Chinese input methods type it, made ordinary."""
    return text.translate(_WIDE)


def is_han(character: str) -> bool:
    """Whether one character is Han, every extension included, and 〇 and 々 as they stand in names.

    Planes 2 and 3 are reserved for Han as a whole, so a character newer than this Python's tables is known too.
    """
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFD
        or 0xF900 <= code <= 0xFAFF
        or character in "〇々"
    )
