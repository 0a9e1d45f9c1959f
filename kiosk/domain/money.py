"""Money in words and figures; amounts are whole fen."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ((10**8, "亿"), (10**4, "万"), (1000, "仟"), (100, "佰"), (10, "拾"))


def yuan(fen: int) -> str:
    """``fen`` in yuan with two decimals: 1500 -> "15.00"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02}"


def capitals(fen: int) -> str:
    """``fen`` in the capital figures of receipts (《正确填写票据和结算凭证的基本规定》): 人民币壹仟肆佰零玖元伍角."""
    whole, rest = divmod(abs(fen), 100)
    sign = "负" if fen < 0 else ""
    front = f"{_spell(whole)}元" if whole else ""
    return f"人民币{sign}{front or ('' if rest else '零元')}{_small(rest, after_yuan=front != '')}"


def _small(rest: int, *, after_yuan: bool) -> str:
    if not rest:
        return "整"
    jiao, fen = divmod(rest, 10)
    tens = f"{_DIGITS[jiao]}角" if jiao else "零" * after_yuan
    return tens + (f"{_DIGITS[fen]}分" if fen else "")


def _spell(number: int) -> str:
    """A number above 0; "零" stands where places between two figures are empty."""
    for size, unit in _UNITS:
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return f"{_spell(high)}{unit}{gap}{_spell(low) if low else ''}"
    return _DIGITS[number]
