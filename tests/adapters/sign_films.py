"""Small real films for tests of sign-language clips."""

from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import VideoFrame

ENCODERS = {"vp9": "libvpx-vp9", "h264": "libx264"}


def make_film(
    path: Path, *, codec: str = "vp9", fps: int = 30, pictures: int = 36, size: tuple[int, int] = (1280, 720)
) -> Path:
    """A film whose picture ``n`` is grey, 5 levels lighter than the one before; container by the file's suffix."""
    fast = {"deadline": "realtime", "cpu-used": "8"} if codec == "vp9" else {"preset": "ultrafast"}
    with av.open(str(path), "w") as film:
        stream = film.add_stream(ENCODERS[codec], rate=fps, options=fast)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(pictures):
            film.mux(stream.encode(_grey(size, 16 + 5 * number % 220, Fraction(number, fps), fps)))
        film.mux(stream.encode())
    return path


def add_sound(path: Path, out: Path) -> Path:
    """The film with a silent sound track beside it."""
    with av.open(str(path)) as film, av.open(str(out), "w") as made:
        copy = made.add_stream_from_template(film.streams.video[0])
        sound = made.add_stream("libopus", rate=48000, layout="mono")
        silence = av.AudioFrame(format="flt", layout="mono", samples=960)
        silence.planes[0].update(bytes(silence.planes[0].buffer_size))
        silence.sample_rate, silence.pts = 48000, 0
        made.mux(sound.encode(silence))
        made.mux(sound.encode(None))
        for packet in film.demux(video=0):
            if packet.dts is not None:
                packet.stream = copy
                made.mux(packet)
    return out


def greys(path: Path) -> list[int]:
    """How light the middle of each picture is, 16 to 235."""
    with av.open(str(path)) as film:
        return [_middle(frame) for frame in film.decode(video=0)]


def _grey(size: tuple[int, int], level: int, at: Fraction, fps: int) -> VideoFrame:
    frame = VideoFrame(*size, "yuv420p")
    for plane, value in zip(frame.planes, (level, 128, 128), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    frame.pts, frame.time_base = round(at * fps), Fraction(1, fps)
    return frame


def _middle(frame: VideoFrame) -> int:
    plane = frame.planes[0]
    return bytes(plane)[plane.height // 2 * plane.line_size + plane.width // 2]


CORNERS = {"left above": 40, "right above": 90, "left below": 140, "right below": 190}


def make_corners(path: Path) -> Path:
    """A film of H.264 whose four quarters differ, see `CORNERS`."""
    with av.open(str(path), "w") as film:
        stream = film.add_stream("libx264", rate=30, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
        for number in range(36):
            frame = _grey((1280, 720), 128, Fraction(number, 30), 30)
            levels = [bytes([CORNERS[f"{side} {row}"]]) for row in ("above", "below") for side in ("left", "right")]
            upper, lower = levels[0] * 640 + levels[1] * 640, levels[2] * 640 + levels[3] * 640
            frame.planes[0].update(upper * 360 + lower * 360)
            film.mux(stream.encode(frame))
        film.mux(stream.encode())
    return path
