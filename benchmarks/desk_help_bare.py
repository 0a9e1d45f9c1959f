"""What any program would need to learn of a row another one has written: a bare LISTEN, or a bare poll."""

import sqlite3
from contextlib import closing
from threading import Event, Thread
from time import perf_counter, sleep

import psycopg
from sqlalchemy import make_url

BASELINE = "the same insert in bare SQL, heard by a bare LISTEN (psycopg 3) or a poll every 50 ms (sqlite3)"
TIMES, PAUSE_S, POLL_S = 100, 0.03, 0.05
TABLE = "CREATE TABLE bare (id INTEGER PRIMARY KEY, device TEXT, at TEXT)"


def bare_listen(url: str) -> list[float]:
    """Milliseconds from before the insert until the notice was there."""
    heard: dict[int, float] = {}
    ready = Event()

    def listen() -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("LISTEN bare")
            ready.set()
            for notice in connection.notifies(stop_after=TIMES):
                heard[int(notice.payload)] = perf_counter()

    listener = Thread(target=listen)
    listener.start()
    ready.wait()
    began: dict[int, float] = {}
    with psycopg.connect(url) as connection:
        connection.execute(TABLE)
        connection.commit()
        for number in range(TIMES):
            began[number] = perf_counter()
            connection.execute("INSERT INTO bare VALUES (%s, 'K1', 'now')", (number,))
            connection.execute("SELECT pg_notify('bare', %s)", (str(number),))
            connection.commit()
            sleep(PAUSE_S)
        listener.join()
        connection.execute("DROP TABLE bare")
    return [1000 * (heard[number] - began[number]) for number in began]


def bare_poll(url: str) -> list[float]:
    """Milliseconds from before the insert until a poll saw the row."""
    path = str(make_url(url).database)
    heard: dict[int, float] = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(TABLE)
        connection.commit()
        poller = Thread(target=_poll, args=(path, heard))
        poller.start()
        began: dict[int, float] = {}
        for number in range(TIMES):
            began[number] = perf_counter()
            connection.execute("INSERT INTO bare VALUES (?, 'K1', 'now')", (number,))
            connection.commit()
            sleep(PAUSE_S)
        poller.join()
        connection.execute("DROP TABLE bare")
        connection.commit()
    return [1000 * (heard[number] - began[number]) for number in began]


def _poll(path: str, heard: dict[int, float]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        while len(heard) < TIMES:
            for (number,) in connection.execute("SELECT id FROM bare WHERE id >= ?", (len(heard),)).fetchall():
                heard.setdefault(number, perf_counter())
            sleep(POLL_S)
