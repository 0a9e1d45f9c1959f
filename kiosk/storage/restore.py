"""Bringing a backup back, into either database: all of it or nothing, and what was there before is not lost."""

import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, MetaData, func, insert, make_url, select, text

from kiosk.domain.errors import BackupRefused, DatabaseUnusable
from kiosk.storage.archive import KEY, Manifest, batch_of, dump, file_of, lines, read_manifest, reflected
from kiosk.storage.files import flush_folder, put_aside
from kiosk.storage.migrate import migrate
from kiosk.storage.schema import engine_of, make_place, sqlite_path, versions

T = TypeVar("T")
BUSY = {5, 6}  # SQLite's codes for a file that others have open

log = logging.getLogger(__name__)


class Existing(Enum):
    """What becomes of a database or key file that is already there."""

    REFUSE = "refuse"
    REPLACE = "replace"  # an SQLite file and a key file are put aside, PostgreSQL's tables are dropped


def restore(url: str, source: Path, *, key_file: Path, existing: Existing = Existing.REFUSE) -> Manifest:
    """Bring the backup ``source`` back into the database at ``url`` and its key to ``key_file``; tells what came.

    A backup of an older program is brought up to date. Raises `BackupRefused` when the backup is damaged or newer, or
    when something is there already and ``existing`` says to refuse; then nothing was changed.
    """
    try:
        with ZipFile(source) as archive:
            manifest = read_manifest(archive)
            if manifest.revision not in versions():
                raise BackupRefused(f"the backup has schema {manifest.revision}, newer than this program: update it")
            _bring(archive, manifest, url=url, key_file=key_file, existing=existing)
    except BadZipFile as error:
        raise BackupRefused(f"{source} is no backup: {error}") from error
    except OSError as error:
        raise BackupRefused(f"restoring {source}: {error}") from error
    log.warning("restored %s, made %s, into the database", source, manifest.made_at)
    return manifest


def _bring(archive: ZipFile, manifest: Manifest, *, url: str, key_file: Path, existing: Existing) -> None:
    stamp = f"restore-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    for needed in (key_file, sqlite_path(url) or key_file):
        needed.parent.mkdir(parents=True, exist_ok=True)
    if existing is Existing.REFUSE:
        _refuse_what_is_there(url, key_file, archive.read(KEY))
    with tempfile.TemporaryDirectory(dir=key_file.parent, prefix=".restoring-") as folder:
        # Everything that can fail for want of space comes before the database changes; then there is only a rename.
        staged = _written(Path(folder) / KEY, archive.read(KEY))
        path = sqlite_path(url)
        if path is None:
            _into_server(archive, manifest, url=url)
        else:
            _into_file(archive, manifest, url=url, path=path, stamp=stamp)
        _take_place(staged, key_file, stamp=stamp)


def _refuse_what_is_there(url: str, key_file: Path, key: bytes) -> None:
    if key_file.exists() and key_file.read_bytes() != key:
        raise BackupRefused(f"another key file is at {key_file}: say that it is to be replaced")
    if _holds_rows(url):
        raise BackupRefused("the database is not empty: say that it is to be replaced")


def _holds_rows(url: str) -> bool:
    path = sqlite_path(url)
    if path is not None and not path.exists():
        return False
    try:
        with engine_of(url) as engine, engine.connect() as connection:
            return any(connection.execute(select(table).limit(1)).first() for table in reflected(connection))
    except DatabaseUnusable:
        return True  # damaged: who knows what can still be saved from it


def _into_server(archive: ZipFile, manifest: Manifest, *, url: str) -> None:
    """All in one transaction: until its end everybody sees what was there before."""
    with engine_of(url) as engine, engine.begin() as connection:
        before = MetaData()
        before.reflect(connection)
        before.drop_all(connection)
        connection.execute(text("DROP FUNCTION IF EXISTS refuse_change() CASCADE"))
        _fill(archive, manifest, connection)


def _into_file(archive: ZipFile, manifest: Manifest, *, url: str, path: Path, stamp: str) -> None:
    """Into a new file beside the old one, which keeps another name when the new one takes its place."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".restoring-") as folder:
        fresh = Path(folder) / path.name
        address = make_url(url).set(database=str(fresh)).render_as_string(hide_password=False)
        make_place(address)
        with engine_of(address) as engine, engine.begin() as connection:
            _fill(archive, manifest, connection)
        if path.exists():
            _withdraw(path, stamp=stamp)
        _take_place(fresh, path, stamp=stamp)


def _withdraw(path: Path, *, stamp: str) -> None:
    """Bring what the old file's log holds into the file; raises `BackupRefused` while somebody uses it."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in BUSY:
            raise BackupRefused(f"{path} is in use: stop the programs that work with it first") from error
        log.warning("the old database %s is damaged (%s); it is put aside as it is", path, error.sqlite_errorname)
    for tail in ("-wal", "-shm"):
        left = path.with_name(path.name + tail)
        if left.exists():
            left.rename(path.with_name(f"{path.name}.before-{stamp}{tail}"))


def _fill(archive: ZipFile, manifest: Manifest, connection: Connection) -> None:
    migrate(connection, manifest.revision)
    parts = {part.name: part for part in manifest.parts}
    for table in reflected(connection):
        if file_of(table.name) not in parts:
            raise BackupRefused(f"the backup has no rows for {table.name}")
        for batch in _batches(lines(archive, table), size=batch_of(table)):
            connection.execute(insert(table), batch)
        with Path(os.devnull).open("wb") as nowhere:
            if dump(connection, table, nowhere) != parts[file_of(table.name)]:
                raise BackupRefused(f"{table.name} did not come back as it was saved")
    if connection.dialect.name == "postgresql":
        _set_sequences(connection)
    migrate(connection)


def _set_sequences(connection: Connection) -> None:
    """Let PostgreSQL number new rows after those that came with their numbers."""
    for table in reflected(connection):
        for column in table.primary_key.columns:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            if connection.execute(select(sequence)).scalar() is not None:
                connection.execute(select(func.setval(sequence, func.max(column))))


def _batches(items: Iterable[T], *, size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _written(path: Path, content: bytes) -> Path:
    with path.open("wb") as file:
        path.chmod(0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _take_place(fresh: Path, path: Path, *, stamp: str) -> None:
    if path.exists():
        log.warning("%s is kept as %s", path, put_aside(path, stamp=stamp))
    fresh.replace(path)
    flush_folder(path.parent)
