"""Reads a pack folder: its ``manifest.toml``, the captions it names and whether its films are whole.

Nothing here raises: what is wrong becomes a sentence with file and key, and the rest of the pack is used.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import file_digest
from pathlib import Path

from kiosk.adapters.signs import webvtt
from kiosk.adapters.signs.containers import SUFFIXES, NotWhole, container
from kiosk.adapters.signs.packs import Captions, Entry, Pack
from kiosk.domain.signs import NOBODY, Caption, ClipKey, Credit, Kind
from kiosk.flow.signing import clip_keys

MANIFEST = "manifest.toml"
KNOWN = frozenset(  # what a clip may say
    ("key", "title", "kind", "file", "sha256", "captions", "signer", "recorded_on", "reviewed_by", "fingerprint")
)


class Refused(ValueError):
    """A clip that is not used at all; its message says why."""


def read_pack(folder: Path) -> Pack:
    """The pack in ``folder``, whose name is the pack's."""
    try:
        told = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except OSError as error:
        return _unread(folder, f"cannot be read ({error.strerror})")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return _unread(folder, f"is not TOML: {error}")
    language, clips = told.get("language"), told.get("clip", [])
    if not isinstance(language, str) or not language:
        return _unread(folder, 'does not name its sign language; language = "csl" is 国家通用手语')
    if not isinstance(clips, list):
        return _unread(folder, "must have one [[clip]] for each clip")
    reading = _Reading(folder)
    for number, clip in enumerate(clips, start=1):
        reading.take(number, clip)
    title = str(told.get("title") or folder.name)
    return Pack(folder.name, folder, title, language, reading.entries, tuple(reading.faults))


def _unread(folder: Path, why: str) -> Pack:
    return Pack(folder.name, folder, folder.name, "", faults=(f"{folder / MANIFEST}: {why}.",))


class _Reading:
    """What was read of one folder so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = f"{folder / MANIFEST}, clip"
        self.entries: dict[str, Entry] = {}
        self.faults: list[str] = []

    def take(self, number: int, told: object) -> None:
        """Read the clip that stands at ``number``."""
        try:
            clip = _table(told)
            self._place = f"{self._folder / MANIFEST}, clip {clip.get('key') or number}"
            key = _key(clip)
            if key.key in self.entries:
                raise Refused("it stands there twice; the first one is used")
            self.entries[key.key] = self._entry(clip, key)
        except Refused as error:
            self._fault(str(error))

    def _entry(self, clip: Mapping[str, object], key: ClipKey) -> Entry:
        for name in sorted(clip.keys() - KNOWN):
            self._fault(f"there is no {name!r} in a clip")
        kind = _kind(clip)
        captions = self._captions(clip)
        if not captions:
            self._fault("it has no captions")
        credit = _credit(clip) if kind is Kind.HUMAN else NOBODY
        film = self._film(clip, key, kind, credit)
        return Entry(key.key, _text(clip, "title"), kind, film, captions, credit, _text(clip, "fingerprint"))

    def _film(self, clip: Mapping[str, object], key: ClipKey, kind: Kind, credit: Credit) -> Path | None:
        name = _text(clip, "file")
        if not name:
            if kind is Kind.HUMAN:
                self._fault('it names no film; write file = "…"')
            return None
        try:
            _check_right(key, kind, credit)
            return _whole(_inside(self._folder, name, SUFFIXES), name, _text(clip, "sha256"))
        except Refused as error:
            self._fault(f"its film is not shown: {error}")
            return None

    def _captions(self, clip: Mapping[str, object]) -> Captions:
        files = clip.get("captions", {})
        if not isinstance(files, dict):
            self._fault('captions must be a table such as { zh_CN = "name.zh_CN.vtt" }')
            return {}
        read = {str(language): self._cues(str(name)) for language, name in files.items()}
        return {language: cues for language, cues in read.items() if cues}

    def _cues(self, name: str) -> tuple[Caption, ...]:
        try:
            reading = webvtt.read(_inside(self._folder, name, (".vtt",)).read_text(encoding="utf-8"))
        except Refused as error:
            self._fault(str(error))
        except OSError as error:
            self._fault(f"the captions {name} cannot be read ({error.strerror})")
        except UnicodeDecodeError:
            self._fault(f"the captions {name} are not UTF-8")
        else:
            for fault in reading.faults:
                self._fault(f"a caption of {name} is left out, {fault}")
            return reading.captions
        return ()

    def _fault(self, words: str) -> None:
        self.faults.append(f"{self._place}: {words}.")


def _table(told: object) -> Mapping[str, object]:
    if not isinstance(told, dict):
        raise Refused("it is not a table")
    return told


def _key(clip: Mapping[str, object]) -> ClipKey:
    key = clip_keys().get(_text(clip, "key"))
    if key is None:
        raise Refused("nothing in the program has this key; `signs coverage` lists those there are")
    return key


def _kind(clip: Mapping[str, object]) -> Kind:
    told = clip.get("kind")
    if told not in list(Kind):
        raise Refused(f'kind is {told!r}; a clip is of a "human", or a "placeholder", and nothing else is shown')
    return Kind(str(told))


def _credit(clip: Mapping[str, object]) -> Credit:
    day = clip.get("recorded_on")
    return Credit(_text(clip, "signer"), day if type(day) is date else None, _text(clip, "reviewed_by"))


def _check_right(key: ClipKey, kind: Kind, credit: Credit) -> None:
    """Who may be shown: a person vouched for by another one; a placeholder only where nothing is at stake."""
    if not key.allows(kind):
        raise Refused("here a person signs, or nobody")
    if kind is Kind.PLACEHOLDER:
        return
    missing = [
        name
        for name, value in (
            ("signer", credit.signer),
            ("recorded_on (such as 2026-11-20)", credit.recorded_on),
            ("reviewed_by", credit.reviewer),
        )
        if not value
    ]
    if missing:
        raise Refused(f"it does not say {', '.join(missing)}")
    if credit.signer == credit.reviewer:
        raise Refused("signer and reviewed_by are the same person")


def _inside(folder: Path, name: str, suffixes: tuple[str, ...]) -> Path:
    """The file of that ``name`` right in the folder: a manifest points nowhere else."""
    if Path(name).name != name or "\\" in name or not name.endswith(suffixes):
        raise Refused(f"{name!r} is not the name of a {' or '.join(suffixes)} file in this folder")
    return folder / name


def _whole(path: Path, name: str, digest: str) -> Path:
    try:
        found = container(path)
        if path.suffix != f".{found}":
            raise Refused(f"{name} is {found} inside")
        if digest and _digest(path) != digest.lower():
            raise Refused(f"{name} is another file than sha256 says")
    except NotWhole as error:
        raise Refused(f"{name} {error}") from error
    except OSError as error:
        raise Refused(f"{name} cannot be read ({error.strerror})") from error
    return path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _text(clip: Mapping[str, object], name: str) -> str:
    told = clip.get(name)
    return told.strip() if isinstance(told, str) else ""


def written(pack: Pack, files: Mapping[str, Mapping[str, str]]) -> str:
    """A manifest as `read_pack` reads it; ``files`` are the names of each key's caption files by language."""
    return "\n".join((*_head(pack), *(line for entry in pack.entries.values() for line in _lines(entry, files))))


def _head(pack: Pack) -> Iterator[str]:
    yield f"title = {_quoted(pack.title)}"
    yield f"language = {_quoted(pack.language)}"


def _lines(entry: Entry, files: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    captions = ", ".join(f"{language} = {_quoted(name)}" for language, name in files[entry.key].items())
    values = {
        "key": entry.key,
        "title": entry.title,
        "kind": entry.kind.value,
        "file": entry.film.name if entry.film else "",
        "signer": entry.credit.signer,
        "reviewed_by": entry.credit.reviewer,
        "fingerprint": entry.fingerprint,
    }
    yield "\n[[clip]]"
    yield from (f"{name} = {_quoted(value)}" for name, value in values.items() if value)
    if entry.credit.recorded_on:
        yield f"recorded_on = {entry.credit.recorded_on.isoformat()}"
    yield f"captions = {{ {captions} }}\n"


def _quoted(text: str) -> str:
    """A basic string of TOML; control characters have no place in it."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
