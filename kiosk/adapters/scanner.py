"""Code scanners on a serial port; what is not on the list of codes leaves one line in the log and nothing else."""

import logging
from collections.abc import Callable
from datetime import date

from kiosk.adapters.frames import Frame, Frames
from kiosk.adapters.link import LinkedDevice, SerialWire
from kiosk.domain.codes import LONGEST, recognise
from kiosk.domain.errors import UnknownCode
from kiosk.ports import Clock, CodeRead

log = logging.getLogger(__name__)


def read_code(frame: Frame, *, today: date) -> CodeRead | None:
    """The allow-listed code in ``frame``; None, and one log line without the content, for all else."""
    problem = _problem(frame)
    if not problem:
        try:
            known = recognise(frame.data.decode("ascii"), today=today)
        except UnknownCode:
            problem = "not on the list"
        else:
            return CodeRead(known.kind, known.text)
    log.warning("scan ignored: %d characters, %s", frame.length, problem)
    return None


def _problem(frame: Frame) -> str:
    if frame.too_long:
        return "too long"
    if not frame.data.isascii():
        return "not ASCII"
    return "" if frame.data.decode("ascii").isprintable() else "control character"


class SerialScanner(LinkedDevice):
    """A scanner at a serial port such as /dev/ttyACM0 or COM4.

    A code ends with CR or LF, or when nothing follows for ``gap_ms``: set it longer than the pauses within a code.
    """

    def __init__(self, *, port: str, clock: Clock, baud: int = 9600, gap_ms: int = 80) -> None:
        super().__init__("code scanner", lambda: SerialWire(port, baud, silence=gap_ms / 1000))
        self._clock = clock

    def start(self, heard: Callable[[CodeRead], None]) -> None:
        """Begin to listen; ``heard`` is called in the scanner's own thread."""
        self._begin(lambda _wire: _Reading(self._clock, heard))


class _Reading:
    def __init__(self, clock: Clock, heard: Callable[[CodeRead], None]) -> None:
        self._frames = Frames(longest=LONGEST)
        self._clock = clock
        self._heard = heard

    def take(self, data: bytes) -> None:
        # The read itself waits for the gap, so only real silence ends a code, never a busy processor.
        for frame in self._frames.feed(data) if data else self._frames.end():
            code = read_code(frame, today=self._clock.now().date())
            if code:
                self._heard(code)
