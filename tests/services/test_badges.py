"""Signing in by badge: whose it is, what a lost one does, and who tries one after the other."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.roles import NotAllowed, Person, Role
from kiosk.domain.sign_in import OPERATOR, AccountLocked, BadgeTaken, BadgeUnknown, NobodyThere, SignInLocked
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.tables import AuditRow, StaffRow
from kiosk.storage.tables.staff import BadgeRow
from tests.services.small_hall import SmallHall

COMMAND = Actor("D1", OPERATOR)
WU, ZHAO, DING = (
    Person("0001", "吴敏", Role.GUIDE),
    Person("0002", "赵磊", Role.VOLUNTEER),
    Person("0031", "丁一", Role.ADMINISTRATOR),
)
CODE, OTHER, NOBODYS = (f"NXB{key}23456789ABCDEFGHJKLMNPQ" for key in "014")


@pytest.fixture
def accounts(hall: SmallHall) -> StaffAccounts:
    accounts = StaffAccounts(hall.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for one in (WU, ZHAO, DING):
        accounts.enrol(one.number, one.name, one.role, "270918", actor=COMMAND)
    return accounts


def test_a_badge_signs_its_person_in(hall: SmallHall, accounts: StaffAccounts) -> None:
    accounts.bind_badge(WU.number, CODE, actor=COMMAND)
    assert accounts.sign_in_by_badge(CODE, device="D1") == WU
    actions = [(row["action"], row["actor"]) for row in hall.rows(AuditRow)][-2:]
    assert actions == [("staff.bind_badge", "operator@D1"), ("staff.sign_in", "0001@D1")]


def test_its_code_is_kept_nowhere(hall: SmallHall, accounts: StaffAccounts) -> None:
    accounts.bind_badge(WU.number, CODE, actor=COMMAND)
    accounts.sign_in_by_badge(CODE, device="D1")
    kept = [str(row) for table in (BadgeRow, AuditRow, StaffRow) for row in hall.rows(table)]
    assert not [text for text in kept if CODE in text]


def test_a_lost_badge_signs_nobody_in(accounts: StaffAccounts) -> None:
    accounts.bind_badge(WU.number, CODE, actor=COMMAND)
    accounts.drop_badge(WU.number, actor=COMMAND)
    with pytest.raises(BadgeUnknown):
        accounts.sign_in_by_badge(CODE, device="D1")


def test_another_badge_takes_the_place_of_the_first(accounts: StaffAccounts) -> None:
    accounts.bind_badge(WU.number, CODE, actor=COMMAND)
    accounts.bind_badge(WU.number, OTHER, actor=COMMAND)
    assert accounts.sign_in_by_badge(OTHER, device="D1") == WU
    with pytest.raises(BadgeUnknown):
        accounts.sign_in_by_badge(CODE, device="D1")


@pytest.mark.parametrize("after", [WU, ZHAO])
def test_a_code_is_used_once(accounts: StaffAccounts, after: Person) -> None:
    accounts.bind_badge(WU.number, CODE, actor=COMMAND)
    with pytest.raises(BadgeTaken):
        accounts.bind_badge(after.number, CODE, actor=COMMAND)
    assert accounts.sign_in_by_badge(CODE, device="D1") == WU, "nothing was changed"


@pytest.mark.parametrize("code", ["", "0001", CODE[:-1], CODE + "A", CODE.lower(), "NXB" + "A" * 24])
def test_what_is_no_code_of_a_badge_is_refused(accounts: StaffAccounts, code: str) -> None:
    with pytest.raises(InvalidEntry):
        accounts.bind_badge(WU.number, code, actor=COMMAND)


def test_nobody_has_no_badge(accounts: StaffAccounts) -> None:
    with pytest.raises(NobodyThere):
        accounts.bind_badge("0999", CODE, actor=COMMAND)


def test_a_locked_account_refuses_its_badge(accounts: StaffAccounts) -> None:
    accounts.bind_badge(WU.number, CODE, actor=COMMAND)
    accounts.lock(WU.number, actor=COMMAND)
    with pytest.raises(AccountLocked):
        accounts.sign_in_by_badge(CODE, device="D1")


def test_whoever_tries_badge_after_badge_waits_at_that_desk(hall: SmallHall, accounts: StaffAccounts) -> None:
    accounts.bind_badge(WU.number, CODE, actor=COMMAND)
    for _ in range(2):
        with pytest.raises(BadgeUnknown):
            accounts.sign_in_by_badge(NOBODYS, device="D1")
    with pytest.raises(SignInLocked) as caught:
        accounts.sign_in_by_badge(NOBODYS, device="D1")
    assert caught.value.seconds == 5
    with pytest.raises(SignInLocked):
        accounts.sign_in_by_badge(CODE, device="D1")
    assert accounts.sign_in_by_badge(CODE, device="D2") == WU, "another desk is not held up"
    assert accounts.sign_in(WU.number, "270918", device="D1") == WU, "nor is the PIN"
    hall.clock.advance(timedelta(seconds=5))
    assert accounts.sign_in_by_badge(CODE, device="D1") == WU


def test_only_who_manages_staff_gives_and_takes_accounts_and_badges(accounts: StaffAccounts) -> None:
    volunteer, administrator = Actor("D1", ZHAO.number), Actor("D1", DING.number)
    for actor in (volunteer, Actor("D1", "0999"), Actor("D1")):
        with pytest.raises(NotAllowed):
            accounts.bind_badge(ZHAO.number, CODE, actor=actor)
        with pytest.raises(NotAllowed):
            accounts.drop_badge(WU.number, actor=actor)
        with pytest.raises(NotAllowed):
            accounts.enrol("0040", "自己", Role.ADMINISTRATOR, "270918", actor=actor)
        with pytest.raises(NotAllowed):
            accounts.lock(DING.number, actor=actor)
        with pytest.raises(NotAllowed):
            accounts.unlock(ZHAO.number, actor=actor)
        with pytest.raises(NotAllowed):
            accounts.change_secret(DING.number, "640281", actor=actor)
    accounts.bind_badge(ZHAO.number, CODE, actor=administrator)
    assert accounts.sign_in_by_badge(CODE, device="D1") == ZHAO


@pytest.mark.parametrize("number", ["operator", "nobody"])
def test_nobody_is_called_as_the_command_is(accounts: StaffAccounts, number: str) -> None:
    with pytest.raises(InvalidEntry):
        accounts.enrol(number, "某人", Role.VOLUNTEER, "270918", actor=COMMAND)
