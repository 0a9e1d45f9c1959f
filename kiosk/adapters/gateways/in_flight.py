"""Which wishes may still reach a gateway although it says today that it has never heard of them."""

from math import inf
from threading import Lock
from time import monotonic

KEPT = 2000  # wishes: more than a kiosk, or a hall's receiver, has open at a time


class InFlight:
    """A request whose answer was lost may arrive after the question about it; ``seconds`` later it cannot any more.

    For a 付款码 that is so because it is dead after a minute. What was sent before this process began, nobody here
    knows: such a key counts as sent when it began. Safe from any thread.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began = monotonic()
        self._sent: dict[str, float] = {}
        self._lock = Lock()

    def sent(self, key: str) -> None:
        """A wish is about to be sent that does something as soon as it arrives."""
        self._put(key, monotonic())

    def landed(self, key: str) -> None:
        """It has arrived, or could do no harm if it did: the gateway's word about it is certain."""
        self._put(key, -inf)

    def may_land(self, key: str) -> bool:
        """Whether "never heard of it" is not yet the gateway's last word."""
        with self._lock:
            return monotonic() - self._sent.get(key, self._began) < self._seconds

    def was_sent(self, key: str) -> bool:
        """Whether such a wish was sent from here, and has not landed."""
        with self._lock:
            return self._sent.get(key, -inf) > -inf

    def _put(self, key: str, at: float) -> None:
        with self._lock:
            self._sent.pop(key, None)
            self._sent[key] = at
            if len(self._sent) > KEPT:
                del self._sent[next(iter(self._sent))]
