"""A folder of sound files that never grows beyond its bytes: what was used longest ago goes first."""

import logging
import os
import shutil
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path

log = logging.getLogger(__name__)

MEMORY = Path("/dev/shm")  # Linux's folder in memory
OURS_ONLY = 0o700


class Shelf:
    """Files by key, whole or not there. May be used from several threads."""

    def __init__(self, folder: Path, *, most: int) -> None:
        self._folder, self._most = folder, most
        self._lock = threading.Lock()
        self._sizes = _found(folder)

    @property
    def used(self) -> int:
        """The bytes that lie here."""
        with self._lock:
            return sum(self._sizes.values())

    def find(self, key: str) -> Path | None:
        """The file of ``key``, which counts as used now."""
        with self._lock:
            if key not in self._sizes:
                return None
            path = self._path(key)
            try:
                os.utime(path)  # so that the next start knows what was used last
            except OSError:
                del self._sizes[key]
                return None
            self._sizes.move_to_end(key)
            return path

    def put(self, key: str, source: Path) -> Path:
        """A copy of ``source`` under ``key``; older files make room. Raises `OSError` when the folder takes none."""
        with self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._path(key)
            half = path.with_suffix(".part")
            try:
                shutil.copyfile(source, half)
                half.replace(path)
            except OSError:
                half.unlink(missing_ok=True)
                raise
            self._sizes.pop(key, None)
            self._sizes[key] = path.stat().st_size
            self._make_room()
            return path

    def drop(self, key: str) -> None:
        """Remove the file of ``key``."""
        with self._lock:
            self._sizes.pop(key, None)
            self._path(key).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove every file, also those that were never finished."""
        with self._lock:
            self._sizes.clear()
            for path in _files(self._folder):
                path.unlink(missing_ok=True)

    def _make_room(self) -> None:
        """The newest stays whatever its size: somebody is about to hear it."""
        while len(self._sizes) > 1 and sum(self._sizes.values()) > self._most:
            key, _ = self._sizes.popitem(last=False)
            self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.wav"


def memory_folder(name: str) -> Path:
    """A folder for this user only, in memory where the system offers that, else among the temporary files.

    The same ``name`` gives the same folder again, so that what a crash left behind is found and removed.
    """
    place = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    folder = place / name
    try:
        folder.mkdir(mode=OURS_ONLY)
    except FileExistsError:
        if not _is_ours(folder):
            return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=place))
    return folder


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    if os.name != "posix":
        return True
    found = folder.stat()
    return found.st_uid == os.getuid() and found.st_mode & 0o777 == OURS_ONLY


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _found(folder: Path) -> "OrderedDict[str, int]":
    """What lies there already, longest unused first; halves of a crash are removed."""
    whole: list[tuple[float, str, int]] = []
    for path in _files(folder):
        if path.suffix == ".wav":
            state = path.stat()
            whole.append((state.st_mtime, path.stem, state.st_size))
        else:
            path.unlink(missing_ok=True)
    return OrderedDict((key, size) for _, key, size in sorted(whole))
