"""Writes a pack of clips into a folder: captions and manifest, each whole or not at all; the manifest last."""

from collections.abc import Iterable
from pathlib import Path

from kiosk.adapters.signs import webvtt
from kiosk.adapters.signs.manifest import MANIFEST, written
from kiosk.adapters.signs.packs import Entry, Pack

OURS = (".webm", ".vtt")  # what a pack made here consists of, besides its manifest


def caption_file(entry: Entry, language: str) -> str:
    """The name of the captions of a clip."""
    return f"{entry.key}.{language}.vtt"


def write_pack(pack: Pack) -> None:
    """Write captions and manifest; the films lie in the folder already. Raises `OSError`."""
    files = {key: {code: caption_file(entry, code) for code in entry.captions} for key, entry in pack.entries.items()}
    for entry in pack.entries.values():
        for code, captions in entry.captions.items():
            _put(pack.folder / files[entry.key][code], webvtt.written(captions))
    _put(pack.folder / MANIFEST, written(pack, files))


def remove_unused(folder: Path, entries: Iterable[Entry]) -> None:
    """Remove films and captions in ``folder`` that belong to no entry any more."""
    used = {MANIFEST}
    for entry in entries:
        used |= {entry.film.name if entry.film else "", *(caption_file(entry, code) for code in entry.captions)}
    for file in folder.iterdir():
        if file.name not in used and file.suffix in OURS:
            file.unlink(missing_ok=True)


def _put(path: Path, text: str) -> None:
    """Replace a file that says something else: who reads it meanwhile sees the old one or the new one."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    half = path.with_name(f".{path.name}.half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)
