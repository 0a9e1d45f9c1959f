"""Headphones plugged into the machine's own socket switch the voice on; nothing that makes sound is loaded for that."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from kiosk import machine
from kiosk.adapters.speech.silent import SilentSpeech
from kiosk.paths import ROOT
from kiosk.ports import DeviceState
from kiosk.ui.voice import switch
from kiosk.ui.voice.loudspeaker import is_heard_alone
from kiosk.ui.voice.switch import VoiceSwitch
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import MakeKiosk


@dataclass
class Jack:
    """A socket in which the test plugs; it tells from another thread, as the real one does."""

    started: list[Callable[[bool], None]] = field(default_factory=list)
    is_stopped: bool = False

    def start(self, told: Callable[[bool], None]) -> None:
        self.started.append(told)

    def stop(self) -> None:
        self.is_stopped = True

    def state(self) -> DeviceState:
        return DeviceState(ok=True, detail="a socket")

    def plug(self, *, headphones: bool) -> None:
        thread = Thread(target=self.started[0], args=(headphones,))
        thread.start()
        thread.join()


@pytest.fixture
def jack(monkeypatch: pytest.MonkeyPatch) -> Jack:
    made = Jack()
    monkeypatch.setattr(machine, "headphone_jack", lambda _settings: made)
    monkeypatch.setattr(switch, "LOUDSPEAKER", "tests.ui.listening")
    return made


def ready(scene: Scene, jack: Jack) -> VoiceSwitch:
    voice = scene.kiosk.voice
    assert voice is not None
    scene.bot.waitUntil(lambda: voice.is_known and bool(jack.started))
    return voice


def test_plugging_in_switches_the_voice_on(make_kiosk: MakeKiosk, jack: Jack) -> None:
    scene = make_kiosk()
    voice = ready(scene, jack)
    jack.plug(headphones=False)
    scene.bot.waitUntil(lambda: voice._is_plugged is False)
    assert voice.loudspeaker is None, "nothing is loaded to wait for headphones"
    jack.plug(headphones=True)
    scene.bot.waitUntil(lambda: voice.mode is not None and voice.mode.is_on)
    assert voice.loudspeaker is not None
    assert voice.loudspeaker.is_private


def test_what_was_plugged_in_before_switches_nothing_on(make_kiosk: MakeKiosk, jack: Jack) -> None:
    scene = make_kiosk()
    voice = ready(scene, jack)
    jack.plug(headphones=True)
    scene.bot.waitUntil(lambda: voice._is_plugged is True)
    assert "voice" not in scene.window.modes
    voice.toggle()
    assert voice.loudspeaker is not None
    assert voice.loudspeaker.is_private, "but it counts once the voice is on"


def test_pulled_out_others_hear_again(make_kiosk: MakeKiosk, jack: Jack) -> None:
    scene = make_kiosk()
    voice = ready(scene, jack)
    for headphones in (False, True, False):
        jack.plug(headphones=headphones)
    scene.bot.waitUntil(lambda: voice.loudspeaker is not None and not voice.loudspeaker.is_private)
    assert "voice" in scene.window.modes, "who pulled them out is still listening"


def test_at_the_end_the_socket_is_let_go(make_kiosk: MakeKiosk, jack: Jack) -> None:
    scene = make_kiosk()
    voice = ready(scene, jack)
    voice.close()
    assert jack.is_stopped


@pytest.mark.parametrize(
    ("output", "plugged", "alone"),
    [
        ("Built-in Audio Analog Stereo", False, False),
        ("Built-in Audio Analog Stereo", True, True),
        ("Built-in Audio Digital Stereo (HDMI)", True, False),
        ("USB Audio Device", True, False),
        ("USB Headset", False, True),
        ("耳机 (Realtek Audio)", False, True),
        ("bcm2835 Headphones", False, False),
        ("", True, False),
    ],
)
def test_who_hears_an_output(output: str, plugged: bool, alone: bool) -> None:
    assert is_heard_alone(output, plugged=plugged) is alone


# ---- as little as can be ----------------------------------------------------------

AT_REST = """
import sys, tempfile
from pathlib import Path
from kiosk.adapters.clock import SystemClock
from kiosk.app import gui
from kiosk.machine import Kiosk
from kiosk.settings import Device, Settings
program = gui()
speech = Device("kiosk.adapters.speech.silent:SilentSpeech")
with tempfile.TemporaryDirectory() as folder:
    kiosk = Kiosk(Settings(data=Path(folder), language="en", speech=speech), SystemClock())
    kiosk.window.start()
    kiosk.window.show()
    kiosk.start()
    while kiosk.hall is None or kiosk.voice is None or not kiosk.voice.is_known:
        program.processEvents()
    print("at rest", "PySide6.QtMultimedia" in sys.modules)
    kiosk.voice.toggle()
    print("speaking", "PySide6.QtMultimedia" in sys.modules)
    kiosk.close()
"""

SOUND = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from kiosk.ui.voice import switch
from kiosk.ui.voice.complaints import hush_multimedia
from importlib import import_module
program = QApplication([])
hush_multimedia()
loudspeaker = import_module(switch.LOUDSPEAKER).Loudspeaker()
loudspeaker.ended.connect(program.quit)
loudspeaker.play(Path(sys.argv[1]))
program.exec()
loudspeaker.close()
"""


def run(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)


def test_nothing_of_multimedia_is_loaded_before_the_voice_is_wanted() -> None:
    assert run(AT_REST).stdout.splitlines() == ["at rest False", "speaking True"]


@pytest.fixture
def tone() -> Iterator[Path]:
    speech = SilentSpeech()
    yield speech.speak_to_file("请", language="zh_CN", pace=1.5)
    speech.close()


def test_sounds_leave_the_stderr_of_a_kiosk_clean(tone: Path) -> None:
    assert run(SOUND, str(tone)).stderr == ""
