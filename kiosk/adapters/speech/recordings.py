"""What people have recorded: one WAV a prompt, in the folder of its language."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from kiosk.paths import ASSETS

FOLDER = ASSETS / "voice"
PROMPTS = "kiosk.adapters.speech.prompts"  # reads XML, and is needed only where there are recordings


def recording(language: str, key: str, *, folder: Path = FOLDER) -> Path:
    """Where the recording of a prompt lies, there or not."""
    return folder / language / f"{key}.wav"


@cache
def recorded(language: str, *, folder: Path = FOLDER) -> Mapping[str, Path]:
    """The recordings of a language by exactly the text they speak; looked up once, {} when there is none."""
    if not any((folder / language).glob("*.wav")):
        return {}
    files = {
        prompt.text: recording(language, prompt.key, folder=folder)
        for prompt in import_module(PROMPTS).prompts(language)
    }
    return {text: file for text, file in files.items() if file.is_file()}
