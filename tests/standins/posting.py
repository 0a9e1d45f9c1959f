"""How a stand-in gateway's notices reach the merchant: at once, late, twice, backwards, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from urllib.parse import urlsplit

from tests.standins.wire import changed

PATIENCE_S = 5  # both gateways wait about so long for the merchant's word


@dataclass(frozen=True)
class Letter:
    """One notice as it goes over the wire."""

    key: str
    url: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Delivered:
    """What the merchant answered to a letter, after how many milliseconds; status 0 when nobody did."""

    key: str
    status: int
    body: str
    ms: float


class Poster:
    """Sends letters one after the other from a thread of its own; ``copies`` of each, or none while ``is_held``."""

    def __init__(self) -> None:
        self.copies, self.is_held = 1, False
        self.held: list[Letter] = []
        self.delivered: list[Delivered] = []
        self._queue: SimpleQueue[Callable[[], Letter] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def put(self, write: Callable[[], Letter]) -> None:
        """Have the letter written and sent; it is signed by the posting thread, so that nobody waits for that."""
        self._queue.put(write)

    def wait(self) -> None:
        """Until everything put so far is written, and sent or held."""
        written = Event()

        def nothing() -> Letter:
            written.set()
            return Letter("", "", {}, b"")

        self.put(nothing)
        written.wait()

    def deliver(self, *, order: str = "forwards", spoil: str = "") -> list[Delivered]:
        """Send what was held back, now, ``backwards`` if wanted, with ``body`` or ``signature`` spoilt if wanted."""
        letters, self.held = self.held, []
        if order == "backwards":
            letters.reverse()
        return [self._send(_spoilt(one, spoil)) for one in letters]

    def close(self) -> None:
        """Nothing is sent any more."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (write := self._queue.get()) is not None:
            letter = write()
            if not letter.url:
                continue
            if self.is_held:
                self.held.append(letter)
                continue
            for _copy in range(self.copies):
                self._send(letter)

    def _send(self, letter: Letter) -> Delivered:
        begun = monotonic()
        try:
            status, body = _post(letter)
        except (OSError, HTTPException):
            status, body = 0, ""
        done = Delivered(letter.key, status, body, 1000 * (monotonic() - begun))
        self.delivered.append(done)
        return done


def _post(letter: Letter) -> tuple[int, str]:
    url = urlsplit(letter.url)
    line = HTTPConnection(url.hostname or "127.0.0.1", url.port, timeout=PATIENCE_S)
    try:
        line.request("POST", url.path or "/", body=letter.body, headers=dict(letter.headers))
        answer = line.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        line.close()


def _spoilt(letter: Letter, spoil: str) -> Letter:
    if spoil == "body":
        return replace(letter, body=changed(letter.body))
    if spoil == "signature":
        # One letter of the signature, wherever this gateway puts it.
        headers = {name: _other(text) if name.endswith("Signature") else text for name, text in letter.headers.items()}
        return replace(letter, headers=headers, body=letter.body.replace(b"&sign=", b"&sign=A"))
    return letter


def _other(text: str) -> str:
    return ("B" if text[0] == "A" else "A") + text[1:]
