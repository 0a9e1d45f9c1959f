"""Every check can fail: a fault planted on a real page is found, and was not found before."""

import pytest

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.scenes import Scene, scenes
from tests.conformance.conftest import LOWER_EDGE
from tests.conformance.planted import PLANTS, Plant
from tests.conformance.suite import MEASURES, Look, survey

REAL = next(scene for scene in scenes() if (scene.page, scene.state) == ("identify", "card"))


def found(window: KioskWindow, plant: Plant) -> list[str]:
    """What the check says of the page with the fault, seen after the page without, and alone."""

    def stage(window: KioskWindow) -> None:
        REAL.stage(window)
        plant.plant(window)

    look = Look(plant.modes, "en", "portrait", (1080, 1920))
    planted = Scene("identify", "planted", stage)
    lines = [line for seen in ((REAL, planted), (planted,)) for line in survey(window, look, LOWER_EDGE, seen)]
    return [fault for line in lines if line.check == plant.check for fault in line.faults if plant.sign in fault]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.check}: {plant.name}")
def test_a_planted_fault_is_found(window: KioskWindow, plant: Plant) -> None:
    faults = found(window, plant)
    assert faults
    assert all(fault.startswith("identify-planted") for fault in faults)


def test_every_check_has_a_fault_that_it_finds() -> None:
    assert {plant.check for plant in PLANTS} == {measure.name for measure in MEASURES}
