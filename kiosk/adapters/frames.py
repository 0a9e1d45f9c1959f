"""Bytes from a wire cut into frames, with a fixed amount of memory whatever comes."""

import re
from dataclasses import dataclass

ENDS = re.compile(rb"[\r\n]")


@dataclass(frozen=True)
class Frame:
    """What stood before a CR or LF: its first bytes up to the limit, and how long it really was."""

    data: bytes
    length: int

    @property
    def too_long(self) -> bool:
        """Whether only its beginning was kept."""
        return self.length > len(self.data)


class Frames:
    """Cuts at CR and LF; keeps at most ``longest`` bytes, and drops the rest up to the next end. No empty frames."""

    def __init__(self, *, longest: int) -> None:
        self._longest = longest
        self._kept = bytearray()
        self._length = 0

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that ``data`` completes."""
        *whole, rest = ENDS.split(data)
        frames = []
        for piece in whole:
            self._keep(piece)
            frames += self.end()
        self._keep(rest)
        return frames

    def end(self) -> list[Frame]:
        """End the frame that is under way, if there is one: the sender has fallen silent."""
        frames = [Frame(bytes(self._kept), self._length)] if self._length else []
        self._kept.clear()
        self._length = 0
        return frames

    def _keep(self, piece: bytes) -> None:
        self._length += len(piece)
        self._kept += piece[: self._longest - len(self._kept)]
