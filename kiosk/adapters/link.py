"""A thread that listens to a device that may be unplugged at any time, and finds it again."""

import logging
import socket
from collections.abc import Callable
from contextlib import closing
from threading import Event, Lock, Thread
from typing import Protocol

import serial

from kiosk.ports import DeviceState

log = logging.getLogger(__name__)

CHUNK = 4096
CONNECT_SECONDS = 2.0
FIRST_WAIT, LONGEST_WAIT = 0.5, 15.0  # seconds between attempts; doubled each time


class Wire(Protocol):
    """An open connection; every method raises `OSError` when it is gone."""

    def read(self) -> bytes:
        """What has come, at most `CHUNK` bytes; b"" when nothing came for a while."""
        ...

    def write(self, data: bytes) -> None:
        """Send all of it."""
        ...

    def close(self) -> None:
        """Hang up."""
        ...


class SerialWire:
    """A serial port; a read ends after ``silence`` seconds without a byte."""

    def __init__(self, port: str, baud: int, *, silence: float) -> None:
        try:
            self._port = serial.Serial(port, baud, timeout=silence, write_timeout=CONNECT_SECONDS)
        except ValueError as error:  # a baud rate that the port cannot have
            raise OSError(str(error)) from error

    def read(self) -> bytes:
        """The first byte, and what came with it."""
        first = bytes(self._port.read(1))
        return first + bytes(self._port.read(min(self._port.in_waiting, CHUNK - 1))) if first else b""

    def write(self, data: bytes) -> None:
        """Send all of it."""
        self._port.write(data)

    def close(self) -> None:
        """Hang up."""
        self._port.close()


class TcpWire:
    """A TCP connection; a read ends after ``silence`` seconds without a byte."""

    def __init__(self, host: str, port: int, *, silence: float) -> None:
        self._socket = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
        self._socket.settimeout(silence)

    def read(self) -> bytes:
        """What has come; raises when the other side has hung up."""
        try:
            data = self._socket.recv(CHUNK)
        except TimeoutError:
            return b""
        if not data:
            raise ConnectionResetError("the other side hung up")
        return data

    def write(self, data: bytes) -> None:
        """Send all of it."""
        self._socket.sendall(data)

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


class Session(Protocol):
    """What listens while one connection lasts."""

    def take(self, data: bytes) -> None:
        """Bytes as they come, b"" after a silence; raises `OSError` to have the connection made anew."""
        ...


class Link:
    """Keeps a connection to ``name`` open in a thread of its own; each new connection gets a new session."""

    def __init__(
        self, name: str, open_wire: Callable[[], Wire], begin: Callable[[Wire], Session], *, wait: float = FIRST_WAIT
    ) -> None:
        self._name = name
        self._open_wire = open_wire
        self._begin = begin
        self._first_wait = self._wait = wait
        self._stopped = Event()
        self._lock = Lock()
        self._state = DeviceState(None, "not started")
        self._thread = Thread(target=self._run, name=name, daemon=True)  # a crash must not wait for a scanner

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it: at most until the running read or attempt to connect is over."""
        self._stopped.set()
        self._thread.join()
        self._tell(DeviceState(None, "stopped"))

    def state(self) -> DeviceState:
        """Whether the device is there."""
        with self._lock:
            return self._state

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                with closing(self._open_wire()) as wire:
                    self._listen(wire)
            except OSError as error:
                self._lost(str(error))
            except Exception as error:
                # A mistake in whoever listens must not silence the device until somebody restarts the kiosk. The
                # text may hold what was read, so only the kind of the error is told.
                log.error("%s: %s in the program", self._name, type(error).__name__)
                self._lost("a mistake in the program")

    def _listen(self, wire: Wire) -> None:
        session = self._begin(wire)
        self._tell(DeviceState(ok=True, detail="listening"))
        log.info("%s: listening", self._name)
        while not self._stopped.is_set():
            session.take(wire.read())
            self._wait = self._first_wait

    def _lost(self, why: str) -> None:
        if self.state().ok is not False:  # one line for each time it goes, not for each attempt
            log.warning("%s: not there: %s", self._name, why)
        self._tell(DeviceState(ok=False, detail=why))
        self._stopped.wait(self._wait)
        self._wait = min(2 * self._wait, LONGEST_WAIT)

    def _tell(self, state: DeviceState) -> None:
        with self._lock:
            self._state = state


class LinkedDevice:
    """A device that is listened to over a link while somebody wants it."""

    def __init__(self, name: str, open_wire: Callable[[], Wire]) -> None:
        self._name = name
        self._open_wire = open_wire
        self._link: Link | None = None

    def stop(self) -> None:
        """Stop listening; returns when the thread has ended."""
        if self._link:
            self._link.stop()
            self._link = None

    def state(self) -> DeviceState:
        """Whether the device is there."""
        return self._link.state() if self._link else DeviceState(None, "not started")

    def _begin(self, session: Callable[[Wire], Session]) -> None:
        self.stop()
        self._link = Link(self._name, self._open_wire, session)
        self._link.start()
