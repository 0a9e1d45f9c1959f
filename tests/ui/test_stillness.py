"""A page that stands is left alone: nothing arranges it again and again."""

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.ui.scenes import scenes
from kiosk.ui.widgets.zones import Zones
from tests.ui.conftest import MakeKiosk

SETTLED = 20  # turns of the event loop


@pytest.mark.parametrize("modes", [(), ("low",), ("large", "low"), ("large", "contrast"), ("voice",)])
def test_nothing_is_arranged_any_more(
    make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch, modes: tuple[str, ...]
) -> None:
    window = make_kiosk().window
    window.dress_as(frozenset(modes), "zh_CN", (1080, 1920))
    arranged: list[Zones] = []
    arrange = Zones.arrange
    monkeypatch.setattr(Zones, "arrange", lambda zones: (arranged.append(zones), arrange(zones))[1])
    restless = []
    for scene in scenes():
        window.overlays.close()
        scene.stage(window)
        for turn in range(2 * SETTLED):
            if turn == SETTLED:
                arranged.clear()
            QCoreApplication.processEvents()
        if arranged:
            restless.append(f"{scene.page} {scene.state}: {len(arranged)} times")
        arranged.clear()
    assert restless == []
