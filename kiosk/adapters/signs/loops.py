"""Encodes a film of few pictures that come again and again: the first round is encoded, the others are copies."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

# One thread each: two films are made at once. Flat drawings need few bits.
SPEED = {"deadline": "realtime", "cpu-used": "8", "threads": "1", "crf": "34"}
BIT_RATE = 600_000


def write_loop(path: Path, pictures: Iterable[bytes], *, size: tuple[int, int], fps: int, rounds: int) -> None:
    """A silent VP9 WebM that shows ``pictures`` (BGRA, ``size`` pixels) ``rounds`` times, ``fps`` a second.

    It appears whole or not at all.
    """
    half = path.with_name(f".{path.name}.half")
    try:
        with av.open(str(half), "w", format="webm") as film:
            stream = film.add_stream("libvpx-vp9", rate=fps, options=SPEED)
            encoder = stream.codec_context
            encoder.width, encoder.height, encoder.pix_fmt = *size, "yuv420p"
            encoder.bit_rate = BIT_RATE
            once, count = _encoded(stream, pictures, size=size, fps=fps)
            for number in range(rounds):
                for content, at, is_key in once:
                    film.mux(_packet(stream, content, at + number * count, is_key=is_key, fps=fps))
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _encoded(
    stream: VideoStream, pictures: Iterable[bytes], *, size: tuple[int, int], fps: int
) -> tuple[list[tuple[bytes, int, bool]], int]:
    """The packets of one round as content, place and whether others build on it; and how many pictures there are."""
    packets: list[Packet[VideoStream]] = []
    count = 0
    for picture in pictures:
        frame = VideoFrame(*size, "bgra")
        frame.planes[0].update(picture)
        ready = frame.reformat(format="yuv420p")
        ready.pts, ready.time_base = count, Fraction(1, fps)
        packets += stream.encode(ready)
        count += 1
    packets += stream.encode()
    return [(bytes(packet), packet.pts or 0, packet.is_keyframe) for packet in packets], count


def _packet(stream: VideoStream, content: bytes, at: int, *, is_key: bool, fps: int) -> "Packet[Stream]":
    packet = Packet(content)
    packet.stream = stream
    packet.pts = packet.dts = at
    packet.time_base, packet.is_keyframe = Fraction(1, fps), is_key
    packet.duration = 1
    return packet
