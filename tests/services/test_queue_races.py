"""Two clerks at the same moment: exactly one wins, the other is told; in threads and in processes of their own."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from kiosk.domain.errors import DomainError
from kiosk.storage.tables import CallRow, TicketStateRow
from tests.services.queue_hall import W1, W2, QueueHall

ROOT = Path(__file__).parents[2]
CLERKS, PEOPLE = 4, 18


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each gives, or the error it raises."""
    start = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        start.wait()
        try:
            return work()
        except DomainError as error:
            return type(error).__name__

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_of_two_who_call_the_same_person_one_wins(queue_hall: QueueHall) -> None:
    people = queue_hall.people(6)
    first, second = queue_hall.window(), queue_hall.second_window()
    for ticket in people:
        given = at_once(
            lambda ticket=ticket: queue_hall.queueing.call(ticket, window_id=first, actor=W1).window_id,
            lambda ticket=ticket: queue_hall.queueing.call(ticket, window_id=second, actor=W2).window_id,
        )
        assert sorted(map(str, given))[1] == "AlreadyCalled"
        queue_hall.queueing.finish(ticket, actor=W1)
    assert len(queue_hall.rows(CallRow)) == len(people)


def test_of_two_who_say_what_became_one_wins(queue_hall: QueueHall) -> None:
    people = queue_hall.people(6)
    window = queue_hall.window()
    for _ in people:
        ticket = queue_hall.seen(window)
        given = at_once(
            lambda ticket=ticket: queue_hall.queueing.finish(ticket, actor=W1),
            lambda ticket=ticket: queue_hall.queueing.hold(ticket, actor=W2),
        )
        assert given.count("StepRefused") == 1
        assert queue_hall.states(ticket)[:3] == ["waiting", "called", "arrived"]
        assert len(queue_hall.states(ticket)) == 4


def test_a_double_click_calls_one_person(queue_hall: QueueHall) -> None:
    queue_hall.people(4)
    window = queue_hall.window()
    given = at_once(*(lambda: queue_hall.queueing.call_next(window, actor=W1).label for _ in range(4)))
    assert sorted(map(str, given)) == ["A001", "StillAtWindow", "StillAtWindow", "StillAtWindow"]


def test_two_windows_never_call_the_same_person(queue_hall: QueueHall) -> None:
    people = queue_hall.people(8)
    first, second = queue_hall.window(), queue_hall.second_window()
    called: list[object] = []
    for _ in range(4):
        called += at_once(
            lambda: queue_hall.seen(first, W1),
            lambda: queue_hall.seen(second, W2),
        )
    assert sorted(called, key=str) == sorted(people, key=str)


def test_an_undo_and_a_call_at_once_leave_one_person_at_the_window(queue_hall: QueueHall) -> None:
    one, two = queue_hall.people(2)
    window = queue_hall.window()
    queue_hall.seen(window)
    queue_hall.queueing.finish(one, actor=W1)
    at_once(
        lambda: queue_hall.queueing.undo(one, actor=W1),
        lambda: queue_hall.queueing.call(two, window_id=window, actor=W2),
    )
    rows = queue_hall.rows(TicketStateRow, window_id=window, until=None)
    assert len([row for row in rows if row["state"] in ("called", "arrived")]) == 1


def test_clerks_in_processes_of_their_own_share_a_queue(
    queue_hall: QueueHall, database_url: str, vault_file: Path
) -> None:
    people = queue_hall.people(PEOPLE)
    windows = [queue_hall.window(), *(queue_hall.another_window(f"R2{number}") for number in range(1, CLERKS))]
    command = [sys.executable, "-m", "tests.services.clerks", database_url, str(vault_file)]
    clerks = [
        subprocess.Popen([*command, str(window)], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ)
        for window in windows
    ]
    called: Counter[int] = Counter()
    for clerk in clerks:
        out, _ = clerk.communicate(timeout=300)
        assert clerk.returncode == 0
        called.update(json.loads(out))
    assert called == Counter(people)
    assert Counter(row["ticket_id"] for row in queue_hall.rows(CallRow)) == called
    ends = Counter(row["state"] for row in queue_hall.rows(TicketStateRow, until=None))
    assert ends == {"served": PEOPLE}
