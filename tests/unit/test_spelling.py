"""Names in Pinyin: every reading a name may have, and every way typed letters may be cut."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.spelling import MOST, cuts, readings, spelt, syllables, written


@pytest.mark.parametrize(
    ("character", "heard"),
    [
        *(("王", ("wang",)), ("单", ("dan", "shan")), ("曾", ("ceng", "zeng")), ("仇", ("chou", "qiu"))),
        *(("解", ("jie", "xie")), ("查", ("cha", "zha")), ("朴", ("pu", "piao")), ("吕", ("lv",)), ("㛃", ("jie",))),
        *(("A", ()), ("·", ()), ("!", ()), ("〇", ("ling",))),
    ],
)
def test_readings(character: str, heard: tuple[str, ...]) -> None:
    assert readings(character) == heard


def test_a_name_is_spelt_in_every_way() -> None:
    assert spelt("单雄信") == (("dan", "xiong", "xin"), ("shan", "xiong", "xin"))
    assert spelt("John") == ()
    assert spelt("王A·\U000323af") == (("wang", "a", "\U000323af"),)  # what nobody can read stands for itself
    assert len(spelt("单曾仇解")) == MOST


@pytest.mark.parametrize(
    ("letters", "ways"),
    [
        ("wang", {("wang",), ("wan", "g")}),
        ("WANG xiao", {("wang", "xiao"), ("wang", "xi", "ao")}),
        ("xi'an", {("xi", "an"), ("xi", "a", "n")}),
        ("lu", {("lu",)}),
        *(("", set()), ("zzz", set()), ("  ", set()), ("wx", set())),
    ],
)
def test_cuts(letters: str, ways: set[tuple[str, ...]]) -> None:
    assert ways <= set(cuts(letters))
    assert bool(ways) == bool(cuts(letters))


def test_u_may_stand_for_v() -> None:
    assert syllables("lu") == ("lu", "luan", "lun", "luo", "lv", "lve")
    assert written("lu") == ("lu", "lv")
    assert written("lv") == ("lv",)
    assert written("lvx") == ()


@given(st.text(alphabet=string.ascii_lowercase + " '", max_size=40))
def test_a_cut_loses_no_letter(letters: str) -> None:
    ways = cuts(letters)
    assert len(ways) <= MOST
    assert len(set(ways)) == len(ways)
    for way in ways:
        assert "".join(way) == letters.replace(" ", "").replace("'", "")
        assert syllables(way[-1])


@given(st.text(max_size=20))
def test_any_name_can_be_spelt(name: str) -> None:
    assert len(spelt(name)) <= MOST
