"""Accounts, signing in, the wait after misses, and rights: on both databases."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.roles import NotAllowed, Person, Right, Role
from kiosk.domain.sign_in import (
    FREE_MISSES,
    AccountLocked,
    NobodyThere,
    NumberTaken,
    SignInLocked,
    SignInRefused,
)
from kiosk.services.seeding import load_hospital
from kiosk.services.staff.demo_staff import DEMO, DEMO_PEOPLE, furnish_staff
from kiosk.services.staff.staff import Account, StaffAccounts, Standing
from kiosk.storage.tables import AuditRow, SignInMissRow, StaffRow, StaffSecretRow
from tests.services.small_hall import SmallHall

DESK = Actor("D1", "operator")
DEMO_HOSPITAL = load_hospital(DEMO).info
PIN, PASSWORD = "270918", "柳暗花明又一村吧"
WU = Person("0001", "吴敏", Role.GUIDE)


@pytest.fixture
def accounts(hall: SmallHall) -> StaffAccounts:
    return StaffAccounts(hall.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def wu(accounts: StaffAccounts) -> Person:
    return accounts.enrol(WU.number, WU.name, WU.role, PIN, actor=DESK)


def again(accounts: StaffAccounts) -> StaffAccounts:
    """The same after the program was started anew."""
    return StaffAccounts(accounts._office, accounts._hasher)


def miss(accounts: StaffAccounts, *, times: int = 1, number: str = WU.number) -> list[type[DomainError]]:
    told = []
    for _ in range(times):
        with pytest.raises(DomainError) as caught:
            accounts.sign_in(number, "000999", device="D1")
        told.append(type(caught.value))
    return told


def audited(hall: SmallHall) -> Iterator[tuple[str, str, dict[str, object]]]:
    with hall.database.read() as session:
        rows = session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    yield from ((row.action, row.actor, json.loads(row.detail)) for row in rows if row.action.startswith("staff."))


@pytest.mark.parametrize("secret", [PIN, PASSWORD])
def test_whoever_has_an_account_signs_in(hall: SmallHall, accounts: StaffAccounts, secret: str) -> None:
    made = accounts.enrol(WU.number, f" {WU.name} ", WU.role, secret, actor=DESK)
    assert made == WU == again(accounts).sign_in(WU.number, secret, device="D1")
    assert [(action, actor) for action, actor, _ in audited(hall)] == [
        ("staff.enrol", "operator@D1"),
        ("staff.sign_in", "0001@D1"),
    ]


def test_the_secret_is_written_nowhere(hall: SmallHall, accounts: StaffAccounts, wu: Person) -> None:
    accounts.sign_in(wu.number, PIN, device="D1")
    miss(accounts)
    (row,) = hall.rows(StaffSecretRow)
    assert str(row["hash"]).startswith("$argon2id$")
    with hall.database.read() as session:
        told = [row.detail + row.actor + row.record for row in session.scalars(select(AuditRow))]
    assert not any(PIN in text or "000999" in text for text in (*told, str(row["hash"])))


@pytest.mark.parametrize("number", [WU.number, "0999"])
def test_misses_wait_longer_each_time_and_a_restart_does_not_help(
    hall: SmallHall, accounts: StaffAccounts, wu: Person, number: str
) -> None:
    """The same for a number that nobody has: nobody learns which numbers there are."""
    assert miss(accounts, times=FREE_MISSES, number=number) == [SignInRefused] * FREE_MISSES
    waits = []
    for _ in range(4):
        with pytest.raises(SignInLocked) as missed:
            accounts.sign_in(number, "000999", device="D1")
        hall.clock.advance(timedelta(seconds=1))
        with pytest.raises(SignInLocked) as early:
            again(accounts).sign_in(number, PIN, device="D2")
        assert early.value.seconds == missed.value.seconds - 1
        waits.append(missed.value.seconds)
        hall.clock.advance(timedelta(seconds=missed.value.seconds))
    assert waits == [5, 10, 20, 40]


def test_signing_in_forgets_the_misses(hall: SmallHall, accounts: StaffAccounts, wu: Person) -> None:
    miss(accounts, times=3)
    hall.clock.advance(timedelta(seconds=5))
    assert accounts.sign_in(wu.number, PIN, device="D1") == wu
    assert hall.rows(SignInMissRow) == []
    assert miss(accounts) == [SignInRefused]


def test_misses_at_other_numbers_are_forgotten_after_a_day(
    hall: SmallHall, accounts: StaffAccounts, wu: Person
) -> None:
    miss(accounts, number="0999")
    hall.clock.advance(timedelta(days=1, seconds=1))
    accounts.sign_in(wu.number, PIN, device="D1")
    assert hall.rows(SignInMissRow) == []


def test_a_miss_is_audited_with_the_number_and_not_as_done_by_it(
    hall: SmallHall, accounts: StaffAccounts, wu: Person
) -> None:
    miss(accounts)
    miss(accounts, number="0999")
    assert list(audited(hall))[1:] == [("staff.refuse", "nobody@D1", {"misses": 1, "number": "0001"})]


def test_tries_at_the_same_moment_do_not_slip_past_the_wait(
    hall: SmallHall, accounts: StaffAccounts, wu: Person
) -> None:
    miss(accounts, times=FREE_MISSES)
    many = 8
    together = Barrier(many)

    def attempt(turn: int) -> str:
        together.wait()
        try:
            accounts.sign_in(wu.number, f"{turn:06}", device=f"D{turn}")
        except SignInLocked as error:
            return error.log
        return "in"

    with ThreadPoolExecutor(many) as pool:
        told = list(pool.map(attempt, range(many)))
    assert told.count("missed") == 1, "one was tried; for all others it was too early"
    assert "in" not in told


def test_a_count_that_moved_meanwhile_is_no_try(
    hall: SmallHall, accounts: StaffAccounts, wu: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    miss(accounts)
    monkeypatch.setattr("kiosk.services.staff.staff.MISSES.first", lambda *_, **__: None)
    with pytest.raises(SignInLocked) as caught:
        accounts.sign_in(wu.number, PIN, device="D1")
    assert (caught.value.seconds, [row["misses"] for row in hall.rows(SignInMissRow)]) == (1, [1])


def test_one_number_has_one_account(accounts: StaffAccounts, wu: Person) -> None:
    with pytest.raises(NumberTaken):
        accounts.enrol(wu.number, "别人", Role.ADMINISTRATOR, PASSWORD, actor=DESK)
    assert accounts.listed() == (Account(WU, Standing.OPEN),)
    assert accounts.sign_in(wu.number, PIN, device="D1") == WU


def test_whom_the_hospitals_files_name_keeps_that_name(hall: SmallHall, accounts: StaffAccounts) -> None:
    with hall.database.begin() as session:
        session.add(StaffRow(number="0007", name="郝大勇", role="window", active=True))
    accounts.enrol("0007", "郝", Role.CLERK, PIN, actor=DESK)
    assert accounts.sign_in("0007", PIN, device="D1") == Person("0007", "郝大勇", Role.CLERK)


@pytest.mark.parametrize(
    ("number", "name", "secret", "field"),
    [
        ("00 01", "吴敏", PIN, "number"),
        ("0001", " ", PIN, "name"),
        ("0001", "吴敏", "12345", "secret"),
        ("0001", "吴敏", "123456", "secret"),
        ("270918", "吴敏", PIN, "secret"),
    ],
)
def test_what_cannot_be_an_account_is_refused(
    hall: SmallHall, accounts: StaffAccounts, number: str, name: str, secret: str, field: str
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        accounts.enrol(number, name, Role.GUIDE, secret, actor=DESK)
    assert (caught.value.field, hall.rows(StaffSecretRow)) == (field, [])


def test_a_forgotten_secret_is_replaced(hall: SmallHall, accounts: StaffAccounts, wu: Person) -> None:
    miss(accounts, times=3)
    accounts.change_secret(wu.number, PASSWORD, actor=DESK)
    assert accounts.sign_in(wu.number, PASSWORD, device="D1") == wu
    assert miss(accounts) == [SignInRefused]
    with pytest.raises(SignInRefused):
        accounts.sign_in(wu.number, PIN, device="D1")


def test_a_locked_account_lets_nobody_in_until_it_is_unlocked(
    hall: SmallHall, accounts: StaffAccounts, wu: Person
) -> None:
    accounts.lock(wu.number, actor=DESK)
    assert [account.standing for account in accounts.listed()] == [Standing.LOCKED]
    assert miss(accounts) == [SignInRefused], "only whoever knows the secret is told that it is locked"
    with pytest.raises(AccountLocked):
        accounts.sign_in(wu.number, PIN, device="D1")
    accounts.unlock(wu.number, actor=DESK)
    assert accounts.sign_in(wu.number, PIN, device="D1") == wu
    actions = [action for action, _, _ in audited(hall)]
    assert actions == [
        "staff.enrol",
        "staff.lock",
        "staff.refuse",
        "staff.sign_in_locked",
        "staff.unlock",
        "staff.sign_in",
    ]


def test_whoever_has_left_signs_in_no_more(hall: SmallHall, accounts: StaffAccounts, wu: Person) -> None:
    with hall.database.begin() as session:
        session.execute(update(StaffRow).values(active=False))
    assert [account.standing for account in accounts.listed()] == [Standing.LEFT]
    with pytest.raises(AccountLocked):
        accounts.sign_in(wu.number, PIN, device="D1")


@pytest.mark.parametrize("ask", ["lock", "unlock"])
def test_an_account_nobody_has_can_be_neither_locked_nor_changed(accounts: StaffAccounts, ask: str) -> None:
    with pytest.raises(NobodyThere):
        getattr(accounts, ask)("0999", actor=DESK)
    with pytest.raises(NobodyThere):
        accounts.change_secret("0999", PIN, actor=DESK)


def test_rights_are_those_of_the_role_in_the_database(hall: SmallHall, accounts: StaffAccounts, wu: Person) -> None:
    accounts.require(wu, Right.ANSWER_HELP)
    with pytest.raises(NotAllowed):
        accounts.require(wu, Right.MANAGE_STAFF)
    forged = Person(wu.number, wu.name, Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        accounts.require(forged, Right.MANAGE_STAFF)
    with pytest.raises(NotAllowed):
        accounts.require(Person("0999", "谁", Role.ADMINISTRATOR), Right.ANSWER_HELP)
    accounts.lock(wu.number, actor=DESK)
    with pytest.raises(NotAllowed):
        accounts.require(wu, Right.ANSWER_HELP)


def test_the_demonstration_has_accounts_of_its_own(hall: SmallHall, accounts: StaffAccounts) -> None:
    for _ in range(2):
        assert furnish_staff(accounts, DEMO_HOSPITAL, actor=DESK) == DEMO_PEOPLE
    for one in DEMO_PEOPLE:
        assert accounts.sign_in(one.number, one.secret, device="D1").role is one.role


def test_a_number_somebody_else_has_is_not_shown_as_the_demonstrations(accounts: StaffAccounts) -> None:
    accounts.enrol("0001", "别人", Role.CLERK, PASSWORD, actor=DESK)
    assert furnish_staff(accounts, DEMO_HOSPITAL, actor=DESK) == DEMO_PEOPLE[1:]


def test_a_real_hospital_that_left_the_demonstration_on_gets_no_account_everybody_knows(
    accounts: StaffAccounts,
) -> None:
    assert furnish_staff(accounts, HospitalInfo(name="某市人民医院"), actor=DESK) == ()
    assert accounts.listed() == ()
