"""In large text one question at a time: each tap is an answer, Back leads to the question before."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Journey, PayBy
from kiosk.ui.kiosk.places import LARGE_PAGES, PAGES
from kiosk.ui.pages.birth import BirthPage
from kiosk.ui.pages.birth_questions import BirthQuestionsPage
from kiosk.ui.pages.done_in_two import DoneInTwoPage
from kiosk.ui.pages.fees_in_two import FeesInTwoPage
from kiosk.ui.pages.one_by_one import OneByOnePage
from kiosk.ui.pages.paper_kind import KINDS, PaperKindPage
from kiosk.ui.pages.slot import SlotPage
from kiosk.ui.pages.slot_questions import SlotQuestionsPage
from kiosk.ui.samples import choosing, entry
from kiosk.ui.widgets.department_tile import DepartmentRow
from tests.ui.conftest import Shown

Show = Callable[..., Shown]
STEPS = {SlotQuestionsPage: "slot", FeesInTwoPage: "confirm", DoneInTwoPage: "done", BirthQuestionsPage: "birth"}


def large(show: Show, page: type[OneByOnePage], journey: Journey) -> Shown:
    return show(page, journey, step=STEPS[page], modes=("large",))


def seen(shown: Shown) -> list[QAbstractButton]:
    controls = [each for each in shown.page.findChildren(QAbstractButton) if each.isVisible()]
    return sorted(controls, key=lambda each: (each.mapTo(shown.page, each.rect().topLeft()).y(), each.x()))


def names(shown: Shown) -> list[str]:
    return [each.accessibleName() for each in seen(shown)]


def words(shown: Shown) -> str:
    return "\n".join(
        label.text() or label.accessibleName() for label in shown.page.findChildren(QLabel) if label.isVisible()
    )


def tap(shown: Shown, name: str) -> None:
    """As a finger that waits until the control listens."""
    controls = sorted(seen(shown), key=lambda each: each.accessibleName() != name)
    found = next((each for each in controls if each.accessibleName().startswith(name)), None)
    assert found is not None, f"no {name!r} among {names(shown)}"
    found.setProperty("confirming", None)
    shown.bot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_each_page_that_asks_at_once_has_one_that_asks_one_by_one() -> None:
    assert LARGE_PAGES.keys() == PAGES.keys()
    other = {name for name in PAGES if PAGES[name] is not LARGE_PAGES[name]}
    assert other == {"birth", "slot", "confirm_fees", "done", "line"}
    assert all(issubclass(LARGE_PAGES[name], OneByOnePage) for name in other)


# ---- day, doctor, time --------------------------------------------------------


def test_day_doctor_and_time_are_three_taps(show: Show) -> None:
    shown = large(show, SlotQuestionsPage, choosing.slots())
    assert shown.page.title.text() == shown.page.accessibleName() == "Which day suits you?"
    tap(shown, "Today, in the afternoon")
    assert shown.page.title.text() == "Which doctor?"
    assert "Experts have more experience" in shown.page.prompt.text()
    tap(shown, "Ouyang Mingzhu")
    assert shown.page.prompt.text() == "Ouyang Mingzhu, Attending physician, Today, in the afternoon"
    tap(shown, "15:00–15:30")
    choice = shown.answer.choice
    assert choice is not None
    assert (choice.clinic.session_id, choice.slot.id) == (5, 142)


def test_only_what_can_be_had_is_asked(show: Show) -> None:
    shown = large(show, SlotQuestionsPage, choosing.slots())
    assert len(names(shown)) == 4
    tap(shown, "Today, in the morning")
    tap(shown, "Chen Jing")
    assert [name[:5] for name in names(shown)] == ["10:00", "10:30", "11:00"]


def test_back_leads_through_the_questions_and_out(show: Show) -> None:
    shown = large(show, SlotQuestionsPage, choosing.slots_chosen())
    assert shown.page.title.text() == "At what time?"
    assert [each.isChecked() for each in seen(shown)] == [False, True, False]
    assert shown.page.go_back()
    assert shown.page.title.text() == "Which doctor?"
    assert shown.page.go_back()
    assert shown.page.title.text() == "Which day suits you?"
    assert not shown.page.go_back()


def test_a_second_strike_does_not_answer_the_next_question(show: Show) -> None:
    shown = large(show, SlotQuestionsPage, choosing.slots())
    tap(shown, "Today, in the morning")
    first = seen(shown)[0]
    shown.bot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert shown.page.title.text() == "Which doctor?"


def test_after_a_taken_slot_the_nearest_doctors_come_first(show: Show) -> None:
    shown = large(show, SlotQuestionsPage, choosing.slots_taken())
    assert names(shown)[0].startswith("Zhou Liguo, Associate chief physician, Nearest free")


def test_without_any_clinic_there_is_nothing_to_tap(show: Show) -> None:
    shown = large(show, SlotQuestionsPage, replace(choosing.slots(), clinics=()))
    assert names(shown) == []


def test_the_choice_survives_a_change_of_text_size_both_ways(show: Show) -> None:
    standard = show(SlotPage, choosing.slots(), step="slot")
    tap(standard, "Tomorrow")
    tap(standard, "Zhou Liguo")
    shown = large(show, SlotQuestionsPage, choosing.slots())
    shown.page.restore(standard.page.draft())
    assert shown.page.title.text() == "At what time?"
    tap(shown, "09:00")
    again = show(SlotPage, choosing.slots(), step="slot")
    again.page.restore(shown.page.draft())
    tap(again, "Next")
    assert again.answer.choice is not None
    assert again.answer.choice.slot.id == 152


@pytest.mark.parametrize(("draft", "title"), [("2026-11-24 morning 0 0 doctor", "doctor"), ("", "day")])
def test_the_question_in_hand_survives_a_change_of_language(show: Show, draft: str, title: str) -> None:
    shown = large(show, SlotQuestionsPage, choosing.slots())
    shown.page.restore(draft)
    assert title in shown.page.title.text()


def test_a_doctor_who_is_full_since_is_asked_again(show: Show) -> None:
    shown = large(show, SlotQuestionsPage, choosing.slots())
    shown.page.restore("2026-11-24 morning 999 998 time")
    assert shown.page.title.text() == "Which doctor?"


# ---- the bill, then how to pay --------------------------------------------------


@pytest.mark.parametrize(("control", "pay_by"), [("Pay by phone", PayBy.PHONE), ("Pay cash", PayBy.WINDOW)])
def test_the_bill_comes_before_the_ways_to_pay(show: Show, control: str, pay_by: PayBy) -> None:
    shown = large(show, FeesInTwoPage, choosing.confirm())
    assert names(shown) == ["Yes, go on"]
    assert "You pay: ¥ 15.00" in words(shown).splitlines()
    tap(shown, "Yes, go on")
    assert "15.00" in shown.page.prompt.text()
    tap(shown, control)
    assert shown.answer == replace(choosing.confirm(), pay_by=pay_by)


def test_back_leads_from_the_ways_to_pay_to_the_bill(show: Show) -> None:
    shown = large(show, FeesInTwoPage, choosing.confirm())
    tap(shown, "Yes, go on")
    assert shown.page.go_back()
    assert names(shown) == ["Yes, go on"]
    assert not shown.page.go_back()
    shown.page.restore("pay")
    assert len(names(shown)) == 2


@pytest.mark.parametrize(
    ("fee_class", "bill", "meaning"),
    [
        (FeeClass.SELF, choosing.confirm_long, "Without insurance you pay all of it."),
        (FeeClass.EMPLOYEE, choosing.confirm, "The insurance's part is already taken off."),
        (FeeClass.RESIDENT, choosing.confirm_long, "Your insurance does not cover this."),
    ],
)
def test_who_pays_is_spelled_out(show: Show, fee_class: FeeClass, bill: Callable[[], Journey], meaning: str) -> None:
    journey = bill()
    assert journey.patient is not None
    patient = replace(journey.patient, fee_class=fee_class)
    assert meaning in words(large(show, FeesInTwoPage, replace(journey, patient=patient)))


def test_with_one_way_to_pay_there_is_one_question(show: Show) -> None:
    shown = large(show, FeesInTwoPage, choosing.confirm_nothing_due())
    tap(shown, "Confirm and register")
    assert shown.answer.pay_by is PayBy.NOTHING
    other = large(show, FeesInTwoPage, choosing.confirm_nothing_due())
    other.page.restore("pay")
    assert names(other) == ["Confirm and register"]


# ---- man or woman, then the birthday ---------------------------------------------


def test_the_first_answer_leads_to_the_birthday(show: Show) -> None:
    shown = large(show, BirthQuestionsPage, entry.child())
    assert shown.page.title.text() == "Is the child a boy or a girl?"
    assert names(shown) == ["Male", "Female"]
    shown.tap("Female")
    assert shown.page.title.text() == "When was the child born?"
    shown.type("20250318")
    shown.tap("Next")
    assert shown.answer.newcomer.sex is Sex.FEMALE
    assert str(shown.answer.newcomer.birth_date) == "2025-03-18"


def test_what_is_typed_survives_a_change_of_text_size_both_ways(show: Show) -> None:
    shown = large(show, BirthQuestionsPage, entry.child())
    shown.tap("Male")
    shown.type("2025")
    standard = show(BirthPage, entry.child(), step="birth")
    standard.page.restore(shown.page.draft())
    assert (standard.page.typed, standard.page.sex) == ("2025", Sex.MALE)
    again = large(show, BirthQuestionsPage, entry.child())
    again.page.restore(standard.page.draft())
    assert (again.page.typed, again.page.asking) == ("2025", "birthday")
    assert again.page.go_back()
    assert again.page.typed == "2025"


# ---- number, then the way -----------------------------------------------------------


def test_the_number_comes_before_the_way(show: Show) -> None:
    shown = large(show, DoneInTwoPage, choosing.done())
    assert names(shown) == ["Show the way", "Finish, in 40 s"]
    for _ in range(30):
        shown.page.tick()
    tap(shown, "Show the way")
    assert names(shown) == ["Ticket again", "Invoice again", "My number", "Finish, in 40 s"]
    assert shown.page.title.text() == "The way to the room"
    tap(shown, "My number")
    assert shown.page.title.text() == "Registered. Go to floor 2"


def test_trouble_with_a_paper_turns_to_the_number(show: Show) -> None:
    shown = large(show, DoneInTwoPage, choosing.done_printing())
    tap(shown, "Show the way")
    shown.page.refresh(choosing.done_printer_trouble())
    assert "The guide desk will print your paper." in words(shown)
    assert "Show the way" in names(shown)


def test_a_visit_still_to_be_paid_says_so_with_the_number(show: Show) -> None:
    shown = large(show, DoneInTwoPage, choosing.done_pay_at_window())
    assert "Please pay ¥ 15.00 at a payment window first." in words(shown)
    shown.page.restore("way")
    assert "Please pay" not in words(shown)


# ---- few choices ----------------------------------------------------------------------


def test_papers_are_offered_a_few_at_a_time(show: Show) -> None:
    shown = show(PaperKindPage, entry.typed(), step="paper_kind", modes=("large",))
    found: list[str] = []
    while True:
        rows = [each for each in seen(shown) if isinstance(each, DepartmentRow)]
        assert 0 < len(rows) <= 6
        found += [each.accessibleName() for each in rows]
        if not shown.button("Next page").isEnabled():
            break
        shown.tap("Next page")
    assert len(set(found)) == len(KINDS)
