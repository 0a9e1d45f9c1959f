"""A small film workshop for tests of the studio: measures and makes real films."""

from fractions import Fraction
from pathlib import Path

import av

from kiosk.domain.errors import DomainError
from kiosk.domain.films import FilmFacts

CONTAINERS = {"matroska,webm": "webm", "mov,mp4,m4a,3gp,3g2,mj2": "mp4"}


class Unreadable(DomainError):
    sentence = "This file is no film that can be read to its end."


class SmallWorkshop:
    """As the port asks, in few lines."""

    def facts(self, path: Path) -> FilmFacts:
        try:
            with av.open(str(path)) as film:
                video = film.streams.video[0]
                times = [float(picture.time or 0) for picture in film.decode(video)]
                context, name = video.codec_context, film.format.name
                sound, announced = bool(film.streams.audio), film.duration or 0
        except (av.FFmpegError, IndexError) as error:
            raise Unreadable(str(error)) from error
        span = (times[-1] - times[0]) * len(times) / (len(times) - 1) if len(times) > 1 else 0.0
        if span < announced / av.time_base - 0.5:
            raise Unreadable("the film ends before its time")
        kind = CONTAINERS.get(name, name)
        fps = len(times) / span if span else 0.0
        return FilmFacts(
            kind, context.name, context.width, context.height, round(fps, 3), span, sound, path.stat().st_size
        )

    def prepare(self, path: Path, out: Path, start_ms: int, end_ms: int) -> FilmFacts:
        half = out.with_suffix(".half")
        with av.open(str(path)) as film, av.open(str(half), "w", format="webm") as made:
            video = film.streams.video[0]
            stream = made.add_stream("libvpx-vp9", rate=30, options={"deadline": "realtime", "cpu-used": "8"})
            stream.width, stream.height, stream.pix_fmt = video.width, video.height, "yuv420p"
            number = 0
            for picture in film.decode(video):
                if start_ms <= round((picture.time or 0) * 1000) < (end_ms or 1 << 30):
                    plain = picture.reformat(format="yuv420p")
                    plain.pts, plain.time_base = number, Fraction(1, 30)
                    made.mux(stream.encode(plain))
                    number += 1
            made.mux(stream.encode())
        half.replace(out)
        return self.facts(out)
