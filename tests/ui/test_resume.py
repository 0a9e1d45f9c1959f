"""Walking away, and coming back with the same card; and what somebody must know who did not see it."""

import logging
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.domain.errors import DatabaseAway, SlotTaken
from kiosk.domain.journey import PayBy, PaymentState, Standing
from kiosk.ui.kiosk.dialogs import Message, StillThere
from kiosk.ui.kiosk.overlays import Away
from kiosk.ui.kiosk.places import LARGE_PAGES
from kiosk.ui.samples import choosing, returning
from kiosk.ui.widgets.number_card import NumberCard
from tests.ui.at_the_kiosk import CARD, NUMBER, Scene, texts
from tests.ui.conftest import MakeKiosk
from tests.ui.fake_hall import PATIENT
from tests.ui.leaks import take_out_rubbish

TICKET = choosing.pay_waiting().visit.ticket


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    return make_kiosk()


def choose(scene: Scene) -> None:
    """From the departments to the fees."""
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    scene.window.page.answered.emit(choosing.confirm())
    scene.wait_for("confirm_fees")


def pay(scene: Scene) -> None:
    choose(scene)
    scene.tap("Pay by phone")
    scene.wait_for("pay")


# ---- walking away -----------------------------------------------------------


def test_whoever_walked_away_goes_on_with_the_same_card(scene: Scene) -> None:
    scene.identify()
    choose(scene)
    scene.idle_for(60)
    assert (scene.window.page_name, scene.window.sitting.run) == ("home", None)
    scene.bot.waitUntil(lambda: scene.hall.kept is not None)
    assert scene.hall.kept.standing == Standing("confirm", ("department", "slot"))
    scene.present()
    scene.wait_for("resume")
    scene.tap("Go on")
    scene.wait_for("confirm_fees")
    assert scene.window.sitting.run.journey.choice == choosing.confirm().choice
    scene.tap("Back")
    scene.wait_for("slot")
    scene.tap("Back")
    scene.wait_for("department")


def test_whoever_read_large_text_goes_on_in_it(scene: Scene) -> None:
    scene.tap("Large")
    scene.identify()
    scene.window.page.answered.emit(replace(choosing.slots(), large=True))
    scene.wait_for("slot")
    scene.idle_for(120)
    scene.bot.waitUntil(lambda: scene.hall.kept is not None)
    assert not scene.window.theme.is_large
    scene.present()
    scene.wait_for("resume")
    scene.tap("Go on")
    scene.wait_for("slot")
    assert scene.window.theme.is_large
    assert isinstance(scene.window.page, LARGE_PAGES["slot"])
    scene.tap("Large")
    scene.wait_for("slot")
    assert not scene.window.theme.is_large


def test_whoever_begins_again_finds_nothing_of_it(scene: Scene) -> None:
    scene.hall.kept = replace(choosing.confirm(), standing=Standing("confirm"))
    scene.present()
    scene.wait_for("resume")
    scene.tap("Start again")
    scene.wait_for("department")
    assert scene.hall.kept is None
    assert scene.window.sitting.run.journey.choice is None


def test_a_choice_that_is_gone_says_why_where_it_is_made_again(scene: Scene) -> None:
    gone = Standing("slot", ("department",), SlotTaken())
    scene.hall.kept = replace(choosing.slots_taken(), choice=None, standing=gone)
    scene.present()
    scene.wait_for("resume")
    scene.tap("Go on")
    scene.wait_for("slot")
    assert "Someone just took that time" in texts(scene.window)


def test_another_machine_was_first(scene: Scene) -> None:
    scene.hall.kept = replace(choosing.confirm(), standing=Standing("confirm"))
    scene.present()
    scene.wait_for("resume")
    scene.hall.kept = None
    scene.tap("Go on")
    scene.wait_for("department")
    assert "not kept any more" in texts(scene.window)


def test_a_database_that_is_away_for_a_moment_loses_nothing(scene: Scene) -> None:
    scene.hall.kept = replace(choosing.confirm(), standing=Standing("confirm", ("department", "slot")))
    scene.present()
    scene.wait_for("resume")
    scene.hall.troubles["resume"] = [DatabaseAway()]
    scene.tap("Go on")
    scene.bot.waitUntil(lambda: "connection is interrupted" in texts(scene.window.page))
    scene.tap("Go on")
    scene.wait_for("confirm_fees")


@pytest.mark.parametrize("way", ["leave", "stop at the question"])
def test_leaving_by_hand_keeps_nothing(scene: Scene, way: str) -> None:
    scene.identify()
    choose(scene)
    if way == "leave":
        scene.tap("Leave")
        scene.tap("Leave and clear")
    else:
        scene.idle_for(40)
        scene.tap("Stop and leave")
    scene.wait_for("home")
    assert "keep" not in scene.hall.calls


def test_leaving_by_hand_at_the_question_wipes_what_was_kept(scene: Scene) -> None:
    scene.hall.kept = replace(choosing.confirm(), standing=Standing("confirm"))
    scene.present()
    scene.wait_for("resume")
    scene.tap("Leave")
    scene.tap("Leave and clear")
    scene.bot.waitUntil(lambda: "forget" in scene.hall.calls)
    assert scene.hall.kept is None


def test_walking_away_from_the_question_leaves_it(scene: Scene) -> None:
    scene.hall.kept = replace(choosing.confirm(), standing=Standing("confirm"))
    scene.present()
    scene.wait_for("resume")
    scene.idle_for(60)
    assert scene.hall.kept is not None
    assert "forget" not in scene.hall.calls


def test_before_there_is_a_choice_nothing_is_kept(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    scene.idle_for(60)
    assert scene.window.page_name == "home"
    assert "keep" not in scene.hall.calls


# ---- registrations that are not finished ------------------------------------


def test_what_is_due_is_paid_with_the_same_card_later(scene: Scene) -> None:
    scene.hall.open_visits = returning.open_visits().open_visits
    scene.kiosk.window.house = replace(scene.kiosk.window.house, takes_phone=True)
    scene.present()
    scene.wait_for("open_visits")
    scene.tap("Number A012: pay")
    scene.wait_for("pay")
    assert not scene.window.sitting.run.can_go_back
    scene.hall.money = PaymentState.PAID
    scene.wait_for("done")


def test_where_no_phone_is_taken_the_registration_is_shown(scene: Scene) -> None:
    scene.hall.open_visits = returning.open_visits().open_visits
    scene.kiosk.window.house = replace(scene.kiosk.window.house, takes_phone=False)
    scene.present()
    scene.wait_for("open_visits")
    scene.tap("Number A012: ")
    scene.wait_for("done")
    assert "pay_at_window" in scene.hall.calls
    assert "begin" not in scene.hall.calls


def test_papers_that_never_came_are_printed_then(scene: Scene) -> None:
    paid = replace(returning.open_visits().open_visits[0])
    scene.hall.open_visits = (replace(paid, visit=replace(paid.visit, due=0, pay_by=PayBy.PHONE)),)
    scene.present()
    scene.wait_for("open_visits")
    scene.tap("Number A012: print")
    scene.wait_for("done")
    scene.bot.waitUntil(lambda: "print_papers" in scene.hall.calls)
    assert "begin" not in scene.hall.calls


def test_something_else_is_a_registration_of_its_own(scene: Scene) -> None:
    scene.hall.open_visits = returning.open_visits_many().open_visits
    scene.present()
    scene.wait_for("open_visits")
    scene.tap("Register for something else")
    scene.wait_for("department")
    assert scene.window.sitting.run.journey.visit is None


# ---- what somebody must know who did not see it -----------------------------


def test_a_paid_sitting_that_cannot_be_shown_says_so_at_its_end(scene: Scene) -> None:
    scene.identify()
    pay(scene)
    scene.hall.troubles["visit"] = [DatabaseAway()] * 10_000
    scene.hall.money = PaymentState.PAID
    scene.bot.waitUntil(lambda: isinstance(scene.dialog, Away))
    scene.idle_for(60)
    scene.wait_for("home")
    assert isinstance(scene.dialog, Message)
    said = texts(scene.dialog)
    assert f"Your payment has arrived: number {TICKET} is yours" in said
    assert scene.window.house.hospital.guide_desk in said
    assert PATIENT.name not in said
    assert scene.window.sitting.run is None
    scene.hall.troubles["visit"].clear()
    scene.hall.open_visits = returning.open_visits().open_visits
    scene.present()
    scene.wait_for("open_visits")
    assert scene.dialog is None


def test_a_place_that_waits_for_its_money_says_so_at_its_end(scene: Scene) -> None:
    scene.identify()
    choose(scene)
    scene.hall.troubles["begin"] = [DatabaseAway()] * 10_000
    scene.tap("Pay by phone")
    scene.bot.waitUntil(lambda: isinstance(scene.dialog, Away))
    scene.idle_for(60)
    scene.wait_for("home")
    assert f"Number {TICKET} is kept for you for now, not paid yet" in texts(scene.dialog)
    scene.hall.troubles["begin"].clear()


def test_papers_that_wait_for_the_database_are_told_of(scene: Scene) -> None:
    scene.identify()
    pay(scene)
    scene.hall.troubles["print_papers"] = [DatabaseAway()]
    scene.hall.troubles["visit"] = []
    scene.hall.money = PaymentState.PAID
    scene.wait_for("done")
    scene.bot.waitUntil(lambda: scene.hall.calls.count("print_papers") == 2)
    assert scene.dialog is None


def test_a_money_question_that_stays_open_ends_like_everything_else(scene: Scene) -> None:
    """The page is asked about again and again, and each answer once counted as somebody's touch."""
    scene.identify()
    pay(scene)
    scene.hall.money = PaymentState.NOT_PAID
    scene.bot.waitUntil(lambda: scene.window.sitting.run.journey.payment.state is PaymentState.NOT_PAID)
    asked = scene.hall.calls.count("ask")
    scene.idle_for(30)
    scene.bot.waitUntil(lambda: scene.hall.calls.count("ask") > asked)
    scene.idle_for(10)
    assert isinstance(scene.dialog, StillThere)


# ---- nothing of the person is left ------------------------------------------


def leave(scene: Scene) -> None:
    scene.window.sitting.leave()


def expire(scene: Scene) -> None:
    scene.idle_for(120)


def crash(scene: Scene) -> None:
    scene.usher.crash()


def finish(scene: Scene) -> None:
    choose(scene)
    scene.hall.money = PaymentState.PAID
    scene.tap("Pay by phone")
    scene.wait_for("done")
    scene.bot.waitUntil(lambda: bool(scene.window.sitting.run.journey.prints))
    scene.tap("Finish")


@pytest.mark.parametrize("end", [leave, expire, crash, finish], ids=lambda end: end.__name__)
def test_however_it_ends_nothing_of_the_person_is_left(
    scene: Scene, caplog: pytest.LogCaptureFixture, end: object
) -> None:
    caplog.set_level(logging.DEBUG)
    plain = texts(scene.window)
    scene.identify()
    scene.tap("Contrast")
    QGuiApplication.clipboard().setText(NUMBER)
    end(scene)
    scene.wait_for("home")
    take_out_rubbish()
    assert texts(scene.window) == plain
    assert (scene.window.modes, scene.window.language.code) == (frozenset(), "en")
    assert QGuiApplication.clipboard().text() == ""
    assert scene.usher.leaf() is None
    assert scene.usher._drafts._typed == {}
    assert not scene.window.findChildren(NumberCard)
    secrets = (NUMBER, NUMBER[-6:], PATIENT.name, CARD.name, PATIENT.outpatient_number, PATIENT.paper)
    assert not any(secret in caplog.text for secret in secrets)


def test_what_was_typed_is_gone_with_the_sitting(scene: Scene) -> None:
    for _ in range(2):
        scene.tap("Register")
        scene.tap("Type the number")
        scene.wait_for("number")
        assert scene.window.page.draft() == ""
        for digit in "420106":
            scene.tap(digit)
        scene.idle_for(59)
        assert scene.window.page.draft() == "420106"
        scene.idle_for(1)
        assert scene.window.page_name == "home"


def test_one_tap_each_time_keeps_everything_ten_times_and_more(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    for digit in "420106":
        scene.tap(digit)
    for _ in range(12):
        scene.idle_for(59)
        scene.tap("I'm here")
    assert (scene.window.page_name, scene.window.page.draft()) == ("number", "420106")
