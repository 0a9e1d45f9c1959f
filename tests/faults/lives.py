"""One run of the harness: a kiosk lives in a forked process until it is killed, and another one comes after it."""

import json
import os
import re
import shutil
import signal
import traceback
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic as real_monotonic
from typing import cast
from urllib.parse import urlsplit

from kiosk.adapters.gateways import in_flight
from kiosk.adapters.gateways.alipay import Alipay
from kiosk.adapters.gateways.wechat import WeChatPay
from tests.faults.checker import faults
from tests.faults.facts import gather
from tests.faults.hall import HallClock, Site, card
from tests.faults.outside import Outside
from tests.faults.papers import LinePrinter
from tests.faults.points import Points, watch_calls, watch_database, watch_line
from tests.faults.scenes import BEFORE, RETURNS, SCENES, Return, Scene, Stage, recover

READING = re.compile(r" (SELECT|rollback)\b")
LONGEST_S = 60
BETWEEN = timedelta(seconds=20)  # from one life to the next
CALLS = ("start", "charge", "query", "cancel", "refund", "query_refund")
KILLED, BROKEN = -signal.SIGKILL, 70


@dataclass(frozen=True)
class Lane:
    """One database and one gateway; ``fresh`` gives the site of a run, whatever stood there before."""

    database: str
    wallet: str
    outside: Outside
    ports: tuple[int, ...]
    fresh: Callable[[], AbstractContextManager[Site]]


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the point at which the kiosk died, and what was wrong afterwards.

    Not ``died``: it went another way, such as one question less about somebody else's order, and lived to its end.
    """

    scene: str
    point: str
    how: Return
    died: bool
    faults: tuple[str, ...]


def record(lane: Lane, scene: str, number: int) -> list[str]:
    """The points of a scene, in order, from a run in which nobody dies. Raises `AssertionError` when it goes wrong."""
    with lane.fresh() as site:
        found = site.folder / "points.json"
        _prepare(lane, site, scene, number)
        code = in_child(site, lambda: _live(lane, site, scene, number, told=found, points=Points()))
        if code:
            raise AssertionError(f"{lane.database}, {lane.wallet}, {scene}: {_last_words(site)}")
        return cast(list[str], json.loads(found.read_text()))


def run(lane: Lane, scene: str, number: int, *, kill_at: int, point: str) -> Outcome:
    """Die there, live again, and look at everything."""
    how = RETURNS[kill_at % len(RETURNS)]
    with lane.fresh() as site:
        _prepare(lane, site, scene, number)
        code = in_child(site, lambda: _live(lane, site, scene, number, told=None, points=Points(kill_at)))
        died = code == KILLED
        if code not in (KILLED, 0):
            return Outcome(scene, point, how, died, (f"the first life broke: {_last_words(site)}",))
        told = site.folder / "faults.json"
        code = in_child(site, lambda: _live_again(lane, site, scene, number, how=how, told=told))
        if code:
            return Outcome(scene, point, how, died, (f"the second life broke: {_last_words(site)}",))
        return Outcome(scene, point, how, died, tuple(json.loads(told.read_text())))


def chosen(names: Sequence[str], *, runs: int | None) -> list[int]:
    """The points around what changes something; of these all, or so many spread over all.

    To die before or after reading is to die after the change before it.
    """
    changing = [place for place, name in enumerate(names) if not READING.search(name)]
    if runs is None:
        return changing
    return [changing[(2 * number + 1) * len(changing) // (2 * runs)] for number in range(runs)]


def in_child(site: Site, work: Callable[[], None]) -> int:
    """Do it in a forked process; 0, `KILLED`, or `BROKEN` with its last words in a file."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.alarm(LONGEST_S)
    code = BROKEN
    try:
        work()
        code = 0
    except BaseException:
        (site.folder / "broken.txt").write_text(traceback.format_exc())
    finally:
        os._exit(code)


def port_of(address: str) -> int:
    """The port of an address."""
    port = urlsplit(address).port
    assert port is not None
    return port


def copied(template: Path, folder: Path) -> None:
    """A fresh SQLite database; what an earlier run left beside it is gone."""
    for old in folder.glob("nuanxin.db*"):
        old.unlink()
    shutil.copy(template, folder / "nuanxin.db")


def _live(lane: Lane, site: Site, scene: str, number: int, *, told: Path | None, points: Points) -> None:
    watch_database(points)
    watch_line(points, ports=lane.ports)
    for adapter in (WeChatPay, Alipay):
        watch_calls(points, adapter, CALLS)
    watch_calls(points, LinePrinter, ["print"])
    _play(lane, site, SCENES[scene], number)
    if told is not None:
        told.write_text(json.dumps(points.names))


def _prepare(lane: Lane, site: Site, scene: str, number: int) -> None:
    """Empty books at the gateway, and the life before, where the scene is one of coming back."""
    lane.outside.forget()
    if scene in BEFORE:
        code = in_child(site, lambda: _play(lane, site, BEFORE[scene], number))
        assert code == KILLED, _last_words(site)


def _play(lane: Lane, site: Site, scene: Scene, number: int) -> None:
    clock = HallClock()
    _pass_everywhere(clock)
    lane.outside.shift(clock.ahead)
    hall = site.open(clock)
    scene(Stage(hall, clock, lane.outside, number))
    hall.close()


def _pass_everywhere(clock: HallClock) -> None:
    # The adapters count the seconds of their process: hours that pass at once must pass for them too.
    setattr(in_flight, "monotonic", lambda: real_monotonic() + clock.gone.total_seconds())  # noqa: B010  # mypy forbids the plain assignment


def _live_again(lane: Lane, site: Site, scene: str, number: int, *, how: Return, told: Path) -> None:
    clock = HallClock(later=BETWEEN)
    _pass_everywhere(clock)
    lane.outside.shift(clock.ahead)
    if how.pays_meanwhile:
        lane.outside.pay()
    hall = site.open(clock)
    recover(Stage(hall, clock, lane.outside, number), scene, how)
    born = card(number).birth_date
    assert born is not None
    found = faults(gather(hall, site, lane.outside.ledger(), born=born))
    hall.close()
    told.write_text(json.dumps(found, ensure_ascii=False))


def _last_words(site: Site) -> str:
    words = site.folder / "broken.txt"
    return words.read_text().strip() if words.exists() else "it did not end in time"
