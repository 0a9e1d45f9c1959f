"""Real films in the real player: VP9 and H.264, captions in time, slowly, again, and films that are none."""

import random
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from pytestqt.qtbot import QtBot

from kiosk.domain.signs import Caption, Clip, Kind
from kiosk.ui.signs import player as playing
from kiosk.ui.signs.player import SignPlayer
from tests.ui.studio_hall import MEDIA_TALK, write_film

BROKEN = "Could not open media"  # what it says of films that are none
pytestmark = pytest.mark.qt_log_ignore(*MEDIA_TALK, BROKEN, extend=True)

FPS, SECONDS, SIZE = 30, 1, (160, 90)
FRAME_MS = 1000 / FPS
CLUSTER = bytes.fromhex("1F43B675")  # where pictures begin in a WebM


def encode(path: Path, codec: str, *, hue: int = 0, sound: bool = False) -> Path:
    """``SECONDS`` of one colour that grows lighter."""
    if sound:
        return write_film(path, size=SIZE, seconds=SECONDS, sound=True)
    with av.open(str(path), "w") as film:
        stream = film.add_stream(codec, rate=FPS)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for number in range(FPS * SECONDS):
            colour = QColor.fromHsv(hue, 255, 120 + number * 4)
            picture = np.full((SIZE[1], SIZE[0], 3), (colour.red(), colour.green(), colour.blue()), np.uint8)
            film.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        film.mux(stream.encode())
    return path


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("films")
    whole = encode(folder / "vp9.webm", "libvpx-vp9").read_bytes()
    encode(folder / "h264.mp4", "libx264")
    encode(folder / "blue.webm", "libvpx-vp9", hue=240)
    encode(folder / "loud.mp4", "libx264", sound=True)
    (folder / "empty.webm").write_bytes(b"")
    (folder / "noise.webm").write_bytes(random.Random(5).randbytes(4000))
    (folder / "headless.mp4").write_bytes((folder / "h264.mp4").read_bytes()[:900])
    (folder / "beginning.webm").write_bytes(whole[:300])
    head = whole[: whole.index(CLUSTER) + 12]
    (folder / "hollow.webm").write_bytes(head + random.Random(5).randbytes(3000))
    with av.open(str(folder / "deaf.webm"), "w") as film:
        stream = film.add_stream("libopus", rate=48000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 4800), np.float32), format="flt", layout="mono")
        frame.sample_rate = 48000
        film.mux([*stream.encode(frame), *stream.encode()])
    return folder


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[SignPlayer]:
    made = SignPlayer()
    yield made
    made.stop()
    made.deleteLater()


def clip(film: Path | None) -> Clip:
    return Clip("home", "home", Kind.HUMAN, film, (Caption(0, 400, "one"), Caption(400, 1000, "two")))


def colour(player: SignPlayer) -> str:
    """What stands on the screens: "" for nothing."""
    if player.image.isNull():
        return ""
    seen = player.image.pixelColor(player.image.rect().center())
    return max((seen.red(), "red"), (seen.green(), "green"), (seen.blue(), "blue"))[1]


def see(player: SignPlayer, qtbot: QtBot, film: Path, wanted: str) -> None:
    player.play(clip(film))
    qtbot.waitUntil(lambda: colour(player) == wanted)


@pytest.mark.parametrize("name", ["vp9.webm", "h264.mp4"])
def test_a_film_plays_to_its_end_and_its_last_picture_stays(
    player: SignPlayer, qtbot: QtBot, films: Path, name: str
) -> None:
    seen: list[int] = []
    player.pictured.connect(lambda: seen.append(player.at))
    with qtbot.waitSignal(player.ended, timeout=20_000):
        player.play(clip(films / name))
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert all(min(abs(at - number * FRAME_MS) for number in range(FPS)) <= 1 for at in seen), "by the film's own time"
    assert seen[-1] >= 1000 - 2 * FRAME_MS
    assert colour(player) == "red"
    assert player.has_ended
    assert not player.is_playing


def test_again_begins_at_the_beginning(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    with qtbot.waitSignal(player.ended, timeout=20_000):
        player.play(clip(films / "vp9.webm"))
    seen: list[int] = []
    player.pictured.connect(lambda: seen.append(player.at))
    with qtbot.waitSignal(player.ended, timeout=20_000):
        player.pause()  # at the end it means: again
    assert min(seen) == 0


def test_paused_it_stands_still_and_goes_on_where_it_stood(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    player.play(clip(films / "vp9.webm"))
    qtbot.waitUntil(lambda: player.at > 200)
    player.pause()
    assert not player.is_playing
    stood = player.at
    player._hung.timeout.emit()
    assert colour(player) == "red", "whoever pauses has not lost the film"
    with qtbot.waitSignal(player.ended, timeout=20_000):
        player.pause()
        assert player.is_playing
    assert player.at > stood


def test_slowly_is_slower_and_holds_for_the_next_film(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    player.be_slow(0.75)
    for name in ("vp9.webm", "h264.mp4"):
        see(player, qtbot, films / name, "red")
        assert player._player.playbackRate() == 0.75
    player.be_slow(1)
    assert player._player.playbackRate() == 1


def test_the_next_film_takes_over_without_a_gap(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    see(player, qtbot, films / "vp9.webm", "red")
    seen: list[str] = []
    player.pictured.connect(lambda: seen.append(colour(player)))
    see(player, qtbot, films / "blue.webm", "blue")
    assert set(seen) == {"blue"}, "neither a gap nor a late picture of the film before"


@pytest.mark.parametrize(
    "name",
    ["missing.webm", "empty.webm", "noise.webm", "headless.mp4", "beginning.webm", "deaf.webm"],
)
def test_a_film_that_is_none_leaves_nothing(player: SignPlayer, qtbot: QtBot, films: Path, name: str) -> None:
    see(player, qtbot, films / "vp9.webm", "red")
    with qtbot.waitSignal(player.failed, timeout=20_000) as told:
        player.play(clip(films / name))
    assert told.args == ["home"]
    assert colour(player) == ""
    assert not player.is_playing
    with qtbot.waitSignal(player.failed, timeout=20_000):
        player.replay()
    see(player, qtbot, films / "blue.webm", "blue")


def test_a_film_without_a_picture_is_given_up(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    """Its head is whole and its pictures are not: Qt would play it for as long as the head says."""
    see(player, qtbot, films / "vp9.webm", "red")
    with qtbot.waitSignal(player.failed, timeout=20_000):
        player.play(clip(films / "hollow.webm"))
    assert colour(player) == ""
    assert playing.LATE_MS < playing.HUNG_MS


def test_until_then_the_picture_before_does_not_stay(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    see(player, qtbot, films / "vp9.webm", "red")
    player.play(clip(films / "hollow.webm"))
    player._late.timeout.emit()
    assert colour(player) == ""


def test_a_film_that_was_cut_off_is_not_taken_for_a_whole_one(
    player: SignPlayer, qtbot: QtBot, films: Path, tmp_path: Path
) -> None:
    long = write_film(tmp_path / "long.mkv", size=SIZE, seconds=4)
    whole = long.read_bytes()
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole[: len(whole) // 3])
    with qtbot.waitSignal(player.failed, timeout=20_000):
        player.play(clip(cut))
    assert colour(player) == ""


def test_what_breaks_while_it_plays_is_given_up(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    see(player, qtbot, films / "vp9.webm", "red")
    with qtbot.waitSignal(player.failed, timeout=20_000):
        player._player.errorOccurred.emit(QMediaPlayer.Error.ResourceError, "the disk is gone")
    assert colour(player) == ""


def test_without_a_film_nothing_stays(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    see(player, qtbot, films / "vp9.webm", "red")
    player.play(clip(None))
    assert colour(player) == ""
    assert player._player.source().isEmpty()
    assert not player.is_playing


def test_it_has_no_voice(player: SignPlayer, qtbot: QtBot, films: Path) -> None:
    """Not even where a film has a sound."""
    player.play(clip(films / "loud.mp4"))
    qtbot.waitUntil(lambda: not player.image.isNull())
    assert player._player.hasAudio()
    assert player._player.audioOutput() is None
    assert not player.findChildren(QAudioOutput)
