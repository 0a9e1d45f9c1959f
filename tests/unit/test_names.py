"""What newcomers tell: names of every people, phones, birth dates."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import calendar, names
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.names import check_birth, check_name, check_phone

TODAY = date(2026, 7, 30)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张三", "张三"),
        ("  张 三 ", "张三"),
        ("张　三", "张三"),
        ("䶮㛃𠅤𬱖", "䶮㛃𠅤𬱖"),
        ("李\U00031350", "李\U00031350"),  # extension H, newer than the tables of Python 3.11
        ("李\U0002ebf0", "李\U0002ebf0"),  # extension I
        ("李〇", "李〇"),
        ("佐々木", "佐々木"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
        ("·阿卜杜拉·", "阿卜杜拉"),
        ("John  Smith", "John Smith"),
        ("Ｊｏｈｎ　Ｓｍｉｔｈ", "John Smith"),
        ("Rene\u0301e O'Brien-Smith Jr.", "Ren\u00e9e O'Brien-Smith Jr."),
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("王丽之女1", "王丽之女1"),
        ("\uf914天", "樂天"),  # a compatibility form of the same character
        ("葛\U000e0100城", "葛城"),  # a variation selector
        ("Ким Ир", "Ким Ир"),
        ("김철수", "김철수"),
    ],
)
def test_a_name_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert check_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", names.NAME_MISSING),
        (" 　 ", names.NAME_MISSING),
        ("··", names.NAME_MISSING),
        ("张" * 200, names.NAME_TOO_LONG),
        ("张" * 51, names.NAME_TOO_LONG),
        ("a" * 1_000_000, names.NAME_TOO_LONG),
        ("12345", names.NAME_STRANGE),
        ("-", names.NAME_STRANGE),
        ("<b>张三</b>", names.NAME_STRANGE),
        ("张三<script>", names.NAME_STRANGE),
        ("＜张三＞", names.NAME_STRANGE),
        ("张&amp;三", names.NAME_STRANGE),
        ("张\x00三", names.NAME_STRANGE),
        ("张\x1b[31m三", names.NAME_STRANGE),
        ("张\n三", names.NAME_STRANGE),
        ("张\u202e三", names.NAME_STRANGE),
        ("张\u200b三", names.NAME_STRANGE),
        ("张\u2066三", names.NAME_STRANGE),
        ("张\ufeff三", names.NAME_STRANGE),
        ("张\u3164三", names.NAME_STRANGE),
        ("张\ue000三", names.NAME_STRANGE),
        ("张\ud800三", names.NAME_STRANGE),
        ("张三😀", names.NAME_STRANGE),
        ("张三；DROP", names.NAME_STRANGE),
        ("张{ticket}", names.NAME_STRANGE),
        ("张½", names.NAME_STRANGE),
    ],
)
def test_what_is_no_name_is_refused_with_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_name(typed)
    assert (caught.value.patient.text, caught.value.field) == (sentence, "name")


def test_fifty_characters_of_any_plane_have_room() -> None:
    assert check_name("𠅤" * 50) == "𠅤" * 50


@given(st.text(max_size=80))
def test_a_checked_name_stays_as_it_is_and_holds_nothing_dangerous(typed: str) -> None:
    try:
        name = check_name(typed)
    except InvalidEntry:
        return
    assert check_name(name) == name
    assert 0 < len(name) <= 50
    assert unicodedata.is_normalized("NFC", name)
    assert name == name.strip()
    assert not set(name) & set('<>&"{}\\/\x00\n\r\t\u200b\u202e')
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") for character in name)


@given(st.text(alphabet=st.sampled_from("张三𠅤 .·•\u3000-'aé\u0301\ufe00ㄅ1<"), max_size=20))
def test_re_checking_changes_nothing_where_spaces_dots_and_marks_meet(typed: str) -> None:
    try:
        name = check_name(typed)
    except InvalidEntry:
        return
    assert check_name(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("+852 9123 4567", "+85291234567"),
        ("00852 9123 4567", "+85291234567"),
        ("+1 (212) 555-0100", "+12125550100"),
        ("+123456", "+123456"),
        ("+123456789012345", "+123456789012345"),
    ],
)
def test_a_phone_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert check_phone(typed) == kept
    assert check_phone(kept) == kept


@pytest.mark.parametrize(
    "typed",
    ["12812345678", "1381234567", "138123456789", "91234567", "+12345", "+1234567890123456", "+0123456", "+861234567",
     "+8612345678901", "phone", "138١2345678", "+", "1" * 1_000_000],
)  # fmt: skip
def test_what_is_no_phone_number_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_phone(typed)
    assert (caught.value.patient.text, caught.value.field) == (names.PHONE_WRONG, "phone")


@given(st.text(max_size=20) | st.from_regex(r"\+?[0-9 ()-]{0,20}", fullmatch=True))
def test_a_checked_phone_number_stays_as_it_is(typed: str) -> None:
    try:
        phone = check_phone(typed)
    except InvalidEntry:
        return
    assert check_phone(phone) == phone


@pytest.mark.parametrize(
    "typed", ["19900102", "1990-01-02", "1990/01/02", "1990年01月02日", "１９９００１０２", "1990 01 02"]
)
def test_a_birth_date_is_read(typed: str) -> None:
    assert check_birth(typed, today=TODAY) == date(1990, 1, 2)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", calendar.NO_SUCH_DATE),
        ("1990", calendar.NO_SUCH_DATE),
        ("199001021", calendar.NO_SUCH_DATE),
        ("1990010x", calendar.NO_SUCH_DATE),
        ("19901301", calendar.NO_SUCH_DATE),
        ("19900230", calendar.NO_SUCH_DATE),
        ("20230229", calendar.NO_SUCH_DATE),
        ("00000101", calendar.NO_SUCH_DATE),
        ("00010101", calendar.TOO_LONG_AGO),
        ("18960729", calendar.TOO_LONG_AGO),
        ("20260731", calendar.IN_THE_FUTURE),
        ("99991231", calendar.IN_THE_FUTURE),
    ],
)
def test_an_impossible_birth_date_is_refused_with_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_birth(typed, today=TODAY)
    assert (caught.value.patient.text, caught.value.field) == (sentence, "birth")


@given(st.dates(min_value=date(1896, 7, 30), max_value=TODAY))
def test_every_day_of_the_last_130_years_is_a_birth_date(birth: date) -> None:
    assert check_birth(f"{birth:%Y%m%d}", today=TODAY) == birth


@given(st.text(max_size=10) | st.from_regex("[0-9]{8}", fullmatch=True))
def test_whatever_is_typed_as_a_birth_date_is_a_date_or_a_sentence(typed: str) -> None:
    try:
        birth = check_birth(typed, today=TODAY)
    except InvalidEntry:
        return
    assert birth <= TODAY
