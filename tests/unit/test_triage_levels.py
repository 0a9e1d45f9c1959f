"""The four levels at every boundary, findings, what NEWS2 means at the least, and the words that say why."""

from dataclasses import replace
from decimal import Decimal
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.triage.codes import LONGEST, matching, read_complaint
from kiosk.domain.triage.judging import Proposal, propose
from kiosk.domain.triage.loading import load_tables
from kiosk.domain.triage.signs import Consciousness, Level, Presented, Sign, Track, Vitals

TABLES = load_tables()
BY_LEVELS = replace(TABLES, levels=replace(TABLES.levels, floors=()))  # without what NEWS2 adds
# Sign, value, level: written from the consensus, both sides of every step; where two levels share a figure, the graver.
CONSENSUS = (
    *(
        (Sign.PULSE, "20", 1),
        (Sign.PULSE, "39", 1),
        (Sign.PULSE, "40", 2),
        (Sign.PULSE, "49", 2),
        (Sign.PULSE, "50", 2),
    ),
    *(
        (Sign.PULSE, "51", 3),
        (Sign.PULSE, "55", 3),
        (Sign.PULSE, "56", 4),
        (Sign.PULSE, "70", 4),
        (Sign.PULSE, "99", 4),
    ),
    *((Sign.PULSE, "100", 3), (Sign.PULSE, "149", 3), (Sign.PULSE, "150", 2), (Sign.PULSE, "180", 2)),
    *((Sign.PULSE, "181", 1), (Sign.PULSE, "220", 1)),
    *((Sign.SYSTOLIC, "40", 1), (Sign.SYSTOLIC, "69", 1), (Sign.SYSTOLIC, "70", 2), (Sign.SYSTOLIC, "80", 2)),
    *((Sign.SYSTOLIC, "81", 3), (Sign.SYSTOLIC, "90", 3), (Sign.SYSTOLIC, "91", 4), (Sign.SYSTOLIC, "179", 4)),
    *((Sign.SYSTOLIC, "180", 3), (Sign.SYSTOLIC, "200", 3), (Sign.SYSTOLIC, "201", 2), (Sign.SYSTOLIC, "260", 2)),
    *((Sign.TEMPERATURE, "41.0", 4), (Sign.TEMPERATURE, "41.1", 1), (Sign.TEMPERATURE, "36.5", 4)),
    *((Sign.GCS, "3", 1), (Sign.GCS, "8", 1), (Sign.GCS, "9", 4), (Sign.GCS, "15", 4)),
    *((Sign.GLUCOSE, "3.32", 1), (Sign.GLUCOSE, "3.33", 4), (Sign.GLUCOSE, "20", 4)),
    *((Sign.POTASSIUM, "7.0", 4), (Sign.POTASSIUM, "7.1", 1), (Sign.POTASSIUM, "4.2", 4)),
    *((Sign.PAIN, "0", 4), (Sign.PAIN, "3", 4), (Sign.PAIN, "4", 3), (Sign.PAIN, "6", 3), (Sign.PAIN, "7", 2)),
    (Sign.PAIN, "10", 2),
)
SHORT_OF_BREATH = (("79", 1), ("80", 2), ("90", 2), ("91", 3), ("94", 3), ("95", 4), ("100", 4))
FINDINGS = {
    1: {"cardiac_arrest", "shock", "status_epilepticus", "infarction"},
    2: {"chest_pain", "stroke", "stroke_face", "stroke_arm", "stroke_speech", "stroke_balance", "stroke_eyes"}
    | {"sepsis", "bleeding"},
    3: {"head_injury", "vomiting"},
}


def judged(numbers: dict[Sign, str] | None = None, *findings: str, **other: object) -> Proposal:
    known = {sign: Decimal(value) for sign, value in (numbers or {}).items()}
    return propose(Presented(Vitals(known, **other), frozenset(findings)), BY_LEVELS)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(("sign", "value", "level"), CONSENSUS)
def test_every_sign_at_both_sides_of_every_step(sign: Sign, value: str, level: int) -> None:
    assert judged({sign: value}).level == level


@pytest.mark.parametrize(("value", "level"), SHORT_OF_BREATH)
def test_oxygen_counts_for_whoever_is_short_of_breath(value: str, level: int) -> None:
    assert judged({Sign.SPO2: value}, "dyspnoea").level == level
    assert judged({Sign.SPO2: value}).level is Level.FOUR


@pytest.mark.parametrize(("mind", "level"), [("A", 4), ("C", 4), ("V", 4), ("P", 1), ("U", 1)])
def test_consciousness(mind: str, level: int) -> None:
    assert judged(consciousness=Consciousness(mind)).level == level


def test_every_finding_has_the_level_of_the_consensus() -> None:
    expected = {key: level for level, keys in FINDINGS.items() for key in keys}
    for key in TABLES.levels.findings:
        assert judged(None, key).level == expected.get(key, 4), key
    assert expected.keys() <= TABLES.levels.findings.keys()


def test_the_gravest_of_all_signs_wins_and_stands_first() -> None:
    found = judged({Sign.PULSE: "120", Sign.SYSTOLIC: "75"}, "head_injury", "cardiac_arrest")
    assert found.level is Level.ONE
    assert [each.level for each in found.reasons] == [1, 2, 3, 3]
    assert found.reasons[0].names == ("心搏骤停", "Cardiac arrest")


def test_a_reason_tells_value_level_and_band() -> None:
    (reason,) = judged({Sign.PULSE: "150"}).reasons
    assert reason.sign is Sign.PULSE
    assert reason.words.text.format(**dict(reason.words.values)) == "150: level Ⅱ (150–180)"
    (reason,) = judged({Sign.PULSE: "185"}).reasons
    assert reason.words.text.format(**dict(reason.words.values)) == "185: level Ⅰ (>180)"
    (reason,) = judged({Sign.SPO2: "79"}, "dyspnoea").reasons
    assert reason.words.text.format(**dict(reason.words.values)) == "79 and short of breath: level Ⅰ (<80)"
    (reason,) = judged().reasons
    assert (reason.level, reason.sign) == (Level.FOUR, None)


@pytest.mark.parametrize(
    ("numbers", "level"),
    [
        ({Sign.RESPIRATION: "22"}, 4),
        ({Sign.RESPIRATION: "25"}, 3),  # one sign of three points
        ({Sign.RESPIRATION: "22", Sign.TEMPERATURE: "39.2", Sign.SPO2: "95"}, 3),  # five in all
        ({Sign.RESPIRATION: "22", Sign.TEMPERATURE: "39.2", Sign.SPO2: "91"}, 2),  # seven
    ],
)
def test_news2_means_a_level_at_the_least(numbers: dict[Sign, str], level: int) -> None:
    known = {sign: Decimal(value) for sign, value in numbers.items()}
    found = propose(Presented(Vitals(known)), TABLES)
    assert found.level == level
    assert propose(Presented(Vitals(known), age=9), TABLES).level is Level.FOUR, "not where it must not be used"


def test_one_reason_is_enough_of_what_news2_means() -> None:
    found = propose(Presented(Vitals({Sign.RESPIRATION: Decimal(30), Sign.SPO2: Decimal(80)}, True)), TABLES)
    assert [each.words.text for each in found.reasons if each.sign is None] == [
        "NEWS2 is {total}, {least} or more: level {level} at the least"
    ]


@pytest.mark.parametrize(
    ("findings", "tracks"),
    [
        (("chest_pain",), {Track.CHEST_PAIN}),
        (("infarction",), {Track.CHEST_PAIN}),
        (("stroke_face",), {Track.STROKE}),
        (("stroke_speech", "chest_pain"), {Track.STROKE, Track.CHEST_PAIN}),
        (("other_chest_pain", "head_injury"), set()),
    ],
)
def test_fast_tracks(findings: tuple[str, ...], tracks: set[Track]) -> None:
    assert judged(None, *findings).tracks == tracks


def test_a_finding_nobody_knows_any_more_does_no_harm() -> None:
    assert judged(None, "from an older table").level is Level.FOUR


@given(st.sets(st.sampled_from(sorted(TABLES.levels.findings))), st.sampled_from(sorted(TABLES.levels.findings)))
def test_more_findings_are_never_less_grave(some: set[str], more: str) -> None:
    assert judged(None, *some, more).level <= judged(None, *some).level


def test_signs_together_are_as_grave_as_the_gravest_of_them() -> None:
    values = {Sign.PULSE: "101", Sign.SYSTOLIC: "75", Sign.PAIN: "5", Sign.GLUCOSE: "3.0"}
    alone = {sign: judged({sign: value}).level for sign, value in values.items()}
    for some in chain.from_iterable(combinations(values, count) for count in range(1, 5)):
        assert judged({sign: values[sign] for sign in some}).level == min(alone[sign] for sign in some)


def test_every_reason_is_kept_with_the_version_of_the_tables() -> None:
    assert judged().tables == "NEWS2 RCP-2017, levels CN-2018, limits 1"


# ---- the complaint ----------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "keys", "words"),
    [
        ("xt", ["chest_pain"], ""),
        ("XT hx", ["chest_pain", "dyspnoea"], ""),
        ("ｘｔ，z1；z2", ["chest_pain", "stroke_face", "stroke_arm"], ""),
        ("头痛 两天", ["headache"], "两天"),
        ("xt xt", ["chest_pain"], ""),
        ("fever", ["fever"], ""),
        ("摔倒了", [], "摔倒了"),
        ("", [], ""),
        ("  ,, ", [], ""),
    ],
)
def test_codes_and_names_are_found_and_the_rest_stays_words(typed: str, keys: list[str], words: str) -> None:
    found = read_complaint(typed, TABLES.levels)
    assert ([each.key for each in found.findings], found.words) == (keys, words)


@given(st.text())
def test_whatever_is_typed_is_kept_or_known(typed: str) -> None:
    found = read_complaint(typed, TABLES.levels)
    assert len(found.words) <= LONGEST


def test_ten_thousand_characters_are_cut() -> None:
    assert len(read_complaint("疼" * 10_000, TABLES.levels).words) == LONGEST


@pytest.mark.parametrize(
    ("typed", "first"), [("x", "cardiac_arrest"), ("hx z", "stroke"), ("头", "head_injury"), ("Feve", "fever")]
)
def test_what_is_being_typed_is_guessed(typed: str, first: str) -> None:
    assert matching(typed, TABLES.levels)[0].key == first


def test_nothing_is_guessed_of_nothing() -> None:
    assert matching("xt ", TABLES.levels) == matching("", TABLES.levels) == ()
    assert matching("qqq", TABLES.levels) == ()
