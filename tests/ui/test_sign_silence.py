"""Nothing depends on hearing: one thing in the kiosk can sound, and all it says stands in writing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk
from kiosk.ui.voice import switch as switching
from kiosk.ui.voice.narrator import Line
from tests.ui.conftest import MakeKiosk
from tests.ui.listening import Ears
from tests.ui.signing import signer_at

ROOT = Path(kiosk.__file__).parent
# Whatever of Qt and of Python's own library makes a sound.
SOUNDING = frozenset(
    {
        "QAudioOutput",
        "QAudioSink",
        "QAudioBufferOutput",
        "QSoundEffect",
        "QTextToSpeech",
        "QSpatialSound",
        "QMidiOut",
        "beep",
        "Beep",
        "MessageBeep",
        "PlaySound",
        "winsound",
        "ossaudiodev",
        "aplay",
        "paplay",
    }
)
ALLOWED = {
    "ui/voice/loudspeaker.py",
    "adapters/sound_selftest.py",  # of `doctor`, in a process of its own
}


def sounding(path: Path) -> Iterator[str]:
    """What in ``path`` can be heard, by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = {
            ast.Name: lambda each: each.id,
            ast.Attribute: lambda each: each.attr,
            ast.alias: lambda each: each.name,
            ast.Constant: lambda each: each.value if isinstance(each.value, str) else "",
        }
        name = names[type(node)](node) if type(node) in names else ""
        if name in SOUNDING:
            yield name


def test_one_module_of_the_kiosk_sounds() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if any(sounding(path))}
    assert found == ALLOWED


def test_the_search_finds_what_sounds(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    for line in ("from PySide6.QtMultimedia import QSoundEffect", "QApplication.beep()", 'run(["aplay", "x.wav"])'):
        planted.write_text(line)
        assert list(sounding(planted)), line


def test_only_the_voice_uses_the_loudspeaker() -> None:
    users = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if uses_loudspeaker(path)}
    assert users == {"ui/voice/switch.py", "ui/desk/help/chime.py"}  # the second is at a desk, and flashes as well


def test_every_line_the_voice_says_stands_in_the_strip(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also beside a signer, and with the signer on the whole screen."""
    monkeypatch.setattr(switching, "LOUDSPEAKER", "tests.ui.listening")
    ears = Ears(make_kiosk())
    signed = signer_at(ears.scene, monkeypatch)
    ears.switch_on()
    signed.begin()
    heard: list[str] = []
    missing: list[str] = []

    def note(line: Line) -> None:
        strip = ears.scene.window.chrome.voice
        heard.append(line.text)
        if strip is None or strip.words.text() not in line.text or not strip.words.text():
            missing.append(line.text)

    ears.mode.narrator.speaking.connect(note)
    ears.scene.identify()
    ears.wait()
    signed.ask("full")
    ears.scene.window.switch_language()
    ears.scene.window.switch_language()
    ears.wait()
    assert len(heard) > 3
    assert missing == []


def uses_loudspeaker(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.Attribute) and node.attr == "Loudspeaker" for node in ast.walk(tree))
