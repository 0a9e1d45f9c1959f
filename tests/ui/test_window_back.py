"""Back: one page at a time to the start page, and what was typed is still there."""

import pytest

from kiosk.ui.pages.name import NamePage
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import MakeKiosk


@pytest.fixture
def named(make_kiosk: MakeKiosk) -> Scene:
    """Somebody without papers has typed a name and gone on."""
    scene = make_kiosk()
    scene.tap("No papers")
    scene.wait_for("name")
    page = scene.window.page
    assert isinstance(page, NamePage)
    page.restore("张三")
    scene.tap("Next")
    scene.wait_for("phone")
    return scene


def test_back_from_the_first_page_is_the_start_page(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.tap("Register")
    scene.wait_for("identify")
    scene.tap("Back")
    assert (scene.window.page_name, scene.window.sitting.run) == ("home", None)


def test_what_was_typed_is_there_when_one_comes_back(named: Scene) -> None:
    named.tap("Back")
    named.wait_for("name")
    assert named.window.page.draft().startswith("张三")


def test_nothing_typed_is_left_for_the_next(named: Scene) -> None:
    named.tap("Back")
    named.tap("Back")
    named.wait_for("home")
    named.tap("No papers")
    named.wait_for("name")
    assert named.window.page.draft() == ""


def test_going_on_begins_afresh(named: Scene) -> None:
    page = named.window.page
    page.restore("1391234")
    named.tap("Back")
    named.wait_for("name")
    named.tap("Next")
    named.wait_for("phone")
    assert named.window.page.draft() == ""


def test_the_last_page_counts_down_alone(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.identify()
    assert scene.window.chrome.top.left.isVisible()
    scene.window.page_name = "done"
    scene.window.idle.touch()
    assert not scene.window.chrome.top.left.isVisible()
