"""The audit: every change, chained to the one before of its device by a keyed hash; devices never wait for others."""

import hmac
import json
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import AuditHeadRow, AuditRow


class Entry(NamedTuple):
    """What a digest is made of, in this order."""

    device: str
    seq: int
    at: datetime
    actor: str
    action: str
    record: str
    detail: str


def record(
    session: Session, actor: Actor, action: str, record: str, *, at: datetime, key: bytes, **detail: str | int | None
) -> None:
    """Append one change: ``record`` is "table/id"; further rows of the same change go into ``detail`` as table=id.

    ``detail`` must hold no full name or number. Two statements on PostgreSQL; the head stays locked until commit.
    """
    seq, before = NEXT.one(session, device=actor.device, seq=1, digest=b"")
    text = json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    entry = Entry(actor.device, seq, at, str(actor), action, record, text)
    digest = chained(entry, before=before, key=key)
    for statement in APPEND[session.get_bind().dialect.name]:
        statement.run(session, **entry._asdict(), digest=digest, head=sealed(digest, key=key))


def chained(entry: Entry, *, before: bytes, key: bytes) -> bytes:
    """The digest of a row: over all its fields and the seal of the row before (b"" for the first)."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = json.dumps([entry.device, entry.seq, at, *entry[3:]], ensure_ascii=False)
    return hmac.digest(key, b"row" + before + fields.encode(), "sha256")


def sealed(digest: bytes, *, key: bytes) -> bytes:
    """What the head holds of its newest row: the rows alone do not tell it, so a cut tail cannot be covered up."""
    return hmac.digest(key, b"head" + digest, "sha256")


def _next(first: Upsert) -> ReturningInsert[int, bytes]:
    after = {"seq": AuditHeadRow.seq + 1}
    return first.on_conflict_do_update(index_elements=[AuditHeadRow.device], set_=after).returning(
        AuditHeadRow.seq, AuditHeadRow.digest
    )


NEXT = Query(ForEach(AuditHeadRow, _next))
_move = update(AuditHeadRow).where(AuditHeadRow.device == bindparam("device")).values(digest=bindparam("head"))
_append = insert(AuditRow).values({name: bindparam(name) for name in (*Entry._fields, "digest")})
# Where a statement is a journey over the network, both go in one; SQLite knows no writing in a WITH.
APPEND = {
    "sqlite": (Statement(_move), Statement(_append)),
    "postgresql": (Statement(_append.add_cte(_move.cte("moved"))),),
}
