"""Department, doctor and time: taps on real widgets give the right journey."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from kiosk.domain.journey import Choice, DayPart, DepartmentOffer, Journey
from kiosk.ui.pages.department import TILES, DepartmentPage
from kiosk.ui.pages.slot import SlotPage
from kiosk.ui.samples import choosing
from kiosk.ui.widgets.chip import Chip, DayChip
from kiosk.ui.widgets.department_tile import FALLBACK_ICON, DepartmentTile, known_icon
from kiosk.ui.widgets.doctor_head import DoctorHead
from tests.ui.conftest import Shown

Show = Callable[..., Shown]


def seen(shown: Shown, kind: type[QAbstractButton]) -> list[QAbstractButton]:
    """Controls of ``kind`` on the page, in the order of reading."""
    found = [each for each in shown.page.findChildren(kind) if each.isVisible()]
    return sorted(found, key=lambda each: (each.mapTo(shown.page, each.rect().topLeft()).y(), each.x()))


def names(shown: Shown, kind: type[QAbstractButton]) -> list[str]:
    return [each.accessibleName() for each in seen(shown, kind)]


def tap(shown: Shown, name: str) -> None:
    """Tap what a person can see; the same words may be on a page turned away."""
    controls = seen(shown, QAbstractButton)
    found = [each for each in controls if each.accessibleName() == name]
    found += [each for each in controls if each.accessibleName().startswith(name)]
    assert found, f"no visible control {name!r}"
    shown.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def departments(show: Show, journey: Journey | None = None, *modes: str) -> Shown:
    return show(DepartmentPage, journey or choosing.departments(), step="department", modes=modes)


def slots(show: Show, journey: Journey | None = None, *modes: str) -> Shown:
    return show(SlotPage, journey or choosing.slots(), step="slot", modes=modes)


def test_the_commonest_departments_come_first_and_answer(show: Show) -> None:
    shown = departments(show)
    tiles = names(shown, DepartmentTile)
    assert len(tiles) == TILES
    assert tiles[0] == "Internal Medicine, 12 waiting, 20–40 min, few"
    assert tiles[-1] == "More departments, Dermatology, Chinese Medicine and more"
    tap(shown, "Surgery")
    assert shown.answer.department == choosing.departments().departments[1]


def test_another_department_forgets_doctors_and_choice(show: Show) -> None:
    shown = departments(show, choosing.slots_chosen())
    tap(shown, "Surgery")
    assert (shown.answer.clinics, shown.answer.choice) == ((), None)


def test_a_full_department_says_when_and_can_be_chosen_for_then(show: Show) -> None:
    shown = departments(show)
    tap(shown, "Dental Clinic, Full today. Next: tomorrow")
    assert shown.answer.department is not None
    assert shown.answer.department.left == 0


def test_a_department_full_for_days_cannot_be_chosen(show: Show) -> None:
    first = replace(choosing.departments().departments[0], left=0, next_day=None)
    shown = departments(show, Journey(departments=(first,)))
    tap(shown, "Internal Medicine, Full for the next days")
    assert shown.answers == []


def test_few_departments_need_no_tile_that_leads_on(show: Show) -> None:
    shown = departments(show, choosing.departments_few())
    assert len(names(shown, DepartmentTile)) == 4


def listed(shown: Shown) -> list[str]:
    """The names on all pages of the list in hand."""
    found = names(shown, DepartmentTile)
    while shown.page.listed.pager.next.isVisible() and shown.page.listed.pager.next.isEnabled():
        tap(shown, "Next page")
        found += names(shown, DepartmentTile)
    return found


@pytest.mark.parametrize("modes", [(), ("large",)])
def test_every_department_is_found_by_group_and_floor(show: Show, modes: tuple[str, ...]) -> None:
    shown = departments(show, None, *modes)
    tap(shown, "More departments")
    found = []
    for group in dict.fromkeys(offer.department.group for offer in choosing.departments().departments):
        shown.page.show_group(group)
        found += listed(shown)
        assert shown.page.go_back()
    offers: tuple[DepartmentOffer, ...] = choosing.departments().departments
    assert sorted(name.split(", ")[0] for name in found) == sorted(o.department.name_en.split(", ")[0] for o in offers)


def test_back_leads_from_a_group_to_the_groups_to_the_common_ones_and_out(show: Show) -> None:
    shown = departments(show, None, "large")
    assert not shown.page.go_back()
    tap(shown, "More departments")
    tap(shown, "Surgery, Floor")
    assert shown.page.prompt.text() == "Surgery"
    assert not shown.page.listed.pager.out.isVisible()
    assert shown.page.go_back()
    assert shown.page.prompt.text() == "All departments by group"
    assert shown.page.go_back()
    assert shown.page.common.isVisible()
    assert not shown.page.go_back()


def test_the_group_in_hand_is_kept_when_the_look_changes(show: Show) -> None:
    first = departments(show)
    tap(first, "More departments")
    tap(first, "Surgery, Floor")
    other = departments(show, None, "large")
    other.page.restore(first.page.draft())
    assert other.page.prompt.text() == "Surgery"
    other.page.restore("closed since")
    assert other.page.prompt.text() == "Surgery"


def test_a_group_is_ordered_by_floor_and_the_way_back_leads_up(show: Show) -> None:
    shown = departments(show)
    tap(shown, "More departments")
    tap(shown, "Internal medicine, Floor")
    floors = [each.face.line.split(" · ")[0] for each in seen(shown, DepartmentTile) if not each.face.is_full]
    assert floors == sorted(floors)
    tap(shown, "All groups")
    tap(shown, "Common departments")
    assert len(names(shown, DepartmentTile)) == TILES


@pytest.mark.parametrize(("modes", "most"), [((), 9), (("large",), 6), (("contrast",), 9), (("large", "contrast"), 6)])
def test_a_page_offers_no_more_than_a_person_can_hold(show: Show, modes: tuple[str, ...], most: int) -> None:
    shown = departments(show, None, *modes)
    assert len(seen(shown, DepartmentTile)) <= most
    tap(shown, "More departments")
    assert len(seen(shown, DepartmentTile)) <= most


def test_an_icon_nobody_drew_has_a_stand_in() -> None:
    assert known_icon("eye") == "eye"
    assert known_icon("no-such-icon") == FALLBACK_ICON


def test_without_a_choice_the_button_only_says_what_is_missing(show: Show) -> None:
    shown = slots(show)
    tap(shown, "Next")
    assert shown.answers == []
    assert shown.page.dock.words.accessibleName() == "Please choose a doctor first."


def test_a_tap_on_a_doctor_takes_the_earliest_free_time(show: Show) -> None:
    shown = slots(show)
    tap(shown, "Chen Jing, Chief physician")
    tap(shown, "Next")
    choice = shown.answer.choice
    assert choice is not None
    assert (choice.clinic.session_id, choice.slot.id) == (1, 100)


def test_the_time_can_be_changed_and_a_full_one_not_taken(show: Show) -> None:
    shown = slots(show)
    tap(shown, "Chen Jing, Chief physician")
    tap(shown, "11:30–12:00, Fully booked")
    tap(shown, "11:00–11:30, 1 free")
    tap(shown, "Next")
    assert shown.answer.choice is not None
    assert shown.answer.choice.slot.id == 102


def test_only_the_chosen_doctor_shows_times(show: Show) -> None:
    shown = slots(show)
    tap(shown, "Chen Jing, Chief physician")
    tap(shown, "Zhou Liguo, Associate chief physician")
    times = [name for name in names(shown, Chip) if "–" in name]
    assert len(times) == 4
    sentence = "Zhou Liguo, Associate chief physician, For cough, asthma, COPD, 9 left, from 10:00, 6 waiting, Fee ¥ 30"
    assert [name for name in names(shown, DoctorHead) if name.endswith("Chosen")] == [f"{sentence}, Chosen"]


def test_any_doctor_stands_last(show: Show) -> None:
    shown = slots(show)
    tap(shown, "Next page")
    assert names(shown, DoctorHead)[-1].startswith("General clinic, Doctor on duty")


def test_days_and_halves_turn_to_their_doctors(show: Show) -> None:
    shown = slots(show)
    tap(shown, "Afternoon")
    assert [name.split(" ")[0] for name in names(shown, DoctorHead)] == ["Chen", "Ouyang"]
    tap(shown, "Tomorrow")
    assert names(shown, DoctorHead)[0].startswith("Zhou Liguo")


def test_a_day_with_nothing_left_says_so_and_cannot_be_chosen(show: Show) -> None:
    days = seen(slots(show), DayChip)
    assert [each.isEnabled() for each in days] == [True, True, False, True, False, False, False]
    assert days[2].accessibleName().endswith("full")


def test_the_page_opens_where_something_is_left(show: Show) -> None:
    shown = slots(show, choosing.slots_crowded())
    assert [each.isChecked() for each in seen(shown, DayChip)].index(True) == 1


def test_every_doctor_is_found_by_turning_pages(show: Show) -> None:
    shown = slots(show, choosing.slots_crowded())
    found = names(shown, DoctorHead)
    while [each for each in seen(shown, QAbstractButton) if each.accessibleName() == "Next page" and each.isEnabled()]:
        tap(shown, "Next page")
        found += names(shown, DoctorHead)
    assert len(found) == len(set(found)) == 5


def test_a_card_shown_alone_leads_back_to_the_others(show: Show) -> None:
    shown = slots(show)
    shown.page.resize(1080, 1250)
    tap(shown, "Chen Jing")
    assert len(names(shown, DoctorHead)) == 1
    tap(shown, "Other doctors")
    assert not [name for name in names(shown, Chip) if "–" in name]
    tap(shown, "Next")
    assert shown.answer.choice is not None


def test_the_choice_is_kept_when_the_look_changes(show: Show) -> None:
    first = slots(show)
    tap(first, "Tomorrow")
    tap(first, "Zhou Liguo")
    other = slots(show)
    other.page.restore(first.page.draft())
    tap(other, "Next")
    assert other.answer.choice is not None
    assert other.answer.choice.slot.id == 150


def test_after_a_taken_slot_the_nearest_come_first_and_are_marked(show: Show) -> None:
    shown = slots(show, choosing.slots_taken())
    heads = names(shown, DoctorHead)
    assert heads[0].startswith("Zhou Liguo, Associate chief physician, Nearest free")
    assert heads[1].startswith("Chen Jing, Chief physician, Nearest free")
    tap(shown, "Next page")
    assert "Nearest free" not in names(shown, DoctorHead)[0]
    tap(shown, "Previous page")
    tap(shown, "Zhou Liguo")
    tap(shown, "Next")
    assert shown.answer.choice is not None
    assert (shown.answer.choice.slot.id, shown.answer.nearest) == (111, ())


def test_back_finds_the_choice_as_it_was(show: Show) -> None:
    shown = slots(show, choosing.slots_chosen())
    tap(shown, "Next")
    assert shown.answer.choice is not None
    assert shown.answer.choice.slot.id == 101


def test_a_choice_that_is_gone_is_not_kept(show: Show) -> None:
    journey = choosing.slots_chosen()
    assert journey.choice is not None
    shown = slots(show, replace(journey, choice=Choice(journey.choice.clinic, journey.choice.clinic.slots[3])))
    tap(shown, "Next")
    assert shown.answers == []


def test_a_department_without_any_doctor_shows_an_empty_page(show: Show) -> None:
    shown = slots(show, replace(choosing.slots(), clinics=()))
    assert names(shown, DoctorHead) == []


def test_one_clinic_far_off_is_still_found(show: Show) -> None:
    base = choosing.slots().clinics[0]
    moved = replace(base, day=choosing.TODAY + timedelta(days=6), part=DayPart.AFTERNOON)
    assert len(names(slots(show, replace(choosing.slots(), clinics=(moved,))), DoctorHead)) == 1
