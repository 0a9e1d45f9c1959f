"""The rules for Mandarin: which figures and signs are said how."""

import re

from kiosk.domain.spoken.figures import cardinal, counted, decimal, digits, money, year
from kiosk.domain.spoken.rules import Rule, apply, rule

_Found = re.Match[str]

# What is counted with 两. 号, 楼, 月, 日, 诊室 and the like are ordinals and keep 二.
_MEASURES = (
    "个月|小时|分钟|公斤|公里|毫米|厘米|毫升|毫克|辈子|"
    "[个人位次张秒天周岁年点份页步种字间名项瓶盒片粒条件台部倍米克升元块角分层行]"
)
_HAN = "\u3400-\u9fff\U00020000-\U0003fffd"
_ALONE, _ENDS = "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])"
_HOUR, _MINUTE = "([01]?[0-9]|2[0-4])", "([0-5][0-9])"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_AMOUNT = r"([0-9][0-9,]{0,14}(?:\.[0-9]{1,2})?)"

_WIDE = {0xFF10 + place: 0x30 + place for place in range(10)}
_WIDE |= {start + place: start - 0xFEE0 + place for start in (0xFF21, 0xFF41) for place in range(26)}
_WIDE |= str.maketrans("￥％＋－＊／．＜＞＝＆＃　", "¥%+-*/.<>=&# ")

_UNITS = {
    **{"mm": "毫米", "cm": "厘米", "km": "公里", "m": "米", "kg": "公斤", "mg": "毫克", "g": "克", "ml": "毫升"},
    **{"mL": "毫升", "L": "升", "min": "分钟", "h": "小时", "s": "秒", "mmHg": "毫米汞柱", "mmol/L": "毫摩尔每升"},
}
_WORDS = {"wechat": "微信", "alipay": "支付宝", "wifi": "无线网", "wi-fi": "无线网", "app": "A P P"}
_CLOCK_ALSO = {0: "", 30: "半"}


def mandarin(text: str) -> str:
    """``text`` in words for a Mandarin voice: 八点半, 三十元五角, A 零幺二."""
    return apply(_RULES, text.translate(_WIDE)).strip()


def _date(found: _Found) -> str:
    return f"{year(found[1])}年{_day(found[2], found[3])}"


def _day(month: str, day: str) -> str:
    return f"{cardinal(int(month))}月{cardinal(int(day))}日"


def _clock(found: _Found) -> str:
    return _o_clock(int(found[1]), int(found[2]))


def _afternoon(found: _Found) -> str:
    """What is said to be in the afternoon or evening is told by twelve hours, the end of a span too."""
    clock = re.sub(f"{_HOUR}:{_MINUTE}", lambda time: _o_clock((int(time[1]) - 1) % 12 + 1, int(time[2])), found[2])
    return f"{found[1]}{clock}"


def _o_clock(hour: int, minute: int) -> str:
    told = f"零{cardinal(minute)}分" if minute < 10 else f"{cardinal(minute)}分"
    return f"{counted(hour)}点{_CLOCK_ALSO.get(minute, told)}"


def _left(found: _Found) -> str:
    """Minutes and seconds that are left."""
    minutes, seconds = int(found[1]), int(found[2])
    if not seconds:
        return f"{counted(minutes)}分钟"
    return (f"{counted(minutes)}分" if minutes else "") + f"{counted(seconds)}秒"


def _money(found: _Found) -> str:
    yuan, _, rest = found["amount"].replace(",", "").partition(".")
    return ("负" if found["minus"] else "") + money(int(yuan) * 100 + int(f"{rest:0<2}"))


def _amount(pattern: str) -> str:
    return pattern.replace("AMOUNT", _AMOUNT.replace("(", "(?P<amount>", 1)).replace("MINUS", "(?P<minus>[-−]?)")


def _in_groups(number: str) -> str:
    """A long number with a breath after every three or four digits: 3-4-4 of a telephone, 6-4-4-4 of a citizen."""
    first = {11: 3, 18: 6}.get(len(number), 4)
    rest = [number[place : place + 4] for place in range(first, len(number), 4)]
    return "，".join(digits(group) for group in (number[:first], *rest))


def _bare(number: str) -> str:
    return re.sub("[ -]", "", number)


def _abroad(found: _Found) -> str:
    return f"加{digits(found[1])}，{_in_groups(_bare(found[2]))}"


def _masked(found: _Found) -> str:
    return f"尾号{digits(found[1])}" if found[1] else "星号"


def _code(found: _Found) -> str:
    return f"{_spelled(found[1])} {digits(found[2])}"


def _spelled(letters: str) -> str:
    return " ".join(letters.upper())


def _word(found: _Found) -> str:
    """A Latin word: its Chinese name, letters for what is written in capitals, or as it is."""
    word = found[0]
    if word.lower() in _WORDS:
        return _WORDS[word.lower()]
    return _spelled(word) if word.isupper() and len(word) <= 4 else word


def _temperature(found: _Found) -> str:
    return ("零下" if found[1] else "") + f"{decimal(found[2])}摄氏度"


def _count(found: _Found) -> str:
    low = f"{_how_many(found[1])}到" if found[1] else ""
    return f"{low}{_how_many(found[2])}{found[3]}"


def _how_many(text: str) -> str:
    return decimal(text) if "." in text else counted(int(text))


def _plain(found: _Found) -> str:
    """A number of which nothing else is known: a long one, or one that begins with 0, is told digit by digit."""
    number = found[0]
    told = len(number) > 4 or (number[0] == "0" and number[1:2].isdigit())
    if "." in number and number.count(".") == 1:
        return decimal(number)
    return _in_groups(number) if told and len(number) > 6 else digits(number) if told else cardinal(int(number))


_NAMES: tuple[Rule, ...] = (
    rule(r"\s+", lambda found: "，" if "\n" in found[0] else " "),
    rule(rf"(?<=[{_HAN}])\*+(?=[{_HAN}]|$|[^*0-9A-Za-z])", "某"),
    rule(rf"(?<=[{_HAN}])[·•‧・･](?=[{_HAN}])", " "),
    rule(r"(?<=[A-Za-z])\*+(?=[\s·]|$)", ""),
    rule(r"(?<![0-9A-Za-z])[0-9A-Za-z]*[*●•]{2,}([0-9]*[Xx]?)", _masked),
)
_SPACING: tuple[Rule, ...] = (
    rule(rf"(?<=[{_HAN}])(?<![楼层日]) +(?=[0-9])", ""),  # typography only
    rule(rf"(?<=[0-9]) +(?=[{_HAN}])", ""),
)
_DAYS: tuple[Rule, ...] = (
    rule(r"(?<!\d)([12][0-9]{3})[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])(?!\d)", _date),
    rule(r"(?<!\d)([12][0-9]{3})\s*年", lambda found: f"{year(found[1])}年"),
    rule(r"(?<![\d/])(1[0-2]|0?[1-9])/(3[01]|[12][0-9]|0?[1-9])(?![\d/])", lambda found: _day(found[1], found[2])),
)
_NUMBERS_TOLD: tuple[Rule, ...] = (
    rule(r"(?<![\dA-Za-z])[0-9]{17}[0-9Xx](?![\dA-Za-z])", lambda found: _in_groups(found[0])),
    rule(r"(?<![\dA-Za-z])1[3-9][0-9]{9}(?!\d)", lambda found: _in_groups(found[0])),
    rule(r"(?<!\d)(0[0-9]{2,3})-([0-9]{7,8})(?!\d)", lambda found: f"{digits(found[1])}，{digits(found[2])}"),
    rule(r"\+ ?(86|[0-9]{1,3}(?=[ -]))[ -]?([0-9][0-9 -]{5,16}[0-9])(?!\d)", _abroad),
    rule(r"(?<!\d)(1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4})(?!\d)", lambda found: _in_groups(_bare(found[1]))),
    rule(r"(?<!\d)([0-9]{6} [0-9]{8} [0-9]{3}[0-9Xx])(?!\d)", lambda found: _in_groups(_bare(found[1]))),
    rule(r"[0-9]{13,}", lambda found: _in_groups(found[0])),
    rule(r"(拨打|拨|电话|热线|打)([:： ]*)([0-9]{3,})", lambda found: f"{found[1]}{found[2]}{digits(found[3])}"),
)
_TIMES: tuple[Rule, ...] = (
    rule(r"(?:(?<=剩余)|(?<=还有)|(?<=还剩)|(?<=二维码)) *([0-9]+):([0-5][0-9])(?!\d)", _left),
    rule(r"(?<!\d)([0-9]+):([0-5][0-9]) *(?=内|后)", _left),
    rule(r"(下午|晚上|傍晚) *((?:1[3-9]|2[0-3]):[0-5][0-9](?:到(?:1[3-9]|2[0-3]):[0-5][0-9])?)(?!\d)", _afternoon),
    rule(rf"(?<!\d){_HOUR}[:：]{_MINUTE}(?::[0-5][0-9])?(?!\d)", _clock),
)
_MONEY: tuple[Rule, ...] = (
    rule(_amount(r"MINUS¥ *AMOUNT *元?"), _money),
    rule(_amount(r"(?<![\d.])MINUSAMOUNT *元"), _money),
)
_PLACES: tuple[Rule, ...] = (
    rule(rf"{_ALONE}B([1-9]) *[层楼]?{_ENDS}", lambda found: f"地下{cardinal(int(found[1]))}层"),
    rule(rf"{_ALONE}F([0-9]{{1,2}}) *键", lambda found: f"F {cardinal(int(found[1]))}键"),  # of a keyboard
    rule(rf"{_ALONE}(?:F([0-9]{{1,2}})|([0-9]{{1,2}})F){_ENDS}", lambda f: f"{cardinal(int(f[1] or f[2]))}楼"),
    rule(r"(?<!\d)[-−]([0-9]) *([楼层])", lambda found: f"负{cardinal(int(found[1]))}{found[2]}"),
    rule(r"(?<!\d)([0-9]+) *楼", lambda found: f"{cardinal(int(found[1]))}楼"),
    rule(
        r"(?<!\d)([0-9]{3,4}) *(号?(?:诊室|病房|检查室|房间?|室|床|窗口))",
        lambda found: f"{digits(found[1])}{found[2]}",
    ),
)
_COUNTS: tuple[Rule, ...] = (
    rule(rf"({_NUMBER}) *%", lambda found: f"百分之{decimal(found[1])}"),
    rule(rf"([-−]?)({_NUMBER}) *(?:℃|°C)", _temperature),
    rule(rf"(?<=\d) *({'|'.join(sorted(_UNITS, key=len, reverse=True))}){_ENDS}", lambda found: _UNITS[found[1]]),
    rule(rf"{_ALONE}([A-Za-z]{{1,3}})-?([0-9]+){_ENDS}", _code),
    rule(r"第 *([0-9]+) *", lambda found: f"第{cardinal(int(found[1]))}"),
    rule(r"剩 *([0-9]+)(?= *(?:$|[，。、；]))", lambda found: f"剩{counted(int(found[1]))}个"),
    rule(rf"(?:(?<![\d.])({_NUMBER})到)?(?<![\d.])({_NUMBER}) *({_MEASURES})(?!室)", _count),
    rule(_NUMBER, _plain),
)
_RANGES: tuple[Rule, ...] = (rule(r"(?<=[0-9%℃元]) *[-–—~～] *(?=[0-9A-Z¥])", "到"),)
_SIGN_WORDS = (
    ("[≤⩽]", "不超过"),
    ("[≥⩾]", "不少于"),
    ("[<＜]", "小于"),
    (">", "大于"),
    ("=", "等于"),
    ("×", "乘"),
    ("&", "和"),
    ("℃", "摄氏度"),
    (r"\+", "加号"),
    (r"\*", "星号"),
    ("#", "号"),
    ("%", "百分号"),
)
_SIGNS: tuple[Rule, ...] = (
    *(rule(sign, said) for sign, said in _SIGN_WORDS),
    rule(rf"(?<=[A-Za-z{_HAN}]) */ *(?=[A-Za-z{_HAN}])", "或"),
    rule(r" *(?:→|➜|▶) *", "，"),
    rule(r" *[·•‧・･|/] *", "，"),
    rule(r" *(?:…+|\.{3,}|—+|–|――) *", "，"),
    rule('[「」『』“”‘’"《》〈〉]', ""),
    rule(r" *[（(【\[] *", "，"),
    rule(r" *[）)】\]] *(?=[，。、；：！？,.;:!?]|$)", ""),
    rule(r" *[）)】\]] *", "，"),
    rule("[¥°^_~`@|\\\\●○◦■□★☆✓✔✕✗]", ""),
    rule(r"[A-Za-z]+(?:-[A-Za-z]+)?", _word),
    rule(rf"(?<=[{_HAN}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{_HAN}])", " "),
    rule(r"，+(?=[。！？；])|^[，、。 ]+|[，、 ]+$", ""),
    rule(r"([，、；：。！？])[，、 ]+", lambda found: found[1]),
    rule(r"\s+", " "),
)
_RULES: tuple[Rule, ...] = (
    *_NAMES,
    *_SPACING,
    *_DAYS,
    *_NUMBERS_TOLD,
    *_RANGES,
    *_TIMES,
    *_MONEY,
    *_PLACES,
    *_COUNTS,
    *_SIGNS,
)
