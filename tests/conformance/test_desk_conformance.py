"""Every section of the desk, in light and dark, in both languages, on both screens, meets the desk's numbers."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kiosk.desk_gallery import desk_for_pictures, let_in
from kiosk.settings import Settings
from kiosk.ui.desk.scenes import desk_scenes, unseen
from kiosk.ui.desk.sections import SECTIONS
from kiosk.ui.desk.window import DeskWindow
from kiosk.ui.scenes import LANGUAGES
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.text import Text
from tests.conformance.desk_suite import LOOKS, survey_desk
from tests.conformance.report import keep
from tests.conformance.suite import faults


@pytest.fixture(params=LANGUAGES)
def window(qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[DeskWindow]:
    """The window of a desk at which somebody works who sees everything."""
    gc.disable()  # what Qt made must not be collected in a worker
    desk = desk_for_pictures(Settings(data=tmp_path), request.param)
    desk.window.show()
    window = let_in(desk)
    yield window
    desk.close()
    window.deleteLater()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


def test_the_desk_conforms(window: DeskWindow, request: pytest.FixtureRequest) -> None:
    found: list[str] = []
    for look in LOOKS:
        lines = survey_desk(window, look, window.language.code, desk_scenes())
        keep(request, lines)
        found += [f"{look.mode} {look.size_name} {fault}" for fault in faults(lines)]
    assert found == []


@pytest.mark.parametrize("window", ["en"], indirect=True)
def test_planted_faults_are_found(window: DeskWindow) -> None:
    tiny = Button(window.theme, "", type="caption", parent=window)
    tiny.setAccessibleName("")
    tiny.setMinimumSize(0, 0)
    pale = Text(window.theme, "Hard to read", type="caption", colour="line-soft", parent=window)
    small = Text(window.theme, "Too small", parent=window)
    font = small.font()
    font.setPixelSize(10)
    small.setFont(font)
    cut = Text(window.theme, "Longer than its place", parent=window)
    for number, each in enumerate((tiny, pale, small, cut)):
        each.setGeometry(20 + 200 * number, 700, 180, 30)
        each.show()
    tiny.resize(12, 12)
    cut.setWordWrap(False)
    cut.resize(40, 30)
    sign_in = [scene for scene in desk_scenes() if scene.state == "people"]
    found = {line.check for line in survey_desk(window, LOOKS[0], "en", sign_in) if line.faults}
    for each in (tiny, pale, small, cut):
        each.hide()
        each.deleteLater()
    assert found >= {"desk target size", "desk names", "desk text contrast", "desk cap height", "desk cut off"}


def test_every_section_is_measured() -> None:
    assert unseen(SECTIONS, desk_scenes()) == set()


@pytest.mark.parametrize("name", [each.name for each in SECTIONS])
def test_a_section_without_a_scene_fails(name: str) -> None:
    others = tuple(scene for scene in desk_scenes() if scene.section != name)
    assert unseen(SECTIONS, others) == {name}


def test_no_scene_is_measured_twice() -> None:
    assert len({scene.name for scene in desk_scenes()}) == len(desk_scenes())
