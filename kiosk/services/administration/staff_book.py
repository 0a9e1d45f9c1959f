"""Members of staff: who they are, their role, and a new secret; locked instead of retired."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from argon2 import PasswordHasher
from sqlalchemy import RowMapping, Select, delete, func, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.administration import Draft, Fault, Kind, Record, told
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.roles import Role
from kiosk.domain.sign_in import check_secret
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words
from kiosk.services.administration.books import Book, Codes, Filled, Values
from kiosk.services.administration.forms import NEEDED, Form
from kiosk.services.office import Office
from kiosk.services.seeding.sections import named
from kiosk.services.seeding.values import CODE, TEXT, one_of
from kiosk.services.staff.staff import CONTEXT
from kiosk.storage.tables import SignInMissRow, StaffRow, StaffSecretRow

LAST = told(
    QT_TRANSLATE_NOOP("Administration", "This is the last administrator who can sign in. Make another one first.")
)
ROLE = one_of(named(Role), Role.VOLUNTEER)


@dataclass(frozen=True)
class StaffEntry:
    """A member of staff as typed."""

    number: str
    name: str
    role: Role
    secret: str


class StaffBook(Book[StaffEntry]):
    """Everybody on the staff list; whoever has no secret yet cannot sign in."""

    kind = Kind.STAFF
    table = StaffRow
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {"secret": ()}

    def __init__(self, office: Office, hasher: PasswordHasher | None = None) -> None:
        super().__init__(office)
        self._hasher = hasher or PasswordHasher()

    # ---- reading ----------------------------------------------------------------

    def all(self, session: Session) -> list[Record]:
        """By number."""
        return [self._member(row) for row in session.execute(_members().order_by(StaffRow.number)).mappings()]

    def find(self, session: Session, key: int) -> Record | None:
        """One of them."""
        row = session.execute(_members().where(StaffRow.id == key)).mappings().first()
        return None if row is None else self._member(row)

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column; no secret is ever shown."""
        return {"number": row["number"], "name": row["name"], "role": row["role"] or "", "secret": ""}

    def entry(self, session: Session, form: Form) -> StaffEntry:
        """As in the files, with a role that signs in."""
        return StaffEntry(
            number=form.required("number", CODE),
            name=form.required("name", TEXT),
            role=form.required("role", ROLE),
            secret=str(form.cells["secret"].value) if form.has("secret") else "",
        )

    def check(self, session: Session, filled: Filled[StaffEntry]) -> Iterator[Fault]:
        """A number of its own, a secret that is good enough, and somebody left who administers."""
        entry, before = filled.entry, filled.before
        if before is None:
            yield from self.taken(session, filled, "number")
        if before is None and not entry.secret:
            yield Fault("secret", NEEDED)
        if entry.secret and not filled.form.has("role"):
            yield Fault("role", NEEDED)
        if entry.secret:
            yield from _judged(entry)
        if before is not None and "role" in filled.changed and self._is_last(session, before):
            yield Fault("role", LAST)

    def ready(self, draft: Draft) -> str:
        """The hash of a new secret."""
        secret = draft.values.get("secret", "").strip()
        return self._hasher.hash(secret) if secret else ""

    # ---- writing ----------------------------------------------------------------

    def values(self, session: Session, filled: Filled[StaffEntry]) -> Values:
        """The row of the staff list."""
        entry = filled.entry
        return {"number": entry.number, "name": entry.name, "role": entry.role.value, "active": True}

    def add(self, session: Session, filled: Filled[StaffEntry], *, actor: Actor) -> tuple[int, ...]:
        """With an account."""
        made = super().add(session, filled, actor=actor)
        self._open(session, made[0], filled)
        return made

    def change(self, session: Session, filled: Filled[StaffEntry], *, actor: Actor) -> None:
        """Role and secret are those of the account; whoever had none gets one with the first secret."""
        super().change(session, filled, actor=actor)
        before = filled.before
        assert before is not None
        new: dict[str, object] = {"role": filled.entry.role.value} if "role" in filled.changed else {}
        if filled.ready:
            new |= {"hash": filled.ready, "changed_at": self.office.now()}
            digest = self.office.vault.digest(CONTEXT, filled.entry.number)
            session.execute(delete(SignInMissRow).where(SignInMissRow.digest == digest))
        mine = StaffSecretRow.staff_id == before.key
        if session.scalar(select(StaffSecretRow.staff_id).where(mine)) is None:
            if filled.ready:
                self._open(session, before.key, filled)
        elif new:
            session.execute(update(StaffSecretRow).where(mine).values(**new))

    def holders(self, session: Session, record: Record) -> list[Words]:
        """The last administrator is needed."""
        return [LAST] if self._is_last(session, record) else []

    def set_retired(self, session: Session, record: Record, *, is_retired: bool) -> None:
        """Lock the account, or unlock it; who is signed in may do nothing from now on."""
        session.execute(update(StaffSecretRow).where(StaffSecretRow.staff_id == record.key).values(locked=is_retired))
        session.execute(update(StaffRow).where(StaffRow.id == record.key).values(version=record.version + 1))
        digest = self.office.vault.digest(CONTEXT, record.values["number"])
        session.execute(delete(SignInMissRow).where(SignInMissRow.digest == digest))

    def _open(self, session: Session, key: int, filled: Filled[StaffEntry]) -> None:
        values = {"role": filled.entry.role.value, "hash": filled.ready, "changed_at": self.office.now()}
        session.execute(insert(StaffSecretRow).values(staff_id=key, locked=False, **values))

    def _is_last(self, session: Session, record: Record) -> bool:
        """Whether it is the only one who administers and can sign in."""
        others = (
            select(func.count(StaffSecretRow.staff_id))
            .join(StaffRow, StaffRow.id == StaffSecretRow.staff_id)
            .where(
                StaffSecretRow.role == Role.ADMINISTRATOR.value,
                StaffSecretRow.locked.is_(False),
                StaffRow.active.is_(True),
                StaffRow.id != record.key,
            )
        )
        is_one = record.values["role"] == Role.ADMINISTRATOR.value and not record.is_retired
        return is_one and not session.scalar(others)

    def _member(self, row: RowMapping) -> Record:
        locked = bool(row["locked"]) or not row["active"]
        return Record(self.kind, row["id"], row["version"], self.texts(row, NO_CODES), is_retired=locked)


def _judged(entry: StaffEntry) -> Iterator[Fault]:
    try:
        check_secret(entry.secret, number=entry.number)
    except InvalidEntry as error:
        yield Fault("secret", error.patient)


def _members() -> Select[int, int, str, str, bool, str, bool]:
    return select(
        StaffRow.id,
        StaffRow.version,
        StaffRow.number,
        StaffRow.name,
        StaffRow.active,
        StaffSecretRow.role,
        StaffSecretRow.locked,
    ).outerjoin(StaffSecretRow, StaffSecretRow.staff_id == StaffRow.id)


NO_CODES = Codes({}, {})
