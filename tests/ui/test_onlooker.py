"""A desk that looks on sees names of controls and nothing of the patient's; what it points at gets a ring."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from kiosk.domain.errors import DatabaseAway
from kiosk.domain.hush import secrets_of
from kiosk.domain.journey import Journey
from kiosk.domain.live import ControlKind, Picture
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION
from kiosk.ui.kiosk.live.onlooker import Onlooker
from kiosk.ui.samples import choosing, entry
from kiosk.ui.widgets.announce import Ears
from kiosk.ui.widgets.keypad import Key
from tests.ui.at_the_kiosk import NUMBER, Scene, buttons
from tests.ui.conftest import MakeKiosk
from tests.ui.fake_sittings import FakeSittings


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    """A kiosk whose hall is open, and that looks all the time."""
    scene = make_kiosk()
    assert scene.kiosk.lending is not None
    scene.kiosk.lending._line._timer.setInterval(5)
    return scene


def books(scene: Scene) -> FakeSittings:
    return scene.hall.sittings


def until(scene: Scene, done: Callable[[], bool]) -> None:
    scene.bot.waitUntil(done)


def look_on(scene: Scene) -> Picture:
    """A desk looks on; what it sees."""
    scene.identify()
    until(scene, lambda: seen(scene) is not None)
    books(scene).watch()
    until(scene, lambda: books(scene).picture is not None)
    picture = books(scene).picture
    assert picture is not None
    return picture


def seen(scene: Scene) -> object:
    assert scene.kiosk.lending is not None
    return scene.kiosk.lending._seen


def picture_of(scene: Scene, step: str, journey: Journey) -> Picture:
    """What is told of a page, whoever looks."""
    scene.kiosk.sitting._run = FlowRun(REGISTRATION, step, journey)
    scene.usher.show_run(scene.kiosk.sitting._run)
    picture = Onlooker(scene.window).picture()
    assert picture is not None
    return picture


def told(picture: Picture) -> str:
    return "\n".join((*picture.lines, *(control.name for control in picture.controls)))


def place_of(picture: Picture, name: str) -> int:
    return next(place for place, each in enumerate(picture.controls) if each.name.startswith(name))


def ring(scene: Scene) -> QAbstractButton | None:
    """What the ring is around."""
    assert scene.kiosk.lending is not None
    onlooker = scene.kiosk.lending.watched.onlooker
    if onlooker is None or onlooker.ring is None:
        return None
    around = onlooker.ring.around
    assert around is None or isinstance(around, QAbstractButton)
    return around


# ---- what is seen -------------------------------------------------------------


def test_nothing_is_shown_while_nobody_looks(scene: Scene) -> None:
    scene.identify()
    until(scene, lambda: seen(scene) is not None)
    assert books(scene).picture is None
    assert scene.kiosk.lending is not None
    assert scene.kiosk.lending.watched.onlooker is None


def test_a_desk_sees_the_controls_by_name_and_kind(scene: Scene) -> None:
    picture = look_on(scene)
    assert picture.page == "department"
    assert picture.lines[0] == "Which department do you want to see?"
    names = [control.name for control in picture.controls]
    assert any(name.startswith("Internal Medicine") for name in names)
    assert {"Back", "Leave"} <= {name.split(",")[0] for name in names}
    large = next(control for control in picture.controls if control.name.startswith("Large"))
    assert (large.kind, large.is_on) == (ControlKind.TICK, False)


def test_a_state_that_changes_is_seen(scene: Scene) -> None:
    first = look_on(scene)
    scene.window.toggle_mode("large")
    until(scene, lambda: books(scene).picture not in (None, first))
    picture = books(scene).picture
    assert picture is not None
    assert picture.number > first.number
    assert next(each for each in picture.controls if each.name.startswith("Large")).is_on


def test_it_is_taken_away_when_nobody_looks_any_more(scene: Scene) -> None:
    look_on(scene)
    assert scene.kiosk.lending is not None
    scene.kiosk.lending.watched.is_watched_for_ms = 0
    until(scene, lambda: books(scene).picture is None)


def test_a_picture_that_did_not_arrive_is_sent_again(scene: Scene) -> None:
    first = look_on(scene)
    books(scene).picture = None
    books(scene).unshown = [DatabaseAway()]
    scene.window.toggle_mode("contrast")
    until(scene, lambda: books(scene).picture is not None)
    assert books(scene).picture != first


@pytest.mark.parametrize(
    ("step", "journey"),
    [
        ("confirm", choosing.confirm),
        ("pay", choosing.pay_waiting),
        ("done", choosing.done),
        ("consent", lambda: replace(entry.child(), newcomer=replace(choosing.confirm().newcomer, name="欧阳修"))),
        ("slot", choosing.slots),
    ],
)
def test_nothing_of_the_patients_is_told(scene: Scene, step: str, journey: Callable[[], Journey]) -> None:
    said = told(picture_of(scene, step, journey()))
    for secret in secrets_of(journey()):
        if len(secret.value) > 1 and not secret.value.isascii():
            assert secret.value not in said, secret
    assert "¥" not in said
    doctors = {clinic.doctor.name for clinic in journey().clinics if clinic.doctor}
    assert not any(name in said for name in doctors)


def test_keys_are_told_as_a_whole_and_what_is_typed_not_at_all(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    for figure in NUMBER[:4]:
        scene.tap(figure)
    scene.tap("Show number")
    picture = Onlooker(scene.window).picture()
    assert picture is not None
    keys = {each.text() for each in scene.window.page.findChildren(Key) if len(each.text()) == 1}
    assert len(keys) >= 10
    assert not keys & {control.name for control in picture.controls}
    assert ControlKind.KEYS in {control.kind for control in picture.controls}
    assert "4 typed, 14 to go" in told(picture)
    assert NUMBER[:4] not in told(picture).replace(" ", "")


def test_a_name_in_the_making_is_not_told(scene: Scene) -> None:
    page = picture_of(scene, "name", Journey())
    assert scene.window.page_name == "name"
    scene.window.page.restore("欧阳")  # type: ignore[attr-defined]  # a page
    picture = Onlooker(scene.window).picture()
    assert picture is not None
    assert "欧" not in told(picture)
    assert ControlKind.KEYS in {control.kind for control in page.controls}


# ---- pointing -----------------------------------------------------------------


def test_what_is_pointed_at_has_a_ring_and_is_said(scene: Scene) -> None:
    picture = look_on(scene)
    heard: list[str] = []
    ears = scene.window.findChild(Ears) or Ears(scene.window)
    ears.heard.connect(lambda _widget, words: heard.append(words))
    books(scene).point(place_of(picture, "Surgery"))
    until(scene, lambda: ring(scene) is not None)
    around = ring(scene)
    assert around is not None
    assert around.accessibleName().startswith("Surgery")
    assert heard == [f"Please press: {around.accessibleName()}"]


def test_the_ring_goes_when_its_control_is_pressed(scene: Scene) -> None:
    picture = look_on(scene)
    books(scene).point(place_of(picture, "Surgery"))
    until(scene, lambda: ring(scene) is not None)
    scene.hall.hold("clinics")
    scene.tap("Surgery")
    assert ring(scene) is None
    scene.hall.gates["clinics"].set()
    scene.wait_for("slot")


def test_the_ring_goes_with_its_page_and_with_a_question(scene: Scene) -> None:
    picture = look_on(scene)
    books(scene).point(place_of(picture, "Back"))
    until(scene, lambda: ring(scene) is not None)
    scene.window.overlays.say_help("Floor 1")
    assert ring(scene) is None
    scene.tap("OK")
    until(scene, lambda: books(scene).picture is not None and books(scene).picture.page == "department")
    until(scene, lambda: place_of_now(scene, "Surgery") is not None)
    books(scene).point(place_of_now(scene, "Surgery") or 0)
    until(scene, lambda: ring(scene) is not None)
    scene.window.toggle_mode("large")
    assert ring(scene) is None


def place_of_now(scene: Scene, name: str) -> int | None:
    picture = books(scene).picture
    names = [control.name for control in picture.controls] if picture is not None else []
    return next((place for place, each in enumerate(names) if each.startswith(name)), None)


def test_the_ring_follows_its_control_and_is_gone_after_a_while(scene: Scene) -> None:
    look_on(scene)
    onlooker = Onlooker(scene.window)
    picture = onlooker.picture()
    assert picture is not None
    onlooker.point(picture.number, place_of(picture, "Surgery"))
    shown = onlooker.ring
    assert shown is not None
    assert shown.around is not None
    before = shown.geometry()
    shown.around.resize(shown.around.width(), shown.around.height() + 20)
    assert shown.geometry().height() == before.height() + 20
    shown._gone.timeout.emit()
    assert shown.isHidden()
    onlooker.drop()


@pytest.mark.parametrize(("picture", "place"), [(0, 0), (1, 99), (1, -1), (7, 0)])
def test_what_is_not_there_any_more_is_not_pointed_at(scene: Scene, picture: int, place: int) -> None:
    scene.identify()
    onlooker = Onlooker(scene.window)
    assert onlooker.picture() is not None
    onlooker.point(picture, place)
    assert onlooker.ring is None


def test_a_control_that_has_gone_meanwhile_is_not_pointed_at(scene: Scene) -> None:
    scene.identify()
    onlooker = Onlooker(scene.window)
    picture = onlooker.picture()
    assert picture is not None
    place = place_of(picture, "Surgery")
    next(each for each in buttons(scene.window) if each.accessibleName().startswith("Surgery")).hide()
    onlooker.point(picture.number, place)
    assert onlooker.ring is None
