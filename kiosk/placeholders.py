"""Makes the pack of placeholders: for each key that is not grave a short film in which nobody signs, and says so."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import ceil
from multiprocessing import get_context
from pathlib import Path

from kiosk.adapters.signs import loops
from kiosk.adapters.signs.containers import NotWhole, container
from kiosk.adapters.signs.library import SHIPPED
from kiosk.adapters.signs.manifest import read_pack
from kiosk.adapters.signs.pack_folder import remove_unused, write_pack
from kiosk.adapters.signs.packs import Entry, Pack
from kiosk.adapters.signs.scripts import LANGUAGES, captions, reading_ms, script
from kiosk.domain.signs import CSL, ClipKey, Kind
from kiosk.flow.signing import clip_keys
from kiosk.paths import ASSETS, CHINESE
from kiosk.settings import Settings
from kiosk.ui.signs import placeholder

NAME, TITLE = "placeholder", "演示占位"
FEWEST = 2  # rounds of the hand
ROUND_MS = 1000 * placeholder.LOOP // placeholder.FPS
DRAWN_BY = tuple(Path(str(module.__file__)) for module in (placeholder, loops))


@dataclass(frozen=True)
class _Job:
    """One film to be made."""

    icon: str
    rounds: int
    film: Path


def make(_settings: Settings, /, *, out: Path | None) -> int:
    """``signs placeholder``: make the pack in ``out``; what has not changed since stays as it is."""
    folder = out or SHIPPED / NAME
    folder.mkdir(parents=True, exist_ok=True)
    keys = clip_keys().values()
    entries = {key.key: _entry(key, folder) for key in keys}
    jobs = list(_jobs(entries.values(), read_pack(folder)))
    made = _made(jobs)
    write_pack(Pack(NAME, folder, TITLE, CSL, entries))
    remove_unused(folder, entries.values())
    films = sum(entry.film is not None for entry in entries.values())
    sys.stdout.write(f"{folder}: {films} films, {made} of them new; {len(entries) - films} keys wait for a person.\n")
    return 0


def _entry(key: ClipKey, folder: Path) -> Entry:
    length = _rounds(key) * ROUND_MS
    told = {language: captions(key, language, length=length) for language in LANGUAGES}
    film = folder / f"{key.key}.webm" if key.allows(Kind.PLACEHOLDER) else None
    title = script(key, CHINESE)
    return Entry(key.key, title, Kind.PLACEHOLDER, film, told, fingerprint=_fingerprint(key) if film else "")


def _rounds(key: ClipKey) -> int:
    """So many rounds that the captions can be read."""
    return max(FEWEST, ceil(reading_ms(key) / ROUND_MS))


def _fingerprint(key: ClipKey) -> str:
    """Changes when anything a film is made of does; its captions are no part of it."""
    icons = ASSETS / "icons"
    sources = (icons / f"{key.icon}.svg", icons / f"{placeholder.HAND}.svg", ASSETS / "tokens.toml", *DRAWN_BY)
    whole = b"\0".join((*(source.read_bytes() for source in sources), str(_rounds(key)).encode()))
    return sha256(whole).hexdigest()[:16]


def _jobs(entries: Iterable[Entry], before: Pack) -> Iterator[_Job]:
    """The films that are not there yet as they should be."""
    for entry in entries:
        former = before.entries.get(entry.key)
        is_same = former is not None and former.fingerprint == entry.fingerprint
        if entry.film and not (is_same and _is_whole(entry.film)):
            key = clip_keys()[entry.key]
            yield _Job(key.icon, _rounds(key), entry.film)


def _is_whole(film: Path) -> bool:
    try:
        return container(film) == "webm"
    except (OSError, NotWhole):
        return False


def _made(jobs: Sequence[_Job]) -> int:
    """Make the films, as many at once as there are cores; each needs a process of its own, for Qt draws in one."""
    if not jobs:
        return 0
    workers = min(len(jobs), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return sum(1 for _ in pool.map(_film, jobs))


@cache  # the program lives as long as its process
def _drawing() -> object:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing is shown, so no display is needed
    return placeholder.program()


def _film(job: _Job) -> None:
    _drawing()
    drawn = placeholder.PlaceholderFilm(job.icon)
    size = placeholder.SIZE.width(), placeholder.SIZE.height()
    pictures = map(drawn.pixels, range(placeholder.LOOP))
    loops.write_loop(job.film, pictures, size=size, fps=placeholder.FPS, rounds=job.rounds)
