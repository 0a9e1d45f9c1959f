"""The film workshop: measures films, and makes silent VP9 films of them. Loads ffmpeg, so never in the kiosk."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.filter import Graph
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from kiosk.adapters.signs.containers import NotWhole, container
from kiosk.domain.errors import DomainError
from kiosk.domain.films import FilmFacts
from kiosk.domain.words import QT_TRANSLATE_NOOP

CONTAINERS = {"matroska,webm": "webm", "mov,mp4,m4a,3gp,3g2,mj2": "mp4"}
MS = Fraction(1, 1000)
TICK = 0.001  # seconds by which the times of a WebM may be wrong: 25 pictures a second must not become 24.99
SHORT = 0.5  # seconds that may lack of the length a file announces: the last picture's own time
MOST_DOTS = 1080  # of the shorter side: more than that no kiosk plays without a graphics card
BITS = 0.1  # a picture element, which keeps fingers sharp
MOST_BITS = 6_000_000  # a second: a minute stays below what may be published
SPEED = {"deadline": "realtime", "cpu-used": "7", "row-mt": "1"}
TURNS = {90: ("transpose", "cclock"), 180: ("rotate", "PI"), 270: ("transpose", "clock")}  # anticlockwise, by filter


class FilmUnreadable(DomainError):
    """A file that is no film, is damaged, or ends too early; ``log`` says which."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "This film cannot be read to its end. Please take another file, or record it."
    )


class PyAvWorkshop:
    """The port `FilmWorkshop`, by PyAV."""

    def facts(self, path: Path) -> FilmFacts:
        """What the film at ``path`` measures. Raises `FilmUnreadable`."""
        return facts_of(path)

    def prepare(self, path: Path, out: Path, start_ms: int, end_ms: int) -> FilmFacts:
        """Make ``out`` of that part. Raises `FilmUnreadable`."""
        return prepared(path, out, start_ms=start_ms, end_ms=end_ms)


def facts_of(path: Path) -> FilmFacts:
    """Decode the whole film and tell what it measures. Raises `FilmUnreadable` where it cannot be read to its end."""
    try:
        with av.open(str(path)) as film:
            if film.format.name in CONTAINERS:
                container(path)
            stream = _video(film)
            times = [_seconds(frame) for frame in film.decode(stream)]
            announced = (film.duration or 0) / av.time_base
            span, fps = _pace(times)
            if not times or span < announced - SHORT:
                raise FilmUnreadable(f"the film ends after {span:.1f} of {announced:.1f} s")
            return FilmFacts(
                container=CONTAINERS.get(film.format.name, film.format.name),
                codec=stream.codec_context.codec.canonical_name,
                width=stream.codec_context.width,
                height=stream.codec_context.height,
                fps=fps,
                seconds=span,
                has_sound=bool(film.streams.audio),
                size=path.stat().st_size,
            )
    except NotWhole as error:
        raise FilmUnreadable(f"the film {error}") from error
    except (av.FFmpegError, OSError) as error:
        raise FilmUnreadable(f"the film cannot be read: {error.strerror}") from error


def prepared(path: Path, out: Path, *, start_ms: int, end_ms: int) -> FilmFacts:
    """Make ``out``, a silent VP9 WebM, of the film from ``start_ms`` to ``end_ms`` (0: its end), and measure it.

    Pace and size stay the film's own, up to 1080 lines; it stands upright and begins with a key frame. ``out`` appears
    whole or not at all. Raises `FilmUnreadable`.
    """
    source = facts_of(path)
    half = out.with_name(f".{out.name}.half")
    try:
        with av.open(str(path)) as film:
            _write(half, _part(film.decode(_video(film)), start_ms, end_ms or 1 << 31), fps=source.fps)
        facts = facts_of(half)
        half.replace(out)
    except (av.FFmpegError, OSError) as error:
        raise FilmUnreadable(f"the film cannot be made: {error.strerror}") from error
    finally:
        half.unlink(missing_ok=True)
    return facts


@dataclass(frozen=True)
class _Size:
    width: int
    height: int


def _video(film: InputContainer) -> VideoStream:
    if not film.streams.video:
        raise FilmUnreadable("there are no pictures in it")
    stream = film.streams.video[0]
    stream.thread_type = "AUTO"
    return stream


def _seconds(frame: VideoFrame) -> float:
    return float(frame.time or 0.0)


def _pace(times: list[float]) -> tuple[float, float]:
    """Seconds, the last picture's among them, and pictures a second."""
    if len(times) < 2 or times[-1] <= times[0]:
        return 0.0, 0.0
    steps, length = len(times) - 1, times[-1] - times[0]
    fps, slack = steps / length, steps / length - steps / (length + TICK)
    whole = round(fps)
    return length + length / steps, float(whole) if abs(fps - whole) <= slack else round(fps, 3)


def _part(frames: Iterator[VideoFrame], start_ms: int, end_ms: int) -> Iterator[VideoFrame]:
    """The upright pictures of that time, which then begins at 0, no two at the same millisecond."""
    first, last = None, -1
    for frame in frames:
        at = round(_seconds(frame) * 1000)
        if at >= end_ms:
            return
        if at < start_ms:
            continue
        first = at if first is None else first
        if at - first > last:
            last = at - first
            yield _timed(_upright(frame), last)


def _timed(frame: VideoFrame, ms: int) -> VideoFrame:
    frame.pts, frame.time_base = ms, MS
    return frame


def _upright(frame: VideoFrame) -> VideoFrame:
    """The picture as it is to be seen: telephones store it lying, with a note how to turn it."""
    turn = TURNS.get(frame.rotation % 360)
    upright = _filtered(frame, *turn) if turn else frame
    size = _within(upright)
    return upright.reformat(width=size.width, height=size.height, format="yuv420p")


def _filtered(frame: VideoFrame, name: str, options: str) -> VideoFrame:
    graph = Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=MS)
    turning, sink = graph.add(name, options), graph.add("buffersink")
    source.link_to(turning)
    turning.link_to(sink)
    graph.configure()
    graph.push(frame)
    turned = graph.pull()
    if not isinstance(turned, VideoFrame):
        raise FilmUnreadable("a picture could not be turned")
    return turned


def _within(frame: VideoFrame) -> _Size:
    scale = min(1.0, MOST_DOTS / min(frame.width, frame.height))
    return _Size(*(2 * round(side * scale / 2) for side in (frame.width, frame.height)))


def _write(path: Path, frames: Iterator[VideoFrame], *, fps: float) -> None:
    first = next(frames, None)
    if first is None:
        raise FilmUnreadable("nothing is left between beginning and end")
    with av.open(str(path), "w", format="webm") as film:
        stream = film.add_stream("libvpx-vp9", rate=Fraction(fps).limit_denominator(1001), options=SPEED)
        encoder = stream.codec_context
        _set_up(encoder, first, fps)
        for frame in (first, *frames):
            film.mux(stream.encode(frame))
        film.mux(stream.encode())


def _set_up(encoder: VideoCodecContext, frame: VideoFrame, fps: float) -> None:
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, "yuv420p"
    encoder.time_base = MS
    encoder.bit_rate = min(MOST_BITS, round(BITS * frame.width * frame.height * fps))
