"""What became of a record, as the audit has it."""

import json
from collections.abc import Mapping

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from kiosk.domain.administration import Changed, Kind
from kiosk.services.office import Office
from kiosk.storage.tables import AuditRow, StaffRow
from kiosk.storage.tables.office import ADMINISTRATION

MOST = 50  # changes, the newest first
LONGEST = 60  # signs of a value in the audit
ARROW = " → "


def told_changes(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """What the audit is told of values that differ."""
    return {key: f"{_short(old.get(key, ''))}{ARROW}{_short(value)}" for key, value in new.items()}


def history(session: Session, kind: Kind, key: int, office: Office) -> tuple[Changed, ...]:
    """The changes of a record, the newest first; `MOST` at most."""
    rows = session.execute(
        select(AuditRow.at, AuditRow.actor, AuditRow.action, AuditRow.detail)
        .where(AuditRow.record == f"{kind.value}/{key}", text(ADMINISTRATION))
        .order_by(AuditRow.id.desc())
        .limit(MOST)
    ).all()
    names = dict(session.execute(select(StaffRow.number, StaffRow.name)).all())
    return tuple(
        Changed(office.local(at), _who(actor, names), action, _changes(detail)) for at, actor, action, detail in rows
    )


def _who(actor: str, names: Mapping[str, str]) -> str:
    number = actor.partition("@")[0]
    return f"{names[number]} ({number})" if number in names else number


def _changes(detail: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(value)) for key, value in json.loads(detail).items())


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
