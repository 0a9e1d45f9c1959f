"""Films are measured, trimmed and made silent; what is no film is told apart."""

import subprocess
import sys
from pathlib import Path

import av
import pytest

from kiosk.adapters.signs import films
from kiosk.adapters.signs.containers import NotWhole, container
from kiosk.adapters.signs.films import FilmUnreadable, PyAvWorkshop, facts_of, prepared
from kiosk.adapters.signs.loops import write_loop
from kiosk.domain.films import FilmFacts, film_faults
from tests.adapters.sign_films import CORNERS, add_sound, greys, make_corners, make_film

ROOT = Path(__file__).resolve().parents[2]
KINDS = [("film.webm", "vp9"), ("film.mp4", "h264")]


@pytest.mark.parametrize(("name", "codec"), KINDS)
@pytest.mark.parametrize("fps", [25, 30, 50])
def test_a_film_is_measured(tmp_path: Path, name: str, codec: str, fps: int) -> None:
    path = make_film(tmp_path / name, codec=codec, fps=fps, pictures=fps)
    assert facts_of(path) == FilmFacts(
        container=path.suffix[1:],
        codec=codec,
        width=1280,
        height=720,
        fps=fps,
        seconds=pytest.approx(1, abs=0.002),
        has_sound=False,
        size=path.stat().st_size,
    )


def test_a_pace_below_25_stays_below(tmp_path: Path) -> None:
    facts = facts_of(make_film(tmp_path / "film.webm", fps=24, pictures=30))
    assert facts.fps == 24
    assert [fault.text[:8] for fault in film_faults(facts)] == ["The film"]


def test_sound_is_heard_of_and_taken_out(tmp_path: Path) -> None:
    loud = add_sound(make_film(tmp_path / "film.webm"), tmp_path / "loud.webm")
    assert facts_of(loud).has_sound
    facts = prepared(loud, tmp_path / "out.webm", start_ms=0, end_ms=0)
    assert not facts.has_sound
    assert film_faults(facts) == ()


@pytest.mark.parametrize(("name", "codec"), KINDS)
def test_a_part_is_cut_out_as_the_times_say(tmp_path: Path, name: str, codec: str) -> None:
    path = make_film(tmp_path / name, codec=codec, fps=30, pictures=45)
    out = tmp_path / "out.webm"
    facts = PyAvWorkshop().prepare(path, out, 400, 1300)
    assert facts == facts_of(out)
    assert (facts.container, facts.codec, facts.width, facts.height, facts.fps) == ("webm", "vp9", 1280, 720, 30)
    assert facts.seconds == pytest.approx(0.9, abs=0.04)
    shown, wanted = greys(out), greys(path)[12:39]
    assert len(shown) == len(wanted) == 27
    assert max(abs(one - other) for one, other in zip(shown, wanted, strict=True)) <= 3


def test_it_begins_with_a_key_frame(tmp_path: Path) -> None:
    out = tmp_path / "out.webm"
    prepared(make_film(tmp_path / "film.webm"), out, start_ms=500, end_ms=0)
    with av.open(str(out)) as film:
        packets = [packet for packet in film.demux(video=0) if packet.size]
    assert packets[0].is_keyframe
    assert packets[0].pts == 0


def test_a_camera_finer_than_needed_is_made_smaller(tmp_path: Path) -> None:
    path = make_film(tmp_path / "film.mp4", codec="h264", pictures=26, size=(2560, 1440))
    facts = prepared(path, tmp_path / "out.webm", start_ms=0, end_ms=0)
    assert (facts.width, facts.height) == (1920, 1080)


def broken(folder: Path, name: str) -> Path:
    whole = {
        suffix: make_film(folder / f"whole.{suffix}", codec=codec)
        for suffix, codec in (("webm", "vp9"), ("mp4", "h264"))
    }
    path = folder / f"{name}.{'mp4' if name.endswith('mp4') else 'webm'}"
    content = {
        "cut_webm": whole["webm"].read_bytes()[: whole["webm"].stat().st_size // 2],
        "cut_mp4": whole["mp4"].read_bytes()[: whole["mp4"].stat().st_size - 40],
        "noise": bytes(range(256)) * 300,
        "empty": b"",
        "head_only": whole["webm"].read_bytes()[:40],
    }
    path.write_bytes(content[name])
    return path


@pytest.mark.parametrize("name", ["cut_webm", "cut_mp4", "noise", "empty", "head_only"])
def test_what_is_not_a_whole_film_is_refused(tmp_path: Path, name: str) -> None:
    path, out = broken(tmp_path, name), tmp_path / "out.webm"
    with pytest.raises(FilmUnreadable):
        facts_of(path)
    with pytest.raises(FilmUnreadable):
        prepared(path, out, start_ms=0, end_ms=0)
    with pytest.raises(NotWhole):
        container(path)
    assert sorted(tmp_path.glob("*out*")) == []


@pytest.mark.parametrize(("name", "codec"), KINDS)
def test_every_cut_is_seen_without_opening_the_film(tmp_path: Path, name: str, codec: str) -> None:
    path = make_film(tmp_path / name, codec=codec)
    assert container(path) == path.suffix[1:]
    whole = path.read_bytes()
    for length in (len(whole) - 1, len(whole) // 2, len(whole) // 3, 100, 13, 5, 1):
        path.write_bytes(whole[:length])
        with pytest.raises(NotWhole):
            container(path)


def test_nothing_left_to_show_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FilmUnreadable, match="nothing is left"):
        prepared(make_film(tmp_path / "film.webm"), tmp_path / "out.webm", start_ms=9000, end_ms=0)
    assert not (tmp_path / "out.webm").exists()


def test_a_failure_leaves_the_former_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = make_film(tmp_path / "film.webm"), tmp_path / "out.webm"
    out.write_bytes(b"former")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(films, "_write", full)
    with pytest.raises(FilmUnreadable, match="No space left"):
        prepared(path, out, start_ms=0, end_ms=0)
    assert out.read_bytes() == b"former"


def test_log_lines_do_not_hold_file_names(tmp_path: Path) -> None:
    path = tmp_path / "张三.webm"
    path.write_bytes(b"noise" * 100)
    with pytest.raises(FilmUnreadable) as caught:
        facts_of(path)
    assert "张三" not in caught.value.log


def test_a_loop_is_the_same_pictures_again(tmp_path: Path) -> None:
    size = (1280, 720)
    pictures = [bytes([level, level, level, 255]) * (size[0] * size[1]) for level in (40, 90, 140, 190, 240)] * 6
    write_loop(tmp_path / "loop.webm", pictures, size=size, fps=30, rounds=3)
    facts = facts_of(tmp_path / "loop.webm")
    assert (facts.fps, facts.seconds) == (30, pytest.approx(3, abs=0.002))
    seen = greys(tmp_path / "loop.webm")
    assert len(seen) == 90
    assert seen[:30] == seen[30:60] == seen[60:]
    assert len(set(seen)) > 3


@pytest.mark.parametrize("module", ["kiosk.machine", "kiosk.hall", "kiosk.adapters.signs.library"])
def test_the_kiosk_loads_no_ffmpeg_of_ours(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(name for name in sys.modules if name.split('.')[0] == 'av'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


BOTH = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

def play(path):
    player, sink, loop, seen = QMediaPlayer(), QVideoSink(), QEventLoop(), []
    player.setVideoSink(sink)
    sink.videoFrameChanged.connect(lambda frame: seen.append(frame.isValid()))
    ends = (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia)
    player.mediaStatusChanged.connect(lambda status: loop.quit() if status in ends else None)
    player.setSource(QUrl.fromLocalFile(str(path)))
    player.play()
    loop.exec()
    player.setSource(QUrl())
    return sum(seen)

app = QGuiApplication([])
film = Path(sys.argv[1])
before = play(film)
from threading import Thread
from kiosk.adapters.signs.films import prepared
prepared(film, film.with_name("alone.webm"), start_ms=0, end_ms=0)
other = Thread(target=prepared, args=(film, film.with_name("beside.webm")), kwargs={"start_ms": 0, "end_ms": 0})
other.start()
during = play(film)
other.join()
print(before, during, play(film.with_name("alone.webm")), play(film.with_name("beside.webm")))
"""


def test_two_ffmpegs_live_in_one_process(tmp_path: Path) -> None:
    """Qt's, which has played a film, and ours beside it, also both at once."""
    path = make_film(tmp_path / "film.webm")
    done = subprocess.run(
        [sys.executable, "-c", BOTH, str(path)],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all(int(count) > 20 for count in done.stdout.split())
    assert len(done.stdout.split()) == 4


@pytest.mark.parametrize(
    ("turn", "upper_left"),
    [
        ((0, 1, -1, 0), "left below"),  # shown turned clockwise, as a telephone held upright notes it
        ((-1, 0, 0, -1), "right below"),
        ((0, -1, 1, 0), "right above"),
    ],
)
def test_a_telephone_s_film_is_turned_upright(tmp_path: Path, turn: tuple[int, int, int, int], upper_left: str) -> None:
    """The corner of the stored picture that is to be seen in the upper left; ISO/IEC 14496-12 has the matrix."""
    path = tmp_path / "phone.mp4"
    content = bytearray(make_corners(path).read_bytes())
    matrix = content.index(b"tkhd") + 44
    for at, value in zip((0, 4, 12, 16), turn, strict=True):
        content[matrix + at : matrix + at + 4] = (value * 65536).to_bytes(4, signed=True)
    path.write_bytes(content)
    facts = prepared(path, tmp_path / "out.webm", start_ms=0, end_ms=0)
    assert (facts.width, facts.height) == ((1280, 720) if turn[0] else (720, 1280))
    with av.open(str(tmp_path / "out.webm")) as film:
        plane = next(film.decode(video=0)).planes[0]
        level = bytes(plane)[10 * plane.line_size + 10]
    assert level == pytest.approx(CORNERS[upper_left], abs=6)
