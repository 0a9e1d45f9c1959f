"""缴费 from many sides at the same moment: what everybody hears is written once."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from kiosk.domain.actor import Actor
from kiosk.domain.errors import PaymentUnknown
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import AlreadyPaid
from kiosk.domain.paying import LateFate, NoticeOutcome, WindowMethod
from kiosk.domain.roles import Person, Role
from kiosk.ports import Notice, PaymentAnswer
from kiosk.storage.tables import (
    ChargeStateRow,
    InvoiceRow,
    LatePaymentRow,
    PaymentNoticeRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
)
from tests.employing import employ
from tests.services.small_hall import K1, SmallHall

K2 = Actor("K2")


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each of them gave, all begun together."""
    start = Barrier(len(works))

    def work(one: Callable[[], object]) -> object:
        start.wait()
        return one()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(work, works))


def everybody(hall: SmallHall, charge_id: int) -> Sequence[Callable[[], object]]:
    """Two notices, each twice, the bill file, the page, and two machines that tend the hall."""
    key = str(hall.rows(PaymentRow)[0]["key"])
    paid = PaymentAnswer(PaymentState.PAID, reference="R1", amount=5001)
    notices = [Notice(f"EV-{number % 2}", key, paid) for number in range(4)]
    heard = [lambda notice=each: hall.billing.hear("fake", notice, actor=K2) for each in notices]
    return (
        *heard,
        lambda: hall.billing.found_late("fake", key, reference="R1", amount=5001, actor=K2),
        lambda: hall.billing.ask(charge_id, actor=K1),
        lambda: hall.billing.settle_pending(actor=K1),
        lambda: hall.billing.settle_pending(actor=K2),
    )


def test_paid_is_written_once_whoever_hears_it(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.answers |= {"query": PaymentState.PAID, "cancel": PaymentState.PAID}
    told = at_once(*everybody(hall, visit.charge_id))
    heard = Counter(one for one in told if isinstance(one, NoticeOutcome))
    assert heard == {NoticeOutcome.ACCEPTED: 2, NoticeOutcome.KNOWN: 2}
    assert len(hall.rows(PaymentStateRow, state="paid")) == len(hall.rows(InvoiceRow)) == 1
    assert len(hall.rows(PaymentNoticeRow)) == 2
    assert (hall.rows(LatePaymentRow), hall.rows(RefundRow)) == ([], [])
    assert [row["state"] for row in hall.rows(ChargeStateRow)] == ["due", "settled"]


def test_late_money_is_given_back_once_whoever_finds_it(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.billing.give_up(visit, actor=K1)
    hall.gateway.answers |= {"query": PaymentState.PAID, "cancel": PaymentState.PAID}
    hall.clock.advance(timedelta(minutes=6))
    told = at_once(*everybody(hall, visit.charge_id))
    (fate,) = (one for one in told if isinstance(one, LateFate))
    assert fate in (LateFate.REFUNDED, LateFate.KNOWN)
    assert len(hall.rows(LatePaymentRow)) == 1
    assert [row["amount"] for row in hall.rows(RefundRow)] == [5001]
    assert [row["state"] for row in hall.rows(ChargeStateRow)] == ["due", "cancelled"]


def test_of_two_windows_and_a_phone_one_is_paid(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    for number in ("3001", "3002"):
        employ(hall.office, Person(number, "收费员", Role.CASHIER))

    def take(number: str) -> object:
        try:
            cashier = Actor(f"D{number}", number)
            return hall.billing.take_at_window(visit.charge_id, WindowMethod.CASH, actor=cashier).state
        except (AlreadyPaid, PaymentUnknown) as error:
            return type(error)

    told = at_once(lambda: take("3001"), lambda: take("3002"), lambda: hall.billing.begin(visit.charge_id, actor=K1))
    paid = hall.rows(PaymentStateRow, state="paid")
    assert told.count(PaymentState.PAID) == len(paid) <= 1
    assert len(hall.rows(InvoiceRow)) == len(paid)
    assert len([row for row in hall.rows(PaymentRow) if row["gateway"] == "cash"]) == len(paid)
