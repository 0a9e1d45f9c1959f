"""Characters as people type them: full-width forms, and what counts as Han."""

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}

# Blocks that hold Han characters only. Planes 2 and 3 are reserved for them as a whole (Unicode, "Roadmap to the SIP
# and TIP"), so a character newer than this Python's tables is known too.
_HAN_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
_HAN_SINGLES = "〇々"


def narrow(text: str) -> str:
    """``text`` with full-width ASCII, as Chinese input methods type it, made ordinary."""
    return text.translate(_WIDE)


def is_han(character: str) -> bool:
    """Whether one character is Han, every extension included, and 〇 and 々 as they stand in names."""
    return character in _HAN_SINGLES or any(low <= ord(character) <= high for low, high in _HAN_BLOCKS)
