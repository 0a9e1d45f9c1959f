"""What a machine tells of itself, and when it should have told something."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.devices import (
    CANNOT_PRINT,
    SILENT_AFTER,
    Beat,
    DeviceStatus,
    MachineRole,
    PaperSeen,
    is_troubled,
    read,
    written,
)
from kiosk.ports.papers import PrinterState
from kiosk.services.papers.printing import CANNOT_PRINT as JOBS_CANNOT

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=UTC)
STATUS = DeviceStatus("K1", Beat(MachineRole.KIOSK, NOW, "1.0"), NOW)


def test_three_beats_may_be_missed() -> None:
    late = NOW + SILENT_AFTER
    assert STATUS.is_alive(late)
    assert not STATUS.is_silent(late)
    assert STATUS.is_silent(late + timedelta(seconds=1))
    assert not STATUS.is_alive(late + timedelta(seconds=1))


def test_what_was_switched_off_is_neither_alive_nor_missed() -> None:
    off = DeviceStatus("K1", STATUS.beat, NOW, left_at=NOW)
    assert not off.is_alive(NOW)
    assert not off.is_silent(NOW + timedelta(days=1))


def test_what_keeps_jobs_from_printing_is_trouble_here_too() -> None:
    assert {state.value for state in JOBS_CANNOT} == CANNOT_PRINT


@pytest.mark.parametrize("state", PrinterState)
def test_papers_are_written_and_read(state: PrinterState) -> None:
    papers = (PaperSeen("ticket", "ready"), PaperSeen("invoice", state.value))
    assert read(written(papers)) == papers
    assert is_troubled(papers) == (state.value in CANNOT_PRINT)


def test_a_machine_without_printers_has_no_trouble() -> None:
    assert read(written(())) == ()
    assert not is_troubled(())
