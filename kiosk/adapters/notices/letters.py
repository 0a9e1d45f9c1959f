"""What comes in over HTTP, taken in within limits of size and time."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass

from kiosk.ports import NoticeReply

# ASGI hands everything on in dicts whose values are of any kind.
Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MOST_BYTES = 64 * 1024  # a notice has two or three thousand
BODY_S = 2.0  # the gateways send theirs at once
KINDS = ("application/json", "application/x-www-form-urlencoded")


class Refused(Exception):
    """A request that is no notice; answered with ``reply``, and no gateway hears of it."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.reply = NoticeReply(status, "text/plain", words.encode())


@dataclass(frozen=True)
class Request:
    """The first lines of a request: names of headers in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]

    @classmethod
    def of(cls, scope: Mapping[str, object]) -> "Request":
        """The request behind an ASGI scope."""
        pairs = scope.get("headers")
        assert isinstance(pairs, list)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in pairs}
        return cls(str(scope["method"]), str(scope["path"]), headers)

    def check(self) -> None:
        """Raises `Refused` unless it can be a notice: posted, of one of the two kinds, and short."""
        if self.method != "POST":
            raise Refused(405, "POST only")
        if self.headers.get("content-type", "").partition(";")[0].strip().lower() not in KINDS:
            raise Refused(415, "a form or JSON only")
        length = self.headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > MOST_BYTES:
            raise Refused(413, "too long")


async def body(receive: Receive) -> bytes:
    """The whole body. Raises `Refused` when it is too long, takes too long, or breaks off."""
    try:
        async with asyncio.timeout(BODY_S):
            return await _read(receive)
    except TimeoutError:
        raise Refused(408, "too slow") from None


async def _read(receive: Receive) -> bytes:
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Refused(400, "broken off")
        part = message.get("body", b"")
        assert isinstance(part, bytes)
        parts += part
        if len(parts) > MOST_BYTES:
            raise Refused(413, "too long")
        if not message.get("more_body", False):
            return bytes(parts)


async def answer(send: Send, reply: NoticeReply) -> None:
    """Send a whole reply, and end the line with it."""
    headers = {
        "content-type": reply.content_type,
        "content-length": str(len(reply.body)),
        "connection": "close",
    }
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": pairs})
    await send({"type": "http.response.body", "body": reply.body})
