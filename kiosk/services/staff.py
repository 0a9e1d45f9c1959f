"""Staff accounts: who signs in, with what, and what the role may do; a secret is kept as argon2's hash only.

Every try counts as a miss until it has been proven right, so that tries at the same moment do not slip past the wait;
the count is in the database, under a keyed hash of what was typed, whether such a number exists or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.roles import Person, Right, Role
from kiosk.domain.sign_in import (
    NO_NAME,
    AccountLocked,
    NobodyThere,
    NumberTaken,
    SignInLocked,
    SignInRefused,
    check_number,
    check_secret,
    wait_after,
)
from kiosk.services.guard import allow
from kiosk.services.office import Office
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import SignInMissRow, StaffRow, StaffSecretRow

CONTEXT = "sign in"
NOBODY = "nobody"  # who acts while nobody is signed in
SECOND = timedelta(seconds=1)
FORGET = timedelta(days=1)  # after its wait, a miss is forgotten


class Standing(StrEnum):
    """Whether somebody can sign in."""

    OPEN = "open"
    LOCKED = "locked"
    LEFT = "left"  # the hospital's files say so


@dataclass(frozen=True)
class Account:
    """One account, as the list tells it."""

    person: Person
    standing: Standing


class _Found(NamedTuple):
    id: int
    person: Person
    hash: str
    standing: Standing


class StaffAccounts:
    """Makes accounts, signs people in, and says what they may do."""

    def __init__(self, office: Office, hasher: PasswordHasher | None = None) -> None:
        self._office = office
        self._hasher = hasher or PasswordHasher()
        self._nobodys: str | None = None

    def enrol(self, number: str, name: str, role: Role, secret: str, *, actor: Actor) -> Person:
        """Make an account; a member of staff the hospital's files named already keeps what they say of them.

        Raises `InvalidEntry` for what cannot be a number, a name or a secret, `NumberTaken` where there is an account.
        """
        check_number(number)
        check_secret(secret, number=number)
        if not name.strip():
            raise InvalidEntry(NO_NAME, field="name")
        digest, now = self._hasher.hash(secret), self._office.now()

        def work(session: Session) -> None:
            (staff_id,) = ENTER.one(session, number=number, name=name.strip(), role=role.value, active=True)
            values = {"role": role.value, "hash": digest, "locked": False, "changed_at": now}
            if OPEN.first(session, staff_id=staff_id, **values) is None:
                raise NumberTaken("the number has an account")
            self._office.note(session, actor, "staff.enrol", f"staff/{staff_id}", number=number, role=role.value)

        self._office.database.run(work)
        return Person(number, name.strip(), role)

    def change_secret(self, number: str, secret: str, *, actor: Actor) -> None:
        """Another secret, for one that was forgotten. Raises `InvalidEntry`, `NobodyThere`."""
        check_secret(secret, number=number)
        digest = self._hasher.hash(secret)

        def work(session: Session) -> None:
            found = self._wanted(session, number)
            CHANGE.run(session, staff=found.id, new=digest, now=self._office.now())
            FORGIVE.run(session, tried=self._digest(number))
            self._office.note(session, actor, "staff.change_secret", f"staff/{found.id}", number=number)

        self._office.database.run(work)

    def lock(self, number: str, *, actor: Actor) -> None:
        """Nobody signs in with this number any more, and who is signed in may do nothing. Raises `NobodyThere`."""
        self._set_locked(number, actor, "staff.lock", locked=True)

    def unlock(self, number: str, *, actor: Actor) -> None:
        """The account can be used again, and its misses are forgotten. Raises `NobodyThere`."""
        self._set_locked(number, actor, "staff.unlock", locked=False)

    def _set_locked(self, number: str, actor: Actor, action: str, *, locked: bool) -> None:
        def work(session: Session) -> None:
            found = self._wanted(session, number)
            SET_LOCKED.run(session, staff=found.id, new=locked)
            FORGIVE.run(session, tried=self._digest(number))
            self._office.note(session, actor, action, f"staff/{found.id}", number=number)

        self._office.database.run(work)

    def listed(self) -> tuple[Account, ...]:
        """Every account, by number."""
        with self._office.database.read() as session:
            rows = ALL.all(session)
        return tuple(Account(found.person, found.standing) for found in map(_found, rows))

    # ---- signing in -------------------------------------------------------

    def sign_in(self, number: str, secret: str, *, device: str) -> Person:
        """Who it is. Raises `SignInRefused`, `SignInLocked` with the seconds to wait, `AccountLocked`."""
        misses = self._count(number)
        with self._office.database.read() as session:
            found = _first(session, number)
        if not self._fits(found, secret):
            self._refuse(found, misses, device)
        assert found is not None
        self._welcome(found, device)
        return found.person

    def _count(self, number: str) -> int:
        """Count a miss in advance; gives how many in a row there are now."""
        digest, now = self._digest(number), self._office.now()

        def work(session: Session) -> int:
            seen, until = MISSES.first(session, tried=digest) or (0, now)
            if until > now:
                raise SignInLocked("tried too early", seconds=-((now - until) // SECOND))
            after = {"misses": seen + 1, "until": now + wait_after(seen + 1)}
            if COUNT.first(session, digest=digest, seen=seen, **after) is None:
                raise SignInLocked("tried twice at once", seconds=1)
            return seen + 1

        return self._office.database.run(work)

    def _fits(self, found: _Found | None, secret: str) -> bool:
        """Whether it is the secret; as slow for a number that nobody has."""
        try:
            self._hasher.verify(self._hash_of_nobody() if found is None else found.hash, secret)
        except VerifyMismatchError:
            return False
        return found is not None

    def _hash_of_nobody(self) -> str:
        self._nobodys = self._nobodys or self._hasher.hash(NOBODY)
        return self._nobodys

    def _refuse(self, found: _Found | None, misses: int, device: str) -> None:
        if found is not None:
            record, actor = f"staff/{found.id}", Actor(device, NOBODY)
            detail: dict[str, str | int] = {"number": found.person.number, "misses": misses}
            self._office.database.run(
                lambda session: self._office.note(session, actor, "staff.refuse", record, **detail)
            )
        wait = wait_after(misses)
        if wait:
            raise SignInLocked("missed", seconds=wait // SECOND)
        raise SignInRefused("missed")

    def _welcome(self, found: _Found, device: str) -> None:
        """The secret was right: the misses are forgotten, whether or not the account can be used."""
        number, is_open = found.person.number, found.standing is Standing.OPEN
        action = "staff.sign_in" if is_open else "staff.sign_in_locked"

        def work(session: Session) -> None:
            FORGIVE.run(session, tried=self._digest(number))
            FORGET_OLD.run(session, before=self._office.now() - FORGET)
            self._office.note(session, Actor(device, number), action, f"staff/{found.id}", number=number)

        self._office.database.run(work)
        if not is_open:
            raise AccountLocked(found.standing.value)

    def _digest(self, number: str) -> bytes:
        return self._office.vault.digest(CONTEXT, number)

    # ---- rights -----------------------------------------------------------

    def require(self, person: Person, right: Right) -> None:
        """Raise `NotAllowed` unless this person, as the database knows them now, has ``right``."""
        with self._office.database.read() as session:
            allow(session, Actor("", person.number), right)

    def _wanted(self, session: Session, number: str) -> _Found:
        found = _first(session, number)
        if found is None:
            raise NobodyThere("no such account")
        return found


def _first(session: Session, number: str) -> _Found | None:
    row = ONE.first(session, wanted=number)
    return None if row is None else _found(row)


def _found(row: tuple[int, str, str, bool, str, str, bool]) -> _Found:
    staff_id, number, name, active, role, digest, locked = row
    standing = Standing.LOCKED if locked else Standing.OPEN
    return _Found(staff_id, Person(number, name, Role(role)), digest, standing if active else Standing.LEFT)


def _enter(first: Upsert) -> ReturningInsert[int]:
    again = first.on_conflict_do_update(index_elements=[StaffRow.number], set_={"number": first.excluded.number})
    return again.returning(StaffRow.id)


def _open(first: Upsert) -> ReturningInsert[int]:
    return first.on_conflict_do_nothing(index_elements=[StaffSecretRow.staff_id]).returning(StaffSecretRow.staff_id)


def _count(first: Upsert) -> ReturningInsert[int]:
    new: Mapping[str, object] = {"misses": first.excluded.misses, "until": first.excluded.until}
    unchanged = SignInMissRow.misses == bindparam("seen")
    again = first.on_conflict_do_update(index_elements=[SignInMissRow.digest], set_=new, where=unchanged)
    return again.returning(SignInMissRow.misses)


_accounts = select(
    StaffRow.id,
    StaffRow.number,
    StaffRow.name,
    StaffRow.active,
    StaffSecretRow.role,
    StaffSecretRow.hash,
    StaffSecretRow.locked,
).join(StaffSecretRow, StaffSecretRow.staff_id == StaffRow.id)
_this = StaffSecretRow.staff_id == bindparam("staff")
_tried = SignInMissRow.digest == bindparam("tried")

ONE = Query(_accounts.where(StaffRow.number == bindparam("wanted")))
ALL = Query(_accounts.order_by(StaffRow.number))
ENTER = Query(ForEach(StaffRow, _enter))
OPEN = Query(ForEach(StaffSecretRow, _open))
CHANGE = Statement(update(StaffSecretRow).where(_this).values(hash=bindparam("new"), changed_at=bindparam("now")))
SET_LOCKED = Statement(update(StaffSecretRow).where(_this).values(locked=bindparam("new")))
MISSES = Query(select(SignInMissRow.misses, SignInMissRow.until).where(_tried))
COUNT = Query(ForEach(SignInMissRow, _count))
FORGIVE = Statement(delete(SignInMissRow).where(_tried))
FORGET_OLD = Statement(delete(SignInMissRow).where(SignInMissRow.until < bindparam("before")))
