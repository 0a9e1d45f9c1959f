"""A kiosk dressed for pictures: no hall behind it, nothing that moves by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.adapters.clock import FixedClock
from kiosk.machine import Kiosk
from kiosk.settings import Device, Screen, Settings
from kiosk.shows import PICTURE_HOSPITAL, PICTURE_TIME
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.theme.fonts import load_fonts

LOWER_EDGE = 800.0  # mm above the floor: without low mode the upper controls would be out of reach


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[KioskWindow]:
    """The window of a kiosk that nobody uses."""
    settings = Settings(
        data=tmp_path,
        reduced_motion=True,
        screen=Screen(lower_edge=LOWER_EDGE),
        card_reader=Device(),
        code_scanner=Device(),
    )
    kiosk = Kiosk(settings, FixedClock(PICTURE_TIME))
    kiosk.window.resize(settings.screen.width, settings.screen.height)
    kiosk.window.start()
    kiosk.window.show()
    kiosk.lead()
    kiosk.window.open(PICTURE_HOSPITAL)
    yield kiosk.window
    kiosk.close()
    kiosk.window.deleteLater()
    kiosk.deleteLater()
