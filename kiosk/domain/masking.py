"""What others may see of a person (accessibility.md, 26): 张*三 · 110***********1234 · 138****5678."""

import unicodedata

# From this length on: so many characters shown in front, so many at the end. More than half always stays hidden.
_NUMBER = ((15, 3, 4), (8, 1, 2), (5, 0, 2))
_PHONE = ((15, 3, 4), (11, 3, 4), (8, 1, 2), (5, 0, 2))


def mask_name(name: str) -> str:
    """First and last character of a Han name, the initials of a Latin one; never a whole name, never more than two."""
    clusters = _clusters(name)
    letters = [place for place, cluster in enumerate(clusters) if cluster not in _BREAKS]
    shown = _initials(clusters, letters) if " " in name else _ends(letters)
    return "".join(cluster if place in shown or cluster in _BREAKS else "*" for place, cluster in enumerate(clusters))


def mask_number(number: str) -> str:
    """Three in front and four at the end of a citizen's number, less of a shorter one."""
    return _mask(number, _NUMBER)


def mask_phone(phone: str) -> str:
    """Three in front and four at the end of a mobile number, less of a shorter one."""
    return _mask(phone, _PHONE)


_BREAKS = " ·"


def _clusters(name: str) -> list[str]:
    """Characters as people see them: a letter together with its marks."""
    found: list[str] = []
    for character in name:
        if found and unicodedata.category(character).startswith("M"):
            found[-1] += character
        else:
            found.append(character)
    return found


def _ends(letters: list[int]) -> set[int]:
    return {*letters[:1], *letters[-1:]} if len(letters) > 2 else set(letters[:-1])


def _initials(clusters: list[str], letters: list[int]) -> set[int]:
    """The first letters of the first and the last word, unless the word is that letter only."""
    initials = [place for place in letters if (place == 0 or clusters[place - 1] in _BREAKS) and place + 1 in letters]
    return {*initials[:1], *initials[-1:]}


def _mask(text: str, policy: tuple[tuple[int, int, int], ...]) -> str:
    front, end = next(((front, end) for least, front, end in policy if len(text) >= least), (0, 0))
    return text[:front] + "*" * (len(text) - front - end) + text[len(text) - end :]
