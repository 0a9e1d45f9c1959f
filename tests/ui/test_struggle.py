"""Help is offered quietly to whoever struggles: seen on the real window, second by second."""

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk.domain.errors import DatabaseAway, InvalidEntry, SlotTaken
from kiosk.domain.help import HelpSort
from kiosk.domain.identity import check_digit
from kiosk.domain.struggle import Dwell, Mode, Offer, Trigger
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.offer_strip import OfferStrip
from tests.ui.at_the_kiosk import Scene, buttons, texts
from tests.ui.conftest import MakeKiosk


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    return make_kiosk()


def strip(scene: Scene) -> OfferStrip | None:
    found = [each for each in scene.window.findChildren(OfferStrip) if each.isVisible()]
    assert len(found) <= 1
    return found[0] if found else None


def wait(scene: Scene, seconds: int) -> None:
    """So many seconds on the page, at once."""
    usher = scene.window.usher
    assert usher is not None
    for _ in range(seconds):
        usher.helping.watch.tick()


def touch_nothing(scene: Scene, times: int) -> None:
    """Tap beside all controls: in the margin of the page."""
    page = scene.window.page
    at = page.mapTo(scene.window, QPoint(scene.window.theme.px("margin") // 2, page.height() // 2))
    for _ in range(times):
        scene.bot.mouseClick(scene.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)


def type_number(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")


def test_three_taps_on_nothing_offer_help(scene: Scene) -> None:
    scene.identify()
    touch_nothing(scene, 2)
    assert strip(scene) is None
    touch_nothing(scene, 1)
    assert strip(scene) is not None
    assert scene.dialog is None


def test_taps_on_controls_are_no_misses(scene: Scene) -> None:
    type_number(scene)
    for digit in "420106":
        scene.tap(digit)
    assert strip(scene) is None


def test_a_wrong_number_three_times_offers_help(scene: Scene) -> None:
    type_number(scene)
    right = "42010619850312061"
    wrong = next(digit for digit in "0123456789" if digit != check_digit(right))
    for digit in right:
        scene.tap(digit)
    for turn in range(3):
        assert (strip(scene) is None) is (turn < 3)
        scene.tap(wrong)
        scene.tap("Delete")
    assert strip(scene) is not None


def test_what_is_the_machines_fault_is_no_miss(scene: Scene) -> None:
    scene.identify()
    for error in (SlotTaken(), DatabaseAway(), SlotTaken(), DatabaseAway()):
        scene.window.sitting.complained.emit(error)
    assert strip(scene) is None
    for text in ("One.", "Two.", "Three."):
        scene.window.sitting.complained.emit(InvalidEntry(text))
    assert strip(scene) is not None


def test_two_steps_back_offer_help_on_the_page_they_lead_to(scene: Scene) -> None:
    for _ in range(2):
        if scene.window.page_name == "home":
            scene.tap("Register")
        scene.tap("Type the number")
        scene.wait_for("number")
        scene.tap("Back")
        scene.wait_for("identify")
    assert strip(scene) is not None


def test_double_the_usual_time_offers_help(scene: Scene) -> None:
    scene.identify()
    wait(scene, 29)
    assert strip(scene) is None
    wait(scene, 1)
    assert strip(scene) is not None


def test_large_text_takes_its_time(scene: Scene) -> None:
    scene.identify()
    scene.tap("Large")
    wait(scene, 31)
    assert strip(scene) is None
    wait(scene, 20)
    assert strip(scene) is not None


def test_time_spent_on_a_message_is_not_the_pages(scene: Scene) -> None:
    scene.identify()
    scene.tap("Ask staff")
    wait(scene, 200)
    scene.tap("OK")
    assert strip(scene) is None


def test_it_covers_and_moves_nothing_that_can_be_tapped(scene: Scene) -> None:
    scene.identify()
    before = {each: each.mapTo(scene.window, QPoint()) for each in buttons(scene.window)}
    wait(scene, 30)
    offer = strip(scene)
    assert offer is not None
    scene.bot.wait(1)
    assert {each: each.mapTo(scene.window, QPoint()) for each in before} == before
    for each in before:
        centre = each.mapTo(scene.window, each.rect().center())
        hit = scene.window.childAt(centre)
        assert hit is each or each.isAncestorOf(hit)
    target = scene.window.theme.px("target")
    assert all(min(each.width(), each.height()) >= target for each in offer.findChildren(Button))


def test_large_text_is_one_tap_away(scene: Scene) -> None:
    scene.identify()
    wait(scene, 30)
    scene.tap("Large text")
    assert scene.window.modes == {"large"}
    assert strip(scene) is None
    assert scene.window.page_name == "department"


def test_whoever_has_large_text_is_offered_a_person(scene: Scene) -> None:
    scene.identify()
    scene.tap("Large")
    wait(scene, 60)
    offer = strip(scene)
    assert offer is not None
    assert [each.accessibleName() for each in offer.findChildren(Button)] == ["Yes, a person should come", "No, thanks"]
    scene.bot.mouseClick(offer.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert scene.dialog is None, "quietly"
    assert strip(scene) is None
    scene.bot.waitUntil(lambda: "We have called staff" in texts(scene.window))
    assert [each.sort for each in scene.hall.help.open()] == [HelpSort.STRUGGLE]


def test_left_alone_it_goes_with_the_page_and_comes_once(scene: Scene) -> None:
    scene.identify()
    wait(scene, 30)
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    assert strip(scene) is None
    scene.tap("Back")
    scene.wait_for("department")
    touch_nothing(scene, 5)
    wait(scene, 300)
    assert strip(scene) is None
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    wait(scene, 40)
    assert strip(scene) is not None


def test_declined_it_does_not_come_again(scene: Scene) -> None:
    scene.identify()
    wait(scene, 30)
    scene.tap("No, thanks")
    assert strip(scene) is None
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    wait(scene, 500)
    touch_nothing(scene, 5)
    assert strip(scene) is None


def test_the_next_patient_is_offered_it_anew(scene: Scene) -> None:
    scene.identify()
    wait(scene, 30)
    scene.tap("No, thanks")
    scene.window.sitting.end()
    scene.identify()
    assert strip(scene) is None
    wait(scene, 30)
    assert strip(scene) is not None


@pytest.mark.parametrize("control", ["Contrast", "中文"])
def test_it_stays_in_another_look(scene: Scene, control: str) -> None:
    scene.identify()
    wait(scene, 30)
    scene.tap(control)
    assert strip(scene) is not None


def test_the_steps_are_back_when_it_is_gone(scene: Scene) -> None:
    scene.identify()
    bar = scene.window.chrome.flow
    assert bar is not None
    shown = bar.row.itemAt(1).widget()
    wait(scene, 30)
    assert not shown.isVisible()
    scene.tap("No, thanks")
    assert shown.isVisible()


def test_what_was_seen_is_counted_without_anybody(scene: Scene) -> None:
    scene.identify()
    wait(scene, 34)
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    wait(scene, 3)
    assert scene.hall.seen == []
    scene.window.sitting.end()
    scene.bot.waitUntil(lambda: len(scene.hall.seen) == 2)
    assert scene.hall.seen == [Dwell("department", Mode.STANDARD, 34), Offer("department", Trigger.DWELL)]


def test_nobody_sits_here_nothing_ticks(scene: Scene) -> None:
    touch_nothing(scene, 5)
    wait(scene, 1000)
    scene.identify()
    assert strip(scene) is None
