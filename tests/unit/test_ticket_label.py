"""How queue numbers read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ticket import label, queue_letter


@pytest.mark.parametrize(
    ("letter", "number", "text"), [("A", 1, "A001"), ("A", 12, "A012"), ("B", 999, "B999"), ("A", 1000, "A1000")]
)
def test_labels(letter: str, number: int, text: str) -> None:
    assert label(letter, number) == text


@pytest.mark.parametrize(
    ("position", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_queue_letters(position: int, letters: str) -> None:
    assert queue_letter(position) == letters


def test_no_two_queues_share_a_letter() -> None:
    assert len({queue_letter(position) for position in range(1000)}) == 1000


@given(st.integers(0, 800), st.integers(0, 800), st.integers(1, 99_999), st.integers(1, 99_999))
def test_two_tickets_never_read_the_same(queue: int, other_queue: int, number: int, other_number: int) -> None:
    same = (queue, number) == (other_queue, other_number)
    assert (label(queue_letter(queue), number) == label(queue_letter(other_queue), other_number)) == same
