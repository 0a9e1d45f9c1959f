"""The suite sees what the program can show: pages, steps, modes, languages."""

from itertools import product

import pytest

from kiosk.flow.flows import FLOWS
from kiosk.paths import ASSETS
from kiosk.ui.kiosk.places import PAGES
from kiosk.ui.scenes import LANGUAGES, Scene
from kiosk.ui.theme import MODES
from tests.conformance.suite import all_modes, all_scenes, looks, unseen


def test_every_page_of_every_flow_is_measured() -> None:
    assert unseen(PAGES, FLOWS, all_scenes()) == set()


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_without_a_scene_fails(page: str) -> None:
    others = tuple(scene for scene in all_scenes() if scene.page != page)
    assert unseen(PAGES, FLOWS, others) == {page}


def test_no_scene_is_measured_twice() -> None:
    names = [(scene.page, scene.state) for scene in all_scenes()]
    assert len(set(names)) == len(names)


def test_every_page_is_seen_with_a_complaint() -> None:
    assert {scene.page for scene in all_scenes() if scene.state == "error"} >= PAGES.keys()


def test_every_mode_is_measured_alone_and_with_all_others() -> None:
    assert set(all_modes()) >= {(), *((mode,) for mode in MODES), tuple(MODES)}
    assert len(all_modes()) == 2 ** len(MODES)


def test_every_look_is_measured_once() -> None:
    seen = list(looks())
    assert len({look.name for look in seen}) == len(seen)
    for modes, language in product(all_modes(), LANGUAGES):
        sizes = {look.size for look in seen if (look.modes, look.language) == (modes, language)}
        assert {(1080, 1920), (1920, 1080)} <= sizes


def test_every_language_that_has_a_catalogue_is_measured() -> None:
    catalogues = {path.stem.removeprefix("nuanxin_") for path in (ASSETS / "i18n").glob("nuanxin_*.ts")}
    assert set(LANGUAGES) == catalogues | {"en"}


def test_a_scene_has_a_page_and_a_state() -> None:
    assert all(isinstance(scene, Scene) and scene.page and scene.state for scene in all_scenes())
