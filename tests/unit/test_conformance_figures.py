"""What the benchmark tells of the conformance suite's rows."""

from benchmarks.conformance import Check, Found, figures, read

ROWS = (
    {"check": "cap height", "modes": "standard", "language": "en", "size": "portrait", "pages": 3, "measured": 40},
    {"check": "gaps", "modes": "standard", "language": "en", "size": "portrait", "pages": 3, "measured": 7},
    {"check": "cap height", "modes": "large", "language": "en", "size": "portrait", "pages": 3, "measured": 30},
    {"check": "gaps", "modes": "large", "language": "en", "size": "portrait", "pages": 4, "measured": 6},
)
GOOD = tuple({**row, "faults": []} for row in ROWS)
BAD = (*GOOD[:3], {**ROWS[3], "faults": ["home-open: 1.00, not 2 mm", "home-open: 1.50, not 2 mm"]})


def test_rows_are_summed_by_check() -> None:
    assert read(GOOD, "all") == Found(2, 7, (Check("cap height", 70, 0), Check("gaps", 13, 0)), "all")


def test_faults_are_counted_and_miss_their_aim() -> None:
    told = {figure.name: figure for figure in figures(read(BAD, ""))}
    assert told["conformance: faults of gaps in 13"].value == 2
    assert told["conformance: faults of gaps in 13"].is_met is False
    assert told["conformance: faults of cap height in 70"].is_met is True
    assert told["conformance: measured"].value == 83
