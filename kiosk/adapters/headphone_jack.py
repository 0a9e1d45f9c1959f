"""The headphone socket of the machine itself: Linux tells through evdev whether something is plugged in."""

import fcntl
import logging
import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

from kiosk.ports import DeviceState

log = logging.getLogger(__name__)

SYSTEM, DEVICES = Path("/sys/class/input"), Path("/dev/input")
SW_HEADPHONE_INSERT = 0x02  # linux/input-event-codes.h
SWITCHES = 8  # bytes that hold the state of all switches (SW_MAX is 0x10)
EVIOCGSW = 2 << 30 | SWITCHES << 16 | ord("E") << 8 | 0x1B  # linux/input.h: read the state of all switches
EVENTS = 4096  # bytes; more than a socket says at once
LOOK_SECONDS = 15.0  # a sound card may come after the kiosk, or go and come again


def is_plugged(device: int) -> bool:
    """Ask an open event device for its switch. Raises `OSError` when it has gone."""
    state = bytearray(SWITCHES)
    fcntl.ioctl(device, EVIOCGSW, state)
    return bool(state[0] & 1 << SW_HEADPHONE_INSERT)


class EvdevJack:
    """All sockets for headphones that the kernel knows, as one; the events of each only say that it is time to ask."""

    def __init__(
        self,
        *,
        system: Path = SYSTEM,
        devices: Path = DEVICES,
        ask: Callable[[int], bool] = is_plugged,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._system, self._devices, self._ask, self._look = system, devices, ask, look_seconds
        self._open: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._closed_to_us: frozenset[str] = frozenset()
        self._told: bool | None = None
        self._line = ""
        self._wake = -1
        self._thread: Thread | None = None

    def start(self, told: Callable[[bool], None]) -> None:
        """See `kiosk.ports.HeadphoneJack`."""
        heard, self._wake = os.pipe()
        self._thread = Thread(target=self._run, args=(heard, told), name="headphone jack", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it."""
        if self._thread is not None:
            os.close(self._wake)
            self._thread.join()
            self._thread = None

    def state(self) -> DeviceState:
        """Which socket is watched, or would be."""
        if self._thread is not None:
            return self._found()
        self._adopt()
        found = self._found()
        self._release()
        return found

    def _found(self) -> DeviceState:
        if self._names:
            return DeviceState(ok=True, detail=" and ".join(self._names.values()))
        if self._closed_to_us:
            return DeviceState(ok=False, detail=f"{_listed(self._closed_to_us)} may not be read by this user")
        return DeviceState(ok=None, detail="this machine tells of no headphone socket")

    # ---- the thread ------------------------------------------------------------

    def _run(self, heard: int, told: Callable[[bool], None]) -> None:
        try:
            self._adopt()
            while True:
                self._say(told)
                ready, _, _ = select.select([heard, *self._open.values()], [], [], self._look)
                if heard in ready:
                    return
                if not ready:
                    self._adopt()
                for name in [name for name, device in self._open.items() if device in ready]:
                    self._drain(name)
        finally:
            self._release()
            os.close(heard)

    def _say(self, told: Callable[[bool], None]) -> None:
        """What changed: in the log which socket is watched, and to ``told`` what it says."""
        found = self._found()
        if found.detail != self._line:
            self._line = found.detail
            log.log(logging.WARNING if found.ok is False else logging.INFO, "headphones: %s", found.detail)
        if not self._open and self._told is None:
            return
        plugged = [self._asked(name) for name in tuple(self._open)]
        if any(plugged) is not self._told:
            self._told = any(plugged)
            told(self._told)

    def _asked(self, name: str) -> bool:
        try:
            return self._ask(self._open[name])
        except OSError:
            self._lose(name)
            return False

    def _drain(self, name: str) -> None:
        try:
            events = os.read(self._open[name], EVENTS)
        except OSError:  # unplugged with its sound card
            events = b""
        if not events:
            self._lose(name)

    # ---- sockets that come and go --------------------------------------------------

    def _adopt(self) -> None:
        """Open what is new."""
        refused = set()
        for name, label in self._sockets():
            if name in self._open:
                continue
            try:
                self._open[name] = os.open(self._devices / name, os.O_RDONLY | os.O_NONBLOCK)
                self._names[name] = label
            except PermissionError:
                refused.add(str(self._devices / name))
            except OSError as error:
                log.debug("%s: %s", name, error.strerror)
        self._closed_to_us = frozenset(refused)

    def _sockets(self) -> Iterator[tuple[str, str]]:
        """Event devices that have the switch, by their file and the kernel's name for them."""
        for folder in sorted(self._system.glob("event*")):
            try:
                switches = int((folder / "device/capabilities/sw").read_text("ascii").split()[-1], 16)
                name = (folder / "device/name").read_text("utf-8").strip()
            except (OSError, ValueError, IndexError):  # it has gone meanwhile
                continue
            if switches & 1 << SW_HEADPHONE_INSERT:
                yield folder.name, name

    def _lose(self, name: str) -> None:
        os.close(self._open.pop(name))
        del self._names[name]

    def _release(self) -> None:
        for device in self._open.values():
            os.close(device)
        self._open.clear()
        self._names.clear()


def _listed(paths: frozenset[str]) -> str:
    return ", ".join(sorted(paths))
