"""Filming in the studio: from a camera or a file to a trimmed, silent film that can be read back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.signs.films import PyAvWorkshop
from kiosk.domain.films import film_faults
from kiosk.domain.roles import Role
from kiosk.services.office import Office
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.studio.captions_page import CaptionsPage
from kiosk.ui.desk.studio.drafts import DraftShelf
from kiosk.ui.desk.studio.record_page import RecordPage
from tests.ui.conftest import OPEN
from tests.ui.studio_hall import MEDIA_TALK, StudioScene, open_studio, write_film

pytestmark = pytest.mark.qt_log_ignore(*MEDIA_TALK, extend=True)

MakeStudio = Callable[..., StudioScene]
KEY = "home"


@pytest.fixture
def make_studio(sqlite_url: str, vault: Vault, tmp_path: Path, qtbot: QtBot) -> Iterator[MakeStudio]:
    """Opens studios on one database and one folder of drafts."""
    database = Database(sqlite_url)
    office = Office(database, vault, FixedClock(OPEN), demo=True)
    made: list[StudioScene] = []

    def make(*, role: Role = Role.ADMINISTRATOR, has_camera: bool = True) -> StudioScene:
        scene = open_studio(office, PyAvWorkshop(), tmp_path, qtbot, role=role, has_camera=has_camera)
        made.append(scene)
        return scene

    yield make
    for scene in made:
        scene.studio.stop()
        scene.tasks.close()
    database.close()


def film_page(scene: StudioScene) -> RecordPage:
    assert isinstance(scene.studio.page, RecordPage)
    return scene.studio.page


def record(scene: StudioScene, pictures: int) -> RecordPage:
    """A take of so many pictures, counted in from three."""
    scene.studio.go_on(KEY)
    page = film_page(scene)
    scene.tap("Record")
    for left in (2, 1, 0):
        page.stage.count.timeout.emit()
        assert page.stage.picture.count == left
    (camera,) = scene.cameras
    begun = camera.sent
    scene.wait(lambda: camera.sent >= begun + pictures)
    scene.tap("Stop")
    scene.wait(lambda: page.facts is not None and page.review.player.length > 0)
    return page


def bring_in(scene: StudioScene, path: Path) -> RecordPage:
    scene.studio.show_film(KEY)
    page = film_page(scene)
    page.path.setText(str(path))
    scene.tap("Import")
    scene.wait(lambda: not page.is_working)
    return page


def test_a_take_of_the_camera_becomes_a_trimmed_silent_film(make_studio: MakeStudio) -> None:
    scene = make_studio()
    page = record(scene, 75)
    assert page.facts is not None
    assert page.facts.fps == pytest.approx(30, abs=0.5)
    kept = page.facts.seconds * 1000 - 500
    page.review.bar.trim(200, 200 + round(kept))
    scene.tap("Use this film")
    scene.wait(lambda: isinstance(scene.studio.page, CaptionsPage))
    film = scene.drafts / "csl" / KEY / "film.webm"
    facts = scene.workshop.facts(film)
    assert film_faults(facts) == ()
    assert (facts.codec, facts.width, facts.height, facts.has_sound) == ("vp9", 1280, 720, False)
    assert facts.seconds * 1000 == pytest.approx(kept, abs=70)  # a picture at either end
    with av.open(str(film)) as read:
        assert not read.streams.audio
        assert sum(1 for _ in read.decode(video=0)) == pytest.approx(facts.seconds * 30, abs=1)


def test_no_microphone_is_opened_and_the_camera_is_let_go(make_studio: MakeStudio) -> None:
    scene = make_studio()
    scene.studio.go_on(KEY)
    (camera,) = scene.cameras
    assert camera.is_on
    assert camera.session is not None
    assert camera.session.audioInput() is None
    assert camera.session.audioBufferInput() is None
    scene.tap("All clips")
    assert not camera.is_on


def test_the_camera_rests_while_the_desk_is_hidden(make_studio: MakeStudio) -> None:
    scene = make_studio()
    scene.studio.go_on(KEY)
    scene.studio.hide()
    assert [camera.is_on for camera in scene.cameras] == [False]
    scene.studio.show()
    assert [camera.is_on for camera in scene.cameras] == [False, True]


def test_a_countdown_can_be_stopped_and_nothing_is_kept(make_studio: MakeStudio) -> None:
    scene = make_studio()
    scene.studio.go_on(KEY)
    scene.tap("Record")
    scene.tap("Stop")
    assert not film_page(scene).stage.is_busy
    assert scene.button("Record").isVisible()
    assert not list(scene.drafts.rglob("*.mkv"))


def test_without_a_camera_a_sentence_says_so_and_a_file_can_be_imported(
    make_studio: MakeStudio, tmp_path: Path
) -> None:
    scene = make_studio(has_camera=False)
    scene.studio.go_on(KEY)
    assert "There is no camera here" in scene.told()
    page = bring_in(scene, write_film(tmp_path / "good.mp4"))
    assert page.verdicts.lines == (
        ("30 pictures a second", True),
        ("1280 × 720 pixels", True),
        ("2.0 s long", True),
        ("Plays on every kiosk (H264)", True),
        ("Silent", True),
    )
    assert page.use.isEnabled()


@pytest.mark.parametrize(
    ("film", "verdict"),
    [
        ({"fps": 20}, "Only 20 pictures a second; at least 25 are needed, or fingers blur."),
        ({"size": (854, 480)}, "Only 854 × 480 pixels; the shorter side needs at least 720."),
    ],
)
def test_a_film_that_is_not_good_enough_is_told_why(
    make_studio: MakeStudio, tmp_path: Path, film: dict[str, int], verdict: str
) -> None:
    page = bring_in(make_studio(), write_film(tmp_path / "poor.mp4", **film))
    assert [words for words, is_good in page.verdicts.lines if not is_good] == [verdict]
    assert not page.use.isEnabled()


def test_sound_is_told_and_taken_out(make_studio: MakeStudio, tmp_path: Path) -> None:
    scene = make_studio()
    page = bring_in(scene, write_film(tmp_path / "loud.mp4", sound=True))
    assert page.facts is not None
    assert page.facts.has_sound
    assert ("Has sound: it is taken out.", True) in page.verdicts.lines
    scene.wait(lambda: page.review.player.length > 0)
    scene.tap("Use this film")
    scene.wait(lambda: isinstance(scene.studio.page, CaptionsPage))
    assert not scene.workshop.facts(scene.drafts / "csl" / KEY / "film.webm").has_sound


def test_a_cut_off_file_is_told_and_leaves_no_draft(make_studio: MakeStudio, tmp_path: Path) -> None:
    whole = write_film(tmp_path / "whole.mp4").read_bytes()
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(whole[: len(whole) // 2])
    scene = make_studio()
    page = bring_in(scene, broken)
    assert page.facts is None
    assert page.notice.isVisible()
    assert page.notice.words.text()
    assert DraftShelf(scene.drafts / "csl").keys() == frozenset()


def test_a_path_that_leads_nowhere_is_told(make_studio: MakeStudio, tmp_path: Path) -> None:
    page = bring_in(make_studio(), tmp_path / "nowhere.mp4")
    assert page.notice.words.text() == "There is no such file. Look at the path once more."


def test_a_take_is_offered_again_after_a_crash(make_studio: MakeStudio, tmp_path: Path) -> None:
    scene = make_studio()
    page = bring_in(scene, write_film(tmp_path / "good.mp4"))
    scene.wait(lambda: page.review.player.length > 0)
    page.review.bar.trim(300, 1500)
    later = make_studio()
    later.studio.list.choose(KEY)
    assert later.button("Go on with the draft").isVisible()
    later.tap("Go on with the draft")
    again = film_page(later)
    later.wait(lambda: again.review.player.length > 0)
    assert (again.review.bar.start, again.review.bar.end) == (300, 1500)
