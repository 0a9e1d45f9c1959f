"""Queues and windows from a hospital's files: defaults where nothing is said, rules where something is."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select, update

from kiosk.domain.errors import BadSettings
from kiosk.domain.queue import CREDITS, DEFAULT_RULES, Flag, Rules
from kiosk.services.queue.queue_books import all_queues, all_windows
from kiosk.services.seeding import load_hospital
from kiosk.services.seeding.hospital import QueueEntry, WindowEntry
from kiosk.storage.tables import QueueRoomRow, QueueRow, RoomRow, WindowRow, WindowStateRow
from tests.services.seeding.conftest import AT, EXAMPLE

TODAY = date(2026, 11, 20)
POOL = QueueEntry("NK", "内科", "Medicine", "NK", Rules(credits={Flag.ELDER: 30}, daily_cap=90, callers=("clerk",)))
FILES = """
[[queues]]
code = "NK"
name = "内科"
department = "NK"
credits = { elder = 30, "孕妇" = 25 }
elder_age = 65
first_to_return = 3
back_by = 5
times_back = 1
opens = "07:30"
closes = "17:00"
daily_cap = 120
callers = ["clerk", "guide"]

[[windows]]
code = "NK-W"
name = "内科分诊台"
name_en = "Medicine desk"
floor = 3
queues = { NK = 2, WK-1 = 1 }

[[windows]]
code = "WK-D"
name = "外科门口"
room = "WK-1"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "hospital"
    folder.mkdir()
    for path in Path("docs/examples/hospital").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def pooled() -> object:
    rooms = tuple(replace(room, queue="NK") if room.department == "NK" else room for room in EXAMPLE.rooms)
    return replace(EXAMPLE, rooms=rooms, queues=(POOL,))


def named(database, table):
    with database.read() as session:
        return set(session.scalars(select(table.code)))


def test_every_room_has_a_queue_and_a_window(sow, database) -> None:
    sow()
    sow()
    rooms = {room.code for room in EXAMPLE.rooms}
    assert named(database, QueueRow) == named(database, WindowRow) == rooms
    with database.read() as session:
        assert {one.rules for one in map(_known, all_queues(session))} == {_known_rules(DEFAULT_RULES)}
        assert all(len(window.queues) == 1 for window in all_windows(session))


def _known(queue):
    return replace(queue, rules=_known_rules(queue.rules))


def _known_rules(rules: Rules) -> Rules:
    assert rules.credits == CREDITS
    return replace(rules, credits=None)


def test_rooms_may_share_a_queue(sow, database) -> None:
    sow()
    sow(pooled())
    with database.read() as session:
        queues = {queue.code: queue for queue in all_queues(session)}
        windows = {window.code: window for window in all_windows(session)}
        fed = session.scalars(select(QueueRoomRow.room_id).where(QueueRoomRow.queue_id == queues["NK"].id)).all()
    rooms = [room.code for room in EXAMPLE.rooms if room.department == "NK"]
    assert len(fed) == len(rooms) > 1
    assert queues["NK"].rules == POOL.rules
    assert not set(rooms) & set(queues)
    assert {windows[code].queues for code in rooms} == {((queues["NK"].id, 1),)}


def test_a_pause_outlives_the_files(sow, database) -> None:
    sow()
    with database.begin() as session:
        session.execute(update(QueueRow).values(paused_why="停电"))
    sow()
    with database.read() as session:
        assert {queue.paused_why for queue in all_queues(session)} == {"停电"}


def test_what_the_files_no_longer_name_goes_unless_something_refers_to_it(sow, database) -> None:
    desk = WindowEntry("DESK", "分诊台", "", "", None, (("NK", 3), ("WK-1", 1)))
    sow(replace(pooled(), windows=(desk, replace(desk, code="OLD"))))
    with database.begin() as session:
        window = session.scalars(select(WindowRow).where(WindowRow.code == "OLD")).one()
        session.add(WindowStateRow(window_id=window.id, state="open", reason="", since=AT, until=None, actor="x"))
    sow(replace(pooled(), windows=(replace(desk, queues=(("NK", 2),)),)))
    with database.read() as session:
        windows = {window.code: window for window in all_windows(session)}
    assert [weight for _, weight in windows["DESK"].queues] == [2]
    assert windows["OLD"].queues == ()
    sow()
    assert "DESK" not in named(database, WindowRow)
    assert "NK" not in named(database, QueueRow)


def test_a_room_that_is_gone_takes_its_queue_and_window_along(sow, database) -> None:
    spare = replace(EXAMPLE.rooms[0], code="SPARE")
    sow(replace(EXAMPLE, rooms=(*EXAMPLE.rooms, spare)))
    assert "SPARE" in named(database, QueueRow)
    sow()
    for table in (QueueRow, WindowRow, RoomRow):
        assert "SPARE" not in named(database, table)


def test_the_files_say_rules_and_windows(folder: Path, sow, database) -> None:
    (folder / "queues.toml").write_text(FILES, encoding="utf-8")
    hospital = load_hospital(folder, today=TODAY)
    sow(hospital)
    with database.read() as session:
        queues = {queue.code: queue for queue in all_queues(session)}
        windows = {window.code: window for window in all_windows(session)}
    assert queues["NK"].rules == Rules(
        {Flag.ELDER: 30, Flag.PREGNANT: 25}, 65, 3, 5, 1, time(7, 30), time(17), 120, ("clerk", "guide")
    )
    assert (windows["NK-W"].floor, windows["NK-W"].name_en) == (3, "Medicine desk")
    assert windows["NK-W"].queues == ((queues["NK"].id, 2), (queues["WK-1"].id, 1))
    assert windows["WK-D"].queues == ((queues["WK-1"].id, 1),)
    assert "WK-1" not in windows


def test_tables_say_the_same(folder: Path) -> None:
    (folder / "queues.csv").write_text(
        "code,name,department,credits,callers,daily_cap\nNK,内科,NK,老人:30；pregnant:25,clerk；guide,\n",
        encoding="utf-8",
    )
    (folder / "windows.csv").write_text("code,name,queues\nD,台,NK:2；WK-1:1\n", encoding="utf-8")
    hospital = load_hospital(folder, today=TODAY)
    assert hospital.queues[0].rules == Rules({Flag.ELDER: 30, Flag.PREGNANT: 25}, callers=("clerk", "guide"))
    assert hospital.windows[0].queues == (("NK", 2), ("WK-1", 1))


@pytest.mark.parametrize(
    ("section", "line", "told"),
    [
        ("queues", "NK,内科,NK,elder:900,", "minutes up to 720"),
        ("queues", "NK,内科,NK,tall:9,", "minutes up to 720"),
        ("queues", "NK,内科,NK,elder,", "minutes up to 720"),
        ("queues", "NK,内科,NK,,porter", "expected roles"),
        ("queues", "NK,内科,XX,,", "the code of a department"),
        ("windows", "D,台,,NK:0,", "queues with weights"),
        ("windows", "D,台,,NOPE:1,", "the code of a queue"),
        ("windows", "D,台,NOPE,,", "the code of a room"),
        ("windows", "D,台,,,", "expected queues or a room"),
    ],
)
def test_mistakes_are_told(folder: Path, section: str, line: str, told: str) -> None:
    headings = {"queues": "code,name,department,credits,callers", "windows": "code,name,room,queues,floor"}
    (folder / f"{section}.csv").write_text(f"{headings[section]}\n{line}\n", encoding="utf-8")
    with pytest.raises(BadSettings, match=told):
        load_hospital(folder, today=TODAY)
