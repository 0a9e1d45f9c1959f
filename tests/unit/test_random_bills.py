"""Random bills: no fen comes or goes; `python -m benchmarks.money_bills` does the same a million times."""

from dataclasses import replace

import pytest
from cn2an import cn2an
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import money_bills
from benchmarks.money_bills import check_bills, read_capitals
from kiosk.domain.bill import Bill, FeeClass, bill_for
from kiosk.domain.money import capitals

BOUNDARIES = [10**size + off for size in range(15) for off in (-1, 0, 1, 5, 10, 100)] + [30_000_403_442, 10_070_000]


def test_no_fen_is_made_or_lost() -> None:
    assert check_bills(3_000, seed=2026) == []


@pytest.mark.parametrize(
    ("place", "name", "fault", "words"),
    [
        (money_bills, "capitals", lambda fen: capitals(fen + 100), "fen are"),
        (money_bills, "cn2an", lambda text, mode: 7, "cn2an reads"),
        (Bill, "over", lambda bill, lines: replace(bill, lines=lines), "what is left"),
        (money_bills, "bill_for", lambda items, _class: bill_for(items, FeeClass.SELF), "became"),
    ],
    ids=["capitals", "cn2an", "an account that pays for lines that went back", "no fund"],
)
def test_the_check_finds_a_planted_fault(
    monkeypatch: pytest.MonkeyPatch, place: object, name: str, fault: object, words: str
) -> None:
    monkeypatch.setattr(place, name, fault)
    assert any(words in line for line in check_bills(200, seed=1))


@pytest.mark.parametrize("fen", BOUNDARIES)
def test_capitals_at_the_edges_are_read_the_same_by_two_others(fen: int) -> None:
    whole = capitals(fen).removeprefix("人民币").partition("元")[0]
    assert read_capitals(capitals(fen)) == fen
    if fen >= 100:
        assert cn2an(whole, "strict") == fen // 100


@settings(max_examples=200)
@given(st.integers(0, 10**15))
def test_capitals_are_read_the_same_by_two_others(fen: int) -> None:
    test = capitals(fen)
    assert read_capitals(test) == fen
    assert fen < 100 or cn2an(test.removeprefix("人民币").partition("元")[0], "strict") == fen // 100
