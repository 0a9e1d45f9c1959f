"""One given value, checked against what its key may hold."""

import math
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kiosk.settings.model import LIMITS, SHAPES, Scalar, choices

TRUE = ("true", "1", "yes", "on")
FILE = "file:"  # before the name of a file in an option: what the option is stands there
FALSE = ("false", "0", "no", "off")


@dataclass(frozen=True)
class Given:
    """A value somebody wrote: its dotted key, where it stands, and the name as it was written.

    ``folder`` is what relative paths count from; None for text from the environment, which is still to be parsed.
    """

    key: str
    value: object
    place: str
    written: str
    folder: Path | None = None

    @property
    def is_text_of_environment(self) -> bool:
        """Whether numbers and switches arrive as text."""
        return self.folder is None


class RefusedError(Exception):
    """A value that cannot be used; the text says what was expected."""


def checked(given: Given, kind: str) -> object:
    """The value in its own type and within its limits; `RefusedError` says what was expected."""
    value = READERS[kind](given)
    _check_limits(given, value)
    _check_choice(given, value)
    _check_shape(given, value)
    if given.key == "time_zone":
        _check_zone(given, value)
    return value


def _text(given: Given) -> str:
    if not isinstance(given.value, str):
        raise RefusedError(_expected(given, "text in quotes"))
    return given.value


def _whole(given: Given) -> int:
    value = _parsed(given, int)
    if isinstance(value, bool) or not isinstance(value, int):
        raise RefusedError(_expected(given, "a whole number"))
    return value


def _number(given: Given) -> float:
    value = _parsed(given, float)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RefusedError(_expected(given, "a number"))
    return float(value)


def _switch(given: Given) -> bool:
    value = _parsed(given, _switch_word)
    if not isinstance(value, bool):
        raise RefusedError(_expected(given, "true or false"))
    return value


def _switch_word(text: str) -> bool | str:
    return {**dict.fromkeys(TRUE, True), **dict.fromkeys(FALSE, False)}.get(text.lower(), text)


def _path(given: Given) -> Path:
    text = _text(given)
    if not text or "\0" in text:
        raise RefusedError(_expected(given, "the path of a file or folder"))
    try:
        path = Path(text).expanduser()
    except RuntimeError as unknown:  # "~name" of nobody here
        raise RefusedError(_expected(given, "a path; there is no such home folder")) from unknown
    return (given.folder or Path()).joinpath(path).absolute()


def _option(given: Given) -> Scalar:
    value = _toml_scalar(given.value) if given.is_text_of_environment else given.value
    if not isinstance(value, str | int | float | bool):
        raise RefusedError(_expected(given, "text, a number, or true or false"))
    return _file_beside(given, value) if isinstance(value, str) and value.startswith(FILE) else value


def _file_beside(given: Given, value: str) -> str:
    """An option "file:keys/name.pem" counts from the settings file's folder, as paths do."""
    path = _path(replace(given, value=value.removeprefix(FILE)))
    return f"{FILE}{path}"


def _options(given: Given) -> object:
    raise RefusedError(_expected(given, "a table of options, one name = value each"))


def _parsed(given: Given, parse: Callable[[str], object]) -> object:
    """The value itself, or what ``parse`` makes of a text from the environment (the text, if nothing)."""
    if not given.is_text_of_environment or not isinstance(given.value, str):
        return given.value
    try:
        return parse(given.value.strip())
    except ValueError:
        return given.value


def _toml_scalar(text: object) -> object:
    """9100, 0.5 and true as TOML reads them; all else is text, so nobody has to quote an address."""
    try:
        value: object = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
    return value if isinstance(value, int | float | bool) else text


def _check_limits(given: Given, value: object) -> None:
    low, high = LIMITS.get(given.key, (-math.inf, math.inf))
    if isinstance(value, int | float) and not low <= value <= high:
        raise RefusedError(_expected(given, f"from {low} to {high}"))


def _check_choice(given: Given, value: object) -> None:
    possible = choices(given.key)
    if possible and value not in possible:
        raise RefusedError(_expected(given, "one of " + ", ".join(possible)))


def _check_shape(given: Given, value: object) -> None:
    pattern, words = SHAPES.get(given.key) or SHAPES.get(given.key.rpartition(".")[2]) or ("", "")
    is_option = ".options." in given.key
    if pattern and not is_option and not re.fullmatch(pattern, str(value)):
        raise RefusedError(_expected(given, words))


def _check_zone(given: Given, value: object) -> None:
    try:
        ZoneInfo(str(value))
    except (OSError, ValueError, KeyError) as error:
        raise RefusedError(_expected(given, "a time zone such as Asia/Shanghai")) from error


def _expected(given: Given, what: str) -> str:
    """``database_url`` is never repeated: it may hold a password."""
    shown = "what is written there" if given.key == "database_url" else repr(given.value)
    return f"{given.written} must be {what}, not {shown}"


READERS: Mapping[str, Callable[[Given], object]] = MappingProxyType(
    {
        "str": _text,
        "int": _whole,
        "float": _number,
        "bool": _switch,
        "path": _path,
        "option": _option,
        "dict": _options,
    }
)
