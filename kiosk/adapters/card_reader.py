"""Card readers behind a vendor's bridge that speaks our line protocol (docs/devices.md)."""

from collections.abc import Callable
from time import monotonic

from kiosk.adapters.card_line import LONGEST_LINE, PING, PONG, read_line
from kiosk.adapters.frames import Frames
from kiosk.adapters.link import LinkedDevice, SerialWire, TcpWire, Wire
from kiosk.domain.errors import DomainError
from kiosk.ports import CardRead, Clock

Heard = Callable[[CardRead | DomainError], None]
SILENCE = 0.1  # seconds a read waits; also how soon `stop` is noticed
BEATS = 3  # so many heartbeats without a word, and the bridge is called anew


class BridgeReader(LinkedDevice):
    """Listens to a bridge at the end of a wire, and asks for a sign of life every ``heartbeat_seconds``."""

    def __init__(self, open_wire: Callable[[], Wire], *, clock: Clock, heartbeat_seconds: float = 10.0) -> None:
        super().__init__("card reader", open_wire)
        self._clock = clock
        self._heartbeat = heartbeat_seconds

    def start(self, heard: Heard) -> None:
        """Begin to listen; ``heard`` is called in the reader's own thread."""
        self._begin(lambda wire: _Conversation(wire, heard, self._clock, self._heartbeat))


class TcpCardReader(BridgeReader):
    """A bridge that listens at ``host`` and ``port``."""

    def __init__(self, *, host: str, port: int, clock: Clock, heartbeat_seconds: float = 10.0) -> None:
        super().__init__(lambda: TcpWire(host, port, silence=SILENCE), clock=clock, heartbeat_seconds=heartbeat_seconds)


class SerialCardReader(BridgeReader):
    """A reader at a serial port that speaks the protocol itself."""

    def __init__(self, *, port: str, clock: Clock, baud: int = 115200, heartbeat_seconds: float = 10.0) -> None:
        super().__init__(
            lambda: SerialWire(port, baud, silence=SILENCE), clock=clock, heartbeat_seconds=heartbeat_seconds
        )


class _Conversation:
    """What is said while one connection lasts."""

    def __init__(self, wire: Wire, heard: Heard, clock: Clock, heartbeat: float) -> None:
        self._wire = wire
        self._heard = heard
        self._clock = clock
        self._heartbeat = heartbeat
        self._frames = Frames(longest=LONGEST_LINE)
        self._heard_at = self._asked_at = monotonic()

    def take(self, data: bytes) -> None:
        """Read the lines that are whole now, and keep the heart beating."""
        if data:
            self._heard_at = monotonic()
        for frame in self._frames.feed(data):
            if frame.data == PING:
                self._wire.write(PONG + b"\n")
            told = read_line(frame, today=self._clock.now().date())
            if told is not None:
                self._heard(told)
        self._beat(monotonic())

    def _beat(self, now: float) -> None:
        if now - self._heard_at > BEATS * self._heartbeat:
            raise TimeoutError("no sign of life")
        if now - max(self._heard_at, self._asked_at) > self._heartbeat:
            self._asked_at = now
            self._wire.write(PING + b"\n")
