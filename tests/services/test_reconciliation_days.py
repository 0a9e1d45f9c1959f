"""Any three days of payments, refunds, midnight, lost and strange lines: all of it is found, and nothing else."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.reconciling import Verdict
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.services.bill_hall import DAYS, Bank, BillHall
from tests.writing_bills import Entry


@pytest.fixture
def books(database: Database, vault: Vault) -> BillHall:
    return BillHall(database, vault)


# One item: fen, the day of our books (None: not in them), the day of the bill, whether the amounts differ, refund.
ITEM = st.tuples(
    st.integers(1, 10**9),
    st.sampled_from([*range(3), None]),
    st.sampled_from([0, 1, -1, None]),
    st.booleans(),
    st.booleans(),
)
GATEWAYS = count()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(items=st.lists(ITEM, max_size=12), order=st.permutations(range(3)))
def test_every_difference_is_found_and_none_invented(
    books: BillHall, items: list[tuple[int, int | None, int | None, bool, bool]], order: list[int]
) -> None:
    """Random days with payments and refunds, lost and strange lines, midnight; the bills come in any order."""
    gateway = f"bank{next(GATEWAYS)}"
    books.reconciliation = books.over(Bank(gateway))
    bills: dict[date, list[Entry]] = {day: [] for day in DAYS}
    expected: set[tuple[date, str, Verdict]] = set()
    for number, (fen, ours, shift, differs, is_refund) in enumerate(items):
        key = f"{gateway}-{number}"
        theirs = None if shift is None else ((ours if ours is not None else 1) + shift)
        theirs = None if theirs is not None and not 0 <= theirs < 3 else theirs
        if ours is not None:
            (books.give_back if is_refund else books.pay)(key, fen, DAYS[ours], gateway=gateway)
        if theirs is not None:
            amount = fen + differs
            bills[DAYS[theirs]].append(Entry("order" if is_refund else key, amount, refund=key if is_refund else ""))
        expected |= missing(key, ours, theirs, differs=differs)
    for at in order:
        tally = books.run(DAYS[at], *bills[DAYS[at]], gateway=gateway).sums
        assert sum(each.theirs for each in tally.values()) == sum(entry.fen for entry in bills[DAYS[at]])
    assert books.open(gateway=gateway) == expected


def missing(key: str, ours: int | None, theirs: int | None, *, differs: bool) -> set[tuple[date, str, Verdict]]:
    """What an independent reader says."""
    if ours is None or theirs is None:
        day, verdict = (theirs, Verdict.ONLY_THEIRS) if ours is None else (ours, Verdict.ONLY_OURS)
        return set() if day is None else {(DAYS[day], key, verdict)}
    if not differs:
        return set()
    if ours == theirs:
        return {(DAYS[ours], key, Verdict.AMOUNT)}
    return {(DAYS[ours], key, Verdict.ONLY_OURS), (DAYS[theirs], key, Verdict.ONLY_THEIRS)}
