"""Whether a film file is whole, told from its boxes alone: the kiosk loads no library that opens films twice."""

import os
from pathlib import Path
from typing import BinaryIO

EBML, SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"  # RFC 8794, RFC 9559
UNKNOWN = -1
SUFFIXES = (".webm", ".mp4")


class NotWhole(ValueError):
    """A file that is no film, or not all of one; its message says which."""


def container(path: Path) -> str:
    """ "webm" or "mp4". Raises `NotWhole`, and `OSError` for a file that cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        file.seek(0)
        if head.startswith(EBML):
            _check_webm(file, size)
            return "webm"
        if head[4:8] == b"ftyp":
            _check_mp4(file, size)
            return "mp4"
    raise NotWhole("is neither WebM nor MP4" if size else "is empty")


def _check_webm(file: BinaryIO, size: int) -> None:
    """The head and the one segment behind it must reach the end, as far as they say how long they are."""
    file.seek(len(EBML))
    file.seek(_number(file), os.SEEK_CUR)
    if file.read(len(SEGMENT)) != SEGMENT:
        raise NotWhole("is damaged: it has no pictures")
    length = _number(file)
    if length != UNKNOWN and file.tell() + length > size:
        raise NotWhole("is cut off")


def _number(file: BinaryIO) -> int:
    """A length as EBML writes it: the leading zero bits of the first byte tell how many bytes follow."""
    first = file.read(1)
    if not first or not first[0]:
        raise NotWhole("is damaged: a length in it cannot be read")
    width = 9 - first[0].bit_length()
    rest = file.read(width - 1)
    if len(rest) < width - 1:
        raise NotWhole("is cut off")
    value = int.from_bytes(bytes([first[0] & ((1 << (8 - width)) - 1)]) + rest)
    return UNKNOWN if value == (1 << (7 * width)) - 1 else value


def _check_mp4(file: BinaryIO, size: int) -> None:
    """The boxes must add up to the file, with the table of pictures ("moov") among them (ISO/IEC 14496-12)."""
    at, kinds = 0, set()
    while at < size:
        file.seek(at)
        head = file.read(16)
        length = int.from_bytes(head[:4])
        length = {0: size - at, 1: int.from_bytes(head[8:16])}.get(length, length)
        if len(head) < 8 or length < 8 or at + length > size:
            raise NotWhole("is cut off")
        kinds.add(head[4:8])
        at += length
    if b"moov" not in kinds:
        raise NotWhole("is cut off")
