"""What a typed or scanned text may be a key to, from one table of patterns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.finding import LONGEST, WHY, Key, KeyKind, end_of, keys_asked, keys_of_name
from kiosk.domain.patient_files import shown_name

TODAY = date(2026, 11, 20)
ID_CARD = "11010519491231002X"


def asked(text: str) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for key in keys_asked(text, today=TODAY):
        kinds.setdefault(key.kind.name, []).append(key.text)
    return kinds


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        *(("王", "FIRST", "王"), ("王小明", "NAME", "王小明"), ("小明", "GIVEN", "小明"), ("Smith", "NAME", "smith")),
        *(("wang", "SYLLABLE", "wang"), ("wangxm", "INITIALS", "wangxm"), ("wx", "INITIALS", "wx")),
        *(("wangxiaoming", "PINYIN", "wang xiao ming"), ("luxun", "PINYIN", "lv xun")),
        *(("138 1234 5678", "PHONE", "13812345678"), ("+8613812345678", "PHONE", "13812345678")),
        *(("5678", "PHONE_END", "5678"), ("5678", "PAPER_END", "5678"), ("002x", "PAPER_END", "002X")),
        *((ID_CARD.lower(), "PAPER", f"01:{ID_CARD}"), ("E12345678", "PAPER", "03:E12345678")),
        *(("a012", "LABEL", "A012"), ("A1000", "LABEL", "A1000"), ("m202611200001", "OUTPATIENT", "M202611200001")),
        ("NX1.AAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBB", "TOKEN", "NX1.AAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBB"),
        ("军字第1234567号", "PAPER", "04:军字第1234567号"),
    ],
)
def test_what_a_text_may_be(text: str, kind: str, key: str) -> None:
    assert key in asked(text)[kind]


def test_a_long_word_is_no_name_in_pinyin() -> None:
    assert "INITIALS" not in asked("wang" * 11)


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "x", "X", "ｘ"])
def test_questions(text: str) -> None:
    with pytest.raises(InvalidEntry):
        keys_asked(text, today=TODAY)


@given(st.text(max_size=LONGEST))
def test_any_text_gives_few_keys_that_can_be_written(text: str) -> None:
    try:
        keys = keys_asked(text, today=TODAY)
    except InvalidEntry:
        return
    assert len(keys) < 80
    for key in keys:
        assert key.kind in WHY
        key.text.encode()


@given(st.text(alphabet="王小明单阿·ab ", min_size=1, max_size=12).filter(lambda name: name.strip(" ·")))
def test_a_name_has_its_own_keys(name: str) -> None:
    keys = keys_of_name(name)
    assert Key(KeyKind.NAME, name.casefold()) in keys
    assert all(key.text for key in keys)


def test_an_end_keeps_the_rest_to_itself() -> None:
    assert [end_of(number) for number in ("13812345678", ID_CARD, "E1234", "12345678", "")] == [
        *("5678", "002X", "", "5678", "")
    ]


def test_only_what_was_typed_is_shown() -> None:
    assert shown_name("王小明", typed="") == "王*明"
    assert shown_name("王小明", typed="王小") == "王小明"
    assert shown_name("欧阳小明", typed="欧阳") == "欧阳*明"
    assert shown_name("王小明", typed="小明") == "王*明"
    assert shown_name("John Smith", typed="john") == "John S****"
