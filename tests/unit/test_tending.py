"""Every minute: a part that breaks keeps no other part waiting, is told once, and told again when it is mended."""

import logging
from types import SimpleNamespace
from typing import cast

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway
from kiosk.services import Services
from kiosk.tending import Tending

K1 = Actor("K1")
ALL = ["resuming", "sittings", "queueing", "billing", "refunds", "fiscal", "day_end"]
NAMES = {"wipe": ("resuming", "sittings"), "expire": ("queueing",), "settle_pending": ("billing",)}
NAMES |= {"settle": ("refunds", "fiscal"), "tend": ("day_end",)}


class Parts:
    """The services, each of which notes that it was asked, and does what it is told to."""

    def __init__(self, *left_out: str) -> None:
        self.asked: list[str] = []
        self.broken: dict[str, Exception] = {}
        made = {name: self._part(name, method) for method, names in NAMES.items() for name in names}
        self.services = cast(Services, SimpleNamespace(**made | dict.fromkeys(left_out)))

    def _part(self, name: str, method: str) -> SimpleNamespace:
        def work(*, actor: Actor = K1) -> int:
            assert actor == K1
            self.asked.append(name)
            if name in self.broken:
                raise self.broken[name]
            return 1

        return SimpleNamespace(**{method: work})


def test_all_of_it_is_done_in_order_and_what_was_finished_counts() -> None:
    parts = Parts()
    assert Tending().tend(parts.services, K1) == 3
    assert parts.asked == ALL
    assert Tending().tend(Parts("fiscal").services, K1) == 2


@pytest.mark.parametrize("name", ALL)
def test_one_that_breaks_keeps_no_other_waiting(name: str, caplog: pytest.LogCaptureFixture) -> None:
    parts, tending = Parts(), Tending()
    parts.broken[name] = RuntimeError("a fault")
    for _ in range(3):
        tending.tend(parts.services, K1)
    assert parts.asked == ALL * 3
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    parts.broken.clear()
    tending.tend(parts.services, K1)
    tending.tend(parts.services, K1)
    assert [record.message.endswith("works again") for record in caplog.records] == [False, True]


def test_without_the_database_none_of_it_is_tried(caplog: pytest.LogCaptureFixture) -> None:
    parts = Parts()
    parts.broken["resuming"] = DatabaseAway("gone")
    with pytest.raises(DatabaseAway):
        Tending().tend(parts.services, K1)
    assert parts.asked == ["resuming"]
    assert caplog.records == []
