"""Whoever has got up is told of the money in their own look and language; then the kiosk is the next patient's."""

import pytest

from kiosk.domain.errors import PaymentUnknown
from kiosk.domain.journey import PaymentState
from kiosk.ui.kiosk.dialogs import Message
from kiosk.ui.kiosk.farewell import Farewell
from tests.ui.at_the_kiosk import Scene, texts
from tests.ui.conftest import MakeKiosk
from tests.ui.signing import Signed, signer_at

LOOK = frozenset({"large", "contrast"})


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    """Somebody in large text, high contrast and Chinese has left while the payment was being checked."""
    scene = make_kiosk()
    for mode in sorted(LOOK):
        scene.window.toggle_mode(mode)
    scene.window.switch_language()
    scene.identify()
    leave_unsettled(scene)
    return scene


def leave_unsettled(scene: Scene) -> None:
    scene.window.sitting._end_because(PaymentUnknown("left while it was being checked"))


def is_everybodys(scene: Scene) -> bool:
    window = scene.window
    return window.modes == window.house.modes and window.language.code == "en" and scene.dialog is None


def test_it_is_told_in_the_look_and_the_language_of_the_patient(scene: Scene) -> None:
    assert scene.window.modes == LOOK
    assert scene.window.language.code == "zh_CN"
    assert isinstance(scene.dialog, Message)
    assert "正在核对" in texts(scene.dialog)
    assert scene.window.page_name == "home"
    assert scene.window.sitting.run is None


def test_once_read_the_kiosk_is_everybodys(scene: Scene) -> None:
    scene.window.overlays.dismiss()
    scene.bot.waitUntil(lambda: is_everybodys(scene))
    assert scene.window.page_name == "home"


def test_nobody_reads_it_and_it_goes(scene: Scene) -> None:
    farewell = scene.usher.findChild(Farewell) or scene.window.findChild(Farewell)
    assert isinstance(farewell, Farewell)
    assert farewell._leaving.isActive()
    assert farewell._leaving.interval() == 3000 * scene.window.house.done_seconds
    farewell._leaving.timeout.emit()
    scene.bot.waitUntil(lambda: is_everybodys(scene))


def test_the_next_patient_has_the_usual_look_at_once(scene: Scene) -> None:
    scene.present()
    scene.wait_for("department")
    scene.bot.waitUntil(lambda: is_everybodys(scene))
    assert scene.window.page_name == "department"


def test_in_the_usual_look_nothing_changes(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.identify()
    leave_unsettled(scene)
    bars = scene.window.chrome
    assert isinstance(scene.dialog, Message)
    scene.window.overlays.dismiss()
    assert scene.window.chrome is bars


def test_beside_a_signer_it_is_signed(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    signed: Signed = signer_at(make_kiosk(), monkeypatch)
    signed.begin()
    signed.scene.identify()
    signed.scene.hall.money = PaymentState.WAITING
    leave_unsettled(signed.scene)
    signed.follows("error_payment_unknown")
    assert "signs" in signed.window.modes
    signed.window.overlays.dismiss()
    signed.scene.bot.waitUntil(lambda: "signs" not in signed.window.modes)
