"""Finds the clip of a step: of the chosen pack, else of the fallback; what the hospital published before a folder's."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.adapters.signs.manifest import MANIFEST, read_pack
from kiosk.adapters.signs.packs import Entry, Pack
from kiosk.adapters.signs.shelf import INDEX, films_folder, shelved
from kiosk.domain.signs import Clip
from kiosk.paths import ASSETS
from kiosk.settings import Settings

SHIPPED = ASSETS / "signs"
Stamp = tuple[tuple[int, int, int], ...]  # tells whether files were replaced: inode, time and size of each


@dataclass(frozen=True)
class _Packs:
    """What was read, and of which files: entries by pack and key, the best first."""

    stamp: Stamp
    entries: Mapping[tuple[str, str], tuple[Entry, ...]]


class ClipLibrary:
    """The `SignLibrary` of this machine. It sees by itself when a manifest or the index of films is replaced."""

    def __init__(self, settings: Settings) -> None:
        self._language = settings.signs.language
        self._order = tuple(dict.fromkeys((settings.signs.pack, settings.signs.fallback)))
        self._films = films_folder(settings)
        self._folders = tuple(folder / name for name in self._order for folder in _homes(settings))
        self._lock = threading.Lock()
        self._packs: _Packs | None = None

    def clip(self, key: str, *, captions: str) -> Clip | None:
        """The clip of ``key``, captioned in ``captions``; a film the pack has wins over captions alone."""
        entries = self._read().entries
        for pack in self._order:
            found = entries.get((pack, key), ())
            best = next((entry for entry in found if entry.film), found[0] if found else None)
            if best is not None:
                return best.clip(captions, pack=pack, signed=self._language)
        return None

    def _read(self) -> _Packs:
        """What lies on the disk; read once, and again when a file was replaced."""
        with self._lock:
            stamp = self._stamp()
            if self._packs is None or self._packs.stamp != stamp:
                self._packs = _Packs(stamp, self._entries())
            return self._packs

    def _stamp(self) -> Stamp:
        return tuple(map(_seen, (self._films / INDEX, *(folder / MANIFEST for folder in self._folders))))

    def _entries(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        found: dict[tuple[str, str], tuple[Entry, ...]] = {}
        for pack, entry in self._all():
            found[pack, entry.key] = (*found.get((pack, entry.key), ()), entry)
        return found

    def _all(self) -> Iterator[tuple[str, Entry]]:
        for each in shelved(self._films):
            if each.language == self._language:
                yield each.pack, each.entry
        for folder in self._folders:
            pack = read_pack(folder) if folder.is_dir() else None
            if pack is not None and pack.language == self._language:
                yield from ((pack.name, entry) for entry in pack.entries.values())


def installed_packs(settings: Settings) -> tuple[Pack, ...]:
    """Every pack on this machine, whether it is chosen or not."""
    return tuple(read_pack(folder) for home in _homes(settings) for folder in _folders_in(home))


def language_faults(packs: Iterable[Pack], settings: Settings) -> tuple[str, ...]:
    """What keeps a pack that is chosen, and can be read, from being used: another sign language."""
    chosen = (settings.signs.pack, settings.signs.fallback)
    return tuple(
        f"{pack.folder / MANIFEST}: it is in {pack.language}, but signs.language is {settings.signs.language}."
        for pack in packs
        if pack.name in chosen and pack.language and pack.language != settings.signs.language
    )


def _homes(settings: Settings) -> tuple[Path, Path]:
    """Where packs lie: those installed here, before those that came with the program."""
    return settings.signed / "packs", SHIPPED


def _folders_in(home: Path) -> list[Path]:
    return sorted(manifest.parent for manifest in home.glob(f"*/{MANIFEST}"))


def _seen(path: Path) -> tuple[int, int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (0, 0, 0)
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
