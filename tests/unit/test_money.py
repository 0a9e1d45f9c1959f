"""Money in figures and capitals; the capitals are read back by a reader of its own."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.money import capitals, yuan

FEN = st.integers(-(10**18), 10**18)
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read_back(text: str) -> int:
    """Fen of an amount in capitals: adds up figures by the place that follows them, section by section."""
    match = re.fullmatch(r"人民币(负?)(?:([^元]+)元)?(?:零?(.)角)?(?:零?(.)分)?整?", text)
    assert match is not None, text
    sign, whole, jiao, fen = match.groups()
    amount = 100 * read_whole(whole or "零") + 10 * figure(jiao or "零") + figure(fen or "零")
    return -amount if sign else amount


def read_whole(text: str) -> int:
    if "亿" in text:
        high, low = text.rsplit("亿", 1)
        return read_whole(high) * 10**8 + read_whole(low)
    if "万" in text:
        high, low = text.split("万")
        return read_whole(high) * 10**4 + read_whole(low)
    return sum(figure(name) * PLACES.get(place, 1) for name, place in re.findall("([壹贰叁肆伍陆柒捌玖])(.?)", text))


def figure(name: str) -> int:
    return "零壹贰叁肆伍陆柒捌玖".index(name)


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (140950, "人民币壹仟肆佰零玖元伍角"),
        (0, "人民币零元整"),
        (1, "人民币壹分"),
        (10, "人民币壹角"),
        (12, "人民币壹角贰分"),
        (100, "人民币壹元整"),
        (101, "人民币壹元零壹分"),
        (1000, "人民币壹拾元整"),
        (1500, "人民币壹拾伍元整"),
        (32504, "人民币叁佰贰拾伍元零肆分"),
        (600714, "人民币陆仟零柒元壹角肆分"),
        (1000000, "人民币壹万元整"),
        (1640902, "人民币壹万陆仟肆佰零玖元零贰分"),
        (10700053, "人民币壹拾万柒仟元伍角叁分"),
        (10070000, "人民币壹拾万零柒佰元整"),
        (100000100, "人民币壹佰万零壹元整"),
        (10_000_000_000, "人民币壹亿元整"),
        (10_000_000_100, "人民币壹亿零壹元整"),
        (100_000_000_000_000, "人民币壹万亿元整"),
        (-150, "人民币负壹元伍角"),
    ],
)
def test_capitals(fen: int, text: str) -> None:
    assert capitals(fen) == text


def test_every_amount_up_to_a_thousand_yuan_reads_back() -> None:
    assert [fen for fen in range(-100, 100_001) if read_back(capitals(fen)) != fen] == []


@given(FEN)
@example(10**18)
def test_capitals_read_back(fen: int) -> None:
    assert read_back(capitals(fen)) == fen


@given(FEN)
def test_capitals_keep_the_rules_of_receipts(fen: int) -> None:
    text = capitals(fen)
    assert text.startswith("人民币")
    assert text.endswith("整") == (fen % 100 == 0)
    assert "零零" not in text
    assert "零" not in (text.removeprefix("人民币").removeprefix("负")[0],) or fen == 0
    assert not re.search("零[元角分万亿拾佰仟]", text) or fen == 0


@pytest.mark.parametrize(
    ("fen", "text"),
    [(1500, "15.00"), (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-1234, "-12.34"), (123456789, "1234567.89")],
)
def test_figures(fen: int, text: str) -> None:
    assert yuan(fen) == text


@given(FEN)
def test_figures_read_back(fen: int) -> None:
    assert int(yuan(fen).replace(".", "")) == fen
