"""The ways to reach an ESC/POS printer, with the options an installation sets.

All take ``dots`` (384 for 58 mm paper, 576 for 80 mm), ``answers`` (False where the wiring has no way back),
``answer_seconds`` and ``job_seconds``; see `EscposPrinter`.
"""

from pathlib import Path

from kiosk.adapters.escpos.lines import FileLine, SerialLine, TcpLine, UsbLine
from kiosk.adapters.escpos.printer import EscposPrinter, Patience

SEND_SECONDS = 5.0  # connecting, and each write: a printer that takes no byte for so long has stopped


class TcpTicketPrinter(EscposPrinter):
    """A printer in the network, usually at port 9100."""

    def __init__(
        self,
        *,
        host: str,
        port: int = 9100,
        dots: int = 576,
        answers: bool = True,
        answer_seconds: float = 1.0,
        job_seconds: float = 8.0,
    ) -> None:
        super().__init__(
            lambda: TcpLine(host, port, seconds=SEND_SECONDS),
            dots=dots,
            answers=answers,
            patience=Patience(answer_seconds, job_seconds),
        )


class SerialTicketPrinter(EscposPrinter):
    """A printer at a serial port such as /dev/ttyUSB0 or COM3."""

    def __init__(
        self,
        *,
        port: str,
        baud: int = 19200,
        dots: int = 576,
        answers: bool = True,
        answer_seconds: float = 1.0,
        job_seconds: float = 30.0,
    ) -> None:
        super().__init__(
            # 40 kB take 20 s at 19200 baud, so one band may need some
            lambda: SerialLine(port, baud, seconds=2 * SEND_SECONDS),
            dots=dots,
            answers=answers,
            patience=Patience(answer_seconds, job_seconds),
        )


class UsbTicketPrinter(EscposPrinter):
    """A printer on USB, found by its numbers (TOML takes 0x04b8); needs libusb 1.0 and the right to use the device.

    ``inward`` and ``outward`` are its end points, ``backend`` another one of pyusb's, for tests.
    """

    def __init__(
        self,
        *,
        vendor: int,
        product: int,
        inward: int = 0x82,
        outward: int = 0x01,
        dots: int = 576,
        answers: bool = True,
        answer_seconds: float = 1.0,
        job_seconds: float = 8.0,
        backend: object = None,
    ) -> None:
        extra = {"backend": backend} if backend else {}
        super().__init__(
            lambda: UsbLine(vendor, product, ends=(inward, outward), seconds=SEND_SECONDS, extra=extra),
            dots=dots,
            answers=answers,
            patience=Patience(answer_seconds, job_seconds),
        )


class FileTicketPrinter(EscposPrinter):
    """A device file such as /dev/usb/lp0, or a plain file that keeps the last job."""

    def __init__(self, *, path: str, dots: int = 576) -> None:
        super().__init__(lambda: FileLine(Path(path)), dots=dots, answers=False)
