"""Card readers behind a bridge: the line protocol, a bridge that goes and comes, and the demo's reader."""

import json
import os
import socket
import tty
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import date
from queue import Queue

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.adapters.card_line import LONGEST_LINE, read_line
from kiosk.adapters.card_reader import SerialCardReader, TcpCardReader
from kiosk.adapters.clock import FixedClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.adapters.frames import Frame
from kiosk.domain.errors import BadSettings, CardUnreadable, DomainError
from kiosk.domain.identity import Paper, PaperKind, Sex, check_paper
from kiosk.ports import CardRead

Until = Callable[[Callable[[], bool]], None]
TODAY = date(2026, 3, 2)
SECONDS = 20
WANG = {"kind": "01", "number": "11010519491231002X", "name": "王小䶮", "sex": "female", "birth": "19491231"}
READ = CardRead(Paper(PaperKind.ID_CARD, "11010519491231002X"), "王小䶮", Sex.FEMALE, date(1949, 12, 31))


def card(**changes: object) -> bytes:
    fields = {**WANG, **changes}
    told = {name: value for name, value in fields.items() if value is not None}
    return b"CARD " + json.dumps(told, ensure_ascii=False).encode()


def read(line: bytes) -> CardRead | DomainError | None:
    return read_line(Frame(line, len(line)), today=TODAY)


@pytest.mark.parametrize(
    "line",
    [
        card(),
        card(birth=None, sex=None),
        card(birth="", sex="unknown"),
        card(number="11010519491231002x"),
        card(age="76"),
    ],
)
def test_a_card(line: bytes) -> None:
    assert read(line) == READ


def test_a_card_that_tells_only_its_number() -> None:
    line = card(kind="03", number="E12345678", name=None, sex=None, birth=None)
    assert read(line) == CardRead(Paper(PaperKind.PASSPORT, "E12345678"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (card(number="110105194912310021"), "number cannot be right"),
        (card(number=None), "kind or number is missing"),
        (card(kind="42"), "kind is not on the list"),
        (card(name="<b>王</b>"), "name cannot be right"),
        (card(name="王\x1b"), "name cannot be right"),
        (card(name="王" * 200), "name cannot be right"),
        (card(sex="male"), "sex does not fit number"),
        (card(sex="女"), "sex is not on the list"),
        (card(birth="19491230"), "birth does not fit number"),
        (card(birth="19490230"), "birth cannot be right"),
        (card(number=11010519491231002), "not an object of texts"),
        (b"CARD []", "not an object of texts"),
        (b"CARD " + b"[" * 4000, "not JSON in UTF-8"),
        (b"CARD {", "not JSON in UTF-8"),
        (card()[:-20] + b'\xff"}', "not JSON in UTF-8"),
    ],
)
def test_a_card_that_cannot_be_right_is_unreadable_and_not_told(
    line: bytes, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    told = read(line)
    assert isinstance(told, CardUnreadable)
    assert told.log == f"card reader: CARD: {why}"
    assert not caplog.records


def test_a_line_that_is_too_long_is_unreadable() -> None:
    told = read_line(Frame(card()[:LONGEST_LINE], LONGEST_LINE + 1), today=TODAY)
    assert isinstance(told, CardUnreadable)


@pytest.mark.parametrize(("line", "log"), [(b"ERROR", "error"), (b"ERROR unreadable", "unreadable")])
def test_the_readers_own_errors(line: bytes, log: str) -> None:
    told = read(line)
    assert isinstance(told, CardUnreadable)
    assert told.log == f"card reader: {log}"


@pytest.mark.parametrize("line", [b"PING", b"PONG", b"REMOVED"])
def test_lines_that_tell_a_patient_nothing(line: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert read(line) is None
    assert not caplog.records


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda data: b"CARD " + data)))
@example(b'CARD {"kind": "01", "number": "\\ud800"}')
@example(b'CARD {"kind": "01", "number": "11010519491231002X", "name": "\\ud800"}')
@example(b"ERROR " + b"11010519491231002X")
def test_no_bytes_at_all_are_believed(line: bytes) -> None:
    told = read(line)
    if isinstance(told, CardRead):
        assert check_paper(told.paper.kind, told.paper.number, today=TODAY) == told.paper
    else:
        assert told is None or isinstance(told, CardUnreadable)


@given(
    st.recursive(st.none() | st.text() | st.integers() | st.floats(), st.lists, max_leaves=5),
    st.sampled_from(sorted(WANG)),
)
def test_no_value_at_all_is_believed(value: object, field: str) -> None:
    told = read(b"CARD " + json.dumps({**WANG, field: value}).encode())
    assert isinstance(told, CardRead | CardUnreadable)


@pytest.fixture
def bridge() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(SECONDS)
        yield server


@pytest.fixture
def heard() -> Queue[CardRead | DomainError]:
    return Queue()


@pytest.fixture
def reader(bridge: socket.socket, clock: FixedClock, heard: Queue[CardRead | DomainError]) -> Iterator[TcpCardReader]:
    reader = TcpCardReader(host="127.0.0.1", port=bridge.getsockname()[1], clock=clock, heartbeat_seconds=0.1)
    reader.start(heard.put)
    yield reader
    reader.stop()


def test_a_card_over_tcp_and_a_sign_of_life(
    bridge: socket.socket, reader: TcpCardReader, heard: Queue[CardRead | DomainError]
) -> None:
    connection, _ = bridge.accept()
    with connection, connection.makefile("rwb") as lines:
        lines.write(b"PING\r\n")
        lines.flush()
        answers = {lines.readline(), lines.readline()}
        assert answers == {b"PING\n", b"PONG\n"}
        lines.write(card() + b"\nREMOVED\nERROR unreadable\nHELLO\n")
        lines.flush()
        assert heard.get(timeout=SECONDS) == READ
        assert isinstance(heard.get(timeout=SECONDS), CardUnreadable)
        assert reader.state().ok is True
    assert heard.empty()


def test_a_bridge_that_hangs_up_or_falls_silent_is_called_again(
    bridge: socket.socket, reader: TcpCardReader, heard: Queue[CardRead | DomainError], until: Until
) -> None:
    bridge.accept()[0].close()
    until(lambda: reader.state().ok is False)
    with bridge.accept()[0]:  # says nothing
        until(lambda: reader.state().ok is True)
        until(lambda: reader.state().detail == "no sign of life")
    while heard.empty():  # a call may have been given up before it was taken
        with bridge.accept()[0] as connection, suppress(ConnectionError):
            connection.sendall(card() + b"\n")
            connection.recv(1)
    assert heard.get() == READ


def test_no_bridge_is_said_and_can_be_left(clock: FixedClock, until: Until) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    reader = TcpCardReader(host="127.0.0.1", port=port, clock=clock)
    assert reader.state().ok is None
    reader.start(lambda _: None)
    until(lambda: reader.state().ok is False)
    reader.stop()
    assert reader.state().ok is None


def test_a_megabyte_without_an_end_is_one_unreadable_card(
    bridge: socket.socket, reader: TcpCardReader, heard: Queue[CardRead | DomainError]
) -> None:
    with bridge.accept()[0] as connection:
        connection.sendall(b"CARD " + b"{" * (1 << 20) + b"\n" + card() + b"\n")
        assert isinstance(heard.get(timeout=SECONDS), CardUnreadable)
        assert heard.get(timeout=SECONDS) == READ


def test_a_card_over_a_serial_port(clock: FixedClock, heard: Queue[CardRead | DomainError], until: Until) -> None:
    near, far = os.openpty()
    tty.setraw(far)
    with ExitStack() as stack:
        stack.callback(os.close, near)
        stack.callback(os.close, far)
        reader = SerialCardReader(port=os.ttyname(far), clock=clock)
        stack.callback(reader.stop)
        reader.start(heard.put)
        until(lambda: reader.state().ok is True)
        os.write(near, card() + b"\r\n")
        assert heard.get(timeout=SECONDS) == READ


def test_the_demos_reader_exists_only_in_demo_mode() -> None:
    heard: list[CardRead | DomainError] = []
    reader = DemoCardReader(demo=True)
    reader.present(READ)
    reader.start(heard.append)
    reader.present(READ)
    reader.stop()
    reader.present(READ)
    assert heard == [READ]
    assert reader.state().detail == "demo"
    with pytest.raises(BadSettings, match="demo"):
        DemoCardReader(demo=False)
