"""A machine dies at any point of a cancellation: afterwards the visit stands and is paid, or it is gone and paid back.

The points are before and after every transaction and every call of the gateway, which is a demonstration's and keeps
books of its own. Another machine settles what was left.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from kiosk.adapters.payment import DemoGateway
from kiosk.domain.actor import Actor
from kiosk.domain.journey import Visit
from kiosk.ports import RefundAnswer
from kiosk.services.money.billing import Billing
from kiosk.services.refunds.refunds import Refunds
from kiosk.storage.tables import RegistrationRow
from tests.services.refund_hall import WHY, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1

K2, SLOT = Actor("K2"), "chen tomorrow"
POINTS = 16  # more than there are: the last ones are cancellations nobody dies of


class Killed(BaseException):
    """The machine is gone."""


class Mortal(DemoGateway):
    """Keeps its own books of what went back; the machine that asks may die before it hears or after it did."""

    alarm: "Alarm"

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        self.alarm.tick()
        answer = super().refund(key, refund_key=refund_key, amount=amount, total=total)
        self.alarm.tick()
        return answer

    def given_back(self) -> int:
        """Fen, of all orders together."""
        return sum(sum(of_order.values()) for of_order in self._refunds.values())


class Alarm:
    """Kills at the tick it was set to."""

    def __init__(self) -> None:
        self.left: int | None = None

    def tick(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                self.left = None
                raise Killed


@pytest.fixture
def alarm(refund_hall: RefundHall, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alarm]:
    alarm, real = Alarm(), refund_hall.database.begin

    @contextmanager
    def begin() -> Iterator[Session]:
        alarm.tick()
        with real() as session:
            yield session
        alarm.tick()

    monkeypatch.setattr(refund_hall.database, "begin", begin)
    yield alarm
    alarm.left = None


def paid(hall: RefundHall, patient: int) -> Visit:
    visit = hall.visit(SLOT, patient)
    hall.billing.begin(visit.charge_id, actor=K1)
    for _ in range(2):
        hall.billing.ask(visit.charge_id, actor=K1)
    return visit


def test_wherever_a_machine_dies_the_money_is_where_the_visit_says(refund_hall: RefundHall, alarm: Alarm) -> None:
    gateway = Mortal(demo=True, clock=refund_hall.clock)
    gateway.alarm = alarm
    refund_hall.billing = Billing(refund_hall.office, (gateway,))
    ours = Refunds(refund_hall.office, (gateway,), refund_hall.billing)
    theirs = Refunds(refund_hall.office, (gateway,), Billing(refund_hall.office, (gateway,)))
    deaths = 0
    for point in range(POINTS):
        visit, before = paid(refund_hall, point + 1), gateway.given_back()
        alarm.left = point
        try:
            ours.cancel_visit(visit.registration_id, reason=WHY, actor=CLERK)
        except Killed:
            deaths += 1
        alarm.left = None
        for _ in range(3):
            refund_hall.clock.advance(timedelta(minutes=2))
            theirs.settle(actor=K2)
        (row,) = refund_hall.rows(RegistrationRow, id=visit.registration_id)
        is_cancelled = row["cancelled_at"] is not None
        back = 5001 if is_cancelled else 0
        assert (gateway.given_back() - before, refund_hall.payment(visit)["refunded"]) == (back, back), point
        assert theirs.open(CLERK) == ()
        if not is_cancelled:
            theirs.cancel_visit(visit.registration_id, reason=WHY, actor=CLERK)
    assert 10 <= deaths < POINTS
