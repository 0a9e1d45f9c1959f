"""The hospital's films on this machine: whole or not at all, whenever the power is cut."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.adapters.signs.library import ClipLibrary
from kiosk.adapters.signs.shelf import INDEX, STALE, ClipShelf, shelved
from kiosk.domain.errors import DatabaseAway, FilmDamaged
from kiosk.domain.films import PublishedClip
from kiosk.domain.signs import CSL, Caption, Credit, Kind
from kiosk.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
WEBM = b"\x1a\x45\xdf\xa3"


def published(key: str, film: bytes, *, pack: str = "hospital") -> PublishedClip:
    return PublishedClip(
        id=1,
        pack=pack,
        language=CSL,
        key=key,
        title=f"clip {key}",
        kind=Kind.HUMAN,
        digest=sha256(film).hexdigest(),
        container="webm",
        captions={"zh_CN": (Caption(0, 900, "您好。"),), "en": (Caption(0, 900, "Hello."),)},
        credit=Credit("李梅", date(2026, 10, 1), "周强"),
        published_at=datetime(2026, 10, 2, tzinfo=UTC),
    )


class Desk:
    """Publishes films by key; can be away, or stop after so many films."""

    def __init__(self, films: dict[str, bytes]) -> None:
        self.films = films
        self.fetched: list[str] = []
        self.away_after: int | None = None

    def published(self, *, language: str) -> tuple[PublishedClip, ...]:
        self._answer()
        assert language == CSL
        return tuple(published(key, film) for key, film in self.films.items())

    def film(self, digest: str) -> bytes:
        self._answer()
        found = next(film for film in self.films.values() if sha256(film).hexdigest() == digest)
        self.fetched.append(digest)
        return found

    def _answer(self) -> None:
        if self.away_after is not None and len(self.fetched) >= self.away_after:
            raise DatabaseAway


OLD = {"home": WEBM + b"home" * 500, "wait": WEBM + b"wait" * 500, "pay": WEBM + b"pay" * 500}
NEW = {"home": OLD["home"], "wait": WEBM + b"wait again" * 500, "closed": WEBM + b"closed" * 500}


@pytest.fixture
def shelf(tmp_path: Path) -> ClipShelf:
    return ClipShelf(tmp_path / "signs" / "films")


def films(folder: Path) -> dict[str, bytes]:
    """What is shown, by key; each film is there and is what its name says."""
    found = {}
    for each in shelved(folder):
        film = each.entry.film
        assert film is not None
        content = film.read_bytes()
        assert film.name == f"{sha256(content).hexdigest()}.webm"
        found[each.entry.key] = content
    return found


def test_what_is_published_is_copied_once(shelf: ClipShelf) -> None:
    desk = Desk(OLD)
    assert shelf.fill(desk, language=CSL)
    assert films(shelf.folder) == OLD
    assert len(desk.fetched) == 3
    assert shelf.fill(desk, language=CSL)
    assert ClipShelf(shelf.folder).fill(desk, language=CSL)
    assert len(desk.fetched) == 3


def test_what_is_said_about_a_clip_comes_with_it(shelf: ClipShelf) -> None:
    shelf.fill(Desk({"home": OLD["home"]}), language=CSL)
    (each,) = shelved(shelf.folder)
    clip = published("home", OLD["home"])
    assert (each.pack, each.language) == ("hospital", CSL)
    assert (each.entry.title, each.entry.kind) == (clip.title, clip.kind)
    assert (each.entry.captions, each.entry.credit) == (clip.captions, clip.credit)


def test_a_replaced_and_a_withdrawn_film_are_removed(shelf: ClipShelf) -> None:
    shelf.fill(Desk(OLD), language=CSL)
    desk = Desk(NEW)
    assert shelf.fill(desk, language=CSL)
    assert films(shelf.folder) == NEW
    assert len(desk.fetched) == 2
    assert len(list(shelf.folder.glob("*.webm"))) == 3


def test_without_the_database_everything_stays(shelf: ClipShelf) -> None:
    shelf.fill(Desk(OLD), language=CSL)
    desk = Desk(NEW)
    desk.away_after = 0
    assert not shelf.fill(desk, language=CSL)
    assert films(shelf.folder) == OLD


def test_a_line_that_breaks_halfway_leaves_the_former_clips_and_keeps_what_came(shelf: ClipShelf) -> None:
    shelf.fill(Desk(OLD), language=CSL)
    desk = Desk(NEW)
    desk.away_after = 1
    assert not shelf.fill(desk, language=CSL)
    assert films(shelf.folder) == OLD
    desk.away_after = None
    assert shelf.fill(desk, language=CSL)
    assert films(shelf.folder) == NEW
    assert len(desk.fetched) == 2


def test_a_film_that_comes_damaged_leaves_the_former_one(shelf: ClipShelf) -> None:
    shelf.fill(Desk(OLD), language=CSL)

    class Mangled(Desk):
        def film(self, digest: str) -> bytes:
            return super().film(digest) + b"!" if digest == sha256(NEW["wait"]).hexdigest() else super().film(digest)

    assert not shelf.fill(Mangled(NEW), language=CSL)
    assert films(shelf.folder) == {**NEW, "wait": OLD["wait"]}
    assert shelf.fill(Desk(NEW), language=CSL)
    assert films(shelf.folder) == NEW


def test_a_film_the_database_calls_damaged_keeps_no_other_away(shelf: ClipShelf) -> None:
    class Damaged(Desk):
        def film(self, digest: str) -> bytes:
            if digest == sha256(NEW["wait"]).hexdigest():
                raise FilmDamaged
            return super().film(digest)

    assert not shelf.fill(Damaged(NEW), language=CSL)
    assert films(shelf.folder) == {"home": NEW["home"], "closed": NEW["closed"]}


@pytest.mark.parametrize("harm", [b"", b"rotten", None])
def test_a_film_that_rotted_here_is_fetched_again_after_the_next_start(shelf: ClipShelf, harm: bytes | None) -> None:
    shelf.fill(Desk(OLD), language=CSL)
    path = next(shelf.folder.glob("*.webm"))
    path.unlink() if harm is None else path.write_bytes(harm)
    desk = Desk(OLD)
    assert ClipShelf(shelf.folder).fill(desk, language=CSL)
    assert films(shelf.folder) == OLD
    assert desk.fetched == [path.stem]


def test_only_its_own_files_are_removed(shelf: ClipShelf) -> None:
    shelf.folder.mkdir(parents=True)
    strange = [shelf.folder / name for name in ("notes.txt", "film.webm", "a" * 64, f"{'b' * 63}.webm", ".other.half")]
    fresh, stale = shelf.folder / ".nuanxin-1.half", shelf.folder / ".nuanxin-2.half"
    unused = shelf.folder / f"{'c' * 64}.mp4"
    for path in (*strange, fresh, stale, unused):
        path.write_bytes(b"x")
    then = stale.stat().st_mtime - STALE - 60
    os.utime(stale, (then, then))
    shelf.fill(Desk(OLD), language=CSL)
    assert all(path.exists() for path in (*strange, fresh))
    assert not stale.exists()
    assert not unused.exists()


@pytest.mark.parametrize("text", ["", "[", "{}", "[3]", '[{"key": "home"}]', '[{"key": "no", "kind": "human"}]'])
def test_an_index_nobody_can_read_is_made_anew(shelf: ClipShelf, text: str, caplog: pytest.LogCaptureFixture) -> None:
    shelf.folder.mkdir(parents=True)
    (shelf.folder / INDEX).write_text(text, encoding="utf-8")
    assert shelved(shelf.folder) == ()
    assert shelf.fill(Desk(OLD), language=CSL)
    assert films(shelf.folder) == OLD


def test_an_index_cannot_point_elsewhere_nor_break_the_rule_for_grave_keys(shelf: ClipShelf, tmp_path: Path) -> None:
    shelf.fill(Desk(OLD), language=CSL)
    rows = json.loads((shelf.folder / INDEX).read_text(encoding="utf-8"))
    (tmp_path / "signs" / "x.webm").write_bytes(b"x")
    for row in rows:
        row.update({"home": {"film": "../x.webm"}, "pay": {"kind": "placeholder"}}.get(row["key"], {}))
    (shelf.folder / INDEX).write_text(json.dumps(rows), encoding="utf-8")
    shown = {each.entry.key: each.entry.film is not None for each in shelved(shelf.folder)}
    assert shown == {"home": False, "wait": True, "pay": False}


def test_the_library_shows_it_at_once_and_before_a_folder(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    library = ClipLibrary(settings)
    before = library.clip("wait", captions="zh_CN")
    assert before is None or before.kind is Kind.PLACEHOLDER
    ClipShelf(tmp_path / "signs" / "films").fill(Desk(OLD), language=CSL)
    clip = library.clip("wait", captions="en")
    assert clip
    assert (clip.pack, clip.kind, clip.captions[0].text) == ("hospital", Kind.HUMAN, "Hello.")
    assert clip.film
    assert clip.film.read_bytes() == OLD["wait"]


# A child fills the shelf and is killed at the nth thing it asks of the system.
CHILD = """
import os, signal, sys
from pathlib import Path
from kiosk.adapters.signs.shelf import ClipShelf
from tests.adapters.test_sign_shelf import Desk, NEW

folder, left = Path(sys.argv[1]), int(sys.argv[2])
TELLING = {"open", "os.rename", "os.remove", "os.listdir", "os.scandir", "tempfile.mkstemp"}

def hook(event, args):
    global left
    if event in TELLING:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

fsync = os.fsync
os.fsync = lambda descriptor: (hook("open", ()), fsync(descriptor))[1]
shelf, desk = ClipShelf(folder), Desk(NEW)
sys.addaudithook(hook)
shelf.fill(desk, language="csl")
print("done")
"""


def killed_at_each_step(folder: Path) -> Iterator[int]:
    """Fill a fresh shelf of the old clips with the new ones, killed one step later each time, until it is done."""
    for step in range(1, 100):
        for file in folder.iterdir() if folder.exists() else ():
            file.unlink()
        ClipShelf(folder).fill(Desk(OLD), language=CSL)
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(folder), str(step)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            assert done.stdout == "done\n"
            return
        assert done.returncode == -signal.SIGKILL, done.stderr
        yield step


@pytest.mark.skipif(os.name != "posix", reason="nobody can be killed so elsewhere")
def test_killed_at_any_instant_it_is_whole(shelf: ClipShelf) -> None:
    seen = []
    for _step in killed_at_each_step(shelf.folder):
        there = films(shelf.folder)
        assert there in (OLD, NEW)
        seen.append(there == NEW)
        assert shelf.fill(Desk(NEW), language=CSL)
        assert films(shelf.folder) == NEW
    assert len(seen) >= 12
    assert seen == sorted(seen)
    assert set(seen) == {False, True}
