"""The hospital's own clips on this machine: copied from the database, whole or not at all, and played without it."""

import json
import logging
import os
import re
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Protocol, cast

from kiosk.adapters.signs.packs import Captions, Entry
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.films import CODECS, PublishedClip
from kiosk.domain.signs import Caption, Credit, Kind
from kiosk.flow.signing import clip_keys
from kiosk.settings import Settings
from kiosk.storage.files import flush_folder

log = logging.getLogger(__name__)

INDEX = "index.json"
FILM = re.compile(r"[0-9a-f]{64}\.(webm|mp4)")
HALF, HALF_END = ".nuanxin-", ".half"  # what is being written; only such names and films are ever removed
STALE = 3600  # seconds after which nobody is writing a half file any more


class Publications(Protocol):
    """Where clips are published: `SignClips`. Both methods raise `DatabaseAway`."""

    def published(self, *, language: str) -> tuple[PublishedClip, ...]:
        """The clips that stand in a sign ``language``."""
        ...

    def film(self, digest: str) -> bytes:
        """The film whose SHA-256 is ``digest``; raises a `DomainError` when it is not there or damaged."""
        ...


@dataclass(frozen=True)
class Shelved:
    """A clip of the index: what a pack's folder says of one, and which pack and sign language it belongs to."""

    pack: str
    language: str
    entry: Entry


class ClipShelf:
    """The folder that holds published films; several programs of one machine may fill it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sound: set[str] = set()  # digests of films that were read through since the start
        self._turn = threading.Lock()

    def fill(self, signs: Publications, *, language: str) -> bool:
        """Bring here what is published, and give whether all of it is here now.

        Slow, for a worker. Films are fetched one at a time; until the new index is in place the former one and its
        films stand. Without the database, or room on the disk, everything stays as it is.
        """
        with self._turn:
            try:
                return self._fill(signs, language)
            except DatabaseAway as error:
                log.info("published sign clips were not looked for: %s", error.log)
            except OSError as error:
                log.warning("published sign clips could not be written: %s", error)
            return False

    def _fill(self, signs: Publications, language: str) -> bool:
        wanted = signs.published(language=language)
        self.folder.mkdir(parents=True, exist_ok=True)
        here = [clip for clip in wanted if self._fetched(signs, clip)]
        missing = {_place(clip) for clip in wanted} - {_place(clip) for clip in here}
        rows = [_row(clip) for clip in here]
        rows += [row for row in _rows(self.folder) if _place_of(row) in missing]  # the former film plays on
        _put(self.folder, INDEX, json.dumps(rows, ensure_ascii=False, indent=1).encode())
        self._tidy({str(row["film"]) for row in rows})
        return not missing

    def _fetched(self, signs: Publications, clip: PublishedClip) -> bool:
        """Whether the film of ``clip`` is here, fetched now or before."""
        name = _name(clip)
        if not FILM.fullmatch(name):
            return False
        if clip.digest in self._sound and (self.folder / name).exists():
            return True
        if not _is_sound(self.folder / name, clip.digest):
            try:
                film = signs.film(clip.digest)
            except DatabaseAway:
                raise
            except DomainError as error:
                log.error("the film of sign clip %s cannot be fetched: %s", clip.key, error.log)
                return False
            if sha256(film).hexdigest() != clip.digest:
                log.error("the film of sign clip %s came damaged", clip.key)
                return False
            _put(self.folder, name, film)
        self._sound.add(clip.digest)
        return True

    def _tidy(self, used: set[str]) -> None:
        """Remove films that no clip uses, and what an interrupted program left half written."""
        now = time.time()
        for file in self.folder.iterdir():
            is_half = file.name.startswith(HALF) and file.name.endswith(HALF_END)
            is_left = is_half and now - file.stat().st_mtime > STALE
            if is_left or (FILM.fullmatch(file.name) and file.name not in used):
                file.unlink(missing_ok=True)


def films_folder(settings: Settings) -> Path:
    """Where published films are kept: the folder of a `ClipShelf`."""
    return settings.signed / "films"


def shelved(folder: Path) -> tuple[Shelved, ...]:
    """The clips of the index in ``folder``; () where there is none. Never raises."""
    found = []
    for row in _rows(folder):
        try:
            found.append(_read(folder, row))
        except (KeyError, TypeError, ValueError) as error:
            log.error("a clip of %s cannot be read: %s", folder / INDEX, error)
    return tuple(found)


def _is_sound(path: Path, digest: str) -> bool:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write a file that is seen as ``name`` only when all of it is on the disk."""
    descriptor, half = tempfile.mkstemp(dir=folder, prefix=HALF, suffix=HALF_END)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(folder / name)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise
    flush_folder(folder)


def _name(clip: PublishedClip) -> str:
    return f"{clip.digest}.{clip.container}" if clip.container in CODECS else ""


def _place(clip: PublishedClip) -> tuple[str, str, str]:
    return clip.pack, clip.language, clip.key


def _place_of(row: Mapping[str, object]) -> tuple[object, object, object]:
    return row.get("pack"), row.get("language"), row.get("key")


def _row(clip: PublishedClip) -> dict[str, object]:
    day = clip.credit.recorded_on
    return {
        "pack": clip.pack,
        "language": clip.language,
        "key": clip.key,
        "title": clip.title,
        "kind": clip.kind.value,
        "film": _name(clip),
        "signer": clip.credit.signer,
        "recorded_on": day.isoformat() if day else "",
        "reviewer": clip.credit.reviewer,
        "captions": {code: [[one.start, one.end, one.text] for one in lines] for code, lines in clip.captions.items()},
    }


def _rows(folder: Path) -> list[dict[str, object]]:
    """What the index holds; [] when there is none or nobody can read it."""
    try:
        told = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        log.error("%s cannot be read: %s", folder / INDEX, error)
        return []
    return [row for row in told if isinstance(row, dict)] if isinstance(told, list) else []


def _read(folder: Path, row: Mapping[str, object]) -> Shelved:
    key, kind, name = clip_keys()[str(row["key"])], Kind(str(row["kind"])), str(row["film"])
    film = folder / name
    is_fit = bool(FILM.fullmatch(name)) and key.allows(kind) and film.is_file()
    day = str(row["recorded_on"])
    credit = Credit(str(row["signer"]), date.fromisoformat(day) if day else None, str(row["reviewer"]))
    captions = _captions(cast("Mapping[str, Iterable[tuple[int, int, str]]]", row["captions"]))
    entry = Entry(key.key, str(row["title"]), kind, film if is_fit else None, captions, credit)
    return Shelved(str(row["pack"]), str(row["language"]), entry)


def _captions(told: Mapping[str, Iterable[tuple[int, int, str]]]) -> Captions:
    return {
        str(code): tuple(Caption(int(start), int(end), str(text)) for start, end, text in lines)
        for code, lines in told.items()
    }
