"""The audit: one chain for each device, which wait for nobody else."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import select

from kiosk.domain.actor import Actor
from kiosk.storage import audit
from kiosk.storage.checks.chain import check_chain
from kiosk.storage.database import Database
from kiosk.storage.tables import AuditRow

KEY = b"k" * 32
NOW = datetime(2026, 11, 20, 8, 30, 15, 123456, tzinfo=timezone(timedelta(hours=8)))


def write(session, device: str = "K1", **detail: str | int | None) -> None:
    audit.record(session, Actor(device, "0007"), "test.write", "staff/1", at=NOW, key=KEY, **detail)


def test_a_row_says_who_what_when_and_to_which(database: Database) -> None:
    with database.begin() as session:
        write(session, zebra="x", apple=None, mango=3)
    with database.read() as session:
        row = session.scalars(select(AuditRow)).one()
        assert (row.device, row.seq, row.at, row.actor) == ("K1", 1, NOW, "0007@K1")
        assert (row.action, row.record) == ("test.write", "staff/1")
        assert row.detail == json.dumps({"apple": None, "mango": 3, "zebra": "x"}, separators=(",", ":"))


def test_each_device_has_its_own_chain(database: Database) -> None:
    for device in ("K1", "K2", "K1", "K2", "K1"):
        with database.begin() as session:
            write(session, device)
            write(session, device, second=1)
    with database.read() as session:
        numbers = session.execute(select(AuditRow.device, AuditRow.seq).order_by(AuditRow.id)).all()
        assert [row.seq for row in numbers if row.device == "K1"] == [1, 2, 3, 4, 5, 6]
        assert [row.seq for row in numbers if row.device == "K2"] == [1, 2, 3, 4]
        assert list(check_chain(session, key=KEY)) == []


def test_a_transaction_rolled_back_leaves_no_gap(database: Database) -> None:
    with database.begin() as session:
        write(session)
    with suppress(KeyError), database.begin() as session:
        write(session)
        raise KeyError
    with database.begin() as session:
        write(session)
    with database.read() as session:
        assert list(session.scalars(select(AuditRow.seq).order_by(AuditRow.id))) == [1, 2]
        assert list(check_chain(session, key=KEY)) == []


def test_devices_do_not_wait_for_each_other(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    with database.begin() as slow:
        write(slow, "K1")
        with database.begin() as quick:
            write(quick, "K2")
    with database.read() as session:
        assert list(session.scalars(select(AuditRow.device).order_by(AuditRow.at, AuditRow.id))) == ["K1", "K2"]
    database.close()


def test_a_row_costs_two_journeys_to_a_server(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    with database.begin() as session:
        write(session)
    statements = []
    with database.begin() as session:
        cursor = session.connection().connection.cursor()
        assert session.info == {}
        session.info["driver"] = (session.connection(), Counting(cursor, statements))
        write(session)
    assert len(statements) == 2
    database.close()


class Counting:
    """A cursor that remembers what it was asked."""

    def __init__(self, cursor, statements: list[str]) -> None:
        self.cursor, self.statements = cursor, statements

    def execute(self, sql: str, parameters: object) -> None:
        self.statements.append(sql)
        self.cursor.execute(sql, parameters)

    def __getattr__(self, name: str) -> object:
        return getattr(self.cursor, name)


def test_times_are_the_same_in_every_zone(database: Database) -> None:
    entry = audit.Entry("K1", 1, NOW, "a", "b", "c", "{}")
    utc = entry._replace(at=NOW.astimezone(UTC))
    assert audit.chained(entry, before=b"", key=KEY) == audit.chained(utc, before=b"", key=KEY)
