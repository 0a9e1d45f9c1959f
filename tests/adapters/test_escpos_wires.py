"""Ticket printers on a serial port, on USB, and behind a device file."""

import errno
import os
import subprocess
import sys
import threading
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import usb.backend
import usb.core

from kiosk.adapters import thermal
from kiosk.adapters.escpos import FileTicketPrinter, SerialTicketPrinter, UsbTicketPrinter
from kiosk.domain.errors import PrinterOffline
from kiosk.domain.papers import Raster
from kiosk.ports import Printed, PrinterState

SMALL = Raster(384, 40, bytes(range(64)) * 30)
FINE = 0x12


def answers_to(data: bytes) -> bytes:
    """What a printer says that is well."""
    return bytes((FINE,)) * data.count(b"\x10\x04") + b"\x00" * data.count(b"\x1dr\x01")


@pytest.fixture
def serial_port() -> Iterator[tuple[str, int]]:
    near, far = os.openpty()
    yield os.ttyname(far), near
    for end in (near, far):
        os.close(end)


def test_serial_job_is_confirmed(serial_port: tuple[str, int]) -> None:
    name, near = serial_port
    received = bytearray()

    def play_printer() -> None:
        while thermal.IN_ORDER not in received or not received.endswith(thermal.ask(thermal.ERROR_CAUSE)):
            data = os.read(near, 4096)
            received.extend(data)
            os.write(near, answers_to(data))

    player = threading.Thread(target=play_printer)
    player.start()
    printed = SerialTicketPrinter(port=name, dots=384).print(SMALL, title="A001")
    player.join()
    assert printed is Printed.CONFIRMED
    assert thermal.job(SMALL) in bytes(received)


def test_a_serial_printer_that_takes_nothing_does_not_hold_us_up(
    serial_port: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.adapters.escpos.ways.SEND_SECONDS", 0.1)
    tall = Raster(576, 2000, bytes(72 * 2000))
    adapter = SerialTicketPrinter(port=serial_port[0], answer_seconds=0.1, job_seconds=0.1)
    assert adapter.status().state is PrinterState.UNKNOWN
    assert adapter.print(tall, title="A001") is Printed.UNKNOWN


def test_no_such_serial_port() -> None:
    adapter = SerialTicketPrinter(port="/dev/no-such-port")
    assert adapter.status().state is PrinterState.OFFLINE
    with pytest.raises(PrinterOffline):
        adapter.print(SMALL, title="A001")


class FakeUsb(usb.backend.IBackend):
    """A USB stack with one printer in it; ``fails_after`` bytes it is pulled out."""

    def __init__(self, *, fails_after: int = 1 << 30, silent: bool = False) -> None:
        super().__init__()
        self.received = bytearray()
        self._to_say = bytearray()
        self._fails_after = fails_after
        self._silent = silent

    def enumerate_devices(self) -> Iterator[object]:
        yield "printer"

    def get_device_descriptor(self, dev: object) -> SimpleNamespace:
        numbers = {"idVendor": 0x04B8, "idProduct": 0x0202, "bNumConfigurations": 1}
        kinds = {"bLength": 18, "bDescriptorType": 1, "bDeviceClass": 0, "bDeviceSubClass": 0, "bDeviceProtocol": 0}
        rest = {"bcdUSB": 0x200, "bMaxPacketSize0": 64, "bcdDevice": 1, "iManufacturer": 0, "iProduct": 0}
        place = {"iSerialNumber": 0, "bus": 1, "address": 1, "port_number": 1, "port_numbers": (1,), "speed": 3}
        return SimpleNamespace(**numbers, **kinds, **rest, **place)

    def get_configuration_descriptor(self, dev: object, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0x80,
            bMaxPower=50,
            extra_descriptors=b"",
        )

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> SimpleNamespace:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=2,
            bInterfaceClass=7,
            bInterfaceSubClass=1,
            bInterfaceProtocol=2,
            iInterface=0,
            extra_descriptors=b"",
        )

    def get_endpoint_descriptor(self, dev: object, ep: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(0x82, 0x01)[ep],
            bmAttributes=2,
            wMaxPacketSize=64,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=b"",
        )

    def open_device(self, dev: object) -> str:
        return "open"

    def close_device(self, dev_handle: object) -> None: ...

    def set_configuration(self, dev_handle: object, config_value: int) -> None: ...

    def get_configuration(self, dev_handle: object) -> int:
        return 1

    def claim_interface(self, dev_handle: object, intf: int) -> None: ...

    def release_interface(self, dev_handle: object, intf: int) -> None: ...

    def reset_device(self, dev_handle: object) -> None: ...

    def bulk_write(self, dev_handle: object, ep: int, intf: int, data: array, timeout: int) -> int:
        self.received += data.tobytes()
        if len(self.received) > self._fails_after:
            raise usb.core.USBError("No such device", errno=errno.ENODEV)
        if not self._silent:
            self._to_say += answers_to(data.tobytes())
        return len(data)

    def bulk_read(self, dev_handle: object, ep: int, intf: int, buff: array, timeout: int) -> int:
        if not self._to_say:
            raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        said = array("B", self._to_say)
        self._to_say.clear()
        buff[: len(said)] = said
        return len(said)


def usb_printer(backend: FakeUsb, *, product: int = 0x0202) -> UsbTicketPrinter:
    return UsbTicketPrinter(
        vendor=0x04B8, product=product, dots=384, answer_seconds=0.05, job_seconds=0.1, backend=backend
    )


def test_usb_job_is_confirmed() -> None:
    backend = FakeUsb()
    adapter = usb_printer(backend)
    assert adapter.status().state is PrinterState.READY
    assert adapter.print(SMALL, title="A001") is Printed.CONFIRMED
    assert thermal.job(SMALL) in bytes(backend.received)


def test_usb_printer_that_never_answers() -> None:
    backend = FakeUsb(silent=True)
    assert usb_printer(backend).print(SMALL, title="A001") is Printed.UNKNOWN
    assert thermal.job(SMALL) in bytes(backend.received)


def test_usb_pulled_out_before_the_first_dot_and_in_the_middle() -> None:
    with pytest.raises(PrinterOffline):
        usb_printer(FakeUsb(fails_after=0)).print(SMALL, title="A001")
    assert usb_printer(FakeUsb(fails_after=1000)).print(SMALL, title="A001") is Printed.UNKNOWN


def test_no_such_usb_printer() -> None:
    assert usb_printer(FakeUsb(), product=0x9999).status().state is PrinterState.OFFLINE
    with pytest.raises(PrinterOffline):
        usb_printer(FakeUsb(), product=0x9999).print(SMALL, title="A001")


def test_a_file_takes_the_job_and_says_nothing(tmp_path: Path) -> None:
    adapter = FileTicketPrinter(path=str(tmp_path / "job.bin"), dots=384)
    assert adapter.status().state is PrinterState.UNKNOWN
    assert adapter.print(SMALL, title="A001") is Printed.SENT
    assert (tmp_path / "job.bin").read_bytes() == thermal.job(SMALL)


def test_a_typing_error_never_becomes_a_file_among_the_devices(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in ("/dev/no-such-printer", str(pipe), str(tmp_path / "no" / "folder")):
        adapter = FileTicketPrinter(path=path, dots=384)
        assert adapter.status().state is PrinterState.OFFLINE
        with pytest.raises(PrinterOffline):
            adapter.print(SMALL, title="A001")
    assert not Path("/dev/no-such-printer").exists()


def test_a_full_disk_in_the_middle_is_unknown() -> None:
    adapter = FileTicketPrinter(path="/dev/full", dots=384)
    with pytest.raises(PrinterOffline):  # not even the first bytes, which print nothing, were taken
        adapter.print(SMALL, title="A001")


def test_the_library_leaves_nothing_in_the_temporary_files(tmp_path: Path) -> None:
    program = (
        "from kiosk.adapters.escpos import FileTicketPrinter\n"
        "from kiosk.domain.papers import Raster\n"
        "FileTicketPrinter(path='/dev/null', dots=384).print(Raster(384, 1, bytes(48)), title='A001')\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=120)
    assert list(tmp_path.iterdir()) == []
