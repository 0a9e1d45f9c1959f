"""A scanner that types like a keyboard cannot type into the program, and a person still can."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.wedge import LATE_ENTER_MS, WedgeBuffer, WedgeScanner
from kiosk.ports import CodeRead

GAP = 30
KEYS = st.sampled_from([*string.printable, "李", "é", "\x00", "\x1b", "\x7f", "", "Left", "F5"])


def typed(keys: list[str], step: int, *, start: int = 1000) -> tuple[list[str], list[bytes], int]:
    """What passes, what is a scan, and when the last key was pressed, for keys ``step`` ms apart."""
    buffer, passed, scans, at = WedgeBuffer(gap_ms=GAP), [], [], start
    for key in keys:
        verdict = buffer.feed(key, at)
        passed += verdict.passed
        scans += [verdict.scan.data] if verdict.scan else []
        assert (verdict.hold_ms is None) == (key in "\r\n" and key != "")
        at += step
    passed += buffer.flush(at + GAP + 1)
    return passed, scans, at


def test_a_burst_with_enter_is_a_scan_and_nothing_passes() -> None:
    assert typed([*"11010519491231002X", "\r"], 2) == ([], [b"11010519491231002X"], 1038)


def test_a_person_types_as_ever() -> None:
    keys = [*"Li Lei", "\b", "\t", "Left", "Escape", "\x1b", "\r"]
    assert typed(keys, 80)[:2] == (keys, [])


@given(keys=st.lists(KEYS, min_size=5, max_size=60), step=st.integers(0, GAP))
def test_whatever_a_scanner_sends_nothing_passes_before_its_enter(keys: list[str], step: int) -> None:
    burst = [key for key in keys if key not in ("\r", "\n")] + ["a"] * 5
    passed, scans, _ = typed([*burst, "\r"], step)
    assert passed == []
    assert len(scans) == 1
    assert typed(burst, step)[:2] == ([], [])


@given(keys=st.lists(KEYS, max_size=60), step=st.integers(GAP + 1, 2000))
def test_a_persons_keys_pass_in_order_but_for_control_characters(keys: list[str], step: int) -> None:
    passed, scans, _ = typed(keys, step)
    harmless = [key for key in keys if key and (key.isprintable() or key in "\r\n\t\b\x7f\x1b")]
    assert passed == harmless
    assert scans == []


@given(pauses=st.lists(st.integers(0, 100), min_size=1, max_size=80))
def test_every_key_is_passed_or_swallowed_exactly_once(pauses: list[int]) -> None:
    buffer, passed, at = WedgeBuffer(gap_ms=GAP, longest=1000), [], 0
    letters = [chr(ord("一") + place) for place in range(len(pauses))]
    for letter, pause in zip(letters, pauses, strict=True):
        at += pause
        passed += buffer.feed(letter, at).passed
    verdict = buffer.feed("\r", at + 1)
    passed += verdict.passed
    assert [letter for letter in letters if letter in passed] == [key for key in passed if key != "\r"]
    assert (verdict.scan is None) == ("\r" in passed)


def test_two_keys_rolled_by_quick_fingers_pass() -> None:
    assert typed(["o", "k"], 10)[:2] == (["o", "k"], [])
    assert typed(["o", "k", "\r"], 10)[:2] == (["o", "k", "\r"], [])


def test_an_enter_that_comes_late_is_still_the_scanners() -> None:
    buffer = WedgeBuffer(gap_ms=GAP)
    for at, key in enumerate("ABCDEFGH"):
        assert buffer.feed(key, at).passed == ()
    assert buffer.flush(100) == ()
    assert buffer.feed("\r", 200).passed == ()
    assert buffer.feed("\r", 200 + LATE_ENTER_MS).passed == ("\r",)


def test_memory_does_not_grow_with_what_is_sent() -> None:
    buffer = WedgeBuffer(gap_ms=GAP, longest=256)
    for at in range(100_000):
        buffer.feed("A", at)
    scan = buffer.feed("\r", 100_000).scan
    assert scan is not None
    assert (len(scan.data), scan.length, scan.too_long) == (256, 100_000, True)


@pytest.mark.parametrize("key", ["", "F1", "\x03", "李", "\ud800"])
def test_a_burst_with_a_foreign_key_is_no_code(key: str, clock: FixedClock, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[CodeRead] = []
    scanner = WedgeScanner(clock=clock)
    scanner.start(heard.append)
    for at, each in enumerate([*"11010519491231002X", key, "\r"]):
        assert scanner.feed(each, at).passed == ()
    assert heard == []
    assert len(caplog.records) == 1
    assert "110105" not in caplog.text


def test_a_known_code_is_heard_while_somebody_listens(clock: FixedClock) -> None:
    heard: list[CodeRead] = []
    scanner = WedgeScanner(clock=clock)
    assert scanner.state().ok is None
    for listening in (True, False):
        (scanner.start(heard.append) if listening else scanner.stop())
        for at, each in enumerate([*"11010519491231002X", "\r"]):
            assert scanner.feed(each, at).passed == ()
    assert heard == [CodeRead("paper", "11010519491231002X")]
    assert scanner.flush(10_000) == ()
