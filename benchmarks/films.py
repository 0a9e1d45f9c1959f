"""Films to measure with: somebody who moves in front of a wall, 1280 × 720, 30 pictures a second, as by a camera.

A flat drawing would be decoded in no time: the wall has a grain that is new in every picture, and arms, hands and head
never rest. It is nobody, and nothing is signed.
"""

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen, QPixmap

from kiosk.adapters.signs import webvtt
from kiosk.adapters.signs.manifest import MANIFEST
from kiosk.domain.signs import Caption
from kiosk.flow.signing import clip_keys

SIZE, FPS = QSize(1280, 720), 30
CUE_MS = 700
GRAIN, GRAIN_SHADE = 256, 0.10  # pixels of a tile of grain, and how much of it is seen
BIT_RATE = 2_000_000
SKIN, COAT, WALL, WALL_DARK = QColor("#d9a679"), QColor("#274b63"), QColor("#c9d3cf"), QColor("#8fa39d")


@dataclass(frozen=True)
class Codec:
    """How a film is encoded: name for the report, encoder, ending of the file, options."""

    name: str
    encoder: str
    suffix: str
    options: Mapping[str, str]


CODECS = (
    Codec("VP9", "libvpx-vp9", ".webm", {"deadline": "realtime", "cpu-used": "8", "row-mt": "1"}),
    Codec("H.264", "libx264", ".mp4", {"preset": "veryfast"}),
)


def make_pack(folder: Path, *, seconds: int) -> tuple[Path, ...]:
    """A pack in ``folder`` with a clip for each key, the codecs in turn; gives the film of each codec."""
    folder.mkdir(parents=True)
    films = tuple(_film(folder / f"film{codec.suffix}", codec, seconds) for codec in CODECS)
    (folder / "cues.vtt").write_text(webvtt.written(cues(seconds)), encoding="utf-8")
    clips = (_clip(key, films[number % len(films)].name) for number, key in enumerate(clip_keys()))
    (folder / MANIFEST).write_text("\n".join(('language = "csl"\n', *clips)), encoding="utf-8")
    return films


def cues(seconds: int) -> tuple[Caption, ...]:
    """One every `CUE_MS`, each with words of its own."""
    return tuple(
        Caption(start, start + CUE_MS, f"第 {start // CUE_MS + 1} 句话") for start in range(0, seconds * 1000, CUE_MS)
    )


def _clip(key: str, film: str) -> str:
    """Nobody signs in it, but it must be allowed everywhere a person may sign."""
    return (
        f'[[clip]]\nkey = "{key}"\ntitle = "{key}"\nkind = "human"\nfile = "{film}"\nsigner = "nobody"\n'
        f'reviewed_by = "nobody else"\nrecorded_on = {date(2026, 11, 20)}\ncaptions = {{ zh_CN = "cues.vtt" }}\n'
    )


def _film(path: Path, codec: Codec, seconds: int) -> Path:
    with av.open(str(path), "w") as film:
        stream = cast(VideoStream, film.add_stream(codec.encoder, rate=FPS, options=dict(codec.options)))
        encoder = stream.codec_context
        encoder.width, encoder.height, encoder.pix_fmt = SIZE.width(), SIZE.height(), "yuv420p"
        encoder.bit_rate = BIT_RATE
        for number, image in enumerate(_pictures(seconds * FPS)):
            frame = VideoFrame(SIZE.width(), SIZE.height(), "bgra")
            frame.planes[0].update(bytes(image.constBits()))
            ready = frame.reformat(format="yuv420p")
            ready.pts, ready.time_base = number, Fraction(1, FPS)
            film.mux(stream.encode(ready))
        film.mux(stream.encode())
    return path


def _pictures(count: int) -> Iterator[QImage]:
    wall, grain, chance = _wall(), _grain(), random.Random(5)
    for number in range(count):
        image = wall.copy()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_person(painter, number / FPS)
        painter.setOpacity(GRAIN_SHADE)
        painter.drawTiledPixmap(image.rect(), grain, QPoint(chance.randrange(GRAIN), chance.randrange(GRAIN)))
        painter.end()
        yield image


def _wall() -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    light = QLinearGradient(QPointF(0, 0), QPointF(SIZE.width(), SIZE.height()))
    light.setColorAt(0, WALL)
    light.setColorAt(1, WALL_DARK)
    painter = QPainter(image)
    painter.fillRect(image.rect(), QBrush(light))
    painter.end()
    return image


def _grain() -> QPixmap:
    chance = random.Random(3)
    image = QImage(chance.randbytes(GRAIN * GRAIN), GRAIN, GRAIN, GRAIN, QImage.Format.Format_Grayscale8)
    return QPixmap.fromImage(image.copy())


def _draw_person(painter: QPainter, at: float) -> None:
    """``at`` is in seconds; shoulders, a head that nods, two arms whose hands go their own ways."""
    sway = 8 * math.sin(at * 1.3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(COAT)
    painter.drawRoundedRect(QRectF(450 + sway, 330, 380, 460), 110, 110)
    painter.setBrush(SKIN)
    painter.drawEllipse(QPointF(640 + sway * 2, 215 + 6 * math.sin(at * 2.1)), 92, 118)
    for side in (-1, 1):
        _draw_arm(painter, QPointF(640 + sway + side * 165, 400), at, side)


def _draw_arm(painter: QPainter, shoulder: QPointF, at: float, side: int) -> None:
    elbow = shoulder + QPointF(side * (60 + 30 * math.sin(at * 2.3 + side)), 170 + 20 * math.cos(at * 1.7))
    hand = elbow + QPointF(-side * (70 + 60 * math.sin(at * 4.1)), -(130 + 90 * math.sin(at * 3.3 + side)))
    painter.setPen(QPen(COAT, 78, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(shoulder, elbow)
    painter.drawLine(elbow, hand)
    painter.setPen(QPen(SKIN, 20, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for finger in range(5):
        spread = (finger - 2) * 0.32 + 0.25 * math.sin(at * 6 + finger)
        painter.drawLine(hand, hand + QPointF(70 * math.sin(spread), -70 * math.cos(spread)))
