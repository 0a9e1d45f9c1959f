"""The statements about staff accounts: who there is, misses at signing in, badges."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.roles import Person, Role
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import SignInMissRow, StaffRow, StaffSecretRow
from kiosk.storage.tables.staff import BadgeRow


class Standing(StrEnum):
    """Whether somebody can sign in."""

    OPEN = "open"
    LOCKED = "locked"
    LEFT = "left"  # the hospital's files say so


class Found(NamedTuple):
    """An account as it is kept."""

    id: int
    person: Person
    hash: str
    standing: Standing


def known(session: Session, number: str) -> Found | None:
    """The account with this number."""
    row = ONE.first(session, wanted=number)
    return None if row is None else account_of(row)


def badge_owner(session: Session, digest: bytes) -> Found | None:
    """Whose badge in use this is."""
    row = BADGE_OWNER.first(session, badge=digest)
    return None if row is None else account_of(row)


def account_of(row: tuple[int, str, str, bool, str, str, bool]) -> Found:
    """One row as an account."""
    staff_id, number, name, active, role, digest, locked = row
    standing = Standing.LOCKED if locked else Standing.OPEN
    return Found(staff_id, Person(number, name, Role(role)), digest, standing if active else Standing.LEFT)


def _enter(first: Upsert) -> ReturningInsert[int]:
    again = first.on_conflict_do_update(index_elements=[StaffRow.number], set_={"number": first.excluded.number})
    return again.returning(StaffRow.id)


def _open(first: Upsert) -> ReturningInsert[int]:
    return first.on_conflict_do_nothing(index_elements=[StaffSecretRow.staff_id]).returning(StaffSecretRow.staff_id)


def _bind(first: Upsert) -> ReturningInsert[bytes]:
    return first.on_conflict_do_nothing(index_elements=[BadgeRow.digest]).returning(BadgeRow.digest)


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
BADGE_OWNER = Query(
    _accounts.join(BadgeRow, BadgeRow.staff_id == StaffRow.id).where(
        BadgeRow.digest == bindparam("badge"), BadgeRow.until.is_(None)
    )
)
BIND_BADGE = Query(ForEach(BadgeRow, _bind))
END_BADGES = Statement(
    update(BadgeRow)
    .where(BadgeRow.staff_id == bindparam("staff"), BadgeRow.until.is_(None))
    .values(until=bindparam("now"))
)
