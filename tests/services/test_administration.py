"""The administration: one engine over every kind of record, on both databases."""

from collections.abc import Callable
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.administered import SPECS
from kiosk.domain.administration import Change, Deed, Draft, Entry, Kind, Record, RecordRefused
from kiosk.domain.errors import Misuse
from kiosk.domain.roles import NotAllowed
from kiosk.services.administration.administration import Administration
from kiosk.services.administration.forms import LINE_WIDTH, filled, width
from tests.services.administrators import CLERK, DING, NEW, WU, Desk, edition, faults, said
from tests.services.small_hall import SmallHall

ADDED = tuple(NEW)
COUNT = count()


@pytest.fixture
def desk(hall: SmallHall) -> Desk:
    return Desk(hall)


# ---- every kind ------------------------------------------------------------------


@pytest.mark.parametrize("kind", ADDED)
def test_a_record_is_added_as_it_was_filled_in(desk: Desk, kind: Kind) -> None:
    made = desk.add(kind)
    kept = {field.key for field in SPECS[kind].fields if field.entry is not Entry.SECRET}
    assert {key: made.values[key] for key in NEW[kind] if key in kept} == {
        key: value for key, value in NEW[kind].items() if key in kept
    }
    assert (made.kind, made.version, made.is_retired) == (kind, 1, False)
    assert desk.administration.read(kind, made.key, actor=WU) == made
    assert made in desk.all(kind)


@pytest.mark.parametrize("kind", ADDED)
def test_everything_needed_is_told_at_once(desk: Desk, kind: Kind) -> None:
    """And the marks of the form agree with the rules by which it is read."""
    needed = {field.key for field in SPECS[kind].fields if field.needed}
    told = faults(lambda: desk.administration.save(kind, Draft({}), actor=WU))
    beside = {Kind.SESSIONS: {"department"}, Kind.STAFF: {"secret"}}.get(kind, set())
    assert set(told) == needed | beside
    assert {told[key] for key in needed} == {"Please fill this in."}


@pytest.mark.parametrize("kind", [Kind.HOSPITAL, Kind.QUEUES])
def test_what_is_needed_cannot_be_emptied(desk: Desk, kind: Kind) -> None:
    desk.add(Kind.ROOMS)
    record = desk.all(kind)[0]
    open_ones = [each.key for each in SPECS[kind].fields if each.needed and each.change is Change.ALWAYS]
    told = faults(lambda: desk.change(record, **dict.fromkeys(open_ones, " ")))
    assert told == dict.fromkeys(open_ones, "Please fill this in.")


@pytest.mark.parametrize("kind", [Kind.HOSPITAL, Kind.QUEUES])
def test_of_some_kinds_nothing_can_be_added_or_retired(desk: Desk, kind: Kind) -> None:
    desk.add(Kind.ROOMS)
    record = desk.all(kind)[0]
    with pytest.raises(Misuse):
        desk.administration.save(kind, Draft(dict(record.values)), actor=WU)
    with pytest.raises(Misuse):
        desk.retire(record)


@pytest.mark.parametrize("kind", ADDED)
def test_what_papers_carry_stays(desk: Desk, kind: Kind) -> None:
    made = desk.add(kind)
    fixed = [field.key for field in SPECS[kind].fields if field.change is Change.ONCE]
    for key in fixed:
        told = faults(partial(desk.change, made, **{key: "ZZ"}))
        assert told[key] == "This stays as it is: papers and other records carry it."
    assert desk.administration.read(kind, made.key, actor=WU) == made


@pytest.mark.parametrize("kind", Kind)
def test_only_whoever_may_sees_or_changes_anything(desk: Desk, kind: Kind) -> None:
    administration, draft = desk.administration, Draft(dict(NEW.get(kind, {})))
    tries: tuple[Callable[[], object], ...] = (
        lambda: administration.listed(kind, actor=CLERK),
        lambda: administration.read(kind, 1, actor=CLERK),
        lambda: administration.history(kind, 1, actor=CLERK),
        lambda: administration.preview(draft, actor=CLERK),
        lambda: administration.save(kind, draft, actor=CLERK),
        lambda: administration.retire(kind, 1, 0, actor=CLERK),
        lambda: administration.restore(kind, 1, 0, actor=CLERK),
    )
    before = edition(desk)
    for attempt in tries:
        with pytest.raises(NotAllowed):
            attempt()
    assert edition(desk) == before


def test_a_right_that_was_taken_away_counts_at_once(desk: Desk) -> None:
    desk.change(desk.one(Kind.STAFF, number="0003"), role="clerk")
    with pytest.raises(NotAllowed):
        desk.administration.listed(Kind.ROOMS, actor=DING)


def test_a_record_that_is_not_there_is_misuse(desk: Desk) -> None:
    with pytest.raises(Misuse):
        desk.administration.read(Kind.ROOMS, 99, actor=WU)
    with pytest.raises(Misuse):
        desk.administration.save(Kind.STAFF, Draft({}, 99, 1), actor=WU)


@pytest.mark.parametrize("kind", [kind for kind in ADDED if Deed.RESTORE in SPECS[kind].deeds])
def test_what_is_retired_stays_and_can_be_used_again(desk: Desk, kind: Kind) -> None:
    if kind is Kind.FEES:
        desk.add(kind)
    retired = desk.retire(desk.add(kind, **({"number": "0010"} if kind is Kind.STAFF else {})))
    assert retired.is_retired
    assert retired in desk.all(kind)
    with pytest.raises(Misuse):
        desk.retire(retired)
    back = desk.restore(retired)
    assert (back.is_retired, back.version) == (False, retired.version + 1)
    with pytest.raises(Misuse):
        desk.restore(back)


# ---- anything typed ----------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.DEPARTMENTS, Kind.ROOMS, Kind.FEES, Kind.SESSIONS, Kind.MESSAGES])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_typed_is_saved_as_typed_or_refused_by_field(desk: Desk, kind: Kind, data: st.DataObject) -> None:
    """Never a crash, and what was saved reads back as it is shown."""
    spec = SPECS[kind]
    key = data.draw(st.sampled_from([field.key for field in spec.fields]))
    text = data.draw(
        st.text(max_size=40) | st.sampled_from(["0", "-1", "24:00", "1e5", "%", "'", "2026-11-31", "；："])
    )
    number = next(COUNT)
    own = {"code": f"X{number}", "letter": f"{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"}
    values = {**NEW[kind], **{name: own[name] for name in own if name in NEW[kind]}, key: text}
    try:
        made = desk.administration.save(kind, Draft(values), actor=WU)
    except RecordRefused as error:
        told = [said(fault.words) for fault in error.faults]
    else:
        assert desk.change(made, **made.values) == made
        clean_up(desk.administration, made)
        told = ["saved"]
    assert all(told)
    assert told


def clean_up(administration: Administration, made: Record) -> None:
    """Sessions and rooms leave their place to the next example."""
    if Deed.RETIRE in SPECS[made.kind].deeds and made.kind is not Kind.FEES:
        administration.retire(made.kind, made.key, made.version, actor=WU)


@given(st.text(max_size=200))
def test_a_line_is_as_wide_as_its_signs(text: str) -> None:
    assert len(text) <= width(text) <= 2 * len(text)
    assert width("今天abc") == 7


def test_an_empty_form_has_no_cells() -> None:
    assert filled({"a": "", "b": "1"}).cells.keys() == {"b"}
    assert LINE_WIDTH == 56
