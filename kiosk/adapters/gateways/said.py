"""What a gateway said, in a form in which nothing can be taken for granted."""

import json
import logging
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException

BROKEN = 500  # from here on HTTP says that the other side has a fault
Json = Mapping[str, object]


@dataclass(frozen=True)
class Said:
    """An answer: ``status`` of HTTP (0: there was none to be believed) and the fields it held."""

    status: int = 0
    fields: Json = field(default_factory=dict, repr=False)

    def text(self, name: str) -> str:
        """The field if it is a text, else ""."""
        return text_in(self.fields, name)

    @property
    def code(self) -> str:
        """The gateway's own code of an error."""
        return self.text("code")

    @property
    def is_good(self) -> bool:
        """Whether HTTP says that it was done."""
        return 200 <= self.status < 300


SILENCE = Said()


def text_in(fields: Json, name: str) -> str:
    """The field if it is a text, else ""."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def whole_in(fields: Json, name: str) -> int | None:
    """The field if it is a whole number, else None."""
    value = fields.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def table_in(fields: Json, name: str) -> Json:
    """The field if it is a table, else an empty one."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def fields_of(text: str | bytes) -> Json:
    """The JSON object in ``text``; an empty one for anything else."""
    try:
        value = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def listened(log: logging.Logger, what: str, call: Callable[[], Said]) -> Said:
    """What the gateway said; SILENCE when it said nothing, or nothing that can be believed.

    Only the kind of trouble is logged: the libraries' own words repeat addresses, order numbers and whole answers.
    """
    try:
        said = call()
    except (OSError, HTTPException) as error:
        log.warning("%s: no answer (%s)", what, type(error).__name__)
    except Exception as error:
        # The libraries raise bare exceptions for signatures that do not match and let those of their parts through.
        log.error("%s: the answer is not the gateway's, or cannot be read (%s)", what, type(error).__name__)
    else:
        if said.status >= BROKEN:
            log.warning("%s: the gateway is in trouble (%d)", what, said.status)
        return said
    return SILENCE


def is_base64(text: str) -> bool:
    """Whether ``text`` is Base64 and nothing else: the libraries skip what is not, so that another text would do."""
    try:
        return bool(text) and b64encode(b64decode(text, validate=True)).decode() == text
    except ValueError:
        return False
