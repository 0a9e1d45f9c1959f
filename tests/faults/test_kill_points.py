"""A kiosk dies at a few points of a payment and nothing is wrong after it; `benchmarks.money_faults` tries them all."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, cast

import pytest

from tests.faults.checker import Entry, Facts, Payment, Refund, Series, Visit, faults
from tests.faults.lives import chosen

ROOT = Path(__file__).parents[2]
LEAST_POINTS = 40
KEY, SECOND = "NX261120-000001-1-aa", "NX261120-000001-2-bb"
PAID = Payment(KEY, 5001, "paid")
VISIT = Visit(1, 5001, is_settled=True, is_cancelled=False, ticket="A001", ticket_state="waiting", invoices=1)
RIGHT = Facts(
    ledger={KEY: Entry(5001, 0)},
    visits=(replace(VISIT, payments=(PAID,)),),
    series=(Series("invoices", (1, 2), 3),),
    papers=("ticket A001", "invoice 0000000001"),
)
CANCELLED = replace(VISIT, is_cancelled=True, ticket_state="void", invoices=0)
BACK = replace(PAID, claimed=5001, refunds=(Refund(5001, "done"),))


@pytest.mark.parametrize(
    ("database", "wallet", "scenes"),
    [("migrated_sqlite", "wechat", ("qr", "cancel")), ("postgresql_url", "alipay", ("code", "late"))],
)
def test_nothing_is_wrong_after_a_kiosk_died(
    database: str, wallet: str, scenes: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    told = _runs(str(request.getfixturevalue(database)), wallet, *scenes)
    assert set(told["points"]) == set(scenes)
    assert min(told["points"].values()) >= LEAST_POINTS
    assert sum(bool(one["died"]) for one in told["runs"]) > len(scenes)
    assert [one for one in told["runs"] if one["faults"]] == []


def test_points_to_die_at_change_something_and_are_spread_over_all() -> None:
    names = ["before SELECT a", "before INSERT b", "after INSERT b", "before commit", "after rollback", "after commit"]
    assert chosen(names, runs=None) == [1, 2, 3, 5]
    assert chosen(names, runs=2) == [2, 5]


def test_what_is_right_is_not_called_wrong() -> None:
    late = replace(PAID, state="not_paid", is_late=True)
    part = replace(PAID, claimed=1000, refunds=(Refund(1000, "done"),))
    assert faults(RIGHT) == []
    assert faults(_with(CANCELLED, BACK, ledger={KEY: Entry(5001, 5001)})) == []
    assert faults(_with(CANCELLED, replace(BACK, refunds=(Refund(5001, "unknown"),)))) == []  # under way
    assert faults(_with(VISIT, late)) == []
    assert faults(_with(VISIT, part, ledger={KEY: Entry(5001, 1000)})) == []


PLANTED = {
    "charged twice": replace(
        RIGHT,
        ledger={KEY: Entry(5001, 0), SECOND: Entry(5001, 0)},
        visits=(replace(VISIT, payments=(PAID, replace(PAID, key=SECOND))),),
    ),
    "not in our books": replace(RIGHT, ledger={KEY: Entry(5001, 0), SECOND: Entry(5001, 0)}),
    "charged and not registered": replace(RIGHT, visits=(replace(CANCELLED, payments=(PAID,)),), series=(), papers=()),
    "no money was taken": replace(RIGHT, ledger={KEY: Entry(0, 0)}),
    "registered as paid, but 0 of 5001": replace(
        RIGHT, ledger={}, visits=(replace(VISIT, payments=(replace(PAID, state="not_paid"),)),)
    ),
    "our books say not paid": replace(RIGHT, visits=(replace(VISIT, payments=(replace(PAID, state="not_paid"),)),)),
    "nobody knows yet": replace(RIGHT, visits=(replace(VISIT, payments=(replace(PAID, state="waiting"),)),)),
    "missing [2]": replace(RIGHT, series=(Series("invoices", (1, 3), 4),)),
    "1 numbers of 2": replace(RIGHT, series=(Series("invoices", (1,), 3),)),
    "still waits for the money": replace(RIGHT, visits=(replace(VISIT, ticket_state="unpaid", payments=(PAID,)),)),
    "0 invoices that stand": replace(RIGHT, visits=(replace(VISIT, invoices=0, payments=(PAID,)),)),
    "an invoice still stands": replace(
        RIGHT, ledger={KEY: Entry(5001, 5001)}, visits=(replace(CANCELLED, invoices=1, payments=(BACK,)),)
    ),
    "given back in our books, 0 at the gateway": replace(RIGHT, visits=(replace(CANCELLED, payments=(BACK,)),)),
    "claimed for refunds": replace(RIGHT, visits=(replace(VISIT, payments=(replace(PAID, claimed=7),)),)),
    "printed 2 times": replace(RIGHT, papers=("ticket A001", "ticket A001")),
    "without a refund": replace(
        RIGHT, visits=(replace(CANCELLED, payments=(replace(PAID, refunds=(Refund(5001, "refused"),)),)),)
    ),
}


@pytest.mark.parametrize("words", PLANTED)
def test_the_checker_finds_what_is_planted(words: str) -> None:
    assert any(words in fault for fault in faults(PLANTED[words])), faults(PLANTED[words])


def _with(visit: Visit, payment: Payment, *, ledger: dict[str, Entry] | None = None) -> Facts:
    return replace(RIGHT, ledger=ledger or {KEY: Entry(5001, 0)}, visits=(replace(visit, payments=(payment,)),))


class Told(TypedDict):
    """What `tests.faults` prints."""

    points: dict[str, int]
    runs: list[dict[str, object]]


def _runs(database: str, wallet: str, *scenes: str) -> Told:
    command = [sys.executable, "-m", "tests.faults", database, wallet, *scenes, "--runs", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return cast(Told, json.loads(done.stdout))
