import socket
from collections.abc import Mapping
from typing import IO

import serial
import usb.core

class Escpos:
    def open(self, raise_not_found: bool = True) -> None: ...
    def close(self) -> None: ...
    def _raw(self, msg: bytes) -> None: ...
    def image(self, img_source: object, *, fragment_height: int = 960) -> None: ...
    def cut(self, mode: str = "FULL", feed: bool = True) -> None: ...

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
        idVendor: int | None = None,
        idProduct: int | None = None,
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
