"""What the benchmark of everybody sees on the real window: what was done, how far, and how soon."""

from collections.abc import Iterator

import pytest

from benchmarks.everybody import PEOPLE, of_changes, of_times, walk
from benchmarks.switching import Switcher
from benchmarks.visitor import Visitor, visitor
from benchmarks.walkthrough import CARD_SECONDS, Patient
from kiosk.ui.scenes import scenes
from kiosk.ui.theme import MODES

PAGES = ["home", "identify", "department", "slot", "slot", "confirm_fees", "pay"]
PANEL = (268, 476)  # mm, 21.5 inch upright


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with visitor(tmp_path_factory.mktemp("hall")) as made:
        yield made


def test_a_known_patient_is_watched_from_page_to_page(patient: Visitor) -> None:
    walker = Patient(patient)
    walker.register()
    acts = walker.acts
    assert [act.page for act in acts] == PAGES
    assert [act.taps for act in acts] == [1, 0, 1, 1, 1, 1, 0]
    assert [act.homes for act in acts] == [True, True, True, False, False, False, True]
    assert [act.thinks for act in acts] == [True, True, True, True, False, True, False]
    assert acts[1].wait > CARD_SECONDS
    assert acts[5].must > 20  # who, where, when and how much
    assert all(act.must <= act.all_words for act in acts)
    assert all(change.milliseconds > 0 for change in walker.changes)


def test_what_is_tapped_is_on_the_panel_and_large_enough(patient: Visitor) -> None:
    walker = Patient(patient)
    walker.register()
    spots = [act.target for act in walker.acts if act.target is not None]
    assert len(spots) == 6
    for spot in spots:
        assert 0 < spot.x - spot.width / 2 <= spot.x + spot.width / 2 < PANEL[0]
        assert 0 < spot.y - spot.height / 2 <= spot.y + spot.height / 2 < PANEL[1]
        assert min(spot.width, spot.height) >= 15
    for before, after in zip(walker.acts[2:], walker.acts[3:6], strict=False):
        assert after.start == before.target


def test_figures_of_both_people(patient: Visitor) -> None:
    changes, journeys = walk(patient, tuple(modes for modes, _person, _aim in PEOPLE), rounds=1)
    told = {figure.name: figure for figure in (*of_changes(changes), *of_times(journeys))}
    assert told["register and pay, standard, adult: taps"].value == 5
    slow = told["register and pay, large, older adult: who has been here before"]
    quick = told["register and pay, standard, adult: who has been here before"]
    assert 10 < quick.value < slow.value
    assert (quick.aim, slow.aim) == tuple(aim for _modes, _person, aim in PEOPLE)
    assert told["page change in large: ratio of medians"].value > 0
    assert patient.window.modes == frozenset()


def test_each_mode_is_switched_on_and_off_on_the_page_in_hand(patient: Visitor) -> None:
    scene = next(scene for scene in scenes() if scene.state == "slots_chosen")
    seen: list[str] = []
    patient.window.page_shown.connect(seen.append)
    switches = list(Switcher(patient).on(scene))
    patient.window.page_shown.disconnect(seen.append)
    assert [(switch.mode, switch.is_on) for switch in switches] == [
        (mode, on) for mode in MODES for on in (True, False)
    ]
    assert set(seen[:-1]) == {scene.page}
    assert seen[-1] == "home"


def test_everybody_comes_once_a_day(patient: Visitor) -> None:
    assert patient.next_card() != patient.next_card()
