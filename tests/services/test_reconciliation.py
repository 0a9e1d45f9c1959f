"""Bills against our books: every difference is found, none is invented, and what is answered is closed."""

import gc
from datetime import time
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy.exc import IntegrityError

from kiosk.domain.actor import Actor
from kiosk.domain.bill_errors import BadBill
from kiosk.domain.errors import InvalidEntry, Misuse
from kiosk.domain.money_errors import BillNotReady
from kiosk.domain.paying import LateFate, Wallet
from kiosk.domain.reconciling import (
    ANSWERS,
    AlreadyExplained,
    Answer,
    Compared,
    DifferenceState,
    ItemSort,
    NoBillHere,
    Sum,
    Verdict,
)
from kiosk.domain.roles import NotAllowed, Person, Role
from kiosk.domain.words import words
from kiosk.storage.database import Database
from kiosk.storage.tables import AuditRow, BillFileRow, DifferenceRow, DifferenceStateRow
from kiosk.storage.vault import Vault
from tests.employing import employ
from tests.services.bill_hall import DAYS, MACHINE, Bank, BillHall, Late
from tests.writing_bills import Entry, alipay_bill, wechat_bill

DAY, NEXT, LAST = DAYS
CASHIER, GUIDE = Actor("D1", "0042"), Actor("D1", "0043")


@pytest.fixture
def books(database: Database, vault: Vault) -> BillHall:
    books = BillHall(database, vault)
    employ(books.office, Person("0042", "何静", Role.CASHIER))
    employ(books.office, Person("0043", "陈静", Role.GUIDE))
    return books


def written(books: BillHall) -> list[int]:
    return [len(books.hall.rows(table)) for table in (BillFileRow, DifferenceRow, DifferenceStateRow, AuditRow)]


def test_a_day_that_agrees_leaves_only_its_sums(books: BillHall) -> None:
    books.pay("NX-1", 1000, DAY)
    books.pay("NX-2", 250, DAY, at=time(23, 59, 59))
    books.pay("NX-3", 7, NEXT, at=time(0))
    books.give_back("R-1", 400, DAY)
    found = books.run(DAY, Entry("NX-1", 1000), Entry("NX-2", 250), Entry("NX-1", 400, refund="R-1"))
    assert found.sums == {
        (ItemSort.PAYMENT, Verdict.AGREED): Sum(2, 1250, 1250),
        (ItemSort.REFUND, Verdict.AGREED): Sum(1, 400, 400),
    }
    assert (found.differences, found.lines, found.is_new) == ((), 3, True)
    assert books.reconciliation.of_day(DAY, actor=MACHINE)[0].sums == found.sums


def test_the_same_file_twice_changes_nothing(books: BillHall) -> None:
    books.pay("NX-1", 1000, DAY)
    first = books.run(DAY, Entry("NX-2", 5))
    before = written(books)
    again = books.run(DAY, Entry("NX-2", 5))
    assert written(books) == before
    assert (again.is_new, again.differences, again.sums) == (False, first.differences, first.sums)


def test_what_only_one_side_has_stays_open(books: BillHall) -> None:
    payment = books.pay("NX-1", 1000, DAY)
    books.give_back("R-1", 40, DAY)
    found = books.run(DAY, Entry("strange", 5), Entry("NX-1", 30, refund="R-2"))
    assert {(each.key, each.verdict, each.ours, each.theirs, each.line) for each in found.open} == {
        ("NX-1", Verdict.ONLY_OURS, 1000, None, 0),
        ("R-1", Verdict.ONLY_OURS, 40, None, 0),
        ("strange", Verdict.ONLY_THEIRS, None, 5, 2),
        ("R-2", Verdict.ONLY_THEIRS, None, 30, 3),
    }
    assert {each.key: each.payment_id for each in found.open}["NX-1"] == payment
    assert books.reconciliation.unsettled(actor=MACHINE) == found.open
    assert books.late.given == []


def test_amounts_and_states_that_differ_are_told_apart(books: BillHall) -> None:
    books.pay("NX-1", 1000, DAY)
    books.pay("NX-2", 200, DAY)
    books.pay("NX-3", 300, DAY, state="unknown")
    books.give_back("R-4", 40, DAY, state="unknown")
    books.give_back("R-5", 50, DAY)
    found = books.run(
        DAY,
        Entry("NX-1", 1001),
        Entry("NX-2", 200),
        Entry("NX-2", 200, state="REVOKED"),
        Entry("NX-3", 300),
        Entry("NX-1", 40, refund="R-4", refund_state="PROCESSING"),
        Entry("NX-1", 50, refund="R-5", refund_state="CHANGE"),
    )
    assert {(each.key, each.verdict) for each in found.open} == {
        ("NX-1", Verdict.AMOUNT),
        ("NX-2", Verdict.STATE),
        ("NX-3", Verdict.STATE),
        ("R-4", Verdict.STATE),
        ("R-5", Verdict.STATE),
    }


@pytest.mark.parametrize("late", [False, True])
def test_midnight_is_no_difference_whichever_bill_comes_first(books: BillHall, late: bool) -> None:
    """They had it before midnight, we heard of it after."""
    books.pay("NX-1", 1000, NEXT, at=time(0, 0, 3))
    bills = {DAY: (Entry("NX-1", 1000, at="23:59:58"),), NEXT: ()}
    for day in sorted(bills, reverse=late):
        books.run(day, *bills[day])
    assert books.open() == set()
    found = [each for day in (DAY, NEXT) for each in books.reconciliation.differences(day, actor=MACHINE)]
    assert {each.state for each in found} == {DifferenceState.CLOSED}
    assert {each.verdict for each in found} <= {Verdict.OTHER_DAY, Verdict.ONLY_OURS}
    assert {each.why.values for each in found} <= {(("day", DAY),), (("day", NEXT),)}
    assert {each.why.text for each in found} <= {ANSWERS[Answer.IN_BILL], ANSWERS[Answer.IN_BOOKS]}


def test_money_that_stands_in_two_bills_is_money_twice(books: BillHall) -> None:
    books.pay("NX-1", 1000, DAY)
    books.run(DAY, Entry("NX-1", 1000))
    books.run(NEXT, Entry("NX-1", 1000))
    assert books.open() == {(NEXT, "NX-1", Verdict.ONLY_THEIRS)}
    assert books.late.given == []


def test_money_of_ours_that_came_late_is_seen_to_by_itself(books: BillHall) -> None:
    books.pay("NX-1", 1000, DAY, state="not_paid")
    assert books.run(DAY, Entry("NX-1", 1000)).open == ()
    assert books.late.given == [("NX-1", 1000)]
    books.pay("NX-1-late", 1, None)
    # As it is found late now, it stands in our books of a later day.
    (closed,) = books.reconciliation.differences(DAY, actor=MACHINE)
    assert (closed.state, closed.why) == (DifferenceState.CLOSED, words(ANSWERS[Answer.SETTLED]))


def test_a_machine_that_dies_before_late_money_was_seen_to_is_made_up_for(books: BillHall) -> None:
    books.pay("NX-1", 1000, DAY, state="not_paid")
    seen = books.late
    books.late = cast(Late, SimpleNamespace(found_late=died))
    books.reconciliation = books.over(Bank("bank"))
    with pytest.raises(RuntimeError):
        books.run(DAY, Entry("NX-1", 1000))
    assert books.open() == {(DAY, "NX-1", Verdict.ONLY_THEIRS)}
    books.late = seen
    books.reconciliation = books.over(Bank("bank"))
    assert books.run(DAY, Entry("NX-1", 1000)).open == ()
    assert seen.given == [("NX-1", 1000)]


def died(*_: object, **__: object) -> LateFate:
    raise RuntimeError("the power went")


def test_late_money_that_nobody_can_see_to_stays_open(books: BillHall) -> None:
    books.late = Late(LateFate.DIFFERS)
    books.reconciliation = books.over(Bank("bank"))
    books.pay("NX-1", 1000, DAY, state="not_paid")
    assert {each.key for each in books.run(DAY, Entry("NX-1", 999)).open} == {"NX-1"}


def test_what_is_known_later_closes_what_was_open(books: BillHall) -> None:
    """Nobody could say for two days whether it was paid."""
    books.run(DAY, Entry("NX-1", 1000))
    assert books.open() == {(DAY, "NX-1", Verdict.ONLY_THEIRS)}
    books.pay("NX-1", 1000, LAST)
    books.run(NEXT)
    books.run(LAST)
    assert books.open() == set()


def test_a_newer_bill_of_the_day_closes_what_it_answers(books: BillHall) -> None:
    books.pay("NX-1", 1000, DAY)
    books.pay("NX-2", 5, DAY)
    books.run(DAY)
    found = books.run(DAY, Entry("NX-1", 1000))
    assert books.open() == {(DAY, "NX-2", Verdict.ONLY_OURS)}
    assert len(found.differences) == 2


def test_staff_say_why_once(books: BillHall) -> None:
    (found,) = books.run(DAY, Entry("strange", 5)).open
    explain = books.reconciliation.explain
    with pytest.raises(InvalidEntry):
        explain(found.id, "  ", actor=CASHIER)
    with pytest.raises(NotAllowed):
        explain(found.id, "同上", actor=MACHINE)
    explain(found.id, "医院公众号的收款", actor=CASHIER)
    with pytest.raises(AlreadyExplained):
        explain(found.id, "同上", actor=CASHIER)
    with pytest.raises(Misuse):
        explain(999, "同上", actor=CASHIER)
    (told,) = books.reconciliation.differences(DAY, actor=CASHIER)
    assert told.why == words("{reason}", reason="医院公众号的收款")
    assert (told.state, told.reason, told.actor) == (DifferenceState.EXPLAINED, "医院公众号的收款", "0042@D1")
    assert books.reconciliation.unsettled(actor=CASHIER) == ()


def test_two_who_explain_at_the_same_moment_are_two(books: BillHall, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = books.run(DAY, Entry("strange", 5)).open
    books.reconciliation.explain(found.id, "one", actor=CASHIER)
    monkeypatch.setattr("kiosk.services.day_end.reconciliation.books.one", lambda *_: found)
    with pytest.raises(AlreadyExplained):
        books.reconciliation.explain(found.id, "two", actor=CASHIER)


def test_two_who_reconcile_the_same_file_at_the_same_moment_are_one(
    books: BillHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = books.run(DAY, Entry("strange", 5))
    before = written(books)
    monkeypatch.setattr("kiosk.services.day_end.reconciliation.books.is_known", lambda *_: False)
    again = books.run(DAY, Entry("strange", 5))
    assert written(books) == before
    assert (again.is_new, again.differences) == (False, first.differences)


def test_any_other_refusal_of_the_database_is_not_hidden(books: BillHall, monkeypatch: pytest.MonkeyPatch) -> None:
    books.run(DAY)
    monkeypatch.setattr("kiosk.services.day_end.reconciliation.books.is_known", lambda *_: False)
    monkeypatch.setattr("kiosk.services.day_end.reconciliation.SAME_FILE", "another")
    with pytest.raises(IntegrityError):
        books.run(DAY)


def test_nothing_of_a_bad_file_is_stored(books: BillHall) -> None:
    before = written(books)
    for data in (
        b"",
        wechat_bill(NEXT, [Entry("NX-1", 5)]),
        alipay_bill(DAY, ()),
        wechat_bill(DAY, [Entry("NX-1", 5)])[:-9],
    ):
        with pytest.raises(BadBill):
            books.reconciliation.run("bank", DAY, data, actor=MACHINE)
    assert written(books) == before


def test_the_collector_is_as_it_was_after_a_bill(books: BillHall) -> None:
    """Of a kiosk that has switched it off to start sooner, too."""
    books.run(DAY)
    assert gc.isenabled()
    gc.disable()
    try:
        books.run(NEXT)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_gateway_for_every_wallet_takes_either_bill(books: BillHall) -> None:
    books.reconciliation = books.over(Bank("bank", Wallet.ANY))
    assert books.reconciliation.gateways == ("bank",)
    assert books.reconciliation.run("bank", DAY, alipay_bill(DAY, ()), actor=MACHINE).lines == 0


def test_bills_are_fetched_from_the_gateway(books: BillHall) -> None:
    bank = Bank("bank")
    books.reconciliation = books.over(bank)
    with pytest.raises(BillNotReady):
        books.reconciliation.fetch_and_run("bank", DAY, actor=CASHIER)
    bank.bills[DAY] = wechat_bill(DAY, [Entry("strange", 5)])
    assert len(books.reconciliation.fetch_and_run("bank", DAY, actor=CASHIER).open) == 1
    bank.bills[NEXT] = b""  # nothing was paid
    assert books.reconciliation.fetch_and_run("bank", NEXT, actor=CASHIER).lines == 0
    with pytest.raises(NoBillHere):
        books.reconciliation.fetch_and_run("elsewhere", DAY, actor=CASHIER)


def test_only_those_with_the_right_see_and_do_it(books: BillHall) -> None:
    service = books.reconciliation
    for forbidden in (
        lambda: service.run("bank", DAY, b"", actor=GUIDE),
        lambda: service.fetch_and_run("bank", DAY, actor=GUIDE),
        lambda: service.of_day(DAY, actor=GUIDE),
        lambda: service.differences(DAY, actor=GUIDE),
        lambda: service.unsettled(actor=GUIDE),
        lambda: service.explain(1, "why", actor=GUIDE),
    ):
        with pytest.raises(NotAllowed):
            forbidden()


def test_sums_that_do_not_add_up_stop_everything() -> None:
    sums = dict.fromkeys(ItemSort, 0)
    with pytest.raises(Misuse):
        Compared((), {ItemSort.PAYMENT: Sum(1, 5, 5)}, sums, sums).tally()
