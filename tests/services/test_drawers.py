"""A cashier's drawer: every payment in cash in exactly one, counted once, and a difference has its reason."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import IntegrityError

from kiosk.domain.drawers import NAMES, PIECES, DrawerCount, DrawerOpen, NoDrawer
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.paying import WindowMethod
from kiosk.domain.roles import NotAllowed
from kiosk.services.day_end import drawers as module
from kiosk.services.day_end.drawers import Drawers
from kiosk.storage.database import Database
from kiosk.storage.tables import DrawerCountRow, DrawerItemRow, DrawerRow
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.refund_hall import BOSS, CASHIER, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1, TODAY, build

FEE = 1000  # of "any 10:00", all of it the patient's


@pytest.fixture
def hall(database: Database, vault: Vault) -> Iterator[RefundHall]:
    build(database, vault, places=9)
    hall = RefundHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()


@pytest.fixture
def drawers(hall: RefundHall) -> Drawers:
    return Drawers(hall.office)


def in_tens(fen: int) -> dict[int, int]:
    return {1000: fen // 1000, 1: fen % 1000}


def count(drawers: Drawers, fen: int, *, reason: str = "") -> DrawerCount:
    return drawers.count(in_tens(fen), reason=reason, handed_to="财务 张敏", actor=CASHIER)


def test_what_was_taken_and_given_back_lies_in_the_drawer(hall: RefundHall, drawers: Drawers) -> None:
    opened = drawers.open(50_000, actor=CASHIER)
    assert (opened.expected, opened.opened) == (50_000, hall.clock.now())
    for patient in (1, 2):
        hall.cash_visit(patient=patient)
    hall.paid_visit("any 10:00", 3)
    hall.cancel(hall.cash_visit(patient=4), actor=CASHIER)
    mine = drawers.mine(actor=CASHIER)
    assert (mine.taken, mine.given_back, mine.payments, mine.expected) == (3 * FEE, FEE, 3, 50_000 + 2 * FEE)
    assert drawers.still_open(actor=BOSS) == (mine,)
    counted = count(drawers, 50_000 + 2 * FEE)
    assert (counted.difference, counted.staff, counted.day, counted.handed_to) == (0, "0114", TODAY, "财务 张敏")
    assert counted.pieces == ((1000, 52),)
    assert drawers.of_day(TODAY, actor=BOSS) == (counted,)
    assert drawers.still_open(actor=BOSS) == ()
    assert [row["amount"] for row in hall.rows(DrawerItemRow)] == [FEE, FEE, FEE, -FEE]


def test_a_drawer_is_counted_once_and_later_money_opens_a_new_one(hall: RefundHall, drawers: Drawers) -> None:
    drawers.open(0, actor=CASHIER)
    hall.cash_visit(patient=1)
    count(drawers, FEE)
    with pytest.raises(NoDrawer):
        count(drawers, FEE)
    hall.cash_visit(patient=2)
    later = drawers.mine(actor=CASHIER)
    assert (later.expected, later.opened) == (FEE, None)
    assert count(drawers, FEE).change == 0
    assert len(drawers.of_day(TODAY, actor=BOSS)) == 2


def test_each_clerk_has_a_drawer_of_his_own(hall: RefundHall, drawers: Drawers) -> None:
    drawers.open(100, actor=CASHIER)
    drawers.open(200, actor=CLERK)
    with pytest.raises(DrawerOpen):
        drawers.open(0, actor=CASHIER)
    hall.cash_visit()
    assert drawers.mine(actor=CLERK).expected == 200
    assert {drawer.staff: drawer.expected for drawer in drawers.still_open(actor=BOSS)} == {
        "0114": 100 + FEE,
        str(CLERK.staff): 200,
    }


def test_cards_do_not_lie_in_it(hall: RefundHall, drawers: Drawers) -> None:
    visit = hall.visit("any 10:00")
    hall.billing.take_at_window(visit.charge_id, WindowMethod.CARD, reference="T-1", actor=CASHIER)
    assert drawers.mine(actor=CASHIER).taken == 0


def test_a_difference_needs_a_reason_and_somebody_takes_the_money(hall: RefundHall, drawers: Drawers) -> None:
    drawers.open(0, actor=CASHIER)
    hall.cash_visit()
    for wrong in (
        lambda: count(drawers, FEE - 50),
        lambda: drawers.count(in_tens(FEE), reason="", handed_to=" ", actor=CASHIER),
        lambda: drawers.count({300: 1}, reason="", handed_to="财务", actor=CASHIER),
        lambda: drawers.count({100: -1}, reason="", handed_to="财务", actor=CASHIER),
        lambda: drawers.open(-1, actor=CASHIER),
    ):
        with pytest.raises(InvalidEntry):
            wrong()
    assert hall.rows(DrawerCountRow) == []
    counted = count(drawers, FEE - 50, reason="找零多给了五角")
    assert (counted.difference, counted.reason) == (-50, "找零多给了五角")


def test_only_those_with_the_right_have_or_see_drawers(drawers: Drawers) -> None:
    for forbidden in (
        lambda: drawers.mine(actor=K1),
        lambda: drawers.open(0, actor=K1),
        lambda: drawers.count({}, reason="", handed_to="财务", actor=K1),
        lambda: drawers.of_day(TODAY, actor=CLERK),
        lambda: drawers.still_open(actor=CLERK),
    ):
        with pytest.raises(NotAllowed):
            forbidden()


def test_of_two_who_count_at_the_same_moment_one_comes_second(hall: RefundHall, drawers: Drawers) -> None:
    hall.cash_visit()
    told: list[object] = []

    def work() -> None:
        try:
            told.append(count(Drawers(hall.office), FEE))
        except NoDrawer as error:
            told.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(one, DrawerCount) for one in told) == 1
    assert (len(hall.rows(DrawerCountRow)), len(hall.rows(DrawerItemRow)), len(hall.rows(DrawerRow))) == (1, 1, 1)


def test_a_drawer_that_was_closed_meanwhile_is_not_closed_again(
    hall: RefundHall, drawers: Drawers, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawers.open(0, actor=CASHIER)
    monkeypatch.setattr(module.CLOSE, "run", lambda *_, **__: 0)
    with pytest.raises(NoDrawer):
        count(drawers, 0)


def test_the_second_to_open_at_the_same_moment_is_told(
    hall: RefundHall, drawers: Drawers, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.cash_visit()
    drawers.open(0, actor=CASHIER)
    monkeypatch.setattr(module.OPEN, "first", lambda *_, **__: None)
    with pytest.raises(NoDrawer):
        count(drawers, FEE)


def test_any_other_refusal_of_the_database_is_not_hidden(drawers: Drawers, monkeypatch: pytest.MonkeyPatch) -> None:
    drawers.open(0, actor=CASHIER)
    monkeypatch.setattr(module, "ONE_OPEN", "another")
    monkeypatch.setattr(module, "AT_THE_SAME_MOMENT", frozenset())
    monkeypatch.setattr(module.OPEN, "first", lambda *_, **__: None)
    monkeypatch.setattr(module, "_uncounted", lambda *_: module.Cash(((1, 1),), ()))
    with pytest.raises(IntegrityError):
        drawers.open(0, actor=CASHIER)
    with pytest.raises(IntegrityError):
        count(drawers, 1)


def test_every_piece_has_a_name() -> None:
    assert list(NAMES) == list(PIECES)
    assert (NAMES[10000], NAMES[50], NAMES[1]) == ("100 元", "5 角", "1 分")
