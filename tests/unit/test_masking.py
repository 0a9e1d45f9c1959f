"""What others may see of a name or number, and never more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.masking import mask_name, mask_number, mask_phone

HAN = st.sampled_from("张王李三四䶮㛃𠅤𬱖")


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张有三", "张*三"),
        ("张三", "张*"),
        ("张", "*"),
        ("欧阳建国", "欧**国"),
        ("买买提·艾力", "买**·*力"),
        ("𠅤𬱖䶮", "𠅤*䶮"),
        ("𠅤𬱖", "𠅤*"),
        ("John Smith", "J*** S****"),
        ("Mary Jane Smith", "M*** **** S****"),
        ("Madonna", "M*****a"),
        ("Li X", "L* *"),
        ("J X", "* *"),
        ("Е\u0308лка", "Е\u0308**а"),
        ("", ""),
    ],
)
def test_names(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("110105199001011234", "110***********1234"),
        ("11010519491231002X", "110***********002X"),
        ("GBR110001234567", "GBR********4567"),
        ("E12345678", "E******78"),
        ("H1234567890", "H********90"),
        ("12345678", "1*****78"),
        ("12345", "***45"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_numbers(number: str, masked: str) -> None:
    assert mask_number(number) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [("13812345678", "138****5678"), ("+85291234567", "+85*****4567"), ("+123456", "*****56"), ("", "")],
)
def test_phones(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@given(st.lists(HAN, max_size=50).map("".join))
def test_of_a_han_name_at_most_two_characters_show_and_never_all(name: str) -> None:
    masked = mask_name(name)
    assert len(masked) == len(name)
    shown = [character for character in masked if character != "*"]
    assert len(shown) <= min(2, max(len(name) - 1, 0))


@given(st.lists(st.text(alphabet="abcéХ张", min_size=1, max_size=9), min_size=1, max_size=5))
def test_of_a_name_in_words_at_most_one_letter_of_a_word_shows(parts: list[str]) -> None:
    masked = mask_name(" ".join(parts)).split(" ")
    assert [len(word) for word in masked] == [len(word) for word in parts]
    hidden = [word.count("*") for word in masked]
    assert sum(len(word) for word in parts) - sum(hidden) <= 2
    assert all(count for count in hidden)


@given(st.text(max_size=60).filter(lambda text: "*" not in text))
def test_whatever_the_name_at_least_one_letter_is_hidden(name: str) -> None:
    letters = name.replace(" ", "").replace("·", "")
    assert ("*" in mask_name(name)) == bool(letters)
    assert mask_name(mask_name(name)).count("*") >= mask_name(name).count("*")


@given(st.text(alphabet="0123456789X", max_size=40))
def test_more_than_half_of_a_number_is_hidden_and_the_rest_is_in_its_place(number: str) -> None:
    masked = mask_number(number)
    assert len(masked) == len(number)
    assert masked.count("*") * 2 > len(number) or not number
    assert all(shown in ("*", real) for shown, real in zip(masked, number, strict=True))


@given(st.from_regex(r"1[3-9][0-9]{9}|\+[1-9][0-9]{5,14}", fullmatch=True))
def test_four_digits_of_a_phone_number_are_always_hidden(phone: str) -> None:
    masked = mask_phone(phone)
    assert masked.count("*") >= 4
    assert all(shown in ("*", real) for shown, real in zip(masked, phone, strict=True))
