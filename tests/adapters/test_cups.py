"""A CUPS server of the test's own, on 127.0.0.1 with everything in a temporary folder."""

import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters import thermal
from kiosk.adapters.cups import CupsDocumentPrinter, CupsTicketPrinter, status_of
from kiosk.adapters.ipp import Answer, NoAnswerError, NoServerError, Operation, Server, decode
from kiosk.domain.errors import PrinterFault, PrinterOffline
from kiosk.domain.papers import Raster
from kiosk.ports import Printed, PrinterState

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"

CONFIGURATION = """
Listen 127.0.0.1:{port}
Listen {root}/cups.sock
LogLevel warn
JobKillDelay 1
Browsing Off
WebInterface No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {root}
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/spool/tmp
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
"""
# name: what differs from a queue that is well and sends what it gets to the printer
QUEUES = {
    "invoice": "",
    "ticket": "",
    "closed": "Accepting No",
    "paused": "State Stopped\nStateMessage Paused\nReason paused",
    "empty": "Reason media-empty-error",
    "refilled": "Reason media-empty-error",
    "low": "Reason media-low-warning",
    "open": "Reason cover-open-report",
    "stuck": "DeviceURI socket://127.0.0.1:{dead_port}",
    "aborting": "DeviceURI socket://127.0.0.1:{dead_port}/?contimeout=1\nErrorPolicy abort-job",
}


def queue(name: str, changes: str, port: int) -> str:
    """One entry of printers.conf; of two lines of a kind the later one counts."""
    lines = {"DeviceURI": f"socket://127.0.0.1:{port}", "State": "Idle", "Accepting": "Yes", "Shared": "No"}
    lines |= dict(line.split(" ", 1) for line in changes.splitlines())
    return "\n".join((f"<Printer {name}>", *(f"{key} {value}" for key, value in lines.items()), "</Printer>\n"))


@dataclass(frozen=True)
class Cups:
    """The running server."""

    root: Path
    port: int
    printed: list[bytes]

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture(scope="module")
def network_printer() -> Iterator[tuple[int, list[bytes]]]:
    """A printer at a port, as page printers in the network are: it keeps what each connection brings."""
    printed: list[bytes] = []

    def serve(server: socket.socket) -> None:
        while True:
            connection, _ = server.accept()
            with connection, connection.makefile("rb") as job:
                if not (data := job.read()):
                    return
                printed.append(data)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server,))
        thread.start()
        port = int(server.getsockname()[1])
        yield port, printed
        socket.create_connection(("127.0.0.1", port)).close()
        thread.join()


@pytest.fixture(scope="module")
def cups(network_printer: tuple[int, list[bytes]]) -> Iterator[Cups]:
    program = shutil.which("cupsd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    assert program, "cupsd is missing: install the Debian package cups (scripts/test does)"
    # Not pytest's own folder: the server's helpers run as another user and must be able to enter.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        root, dead_port = Path(folder), free_port()
        live_port, printed = network_printer
        root.chmod(0o755)
        cups = Cups(root, free_port(), printed)
        for name in ("cache", "state", "spool/tmp"):
            (root / name).mkdir(parents=True)
        (root / "cupsd.conf").write_text(CONFIGURATION.format(root=root, port=cups.port))
        (root / "cups-files.conf").write_text(FILES.format(root=root))
        queues = (queue(name, changes.format(dead_port=dead_port), live_port) for name, changes in QUEUES.items())
        (root / "printers.conf").write_text("".join(queues))
        command = [program, "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                wait_for(cups, server)
                yield cups
            finally:
                server.terminate()
                server.wait(timeout=30)


def wait_for(cups: Cups, server: "subprocess.Popen[bytes]") -> None:
    deadline, pause = monotonic() + 30, threading.Event()
    while CupsDocumentPrinter(queue="invoice", server=cups.address).status().state is not PrinterState.READY:
        log = cups.root / "error_log"
        assert server.poll() is None, f"cupsd ended: {log.read_text() if log.exists() else 'no log'}"
        assert monotonic() < deadline, "cupsd does not answer"
        pause.wait(0.05)


def test_a_pdf_arrives_and_is_confirmed(cups: Cups) -> None:
    printer = CupsDocumentPrinter(queue="invoice", server=cups.address)
    assert printer.status().state is PrinterState.READY
    assert printer.print(PDF, title="门诊收费票据 0000000001") is Printed.CONFIRMED
    assert cups.printed[-1] == PDF


def test_the_unix_socket_is_as_good(cups: Cups) -> None:
    printer = CupsDocumentPrinter(queue="invoice", server=str(cups.root / "cups.sock"))
    assert printer.print(PDF + b"% two\n", title="A") is Printed.CONFIRMED
    assert cups.printed[-1] == PDF + b"% two\n"


def test_a_ticket_goes_through_as_it_is_and_is_only_sent(cups: Cups, picture: Raster) -> None:
    printer = CupsTicketPrinter(queue="ticket", server=cups.address)
    assert printer.dots == 576
    assert printer.status().state is PrinterState.READY
    assert printer.print(picture, title="A013") is Printed.SENT
    assert cups.printed[-1] == thermal.job(picture)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("empty", PrinterState.PAPER_OUT),
        ("low", PrinterState.PAPER_LOW),
        ("open", PrinterState.COVER_OPEN),
        ("paused", PrinterState.ERROR),
        ("closed", PrinterState.ERROR),
    ],
)
def test_what_cups_says_of_a_printer(cups: Cups, name: str, state: PrinterState) -> None:
    assert CupsDocumentPrinter(queue=name, server=cups.address).status().state is state


@pytest.mark.parametrize("name", ["paused", "closed"])
def test_a_queue_that_takes_nothing_prints_nothing(cups: Cups, name: str) -> None:
    before = len(cups.printed)
    with pytest.raises(PrinterFault, match=name):
        CupsDocumentPrinter(queue=name, server=cups.address).print(PDF, title="A")
    assert open_jobs(cups, name) == 0
    assert len(cups.printed) == before


def test_what_cups_says_of_paper_may_be_old_and_stops_no_job(cups: Cups) -> None:
    printer = CupsDocumentPrinter(queue="refilled", server=cups.address)
    assert printer.print(PDF, title="A") is Printed.CONFIRMED
    assert cups.printed[-1] == PDF


def test_an_unknown_printer_is_named_with_the_nearest_and_all_others(cups: Cups) -> None:
    printer = CupsDocumentPrinter(queue="invoise", server=cups.address)
    with pytest.raises(PrinterFault) as caught:
        printer.print(PDF, title="A")
    assert caught.value.log.startswith("there is no printer 'invoise'. Did you mean 'invoice'? CUPS has: aborting, ")
    assert printer.status().state is PrinterState.ERROR
    assert printer.status().detail == caught.value.log
    strange = CupsDocumentPrinter(queue="../admin?x=1#打印机", server=cups.address)
    assert "Did you mean" not in strange.status().detail


def test_a_late_job_that_had_begun_is_withdrawn_and_unknown(cups: Cups) -> None:
    printer = CupsDocumentPrinter(queue="stuck", server=cups.address, job_seconds=10)
    assert printer.print(PDF, title="A") is Printed.UNKNOWN
    until_open_jobs(cups, "stuck", 0)


def test_a_late_job_that_never_began_is_withdrawn_and_certainly_not_printed(cups: Cups) -> None:
    uri = ("ipp://localhost/printers/stuck",)
    first = Server(cups.address).ask(Operation.PRINT_JOB, {"printer-uri": uri}, data=PDF).number("job-id")
    assert first is not None
    with pytest.raises(PrinterFault, match="never began"):
        CupsDocumentPrinter(queue="stuck", server=cups.address, job_seconds=1).print(PDF, title="A")
    until_open_jobs(cups, "stuck", 1)
    Server(cups.address).ask(Operation.CANCEL_JOB, {"printer-uri": uri, "job-id": (first,)})


def test_a_job_given_up_by_cups_is_unknown(cups: Cups) -> None:
    assert CupsDocumentPrinter(queue="aborting", server=cups.address).print(PDF, title="A") is Printed.UNKNOWN


def until_open_jobs(cups: Cups, name: str, count: int) -> None:
    """Wait for the server: it counts a withdrawn job until the program that sends it has ended."""
    deadline, pause = monotonic() + 30, threading.Event()
    while (found := open_jobs(cups, name)) != count:
        assert monotonic() < deadline, f"{found} jobs are open at {name}, not {count}"
        pause.wait(0.05)


def open_jobs(cups: Cups, name: str) -> int:
    uri = f"ipp://localhost/printers/{name}"
    answer = Server(cups.address).ask(Operation.GET_PRINTER, {"printer-uri": (uri,)})
    return answer.number("queued-job-count") or 0


def test_no_server_is_off_line() -> None:
    for address in (f"127.0.0.1:{free_port()}", "/no/such/cups.sock", "127.0.0.1:no-port", "printer.invalid:631"):
        printer = CupsDocumentPrinter(queue="invoice", server=address)
        assert printer.status().state is PrinterState.OFFLINE
        with pytest.raises(PrinterOffline):
            printer.print(PDF, title="A")


@pytest.fixture
def stranger() -> Iterator[Callable[[bytes], str]]:
    """Something at the address that is no print server: it says one thing to everybody and hangs up."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        says: list[bytes] = []

        def serve() -> None:
            while True:
                connection, _ = server.accept()
                with connection:
                    if not connection.recv(65536):
                        return
                    connection.sendall(says[0])

        thread = threading.Thread(target=serve)
        thread.start()
        port = server.getsockname()[1]

        def saying(what: bytes) -> str:
            says[:] = [what]
            return f"127.0.0.1:{port}"

        yield saying
        socket.create_connection(("127.0.0.1", port)).close()
        thread.join()


@pytest.mark.parametrize("what", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nno!"])
def test_a_stranger_at_the_address_is_unknown(stranger: Callable[[bytes], str], what: bytes) -> None:
    printer = CupsDocumentPrinter(queue="invoice", server=stranger(what))
    assert printer.status().state is PrinterState.UNKNOWN
    with pytest.raises(PrinterOffline):
        printer.print(PDF, title="A")


def test_a_server_that_wants_a_password_is_an_error(stranger: Callable[[bytes], str]) -> None:
    address = stranger(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
    assert CupsDocumentPrinter(queue="invoice", server=address).status().state is PrinterState.ERROR


@given(st.binary(max_size=200))
def test_no_answer_at_all_breaks_the_reading(body: bytes) -> None:
    with suppress(NoAnswerError):
        assert isinstance(decode(body), Answer)


def test_nothing_told_is_unknown() -> None:
    assert status_of(Answer(0)).state is PrinterState.UNKNOWN
    with pytest.raises(NoServerError):
        Server("").ask(Operation.CUPS_GET_PRINTERS, {})
