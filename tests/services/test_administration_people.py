"""Messages to everybody, and who works in the hall."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from kiosk.domain.administration import Draft, Kind, RecordRefused
from kiosk.domain.hospital import Message
from kiosk.domain.roles import NotAllowed, Person, Right, Role
from kiosk.domain.sign_in import AccountLocked, SignInRefused
from kiosk.services.hall.hospital import HospitalBook
from kiosk.storage.tables import ClinicSessionRow, FeeRow, StaffRow, StaffSecretRow
from tests.services.administrators import DING, NEW, PIN, Desk, faults, holders
from tests.services.small_hall import NOW, SmallHall

BEFORE = "Please enter something after the beginning."
TAKEN = "Something else has this already."
GONE = "This is not there any more. Please choose another one."


@pytest.fixture
def desk(hall: SmallHall) -> Desk:
    return Desk(hall)


# ---- messages ---------------------------------------------------------------------------


def shown(desk: Desk, *, days: int = 0) -> str:
    return HospitalBook(desk.hall.office).read().line(NOW + timedelta(days=days))[0]


def test_the_message_that_matters_most_is_shown_while_it_is_true(desk: Desk) -> None:
    desk.add(Kind.MESSAGES, words="明天停水", since="2026-11-21 00:00", until="2026-11-22 00:00", position="1")
    usual = desk.add(Kind.MESSAGES, words="请戴口罩", words_en="Masks, please", position="5")
    assert [shown(desk, days=day) for day in (0, 1, 2)] == ["请戴口罩", "明天停水", "请戴口罩"]
    desk.retire(usual)
    assert [shown(desk, days=day) for day in (0, 1, 2)] == ["", "明天停水", ""]
    desk.hall.clock.advance(timedelta(days=3))
    assert HospitalBook(desk.hall.office).read().messages == ()


def test_a_message_is_read_with_its_times_in_the_hospital_s_zone(desk: Desk) -> None:
    made = desk.add(Kind.MESSAGES, until="2026-11-21 08:00")
    (read,) = HospitalBook(desk.hall.office).read().messages
    until = (NOW + timedelta(days=1)).replace(hour=8, minute=0)
    assert read == Message("今天停水", "", NOW, until)
    assert (made.values["since"], made.values["until"]) == ("2026-11-20 09:41", "2026-11-21 08:00")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("words", "长" * 29, "Too long for the start page: 28 Chinese characters or 56 letters."),
        ("words_en", "x" * 57, "Too long for the start page: 28 Chinese characters or 56 letters."),
        ("since", "tomorrow", "Please enter a day and a time such as 2026-11-23 08:00."),
        ("since", "2026-02-30 08:00", "Please enter a day and a time such as 2026-11-23 08:00."),
        ("until", "2026-11-20 09:00", BEFORE),
        ("position", "x", "Please enter a whole number from 1 to 999."),
    ],
)
def test_a_bad_value_of_a_message_is_named(desk: Desk, field: str, value: str, told: str) -> None:
    assert faults(lambda: desk.add(Kind.MESSAGES, **{field: value})) == {field: told}


# ---- staff ------------------------------------------------------------------------------


def test_a_new_member_of_staff_can_sign_in(desk: Desk) -> None:
    desk.add(Kind.STAFF)
    assert desk.staff.sign_in("0009", PIN, device="D1") == Person("0009", "王小", Role.GUIDE)


def test_a_new_secret_replaces_the_old_one_and_is_never_shown(desk: Desk) -> None:
    made = desk.add(Kind.STAFF)
    with pytest.raises(SignInRefused):
        desk.staff.sign_in("0009", "999000", device="D1")
    changed = desk.change(made, secret="柳暗花明又一村吧", role="triage", name="王大")
    assert changed.values == {"number": "0009", "name": "王大", "role": "triage", "secret": ""}
    assert desk.staff.sign_in("0009", "柳暗花明又一村吧", device="D1").role is Role.TRIAGE


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("number", "0001", TAKEN),
        ("number", "a b", "Please use letters, digits, - and _ only, 32 at most."),
        ("role", "king", "Please choose one of the list."),
        ("secret", "123456", "Please choose something that is harder to guess."),
        ("secret", "12", "Please choose a PIN of 6 digits or more, or a password of 8 characters or more."),
    ],
)
def test_a_bad_value_of_a_member_of_staff_is_named(desk: Desk, field: str, value: str, told: str) -> None:
    assert faults(lambda: desk.add(Kind.STAFF, **{field: value})) == {field: told}


def test_who_is_locked_can_do_nothing_until_unlocked(desk: Desk) -> None:
    locked = desk.retire(desk.one(Kind.STAFF, number="0003"))
    with pytest.raises(AccountLocked):
        desk.staff.sign_in("0003", PIN, device="D1")
    with pytest.raises(NotAllowed):
        desk.administration.save(Kind.MESSAGES, Draft(dict(NEW[Kind.MESSAGES])), actor=DING)
    desk.restore(locked)
    desk.staff.require(desk.staff.sign_in("0003", PIN, device="D1"), Right.ADMINISTER)


def test_somebody_is_always_left_who_administers(desk: Desk) -> None:
    desk.retire(desk.one(Kind.STAFF, number="0003"))
    me = desk.one(Kind.STAFF, number="0001")
    told = "This is the last administrator who can sign in. Make another one first."
    assert holders(lambda: desk.retire(me)) == [told]
    assert faults(lambda: desk.change(me, role="guide")) == {"role": told}
    assert desk.change(me, name="吴敏敏").values["role"] == "administrator"


def test_whom_the_files_name_gets_an_account_with_a_first_secret(desk: Desk) -> None:
    with desk.hall.database.begin() as session:
        session.execute(insert(StaffRow).values(number="0500", name="何立", role="desk", active=True))
    member = desk.one(Kind.STAFF, number="0500")
    assert member.values["role"] == ""
    assert faults(lambda: desk.change(member, secret=PIN)) == {"role": "Please fill this in."}
    desk.change(member, role="volunteer", secret=PIN)
    assert desk.staff.sign_in("0500", PIN, device="D1").role is Role.VOLUNTEER
    assert len(desk.hall.rows(StaffSecretRow)) == 4


def test_a_role_without_a_secret_opens_no_account(desk: Desk) -> None:
    with desk.hall.database.begin() as session:
        session.execute(insert(StaffRow).values(number="0500", name="何立", role="desk", active=True))
    desk.change(desk.one(Kind.STAFF, number="0500"), role="volunteer")
    assert len(desk.hall.rows(StaffSecretRow)) == 3


# ---- what is refused while nothing is read -----------------------------------------------


def test_refusals_say_which_fields_in_the_log(desk: Desk) -> None:
    with pytest.raises(RecordRefused) as caught:
        desk.add(Kind.FEES, price="x", kind="y")
    assert caught.value.log == "refused: kind, price"
    assert desk.hall.rows(FeeRow, version=1) == []
    assert desk.hall.rows(ClinicSessionRow, version=1) == []
