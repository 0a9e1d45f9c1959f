"""Finding patients by any key with one field; whatever is typed, it is a question or nothing, never a crash."""

import string
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.finding import LONGEST, Why
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import Journey, Newcomer
from kiosk.domain.patient_files import Found
from kiosk.domain.queue import TicketState
from kiosk.domain.roles import NotAllowed
from kiosk.domain.token import sign_ticket
from kiosk.services.patients.acting import Acting
from kiosk.services.patients.patient_keys import BATCH, RULES, index_patients
from kiosk.services.seeding.hospital import PatientEntry
from kiosk.services.seeding.known_patients import write_patients
from kiosk.storage.tables import PatientKeyRow, PatientRow, TicketRow
from tests.services.patients_hall import CLERK, NURSE, OPERATOR, VOLUNTEER, PatientsHall
from tests.services.small_hall import NOW, TODAY, citizen, emergency


@pytest.mark.parametrize(
    "text",
    [
        *("王", "王小", "王小明", "小明", " 王小明 ", "王小明", "wang", "wangxiaom", "wang xiao ming", "WANGXIAO"),
        *("wxm", "wx", "WXM", citizen(1).number, citizen(1).number[-4:], "13912345678", "+86 139 1234 5678", "5678"),
        *("１３９１２３４５６７８", citizen(1).number.lower(), f"  {citizen(1).number[:6]} {citizen(1).number[6:]}"),
    ],
)
def test_a_patient_is_found_by_every_key(patients_hall: PatientsHall, text: str) -> None:
    patients_hall.someone("李建国", 40)
    wanted = patients_hall.someone("王小明", 1, phone="13912345678")
    assert [found.patient.id for found in patients_hall.look(text)] == [wanted.id]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("单雄信", ("shan", "shanxiong", "sxx", "dan", "dxx")),
        ("仇和", ("qiu", "qh", "chou", "ch")),
        ("解缙", ("xie", "xj", "jie", "jj")),
        ("曾国藩", ("zeng", "zgf", "ceng", "cgf")),
        ("朴槿惠", ("piao", "pjh", "pu")),
        ("查良镛", ("zha", "zly", "cha", "cly")),
        ("吕绿", ("lv", "lu", "lvl", "lul", "ll")),
        ("欧阳修", ("ouyang", "oyx", "ou yang xiu")),
        ("买买提·艾力", ("买买提", "艾力", "买买提.艾力", "mmt")),
        ("John Smith", ("john", "JOHN SM", "smith")),
        ("席安", ("xi'an", "xian", "xa")),
        ("𬱖小䶮", ("𬱖", "𬱖小", "小䶮")),
    ],
)
def test_names_are_found_as_they_are_read(patients_hall: PatientsHall, name: str, texts: tuple[str, ...]) -> None:
    patients_hall.someone("王小明", 40)
    patients_hall.someone(name, 1)
    assert {text: patients_hall.names(text) for text in texts} == {text: [name] for text in texts}


def test_a_ticket_finds_its_holder_today_only(patients_hall: PatientsHall) -> None:
    visit = patients_hall.visit("any 9:30", 1)
    (ticket,) = patients_hall.rows(TicketRow)
    token = sign_ticket(int(str(ticket["id"])), TODAY, key=patients_hall.office.vault.signing_key)
    for text in (visit.ticket, visit.ticket.lower(), token):
        (found,) = patients_hall.look(text)
        assert (found.patient.name, found.why) == ("王小明", Why.TICKET)
        assert found.visit is not None
        assert (found.visit.label, found.visit.state) == (visit.ticket, TicketState.UNPAID)
    assert patients_hall.look("A099") == ()
    assert patients_hall.look("Z001") == ()
    assert patients_hall.look(token[:-1] + ("A" if token[-1] != "A" else "B")) == ()
    with patients_hall.database.begin() as session:
        session.execute(update(TicketRow).values(day=TODAY.replace(day=1)))
    assert patients_hall.look(visit.ticket) == ()


def test_by_outpatient_number_and_without_papers(patients_hall: PatientsHall) -> None:
    nameless = patients_hall.reception.enrol(emergency(), actor=NURSE)
    (found,) = patients_hall.look(nameless.outpatient_number)
    assert (found.patient, found.why, found.phone) == (nameless, Why.OUTPATIENT, "")
    assert [found.patient.id for found in patients_hall.look("无名氏")] == [nameless.id]


def test_somebody_who_is_known_at_last_is_found_by_the_right_name(patients_hall: PatientsHall) -> None:
    nameless = patients_hall.reception.enrol(emergency(), actor=NURSE)
    known = Newcomer("张有三", Sex.FEMALE, date(1990, 3, 7), "13912345678")
    Acting(patients_hall.office).complete(nameless.id, Journey(paper=citizen(3), newcomer=known), actor=NURSE)
    for text in ("张有三", "zys", "5678", citizen(3).number):
        assert [found.patient.id for found in patients_hall.look(text)] == [nameless.id], text
    assert patients_hall.look("无名氏") == patients_hall.look("wms") == ()


def test_what_is_shown_is_masked_but_for_what_was_typed(patients_hall: PatientsHall) -> None:
    patients_hall.someone("王小明", 1, phone="13912345678")
    shown = {text: patients_hall.look(text)[0] for text in ("王小", "王", "wxm", "王小明", "5678")}
    assert {text: found.name for text, found in shown.items()} == {
        **{"王小": "王小明", "王": "王*明", "wxm": "王*明", "王小明": "王小明", "5678": "王*明"}
    }
    assert {found.phone for found in shown.values()} == {"139****5678"}
    assert shown["5678"].patient.paper == "110***********0022"[:14] + citizen(1).number[-4:]
    assert [shown[text].why for text in ("王", "wxm", "5678")] == [Why.NAME, Why.PINYIN, Why.PHONE]


def test_who_is_here_today_comes_first_then_the_newest(patients_hall: PatientsHall) -> None:
    everybody = [patients_hall.someone("王伟", number) for number in range(1, 6)]
    patients_hall.visit("any 9:30", everybody[1])
    order = [found.patient.id for found in patients_hall.look("王伟")]
    assert order == [everybody[place].id for place in (1, 4, 3, 2, 0)]
    assert len(patients_hall.patients.search("王", actor=NURSE, limit=3)) == 3


def test_two_who_share_a_phone_are_both_found(patients_hall: PatientsHall) -> None:
    for number, name in ((1, "王小明"), (2, "张琳")):
        patients_hall.someone(name, number, phone="13912345678")
    assert patients_hall.names("13912345678") == ["张琳", "王小明"]
    assert patients_hall.names("5678") == ["张琳", "王小明"]


def test_short_numbers_have_no_end(patients_hall: PatientsHall) -> None:
    passport = Paper(PaperKind.PASSPORT, "E1234")
    patients_hall.someone("王小明", 1, paper=passport)
    assert patients_hall.look("1234") == ()
    assert patients_hall.names("E1234") == ["王小明"]


NO_KEYS = ("%", "_", "王%", "%明", "'", "';--", '"', "\\", "", "   ", "\x00", "\x1b[A", "\ud800")


@pytest.mark.parametrize("text", NO_KEYS)
def test_what_can_be_no_key_finds_nobody(patients_hall: PatientsHall, text: str) -> None:
    patients_hall.someone("王小明", 1)
    assert patients_hall.look(text) == ()


def test_control_characters_are_not_seen(patients_hall: PatientsHall) -> None:
    patients_hall.someone("王小明", 1)
    assert patients_hall.names("王\x00小\u200b明\n") == ["王小明"]


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "王" * 10_000, "'" * 10_000, "w", "Z"])
def test_too_much_and_too_little_is_a_question(patients_hall: PatientsHall, text: str) -> None:
    with pytest.raises(InvalidEntry) as asked:
        patients_hall.look(text)
    assert asked.value.field == "search"


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(text=st.one_of(st.text(max_size=300), st.text(alphabet=string.ascii_lowercase + " '", max_size=60)))
def test_whatever_is_typed_is_answered(patients_hall: PatientsHall, text: str) -> None:
    found: tuple[Found, ...] = ()
    with suppress(InvalidEntry):  # a question
        found = patients_hall.look(text)
    assert found == ()  # nobody is in these books


def test_only_who_may_find_patients_finds_them(patients_hall: PatientsHall) -> None:
    patient = patients_hall.someone("王小明", 1)
    patients = patients_hall.patients
    for actor in (VOLUNTEER, OPERATOR):
        for work in (patients.file, patients.find, patients.namesakes, patients.reveal):
            with pytest.raises(NotAllowed):
                work(patient.id, actor=actor)
        with pytest.raises(NotAllowed):
            patients.search("王小明", actor=actor)
    found = patients.find(patient.id, actor=CLERK)
    assert found is not None
    assert patients_hall.at_home(found) == patients_hall.at_home(patient)
    assert patients.find(999, actor=CLERK) is None


def test_seeded_patients_are_found(patients_hall: PatientsHall) -> None:
    birth = date(1990, 3, 7)
    entry = PatientEntry("MZ01", "赵大勇", Sex.MALE, birth, FeeClass.SELF, "13700001234", citizen(3), None)
    with patients_hall.database.begin() as session:
        write_patients(session, patients_hall.office.vault, [entry], at=NOW, actor=OPERATOR)
    for text in ("MZ01", "mz01", "zdy", "赵大勇", "1234", citizen(3).number):
        assert patients_hall.names(text) == ["赵大勇"], text


def test_those_known_before_are_indexed_once(patients_hall: PatientsHall) -> None:
    for number in range(1, 4):
        patients_hall.someone("王小明", number, phone="13912345678")
    database, vault = patients_hall.database, patients_hall.office.vault
    written = patients_hall.rows(PatientKeyRow)
    with database.begin() as session:
        session.execute(delete(PatientKeyRow))
        session.execute(update(PatientRow).values(keyed=0))
    assert patients_hall.names("王小明") == []
    assert index_patients(database, vault) == 3 < BATCH
    assert patients_hall.rows(PatientKeyRow) == written
    assert {row["keyed"] for row in patients_hall.rows(PatientRow)} == {RULES}
    assert index_patients(database, vault) == 0
