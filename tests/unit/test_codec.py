"""Whatever a sitting has learned can be written and read back, and nothing else can be read."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.codec import _kinds, read, written
from kiosk.domain.errors import DomainError, Misuse, SlotTaken
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.journey import Journey, Newcomer, Standing, Way
from kiosk.domain.live import Control, ControlKind, Picture, SavedRun

# An error is news of the moment: it is not written.
st.register_type_strategy(DomainError, st.none())
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))


class Colour(StrEnum):
    """An enum of another name than any of the domain's."""

    RED = "red"


@dataclass(frozen=True)
class Box:
    """Everything the codec knows, in one value."""

    colours: frozenset[Colour] = frozenset()
    at: datetime | None = None
    day: date | None = None
    hour: time | None = None
    inner: "tuple[Paper, ...]" = ()


@settings(max_examples=60, deadline=None)
@given(st.from_type(Journey))
def test_any_journey_comes_back_as_it_was(journey: Journey) -> None:
    assert read(written(journey), Journey) == journey


@settings(max_examples=20, deadline=None)
@given(st.builds(SavedRun, past=st.lists(st.tuples(st.text(), st.from_type(Journey)), max_size=2).map(tuple)))
def test_any_run_comes_back_as_it_was(run: SavedRun) -> None:
    assert read(written(run), SavedRun) == run
    assert read(written(run.slight), SavedRun).slight == run.slight


def test_times_sets_and_enums_keep_their_kind() -> None:
    box = Box(
        frozenset(Colour),
        datetime(2026, 11, 23, 9, 41, tzinfo=UTC),
        date(2026, 11, 23),
        time(7, 30),
        (Paper(PaperKind.PASSPORT, "E12345678"),),
    )
    assert read(written(box), Box) == box


def test_what_has_its_default_is_not_written() -> None:
    assert written(Journey()) == '{"!":"journey.Journey"}'
    assert len(written(Newcomer(name="王"))) < 60


def test_an_error_is_not_written() -> None:
    journey = Journey(standing=Standing("slot", why=SlotTaken("gone")))
    assert read(written(journey), Journey) == Journey(standing=Standing("slot"))


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        written(replace(Journey(), code=object()))  # type: ignore[arg-type]  # a planted fault


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "{}",
        '{"!": "os.system"}',
        '{"!": "journey.Nothing"}',
        '{"!": "journey.Journey", "gone": 1}',
        '{"!": "journey.Journey", "way": {"!": "journey.Way", "value": "flying"}}',
        '{"!": "identity.Paper", "number": "1"}',
        '{"!": "journey.Standing", "step": "slot"}',
    ],
)
def test_what_this_version_does_not_know_is_misuse(text: str) -> None:
    with pytest.raises(Misuse):
        read(text, Journey)


def test_only_what_a_journey_may_hold_can_be_read() -> None:
    assert "live.Control" not in _kinds(Journey)
    picture = Picture(3, "slot", ("Choose",), (Control("08:00", ControlKind.CHOICE, is_on=True),))
    assert read(written(picture), Picture) == picture


def test_every_field_of_a_journey_is_a_kind_that_is_known() -> None:
    known = {kind for kind in _kinds(Journey).values() if kind.__module__.startswith("kiosk.domain")}
    assert {Way, Paper, Newcomer} <= known
    assert len(known) > 30
    assert set(get_type_hints(Journey)) >= {"patient", "lines"}
