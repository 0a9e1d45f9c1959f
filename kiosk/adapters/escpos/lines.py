"""The lines to an ESC/POS printer, by python-escpos; trouble on them is `LineDownError` or `LineBrokenError`."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Protocol

from escpos import capabilities
from escpos.escpos import Escpos
from escpos.exceptions import Error
from escpos.printer import File, Network, Serial, Usb
from usb.core import NoBackendError, USBTimeoutError


class LineDownError(Exception):
    """There is no connection, so nothing was sent."""


class LineBrokenError(Exception):
    """The connection ended or stuck while in use; what was sent may have arrived."""


class Line(Protocol):
    """A connection to a printer; ``answers`` is False where none can be expected."""

    answers: bool

    def send(self, data: bytes) -> None:
        """Send all of it, or raise `LineBrokenError`."""
        ...

    def read(self, seconds: float) -> bytes:
        """What the printer says within ``seconds``, b"" for nothing; raises `LineBrokenError`."""
        ...

    def close(self) -> None:
        """Hang up; never raises."""
        ...


class _Wire:
    """What all lines share: the library's device and its errors."""

    answers = True

    def __init__(self, printer: Escpos) -> None:
        self._printer = printer
        _tidy_up()

    def send(self, data: bytes) -> None:
        """Send all of it."""
        with _breaking():
            self._printer._raw(data)

    def close(self) -> None:
        """Hang up."""
        with suppress(OSError, Error):
            self._printer.close()


class TcpLine(_Wire):
    """Port 9100 and the like; ``seconds`` bounds connecting and each write."""

    def __init__(self, host: str, port: int, *, seconds: float) -> None:
        printer = Network(host, port, timeout=seconds)
        with _opening(f"{host}:{port}"):
            # Connecting by the library leaves the socket open when it fails.
            self._socket = printer.device = socket.create_connection((host, port), timeout=seconds)
        self._seconds = seconds
        super().__init__(printer)

    def read(self, seconds: float) -> bytes:
        """What has come; a printer that hangs up is a broken line."""
        self._socket.settimeout(seconds)
        try:
            with _breaking():
                data = _nothing_yet(self._socket)
        finally:
            self._socket.settimeout(self._seconds)
        if data == b"":
            raise LineBrokenError("the printer hung up")
        return data or b""


def _nothing_yet(connection: socket.socket) -> bytes | None:
    try:
        return connection.recv(64)
    except (TimeoutError, BlockingIOError):
        return None


class SerialLine(_Wire):
    """A serial port; ``seconds`` bounds each write, which the library itself would let wait for ever."""

    def __init__(self, port: str, baud: int, *, seconds: float) -> None:
        printer = Serial(port, baud, timeout=seconds)
        with _opening(port):
            printer.open()
        assert printer.device is not None
        self._port = printer.device
        self._port.write_timeout = self._seconds = seconds
        super().__init__(printer)

    def read(self, seconds: float) -> bytes:
        """The first byte, and what came with it."""
        with _breaking():
            self._port.timeout = seconds
            return bytes(self._port.read(1) + self._port.read(self._port.in_waiting))

    def close(self) -> None:
        """Give the last bytes some time, then hang up; the library would wait for ever for a printer that is off."""
        with suppress(OSError):
            deadline = monotonic() + self._seconds
            while self._port.out_waiting and monotonic() < deadline:
                sleep(0.02)
            self._port.reset_output_buffer()
        with suppress(OSError):
            self._port.close()


class UsbLine(_Wire):
    """A USB printer found by its numbers; ``extra`` goes to pyusb's ``find``."""

    def __init__(
        self, vendor: int, product: int, *, ends: tuple[int, int], seconds: float, extra: dict[str, object]
    ) -> None:
        inward, outward = ends
        printer = Usb(vendor, product, extra, timeout=int(seconds * 1000), in_ep=inward, out_ep=outward)
        with _opening(f"usb {vendor:04x}:{product:04x}"):
            printer.open()
        if printer.device is None:  # what the library leaves when Python runs with -O
            raise LineDownError("no such USB device")
        self._device, self._inward = printer.device, inward
        super().__init__(printer)

    def read(self, seconds: float) -> bytes:
        """One packet."""
        try:
            with _breaking():
                # 0 would mean "wait for ever"
                return bytes(self._device.read(self._inward, 64, max(1, int(seconds * 1000))))
        except LineBrokenError as error:
            if isinstance(error.__cause__, USBTimeoutError):
                return b""
            raise


class FileLine(_Wire):
    """A device file or a plain file that takes bytes and never answers."""

    answers = False

    def __init__(self, path: Path) -> None:
        # As root a typing error would become a file in /dev, and opening a pipe nobody reads never returns.
        if path.is_fifo() or (path.is_relative_to("/dev") and not path.is_char_device()):
            raise LineDownError(f"{path} is no printer")
        printer = File(str(path))
        with _opening(str(path)):
            printer.open()
        super().__init__(printer)

    def read(self, seconds: float) -> bytes:
        """Nothing, ever."""
        return b""


@contextmanager
def _opening(where: str) -> Iterator[None]:
    try:
        yield
    except (OSError, Error, NoBackendError) as error:
        raise LineDownError(f"{where}: {error}") from error


@contextmanager
def _breaking() -> Iterator[None]:
    try:
        yield
    except (OSError, Error) as error:
        raise LineBrokenError(str(error)) from error


def _tidy_up() -> None:
    """Remove the folder that importing the library leaves in the temporary files of every process."""
    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
