"""The audit of a machine that is gone altogether, head and rows: what it made still tells that somebody made it."""

import sqlite3
from contextlib import closing

from sqlalchemy import make_url

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaperSort
from kiosk.storage.database import Database
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.small_hall import SmallHall, build


def test_a_machine_that_only_printed_is_missed_as_well(sqlite_url: str, vault: Vault) -> None:
    database = Database(sqlite_url)
    build(database, vault)
    hall = SmallHall(database, vault)
    visit = hall.paid_visit()
    copy = hall.printing.reprint(visit.registration_id, PaperSort.INVOICE, large=False, actor=Actor("K9"))
    assert verify(database, key=vault.audit_key) == ()
    with closing(sqlite3.connect(str(make_url(sqlite_url).database))) as connection:
        connection.execute("DROP TRIGGER audit_no_delete")
        for table in ("audit", "audit_heads"):
            connection.execute(f"DELETE FROM {table} WHERE device = 'K9'")
        connection.commit()
    assert [finding.record for finding in verify(database, key=vault.audit_key)] == [f"print_jobs/{copy.job_id}"]
    database.close()
