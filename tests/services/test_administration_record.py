"""Two administrators at one record, and what is on record of either."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from kiosk.domain.administration import Draft, Kind, RecordChanged
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow
from tests.services.administrators import DING, NEW, WU, Desk, edition, faults, said
from tests.services.small_hall import SmallHall


@pytest.fixture
def desk(hall: SmallHall) -> Desk:
    return Desk(hall)


# ---- two administrators ------------------------------------------------------------


def test_of_two_who_change_a_record_the_second_is_told_by_whom(desk: Desk) -> None:
    room = desk.one(Kind.ROOMS, code="R1")
    desk.change_as(DING, room, name="11 诊室")
    tries: tuple[Callable[[], object], ...] = (lambda: desk.change(room, name="12 诊室"), lambda: desk.retire(room))
    for attempt in tries:
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
    desk.change_as(DING, room, name="12 诊室")
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
