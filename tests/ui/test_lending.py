"""At the kiosk: a desk asks, the patient decides, and whatever becomes of the desk the patient goes on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.errors import DatabaseAway
from kiosk.domain.journey import Journey, PaymentState
from kiosk.domain.live import Deed, Hold, SavedRun
from kiosk.flow.saving import saved
from kiosk.ui.kiosk.dialogs import Message
from kiosk.ui.kiosk.live.dialogs import Helped, MayHelp
from kiosk.ui.kiosk.live.lending import Lending
from kiosk.ui.kiosk.live.line import Line
from kiosk.ui.samples import choosing
from tests.ui.at_the_kiosk import Scene, texts
from tests.ui.conftest import MakeKiosk
from tests.ui.fake_sittings import FakeSittings

HELPER = "王敏 (Guide nurse)"


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    """A kiosk whose hall is open, and that looks all the time."""
    scene = make_kiosk()
    line_of(scene)._timer.setInterval(5)
    return scene


def lending_of(scene: Scene) -> Lending:
    assert scene.kiosk.lending is not None
    return scene.kiosk.lending


def line_of(scene: Scene) -> Line:
    return lending_of(scene)._line


def books(scene: Scene) -> FakeSittings:
    return scene.hall.sittings


def until(scene: Scene, done: Callable[[], bool]) -> None:
    scene.bot.waitUntil(done)


def sit_down(scene: Scene) -> None:
    """At the page of the departments, and the hall knows."""
    scene.identify()
    until(scene, lambda: books(scene).seen.step == "department")


def ask(scene: Scene) -> MayHelp:
    books(scene).ask()
    until(scene, lambda: isinstance(scene.dialog, MayHelp))
    assert isinstance(scene.dialog, MayHelp)
    return scene.dialog


def lend(scene: Scene) -> None:
    """A desk helps."""
    ask(scene)
    scene.tap("Please help me")
    until(scene, lambda: isinstance(scene.dialog, Helped))


def moved(scene: Scene, step: str) -> SavedRun:
    """Where a desk may bring it: further, with a department."""
    kept = books(scene).kept
    assert kept is not None
    offer = choosing.departments().departments[0]
    return SavedRun(kept.flow, step, replace(kept.journey, department=offer), (*kept.past, (kept.step, kept.journey)))


# ---- telling the hall ---------------------------------------------------------


def test_the_hall_knows_where_somebody_stands_and_nothing_is_left_after(scene: Scene) -> None:
    assert books(scene).kept is None
    sit_down(scene)
    assert scene.window.sitting.run is not None
    assert books(scene).kept == saved(scene.window.sitting.run).slight
    scene.window.sitting.leave()
    until(scene, lambda: books(scene).kept is None)


def test_ways_of_showing_and_struggles_are_told(scene: Scene) -> None:
    sit_down(scene)
    scene.window.toggle_mode("large")
    until(scene, lambda: books(scene).shown.modes == ("large",))
    scene.usher.helping.watch.struggling.emit()
    until(scene, lambda: books(scene).shown.struggles)
    scene.usher.go_back()
    until(scene, lambda: books(scene).kept is None or not books(scene).shown.struggles)


def test_what_could_not_be_written_is_written_later(scene: Scene) -> None:
    books(scene).troubles = [DatabaseAway(), DatabaseAway()]
    sit_down(scene)
    assert not books(scene).troubles


def test_a_sitting_that_was_wiped_begins_anew(scene: Scene) -> None:
    sit_down(scene)
    number = books(scene).number
    books(scene).kept = None
    until(scene, lambda: books(scene).number == number + 1 and books(scene).kept is not None)


def test_a_kiosk_that_is_closed_leaves_nothing(scene: Scene) -> None:
    sit_down(scene)
    scene.kiosk.close()
    assert books(scene).kept is None


# ---- the question -------------------------------------------------------------


def test_the_patient_is_asked_by_name(scene: Scene) -> None:
    sit_down(scene)
    dialog = ask(scene)
    assert dialog.accessibleName() == f"May {HELPER} help you?"
    assert dialog.sign == "may_help"
    assert books(scene).deeds == []


@pytest.mark.parametrize("way", ["tap", "escape", "time"])
def test_no_means_no_and_so_does_silence(scene: Scene, way: str) -> None:
    sit_down(scene)
    ask(scene)
    if way == "tap":
        scene.tap("No, thank you")
    elif way == "escape":
        scene.key(Qt.Key.Key_Escape)
    else:
        lending_of(scene).front._patience.timeout.emit()
    until(scene, lambda: books(scene).deeds == [Deed.REFUSE])
    assert scene.dialog is None
    assert scene.window.page_name == "department"


def test_the_question_waits_longer_where_reading_is_slow(scene: Scene) -> None:
    sit_down(scene)
    ask(scene)
    usual = lending_of(scene).front._patience.interval()
    scene.tap("No, thank you")
    until(scene, lambda: scene.dialog is None)
    scene.window.toggle_mode("large")
    ask(scene)
    assert lending_of(scene).front._patience.interval() == 2 * usual == 60_000


def test_the_clock_stands_still_while_somebody_is_asked(scene: Scene) -> None:
    sit_down(scene)
    ask(scene)
    scene.idle_for(500)
    assert scene.window.sitting.run is not None
    scene.tap("No, thank you")
    until(scene, lambda: books(scene).deeds == [Deed.REFUSE])
    scene.idle_for(500)
    assert scene.window.sitting.run is None


def test_a_question_that_is_taken_back_goes(scene: Scene) -> None:
    sit_down(scene)
    ask(scene)
    books(scene).withdraw()
    until(scene, lambda: scene.dialog is None)


def test_a_desk_that_asks_and_falls_silent_is_forgotten(scene: Scene) -> None:
    sit_down(scene)
    ask(scene)
    lending_of(scene)._lost_ms = 20
    until(scene, lambda: books(scene).deeds == [Deed.LOSE])
    until(scene, lambda: scene.dialog is None)


def test_other_questions_come_and_go_and_the_desks_is_there_again(scene: Scene) -> None:
    sit_down(scene)
    ask(scene)
    scene.window.overlays.say_help("Floor 1")
    assert not isinstance(scene.dialog, MayHelp)
    scene.tap("OK")
    until(scene, lambda: isinstance(scene.dialog, MayHelp))
    scene.window.toggle_mode("large")
    until(scene, lambda: isinstance(scene.dialog, MayHelp))
    scene.tap("Please help me")
    until(scene, lambda: books(scene).deeds == [Deed.GRANT])


def test_money_under_way_is_never_interrupted(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    line_of(scene)._timer.setInterval(5)
    sit_down(scene)
    run = scene.window.sitting.run
    assert run is not None
    scene.kiosk.sitting.go_on(replace(run, step_id="pay", journey=choosing.pay_waiting()))
    scene.wait_for("pay")
    books(scene).ask()
    seen = books(scene).seen.count
    until(scene, lambda: lending_of(scene)._seen is not None and lending_of(scene)._seen.count == seen)
    assert scene.dialog is None
    scene.hall.money = PaymentState.NOT_PAID
    until(scene, lambda: isinstance(scene.dialog, MayHelp))


def test_a_yes_while_something_is_worked_on_counts_when_that_is_done(scene: Scene) -> None:
    sit_down(scene)
    ask(scene)
    gate = scene.hall.hold("clinics")
    offer = choosing.departments().departments[0]
    assert scene.window.sitting.run is not None
    scene.window.sitting.answer(replace(scene.window.sitting.run.journey, department=offer))
    scene.tap("Please help me")
    assert books(scene).deeds == []
    gate.set()
    until(scene, lambda: books(scene).deeds == [Deed.GRANT])
    assert books(scene).kept is not None
    assert books(scene).kept.step == "slot"


# ---- while a desk helps -----------------------------------------------------


def test_while_a_desk_helps_nothing_is_heard_here(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    assert isinstance(scene.dialog, Helped)
    assert scene.dialog.accessibleName() == f"{HELPER} is helping you"
    calls = len(scene.hall.calls)
    scene.present()
    scene.key(Qt.Key.Key_Escape)
    scene.idle_for(500)
    scene.window.sitting.answer(Journey())
    assert isinstance(scene.dialog, Helped)
    assert (scene.window.page_name, len(scene.hall.calls)) == ("department", calls)


def test_the_patient_reads_where_the_desk_is(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    assert "Which department" in texts(scene.window)
    books(scene).save(moved(scene, "slot"))
    until(scene, lambda: "The desk is at: Choose a doctor and a time" in texts(scene.window))


def test_taken_back_untouched_the_page_is_the_same(scene: Scene) -> None:
    sit_down(scene)
    page = scene.window.page
    lend(scene)
    scene.tap("I go on by myself")
    until(scene, lambda: scene.dialog is None)
    assert books(scene).deeds == [Deed.GRANT, Deed.TAKE_BACK]
    assert scene.window.page is page
    assert not scene.window.sitting.is_busy


def test_taken_back_it_goes_on_where_the_desk_has_brought_it(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    books(scene).save(moved(scene, "slot"))
    scene.tap("I go on by myself")
    scene.wait_for("slot")
    run = scene.window.sitting.run
    assert run is not None
    assert run.can_go_back
    scene.tap("Back")
    scene.wait_for("department")
    until(scene, lambda: books(scene).seen.step == "department")


def test_handed_back_it_goes_on_where_the_desk_has_brought_it(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    books(scene).save(moved(scene, "slot"))
    books(scene).hand_back()
    scene.wait_for("slot")
    assert scene.dialog is None


def test_finished_the_kiosk_shows_the_last_page(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    kept = books(scene).kept
    assert kept is not None
    books(scene).save(SavedRun(kept.flow, "done", choosing.done()))
    books(scene).finish()
    scene.wait_for("done")
    assert scene.dialog is None


def test_finished_elsewhere_the_kiosk_shows_the_start_page_and_says_so(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    books(scene).finish()
    scene.wait_for("home")
    assert isinstance(scene.dialog, Message)
    assert scene.dialog.accessibleName() == "王敏 has finished this for you."
    assert books(scene).kept is None


def test_a_desk_that_vanishes_loses_it_and_the_kiosk_goes_on(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    books(scene).save(moved(scene, "slot"))
    lending_of(scene)._lost_ms = 20
    scene.wait_for("slot")
    assert books(scene).deeds[-1] is Deed.LOSE
    until(scene, lambda: isinstance(scene.dialog, Message))
    assert scene.dialog is not None
    assert scene.dialog.accessibleName().startswith("The guide desk does not answer any more.")
    scene.tap("OK")
    until(scene, lambda: books(scene).seen.step == "slot" and not scene.window.sitting.is_busy)


def test_while_the_books_are_away_nobody_is_taken_for_gone(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    lending_of(scene)._lost_ms = 5_000
    books(scene).troubles = [DatabaseAway()] * 3
    until(scene, lambda: not books(scene).troubles)
    assert isinstance(scene.dialog, Helped)


def test_a_desk_of_another_version_changes_nothing_here(scene: Scene) -> None:
    sit_down(scene)
    lend(scene)
    kept = books(scene).kept
    assert kept is not None
    books(scene).save(replace(kept, step="unheard_of"))
    books(scene).hand_back()
    until(scene, lambda: scene.dialog is None)
    assert (scene.window.page_name, scene.window.sitting.is_busy) == ("department", False)


def test_a_consent_that_did_not_arrive_leaves_the_patient_free(scene: Scene) -> None:
    sit_down(scene)
    ask(scene)
    line_of(scene)._timer.setInterval(60_000)
    until(scene, lambda: line_of(scene)._task is None)
    books(scene).troubles = [DatabaseAway()]
    scene.tap("Please help me")
    until(scene, lambda: not books(scene).troubles and line_of(scene)._task is None)
    assert not scene.window.sitting.is_busy
    assert books(scene).seen.hold is Hold.ASKED
