"""Doctor's words about how the panel hangs."""

from pathlib import Path

import pytest

from kiosk.doctor import CHECKS, panel
from kiosk.doctor.findings import State
from kiosk.settings import Screen, Settings


def of(tmp_path: Path, screen: Screen) -> Settings:
    return Settings(data=tmp_path, screen=screen)


def test_both_are_among_the_checks() -> None:
    assert {CHECKS["reach"], CHECKS["panel"]} == {panel.check_reach, panel.check_room}


def test_a_panel_as_we_advise_is_well(tmp_path: Path) -> None:
    finding = panel.check_reach(of(tmp_path, Screen()))
    assert (finding.state, finding.remedy) == (State.OK, "")
    assert "from 800 to 1276 mm" in finding.words


@pytest.mark.parametrize(("lower_edge", "left"), [(1000, "only 220 mm"), (0, "only 96 mm")])
def test_one_hung_too_high_or_too_low_is_told_with_what_is_left(tmp_path: Path, lower_edge: float, left: str) -> None:
    finding = panel.check_reach(of(tmp_path, Screen(lower_edge=lower_edge)))
    assert finding.state is State.WARNING
    assert left in finding.words
    assert "screen.lower_edge" in finding.remedy


def test_a_low_panel_needs_no_more_than_it_has(tmp_path: Path) -> None:
    screen = Screen(diagonal=12.1, width=1280, height=800, lower_edge=900)
    assert panel.check_reach(of(tmp_path, screen)).state is State.OK


@pytest.mark.parametrize(("diagonal", "state"), [(12.1, State.OK), (10.1, State.WARNING)])
def test_a_panel_too_small_for_a_page_is_told(tmp_path: Path, diagonal: float, state: State) -> None:
    finding = panel.check_room(of(tmp_path, Screen(diagonal=diagonal, width=1280, height=800)))
    assert finding.state is state
    assert ("diagonal" in finding.remedy) is (state is State.WARNING)
