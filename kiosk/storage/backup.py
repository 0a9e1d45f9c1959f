"""A backup of either database, made while everybody works, that can be brought back into either."""

import hashlib
import logging
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, select

from kiosk.domain.errors import BackupRefused
from kiosk.storage.archive import KEY, MANIFEST, Manifest, Part, dump, file_of, reflected
from kiosk.storage.database import snapshots
from kiosk.storage.files import appearing
from kiosk.storage.schema import current, engine_of, sqlite_path
from kiosk.storage.tables import KeyMarkRow
from kiosk.storage.vault import open_vault

log = logging.getLogger(__name__)


def backup(url: str, key_file: Path, target: Path) -> Path:
    """One consistent picture of the database, with the key file, as a zip only its owner may read; gives its path.

    ``target`` is a folder or the new file's name. Raises `BackupRefused` when it cannot be written or ``key_file`` is
    not this database's key, `DatabaseAway`, `DatabaseUnusable`.
    """
    path = target / f"nuanxin-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip" if target.is_dir() else target
    database = sqlite_path(url)
    for needed in (key_file, *([database] if database else [])):
        if not needed.exists():
            raise BackupRefused(f"{needed} is not there")
    try:
        with appearing(path) as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            _fill(archive, url=url, key_file=key_file)
    except OSError as error:
        raise BackupRefused(f"backup to {path}: {error.strerror or error}") from error
    log.info("backup written to %s", path)
    return path


def _fill(archive: ZipFile, *, url: str, key_file: Path) -> None:
    fingerprint = open_vault(key_file).fingerprint
    with engine_of(url) as engine, snapshots(engine).begin() as connection:
        revision = current(connection)
        if revision is None:
            raise BackupRefused("the database has no tables yet")
        _refuse_other_key(connection, fingerprint)
        parts = _tables(archive, connection)
    key = key_file.read_bytes()
    archive.writestr(KEY, key)
    parts.append(Part(KEY, 0, hashlib.sha256(key).hexdigest()))
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    archive.writestr(MANIFEST, Manifest(revision, made_at, fingerprint, tuple(parts)).written())


def _tables(archive: ZipFile, connection: Connection) -> list[Part]:
    parts = []
    for table in reflected(connection):
        with archive.open(file_of(table.name), "w", force_zip64=True) as out:
            parts.append(dump(connection, table, out))
    return parts


def _refuse_other_key(connection: Connection, fingerprint: str) -> None:
    mark = connection.execute(select(KeyMarkRow.fingerprint)).scalar()
    if mark not in {None, fingerprint}:
        raise BackupRefused(f"the key file is {fingerprint}, the database was made with {mark}: without it, no backup")
