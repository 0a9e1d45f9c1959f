"""A backup brings everything back, into either database, or changes nothing."""

import json
import os
import resource
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import insert, text

from kiosk.domain.errors import BackupRefused, DatabaseUnusable
from kiosk.storage.archive import dump, reflected
from kiosk.storage.counters import claim
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.schema import engine_of
from kiosk.storage.tables import StaffRow
from kiosk.storage.upkeep import Existing, backup, check, restore, upgrade
from kiosk.storage.vault import open_vault
from kiosk.storage.verify import verify


@pytest.fixture
def key_file(vault_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(vault_file, tmp_path / "nuanxin.key"))


@pytest.fixture
def saved(hall_url: str, key_file: Path, tmp_path: Path) -> Path:
    """A backup of a hall with three visits."""
    return backup(hall_url, key_file, tmp_path / "saved.zip")


def contents(url: str) -> dict[str, tuple[int, str]]:
    """Rows and hash of every table."""
    with engine_of(url) as engine, engine.connect() as connection, Path(os.devnull).open("wb") as nowhere:
        parts = [dump(connection, table, nowhere) for table in reflected(connection)]
    return {part.name: (part.rows, part.sha256) for part in parts}


def names(archive: Path) -> set[str]:
    with ZipFile(archive) as opened:
        return set(opened.namelist())


def test_everything_comes_back_in_either_database(hall_url: str, saved: Path, empty_url: str, tmp_path: Path) -> None:
    key_file = tmp_path / "other" / "nuanxin.key"
    manifest = restore(empty_url, saved, key_file=key_file)
    assert contents(empty_url) == contents(hall_url)
    assert manifest.parts[-1].name == "nuanxin.key"
    check(empty_url)
    database, vault = Database(empty_url), open_vault(key_file)
    match_key(database, vault)
    assert verify(database, key=vault.audit_key) == ()
    database.close()


def test_new_rows_follow_the_restored_ones(saved: Path, empty_url: str, tmp_path: Path) -> None:
    restore(empty_url, saved, key_file=tmp_path / "other.key")
    database = Database(empty_url)
    with database.begin() as session:
        ticket = text("SELECT max(id) FROM tickets")
        assert session.execute(ticket).scalar_one() == 3
        assert claim(session, "ticket/1/2026-11-20") == 4
        staff = insert(StaffRow).values(number="1", name="a", role="b", active=True).returning(StaffRow.id)
        assert session.execute(staff).scalar_one() == 1
        state = text(
            "INSERT INTO ticket_states (ticket_id, state, since, until, actor)"
            " SELECT 1, 'void', created_at, created_at, 'K1' FROM tickets WHERE id = 1 RETURNING id"
        )
        assert session.execute(state).scalar_one() == 4
    database.close()


def test_restored_documents_are_still_permanent(saved: Path, empty_url: str, tmp_path: Path) -> None:
    restore(empty_url, saved, key_file=tmp_path / "other.key")
    database = Database(empty_url)
    with pytest.raises(Exception, match="permanent_invoices"), database.begin() as session:
        session.execute(text("DELETE FROM invoices"))
    database.close()


def test_a_backup_is_one_picture_while_others_write(
    hall, hall_url: str, key_file: Path, tmp_path: Path, monkeypatch
) -> None:
    def dump_and_write(connection, table, out):
        if table.name == "patients":
            hall.visit(9, device="K9")
        return dump(connection, table, out)

    monkeypatch.setattr("kiosk.storage.backup.dump", dump_and_write)
    saved = backup(hall_url, key_file, tmp_path / "busy.zip")
    url = f"sqlite:///{tmp_path / 'fresh.db'}"
    restore(url, saved, key_file=tmp_path / "fresh.key")
    database = Database(url)
    assert verify(database, key=hall.vault.audit_key) == ()
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM tickets")).scalar() == 3
    database.close()


def test_a_backup_is_for_its_owner_only(saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_a_backup_into_a_folder_is_named_by_its_time(hall_url: str, key_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    path = backup(hall_url, key_file, folder)
    assert list(folder.iterdir()) == [path]
    assert path.name.startswith("nuanxin-")


def test_numbers_are_sealed_in_the_backup(saved: Path) -> None:
    with ZipFile(saved) as archive:
        assert not any(b"11010519491231" in archive.read(name) for name in archive.namelist())


def test_a_backup_never_replaces_another_one(hall_url: str, key_file: Path, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(BackupRefused, match=r"saved\.zip"):
        backup(hall_url, key_file, saved)
    assert saved.read_bytes() == before


def test_a_backup_needs_the_right_key(hall_url: str, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="is not there"):
        backup(hall_url, tmp_path / "none.key", tmp_path / "saved.zip")
    open_vault(tmp_path / "other.key")
    with pytest.raises(BackupRefused, match="the database was made with"):
        backup(hall_url, tmp_path / "other.key", tmp_path / "saved.zip")
    assert {path.name for path in tmp_path.iterdir()} <= {"nuanxin.db", "nuanxin.db-wal", "nuanxin.db-shm", "other.key"}


def test_a_database_that_is_not_there_is_not_saved(tmp_path: Path, key_file: Path) -> None:
    with pytest.raises(BackupRefused, match="is not there"):
        backup(f"sqlite:///{tmp_path / 'none.db'}", key_file, tmp_path / "saved.zip")
    sqlite3.connect(tmp_path / "none.db").close()
    (tmp_path / "none.db").touch()
    with pytest.raises(BackupRefused, match="no tables"):
        backup(f"sqlite:///{tmp_path / 'none.db'}", key_file, tmp_path / "saved.zip")


def test_a_folder_that_takes_no_backup_is_named(hall_url: str, key_file: Path) -> None:
    with pytest.raises(BackupRefused, match=r"/proc/saved\.zip"):
        backup(hall_url, key_file, Path("/proc/saved.zip"))


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let the system refuse to write more than ``size`` bytes into a file, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_no_room_for_a_backup_leaves_nothing_behind(hall, hall_url: str, key_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    with hall.database.begin() as session:
        claim(session, "a")  # the database's own files are large enough now
    with room_for(2000), pytest.raises(BackupRefused, match=r"nuanxin-"):
        backup(hall_url, key_file, folder)
    assert list(folder.iterdir()) == []


def test_no_room_for_a_restored_file_leaves_what_was_there(
    sqlite_hall_url: str, key_file: Path, tmp_path: Path
) -> None:
    saved = backup(sqlite_hall_url, key_file, tmp_path / "saved.zip")
    before = contents(sqlite_hall_url)
    with room_for(60_000), pytest.raises((BackupRefused, DatabaseUnusable)):
        restore(sqlite_hall_url, saved, key_file=key_file, existing=Existing.REPLACE)
    assert contents(sqlite_hall_url) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_what_is_there_is_not_replaced_unasked(hall, hall_url: str, saved: Path, key_file: Path) -> None:
    hall.visit(9)
    before = contents(hall_url)
    with pytest.raises(BackupRefused, match="not empty"):
        restore(hall_url, saved, key_file=key_file)
    assert contents(hall_url) == before


def test_another_key_is_not_replaced_unasked(saved: Path, empty_url: str, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    fingerprint = open_vault(other).fingerprint
    with pytest.raises(BackupRefused, match=r"another key file"):
        restore(empty_url, saved, key_file=other)
    assert open_vault(other).fingerprint == fingerprint


def test_replacing_goes_back_to_the_backup(hall_url: str, saved: Path, tmp_path: Path, vault) -> None:
    before = contents(hall_url)
    database = Database(hall_url)
    with database.begin() as session:
        session.execute(insert(StaffRow).values(number="9", name="later", role="x", active=True))
    database.close()
    other = tmp_path / "other.key"
    open_vault(other)
    restore(hall_url, saved, key_file=other, existing=Existing.REPLACE)
    assert contents(hall_url) == before
    assert open_vault(other).fingerprint == vault.fingerprint


def test_what_is_replaced_is_kept_under_another_name(sqlite_hall_url: str, key_file: Path, tmp_path: Path) -> None:
    saved = backup(sqlite_hall_url, key_file, tmp_path / "saved.zip")
    database = Database(sqlite_hall_url)
    with database.begin() as session:
        session.execute(insert(StaffRow).values(number="9", name="later", role="x", active=True))
    database.close()
    other = tmp_path / "other.key"
    fingerprint = open_vault(other).fingerprint
    restore(sqlite_hall_url, saved, key_file=other, existing=Existing.REPLACE)
    [old] = tmp_path.glob("nuanxin.db.before-restore-*")
    [old_key] = tmp_path.glob("other.key.before-restore-*")
    assert contents(f"sqlite:///{old}")["tables/staff.jsonl"][0] == 1
    assert open_vault(old_key).fingerprint == fingerprint


def test_a_database_in_use_is_not_replaced(sqlite_hall_url: str, key_file: Path, tmp_path: Path) -> None:
    saved = backup(sqlite_hall_url, key_file, tmp_path / "saved.zip")
    database = Database(sqlite_hall_url)
    with database.begin() as session:
        claim(session, "a")
    with pytest.raises(BackupRefused, match="in use"):
        restore(sqlite_hall_url, saved, key_file=key_file, existing=Existing.REPLACE)
    with database.begin() as session:
        assert claim(session, "a") == 2
    database.close()


def test_a_damaged_database_can_be_replaced(sqlite_hall_url: str, key_file: Path, tmp_path: Path) -> None:
    saved = backup(sqlite_hall_url, key_file, tmp_path / "saved.zip")
    before = contents(sqlite_hall_url)
    path = tmp_path / "nuanxin.db"
    path.write_bytes(b"\xa5" * 9000)
    with pytest.raises(BackupRefused, match="not empty"):
        restore(sqlite_hall_url, saved, key_file=key_file)
    restore(sqlite_hall_url, saved, key_file=key_file, existing=Existing.REPLACE)
    assert contents(sqlite_hall_url) == before
    [old] = tmp_path.glob("nuanxin.db.before-restore-*")
    assert old.read_bytes() == b"\xa5" * 9000


def test_a_hospital_set_up_but_unused_counts_as_not_empty(
    database: Database, database_url: str, saved: Path, tmp_path: Path
) -> None:
    with database.begin() as session:
        session.execute(insert(StaffRow).values(number="1", name="a", role="x", active=True))
    with pytest.raises(BackupRefused, match="not empty"):
        restore(database_url, saved, key_file=tmp_path / "nuanxin.key")


def rewritten(saved: Path, **changes: bytes | None) -> Path:
    """The archive with some files changed (None: left out)."""
    target = saved.with_name("changed.zip")
    with ZipFile(saved) as source, ZipFile(target, "w") as out:
        for name in source.namelist():
            content = changes.get(name, source.read(name))
            if content is not None:
                out.writestr(name, content)
    return target


def manifest_with(saved: Path, **changes: object) -> bytes:
    with ZipFile(saved) as archive:
        return json.dumps(json.loads(archive.read("manifest.json")) | changes).encode()


BROKEN = {
    "a changed table": (lambda saved: {"tables/tickets.jsonl": b'{"id":1}\n'}, "hash"),
    "a changed key": (lambda saved: {"nuanxin.key": b"nuanxin key 1\n"}, "hash"),
    "a missing table": (lambda saved: {"tables/tickets.jsonl": None}, "tickets"),
    "no manifest": (lambda saved: {"manifest.json": None}, "manifest"),
    "a manifest that is none": (lambda saved: {"manifest.json": b"[1]"}, "cannot be read"),
    "a newer form": (lambda saved: {"manifest.json": manifest_with(saved, format=2)}, "format 2"),
    "a newer schema": (lambda saved: {"manifest.json": manifest_with(saved, revision="9999")}, "9999, newer"),
    "a table left out of the manifest": (
        lambda saved: {"manifest.json": manifest_with(saved, parts=[])},
        "no key|no rows",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_backup_changes_nothing(sqlite_hall_url: str, key_file: Path, tmp_path: Path, case: str) -> None:
    saved = backup(sqlite_hall_url, key_file, tmp_path / "saved.zip")
    changes, words = BROKEN[case]
    broken = rewritten(saved, **changes(saved))
    before, files = contents(sqlite_hall_url), {path.name for path in tmp_path.iterdir()}
    with pytest.raises(BackupRefused, match=words):
        restore(sqlite_hall_url, broken, key_file=key_file, existing=Existing.REPLACE)
    assert contents(sqlite_hall_url) == before
    assert {path.name for path in tmp_path.iterdir()} == files


def test_a_server_keeps_everything_when_the_last_table_fails(
    postgresql_hall_url: str, key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = backup(postgresql_hall_url, key_file, tmp_path / "saved.zip")
    before = contents(postgresql_hall_url)
    monkeypatch.setattr(
        "kiosk.storage.restore._set_sequences", lambda connection: connection.execute(text("SELECT 1/0"))
    )
    with pytest.raises(Exception, match="22012"):
        restore(postgresql_hall_url, saved, key_file=key_file, existing=Existing.REPLACE)
    monkeypatch.undo()
    assert contents(postgresql_hall_url) == before
    upgrade(postgresql_hall_url)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip" * 100])
def test_a_file_that_is_no_backup_is_named(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "saved.zip"
    source.write_bytes(content)
    with pytest.raises(BackupRefused, match="no backup"):
        restore(f"sqlite:///{tmp_path / 'new.db'}", source, key_file=tmp_path / "new.key")
    assert [path.name for path in tmp_path.iterdir()] == ["saved.zip"]


def test_a_backup_cut_short_is_noticed(sqlite_hall_url: str, key_file: Path, tmp_path: Path) -> None:
    saved = backup(sqlite_hall_url, key_file, tmp_path / "saved.zip")
    saved.write_bytes(saved.read_bytes()[:-100])
    with pytest.raises(BackupRefused):
        restore(f"sqlite:///{tmp_path / 'new.db'}", saved, key_file=tmp_path / "new.key")
    assert not (tmp_path / "new.db").exists()


def test_a_backup_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match=r"none\.zip"):
        restore(f"sqlite:///{tmp_path / 'new.db'}", tmp_path / "none.zip", key_file=tmp_path / "new.key")
