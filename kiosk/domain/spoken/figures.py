"""Numbers in Chinese words: counted, told digit by digit, and as money."""

_NUMERALS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_MYRIADS = ((10**8, "亿"), (10**4, "万"))


def digits(text: str) -> str:
    """Digit by digit as on the telephone, 1 as 幺; all other characters stay."""
    return _told(text).replace("一", "幺")


def year(text: str) -> str:
    """A year digit by digit, where 1 stays 一: 一九八五."""
    return _told(text)


def cardinal(number: int) -> str:
    """``number`` (0 or more) in words: 12 十二, 105 一百零五, 220 二百二十."""
    words = _spell(number) if number else "零"
    return words.removeprefix("一") if words.startswith("一十") else words


def counted(number: int) -> str:
    """How many: like `cardinal`, but 2 is 两, and so is a leading 2 before 百, 千, 万 and 亿."""
    words = cardinal(number)
    if words == "二" or (words[0] == "二" and words[1] in "百千万亿"):
        return f"两{words[1:]}"
    return words


def decimal(text: str) -> str:
    """36.5 as 三十六点五; "2" as 二."""
    whole, point, rest = text.partition(".")
    return cardinal(int(whole)) + (f"点{_told(rest)}" if point else "")


def money(fen: int) -> str:
    """An amount of ``fen`` (0 or more) in 元, 角 and 分: 3050 三十元五角, 3005 三十元零五分."""
    yuan, small = divmod(fen, 100)
    jiao, fen = divmod(small, 10)
    parts = [f"{counted(yuan)}元"] if yuan or not small else []
    if jiao:
        parts.append(f"{counted(jiao)}角")
    elif fen and yuan:
        parts.append("零")
    if fen:
        parts.append(f"{counted(fen)}分")
    return "".join(parts)


def _told(text: str) -> str:
    return "".join(_NUMERALS[int(each)] if "0" <= each <= "9" else each for each in text)


def _spell(number: int) -> str:
    """A number above 0; "零" stands where places between two figures are empty."""
    for size, unit in (*_MYRIADS, *_PLACES):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return f"{_spell(high)}{unit}{gap}{_spell(low) if low else ''}"
    return _NUMERALS[number]
