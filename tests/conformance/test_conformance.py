"""Every page in every state, mode, language and on every panel meets the numbers of the design."""

import pytest

from kiosk.ui.kiosk.window import KioskWindow
from tests.conformance.conftest import LOWER_EDGE
from tests.conformance.report import keep
from tests.conformance.suite import Look, faults, looks, survey


@pytest.mark.parametrize("look", [pytest.param(look, id=look.name) for look in looks()])
def test_everything_conforms(window: KioskWindow, look: Look, request: pytest.FixtureRequest) -> None:
    lines = survey(window, look, LOWER_EDGE)
    keep(request, lines)
    assert faults(lines) == []
