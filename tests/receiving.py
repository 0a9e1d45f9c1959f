"""The receiver of notices, run by the real uvicorn in a thread: without signals, which only a first thread gets."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from kiosk.adapters.notices import NoticeDesk, listening
from kiosk.adapters.notices.server import config


@contextmanager
def receiving(desk: NoticeDesk) -> Iterator[int]:
    """The port at which ``desk`` hears, for as long as the ``with``."""
    with listening("127.0.0.1", 0) as at:
        server = uvicorn.Server(config(desk))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[at])), daemon=True)
        thread.start()
        yield at.getsockname()[1]
        server.should_exit = True
        thread.join()
