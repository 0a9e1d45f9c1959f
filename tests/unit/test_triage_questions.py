"""Figures that can hardly be right are asked about, with the likely slip."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.triage.loading import load_tables
from kiosk.domain.triage.questions import IsThatRight, breath_question, open_questions, questions, read_number
from kiosk.domain.triage.signs import Presented, Sign, Vitals

TABLES = load_tables()


def vitals(**values: str) -> Vitals:
    return Vitals({Sign(sign): Decimal(value) for sign, value in values.items()})


@pytest.mark.parametrize(
    ("values", "sign", "meant", "can_be"),
    [
        ({"spo2": "140"}, Sign.SPO2, {}, False),
        ({"spo2": "980"}, Sign.SPO2, {Sign.SPO2: "98"}, False),
        ({"spo2": "9"}, Sign.SPO2, {Sign.SPO2: "90"}, True),
        ({"pulse": "900"}, Sign.PULSE, {Sign.PULSE: "90"}, False),
        ({"pulse": "8"}, Sign.PULSE, {Sign.PULSE: "80"}, True),
        ({"pulse": "0"}, Sign.PULSE, {}, True),
        ({"temperature": "370"}, Sign.TEMPERATURE, {Sign.TEMPERATURE: "37.0"}, False),
        ({"temperature": "3.7"}, Sign.TEMPERATURE, {Sign.TEMPERATURE: "37.0"}, False),
        ({"temperature": "3680"}, Sign.TEMPERATURE, {Sign.TEMPERATURE: "36.8"}, False),
        ({"temperature": "30.1"}, Sign.TEMPERATURE, {}, True),
        ({"temperature": "36.85"}, Sign.TEMPERATURE, {}, False),
        ({"respiration": "180"}, Sign.RESPIRATION, {Sign.RESPIRATION: "18"}, False),
        ({"systolic": "80", "diastolic": "120"}, Sign.SYSTOLIC, {Sign.SYSTOLIC: "120", Sign.DIASTOLIC: "80"}, False),
        ({"systolic": "80", "diastolic": "80"}, Sign.SYSTOLIC, {}, False),
        ({"systolic": "1200"}, Sign.SYSTOLIC, {Sign.SYSTOLIC: "120"}, False),
        ({"pain": "20"}, Sign.PAIN, {Sign.PAIN: "2"}, False),
        ({"gcs": "16"}, Sign.GCS, {}, False),
        ({"glucose": "56"}, Sign.GLUCOSE, {Sign.GLUCOSE: "5.60"}, True),
        ({"potassium": "42"}, Sign.POTASSIUM, {Sign.POTASSIUM: "4.2"}, False),
    ],
)
def test_a_slip_is_a_question(values: dict[str, str], sign: Sign, meant: dict[Sign, str], can_be: bool) -> None:
    found = questions(vitals(**values), TABLES)
    assert [(each.sign, each.can_be) for each in found] == [(sign, can_be)]
    assert {each: str(value) for each, value in found[0].meant} == meant


def test_signs_as_they_usually_are_raise_none() -> None:
    usual = vitals(respiration="16", spo2="97", systolic="120", diastolic="80", pulse="70", temperature="36.8")
    assert questions(usual, TABLES) == ()
    grave = vitals(respiration="40", spo2="70", systolic="60", diastolic="30", pulse="190", temperature="41.5")
    assert questions(grave, TABLES) == ()


def test_what_can_be_may_be_confirmed_and_nothing_else() -> None:
    both = vitals(pulse="20", spo2="140")
    assert [each.sign for each in open_questions(both, TABLES, confirmed=())] == [Sign.SPO2, Sign.PULSE]
    left = open_questions(both, TABLES, confirmed={Sign.PULSE, Sign.SPO2})
    assert [each.sign for each in left] == [Sign.SPO2]
    assert "spo2" in IsThatRight(left).log
    assert "140" not in IsThatRight(left).log


@given(st.dictionaries(st.sampled_from(list(TABLES.limits)), st.decimals(0, 99999, places=2, allow_nan=False)))
def test_any_figures_are_taken_or_asked_about(numbers: dict[Sign, Decimal]) -> None:
    for question in questions(Vitals(numbers), TABLES):
        for sign, value in question.meant:
            limit = TABLES.limits[sign]
            assert question.sign is Sign.SYSTOLIC or limit.usual_low <= value <= limit.usual_high


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("80", "80"),
        (" 36.8 ", "36.8"),
        ("３６．８", "36.8"),
        ("36,8", "36.8"),
        ("36。8", "36.8"),
        ("37.", "37"),
        ("", None),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, value: str | None) -> None:
    assert read_number(Sign.TEMPERATURE, typed) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("typed", ["abc", "-5", "1e5", "120/80", "9" * 10_000, "٣٧", "1.2.3", "%", "'"])
def test_what_is_no_number_is_told(typed: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        read_number(Sign.TEMPERATURE, typed)
    assert caught.value.field == "temperature"
    assert dict(caught.value.patient.values) == {"example": "36.8"}


@given(st.text(max_size=8))
def test_nothing_typed_crashes(typed: str) -> None:
    try:
        value = read_number(Sign.PULSE, typed)
    except InvalidEntry:
        return
    assert value is None or questions(Vitals({Sign.PULSE: value}), TABLES) is not None


@pytest.mark.parametrize(("spo2", "level"), [("79", "Ⅰ"), ("90", "Ⅱ"), ("94", "Ⅲ"), ("95", None)])
def test_so_little_oxygen_asks_for_the_breath(spo2: str, level: str | None) -> None:
    asked = breath_question(Presented(vitals(spo2=spo2)), TABLES)
    assert (None if asked is None else dict(asked.values)["level"]) == level
    assert breath_question(Presented(vitals(spo2=spo2), frozenset({"dyspnoea"})), TABLES) is None


def test_nobody_asks_for_the_breath_before_oxygen_is_measured() -> None:
    assert breath_question(Presented(), TABLES) is None
