"""Writes frozen values of the domain as text and reads them back: dataclasses, enums, times and tuples, each by name.

What can be read is what a kind of value may hold by its own type hints, nothing else: a text from elsewhere makes no
other objects. Fields that have their default are left out, so that a field added later does no harm.
"""

import json
from collections.abc import Hashable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import TypeVar, cast, get_args, get_type_hints

from kiosk.domain.errors import Misuse

T = TypeVar("T")

KIND, VALUE = "!", "value"  # no field is called "!"
PLAIN = (type(None), bool, int, str)
TIMES = (datetime, date, time)


def written(value: object) -> str:
    """``value`` as text. An error is news of the moment: nothing is written in its place.

    Raises `TypeError` for what is no value of the domain.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def read(text: str, kind: type[T]) -> T:
    """The ``kind`` of value that was `written`; raises `Misuse` when the text is none, or another version's."""
    try:
        value = _value(json.loads(text), _kinds(cast(Hashable, kind)))
    except (KeyError, TypeError, ValueError) as error:
        raise Misuse(f"no {kind.__name__} of this version: {type(error).__name__}") from error
    if not isinstance(value, kind):
        raise Misuse(f"a {type(value).__name__} where a {kind.__name__} was expected")
    return value


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, PLAIN) and not isinstance(value, Enum):
        return value
    return None if isinstance(value, Exception) else dict(_named(value))


def _named(value: object) -> Iterator[tuple[str, object]]:
    """What kind of value it is, and what it says."""
    yield KIND, _name(type(value))
    if is_dataclass(value):
        for field in fields(value):
            own: object = getattr(value, field.name)
            if field.default is MISSING or own != field.default:
                yield field.name, _plain(own)
    else:
        yield VALUE, _single(value)


def _single(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, TIMES):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted((_plain(each) for each in value), key=json.dumps)
    raise TypeError(f"cannot be written: {type(value).__name__}")


def _value(plain: object, kinds: dict[str, type]) -> object:
    if isinstance(plain, list):
        return tuple(_value(each, kinds) for each in plain)
    if not isinstance(plain, dict):
        return plain
    told = cast("dict[str, object]", plain)
    kind = kinds[cast(str, told.pop(KIND))]
    if is_dataclass(kind):
        made: object = kind(**{field: _value(each, kinds) for field, each in told.items()})
        return made
    return _single_value(kind, told[VALUE], kinds)


def _single_value(kind: type, said: object, kinds: dict[str, type]) -> object:
    if issubclass(kind, Enum):
        return kind(said)
    if issubclass(kind, TIMES):
        return kind.fromisoformat(cast(str, said))
    return frozenset(_value(each, kinds) for each in cast("list[object]", said))


@cache
def _kinds(root: Hashable) -> dict[str, type]:
    """Every dataclass and enum that a value of ``root`` may hold, by name."""
    found: dict[str, type] = {_name(kind): kind for kind in (*TIMES, frozenset)}
    waiting = [cast(type, root)]
    while waiting:
        kind = waiting.pop()
        if _name(kind) not in found and (is_dataclass(kind) or issubclass(kind, Enum)):
            found[_name(kind)] = kind
            hints = get_type_hints(kind).values() if is_dataclass(kind) else ()
            waiting.extend(part for hint in hints for part in _parts(hint))
    return found


def _parts(hint: object) -> Iterator[type]:
    """The classes a type hint names."""
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from _parts(part)


def _name(kind: type) -> str:
    """Of two classes of one name in two modules each has its own."""
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
