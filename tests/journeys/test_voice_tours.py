"""Tours in voice mode with the real engine: nothing private is spoken to the hall, and a registration can be heard."""

import json
import re
import tomllib
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kiosk import shows
from kiosk.settings import Settings
from kiosk.ui.language import Language
from kiosk.ui.tour import tape

HOSPITAL = Path("assets/demo/hospital.toml")
# Who the patients of the routes are, and what they type.
PEOPLE = {
    "known": ("张有三", "42010619850312061X"),
    "new": ("李晓云", "110105199003070244", "13800138001"),
    "child": ("张小米", "20250318", "42010619850312061X"),
    "slot_taken": ("张有三", "42010619850312061X"),
    "enquiry": ("张有三", "42010619850312061X"),
    "by_ear": ("张有三", "42010619850312061X"),
}
AMOUNT = re.compile(r"[¥￥]\s*\d|\d\s*(元|yuan)")


@pytest.fixture(autouse=True)
def quick_and_tidy(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tape, "SPEED", 400)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


def said(out: Path) -> list[dict[str, object]]:
    return cast(list[dict[str, object]], json.loads((out / "voice.json").read_text(encoding="utf-8")))


def walk(tmp_path: Path, route: str, language: str) -> list[dict[str, object]]:
    settings = Settings(data=tmp_path / "own", language=language, mode="voice")
    summary = shows.tour(settings, tmp_path / route, route)
    assert (summary.failed, summary.disagreements, summary.mode) == ("", (), "voice")
    return said(tmp_path / route)


def names(language: str) -> Iterator[str]:
    """Every department and doctor of the hospital: whoever is named has been chosen, or may be."""
    with HOSPITAL.open("rb") as file:
        hospital = tomllib.load(file)
    key = "name" if language == "zh_CN" else "name_en"
    for each in (*hospital["departments"], *hospital["doctors"]):
        yield each[key]


def hits(lines: list[dict[str, object]], route: str, language: str) -> list[str]:
    """What was told of the patient, by an eye that knows nothing of how it is kept back."""
    found = []
    for line in lines:
        text = str(line["text"])
        bare = "".join(filter(str.isalnum, text))
        of_person = [value for value in PEOPLE[route] if value in bare or value[-6:] in bare]
        found += [f"{value}: {text}" for value in (*of_person, *(name for name in names(language) if name in text))]
        if AMOUNT.search(text):
            found.append(f"money: {text}")
    return found


# Every route in the language the hall is in; the words of the other are held back by the same values.
SPOKEN = [(route, "zh_CN") for route in PEOPLE if route != "by_ear"] + [("known", "en"), ("child", "en")]


@pytest.mark.parametrize(("route", "language"), SPOKEN)
def test_the_hall_hears_nothing_private(tmp_path: Path, route: str, language: str) -> None:
    lines = walk(tmp_path, route, language)
    assert len(lines) > 40
    assert any("A00" in str(line["text"]) for line in lines)  # to the end: the number is told
    assert hits(lines, route, language) == []


def test_a_registration_by_ear_alone(tmp_path: Path) -> None:
    lines = walk(tmp_path, "by_ear", "zh_CN")  # in English: features/kiosk.feature
    assert hits(lines, "by_ear", "zh_CN")  # they wanted to hear it, and the scan hears it too
    with wave.open(str(tmp_path / "by_ear" / "voice.wav"), "rb") as joined:
        seconds = joined.getnframes() / joined.getframerate()
    last = lines[-1]
    assert seconds == pytest.approx((int(str(last["start"])) + int(str(last["length"]))) / 1000, abs=0.5)
    assert seconds > 60
