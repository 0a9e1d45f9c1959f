"""The points at which a kiosk can die: told by watching it from outside, without a word of it in the product."""

import os
import signal
from collections.abc import Callable, Iterable
from functools import wraps
from http.client import HTTPConnection, HTTPResponse
from types import TracebackType
from typing import Protocol, cast

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import default

from kiosk.storage.dialects import ForEach
from kiosk.storage.statements import Statement

STATEMENT = 60  # letters of a statement that name its point


class Points:
    """Counts what happens and names it; dies, as if the power went, at the point ``kill_at`` (None: never)."""

    def __init__(self, kill_at: int | None = None) -> None:
        self.names: list[str] = []
        self._kill_at = kill_at

    def at(self, name: str) -> None:
        """Here is a point."""
        self.names.append(name)
        if len(self.names) - 1 == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, name: str) -> "_Around":
        """One point before and one after."""
        return _Around(self, name)


class _Around:
    def __init__(self, points: Points, name: str) -> None:
        self._points, self._name = points, name

    def __enter__(self) -> None:
        self._points.at(f"before {self._name}")

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._points.at(f"after {self._name}")


class _Statement(Protocol):
    """What SQLAlchemy says before and after each statement."""

    def __call__(self, connection: Connection, cursor: object, statement: str, *_rest: object) -> None:
        """Told."""
        ...


def watch_database(points: Points) -> None:
    """Points around each statement that writes, before each that reads, and around each commit and rollback.

    A child that was forked to live once is where this belongs: it is never taken back.
    """

    def before(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        points.at(f"before {_named(statement)}")

    def after(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.lstrip().startswith("SELECT"):
            points.at(f"after {_named(statement)}")

    _watch_statements(points)
    event.listen(Engine, "before_cursor_execute", cast(_Statement, before))
    event.listen(Engine, "after_cursor_execute", cast(_Statement, after))
    for name in ("do_commit", "do_rollback"):
        _wrap(default.DefaultDialect, name, points, label=name.removeprefix("do_"))


def _watch_statements(points: Points) -> None:
    """Those that the house keeps go straight to the driver, past SQLAlchemy's events."""
    original = cast(Callable[..., object], Statement._execute)
    texts: dict[Statement, str] = {}

    def wrapped(self: Statement, *rest: object) -> object:
        text = texts.get(self) or texts.setdefault(self, _text(self))
        points.at(f"before {text}")
        done = original(self, *rest)
        if not text.startswith("SELECT"):
            points.at(f"after {text}")
        return done

    setattr(Statement, "_execute", wrapped)  # noqa: B010  # mypy forbids the plain assignment


def _text(statement: Statement) -> str:
    core = statement._core
    return _named(str(core["sqlite"] if isinstance(core, ForEach) else core))


def watch_line(points: Points, *, ports: Iterable[int]) -> None:
    """Points around sending each HTTP request to one of these ports, and behind its answer."""
    wanted = frozenset(ports)
    send, receive = HTTPConnection.endheaders, HTTPConnection.getresponse

    def sending(self: HTTPConnection, message_body: bytes | None = None, *, encode_chunked: bool = False) -> None:
        if self.port not in wanted:
            send(self, message_body, encode_chunked=encode_chunked)
            return
        with points.around("sending a request"):
            send(self, message_body, encode_chunked=encode_chunked)

    def receiving(self: HTTPConnection) -> HTTPResponse:
        answer = receive(self)
        if self.port in wanted:
            points.at("after an answer has come")
        return answer

    setattr(HTTPConnection, "endheaders", sending)  # noqa: B010  # mypy forbids the plain assignment
    setattr(HTTPConnection, "getresponse", receiving)  # noqa: B010  # mypy forbids the plain assignment


def watch_calls(points: Points, kind: type, names: Iterable[str]) -> None:
    """Points around each call of these methods."""
    for name in names:
        _wrap(kind, name, points, label=f"{kind.__name__}.{name}")


def _wrap(kind: type, name: str, points: Points, *, label: str) -> None:
    original = cast(Callable[..., object], getattr(kind, name))

    @wraps(original)
    def wrapped(*args: object, **named: object) -> object:
        with points.around(label):
            return original(*args, **named)

    setattr(kind, name, wrapped)


def _named(statement: str) -> str:
    return " ".join(statement.split())[:STATEMENT]
