"""The kiosk's window from the start page through a sitting and back to a clean start page."""

import gc
import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import BadSettings, DatabaseAway, DatabaseUnusable, InvalidEntry, SlotTaken, UnknownCode
from kiosk.domain.journey import Journey, PaymentState
from kiosk.ports import CodeRead
from kiosk.ui.kiosk.dialogs import Message, PleaseWait, ReallyLeave, StillThere
from kiosk.ui.kiosk.help_dialog import HelpDialog
from kiosk.ui.kiosk.overlays import Away
from kiosk.ui.samples import choosing
from tests.ui.at_the_kiosk import CARD, NUMBER, Scene, texts
from tests.ui.conftest import MakeKiosk
from tests.ui.fake_hall import HOSPITAL, PATIENT
from tests.ui.leaks import take_out_rubbish


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    """A kiosk whose hall is open."""
    return make_kiosk()


def test_the_start_page_leads_into_the_flow(scene: Scene) -> None:
    scene.tap("Register")
    scene.wait_for("identify")
    assert sorted(set(scene.hall.calls) - {"beat"}) == ["help.leave", "settle_pending"]


def test_a_card_at_the_start_page_starts_by_itself(scene: Scene) -> None:
    scene.present()
    scene.wait_for("department")
    run = scene.window.sitting.run
    assert run is not None
    assert (run.journey.patient, run.journey.paper) == (PATIENT, CARD.paper)


def test_a_code_at_the_start_page_starts_by_itself(scene: Scene) -> None:
    scene.window.heard.emit(CodeRead("insurance", "4" * 28))
    scene.wait_for("department")


def test_a_card_nobody_can_use_is_told_on_the_page_for_cards(scene: Scene) -> None:
    scene.hall.troubles["look_up"] = [UnknownCode()]
    scene.present()
    scene.wait_for("identify")
    assert "This code can't be used here" in texts(scene.window)


def test_the_way_back_is_the_way_one_came(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    scene.tap("Back")
    assert scene.window.page_name == "identify"


def test_escape_is_back(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    scene.key(Qt.Key.Key_Escape)
    assert scene.window.page_name == "identify"


def test_escape_closes_what_is_in_front_before_it_goes_back(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    scene.tap("Ask staff")
    scene.key(Qt.Key.Key_Escape)
    assert (scene.dialog, scene.window.page_name) == (None, "number")


def test_leaving_asks_first_and_can_be_taken_back(scene: Scene) -> None:
    scene.identify()
    scene.tap("Leave")
    assert isinstance(scene.dialog, ReallyLeave)
    scene.tap("Stay here")
    assert (scene.dialog, scene.window.page_name) == (None, "department")


def test_nothing_of_the_person_is_left(scene: Scene) -> None:
    scene.identify()
    scene.tap("Large")
    scene.tap("中文")
    QGuiApplication.clipboard().setText(NUMBER)
    scene.usher.leave_tapped()
    scene.tap("退出，清除我的信息")
    assert scene.window.page_name == "home"
    take_out_rubbish()
    left = texts(scene.window)
    assert not any(secret in left for secret in (NUMBER, PATIENT.name, PATIENT.name[-1], PATIENT.paper))
    assert QGuiApplication.clipboard().text() == ""
    assert (scene.window.modes, scene.window.language.code) == (frozenset(), "en")
    assert scene.window.sitting.run is None


def test_no_measured_words_stay(scene: Scene) -> None:
    theme = scene.window.theme
    scene.identify()
    pay(scene)
    theme.metrics("body").advance(PATIENT.name)
    scene.window.sitting.end()
    measured = [words for name in ("caption", "body", "label", "title") for words in vars(theme.metrics(name)).values()]
    assert not any(PATIENT.name in words for words in measured if isinstance(words, dict))


def journeys() -> list[Journey]:
    """Everything in memory that knows of the card."""
    return [each for each in gc.get_objects() if isinstance(each, Journey) and each.paper == CARD.paper]


def test_no_journey_stays_in_memory(scene: Scene, qtbot: QtBot) -> None:
    others = journeys()  # whatever other tests in this process have left
    before = {id(each) for each in others}
    scene.identify()
    assert {id(each) for each in journeys()} - before
    scene.window.sitting.leave()

    def is_gone() -> bool:
        take_out_rubbish()
        return all(id(each) in before for each in journeys())

    qtbot.waitUntil(is_gone)  # a worker may still be busy with the last of it


def test_idle_is_asked_about_and_one_tap_stays(scene: Scene) -> None:
    scene.identify()
    scene.idle_for(39)
    assert scene.dialog is None
    scene.idle_for(1)
    assert isinstance(scene.dialog, StillThere)
    scene.tap("I'm here")
    assert (scene.dialog, scene.window.page_name) == (None, "department")
    scene.idle_for(39)
    assert scene.dialog is None


def test_nobody_there_is_the_end_of_it(scene: Scene) -> None:
    scene.identify()
    scene.idle_for(60)
    assert (scene.dialog, scene.window.page_name, scene.window.sitting.run) == (None, "home", None)
    take_out_rubbish()
    assert PATIENT.name not in texts(scene.window)


def test_a_card_answers_the_question_whether_somebody_is_there(scene: Scene) -> None:
    scene.tap("Register")
    scene.idle_for(40)
    assert isinstance(scene.dialog, StillThere)
    scene.identify()
    assert scene.dialog is None


def test_large_text_gives_more_time_at_once(scene: Scene) -> None:
    scene.identify()
    scene.tap("Large")
    scene.idle_for(89)
    assert scene.dialog is None
    scene.idle_for(1)
    assert isinstance(scene.dialog, StillThere)


def test_the_clock_stands_still_while_money_is_under_way(scene: Scene) -> None:
    scene.identify()
    pay(scene)
    scene.idle_for(500)
    assert (scene.dialog, scene.window.page_name) == (None, "pay")


def test_slow_work_says_one_moment(scene: Scene) -> None:
    gate = scene.hall.hold("look_up")
    scene.present()
    scene.bot.waitUntil(lambda: isinstance(scene.dialog, PleaseWait))
    assert scene.window.page_name == "home"
    gate.set()
    scene.wait_for("department")
    assert scene.dialog is None


def test_a_late_answer_never_reaches_the_next_patient(scene: Scene) -> None:
    gate = scene.hall.hold("look_up")
    scene.present()
    scene.bot.waitUntil(lambda: scene.hall.calls.count("look_up") == 1)
    scene.window.sitting.leave()
    scene.tap("Register")
    gate.set()
    scene.tap("For a child")
    scene.wait_for("guardian_number")
    run = scene.window.sitting.run
    assert run is not None
    assert run.journey.patient is None


def test_a_database_that_goes_away_is_waited_for(scene: Scene) -> None:
    gate = scene.hall.hold("departments")
    scene.hall.troubles["departments"] = [DatabaseAway()] * 3
    gate.set()
    scene.present()
    scene.bot.waitUntil(lambda: isinstance(scene.dialog, Away))
    scene.wait_for("department")
    assert scene.dialog is None
    assert scene.hall.calls.count("departments") == 4


def test_what_is_wrong_is_said_on_the_page(scene: Scene) -> None:
    scene.identify()
    scene.hall.troubles["clinics"] = [InvalidEntry("Not today.")]
    scene.tap("Internal Medicine")
    scene.bot.waitUntil(lambda: "Not today." in texts(scene.window))
    assert scene.window.page_name == "department"


def pay(scene: Scene) -> None:
    """On from the departments to the code that waits to be paid."""
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    scene.window.page.answered.emit(choosing.confirm())
    scene.wait_for("confirm_fees")
    scene.tap("Pay by phone")
    scene.wait_for("pay")


def test_a_slot_taken_meanwhile_leads_back_and_says_so(scene: Scene) -> None:
    scene.identify()
    scene.tap("Internal Medicine")
    scene.wait_for("slot")
    scene.window.page.answered.emit(choosing.confirm())
    scene.wait_for("confirm_fees")
    scene.hall.troubles["register"] = [SlotTaken()]
    scene.tap("Pay by phone")
    scene.wait_for("slot")
    assert "Someone just took that time" in texts(scene.window)


def test_money_that_came_leads_to_the_papers(scene: Scene) -> None:
    scene.identify()
    pay(scene)
    scene.hall.money = PaymentState.PAID
    scene.wait_for("done")
    scene.bot.waitUntil(lambda: "print_papers" in scene.hall.calls)
    scene.tap("Finish")
    assert scene.window.page_name == "home"


def test_a_message_in_front_stays_in_front_of_the_next_page(scene: Scene) -> None:
    scene.identify()
    pay(scene)
    scene.tap("Ask staff")
    scene.hall.money = PaymentState.PAID
    scene.wait_for("done")
    assert isinstance(scene.dialog, HelpDialog)
    at = scene.dialog.card.mapTo(scene.window, scene.dialog.card.rect().center())
    found = scene.window.childAt(at)
    assert found is not None
    assert found is scene.dialog or scene.dialog.isAncestorOf(found)


def test_leaving_the_payment_cancels_it(scene: Scene) -> None:
    scene.identify()
    pay(scene)
    scene.hall.money = PaymentState.NOT_PAID
    scene.tap("Leave")
    scene.tap("Leave and clear")
    scene.wait_for("home")
    assert "give_up" in scene.hall.calls
    assert scene.dialog is None


def test_leaving_while_the_money_is_checked_is_told_until_somebody_begins(scene: Scene) -> None:
    scene.identify()
    pay(scene)
    scene.hall.money = PaymentState.UNKNOWN
    scene.tap("Leave")
    scene.tap("Leave and clear")
    scene.wait_for("home")
    assert isinstance(scene.dialog, Message)
    scene.identify()
    assert scene.dialog is None


def test_a_crash_is_logged_and_the_start_page_comes_back(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    scene.kiosk.catch_crashes()
    scene.identify()

    def break_(_journey: object) -> None:
        raise RuntimeError("a slot that breaks")

    scene.window.page.answered.connect(break_)
    scene.hall.hold("clinics").set()
    scene.tap("Internal Medicine")
    scene.bot.waitUntil(lambda: scene.window.page_name == "home")
    assert [record.levelname for record in caplog.records if "crash" in record.message] == ["CRITICAL"]
    assert scene.window.sitting.run is None
    scene.identify()


@pytest.mark.parametrize("control", ["Large", "Contrast", "中文"])
def test_what_was_typed_survives_another_look(scene: Scene, control: str) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    for digit in "420106":
        scene.tap(digit)
    scene.tap(control)
    assert scene.window.page_name == "number"
    assert scene.window.page.draft() == "420106"


def test_another_look_keeps_the_way_back(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Type the number")
    scene.wait_for("number")
    scene.tap("Large")
    scene.tap("Back")
    assert scene.window.page_name == "identify"


def test_another_panel_is_another_size_of_the_same_millimetres(scene: Scene) -> None:
    before = scene.window.theme.px("target")
    scene.window.resize(2160, 3840)
    scene.bot.waitUntil(lambda: scene.window.theme.px("target") > before)
    assert scene.window.theme.px("target") == pytest.approx(2 * before, abs=1)
    assert scene.window.page_name == "home"


def test_a_demo_card_comes_from_the_page_itself(scene: Scene) -> None:
    scene.tap("Register")
    scene.tap("Demo: use a sample card")
    scene.wait_for("department")


# ---- when there is no start page -------------------------------------------


def test_out_of_hours_says_when_the_hall_opens(scene: Scene) -> None:
    scene.clock.advance(timedelta(hours=12))
    scene.bot.waitUntil(lambda: scene.window.page_name == "trouble")
    assert "Open from 07:00 to 17:30." in texts(scene.window.page)
    scene.present()
    scene.clock.advance(timedelta(hours=10))
    scene.bot.waitUntil(lambda: scene.window.page_name == "home")
    assert scene.window.sitting.run is None


def test_a_sitting_ends_where_the_day_ends(scene: Scene) -> None:
    scene.identify()
    scene.clock.advance(timedelta(hours=12))
    scene.window.sitting.leave()
    assert scene.window.page_name == "trouble"


@pytest.mark.parametrize("error", [DatabaseUnusable(), BadSettings()])
def test_a_hall_that_cannot_open_is_said_on_a_page(make_kiosk: MakeKiosk, error: Exception) -> None:
    scene = make_kiosk(troubles=[error], is_open=False)
    scene.bot.waitUntil(lambda: scene.window.page_name == "trouble")
    assert "guide desk" in texts(scene.window.page)
    scene.present()
    assert scene.window.sitting.run is None


def test_a_hall_that_is_away_opens_by_itself(make_kiosk: MakeKiosk, caplog: pytest.LogCaptureFixture) -> None:
    scene = make_kiosk(troubles=[DatabaseAway("no answer"), DatabaseAway("no answer")], is_open=False)
    scene.bot.waitUntil(lambda: scene.window.page_name == "trouble")
    scene.bot.waitUntil(lambda: scene.window.page_name == "home")
    assert HOSPITAL.name_en in texts(scene.window)
    told = [record.getMessage() for record in caplog.records]
    assert told == ["the database is away: no answer", "the database is back after 0 s"]


def test_a_tap_before_the_hall_is_open_is_kept_and_served(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk(is_open=False)
    scene.window.heard.emit(CARD)
    scene.wait_for("department")
    assert scene.dialog is None


def test_closing_lets_everything_go(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.identify()
    scene.kiosk.close()
    assert scene.hall.is_closed
    assert not scene.window.isVisible()
