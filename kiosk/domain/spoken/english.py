"""The rules for English: which figures and signs are said how."""

import re

from kiosk.domain.spoken.rules import Rule, apply, rule

_Found = re.Match[str]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_MONTHS, _SHORT_DAYS = ("|".join(name[:3] for name in names) for names in (_MONTHS, _DAYS))
_LONG = {name[:3]: name for name in (*_MONTHS, *_DAYS)}
_ALONE, _ENDS = "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])"
_AMOUNT = r"(?P<minus>[-−]?)¥ *(?P<yuan>[0-9][0-9,]{0,14})(?:\.(?P<fen>[0-9]{1,2}))?"
_UNITS = {"min": "minute", "s": "second", "h": "hour", "mm": "millimetre", "cm": "centimetre", "kg": "kilogram"}
_WIDE = str.maketrans("￥－（）：，％　", "¥-():,% ")


def english(text: str) -> str:
    """``text`` in words for an English voice: 8 30 a.m., 30 yuan 50 fen, A, 0, 1, 2."""
    return apply(_RULES, text.translate(_WIDE)).strip()


def _money(found: _Found) -> str:
    yuan, fen = found["yuan"].replace(",", ""), int(f"{found['fen'] or '':0<2}")
    said = [f"{yuan} yuan"] if int(yuan) or not fen else []
    return ("minus " if found["minus"] else "") + " ".join((*said, f"{fen} fen") if fen else said)


def _date(found: _Found) -> str:
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"


def _day(found: _Found) -> str:
    day = f"{_LONG[found[1]]} " if found[1] else ""
    return f"{day}{found[2]} {_LONG[found[3]]}"


def _clock(found: _Found) -> str:
    hour, minute = int(found[1]) % 24, int(found[2])
    if not minute and hour % 12 == 0:
        return "noon" if hour else "midnight"
    minutes = f" oh {minute}" if 0 < minute < 10 else f" {minute}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes} {'a.m.' if hour < 12 else 'p.m.'}"


def _left(found: _Found) -> str:
    minutes, seconds = int(found[1]), int(found[2])
    said = (_many(count, unit) for count, unit in ((minutes, "minute"), (seconds, "second")) if count)
    return " ".join(said) or "0 seconds"


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _unit(found: _Found) -> str:
    return f"{found[1]} {_UNITS[found[2]]}" + ("" if found[1] == "1" else "s")


def _told(characters: str) -> str:
    """Letters and digits one by one."""
    return ", ".join(characters)


def _in_groups(number: str) -> str:
    """A long number with a longer pause after every three or four digits."""
    first = {11: 3, 18: 6}.get(len(number), 4)
    rest = [number[place : place + 4] for place in range(first, len(number), 4)]
    return "; ".join(" ".join(group) for group in (number[:first], *rest))


def _masked(found: _Found) -> str:
    return f"ending in {' '.join(found[1])}" if found[1] else "hidden"


_RULES: tuple[Rule, ...] = (
    rule(r"\s+", lambda found: ", " if "\n" in found[0] else " "),
    rule(r"(?<=[A-Za-z])\*+(?=[\s·]|$)", "."),
    rule(r"(?<=[^\x00-\x7f*])\*+(?=[^\x00-\x7f*]|$)", " "),
    rule(r"(?<![0-9A-Za-z])[0-9A-Za-z]*[*●•]{2,}([0-9]*[Xx]?)", _masked),
    rule(r"(?<!\d)([12][0-9]{3})[-/.](0?[1-9]|1[0-2])[-/.]([0-3]?[0-9])(?!\d)", _date),
    rule(rf"\b(?:({_SHORT_DAYS}) )?([0-3]?[0-9]) ({_SHORT_MONTHS})\b", _day),
    rule(rf"\b({_SHORT_DAYS})\b(?=,| |$)", lambda found: _LONG[found[1]]),
    rule(r"(?<![\dA-Za-z])[0-9]{17}[0-9Xx](?![\dA-Za-z])", lambda found: _in_groups(found[0])),
    rule(r"(?<![\dA-Za-z])\+?[0-9]{7,}(?!\d)", lambda found: _in_groups(found[0])),
    rule(
        r"(?<!\d)(?:1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}|[0-9]{6} [0-9]{8} [0-9]{3}[0-9Xx])(?!\d)",
        lambda found: _in_groups(re.sub("[ -]", "", found[0])),
    ),
    rule(r"(?<=call )([0-9]{3,})", lambda found: " ".join(found[1])),
    rule(r"(?<=[0-9%]) *[-–—~] *(?=[0-9¥])", " to "),
    rule(r"^–(?=[0-9])", "to "),
    rule(r"(?<!\d)([0-9]+):([0-5][0-9])(?= left)", _left),
    rule(r"(?<=another )([0-9]+):([0-5][0-9])(?!\d)", _left),
    rule(r"(?<!\d)([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?(?!\d)", _clock),
    rule(_AMOUNT, _money),
    rule(rf"{_ALONE}B([1-9]){_ENDS}", lambda found: f"basement {found[1]}"),
    rule(rf"{_ALONE}F([0-9]{{1,2}})(?= key\b)", lambda found: f"F {found[1]}"),  # of a keyboard
    rule(rf"{_ALONE}(?:F([0-9]{{1,2}})|([0-9]{{1,2}})F){_ENDS}", lambda found: f"floor {found[1] or found[2]}"),
    rule(rf"{_ALONE}([A-Z]{{1,3}})([0-9]+){_ENDS}", lambda found: _told(found[1] + found[2])),
    rule(r"(?<=[Rr]oom )([0-9]{3,4})\b", lambda found: " ".join(found[1])),
    rule(rf"\b([0-9.]+) ?({'|'.join(sorted(_UNITS, key=len, reverse=True))})\b", _unit),
    rule(" *%", " percent"),
    rule(r" *(?:℃|°C)", " degrees"),
    rule(r"(?<![\d.])0[0-9]+(?!\d)", lambda found: " ".join(found[0])),
    rule(r"≤ *", "at most "),
    rule(r"≥ *", "at least "),
    rule(r" *[·•|] *", ", "),
    rule(r" *(?:…|\.{3}|—|–|→) *", ", "),
    rule(r" *[(\[] *", ", "),
    rule(r" *[)\]]", ""),
    rule('[“”"*_#~^<>●¥]', ""),
    rule(r"(?:, *)+(?=[.!?;:]|$)|^[, ]+|(?<=[^m][.!?;:])(?: *,)+", ""),
    rule(r", *(?:, *)+", ", "),
    rule(r"(?<=[ap]\.m)\.\.", "."),
    rule(r"\s+", " "),
)
