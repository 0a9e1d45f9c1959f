"""How soon a call is on a board's wall while forty boards listen, and what a board costs while nothing happens.

A window in one process calls, as a clerk does; a real board, painted off the screen, is looked at in this one; further
boards listen and read in other processes. `python -m benchmarks.board [--quick] [--json FILE]`
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert, select

from benchmarks.registration import postgres, sqlite
from benchmarks.registration_clients import Ours
from benchmarks.registration_hall import SECRET, SESSIONS, build, day, turn
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.adapters.clock import FixedClock
from kiosk.adapters.speech.silent import SilentSpeech
from kiosk.app import gui
from kiosk.board import Board, Look, Opened, Sound
from kiosk.domain.actor import Actor
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.wish import Wish
from kiosk.services.office import Office
from kiosk.services.queue.board_areas import BoardAreas
from kiosk.services.queue.boards import Boards
from kiosk.services.queue.lines import Lines
from kiosk.services.queue.queueing import Queueing
from kiosk.services.visits.timetable import Timetable
from kiosk.settings import Settings
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.tables import QueueRoomRow, QueueWindowRow, WindowRow
from kiosk.storage.vault import Vault
from kiosk.ui.voice.loudspeaker import Loudspeaker

LISTENERS, PROCESSES = 40, 3  # with the real one
SOON_MS, IDLE_PERCENT = 300, 1
SPAWN = get_context("spawn")
CLERK, ZONE = Actor("W1"), ZoneInfo("Asia/Shanghai")
QUEUES = 10  # of the board's area, and of the window
OURS = Wish(("W1",))
Called = tuple[str, float]


@dataclass(frozen=True)
class Plan:
    """How long to measure."""

    calls: int
    idle_s: float


FULL, QUICK = Plan(calls=300, idle_s=60), Plan(calls=60, idle_s=15)


class Eye(QObject):
    """Sees when a number is on the wall."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self.seen: dict[str, float] = {}
        self._watched: QObject | None = None

    def look(self) -> None:
        """Follow the wall, which is made anew with its area."""
        newest = self._board.windows[0].wall.newest
        if newest is not self._watched:
            self._watched = newest
            newest.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is painted now is on the screen when this round of events is over."""
        if event.type() is QEvent.Type.Paint:
            call = self._board.windows[0].wall.newest.call
            if call is not None:
                QTimer.singleShot(0, self, lambda: self.seen.setdefault(call.label, time.monotonic()))
        return super().eventFilter(watched, event)


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments(__doc__ or "")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    plan = QUICK if args.quick else FULL
    figures: list[Figure] = []
    program = gui()
    with postgres() as url:
        furnish(url, plan.calls)
        figures += measure(program, url, plan, "PostgreSQL")
    with sqlite() as url:
        furnish(url, 1)
        figures.append(idle(program, url, plan, "SQLite"))
    notes = ("From a clerk's key to the end of the paint event. One board is real, the others listen and read.",)
    return publish(Report("Hall boards", "the aims of the board", tuple(figures), notes), file=args.json)


def office(url: str) -> Office:
    """In the last hour of the day that was booked: every slot has begun."""
    late = datetime.combine(day(), datetime.min.time(), ZONE) + timedelta(hours=23)
    return Office(Database(url), Vault(SECRET), FixedClock(late))


def furnish(url: str, tickets: int) -> None:
    """A hall, a window that calls from every queue, and people who wait."""
    build(url)
    ours = Ours(url, "K1")
    for number in range(tickets):
        ours.register(turn(number // QUEUES * SESSIONS + number % QUEUES))
    books = office(url)
    with books.database.begin() as session:
        window = WindowRow(code="W1", name="3 诊室", name_en="Room 3", room_id=None, floor=2)
        session.add(window)
        session.flush()
        queues = sorted(set(session.scalars(select(QueueRoomRow.queue_id))))[:QUEUES]
        served = [{"queue_id": queue, "window_id": window.id, "weight": 1} for queue in queues]
        session.execute(insert(QueueWindowRow), served)
    books.database.close()


def look_at(books: Office) -> Look:
    """What a board does after each ring."""
    areas = BoardAreas(Boards(books), Lines(books), Timetable(books), HospitalInfo())
    return lambda: (areas.look(OURS.codes),)


def board_of(url: str) -> Board:
    """A real one."""
    books = office(url)
    look = look_at(books)
    settings = replace(Settings(), device="B1")
    opened = Opened(books.database, HospitalInfo(), look, lambda: Bell(url))
    board = Board(
        settings,
        books.clock,
        [OURS],
        sound=Sound(SilentSpeech(), Loudspeaker()),
        sizes=[(1920, 1080)],
        opener=lambda: opened,
    )
    board.windows[0].show()
    board.open()
    return board


def listen(url: str, count: int, ready: Event, over: Event) -> None:
    """So many boards without a wall."""
    bells = [Bell(url) for _ in range(count)]
    threads = [threading.Thread(target=_follow, args=(url, bell, over)) for bell in bells]
    for thread in threads:
        thread.start()
    ready.set()
    over.wait()
    for bell in bells:
        bell.close()
    for thread in threads:
        thread.join()


def _follow(url: str, bell: Bell, over: Event) -> None:
    books = office(url)
    look = look_at(books)
    while not over.is_set():
        bell.wait(1000)
        look()
        time.sleep(0.04)  # as the watcher of a board
    books.database.close()


def clerk(url: str, count: int, called: "Queue[Called]") -> None:
    """Calls so many, a second or less apart."""
    books = office(url)
    queueing = Queueing(books)
    with books.database.read() as session:
        window = session.scalars(select(WindowRow.id).where(WindowRow.code == "W1")).one()
    for number in range(count):
        pressed = time.monotonic()
        call = queueing.call_next(window, actor=CLERK)
        assert call is not None
        called.put((call.label, pressed))
        time.sleep(0.3 + number % 7 / 20)
        queueing.arrived(call.ticket_id, actor=CLERK)
        time.sleep(0.1)
    books.database.close()


def measure(program: QApplication, url: str, plan: Plan, name: str) -> list[Figure]:
    """Idle first, then calls."""
    over, readies = SPAWN.Event(), [SPAWN.Event() for _ in range(PROCESSES)]
    share = (LISTENERS - 1) // PROCESSES
    others = [SPAWN.Process(target=listen, args=(url, share, ready, over)) for ready in readies]
    for each in others:
        each.start()
    for ready in readies:
        ready.wait(60)
    figures = [idle(program, url, plan, name)]
    waits = calls(program, url, plan)
    over.set()
    for each in others:
        each.join()
    figures.append(Figure(f"{name}: call to wall, median", median(waits), "ms"))
    aim = Aim(Bound.AT_MOST, SOON_MS)
    figures.append(Figure(f"{name}: call to wall, 95th percentile", quantiles(waits, n=20)[-1], "ms", aim))
    figures.append(Figure(f"{name}: calls never seen", plan.calls - len(waits), "", Aim(Bound.EXACTLY, 0)))
    return figures


def calls(program: QApplication, url: str, plan: Plan) -> list[float]:
    """Milliseconds from the key to the wall."""
    board = board_of(url)
    eye = Eye(board)
    run(program, 2.0, eye.look)
    called: Queue[Called] = SPAWN.Queue()
    caller = SPAWN.Process(target=clerk, args=(url, plan.calls, called))
    caller.start()
    pressed: dict[str, float] = {}
    while caller.is_alive() or not called.empty():
        run(program, 0.05, eye.look)
        while not called.empty():
            label, at = called.get()
            pressed[label] = at
    run(program, 1.0, eye.look)
    board.close()
    return [(eye.seen[label] - at) * 1000 for label, at in pressed.items() if label in eye.seen]


def idle(program: QApplication, url: str, plan: Plan, name: str) -> Figure:
    """Processor time of a board in a hall in which nothing happens."""
    board = board_of(url)
    run(program, 3.0)
    before, begun = time.process_time(), time.monotonic()
    timer = QTimer(singleShot=True)
    timer.timeout.connect(program.quit)
    timer.start(int(plan.idle_s * 1000))
    program.exec()
    percent = (time.process_time() - before) / (time.monotonic() - begun) * 100
    board.close()
    return Figure(f"{name}: idle board", percent, "% of a core", Aim(Bound.AT_MOST, IDLE_PERCENT))


def run(program: QApplication, seconds: float, between: Callable[[], None] = lambda: None) -> None:
    """Let events happen."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        program.processEvents()
        between()
        time.sleep(0.001)


if __name__ == "__main__":
    sys.exit(main())
