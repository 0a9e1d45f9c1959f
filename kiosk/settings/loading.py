"""From a TOML file and KIOSK_… variables to `Settings`, or every mistake in words."""

import dataclasses
import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar, get_type_hints

import platformdirs

from kiosk.settings.model import (
    DENSITIES,
    PROGRAM,
    Cancelling,
    Device,
    Notices,
    Screen,
    Settings,
    SettingsError,
    SignsSettings,
    VoiceKeys,
    VoiceSettings,
)
from kiosk.settings.toml_places import read_toml
from kiosk.settings.values import Given, RefusedError, checked

FILE_NAME = "kiosk.toml"
PREFIX = "KIOSK_"
OPTIONS = ".options."
TABLES = (Cancelling, Device, Notices, Screen, VoiceSettings, VoiceKeys, SignsSettings)


class Dataclass(Protocol):
    """Any dataclass, for the type checker."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[object]]]


Record = TypeVar("Record", bound=Dataclass)


@dataclass(frozen=True)
class Key:
    """One thing that may be set: its dotted name, what kind of value it takes, and what it is when nobody sets it."""

    name: str
    kind: str
    default: object

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return variable(self.name)


def variable(key: str) -> str:
    """The environment variable for a dotted key: "screen.width" is KIOSK_SCREEN_WIDTH."""
    return PREFIX + key.replace(".", "_").upper()


@cache
def keys() -> Mapping[str, Key]:
    """Everything that may be set, by dotted name, in the order of the dataclasses."""
    return {key.name: key for key in _keys_of(Settings(), "")}


def _keys_of(record: Dataclass, prefix: str) -> Iterator[Key]:
    hints = get_type_hints(type(record))
    for field in dataclasses.fields(record):
        name, value = _name(field, prefix), getattr(record, field.name)
        if isinstance(value, TABLES):
            yield from _keys_of(value, f"{name}.")
        elif field.metadata.get("given", True):
            yield Key(name, _kind(hints[field.name]), value)


def _name(field: dataclasses.Field[object], prefix: str) -> str:
    """The dotted name of a field: its own behind the table's, unless it says that it lies in another table."""
    key = field.metadata.get("key")
    return key if isinstance(key, str) else prefix + field.name


def _kind(hint: object) -> str:
    """The name of a type, by which `checked` finds its reader; an optional path is a path."""
    return "path" if hint == (Path | None) else getattr(hint, "__name__", "").lower()


def load_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of ``path`` (None: the first file of `places`, if any) with KIOSK_… variables over it.

    Raises `SettingsError` with every mistake: where it stands, the key, what was expected and the nearest valid key.
    """
    file = path or next((place for place in places() if place.is_file()), None)
    given = [*(read_toml(file) if file else ()), *_from_environment(environ)]
    values, mistakes = _sorted_out(given)
    if mistakes:
        raise SettingsError(*mistakes)
    settings = replace(_built(Settings(), values), source=file)
    mistakes = list(_contradictions(settings))
    if mistakes:
        raise SettingsError(*mistakes)
    return settings


def places() -> tuple[Path, ...]:
    """Where a settings file is looked for when none is named, in order."""
    beside = Path(__file__).resolve().parents[2]
    folders = (
        beside,
        platformdirs.user_config_path(PROGRAM, appauthor=False),
        platformdirs.site_config_path(PROGRAM, appauthor=False),
    )
    return tuple(folder / FILE_NAME for folder in folders)


def _from_environment(environ: Mapping[str, str]) -> Iterator[Given]:
    known = {key.variable: key.name for key in keys().values()}
    for name in sorted(environ):
        if name.startswith(PREFIX):
            key = known.get(name) or _option_key(name) or name
            yield Given(key, environ[name], place="environment", written=name)


def _option_key(name: str) -> str | None:
    """The dotted key of an option of a device: KIOSK_TICKET_PRINTER_OPTIONS_HOST is ticket_printer.options.host."""
    for key in keys().values():
        if key.kind == "dict" and name.startswith(key.variable + "_"):
            return f"{key.name}.{name.removeprefix(key.variable + '_').lower()}"
    return None


def _sorted_out(given: Iterable[Given]) -> tuple[dict[str, object], list[str]]:
    """Values by dotted key, later ones over earlier ones, and a sentence for each that cannot be used."""
    values: dict[str, object] = {}
    mistakes: list[str] = []
    for item in given:
        try:
            values[item.key] = checked(item, _key_of(item).kind)
        except RefusedError as refused:
            mistakes.append(f"{item.place}: {refused}")
    return values, mistakes


def _key_of(item: Given) -> Key:
    device = item.key.partition(OPTIONS)[0]
    if OPTIONS in item.key and device + ".options" in keys():
        return Key(item.key, "option", None)
    if item.key in keys():
        return keys()[item.key]
    if item.key in sections():
        raise RefusedError(f"{item.written} must be a table: [{item.key}] on its own line, then name = value")
    raise RefusedError(f"there is no setting {item.written!r}{nearest(item)}")


def sections() -> set[str]:
    """The names of the tables."""
    return {name.partition(".")[0] for name in keys() if "." in name}


def nearest(item: Given) -> str:
    """A hint at the valid name nearest to what was written; "" when nothing is near."""
    names = {key.variable for key in keys().values()} if item.is_text_of_environment else {*keys(), *sections()}
    close = difflib.get_close_matches(item.written, sorted(names), n=1, cutoff=0.6)
    last = difflib.get_close_matches(item.written.rpartition(".")[2], sorted(names), n=1, cutoff=0.6)
    return f"; did you mean {(close or last)[0]!r}?" if close or last else ""


def _built(record: Record, values: Mapping[str, object], prefix: str = "") -> Record:
    """``record`` with the values whose dotted names begin with ``prefix``."""
    changes: dict[str, object] = {}
    for field in dataclasses.fields(record):
        name, value = _name(field, prefix), getattr(record, field.name)
        if name in values:
            changes[field.name] = values[name]
        elif isinstance(value, dict):
            inside = name + "."
            changes[field.name] = {key.removeprefix(inside): values[key] for key in values if key.startswith(inside)}
        elif isinstance(value, TABLES):
            changes[field.name] = _built(value, values, name + ".")
    return replace(record, **changes)


def _contradictions(settings: Settings) -> Iterator[str]:
    for suffix in ("", "_large"):
        idle, warn = f"idle_seconds{suffix}", f"warn_seconds{suffix}"
        if getattr(settings, warn) >= getattr(settings, idle):
            yield f"{warn} must be shorter than {idle}: the warning comes that many seconds before the end"
    if settings.warn_seconds_large >= settings.voice.idle_seconds:
        yield "warn_seconds_large must be shorter than voice.idle_seconds as well"
    screen, (fewest, most) = settings.screen, DENSITIES
    if not fewest <= screen.px_per_mm <= most:
        pixels = f"{screen.width} × {screen.height} pixels on {screen.diagonal:g} inch"
        yield f"screen: {pixels} make {screen.px_per_mm:.1f} pixels a millimetre, which no panel has; check all three"
