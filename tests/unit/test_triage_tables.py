"""The tables are data: read once, versioned, and refused with words when they cannot be right."""

import shutil
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.domain.errors import BadSettings
from kiosk.domain.queue import CREDITS, OF_TRIAGE, Flag
from kiosk.domain.triage.cases import Assessment, Case, flags_of, gravest_first
from kiosk.domain.triage.clocks import Clock, ClockSort, Stopped, Term, level_terms, track_terms
from kiosk.domain.triage.judging import propose
from kiosk.domain.triage.loading import FILES, FOLDER, load_tables
from kiosk.domain.triage.signs import Consciousness, Level, Presented, Scale, Sign, Track, Vitals
from kiosk.domain.triage.writing import read_back, written

TABLES = load_tables()
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


# ---- the files ----------------------------------------------------------------


def test_the_tables_are_read_once() -> None:
    assert load_tables() is TABLES


def test_each_file_names_its_source_and_version() -> None:
    for name in FILES:
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert "\nsource = " in text
        assert "\nversion = " in text


FAULTS = [
    (
        "news2.toml",
        "{ to = 8, points = 3 }, { to = 11",
        "{ to = 18, points = 3 }, { to = 11",
        "respiration is out of order",
    ),
    ("news2.toml", "{ to = 8, points = 3 }", "{ to = 8, points = 4 }", "points outside"),
    (
        "news2.toml",
        "{ to = 24, points = 2 }, { points = 3 }]",
        "{ to = 24, points = 2 }]",
        "the last one alone is open",
    ),
    ("news2.toml", "U = 3", "", "consciousness needs"),
    ("news2.toml", "U = 3", "X = 3", "news2.toml: ValueError"),
    ("news2.toml", "urgent = 5", "urgent = 9", "urgent must be below"),
    ("news2.toml", "[rows]", "[rows]\nheight = [{ to = 1, points = 0 }, { points = 1 }]", "unknown rows ['height']"),
    ("news2.toml", 'version = "RCP-2017"', "", "news2.toml: KeyError"),
    ("news2.toml", "oxygen = 2", 'oxygen = "two"', "a whole number is needed"),
    ("news2.toml", "to = 8,", "to = true,", "a number is needed"),
    ("news2.toml", "[points]", "[points", "news2.toml"),
    ("levels.toml", "[levels.4]", "[levels.5]", "levels.toml: ValueError"),
    ("levels.toml", "[levels.4]\nresponse_minutes = 60\nreassess_minutes = 60", "", "times of all four"),
    ("levels.toml", 'code = "xk"', 'code = "dx"', "a code of its own"),
    ("levels.toml", "from = 150, to = 180", "from = 180, to = 150", "pulse 180–150 is out of order"),
    ("levels.toml", ', tells = "dyspnoea"', "", "which no finding tells"),
    ("levels.toml", 'name = "休克征象"', "name = 7", "words are needed"),
    ("levels.toml", "gcs = [{ level = 1, below = 9 }]", "gcs = { level = 1 }", "a list is needed"),
    ("levels.toml", "gcs = [{ level = 1, below = 9 }]", "gcs = [9]", "a table is needed"),
    ("limits.toml", "usual = [25, 220]", "usual = [220, 25]", "pulse is out of order"),
    ("limits.toml", 'version = "1"', "", "limits.toml: KeyError"),
]


@pytest.mark.parametrize(("name", "before", "after", "told"), FAULTS)
def test_what_cannot_be_right_is_refused(tmp_path: Path, name: str, before: str, after: str, told: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "triage"))
    text = (folder / name).read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        load_tables(folder)
    assert told in caught.value.log


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"news2\.toml"):
        load_tables(tmp_path)


def test_another_version_is_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "triage"))
    path = folder / "levels.toml"
    text = path.read_text(encoding="utf-8").replace('"CN-2018"', '"our own 3"')
    path.write_text(text.replace("below = 9 }", "to = 9 }").replace("above = 7.0 }", "from = 7.0 }"), encoding="utf-8")
    tables = load_tables(folder)
    assert tables.version == "NEWS2 RCP-2017, levels our own 3, limits 1"
    (gcs,) = tables.levels.signs[Sign.GCS]
    (potassium,) = tables.levels.signs[Sign.POTASSIUM]
    assert (gcs.words, gcs.holds(Decimal(9)), gcs.holds(Decimal(10))) == ("≤9", True, False)
    assert (potassium.words, potassium.holds(Decimal(7))) == ("≥7.0", True)


# ---- the clocks -----------------------------------------------------------------


@pytest.mark.parametrize(("level", "response", "again"), [(1, 0, 5), (2, 10, 10), (3, 30, 30), (4, 60, 60)])
def test_a_level_starts_its_clocks(level: int, response: int, again: int) -> None:
    at = NINE + minutes(2)
    terms = level_terms(Level(level), contact=NINE, at=at, before=None, table=TABLES.levels)
    assert terms == (
        Term(ClockSort.RESPONSE, NINE, NINE + minutes(response)),
        Term(ClockSort.REASSESS, at, at + minutes(again)),
    )


def test_the_same_level_again_leaves_the_wait_as_it_is() -> None:
    at = NINE + minutes(20)
    terms = level_terms(Level.THREE, contact=NINE, at=at, before=Level.THREE, table=TABLES.levels)
    assert [term.sort for term in terms] == [ClockSort.REASSESS]


def test_a_graver_level_is_waited_for_from_now_and_a_lighter_one_from_the_first_contact() -> None:
    at = NINE + minutes(20)
    graver = level_terms(Level.TWO, contact=NINE, at=at, before=Level.THREE, table=TABLES.levels)
    assert graver[0].due == at + minutes(10)
    lighter = level_terms(Level.FOUR, contact=NINE, at=at, before=Level.THREE, table=TABLES.levels)
    assert lighter[0].due == NINE + minutes(60)


def test_fast_tracks_run_from_the_first_contact() -> None:
    found = track_terms({Track.STROKE, Track.GREEN, Track.CHEST_PAIN}, contact=NINE, table=TABLES.levels)
    assert [(term.sort, term.due - NINE) for term in found] == [
        (ClockSort.ECG, minutes(10)),
        (ClockSort.CT, minutes(25)),
    ]


@pytest.mark.parametrize(
    ("sort", "before", "at_the_minute"),
    [(ClockSort.ECG, False, True), (ClockSort.CT, False, True), (ClockSort.RESPONSE, False, False)],
)
def test_less_than_ten_minutes_is_less(sort: ClockSort, before: bool, at_the_minute: bool) -> None:
    clock = Clock(1, sort, NINE, NINE + minutes(10))
    assert clock.is_overdue(NINE + minutes(9.99)) is before
    assert clock.is_overdue(NINE + minutes(10)) is at_the_minute
    assert clock.is_overdue(NINE + minutes(10.01))


def test_what_was_stopped_too_late_stays_so() -> None:
    late = Clock(1, ClockSort.ECG, NINE, NINE + minutes(10), NINE + minutes(11), Stopped.DONE, "0031")
    in_time = Clock(1, ClockSort.ECG, NINE, NINE + minutes(10), NINE + minutes(9), Stopped.DONE, "0031")
    assert (late.is_overdue(NINE), in_time.is_overdue(NINE + minutes(99))) == (True, False)


# ---- cases ------------------------------------------------------------------------


def case(key: int, level: str, *clocks: Clock) -> Case:
    signs = {"1": "190", "2": "160", "3": "110", "4": "70"}
    presented = Presented(Vitals({Sign.PULSE: Decimal(signs[level])}), age=9)
    assessment = Assessment(key, presented, propose(presented, TABLES), NINE, "0031")
    return Case(key, None, "", "", NINE, assessment, None, frozenset(), clocks)


def test_overdue_stands_first_then_the_level_then_what_is_due() -> None:
    soon, later = (Clock(1, ClockSort.RESPONSE, NINE, NINE + minutes(due)) for due in (10, 20))
    late = Clock(1, ClockSort.RESPONSE, NINE, NINE - minutes(1))
    cases = [case(1, "3", later), case(2, "3", soon), case(3, "2", later), case(4, "4", late), case(5, "1")]
    assert [each.id for each in gravest_first(cases, now=NINE)] == [4, 5, 3, 2, 1]


def test_the_clock_asked_for_is_the_newest() -> None:
    first, second = (Clock(key, ClockSort.REASSESS, NINE, NINE, NINE, Stopped.DONE) for key in (1, 2))
    assert case(1, "4", first, second).clock(ClockSort.REASSESS) == second
    assert case(1, "4", first).clock(ClockSort.ECG) is None
    assert case(1, "4", first).running == ()


def test_flags_of_a_level() -> None:
    assert flags_of(None, frozenset()) == frozenset()
    assert flags_of(Level.TWO, frozenset({Track.STROKE})) == {Flag.TRIAGE_2, Flag.GREEN}
    assert {flag for level in Level for flag in flags_of(level, frozenset({Track.GREEN}))} == OF_TRIAGE


def test_the_graver_level_has_the_greater_credit_and_none_more_than_the_critically_ill() -> None:
    granted = [CREDITS.get(flag, 0) for flag in (Flag.TRIAGE_1, Flag.TRIAGE_2, Flag.TRIAGE_3, Flag.TRIAGE_4)]
    assert granted == sorted(granted, reverse=True)
    assert max(CREDITS.values()) == CREDITS[Flag.CRITICAL] == CREDITS[Flag.TRIAGE_1]


# ---- what is kept -------------------------------------------------------------------


@pytest.mark.parametrize(
    "presented",
    [
        Presented(),
        Presented(Vitals({Sign.TEMPERATURE: Decimal("38.5")}, True, Consciousness.VOICE, Scale.TWO), age=15),
        Presented(
            Vitals({Sign.PULSE: Decimal(160), Sign.GLUCOSE: Decimal("3.30")}, False, Consciousness.ALERT),
            frozenset({"stroke_face", "dyspnoea"}),
            "从家里走来的",
            70,
        ),
        Presented(findings=frozenset({"pregnant"})),
    ],
)
def test_an_assessment_is_kept_as_it_was(presented: Presented) -> None:
    proposal = propose(presented, TABLES)
    assert read_back(written(presented, proposal), tables=TABLES.version) == (presented, proposal)
