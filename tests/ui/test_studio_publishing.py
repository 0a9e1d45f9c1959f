"""Captions and publishing in the studio: from a film to a clip that stands in the database, and out again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.signs.films import PyAvWorkshop
from kiosk.domain.films import PublishedClip
from kiosk.domain.roles import Role
from kiosk.services.office import Office
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.studio.captions_page import CaptionsPage
from kiosk.ui.desk.studio.clip_row import ClipRow
from kiosk.ui.desk.studio.coverage import State, sums
from kiosk.ui.desk.studio.drafts import Draft, DraftShelf, Line
from kiosk.ui.desk.studio.publish_page import PublishPage
from tests.ui.conftest import OPEN
from tests.ui.studio_hall import MEDIA_TALK, StudioScene, open_studio, write_film

pytestmark = pytest.mark.qt_log_ignore(*MEDIA_TALK, extend=True)

MakeStudio = Callable[..., StudioScene]
KEY = "pay"  # here a person signs, or nobody
LINES = (
    Line(0, 1000, {"zh_CN": "打开手机。", "en": "Open your phone."}),
    Line(1000, 2000, {"zh_CN": "扫码。"}),
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film as the workshop makes it, two seconds long."""
    folder = tmp_path_factory.mktemp("film")
    raw, film = write_film(folder / "raw.mp4"), folder / "film.webm"
    PyAvWorkshop().prepare(raw, film, 0, 2000)
    return film


@pytest.fixture
def make_studio(sqlite_url: str, vault: Vault, tmp_path: Path, qtbot: QtBot, film: Path) -> Iterator[MakeStudio]:
    """Opens studios in which a film waits for its captions."""
    database = Database(sqlite_url)
    office = Office(database, vault, FixedClock(OPEN), demo=True)
    shelf = DraftShelf(tmp_path / "drafts" / "csl")
    shelf.path(KEY, "film.webm").write_bytes(film.read_bytes())
    made: list[StudioScene] = []

    def make(draft: Draft | None = None, *, role: Role = Role.ADMINISTRATOR) -> StudioScene:
        if draft is not None:
            shelf.keep(replace(draft, film="film.webm"))
        made.append(open_studio(office, PyAvWorkshop(), tmp_path, qtbot, role=role))
        return made[-1]

    yield make
    for scene in made:
        scene.studio.stop()
        scene.tasks.close()
    database.close()


def captions(scene: StudioScene) -> CaptionsPage:
    scene.studio.show_captions(KEY)
    page = scene.studio.page
    assert isinstance(page, CaptionsPage)
    scene.wait(lambda: page.player.length > 0)
    return page


def publishing(scene: StudioScene) -> PublishPage:
    scene.studio.show_publish(KEY)
    page = scene.studio.page
    assert isinstance(page, PublishPage)
    return page


def fill_in(page: PublishPage, *, signer: str = "周敏", reviewer: str = "何立") -> None:
    page.signer.setText(signer)
    page.reviewer.setText(reviewer)
    page.agreed.click()


def publish(scene: StudioScene) -> PublishedClip:
    fill_in(publishing(scene))
    scene.tap("Publish to every kiosk")
    scene.wait(lambda: scene.studio.page is scene.studio.list)
    (clip,) = scene.clips.published(language="csl")
    scene.wait(lambda: any(each.clip == clip for each in scene.studio.list.standings))
    return clip


def test_the_script_is_proposed_sentence_by_sentence_over_the_film(make_studio: MakeStudio) -> None:
    page = captions(make_studio(Draft(KEY)))
    lines = page.rows.lines()
    assert len(lines) > 1
    assert (lines[0].start, lines[-1].end) == (0, pytest.approx(page.player.length, abs=60))
    assert all(before.end == after.start for before, after in pairwise(lines))
    assert all(line.texts["zh_CN"] for line in lines)


def test_the_space_bar_sets_the_times(make_studio: MakeStudio, qtbot: QtBot) -> None:
    scene = make_studio(Draft(KEY, lines=LINES))
    page = captions(scene)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert page.setting == 0
    scene.wait(lambda: page.player.position > 200)
    page.player.pause()
    at = page.player.position
    qtbot.keyClick(page, Qt.Key.Key_Space)
    first, second = page.draft.lines
    assert (first.start, first.end, second.start) == (0, at, at)
    assert page.setting == 1
    page.end_here(at + 500)
    assert page.setting is None
    assert page.draft.lines[1].end == at + 500
    assert page.rows.lines()[0].end == pytest.approx(at, abs=50)  # shown in tenths


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((LINES[0], replace(LINES[1], start=900)), "Caption 2 begins before caption 1 has ended."),
        ((replace(LINES[0], end=0),), "Caption 1 must end after it begins, and before the film ends."),
        ((LINES[0], replace(LINES[1], end=9000)), "Caption 2 must end after it begins, and before the film ends."),
        ((LINES[0], replace(LINES[1], texts={"en": "Scan."})), "Caption 2 has no Chinese words."),
        ((replace(LINES[0], texts={}),), "Write the captions in Chinese; English may stay empty."),
    ],
)
def test_captions_that_cannot_be_shown_are_refused_in_words(
    make_studio: MakeStudio, lines: tuple[Line, ...], told: str
) -> None:
    scene = make_studio(Draft(KEY, lines=lines))
    page = captions(scene)
    scene.tap("Use these captions")
    assert scene.studio.page is page
    assert page.notice.words.text() == told


def test_good_captions_lead_on(make_studio: MakeStudio) -> None:
    scene = make_studio(Draft(KEY, lines=LINES))
    captions(scene)
    scene.tap("Use these captions")
    assert isinstance(scene.studio.page, PublishPage)


def test_what_is_published_stands_in_the_list_byte_for_byte(make_studio: MakeStudio, film: Path) -> None:
    scene = make_studio(Draft(KEY, lines=LINES))
    assert sums(scene.studio.list.standings)[State.HUMAN] == 0
    clip = publish(scene)
    assert scene.clips.film(clip.digest) == film.read_bytes()
    assert (clip.key, clip.pack, clip.container) == (KEY, "hospital", "webm")
    assert (clip.credit.signer, clip.credit.reviewer, clip.credit.recorded_on) == ("周敏", "何立", OPEN.date())
    assert [line.text for line in clip.captions["zh_CN"]] == ["打开手机。", "扫码。"]
    assert [line.text for line in clip.captions["en"]] == ["Open your phone."]
    assert sums(scene.studio.list.standings)[State.HUMAN] == 1
    assert not (scene.drafts / "csl" / KEY).exists()


@pytest.mark.parametrize(
    ("signer", "reviewer", "told"),
    [
        ("周敏", "", "Write which deaf reviewer watched the film and found it right."),
        ("周敏", "周敏", "Signer and reviewer are the same person. Let somebody else review the film."),
        ("", "何立", "Write who signs in the film."),
    ],
)
def test_nothing_is_published_without_a_reviewer_who_is_another_person(
    make_studio: MakeStudio, signer: str, reviewer: str, told: str
) -> None:
    scene = make_studio(Draft(KEY, lines=LINES))
    page = publishing(scene)
    fill_in(page, signer=signer, reviewer=reviewer)
    scene.tap("Publish to every kiosk")
    scene.wait(page.notice.isVisible)
    assert page.notice.words.text() == told
    assert scene.clips.published(language="csl") == ()


def test_nothing_is_published_before_somebody_has_ticked(make_studio: MakeStudio) -> None:
    scene = make_studio(Draft(KEY, lines=LINES))
    page = publishing(scene)
    fill_in(page)
    page.title.textEdited.emit("another")  # what was agreed to has changed
    scene.tap("Publish to every kiosk")
    assert page.notice.words.text() == "Tick below that the reviewer has watched the clip and agrees."
    assert scene.clips.published(language="csl") == ()


def test_who_only_records_cannot_publish_and_is_told_who_can(make_studio: MakeStudio) -> None:
    scene = make_studio(Draft(KEY, lines=LINES), role=Role.GUIDE)
    page = publishing(scene)
    assert not page.go.isEnabled()
    assert not page.agreed.isEnabled()
    assert "An administrator publishes" in scene.told()


def test_a_clip_is_withdrawn_with_a_reason_only(make_studio: MakeStudio) -> None:
    scene = make_studio(Draft(KEY, lines=LINES))
    publish(scene)
    scene.studio.list.choose(KEY)
    scene.tap("Withdraw")
    scene.wait(scene.studio.list.notice.isVisible)
    assert len(scene.clips.published(language="csl")) == 1
    scene.studio.list.detail.reason.setText("the sign has changed")
    scene.tap("Withdraw")
    scene.wait(lambda: sums(scene.studio.list.standings)[State.HUMAN] == 0)
    assert scene.clips.published(language="csl") == ()


def test_what_to_record_first_stands_first(make_studio: MakeStudio) -> None:
    scene = make_studio()
    keys = scene.studio.list.order()
    grave = [each.key.is_grave for each in scene.studio.list.standings]
    assert "consent" in keys[: sum(grave)]
    scene.tap("To record first")
    assert scene.studio.list.order() == tuple(each.key.key for each in scene.studio.list.standings)
    assert scene.studio.list.order() != keys


def test_a_draft_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    shelf = DraftShelf(tmp_path)
    shelf.path(KEY, "draft.json").write_text('{"take": ', encoding="utf-8")
    assert shelf.of(KEY) == Draft(KEY)
    draft = Draft(KEY, start=5, end=9, lines=LINES, title="付款", signer="周敏", recorded_on=OPEN.date())
    shelf.keep(draft)
    assert shelf.of(KEY) == draft
    shelf.discard(KEY)
    assert shelf.keys() == frozenset()


def test_the_list_is_walked_and_filled_by_keys_alone(make_studio: MakeStudio, qtbot: QtBot) -> None:
    scene = make_studio()
    page = scene.studio.list
    first, second = page.order()[:2]
    page.take_focus()
    assert page.chosen == first
    row = page.focusWidget()
    assert isinstance(row, ClipRow)
    scene.wait(scene.studio.isActiveWindow)  # nothing has the focus before
    qtbot.keyClick(row, Qt.Key.Key_Up)
    assert page.chosen == first
    qtbot.keyClick(row, Qt.Key.Key_Down)
    assert page.chosen == second
    assert page.detail.key == second


def test_every_control_is_large_enough_and_has_a_name(make_studio: MakeStudio) -> None:
    scene = make_studio(Draft(KEY, lines=LINES))
    for show in (scene.studio.back, lambda: captions(scene), lambda: publishing(scene)):
        show()
        for each in scene.studio.findChildren(QAbstractButton):
            if each.isVisible():
                assert each.accessibleName()
                assert min(each.width(), each.height()) >= 8 * 4.0, each.accessibleName()  # 8 mm
        smallest = min(label.fontMetrics().height() for label in scene.studio.findChildren(QLabel))
        assert smallest >= 3 * 4.0
