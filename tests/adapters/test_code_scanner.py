"""A scanner at a serial port, played through a pseudo-terminal: only known codes are heard, whatever it sends."""

import os
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from queue import Queue

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.frames import Frame, Frames
from kiosk.adapters.scanner import SerialScanner, read_code
from kiosk.domain.codes import LONGEST
from kiosk.domain.token import sign_ticket
from kiosk.ports import CodeRead

TODAY = date(2026, 3, 2)
TICKET = sign_ticket(7, TODAY, key=b"k" * 32)
ID_CARD = "11010519491231002X"
INSURANCE = "424" + "0123456789" * 2 + "01234"
Until = Callable[[Callable[[], bool]], None]
Listen = Callable[..., SerialScanner]
SECONDS = 20  # how long to wait for what must come, on a busy machine


@dataclass
class Cable:
    """A pseudo-terminal under a name that stays while the device behind it is unplugged and plugged in again."""

    name: Path
    near: int = -1
    far: int = -1

    def plug_in(self) -> None:
        self.near, self.far = os.openpty()
        self.name.symlink_to(os.ttyname(self.far))

    def unplug(self) -> None:
        os.close(self.near)
        os.close(self.far)
        self.name.unlink()

    def send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self.near, data) :]


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "scanner")
    cable.plug_in()
    yield cable
    cable.unplug()


@pytest.fixture
def heard() -> Queue[CodeRead]:
    return Queue()


@pytest.fixture
def listen(cable: Cable, clock: FixedClock, until: Until) -> Iterator[Listen]:
    """Start a scanner; what is sent before its port is open is lost, as with a real one."""
    with ExitStack() as stack:

        def start(heard: Callable[[CodeRead], None], *, gap_ms: int = 150) -> SerialScanner:
            scanner = SerialScanner(port=str(cable.name), clock=clock, gap_ms=gap_ms)
            scanner.start(heard)
            stack.callback(scanner.stop)
            until(lambda: scanner.state().ok is True)
            return scanner

        yield start


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
@pytest.mark.parametrize(("text", "kind"), [(TICKET, "ticket"), (ID_CARD, "paper"), (INSURANCE, "insurance")])
def test_known_codes_are_heard_however_they_end(
    listen: Listen, cable: Cable, heard: Queue[CodeRead], text: str, kind: str, end: bytes
) -> None:
    listen(heard.put)
    cable.send(text.encode() + end)
    assert heard.get(timeout=SECONDS) == CodeRead(kind, text)


def test_a_megabyte_is_one_line_in_the_log_and_no_memory(
    listen: Listen, cable: Cable, heard: Queue[CodeRead], caplog: pytest.LogCaptureFixture
) -> None:
    listen(heard.put, gap_ms=1000)
    tracemalloc.start()
    for _ in range(1024):
        cable.send(b"A" * 1024)
    cable.send(b"\n" + TICKET.encode() + b"\n")
    assert heard.get(timeout=SECONDS) == CodeRead("ticket", TICKET)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    ignored = [record.getMessage() for record in caplog.records if "ignored" in record.getMessage()]
    assert ignored == ["scan ignored: 1048576 characters, too long"]
    assert peak < 1 << 17


def test_unplugged_and_plugged_in_again(
    listen: Listen, cable: Cable, heard: Queue[CodeRead], until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    scanner = listen(heard.put)
    cable.send(TICKET.encode() + b"\n")
    assert heard.get(timeout=SECONDS).kind == "ticket"
    cable.unplug()
    until(lambda: scanner.state().ok is False)
    cable.plug_in()
    until(lambda: scanner.state().ok is True)
    cable.send(ID_CARD.encode() + b"\n")
    assert heard.get(timeout=SECONDS) == CodeRead("paper", ID_CARD)
    assert sum("not there" in record.getMessage() for record in caplog.records) == 1
    scanner.stop()
    assert scanner.state().ok is None


@pytest.mark.parametrize("options", [{"port": "/dev/no-such-scanner"}, {"baud": -1}])
def test_a_port_that_cannot_be_opened_is_said_and_can_be_left(
    cable: Cable, clock: FixedClock, heard: Queue[CodeRead], until: Until, options: dict[str, object]
) -> None:
    scanner = SerialScanner(**{"port": str(cable.name), "clock": clock, **options})
    scanner.start(heard.put)
    until(lambda: scanner.state().ok is False)
    assert str(next(iter(options.values()))) in scanner.state().detail
    scanner.stop()


def test_a_mistake_of_the_listener_does_not_silence_the_scanner(
    listen: Listen, cable: Cable, heard: Queue[CodeRead], until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    def fail_on_tickets(code: CodeRead) -> None:
        if code.kind == "ticket":
            raise KeyError(code.text)
        heard.put(code)

    scanner = listen(fail_on_tickets)
    cable.send(TICKET.encode() + b"\n")
    until(lambda: scanner.state().ok is False)
    until(lambda: scanner.state().ok is True)
    cable.send(ID_CARD.encode() + b"\n")
    assert heard.get(timeout=SECONDS).kind == "paper"
    assert TICKET not in caplog.text
    assert "KeyError" in caplog.text


@given(data=st.binary(max_size=2000), cuts=st.lists(st.integers(0, 2000), max_size=8))
@example(data=b"\x00" * 300 + b"\r\n\xff", cuts=[])
def test_frames_are_the_same_however_the_bytes_arrive(data: bytes, cuts: list[int]) -> None:
    whole = Frames(longest=LONGEST)
    pieces = Frames(longest=LONGEST)
    places = [0, *sorted(cuts), len(data)]
    arrived = [frame for a, b in pairwise(places) for frame in pieces.feed(data[a:b])]
    expected = whole.feed(data) + whole.end()
    assert arrived + pieces.end() == expected
    assert [frame.length for frame in expected] == [
        len(line) for line in data.replace(b"\r", b"\n").split(b"\n") if line
    ]
    assert all(len(frame.data) <= LONGEST for frame in expected)


@given(data=st.binary(max_size=400), length=st.integers(0, 1 << 21))
@example(data=b"NX1.\x1b[2J", length=8)
@example(data=ID_CARD.encode() + b"\x00", length=19)
def test_no_bytes_at_all_bring_anything_unknown_in(data: bytes, length: int) -> None:
    frame = Frame(data[:LONGEST], max(len(data), length))
    code = read_code(frame, today=TODAY)
    if code is not None:
        assert code.text.isascii()
        assert code.text.isprintable()
        assert code.kind in {"insurance", "health", "ticket", "paper", "payment"}
        assert not frame.too_long


@pytest.mark.parametrize(
    ("data", "length", "reason"),
    [
        (b"A" * LONGEST, LONGEST + 1, "too long"),
        (b"11010519491231002\xff", 18, "not ASCII"),
        (b"110105\x1b19491231002X", 19, "control character"),
        (b"410105194912310021", 18, "not on the list"),
        (b"https://example.com/", 20, "not on the list"),
    ],
)
def test_what_is_ignored_is_one_line_without_the_content(
    data: bytes, length: int, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert read_code(Frame(data, length), today=TODAY) is None
    assert [record.getMessage() for record in caplog.records] == [f"scan ignored: {length} characters, {reason}"]
