"""Everything speaks: no page is silent, no control unnamed, no error unspoken."""


import pytest

from kiosk.ui.voice import switch
from tests.ui.conftest import MakeKiosk
from tests.ui.listening import Ears


@pytest.fixture
def ears(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Ears:
    monkeypatch.setattr(switch, "LOUDSPEAKER", "tests.ui.listening")
    return Ears(make_kiosk())


def test_switched_on_it_greets_and_reads_the_page(ears: Ears) -> None:
    ears.switch_on()
    assert ears.said.startswith("Voice is on.")
    assert "Register" in ears.said
