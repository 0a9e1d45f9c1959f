"""The database remembers which key file belongs to it: a machine with another one would find nobody."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.errors import DatabaseUnusable
from kiosk.storage.database import Database
from kiosk.storage.dialects import ForEach
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import KeyMarkRow
from kiosk.storage.vault import Vault


def match_key(database: Database, vault: Vault) -> None:
    """Make ``vault`` the key of a database that has none yet; raise `DatabaseUnusable` when it has another."""
    with database.begin() as session:
        MARK.run(session, id=1, fingerprint=vault.fingerprint)
        fingerprint = marked(session)
    if fingerprint != vault.fingerprint:
        raise DatabaseUnusable(
            f"this machine's key file is {vault.fingerprint}, the database was made with {fingerprint}: "
            "copy the right key file here (docs/backup.md)"
        )


def marked(session: Session) -> str | None:
    """The fingerprint of the key this database was made with."""
    row = MARKED.first(session)
    return None if row is None else row[0]


MARK = Statement(ForEach(KeyMarkRow, lambda insert: insert.on_conflict_do_nothing()))
MARKED = Query(select(KeyMarkRow.fingerprint).where(KeyMarkRow.id == 1))
