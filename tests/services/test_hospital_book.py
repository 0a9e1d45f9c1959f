"""What machines that are open for weeks ask of the house: a cheap number, and the rest when it has moved."""

import pytest
from sqlalchemy import delete, update

from kiosk.adapters.clock import FixedClock
from kiosk.domain.administered import SPECS
from kiosk.domain.administration import Kind
from kiosk.domain.errors import Misuse
from kiosk.domain.hospital import HospitalInfo, Message
from kiosk.services.administration.books import Codes
from kiosk.services.administration.house_books import HospitalBook as HospitalRecords
from kiosk.services.hall.hospital import HospitalBook, begin_edition, read_hospital
from kiosk.services.office import Office
from kiosk.services.queue.board_areas import BoardAreas
from kiosk.storage.database import Database
from kiosk.storage.tables import DepartmentRow, HospitalRow
from kiosk.storage.vault import Vault
from tests.services.queue_hall import QueueHall
from tests.services.small_hall import NOW, SmallHall


def test_a_database_nobody_has_seeded_has_no_edition(database: Database, vault: Vault) -> None:
    book = HospitalBook(Office(database, vault, FixedClock(NOW)))
    with database.begin() as session:
        session.execute(delete(HospitalRow))
        assert begin_edition(session) == 0
    assert book.edition() == 0
    with pytest.raises(Misuse):
        book.read()


def test_every_edition_is_the_next_number(hall: SmallHall) -> None:
    book = HospitalBook(hall.office)
    before = book.edition()
    with hall.database.begin() as session:
        assert begin_edition(session) == before + 1
    assert book.edition() == before + 1
    with hall.database.read() as session:
        assert book.read() == read_hospital(session, NOW) == read_hospital(session)


def test_of_messages_the_first_that_is_up_is_told_else_the_notice() -> None:
    early, late = NOW.replace(hour=8), NOW.replace(hour=12)
    house = HospitalInfo(notice="提示", notice_en="Notice", messages=(Message("午前", "", early, late),))
    assert (house.line(NOW), house.message(NOW)) == (("午前", ""), ("午前", ""))
    assert (house.line(late), house.message(late)) == (("提示", "Notice"), ("", ""))
    assert house.line(early.replace(hour=7)) == ("提示", "Notice")


def test_every_kind_has_a_form_with_fields_of_their_own() -> None:
    assert set(SPECS) == set(Kind)
    for kind, spec in SPECS.items():
        keys = [field.key for field in spec.fields]
        assert (spec.kind, len(keys)) == (kind, len(set(keys)))
        assert all(spec.field(key).key == key for key in (*spec.columns, *spec.titles))
    with pytest.raises(KeyError):
        SPECS[Kind.ROOMS].field("colour")


def test_codes_lead_both_ways(hall: SmallHall) -> None:
    codes = Codes({1: "NK"}, {"NK": 2})
    assert codes.keys == {"NK": 1}
    with hall.database.read() as session:
        assert [record.key for record in HospitalRecords(hall.office).all(session)] == [1]


def test_a_board_reads_the_house_anew_when_it_has_changed(queue_hall: QueueHall) -> None:
    book = HospitalBook(queue_hall.office)
    areas = BoardAreas(queue_hall.board, queue_hall.lines, queue_hall.timetable, book.read(), book)
    assert areas.look(("D1",)).area.name == "内科"
    with queue_hall.database.begin() as session:
        session.execute(update(DepartmentRow).where(DepartmentRow.code == "D1").values(name="大内科"))
    assert areas.look(("D1",)).area.name == "内科"  # nobody said so
    with queue_hall.database.begin() as session:
        session.execute(update(HospitalRow).values(name="安和医院"))
        begin_edition(session)
    seen = areas.look(("D1",))
    assert (seen.area.name, seen.hospital and seen.hospital.name) == ("大内科", "安和医院")
