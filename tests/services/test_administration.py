"""The administration: one engine over every kind of record, on both databases."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.administered import SPECS
from kiosk.domain.administration import Change, Deed, Draft, Entry, Kind, Record, RecordChanged, RecordRefused
from kiosk.domain.errors import Misuse
from kiosk.domain.roles import NotAllowed
from kiosk.services.administration.administration import Administration
from kiosk.services.administration.forms import LINE_WIDTH, filled, width
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow, HospitalRow
from tests.services.administrators import CLERK, DING, NEW, WU, Desk, faults, said
from tests.services.small_hall import SmallHall

ADDED = tuple(NEW)
COUNT = count()
STRANGE = (
    "0",
    "-1",
    "24:00",
    "1e5",
    "%",
    "'",
    "2026-11-31",
    "；：",
    "\0",
    "9999-12-31",
    "0001-01-01 00:00",
    "x" * 10_000,
)


@pytest.fixture
def desk(hall: SmallHall) -> Desk:
    return Desk(hall)


def edition(desk: Desk) -> int:
    (row,) = desk.hall.rows(HospitalRow)
    return int(str(row["edition"]))


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
        told = faults(lambda key=key: desk.change(made, **{key: "ZZ"}))
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


# ---- two administrators ------------------------------------------------------------


def test_of_two_who_change_a_record_the_second_is_told_by_whom(desk: Desk) -> None:
    room = desk.one(Kind.ROOMS, code="R1")
    desk.change(room, actor=DING, name="11 诊室")
    for attempt in (lambda: desk.change(room, name="12 诊室"), lambda: desk.retire(room)):
        with pytest.raises(RecordChanged) as caught:
            attempt()
        assert said(caught.value.patient) == "丁一 (0003) has changed this meanwhile. Please look at it again."
        assert "丁一" not in caught.value.log
    assert desk.one(Kind.ROOMS, code="R1").values["name"] == "11 诊室"


def test_a_record_the_files_have_changed_tells_nobody_s_name(desk: Desk) -> None:
    room = desk.one(Kind.ROOMS, code="R1")
    with pytest.raises(RecordChanged) as caught:
        desk.administration.save(Kind.ROOMS, Draft({"name": "x"}, room.key, 7), actor=WU)
    assert dict(caught.value.patient.values) == {"who": "?"}


def test_of_two_who_save_at_the_same_moment_one_wins(desk: Desk) -> None:
    room = desk.one(Kind.ROOMS, code="R2")
    start = Barrier(2)

    def save(name: str) -> str:
        start.wait()
        try:
            return desk.change(room, name=name).values["name"]
        except RecordChanged:
            return ""

    with ThreadPoolExecutor(2) as pool:
        got = sorted(pool.map(save, ("甲", "乙")))
    assert got[0] == ""
    assert got[1] == desk.one(Kind.ROOMS, code="R2").values["name"]


def test_of_two_departments_with_one_letter_only_one_comes_to_be(desk: Desk) -> None:
    start = Barrier(2)

    def add(code: str) -> dict[str, str]:
        start.wait()
        try:
            desk.add(Kind.DEPARTMENTS, code=code)
        except Exception:
            return faults(lambda: desk.add(Kind.DEPARTMENTS, code=code))
        return {}

    with ThreadPoolExecutor(2) as pool:
        got = list(pool.map(add, ("YK1", "YK2")))
    assert {} in got
    assert {"letter": "Something else has this already."} in got


# ---- on record ---------------------------------------------------------------------


def test_the_history_tells_who_changed_what(desk: Desk) -> None:
    room = desk.one(Kind.ROOMS, code="R1")
    room = desk.change(room, name="11 诊室", floor="3")
    desk.change(room, actor=DING, name="12 诊室")
    told = desk.administration.history(Kind.ROOMS, room.key, actor=WU)
    assert [(each.who, each.action, dict(each.changes)) for each in told] == [
        ("丁一 (0003)", "admin.save", {"name": "11 诊室 → 12 诊室"}),
        ("吴敏 (0001)", "admin.save", {"name": "1 诊室 → 11 诊室", "floor": "2 → 3"}),
    ]
    assert told[0].at == desk.hall.clock.now()


def test_no_name_of_a_person_and_no_secret_is_on_record(desk: Desk) -> None:
    doctor, member = desk.add(Kind.DOCTORS), desk.add(Kind.STAFF)
    desk.change(doctor, name="何大立", title="主任医师")
    desk.change(member, name="王大", secret="柳暗花明又一村吧")
    details = "".join(str(row["detail"]) for row in desk.hall.rows(AuditRow))
    for text in ("何立", "何大立", "王小", "王大", PIN_TEXT, "柳暗花明"):
        assert text not in details
    last = desk.hall.rows(AuditRow, record=f"doctors/{doctor.key}", action="admin.save")[-1]
    assert json.loads(str(last["detail"])) == {"name": "", "title": "主治医师 → 主任医师"}


PIN_TEXT = NEW[Kind.STAFF]["secret"]


def test_saving_what_is_there_already_changes_nothing(desk: Desk) -> None:
    for kind in (Kind.HOSPITAL, Kind.ROOMS, Kind.DOCTORS, Kind.FEES, Kind.STAFF, Kind.SESSIONS):
        record = desk.all(kind)[0]
        assert desk.change(record, **record.values) == record
        assert desk.administration.history(kind, record.key, actor=WU) == () or kind is Kind.STAFF


def test_a_long_text_is_cut_in_the_history(desk: Desk) -> None:
    room = desk.change(desk.one(Kind.ROOMS, code="R1"), name="长" * 200)
    ((_, change),) = desk.administration.history(Kind.ROOMS, room.key, actor=WU)[0].changes
    assert change == f"1 诊室 → {'长' * 59}…"


def test_every_change_is_heard_and_counted(desk: Desk, database_url: str) -> None:
    bell, before = Bell(database_url), edition(desk)
    try:
        bell.wait(0)
        made = desk.add(Kind.MESSAGES)
        assert bell.wait(5000)
        desk.retire(made)
        assert bell.wait(5000)
    finally:
        bell.close()
    assert edition(desk) == before + 2


def test_what_is_refused_is_neither_counted_nor_on_record(desk: Desk) -> None:
    before = edition(desk)
    faults(lambda: desk.add(Kind.MESSAGES, words="长" * 300))
    assert edition(desk) == before
    assert desk.hall.rows(AuditRow, action="admin.save") == []


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
