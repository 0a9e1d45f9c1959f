import socket
from collections.abc import Mapping
from typing import IO

import serial
import usb.core
from escpos.escpos import Escpos

class Network(Escpos):
    device: socket.socket | None
    def __init__(self, host: str = "", port: int = 9100, timeout: float = 60) -> None: ...

class Serial(Escpos):
    device: serial.Serial | None
    def __init__(
        self, devfile: str = "", baudrate: int = 9600, *, timeout: float = 1, xonxoff: bool = False, dsrdtr: bool = True
    ) -> None: ...

class Usb(Escpos):
    device: usb.core.Device | None
    in_ep: int
    out_ep: int
    def __init__(
        self,
        vendor: int | None = None,  # by position: the library's own name is in camel case
        product: int | None = None,
        usb_args: Mapping[str, object] = ...,
        timeout: float = 0,
        in_ep: int = 0x82,
        out_ep: int = 0x01,
    ) -> None: ...

class File(Escpos):
    device: IO[bytes] | None
    def __init__(self, devfile: str = "", auto_flush: bool = True) -> None: ...

class Dummy(Escpos):
    output: bytes
