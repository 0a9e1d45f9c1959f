"""付款码 at the section "Register": it pays what is due there, and is never taken for a patient."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.paying import How
from kiosk.ports import CodeRead
from kiosk.ui.desk.register.words import payment_words
from tests.ui.register_hall import RegisterScene, at_register

ON_PHONE = CodeRead("payment", "134567890123456789")


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[RegisterScene]:
    with at_register(qtbot, tmp_path) as scene:
        yield scene


def test_a_code_on_the_phone_pays_what_is_due_and_names_nobody(scene: RegisterScene) -> None:
    for gateway in scene.hall.services.billing.gateways:
        gateway._after = 99  # type: ignore[attr-defined]  # nobody scans
    scene.devices.heard.emit(ON_PHONE)
    assert "This code can't be used here" in scene.said()
    assert scene.page.pilot.run is None
    scene.begin()
    scene.choose()
    patient = scene.journey.patient
    scene.devices.heard.emit(ON_PHONE)
    assert "This code can't be used here" in scene.said()
    assert (scene.step, scene.journey.patient) == ("confirm", patient)
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("pay")
    scene.devices.heard.emit(ON_PHONE)
    scene.wait_step("done")
    assert (scene.journey.patient, scene.journey.payment and scene.journey.payment.state) == (
        patient,
        PaymentState.PAID,
    )
    assert ON_PHONE.text not in repr(scene.journey) + scene.said()


def test_while_the_phone_asks_nobody_is_told_to_scan() -> None:
    waiting = Payment(PaymentState.WAITING, 5000, takes_codes=True)
    assert "or scan the payment code" in payment_words(waiting)[1]
    assert payment_words(replace(waiting, takes_codes=False))[1] == "Let the patient scan this code with the phone."
    assert "confirms on the phone" in payment_words(replace(waiting, how=How.SCANNED))[1]
