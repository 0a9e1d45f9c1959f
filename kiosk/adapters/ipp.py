"""The Internet Printing Protocol over HTTP, as much of it as sending a job and watching it needs (RFC 8010, 8011)."""

import http.client
import socket
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from enum import IntEnum

Value = int | str
Attributes = Mapping[str, tuple[Value, ...]]

END = 0x03
OPERATION, JOB = 0x01, 0x02  # groups of attributes
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
NUMBERS = (INTEGER, ENUM)
TEXTS = range(0x40, 0x60)
FIRST_VALUE_TAG = 0x10  # below it a tag opens a group


class Operation(IntEnum):
    """What is asked of the server."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B
    CUPS_GET_PRINTERS = 0x4002


FORBIDDEN = 0x0403  # by IPP, or by HTTP itself, such as 401
NOT_FOUND = 0x0406
TAGS = {
    "attributes-charset": CHARSET,
    "attributes-natural-language": LANGUAGE,
    "printer-uri": URI,
    "job-id": INTEGER,
    "requesting-user-name": NAME,
    "job-name": NAME,
    "document-format": MIME,
    "requested-attributes": KEYWORD,
}


class NoServerError(Exception):
    """Nobody answers at the server's address, so nothing was sent."""


class NoAnswerError(Exception):
    """The connection ended before the answer; the request may have arrived."""


@dataclass(frozen=True)
class Answer:
    """Status code (below 0x100: done) and the groups of attributes that came back, as (tag, attributes)."""

    status: int
    groups: tuple[tuple[int, Attributes], ...] = ()

    @property
    def done(self) -> bool:
        """Whether the server did as it was asked."""
        return self.status < 0x100

    def number(self, name: str) -> int | None:
        """The first number of that name, None where there is none."""
        return next((value for value in self.values(name) if isinstance(value, int)), None)

    def words(self, name: str) -> tuple[str, ...]:
        """All texts of that name, from all groups."""
        return tuple(value for value in self.values(name) if isinstance(value, str))

    def values(self, name: str) -> Iterator[Value]:
        """All values of that name, from all groups."""
        return (value for _, attributes in self.groups for value in attributes.get(name, ()))


@dataclass(frozen=True)
class Server:
    """A print server: ``address`` is "host:port" or the path of a Unix socket; ``seconds`` bounds each wait."""

    address: str = "localhost:631"
    seconds: float = 10.0

    def ask(self, operation: Operation, attributes: Attributes, *, path: str = "/", data: bytes = b"") -> Answer:
        """Send a request and read the answer; raises `NoServerError` or `NoAnswerError`."""
        with closing(self._connected()) as connection:
            try:
                connection.request("POST", path, _request(operation, attributes) + data, _HEADERS)
                response = connection.getresponse()
                body = response.read()
            except (OSError, http.client.HTTPException) as error:
                raise NoAnswerError(f"{self.address}: {error!r}") from error
        if response.status != http.HTTPStatus.OK:
            return Answer(FORBIDDEN)
        return decode(body)

    def _connected(self) -> http.client.HTTPConnection:
        kind = _UnixConnection if self.address.startswith("/") else http.client.HTTPConnection
        try:
            connection = kind(self.address, timeout=self.seconds)
            connection.connect()
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise NoServerError(f"{self.address}: {error}") from error
        return connection


_HEADERS = {"Content-Type": "application/ipp", "Accept": "application/ipp"}


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str, *, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path
        self._seconds = timeout

    def connect(self) -> None:
        """Connect to the socket's path."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(self._seconds)
        try:
            connection.connect(self._path)
        except OSError:
            connection.close()
            raise
        self.sock = connection


def _request(operation: Operation, attributes: Attributes) -> bytes:
    first: Attributes = {"attributes-charset": ("utf-8",), "attributes-natural-language": ("en",)}
    parts = [struct.pack(">BBHIB", 2, 0, operation, 1, OPERATION)]
    parts += (_attribute(name, values) for name, values in {**first, **attributes}.items())
    return b"".join(parts) + bytes((END,))


def _attribute(name: str, values: tuple[Value, ...]) -> bytes:
    """One attribute; every value after the first has an empty name."""
    names = (name, *("" for _ in values[1:]))
    return b"".join(_value(TAGS[name], each, value) for each, value in zip(names, values, strict=True))


def _value(tag: int, name: str, value: Value) -> bytes:
    encoded = struct.pack(">i", value) if isinstance(value, int) else value.encode()
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(encoded)) + encoded


def decode(body: bytes) -> Answer:
    """Read an answer; raises `NoAnswerError` when it is none."""
    try:
        status = int(struct.unpack_from(">H", body, 2)[0])
        return Answer(status, tuple(_groups(_Reader(body, 8))))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NoAnswerError("the answer is not IPP") from error


@dataclass
class _Reader:
    body: bytes
    at: int

    def byte(self) -> int:
        self.at += 1
        return self.body[self.at - 1]

    def sized(self) -> bytes:
        size = int(struct.unpack_from(">H", self.body, self.at)[0])
        start = self.at + 2
        self.at = start + size
        if self.at > len(self.body):
            raise IndexError("cut short")
        return self.body[start : self.at]


@dataclass
class _Group:
    tag: int
    attributes: dict[str, tuple[Value, ...]] = field(default_factory=dict)


def _groups(reader: _Reader) -> Iterator[tuple[int, Attributes]]:
    group, name = _Group(END), ""
    while (tag := reader.byte()) != END:
        if tag < FIRST_VALUE_TAG:
            if group.tag != END:
                yield group.tag, group.attributes
            group = _Group(tag)
            continue
        name = reader.sized().decode() or name
        value = _decoded(tag, reader.sized())
        group.attributes[name] = group.attributes.get(name, ()) + value
    if group.tag != END:
        yield group.tag, group.attributes


def _decoded(tag: int, data: bytes) -> tuple[Value, ...]:
    """The value, nothing for "no value" and for the kinds nobody here reads."""
    if tag in NUMBERS:
        return (int(struct.unpack(">i", data)[0]),)
    if tag == BOOLEAN:
        return (data[0],)
    return (data.decode(),) if tag in TEXTS else ()
