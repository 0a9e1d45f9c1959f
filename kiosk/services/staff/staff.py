"""Staff accounts: who signs in, with what, and what the role may do; a secret is kept as argon2's hash only.

Every try counts as a miss until it has been proven right, so that tries at the same moment do not slip past the wait;
the count is in the database, under a keyed hash of what was typed, whether such a number exists or not.
"""

from dataclasses import dataclass
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.roles import Person, Right, Role
from kiosk.domain.sign_in import (
    NO_NAME,
    NOBODY,
    AccountLocked,
    BadgeTaken,
    BadgeUnknown,
    NobodyThere,
    NumberTaken,
    SignInLocked,
    SignInRefused,
    check_badge,
    check_number,
    check_secret,
    wait_after,
)
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow, allow_or_command
from kiosk.services.staff.staff_books import (
    ALL,
    BIND_BADGE,
    CHANGE,
    COUNT,
    END_BADGES,
    ENTER,
    FORGET_OLD,
    FORGIVE,
    MISSES,
    OPEN,
    SET_LOCKED,
    Found,
    Standing,
    account_of,
    badge_owner,
    known,
)

CONTEXT = "sign in"
BADGES = "badge"
SECOND = timedelta(seconds=1)
FORGET = timedelta(days=1)  # after its wait, a miss is forgotten


@dataclass(frozen=True)
class Account:
    """One account, as the list tells it."""

    person: Person
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
            allow_or_command(session, actor, Right.MANAGE_STAFF)
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
            allow_or_command(session, actor, Right.MANAGE_STAFF)
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
            allow_or_command(session, actor, Right.MANAGE_STAFF)
            found = self._wanted(session, number)
            SET_LOCKED.run(session, staff=found.id, new=locked)
            FORGIVE.run(session, tried=self._digest(number))
            self._office.note(session, actor, action, f"staff/{found.id}", number=number)

        self._office.database.run(work)

    def bind_badge(self, number: str, code: str, *, actor: Actor) -> None:
        """From now on ``code`` is this person's badge, and the one before is not.

        Raises `InvalidEntry` for what is no code of a badge, `NobodyThere`, `BadgeTaken` for a code used before.
        """
        check_badge(code)
        digest, now = self._office.vault.digest(BADGES, code), self._office.now()

        def work(session: Session) -> None:
            staff_id = self._take_badges_back(session, number, actor)
            if BIND_BADGE.first(session, digest=digest, staff_id=staff_id, since=now, until=None) is None:
                raise BadgeTaken("the code was bound before")
            self._office.note(session, actor, "staff.bind_badge", f"staff/{staff_id}", number=number)

        self._office.database.run(work)

    def drop_badge(self, number: str, *, actor: Actor) -> None:
        """Nobody signs in with this person's badge any more: it is lost. Raises `NobodyThere`."""

        def work(session: Session) -> None:
            staff_id = self._take_badges_back(session, number, actor)
            self._office.note(session, actor, "staff.drop_badge", f"staff/{staff_id}", number=number)

        self._office.database.run(work)

    def _take_badges_back(self, session: Session, number: str, actor: Actor) -> int:
        allow_or_command(session, actor, Right.MANAGE_STAFF)
        found = self._wanted(session, number)
        END_BADGES.run(session, staff=found.id, now=self._office.now())
        return found.id

    def listed(self) -> tuple[Account, ...]:
        """Every account, by number."""
        with self._office.database.read() as session:
            rows = ALL.all(session)
        return tuple(Account(one.person, one.standing) for one in map(account_of, rows))

    # ---- signing in -------------------------------------------------------

    def sign_in(self, number: str, secret: str, *, device: str) -> Person:
        """Who it is. Raises `SignInRefused`, `SignInLocked` with the seconds to wait, `AccountLocked`."""
        misses = self._count(number)
        with self._office.database.read() as session:
            found = known(session, number)
        if not self._fits(found, secret) or found is None:
            self._refuse(found, misses, device)
            raise SignInRefused("missed")
        self._welcome(found, device, tried=number)
        return found.person

    def sign_in_by_badge(self, code: str, *, device: str) -> Person:
        """Whose badge it is; misses are counted for the desk, so that nobody tries badge after badge there.

        Raises `BadgeUnknown`, `SignInLocked` with the seconds to wait, `AccountLocked`.
        """
        tried = f"{BADGES} {device}"  # no number has a space
        misses = self._count(tried)
        with self._office.database.read() as session:
            found = badge_owner(session, self._office.vault.digest(BADGES, code))
        if found is None:
            self._refuse(None, misses, device)
            raise BadgeUnknown("no badge in use")
        self._welcome(found, device, tried=tried)
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

    def _fits(self, found: Found | None, secret: str) -> bool:
        """Whether it is the secret; as slow for a number that nobody has."""
        try:
            self._hasher.verify(self._hash_of_nobody() if found is None else found.hash, secret)
        except VerifyMismatchError:
            return False
        return found is not None

    def _hash_of_nobody(self) -> str:
        self._nobodys = self._nobodys or self._hasher.hash(NOBODY)
        return self._nobodys

    def _refuse(self, found: Found | None, misses: int, device: str) -> None:
        """Keep the miss in the audit where it was somebody's number; raise `SignInLocked` once a wait begins."""
        if found is not None:
            record, actor = f"staff/{found.id}", Actor(device, NOBODY)
            detail: dict[str, str | int] = {"number": found.person.number, "misses": misses}
            self._office.database.run(
                lambda session: self._office.note(session, actor, "staff.refuse", record, **detail)
            )
        wait = wait_after(misses)
        if wait:
            raise SignInLocked("missed", seconds=wait // SECOND)

    def _welcome(self, found: Found, device: str, *, tried: str) -> None:
        """It was right: the misses are forgotten, whether or not the account can be used."""
        number, is_open = found.person.number, found.standing is Standing.OPEN
        action = "staff.sign_in" if is_open else "staff.sign_in_locked"

        def work(session: Session) -> None:
            FORGIVE.run(session, tried=self._digest(tried))
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

    def _wanted(self, session: Session, number: str) -> Found:
        found = known(session, number)
        if found is None:
            raise NobodyThere("no such account")
        return found
