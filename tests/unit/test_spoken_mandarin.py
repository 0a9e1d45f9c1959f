"""What stands on the screen, as a person would say it in Mandarin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.spoken import prepare
from kiosk.domain.spoken.figures import cardinal, counted, digits, money

TICKETS = [
    ("A012", "A 零幺二"),
    ("AA012 号", "A A 零幺二号"),
    ("Ａ０１２", "A 零幺二"),
    ("您已挂好号：A1001 号。", "您已挂好号：A 幺零零幺号。"),
    ("D000001", "D 零零零零零幺"),
]
MONEY = [
    ("¥30.50", "三十元五角"),
    ("￥30.05", "三十元零五分"),
    ("30 元", "三十元"),
    ("15.00 元", "十五元"),
    ("¥15.00 元", "十五元"),
    ("0.05 元", "五分"),
    ("¥0.20", "两角"),
    ("¥2.22", "两元两角两分"),
    ("12 元", "十二元"),
    ("200 元", "两百元"),
    ("¥1,202.00", "一千二百零二元"),
    ("¥20000", "两万元"),
    ("-¥5.00", "负五元"),
    ("¥0.00", "零元"),
    ("30 元–50 元", "三十元到五十元"),
    ("2.5 元", "两元五角"),
]
DAYS = [
    ("2026-11-22", "二零二六年十一月二十二日"),
    ("2026/1/2", "二零二六年一月二日"),
    ("2026年11月22日", "二零二六年十一月二十二日"),
    ("11月22日 周日", "十一月二十二日 周日"),
    ("2 月 2 日", "二月二日"),
    ("11/22", "十一月二十二日"),
    ("1985 年", "一九八五年"),
    ("130 多年以前", "一百三十多年以前"),
]
TIMES = [
    ("08:30", "八点半"),
    ("8：00", "八点"),
    ("08:05", "八点零五分"),
    ("2:15", "两点十五分"),
    ("00:00", "零点"),
    ("24:00", "二十四点"),
    ("10:10:59", "十点十分"),
    ("8:30–9:00", "八点半到九点"),
    ("上午 08:00-12:00", "上午八点到十二点"),
    ("下午 14:00", "下午两点"),
    ("下午 13:30–14:00", "下午一点半到两点"),
    ("12 点以前", "十二点以前"),
    ("2 点", "两点"),
    ("剩余 14:59", "剩余十四分五十九秒"),
    ("剩余 0:02", "剩余两秒"),
    ("二维码 2:00 内有效", "二维码两分钟内有效"),
    ("到 09:00 剩 2", "到九点剩两个"),
]
PLACES = [
    ("3楼 305室", "三楼 三零五室"),
    ("2 楼", "二楼"),
    ("12 诊室", "十二诊室"),
    ("1012 号病房", "幺零幺二号病房"),
    ("F3", "三楼"),
    ("F5 键重复", "F 五键重复"),
    ("或按 F12 键", "或按 F 十二键"),
    ("5F", "五楼"),
    ("B1", "地下一层"),
    ("B2 层", "地下二层"),
    ("-1楼", "负一楼"),
    ("2 号梯到 2 楼", "二号梯到二楼"),
    ("内科 · 3 楼 1 诊室", "内科，三楼 一诊室"),
    ("3–4 楼", "三到四楼"),
]
NUMBERS = [
    ("13800138000", "幺三八，零零幺三，八零零零"),
    ("138 0013 8000", "幺三八，零零幺三，八零零零"),
    ("+86 138 0013 8000", "加八六，幺三八，零零幺三，八零零零"),
    ("+852 5123 4567", "加八五二，五幺二三，四五六七"),
    ("027-85880000", "零二七，八五八八零零零零"),
    ("拨打 120", "拨打幺二零"),
    ("42010619850312061X", "四二零幺零六，幺九八五，零三幺二，零六幺 X"),
    ("420106 19850312 061X", "四二零幺零六，幺九八五，零三幺二，零六幺 X"),
    ("9999999999999", "九九九九，九九九九，九九九九，九"),
    ("100000", "幺零零零零零"),
    ("12345678", "幺二三四，五六七八"),
    ("007", "零零七"),
    ("138****5678", "尾号五六七八"),
    ("110***********123X", "尾号幺二三 X"),
    ("●●●●●●1234", "尾号幺二三四"),
    ("••••", "星号"),
    ("张*三", "张某三"),
    ("欧**敏", "欧某敏"),
    ("A**** S****", "A S"),
]
COUNTS = [
    ("2 人", "两人"),
    ("22 人", "二十二人"),
    ("102 人", "一百零二人"),
    ("2–3 人", "两到三人"),
    ("约 8～16 分钟", "约八到十六分钟"),
    ("第 2 位", "第二位"),
    ("第3位", "第三位"),
    ("第 2 步，共 2 步", "第二步，共两步"),
    ("还差 2 位", "还差两位"),
    ("1 分钟", "一分钟"),
    ("65 岁", "六十五岁"),
    ("2 岁", "两岁"),
    ("98.5%", "百分之九十八点五"),
    ("5 mm", "五毫米"),
    ("10 min", "十分钟"),
    ("36.5℃", "三十六点五摄氏度"),
    ("-5℃", "零下五摄氏度"),
    ("10000 人", "一万人"),
    ("1.5 小时", "一点五小时"),
    ("以 1 开头", "以一开头"),
    ("1.25", "一点二五"),
]
SIGNS = [
    ("内科 · 外科", "内科，外科"),
    ("阿依努尔·吐尔逊", "阿依努尔 吐尔逊"),
    ("微信、支付宝（演示，不会真的扣钱）", "微信、支付宝，演示，不会真的扣钱"),
    ("（演示）请稍候", "演示，请稍候"),
    ("打开“扫一扫”", "打开扫一扫"),
    ("≤5 分钟", "不超过五分钟"),
    ("周一/周三", "周一或周三"),
    ("App", "A P P"),
    ("VIP 门诊", "V I P 门诊"),
    ("CT", "C T"),
    ("B超", "B 超"),
    ("X光", "X 光"),
    ("WeChat", "微信"),
    ("Alipay", "支付宝"),
    ("AHMED SALEH", "AHMED SALEH"),
    ("请稍候……", "请稍候"),
    ("小票在下方\n请拿好。\n 谢谢", "小票在下方，请拿好。谢谢"),
    ("", ""),
    (" ", ""),
    ("请核对，对吗？", "请核对，对吗？"),
]


@pytest.mark.parametrize(
    ("shown", "said"),
    [*TICKETS, *MONEY, *DAYS, *TIMES, *PLACES, *NUMBERS, *COUNTS, *SIGNS],
    ids=lambda text: text or "_",
)
def test_it_is_said_as_people_say_it(shown: str, said: str) -> None:
    assert prepare(shown, "zh_CN") == said


@pytest.mark.parametrize(
    ("shown", "said"), [("A012", "A 零一二"), ("13800138000", "一三八，零零一三，八零零零"), ("2 人", "两人")]
)
def test_cantonese_has_the_same_words_but_no_yao(shown: str, said: str) -> None:
    assert prepare(shown, "yue") == said


def test_a_language_without_rules_keeps_its_text() -> None:
    assert prepare("A012 · 08:30", "fr") == "A012 · 08:30"


@given(st.text(max_size=40) | st.text("0123456789.,:-/年月日元¥%*·A 楼号人第到", max_size=30))
def test_nothing_breaks_it_and_no_figure_is_left_to_the_engine(text: str) -> None:
    assert not re.search("[0-9¥*%●]", prepare(text, "zh_CN"))


def test_five_thousand_figures_are_still_said() -> None:
    assert prepare("9" * 5000 + " 楼", "zh_CN").count("九") == 5000


@given(st.integers(0, 10**16 - 1))
def test_a_number_in_words_is_that_number(number: int) -> None:
    assert _value(cardinal(number)) == number
    assert _value(counted(number).replace("两", "二")) == number


@given(st.integers(0, 10**12))
def test_money_in_words_is_that_money(fen: int) -> None:
    units = {"元": 100, "角": 10, "分": 1}
    found = re.findall("([^元角分]+)([元角分])", money(fen).replace("两", "二"))
    assert sum(_value(words.removeprefix("零") or "零") * units[unit] for words, unit in found) == fen


@given(st.from_regex("[0-9]{1,30}", fullmatch=True))
def test_digits_are_as_many_as_there_were(text: str) -> None:
    assert len(digits(text)) == len(text)


def _value(words: str) -> int:
    """The number that Chinese words mean, by another way than the one that wrote them."""
    for unit, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        high, found, low = words.rpartition(unit) if unit in "亿万" else words.partition(unit)
        if found:
            return (_value(high) if high else 1) * size + (_value(low) if low else 0)
    return "零一二三四五六七八九".index(words.lstrip("零") or "零")
