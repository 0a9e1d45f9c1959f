"""A real kiosk and a real desk, each a process of its own, on one database of either kind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from argon2 import PasswordHasher

from kiosk.adapters.clock import SystemClock
from kiosk.domain.actor import Actor
from kiosk.domain.roles import Role
from kiosk.hall import open_hall
from kiosk.paths import ROOT
from kiosk.services.office import Office
from kiosk.services.staff.staff import StaffAccounts
from kiosk.settings import Settings
from tests.journeys.take_over_ends import NUMBER, SECRET

PATIENCE_S = 20  # with a machine that does other things besides


class Process:
    """One end, what it has shown last, and words it obeys."""

    def __init__(self, end: str, folder: Path, url: str) -> None:
        command = [sys.executable, "-m", "tests.journeys.take_over_ends", end, str(folder), url]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        self.end, self.shows = end, dict[str, object]()
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def say(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def until(self, done: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """Read on until it shows that."""
        end = time.monotonic() + PATIENCE_S
        while not done(self.shows):
            try:
                line = self._lines.get(timeout=max(0, end - time.monotonic()))
            except Empty:
                pytest.fail(f"the {self.end} shows {self.shows}")
            assert line, f"the {self.end} has ended: {self.shows}"
            self.shows = json.loads(line)
        return self.shows

    def _read(self) -> None:
        """In a thread: a pipe that says nothing would wait for ever."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def join(self) -> None:
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def close(self) -> None:
        if self.process.poll() is None:
            self.say("")
            self.process.wait(PATIENCE_S)


@contextmanager
def ends(folder: Path, url: str) -> Iterator[tuple[Process, Process]]:
    both = (Process("kiosk", folder, url), Process("desk", folder, url))
    try:
        yield both
    finally:
        for each in both:
            try:
                each.close()
            finally:
                each.kill()
                each.join()


def furnish(folder: Path, url: str) -> None:
    """A demonstration's hall, and somebody who works there."""
    settings = Settings(data=folder, database_url=url, demo=True, device="D9")
    hall = open_hall(settings, clock=SystemClock(zone=settings.time_zone))
    office = Office(hall.database, hall.vault, SystemClock(zone=settings.time_zone))
    accounts = StaffAccounts(office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    accounts.enrol(NUMBER, "王敏", Role.GUIDE, SECRET, actor=Actor("D9", "operator"))
    hall.close()


def take_over(kiosk: Process, desk: Process) -> None:
    """From the start pages of both to the patient's page at the desk."""
    kiosk.until(lambda shows: shows.get("open") is True)
    kiosk.say("card")
    kiosk.until(lambda shows: shows["page"] == "department" and not shows["busy"])
    desk.until(lambda shows: shows.get("open") is True)
    desk.say("enter")
    desk.until(lambda shows: shows["page"] != "NoneType")
    ask(kiosk, desk)


def ask(kiosk: Process, desk: Process) -> None:
    desk.say("kiosks")
    desk.until(lambda shows: shows["may_ask"] is True)
    desk.say("ask")
    kiosk.until(lambda shows: shows["dialog"] == "MayHelp")
    kiosk.say("yes")
    desk.until(lambda shows: shows["page"] == "RegisterPage" and bool(shows["patient"]) and not shows["busy"])
    kiosk.until(lambda shows: shows["dialog"] == "Helped")


def test_a_sitting_goes_over_comes_back_and_outlives_the_desk(tmp_path: Path, database_url: str) -> None:
    furnish(tmp_path, database_url)
    with ends(tmp_path, database_url) as (kiosk, desk):
        take_over(kiosk, desk)
        assert kiosk.shows["says"] == "王敏 (Guide nurse) is helping you"
        assert desk.shows["step"] == "department"
        desk.say("choose")
        desk.until(lambda shows: shows["step"] == "slot" and not shows["busy"])
        desk.say("give")
        kiosk.until(lambda shows: (shows["page"], shows["dialog"]) == ("slot", ""))
        kiosk.say("back")
        kiosk.until(lambda shows: shows["page"] == "department" and not shows["busy"])

        ask(kiosk, desk)
        desk.say("choose")
        kiosk.until(lambda shows: "Choose a doctor" in str(shows["more"]))
        desk.kill()
        kiosk.until(lambda shows: (shows["page"], shows["dialog"]) == ("slot", "Message"))
        assert str(kiosk.shows["says"]).startswith("The guide desk does not answer any more.")
        kiosk.say("ok")
        kiosk.until(lambda shows: not shows["dialog"] and not shows["busy"])
