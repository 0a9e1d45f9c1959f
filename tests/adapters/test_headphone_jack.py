"""The headphone socket: found by its switch, told at once and at each change, lost and found again.

A named pipe stands for the event device and a table for the kernel's answer; no real socket was ever asked here.
"""

import fcntl
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from kiosk.adapters.headphone_jack import EVIOCGSW, EvdevJack, is_plugged

Until = Callable[[Callable[[], bool]], None]
EVENT = bytes(24)
SECONDS = 20


class Machine:
    """Event devices of a machine; ``plugged`` is what the kernel would answer, ``gone`` an answer it refuses."""

    def __init__(self, folder: Path) -> None:
        self.system, self.devices = folder / "class", folder / "input"
        self.devices.mkdir()
        self.plugged = self.gone = False
        self.told: Queue[bool] = Queue()
        self._ends: dict[str, int] = {}

    def add(self, event: str, name: str, *, switches: str) -> None:
        capabilities = self.system / event / "device/capabilities"
        capabilities.mkdir(parents=True, exist_ok=True)
        (capabilities / "sw").write_text(f"{switches}\n")
        (self.system / event / "device/name").write_text(f"{name}\n")
        os.mkfifo(self.devices / event)
        self._ends[event] = os.open(self.devices / event, os.O_RDWR)

    def plug(self, event: str, *, plugged: bool) -> None:
        self.plugged = plugged
        os.write(self._ends[event], EVENT)

    def remove(self, event: str) -> None:
        (self.devices / event).unlink()
        for part in ("device/capabilities/sw", "device/name"):
            (self.system / event / part).unlink()
        self.gone = True
        os.write(self._ends[event], EVENT)

    def answer(self, _device: int) -> bool:
        if self.gone:
            raise OSError("no such device")
        return self.plugged

    def next(self) -> bool:
        return self.told.get(timeout=SECONDS)

    def close(self) -> None:
        for end in self._ends.values():
            os.close(end)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.close()


@pytest.fixture
def jack(machine: Machine) -> Iterator[EvdevJack]:
    made = EvdevJack(system=machine.system, devices=machine.devices, ask=machine.answer, look_seconds=0.02)
    yield made
    made.stop()


def test_tells_at_once_and_at_each_change(machine: Machine, jack: EvdevJack) -> None:
    machine.add("event3", "HDA Intel PCH Headphone", switches="4")
    jack.start(machine.told.put)
    assert machine.next() is False
    machine.plug("event3", plugged=True)
    assert machine.next() is True
    machine.plug("event3", plugged=True)  # told only when it changes
    machine.plug("event3", plugged=False)
    assert machine.next() is False


def test_only_devices_with_the_switch_are_watched(machine: Machine, jack: EvdevJack) -> None:
    machine.add("event0", "Lid Switch", switches="1")
    machine.add("event1", "HDA Intel PCH Mic", switches="10")
    machine.add("event2", "Power Button", switches="0")
    assert jack.state().ok is None
    machine.add("event4", "Board Headset", switches="1 14")  # many switches, in two words
    assert jack.state().detail == "Board Headset"
    assert jack.state().ok is True


def test_a_machine_without_a_socket_tells_nothing_and_says_so_once(
    machine: Machine, jack: EvdevJack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    jack.start(machine.told.put)
    jack.stop()
    assert machine.told.empty()
    assert [record.message for record in caplog.records] == ["headphones: this machine tells of no headphone socket"]


def test_a_sound_card_may_come_later_and_go(machine: Machine, jack: EvdevJack, until: Until) -> None:
    jack.start(machine.told.put)
    machine.plugged = True
    machine.add("event7", "USB Headphone", switches="4")
    assert machine.next() is True
    machine.remove("event7")
    assert machine.next() is False
    until(lambda: jack.state().ok is None)


def test_a_socket_that_may_not_be_read_is_named(
    machine: Machine, jack: EvdevJack, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    machine.add("event3", "HDA Intel PCH Headphone", switches="4")

    def refuse(_path: Path, _flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    found = jack.state()
    assert found.ok is False
    assert "event3 may not be read by this user" in found.detail
    jack.start(machine.told.put)
    jack.stop()
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_the_kernel_is_asked_for_the_right_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    switches = iter((0b100, 0b11, 0b10111))

    def kernel(_device: int, request: int, state: bytearray) -> int:
        asked.append(request)
        state[0] = next(switches)
        return 0

    monkeypatch.setattr(fcntl, "ioctl", kernel)
    assert [is_plugged(0) for _ in range(3)] == [True, False, True]
    assert set(asked) == {EVIOCGSW} == {0x8008451B}  # as a C compiler gives it for EVIOCGSW(8)


def open_files() -> set[str]:
    return {path.name for path in Path("/proc/self/fd").iterdir()}


def test_stopped_it_leaves_nothing_open(machine: Machine, jack: EvdevJack) -> None:
    machine.add("event3", "HDA Intel PCH Headphone", switches="4")
    before = open_files()
    jack.start(machine.told.put)
    assert machine.next() is False
    jack.stop()
    assert open_files() == before
