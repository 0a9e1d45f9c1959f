"""Large text all the way: few taps, the large ticket, and the same books at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kiosk import shows
from kiosk.domain.papers import TicketContent
from kiosk.settings import Settings
from kiosk.ui.language import Language
from kiosk.ui.tour.guide import RecordingArtist, Summary

MOST_TAPS = {"standard": 7, "large": 8}  # walk-in registration with payment, known patient (accessibility.md)
ARTISTS: list[RecordingArtist] = []


class Remembered(RecordingArtist):
    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        ARTISTS.append(self)


@pytest.fixture
def nothing_left(qapp: QApplication) -> Iterator[None]:
    ARTISTS.clear()
    yield
    ARTISTS.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, language: str) -> Summary:
    monkeypatch.setattr(shows, "RecordingArtist", Remembered)
    settings = Settings(data=tmp_path / "own", language=language, mode=mode)
    summary = shows.tour(settings, tmp_path / "tour", "known")
    assert (summary.failed, summary.disagreements) == ("", ())
    return summary


def tickets() -> list[TicketContent]:
    return [paper for artist in ARTISTS for paper in artist.papers if isinstance(paper, TicketContent)]


@pytest.mark.parametrize(("mode", "language"), [("standard", "zh_CN"), ("large", "zh_CN"), ("large", "en")])
def test_a_known_patient_needs_few_taps(
    nothing_left: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, language: str
) -> None:
    summary = walk(tmp_path, monkeypatch, mode, language)
    switch = 1 if mode == "large" else 0  # who comes to a kiosk in standard taps 大字 first
    assert summary.taps + switch <= MOST_TAPS[mode]
    assert [ticket.large for ticket in tickets()] == [mode == "large"]


def test_large_text_asks_day_doctor_time_and_bill_one_by_one(
    nothing_left: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = walk(tmp_path, monkeypatch, "large", "zh_CN").pages
    asked = ("slot-day", "slot-doctor", "slot-time", "confirm_fees", "confirm_fees-pay")
    assert tuple(page for page in pages if page in asked) == asked
