"""Roles and rights, what a secret must be, and how long a miss costs."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.roles import NAMES, RIGHTS, Person, Right, Role
from kiosk.domain.sign_in import (
    FREE_MISSES,
    LONGEST,
    LONGEST_WAIT,
    PIN_LENGTH,
    SignInLocked,
    check_number,
    check_secret,
    is_easy,
    wait_after,
)


def test_every_role_has_a_name_and_its_rights() -> None:
    assert set(RIGHTS) == set(NAMES) == set(Role)
    assert RIGHTS[Role.ADMINISTRATOR] == set(Right)
    assert [role for role in Role if Right.MANAGE_STAFF in RIGHTS[role]] == [Role.ADMINISTRATOR]


def test_a_person_may_what_the_role_may() -> None:
    person = Person("0001", "吴敏", Role.VOLUNTEER)
    assert person.may(Right.ANSWER_HELP)
    assert not person.may(Right.PUBLISH_SIGNS)


@given(st.integers(0, 10_000))
def test_a_further_miss_never_costs_less_and_never_too_much(misses: int) -> None:
    assert timedelta(0) <= wait_after(misses) <= wait_after(misses + 1) <= LONGEST_WAIT
    assert bool(wait_after(misses)) == (misses > FREE_MISSES)


def test_the_wait_doubles_from_five_seconds_to_a_quarter_of_an_hour() -> None:
    seconds = [wait_after(misses).seconds for misses in range(2, 13)]
    assert seconds == [0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_whoever_is_locked_out_is_told_the_seconds() -> None:
    assert SignInLocked(seconds=7).patient.values == (("seconds", 7),)


@pytest.mark.parametrize("secret", ["270918", "correct horse", "密码要有八个字呀", "27091827091827"])
def test_a_pin_of_six_digits_or_a_password_of_eight_characters_will_do(secret: str) -> None:
    check_secret(secret, number="0001")


@pytest.mark.parametrize(
    "secret", ["", "27091", "abcdefg", "27091x", "x" * (LONGEST + 1), "111111", "654321", "STAFF-01"]
)
def test_what_is_short_long_or_easily_guessed_is_refused(secret: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_secret(secret, number="staff-01")
    assert caught.value.field == "secret"
    assert secret not in caught.value.log or not secret


@given(st.text("0123456789", min_size=PIN_LENGTH, max_size=12))
def test_a_pin_with_an_uneven_step_is_not_easy(pin: str) -> None:
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    assert is_easy(pin) == (steps in ({0}, {1}, {-1}))


@pytest.mark.parametrize("number", ["", "00 01", "编号", "x" * 33, "1\n"])
def test_what_is_no_staff_number_is_refused(number: str) -> None:
    with pytest.raises(InvalidEntry):
        check_number(number)
