"""How many of a film's pictures are painted, bare and by the kiosk, while pages stay and change; captions in time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar

from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from benchmarks.films import CODECS, FPS
from benchmarks.report import Aim, Bound, Figure
from benchmarks.signing import Showing, Watcher
from benchmarks.switching import percentile
from kiosk.ui.signs.mode import SignMode
from kiosk.ui.signs.picture import SLOW, USUAL
from kiosk.ui.theme import SIGNS

DROPPED = Aim(Bound.AT_MOST, 0.99)  # % of the pictures; the issue says < 1
CAPTION = Aim(Bound.AT_MOST, 100)  # ms
SIGNED = frozenset({SIGNS})
T = TypeVar("T")


def of_whole_films(patient: Watcher, films: Sequence[Path], *, seconds: int) -> Iterator[Figure]:
    """Each film to its end: bare, beside a page that stays, and in front of it."""
    for codec, film in zip(CODECS, films, strict=True):
        came, bare = _used(partial(_bare, patient, film))
        yield Figure(f"{codec.name} bare: pictures that did not come", _percent(seconds * FPS - came, seconds), "%")
        showing, ours = _used(partial(_whole, patient, film))
        showings = [showing]
        yield _dropped(f"{codec.name}, page stays", showings, whole=seconds * FPS)
        yield Figure(f"{codec.name}, page stays: processor", 100 * ours / seconds, "% of a core")
        yield Figure(f"{codec.name}, page stays: processor, ratio", ours / bare, "of bare")
        yield _captions(f"{codec.name}, page stays", showings, USUAL)
    yield _of_whole_screen(patient, films[0], seconds=seconds)


def _of_whole_screen(patient: Watcher, film: Path, *, seconds: int) -> Figure:
    mode = signing(patient)
    mode.ask("full")
    assert mode.showing.full is not None
    patient.eyes.look_at(mode.showing.full.signer, mode.showing.full.caption)
    showing = _whole(patient, film)
    mode.ask("small")
    patient.eyes.look_at_panel()
    return _dropped(f"{CODECS[0].name}, full screen", [showing], whole=seconds * FPS)


def of_slow_captions(patient: Watcher, *, seconds: int) -> Iterator[Figure]:
    """At three quarters of the speed."""
    mode = signing(patient)
    mode.ask("slow")
    clip = mode.clip
    assert clip is not None
    assert clip.film is not None
    showing = _whole(patient, clip.film)
    mode.ask("slow")
    yield _dropped(f"{SLOW} ×, page stays", [showing], whole=seconds * FPS)
    yield _captions(f"{SLOW} ×", [showing], SLOW)


def of_changing_pages(patient: Watcher, *, walks: int, stands: float) -> Iterator[Figure]:
    """Pages with their fades and clips."""
    patient.eyes.showings.clear()
    patient.stands = stands
    for _ in range(walks):
        patient.walk()
    patient.stands = 0
    for codec in CODECS:
        seen = [each for each in patient.eyes.showings if each.clip.film and each.clip.film.suffix == codec.suffix]
        yield _dropped(f"{codec.name}, pages change", seen)
    yield _captions("pages change", patient.eyes.showings, USUAL)


def signing(patient: Watcher) -> SignMode:
    """What follows the pages while the signer is on."""
    switch = patient.kiosk.signs
    assert switch is not None
    assert switch.mode is not None
    return switch.mode


def _used(play: Callable[[], T]) -> tuple[T, float]:
    """What was seen, and seconds of processor while it played."""
    begun = process_time()
    return play(), process_time() - begun


def _bare(patient: Watcher, film: Path) -> int:
    """How many pictures come from a player that nobody looks at; the kiosk's own stands still."""
    patient.eyes.player.stop()
    player, sink = QMediaPlayer(), QVideoSink()
    times: set[int] = set()

    def come(frame: QVideoFrame) -> None:
        if frame.isValid():
            times.add(frame.startTime())

    sink.videoFrameChanged.connect(come)
    player.setVideoSink(sink)
    player.setSource(QUrl.fromLocalFile(str(film)))
    player.play()
    over = QMediaPlayer.MediaStatus.EndOfMedia
    patient.wait(lambda: player.mediaStatus() is over, "the end of the film")
    player.stop()
    return len(times)


def _whole(patient: Watcher, film: Path) -> Showing:
    """The clip in hand with another film, to its end."""
    clip = signing(patient).clip
    assert clip is not None
    patient.eyes.player.play(replace(clip, film=film))
    patient.wait(lambda: bool(patient.eyes.showings[-1].painted), "the first picture")
    patient.wait(lambda: not patient.eyes.player.is_playing, "the end of the film")
    return patient.eyes.showings[-1]


def _dropped(name: str, showings: Sequence[Showing], *, whole: int = 0) -> Figure:
    due = whole or sum(each.due for each in showings)
    painted = sum(len({at for at, _when in each.painted}) for each in showings)
    return Figure(f"{name}: dropped of {due} pictures", 100 * (due - painted) / due, "%", DROPPED)


def _percent(pictures: int, seconds: int) -> float:
    return 100 * pictures / (seconds * FPS)


def _captions(name: str, showings: Sequence[Showing], rate: float) -> Figure:
    away = [abs(ms) for each in showings for ms in each.lateness(rate)]
    return Figure(f"{name}: {len(away)} captions, 95th percentile from their cue", percentile(away), "ms", CAPTION)
