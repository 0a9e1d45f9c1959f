"""A ticket printer in the network: what is told for certain, and what is not."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Thread

import pytest

from kiosk.adapters import thermal
from kiosk.adapters.escpos import TcpTicketPrinter
from kiosk.domain.errors import (
    BadSettings,
    PrinterCoverOpen,
    PrinterFault,
    PrinterOffline,
    PrinterOutOfPaper,
    PrinterTrouble,
)
from kiosk.domain.papers import Raster
from kiosk.ports import Printed, PrinterState

READY = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
NEAR_END = {**READY, 4: 0x1E}
PAPER_OUT = {1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x7E}
COVER_OPEN = {1: 0x1A, 2: 0x16, 3: 0x12, 4: 0x12}
CUTTER = {1: 0x1A, 2: 0x52, 3: 0x1A, 4: 0x12}
OFF_LINE = {**READY, 1: 0x1A}
IN_ORDER_FINE = 0x00


@dataclass(frozen=True)
class Script:
    """How the printer behaves: ``answers`` before byte ``turn`` of the job and ``later`` from it on.

    ``in_order`` False: it knows no GS r. ``drop`` hangs up at that byte of the job.
    """

    answers: dict[int, int] = field(default_factory=lambda: dict(READY))
    later: dict[int, int] | None = None
    turn: int = 1 << 30
    drop: int = 1 << 30
    in_order: bool = True
    chatter: bytes = b""  # said unasked, as soon as somebody connects


class TcpPrinter:
    """Listens until it is closed; ``received`` is the job without the questions in it."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.received = bytearray()
        self.connections = 0
        self._closing = False
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._closing = True
        with socket.create_connection(("127.0.0.1", self.port)):
            pass  # wakes the thread up
        self._thread.join()
        self._server.close()

    def __enter__(self) -> "TcpPrinter":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                if self._closing:
                    return
                self.connections += 1
                connection.sendall(self.script.chatter)
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        rest = b""
        while True:
            try:
                data = connection.recv(1024)
            except ConnectionError:
                return
            if not data:
                return
            rest = self._work(rest + data, connection)
            if len(self.received) >= self.script.drop:
                return

    def _work(self, data: bytes, connection: socket.socket) -> bytes:
        """Take everything but a question that is still cut in two."""
        while data:
            start = min((at for at in (data.find(b"\x10\x04"), data.find(b"\x1dr\x01")) if at >= 0), default=-1)
            if start < 0:
                keep = 2 if data[-2:] == b"\x1dr" else int(data[-1:] in (b"\x10", b"\x1d"))
                self.received += data[: len(data) - keep]
                return data[len(data) - keep :]
            if len(data) < start + 3:
                self.received += data[:start]
                return data[start:]
            self.received += data[:start]
            self._answer(data[start : start + 3], connection)
            data = data[start + 3 :]
        return b""

    def _answer(self, question: bytes, connection: socket.socket) -> None:
        turned = len(self.received) >= self.script.turn
        answers = self.script.later if turned and self.script.later is not None else self.script.answers
        if question[:2] == b"\x10\x04" and question[2] in answers:
            connection.sendall(bytes((answers[question[2]],)))
        elif question == b"\x1dr\x01" and self.script.in_order and not turned:
            connection.sendall(bytes((IN_ORDER_FINE,)))


Plug = Callable[..., tuple[TcpPrinter, TcpTicketPrinter]]


@pytest.fixture
def plug() -> Iterator[Plug]:
    """Start a printer that behaves as scripted, and connect to it."""
    with ExitStack() as stack:

        def start(**script: object) -> tuple[TcpPrinter, TcpTicketPrinter]:
            printer = stack.enter_context(TcpPrinter(Script(**script)))
            return printer, TcpTicketPrinter(host="127.0.0.1", port=printer.port, answer_seconds=0.3, job_seconds=0.7)

        yield start


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (READY, PrinterState.READY),
        (NEAR_END, PrinterState.PAPER_LOW),
        (PAPER_OUT, PrinterState.PAPER_OUT),
        (COVER_OPEN, PrinterState.COVER_OPEN),
        (CUTTER, PrinterState.ERROR),
        (OFF_LINE, PrinterState.OFFLINE),
        ({}, PrinterState.UNKNOWN),
        ({1: 0x12}, PrinterState.UNKNOWN),
        ({1: 0x12, 4: 0x12}, PrinterState.READY),
    ],
)
def test_the_printer_is_asked_never_assumed(plug: Plug, answers: dict[int, int], state: PrinterState) -> None:
    _, adapter = plug(answers=answers)
    assert adapter.status().state is state


def test_a_whole_job_is_confirmed_after_the_printer_worked_it_off(plug: Plug, picture: Raster) -> None:
    printer, adapter = plug()
    assert adapter.print(picture, title="A013") is Printed.CONFIRMED
    assert bytes(printer.received) == thermal.job(picture)
    assert printer.connections == 1


def test_near_the_end_of_the_paper_still_prints(plug: Plug, picture: Raster) -> None:
    _, adapter = plug(answers=NEAR_END)
    assert adapter.print(picture, title="A013") is Printed.CONFIRMED


@pytest.mark.parametrize(
    ("answers", "trouble"),
    [
        (PAPER_OUT, PrinterOutOfPaper),
        (COVER_OPEN, PrinterCoverOpen),
        (CUTTER, PrinterFault),
        (OFF_LINE, PrinterOffline),
    ],
)
def test_trouble_known_before_the_first_dot_prints_nothing(
    plug: Plug, picture: Raster, answers: dict[int, int], trouble: type[PrinterTrouble]
) -> None:
    printer, adapter = plug(answers=answers)
    with pytest.raises(trouble) as caught:
        adapter.print(picture, title="A013")
    assert not printer.received
    assert caught.value.reason == adapter.status().state


@pytest.mark.parametrize("turn", [100, 9_000, 21_000])
def test_paper_that_ends_in_the_middle_is_unknown(plug: Plug, picture: Raster, turn: int) -> None:
    _, adapter = plug(later=PAPER_OUT, turn=turn)
    assert adapter.print(picture, title="A013") is Printed.UNKNOWN


@pytest.mark.parametrize("drop", [1, 100, 9_000, 21_000])
def test_a_connection_lost_in_the_middle_is_unknown(plug: Plug, picture: Raster, drop: int) -> None:
    _, adapter = plug(drop=drop)
    assert adapter.print(picture, title="A013") is Printed.UNKNOWN


def test_a_printer_that_falls_silent_is_unknown(plug: Plug, picture: Raster) -> None:
    _, adapter = plug(later={}, turn=500)
    assert adapter.print(picture, title="A013") is Printed.UNKNOWN


def test_a_printer_that_never_answers_is_never_called_ready(plug: Plug, picture: Raster) -> None:
    printer, adapter = plug(answers={}, in_order=False)
    assert adapter.status().state is PrinterState.UNKNOWN
    assert adapter.print(picture, title="A013") is Printed.UNKNOWN
    assert bytes(printer.received) == thermal.job(picture)


def test_a_well_printer_that_knows_no_answer_in_order_is_sent(plug: Plug, picture: Raster) -> None:
    _, adapter = plug(in_order=False)
    assert adapter.print(picture, title="A013") is Printed.SENT


def test_wiring_without_a_way_back_is_sent(plug: Plug, picture: Raster) -> None:
    printer, _ = plug(answers={}, in_order=False)
    adapter = TcpTicketPrinter(host="127.0.0.1", port=printer.port, answers=False)
    assert adapter.status().state is PrinterState.UNKNOWN
    assert adapter.print(picture, title="A013") is Printed.SENT


def test_what_is_said_unasked_is_no_answer(plug: Plug) -> None:
    automatic_status = bytes((0x18, 0x00, 0x0C, 0x00))
    _, adapter = plug(answers={}, chatter=automatic_status)
    assert adapter.status().state is PrinterState.UNKNOWN
    _, adapter = plug(chatter=automatic_status + bytes((0x7E,)))
    assert adapter.status().state is PrinterState.READY


def test_nobody_at_the_address(picture: Raster) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    adapter = TcpTicketPrinter(host="127.0.0.1", port=port)
    assert adapter.status().state is PrinterState.OFFLINE
    with pytest.raises(PrinterOffline) as caught:
        adapter.print(picture, title="A013")
    assert str(port) in caught.value.log


def test_a_name_that_does_not_exist_is_offline() -> None:
    assert TcpTicketPrinter(host="printer.invalid").status().state is PrinterState.OFFLINE


def test_the_next_job_after_a_lost_one_is_whole(plug: Plug, picture: Raster) -> None:
    printer, adapter = plug(drop=9_000)
    assert adapter.print(picture, title="A013") is Printed.UNKNOWN
    printer.script = Script()
    printer.received.clear()
    assert adapter.print(picture, title="A013") is Printed.CONFIRMED
    assert bytes(printer.received) == thermal.job(picture)


def test_widths(plug: Plug) -> None:
    printer, _ = plug()
    narrow = TcpTicketPrinter(host="127.0.0.1", port=printer.port, dots=384)
    with pytest.raises(ValueError, match="576"):
        narrow.print(Raster(576, 1, bytes(72)), title="too wide")
    assert narrow.print(Raster(384, 9, bytes(48 * 9)), title="fits") is Printed.CONFIRMED
    with pytest.raises(BadSettings, match="384"):
        TcpTicketPrinter(host="127.0.0.1", dots=58)
