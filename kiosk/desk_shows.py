"""The tour at a desk: how staff work, unattended, beside a kiosk in a process of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.adapters.papers import QtPaperArtist
from kiosk.app import gui
from kiosk.desk import Desk
from kiosk.domain.actor import Actor
from kiosk.hall import Hall, open_hall
from kiosk.machine import SAMPLE, Kiosk
from kiosk.services.papers.proof import Proof
from kiosk.services.staff.demo_staff import furnish_staff
from kiosk.settings import Settings
from kiosk.staffed import Opened
from kiosk.ui.tour.desk_routes import DESK_ROUTES, Outside
from kiosk.ui.tour.guide import Left, RecordingArtist, Summary, conclude_desk, leave
from kiosk.ui.tour.patient import ACTS
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props
from kiosk.ui.tour.typist import Typist
from kiosk.ui.tour.witness import TourFailed

SIZE = (1280, 800)
DESK, KIOSK = "D1", "K1"
STAFF, SECRET = "0031", "270918"  # of the demonstration: may do everything
LEAVE = ""  # the patient's last act
ENDS_MS = 10_000
LONGEST_MS = 600_000  # a desk may take its time between two acts of the patient


class Patient:
    """Somebody at a kiosk in a process of its own, made for the first act."""

    def __init__(self, settings: Settings, out: Path, now: datetime, typist: Typist) -> None:
        self._make = partial(_sit, replace(settings, device=KIOSK), out, now)
        self._typist = typist
        self._line: Connection | None = None
        self._end: Callable[[], None] = lambda: None

    def act(self, name: str) -> None:
        """Do it, and wait until it is so; the desk goes on meanwhile. Raises `TourFailed`."""
        line = self._called()
        line.send(name)
        self._typist.wait_until(line.poll, f"the patient to {name}")
        told = line.recv()
        if told:
            raise TourFailed(f"at the kiosk: {told}")

    def leave(self) -> Left:
        """What was printed and seen there."""
        if self._line is None:
            return Left()
        self._line.send(LEAVE)
        self._typist.wait_until(self._line.poll, "the patient to leave")
        left = cast(Left, self._line.recv())
        self._end()
        return left

    def _called(self) -> Connection:
        if self._line is None:
            spawn = get_context("spawn")
            self._line, other = spawn.Pipe()
            process = spawn.Process(target=self._make, args=(other,), daemon=True)
            process.start()
            self._end = partial(process.join, ENDS_MS / 1000)
        return self._line


def walk_desk(settings: Settings, out: Path, route: str, *, starts: datetime) -> Summary:
    """Walk one route at a desk and prove its papers; ``settings`` are a tour's."""
    clock = FixedClock(starts)
    artist = RecordingArtist(QtPaperArtist(), out / "papers")
    halls: list[Hall] = []
    settings = replace(settings, device=DESK)
    desk = Desk(settings, clock, opener=partial(_open, settings, clock, artist, halls))
    desk.window.resize(*SIZE)
    desk.window.show()
    desk.window.activateWindow()
    desk.open()
    typist = Typist(desk.window, out)
    patient = Patient(settings, out, starts, typist)
    failed = _walk(typist, route, patient)
    left = patient.leave() if not failed else Left()
    (hall,) = halls
    proof = Proof(hall.database, hall.vault)
    papers = (*artist.papers, *left.papers)
    disagreements = proof.disagreements(papers)
    summary = conclude_desk(typist, papers, route=route, failed=failed, left=left, disagreements=disagreements)
    leave(out, (*typist.sights, *left.sights), summary)
    desk.close()
    return summary


def _walk(typist: Typist, route: str, patient: Patient) -> str:
    """Sign in and walk ``route``; gives "" or what went wrong."""
    try:
        typist.sign_in(STAFF, SECRET)
        DESK_ROUTES[route](typist, Outside(patient.act))
    except TourFailed as error:
        typist.look("failed")
        return str(error)
    return ""


def _open(settings: Settings, clock: FixedClock, artist: RecordingArtist, halls: list[Hall]) -> Opened:
    hall = open_hall(settings, clock=clock, artist=artist)
    halls.append(hall)
    furnish_staff(hall.services.staff, hall.hospital, actor=Actor(DESK, "operator"))
    return Opened(hall)


def _sit(settings: Settings, out: Path, now: datetime, line: Connection) -> None:
    """The kiosk's process: do what is asked for until it is to end."""
    gui()
    clock = FixedClock(now)
    artist = RecordingArtist(QtPaperArtist(), out / "papers")
    kiosk = Kiosk(settings, clock, opener=partial(open_hall, settings, clock=clock, artist=artist))
    window = kiosk.window
    window.resize(settings.screen.width, settings.screen.height)
    window.start()
    window.show()
    kiosk.start()
    robot = Robot(window, out, prefix="kiosk-")
    robot.wait_until(lambda: kiosk.hall is not None, "the hall to open at the kiosk")
    props = Props(SAMPLE, cast(DemoCardReader, kiosk.reader).present, lambda: None)
    while True:
        robot.wait_until(line.poll, "the desk", patience_ms=LONGEST_MS)
        act = line.recv()
        if act == LEAVE:
            break
        line.send(_done(robot, props, act))
    line.send(Left(tuple(artist.papers), tuple(robot.sights), robot.taps))
    kiosk.close()


def _done(robot: Robot, props: Props, act: str) -> str:
    """ "" or why it could not be done."""
    try:
        ACTS[act](robot, props)
    except TourFailed as error:
        robot.look("failed")
        return str(error)
    return ""
