"""The bell rings in other processes after a commit, and only then."""

import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from kiosk.storage.bell import Bell, ring
from kiosk.storage.counters import claim
from kiosk.storage.database import Database

LONG_MS, SHORT_MS = 20_000, 60


@pytest.fixture
def bell(database_url: str) -> Iterator[Bell]:
    bell = Bell(database_url)
    assert bell.wait(LONG_MS)
    yield bell
    bell.close()


def change(database: Database) -> None:
    with database.begin() as session:
        claim(session, "a")
        ring(session, "tickets")


def test_the_first_call_says_look(database_url: str) -> None:
    bell = Bell(database_url)
    assert bell.wait(LONG_MS)
    assert not bell.wait(SHORT_MS)
    bell.close()


def test_a_commit_rings_once(database: Database, bell: Bell) -> None:
    change(database)
    assert bell.wait(LONG_MS)
    assert not bell.wait(SHORT_MS)


def test_what_happens_between_two_calls_is_not_missed(database: Database, bell: Bell) -> None:
    for _ in range(3):
        change(database)
    heard = [bell.wait(SHORT_MS) for _ in range(5)]
    assert heard[0]
    assert not heard[-1]


def test_a_rollback_is_silent(database: Database, bell: Bell) -> None:
    with suppress(KeyError), database.begin() as session:
        claim(session, "a")
        ring(session, "tickets")
        raise KeyError
    assert not bell.wait(SHORT_MS)


def test_a_waiting_bell_hears(database: Database, bell: Bell) -> None:
    heard: list[bool] = []
    listener = threading.Thread(target=lambda: heard.append(bell.wait(LONG_MS)))
    listener.start()
    change(database)
    listener.join()
    assert heard == [True]


def test_closing_wakes_a_listener_and_stays_closed(bell: Bell) -> None:
    heard: list[bool] = []
    listener = threading.Thread(target=lambda: heard.append(bell.wait(LONG_MS)))
    listener.start()
    bell.close()
    listener.join()
    assert heard == [False]
    assert not bell.wait(LONG_MS)
