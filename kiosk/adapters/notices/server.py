"""uvicorn around the counter: a socket of ours, signals that end it cleanly, and no patience with slow heads."""

import asyncio
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.adapters.notices.desk import NoticeDesk
from kiosk.domain.errors import BadSettings

log = logging.getLogger(__name__)

HEAD_S = 5.0  # from the connection to the end of the head of a request
HEAD_BYTES = 16 * 1024
LINES = 64  # connections at a time; others are told to come again
GRACE_S = 5  # for notices under way when the receiver ends
ENDS = (signal.SIGTERM, signal.SIGINT)


class HastyProtocol(H11Protocol):
    """HTTP/1.1 that ends a line on which no whole head arrives: uvicorn itself would wait for ever."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Somebody has called."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(HEAD_S, self._hang_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        self._patience.cancel()
        super().connection_lost(exc)

    def _hang_up(self) -> None:
        cycle: object = self.cycle
        if cycle is None:
            log.warning("a line was ended on which no request came")
            self.transport.close()


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one. Raises `BadSettings` when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise BadSettings(f"notices: {host}:{port} cannot be listened at: {error}") from error


def serve(desk: NoticeDesk, at: socket.socket) -> None:
    """Answer until the process is told to end (SIGTERM, SIGINT); what is under way is finished first."""
    with _signals_survived():
        uvicorn.Server(config(desk)).run(sockets=[at])


def config(desk: NoticeDesk) -> uvicorn.Config:
    """How uvicorn is run: nothing but HTTP/1.1, with limits on everything, and no log of its own."""
    return uvicorn.Config(
        desk,
        loop="asyncio",
        http=HastyProtocol,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,  # it would configure all of logging; ours hears what it has to say
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=LINES,
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_graceful_shutdown=GRACE_S,
    )


@contextmanager
def _signals_survived() -> Iterator[None]:
    """Inside, signals that end the server do not end the process: uvicorn sends them once more when it is done."""

    def ignore(_number: int, _frame: FrameType | None) -> None:
        """The server has heard it."""

    before = {number: signal.signal(number, ignore) for number in ENDS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
