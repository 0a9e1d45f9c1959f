"""The window and the pay page when a finger is faster than the hall, or the hall changes its mind."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kiosk.domain.errors import PaymentUnknown
from kiosk.domain.journey import PayBy
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.samples import choosing
from tests.ui.at_the_kiosk import Scene, buttons
from tests.ui.conftest import MakeKiosk, Shown

Show = Callable[..., Shown]


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    return make_kiosk()


def test_a_window_that_could_not_be_promised_does_not_end_the_page(show: Show) -> None:
    """The bank would not say; when it says later that the money came, the page still goes on."""
    shown = show(PayPage, choosing.pay_waiting(), step="pay")
    shown.tap("Pay cash at a window")
    shown.page.complain(PaymentUnknown().patient)
    shown.page.refresh(choosing.pay_paid())
    shown.page.going_on.timeout.emit()
    assert [answer.pay_by for answer in shown.answers] == [PayBy.WINDOW, choosing.pay_paid().pay_by]


def test_a_trouble_that_has_passed_is_not_said_any_more(show: Show) -> None:
    shown = show(PayPage, choosing.pay_waiting(), step="pay")
    shown.page.complain(PaymentUnknown().patient)
    shown.page.refresh(choosing.pay_paid())
    said = [label.text() for label in shown.page.findChildren(QLabel) if label.isVisible()]
    assert PaymentUnknown.sentence not in said


@pytest.mark.parametrize("control", ["Large", "Contrast", "中文"])
def test_another_look_while_the_next_page_is_fetched(scene: Scene, control: str) -> None:
    """The page in hand is dressed again, not the one whose answers are still to come."""
    scene.identify()
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    scene.window.page.answered.emit(choosing.confirm())
    scene.wait_for("confirm_fees")
    gate = scene.hall.hold("begin")
    scene.tap("Pay by phone")
    scene.bot.waitUntil(lambda: "begin" in scene.hall.calls)
    look = next(each for each in buttons(scene.window.chrome.access) if each.accessibleName().startswith(control))
    scene.bot.mouseClick(look, Qt.MouseButton.LeftButton)
    assert scene.window.page_name == "confirm_fees"
    gate.set()
    scene.wait_for("pay")
    run = scene.window.sitting.run
    assert run is not None
    assert run.journey.large is (control == "Large")


def test_a_gateway_that_does_not_answer_takes_one_worker_only(scene: Scene) -> None:
    """Each minute pending payments are asked for again: not while the last time still waits, or nobody is served."""
    scene.bot.waitUntil(lambda: scene.hall.calls.count("settle_pending") == 1)
    gate = scene.hall.hold("settle_pending")
    for _ in range(10):
        scene.kiosk._settle.timeout.emit()
    scene.identify()
    assert scene.hall.calls.count("settle_pending") == 2
    gate.set()
