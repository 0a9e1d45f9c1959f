"""A person is called from every page: the place in line, who comes, calling it off, and that nothing of it stays."""

from dataclasses import replace

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.help import HelpRequest, HelpSort, HelpState
from kiosk.domain.roles import Role
from kiosk.ui.kiosk.calling import Calling
from kiosk.ui.kiosk.help_dialog import HelpDialog
from kiosk.ui.widgets.announce import Ears
from kiosk.ui.widgets.offer_strip import AwaitedStrip
from tests.ui.at_the_kiosk import Scene, texts
from tests.ui.conftest import MakeKiosk
from tests.ui.signing import signer_at

STAFF = Actor("D1", "1001")


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    return make_kiosk()


def calling(scene: Scene) -> Calling:
    assert scene.kiosk.signs is not None
    return scene.kiosk.signs.calling


def known(scene: Scene) -> None:
    scene.bot.waitUntil(lambda: calling(scene)._asking is None)


def call(scene: Scene) -> HelpRequest:
    scene.window.help_asked.emit()
    known(scene)
    (request,) = scene.hall.help.open()
    return request


def stand(scene: Scene, request: HelpRequest, **as_now: object) -> None:
    """The desk has done something, and the kiosk has looked."""
    scene.hall.help.requests[request.id] = replace(request, **as_now)
    calling(scene).look()
    known(scene)


def told(scene: Scene) -> tuple[str, str]:
    assert isinstance(scene.dialog, HelpDialog)
    return scene.dialog.title.text(), scene.dialog.line.text()


def strip(scene: Scene) -> str:
    found = [each for each in scene.window.findChildren(AwaitedStrip) if each.isVisible()]
    return found[0].accessibleName() if found else ""


def test_it_is_answered_within_a_second(scene: Scene) -> None:
    call(scene)
    assert calling(scene)._look.isActive()
    assert calling(scene)._look.interval() <= 1000


def test_from_asking_to_somebody_who_comes(scene: Scene) -> None:
    scene.identify()
    request = call(scene)
    assert (request.sort, request.page) == (HelpSort.PERSON, "department")
    assert told(scene) == ("We have called staff", "You are next. Please stay here.")
    stand(scene, request, waiting_before=2)
    assert told(scene)[1] == "2 before you. Please stay here."
    heard: list[str] = []
    ears = Ears(scene.window)
    ears.heard.connect(lambda _widget, words: heard.append(words))
    stand(scene, request, state=HelpState.TAKEN, owner="王敏", owner_role=Role.GUIDE)
    assert told(scene) == ("王敏 (Guide nurse) is coming", "Please stay here.")
    assert "王敏 (Guide nurse) is coming. Please stay here." in heard
    assert scene.dialog.sign == "help_coming"
    scene.tap("OK")
    assert strip(scene) == "王敏 (Guide nurse) is coming"
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    assert strip(scene) == "王敏 (Guide nurse) is coming"
    stand(scene, request, state=HelpState.CLOSED)
    assert strip(scene) == ""


def test_whoever_sits_before_the_screen_is_told_apart(scene: Scene) -> None:
    scene.window.toggle_mode("low")
    request = call(scene)
    assert (request.sort, request.page, request.modes) == (HelpSort.WHEELCHAIR, "home", {"low"})


def test_it_can_be_called_off(scene: Scene) -> None:
    scene.identify()
    call(scene)
    scene.tap("I need no help any more")
    known(scene)
    assert scene.dialog is None
    assert scene.hall.help.open() == ()
    assert strip(scene) == ""
    assert call(scene).id == 2


def test_without_an_answer_nobody_is_promised(scene: Scene) -> None:
    scene.hall.troubles["help.ask"].append(DatabaseAway())
    scene.window.help_asked.emit()
    known(scene)
    assert told(scene)[0] == "The call did not go through"
    assert "Floor 1, beside the door" in told(scene)[1]
    assert not scene.dialog.cancel.isVisible()


def test_what_the_desk_has_closed_needs_no_reading(scene: Scene) -> None:
    request = call(scene)
    stand(scene, request, state=HelpState.CLOSED)
    assert scene.dialog is None


def test_it_ends_with_the_sitting(scene: Scene) -> None:
    scene.identify()
    call(scene)
    scene.window.sitting.end()
    scene.bot.waitUntil(lambda: scene.hall.help.open() == ())
    assert calling(scene).request is None
    scene.bot.waitUntil(lambda: "We have called staff" not in texts(scene.window))


def test_asking_again_tells_how_it_stands(scene: Scene) -> None:
    scene.identify()
    request = call(scene)
    scene.tap("OK")
    stand(scene, request, state=HelpState.TAKEN, owner="王敏")
    assert scene.dialog is None, "no question nobody asked comes in front of the page"
    assert call(scene).id == request.id
    assert told(scene)[0] == "王敏 is coming"


def test_a_signer_is_the_same_request_turned(scene: Scene) -> None:
    scene.identify()
    request = call(scene)
    scene.tap("OK")
    calling(scene).ask(HelpSort.SIGNS)
    known(scene)
    (turned,) = scene.hall.help.open()
    assert (turned.id, turned.sort) == (request.id, HelpSort.SIGNS)
    assert strip(scene) == "", "the signer's own button says so"
    calling(scene).ask(HelpSort.PERSON)
    known(scene)
    assert scene.hall.help.open() == (turned,)


def test_an_offer_is_not_made_to_whoever_waits(scene: Scene) -> None:
    scene.identify()
    call(scene)
    scene.tap("OK")
    scene.usher.helping.offer()
    assert strip(scene) == "We have called staff"


def test_the_other_language_says_the_same(scene: Scene) -> None:
    scene.identify()
    call(scene)
    scene.tap("OK")
    scene.window.toggle_mode("large")
    assert strip(scene) == "We have called staff"


def test_a_signer_signs_that_somebody_is_coming(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = signer_at(scene, monkeypatch).begin()
    scene.identify()
    request = call(scene)
    signed.follows("help")
    stand(scene, request, state=HelpState.TAKEN, owner="王敏")
    signed.follows("help_coming")
