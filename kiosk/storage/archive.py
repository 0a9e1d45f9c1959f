"""The form of a backup: a zip with one JSON-lines file for each table, the key file, and a manifest of hashes."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import IO, cast
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Column, Connection, Date, DateTime, LargeBinary, MetaData, Table, event, select

from kiosk.domain.errors import BackupRefused
from kiosk.storage.schema import VERSION_TABLE
from kiosk.storage.tables.base import Instant

FORMAT = 1
MANIFEST = "manifest.json"
KEY = "nuanxin.key"
BATCH = 1000
BATCHES = {"films": 1}  # a row of these may be of 64 MB

Cell = str | int | float | bool | list[object] | dict[str, object] | None
Line = dict[str, Cell]


@dataclass(frozen=True)
class Part:
    """One file of the archive; ``rows`` is 0 for the key."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive holds: the schema's version, the key's fingerprint ("" without key) and every file."""

    revision: str
    made_at: str
    fingerprint: str
    parts: tuple[Part, ...]
    format: int = FORMAT

    def written(self) -> str:
        """The manifest as JSON."""
        return json.dumps(asdict(self), indent=1)


def read_manifest(archive: ZipFile) -> Manifest:
    """The manifest, after every file was compared with its hash; raises `BackupRefused` naming what is wrong."""
    try:
        told = json.loads(archive.read(MANIFEST))
        if told["format"] != FORMAT:
            raise BackupRefused(f"the backup has format {told['format']}, this program reads {FORMAT}")
        parts = tuple(Part(**part) for part in told["parts"])
        for part in parts:
            if _hash(archive, part.name) != part.sha256:
                raise BackupRefused(f"{part.name} in the backup is damaged: its hash is not the manifest's")
    except (BadZipFile, KeyError, TypeError, ValueError, OSError, EOFError) as error:
        raise BackupRefused(f"the backup cannot be read: {error}") from error
    return Manifest(told["revision"], told["made_at"], told["fingerprint"], parts)


def file_of(table: str) -> str:
    """Where the rows of a table stand in the archive."""
    return f"tables/{table}.jsonl"


def batch_of(table: Table) -> int:
    """How many rows of ``table`` are held in memory at once."""
    return BATCHES.get(table.name, BATCH)


def reflected(connection: Connection) -> list[Table]:
    """The tables as they are in the database, each after those it points to."""
    metadata = MetaData()
    event.listen(metadata, "column_reflect", _keep_zones)
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != VERSION_TABLE]


def dump(connection: Connection, table: Table, out: IO[bytes]) -> Part:
    """Write every row of ``table`` to ``out`` in the order of its key."""
    digest, rows = hashlib.sha256(), 0
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=batch_of(table))
    for row in connection.execute(query).mappings():
        values = {name: _told(value) for name, value in row.items()}
        line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        digest.update(line)
        out.write(line)
        rows += 1
    return Part(file_of(table.name), rows, digest.hexdigest())


def lines(archive: ZipFile, table: Table) -> Iterator[dict[str, object]]:
    """The rows of ``table`` in the archive, ready to be inserted."""
    readers = {column.name: _reader(column) for column in table.columns}
    with archive.open(file_of(table.name)) as file:
        for line in file:
            told: Line = json.loads(line)
            yield {name: None if value is None else readers[name](value) for name, value in told.items()}


def _keep_zones(_metadata: object, _table: Table, column: dict[str, object]) -> None:
    if isinstance(column["type"], DateTime):
        column["type"] = Instant()


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def _same(value: Cell) -> object:
    return value


READERS: tuple[tuple[type, Callable[[str], object]], ...] = (
    (Instant, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (LargeBinary, base64.b64decode),
)


def _reader(column: Column[object]) -> Callable[[Cell], object]:
    found = (reader for kind, reader in READERS if isinstance(column.type, kind))
    return cast("Callable[[Cell], object]", next(found, _same))


def _hash(archive: ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
