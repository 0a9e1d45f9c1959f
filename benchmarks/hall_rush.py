"""Eight clerks call from one line at the same time until nobody waits: is anybody called twice?"""

from datetime import datetime, timedelta
from functools import partial
from multiprocessing.synchronize import Barrier
from time import perf_counter

from sqlalchemy import func, insert, select

from benchmarks.hall_books import PLACES, SECRET, moment, open_hall, slot_id
from benchmarks.hall_conductor import PATIENCE_S, together
from benchmarks.hall_plan import DAY, HOUR, arrivals
from benchmarks.report import Aim, Bound, Figure
from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.queue import instant
from kiosk.services.office import Office
from kiosk.services.queue.queueing import Queueing
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    CallRow,
    QueueWindowRow,
    RegistrationRow,
    TicketRow,
    TicketStateRow,
    WindowRow,
)
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault

CLERKS, FIRST_WINDOW = 8, 101
NONE = Aim(Bound.EXACTLY, 0)
PRELOAD = ("benchmarks.hall_rush",)


def rush(name: str, url: str, people: int) -> list[Figure]:
    """Let eight clerks, processes of their own, call so many people; how fast, and who was called twice or never."""
    upgrade(url)
    database = Database(url)
    open_hall(database, arrivals(min(people, PLACES), seed=6))
    _more_windows(database)
    stand_in_line(database, people)
    began = perf_counter()
    called = sum(together([partial(_call, url, place, people) for place in range(CLERKS)], PRELOAD))
    took = perf_counter() - began
    with database.read() as session:
        calls, different = session.execute(select(func.count(), func.count(CallRow.ticket_id.distinct()))).one()
    database.close()
    what = f"{name}, {CLERKS} clerks on one queue"
    return [
        Figure(f"{what}: calls", calls, "calls"),
        Figure(f"{what}: calls and arrivals", 2 * called / took, "a second"),
        Figure(f"{what}: called twice", calls - different, "people", NONE),
        Figure(f"{what}: never called", people - different, "people", NONE),
        Figure(f"{what}: told otherwise than recorded", abs(called - calls), "calls", NONE),
    ]


def stand_in_line(database: Database, people: int) -> None:
    """Let so many wait for department 1, a millisecond apart from ten o'clock."""
    with database.begin() as session:
        (first,) = session.execute(select(func.coalesce(func.max(TicketRow.id), 0) + 1)).one()
        numbers = range(people)
        for table, write in ((RegistrationRow, _registration), (TicketRow, _ticket), (TicketStateRow, _state)):
            session.execute(insert(table), [write(first + number, number) for number in numbers])


def _registration(key: int, number: int) -> dict[str, object]:
    # The doctor's key makes each one different: nobody registers twice with the same.
    where = {"slot_id": slot_id(1, 10 * HOUR), "session_id": 1, "department_id": 1, "doctor_key": number, "day": DAY}
    return {"id": key, "patient_id": 1, "pay_by": "window", "actor": "patient@K1", "created_at": _came(number)} | where


def _ticket(key: int, number: int) -> dict[str, object]:
    what = {"department_id": 1, "day": DAY, "number": number + 1, "label": f"A{number + 1:03}"}
    return {"id": key, "registration_id": key, "created_at": _came(number)} | what


def _state(key: int, number: int) -> dict[str, object]:
    who = {"ticket_id": key, "state": "waiting", "since": _came(number), "actor": "patient@K1"}
    return who | {"queue_id": 1, "rank": instant(_came(number))}


def _came(number: int) -> datetime:
    return moment(10 * HOUR) + timedelta(milliseconds=number)


def _more_windows(database: Database) -> None:
    keys = range(FIRST_WINDOW, FIRST_WINDOW + CLERKS)
    looks = {"name": "窗口", "name_en": "", "room_id": 1, "floor": 2}
    with database.begin() as session:
        session.execute(insert(WindowRow), [{"id": key, "code": f"X{key}", **looks} for key in keys])
        session.execute(insert(QueueWindowRow), [{"queue_id": 1, "window_id": key, "weight": 1} for key in keys])


def _call(url: str, place: int, people: int, barrier: Barrier) -> int:
    """One clerk: how many were called."""
    database, actor, called = Database(url), Actor(f"X{place}"), 0
    clock = FixedClock(moment(10 * HOUR) + timedelta(seconds=people))
    queueing = Queueing(Office(database, Vault(SECRET), clock))
    barrier.wait(PATIENCE_S)
    while (call := queueing.call_next(FIRST_WINDOW + place, actor=actor)) is not None:
        queueing.arrived(call.ticket_id, actor=actor)
        called += 1
    database.close()
    return called
