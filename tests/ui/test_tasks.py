"""Work off the GUI thread: answered once, never after it was dropped, and its errors always logged."""

import logging
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import DatabaseAway, DomainError, InvalidEntry
from kiosk.ui.tasks import Tasks


def broken() -> None:
    raise RuntimeError("a library's own error")


def refused() -> None:
    raise InvalidEntry("no")


@pytest.mark.parametrize(("work", "told"), [(broken, DomainError), (refused, InvalidEntry)])
def test_every_error_comes_as_a_domain_error(qtbot: QtBot, work: object, told: type[DomainError]) -> None:
    tasks, errors = Tasks(), []
    tasks.run(work, lambda _result: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    tasks.close()
    assert type(errors[0]) is told


def test_what_was_dropped_is_not_told_but_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    tasks, heard = Tasks(workers=1), []
    with caplog.at_level(logging.ERROR):
        tasks.run(broken, heard.append, heard.append).drop()
        tasks.run(lambda: 7, heard.append, heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    tasks.close()
    assert heard == [7]
    assert "work failed" in caplog.text


def test_a_database_that_is_away_is_not_logged_at_every_try(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def away() -> None:
        raise DatabaseAway("no answer")

    tasks, errors = Tasks(), []
    for _ in range(3):
        tasks.run(away, lambda _result: None, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 3)
    tasks.close()
    assert caplog.records == []


def test_what_ends_while_everything_closes_is_told_nobody(qtbot: QtBot) -> None:
    tasks, heard = Tasks(workers=1), []
    tasks.run(lambda: 7, heard.append, heard.append)
    tasks.close()
    later: list[None] = []
    QTimer.singleShot(0, lambda: later.append(None))
    qtbot.waitUntil(lambda: bool(later))
    assert heard == []


def test_what_had_to_wait_for_a_worker_is_done_all_the_same(qtbot: QtBot) -> None:
    tasks, gate, done = Tasks(workers=1), Event(), list[int]()
    tasks.run(lambda: gate.wait(5), lambda _set: None, lambda _error: None)
    tasks.run(lambda: done.append(7), lambda _done: None, lambda _error: None)
    gate.set()
    tasks.close()
    assert done == [7]
