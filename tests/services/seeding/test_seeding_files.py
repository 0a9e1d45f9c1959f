"""Reading a hospital's files: the example of the guide, and every mistake told with its place."""

import shutil
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.domain.bill import FeeClass, ItemKind
from kiosk.domain.errors import BadSettings
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import DayPart, SessionKind
from kiosk.services.seeding import load_hospital

EXAMPLE = Path("docs/examples/hospital")
TODAY = date(2026, 11, 20)


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "hospital"))


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def mistakes_of(source):
    with pytest.raises(BadSettings) as raised:
        load_hospital(source, today=TODAY)
    return raised.value.log.splitlines()


def test_the_example_of_the_guide_loads():
    hospital = load_hospital(EXAMPLE, today=TODAY)
    assert (hospital.info.name, hospital.info.opens) == ("青溪县人民医院", time(7))
    assert [(one.code, one.letter, one.floor) for one in hospital.departments] == [
        ("NK", "A", 2),
        ("WK", "B", 3),
        ("ZY", "C", 1),
    ]
    assert hospital.rooms[0].way == (("坐电梯", "1 号梯到 2 楼"), ("出门左转", "跟着绿线走"))
    assert (hospital.fees[1].kind, hospital.fees[3].price) == (ItemKind.REGISTRATION, 6000)
    master = hospital.timetable[-1]
    assert (master.department, master.kind, master.fees) == ("ZY", SessionKind.SPECIAL, "master")
    assert (master.weekdays, master.starts, master.part) == ((1, 3, 5), 510, DayPart.MORNING)
    assert hospital.timetable[1].fees == "general"
    assert [book.demo for book in hospital.books] == [False, True]
    elder, child = hospital.patients
    assert (elder.sex, elder.birth_date, elder.fee_class) == (Sex.FEMALE, date(1949, 12, 31), FeeClass.RESIDENT)
    assert child.paper is None
    assert child.guardian.paper == Paper(PaperKind.ID_CARD, "11010519491231002X")


PLANTED = [
    ("departments.csv", "外科系,3", "外科系,二", '3:6 (floor): expected a whole number from -9 to 99, got "二"'),
    ("departments.csv", "WK,B", "WK,A", "3:2 (letter): expected each letter once, "
     '"A" stands at departments.csv:2:2 (letter) already'),
    ("departments.csv", "WK,B", "WK,b", '3:2 (letter): expected one or two capital letters, got "b"'),
    ("departments.csv", "WK,B", "NK,B",
     '3:1 (code): expected each code once, "NK" stands at departments.csv:2:1 (code) already'),
    ("departments.csv", "ZY,C,中医科", "ZY,C,", "4:3 (name): expected a text of at most 500 characters, got \"\""),
    ("departments.csv", "floor,icon", "flor,icon", '1:6 (flor): unknown name "flor"; did you mean "floor"?'),
    ("departments.csv", "1,leaf,12", "1,leaf,12,13", "4: expected 8 cells as in the headings, got 9"),
    ("departments.csv", "icon,minutes_each", "icon,icon", "1:8 (icon): expected each heading once"),
    ("departments.csv", "1,leaf,", "1,leav,",
     '4:7 (icon): expected the name of a picture in assets/icons such as stethoscope, got "leav"'),
    ("rooms.csv", "WK-1,WK", "WK-1,WKK",
     '4:2 (department): expected the code of a department, got "WKK"; did you mean "WK"?'),
    ("rooms.csv", "穿过大厅：跟着棕线走", "穿过大厅", "5:5 (way): expected steps of two texts each, "
     'such as 坐电梯：2 号梯到 2 楼；出门左转：跟着绿线走, got "穿过大厅"'),
    ("fees.csv", "24.00", "-24", '4:5 (price): expected yuan such as "12.50", got "-24"'),
    ("fees.csv", "24.00", "24.005", '4:5 (price): expected yuan such as "12.50", got "24.005"'),
    ("fees.csv", "60,50", "60,150", '5:6 (fund_percent): expected a whole number from 0 to 100, got "150"'),
    ("timetable.csv", "专家,30,3,\n,WK", "专家,30,0,\n,WK",
     '4:9 (capacity): expected a whole number from 1 to 200, got "0"'),
    ("timetable.csv", "08:30,11:30", "8点半,11:30", '7:5 (from): expected a time such as 08:30, got "8点半"'),
    ("timetable.csv", "08:30,11:30", "11:30,11:30", '7:6 (to): expected a time after the beginning, got "11:30"'),
    ("timetable.csv", "特需,20", "特需,25",
     "7:8 (band): expected bands that fill the 180 minutes of the session, got 25"),
    ("timetable.csv", "一三五", "1月5日",
     '7:4 (weekdays): expected weekdays such as 12345 or 一三五 (1 is Monday), got "1月5日"'),
    ("timetable.csv", "1003,,", "1033,,",
     '7:1 (doctor): expected the code of a doctor, got "1033"; did you mean "1003"?'),
    ("timetable.csv", "1003,,", ",,", "7:2 (department): expected a department or a doctor, got neither"),
    ("timetable.csv", ",ZY-1,", ",ZZ-9,", '7:3 (room): expected the code of a room, got "ZZ-9"'),
    ("timetable.csv", ",master", ",mister",
     '7:10 (fees): expected the code of a fee group, got "mister"; did you mean "master"?'),
    ("timetable.csv", "特需,20", "名医,20", "7:7 (kind): expected one of general, expert, special, 普通, 专家, 特需, "
     'got "名医"'),
    ("timetable.csv", "1003,,ZY-1,一三五,08:30,11:30", "1001,,ZY-1,一三五,08:30,11:30",
     "7:5 (from): expected one session at a time for 1001, got two that overlap"),
    ("books.csv", "44060126,1,50000", "4406012,1,50000", '2:1 (code): expected 8 digits, got "4406012"'),
    ("books.csv", "44060126,1,50000", "44060126,2,1", "2:3 (last): expected a number not below 2, got 1"),
    ("books.csv", "44060126,1,50000", "00000000,7,7",
     "3:2 (first): expected numbers in one book only, 7 to 7 are in another"),
    ("staff.csv", "0102", "0101",
     '3:1 (number): expected each number once, "0101" stands at staff.csv:2:1 (number) already'),
    ("patients.csv", "id_card,11010519491231002X", "id_card,110105194912310021",
     "2:4 (paper): expected a valid number of kind id_card: "
     "One digit does not fit. Please compare the number with your card."),
    ("patients.csv", "M0000001,李秀英", "M0000001,<b>", "2:2 (name): expected a name of letters and characters"),
    ("patients.csv", "男,2025-03-01", "男,2027-03-01", "3:8 (birth_date): expected a birth date such as 1949-12-31"),
    ("patients.csv", ",居民医保,,男,2025-03-01,李秀英,11010519491231002X", ",居民医保,,男,2025-03-01,,",
     "3:4 (paper): expected a number of the patient's or a guardian's"),
    ("timetable.csv", "12457", "5-1",
     '3:4 (weekdays): expected weekdays such as 12345 or 一三五 (1 is Monday), got "5-1"'),
    ("patients.csv", "男,2025-03-01,李秀英,", "男,2025-03-01,,",
     '3:9 (guardian_name): expected a name of letters and characters'),
    ("patients.csv", "id_card,11010519491231002X", "passport,E12345678",
     '2:8 (birth_date): expected a birth date such as 1949-12-31'),
    ("hospital.toml", '"青溪县人民医院"', "true",
     "2:8 (hospital.name): expected a text of at most 500 characters, got True"),
    ("hospital.toml", '"07:00"', '"7 Uhr"', '7:9 (hospital.opens): expected a time such as 08:30, got "7 Uhr"'),
    ("hospital.toml", "closes", "closed", '8:1 (hospital.closed): unknown name "closed"; did you mean "closes"?'),
    ("hospital.toml", "Asia/Shanghai", "Asia/Beijing",
     '4:8 (hospital.zone): expected a time zone such as Asia/Shanghai, got "Asia/Beijing"'),
    ("hospital.toml", "guide_desk =", "guide_desk",
     "5:12: expected TOML: Expected '=' after a key in a key/value pair"),
    ("hospital.toml", "[hospital]", "[hospitl]", '1:1: unknown name "hospitl"; did you mean "hospital"?'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), PLANTED, ids=[entry[3][:40] for entry in PLANTED])
def test_a_mistake_names_file_line_column_and_what_was_expected(folder, file, old, new, told):
    edit(folder / file, old, new)
    assert f"{file}:{told}" in mistakes_of(folder)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_files(folder):
    edit(folder / "timetable.csv", "特需,20,1", "特需,20,0")
    edit(folder / "departments.csv", "外科系,3", "外科系,三")
    edit(folder / "departments.csv", "12\n", "十二\n")
    told = mistakes_of(folder)
    assert [line.split(" ")[0] for line in told] == ["departments.csv:3:6", "departments.csv:4:8", "timetable.csv:7:9"]


def test_a_heading_left_empty_is_told_only_for_what_stands_below(folder):
    edit(folder / "staff.csv", "role\n", "role,\n")
    assert load_hospital(folder, today=TODAY).staff[0].role == "desk"
    edit(folder / "staff.csv", "0102,龚平,window\n", "0102,龚平,window,?\n\n")
    assert mistakes_of(folder) == ['staff.csv:1:4: unknown name ""']


def test_twenty_mistakes_are_shown_and_the_rest_counted(folder):
    rows = "".join(f"P{number},NK,{number} 诊室,x,\n" for number in range(30))
    path = folder / "rooms.csv"
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    told = mistakes_of(folder)
    assert (len(told), told[-1]) == (21, "… and 10 more")


def test_a_missing_column_is_one_mistake(folder):
    edit(folder / "doctors.csv", ",title,", ",,")
    assert 'doctors.csv:1: "title" is missing: expected a text of at most 500 characters' in mistakes_of(folder)


def test_nothing_of_a_patient_is_repeated(folder):
    edit(
        folder / "patients.csv",
        "M0000001,李秀英,id_card,11010519491231002X",
        "M0000001,李<秀英,id_card,110105194912319998",
    )
    log = "\n".join(mistakes_of(folder))
    assert "patients.csv:2:2" in log
    assert "patients.csv:2:4" in log
    assert "秀英" not in log
    assert "19491231" not in log


def test_a_paper_belongs_to_one_patient(folder):
    path = folder / "patients.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "M0000003,李秀英,,11010519491231002X,自费,,,,,\n", encoding="utf-8"
    )
    assert mistakes_of(folder) == [
        "patients.csv:4:4 (paper): expected each paper once, this one belongs to another patient already"
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_what_spreadsheets_export_is_read(folder, encoding):
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert load_hospital(folder, today=TODAY) == load_hospital(EXAMPLE, today=TODAY)


def test_lines_are_counted_through_cells_of_several_lines(folder):
    edit(folder / "doctors.csv", "高血压、糖尿病", '"高血压、\n糖尿病"')
    edit(folder / "doctors.csv", "1003,ZY", "1003,ZZ")
    assert [line.split(" ")[0] for line in mistakes_of(folder)] == ["doctors.csv:2:5", "doctors.csv:5:2"]
    assert r'got "高血压、\n糖尿病"' in mistakes_of(folder)[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "rooms.csv:1: expected a line of column headings, got nothing"),
        (b"code,name\n\xff\xff\xff", "rooms.csv: expected UTF-8 or GB 18030, byte 11 is neither"),
        (b'code,name\n"NK', "rooms.csv: expected CSV: unexpected end of data"),
    ],
)
def test_a_csv_file_that_cannot_be_read_is_named(folder, content, told):
    (folder / "rooms.csv").write_bytes(content)
    assert told in mistakes_of(folder)


def test_toml_that_is_not_utf8_is_named(folder):
    (folder / "hospital.toml").write_bytes('[hospital]\nname = "青溪"'.encode("gb18030"))
    assert mistakes_of(folder)[0] == "hospital.toml: expected UTF-8, byte 20 is something else"


def test_toml_that_ends_too_early_is_told_at_its_end(folder):
    (folder / "hospital.toml").write_text('hospital = { name = "a"', encoding="utf-8")
    (told,) = mistakes_of(folder)
    assert told.startswith("hospital.toml:1:24: expected TOML: Unclosed inline table")


def test_a_section_of_the_wrong_shape_is_told(folder):
    (folder / "more.toml").write_text("staff = [1, 2]\n", encoding="utf-8")
    assert mistakes_of(folder) == ["more.toml:1:9 (staff): expected [[staff]] tables"]


def test_a_file_of_an_unknown_section_is_told(folder):
    (folder / "rooms.csv").rename(folder / "room.csv")
    (told,) = mistakes_of(folder)
    assert told.startswith("room.csv: expected one of hospital.csv, departments.csv,")
    assert told.endswith('did you mean "rooms.csv"?')


def test_missing_sections_are_told(folder):
    (folder / "fees.csv").unlink()
    (folder / "hospital.toml").unlink()
    assert mistakes_of(folder) == ['hospital: section "fees" is missing', 'hospital: section "hospital" is missing']


def test_a_second_hospital_is_told(folder):
    (folder / "other.toml").write_text('[hospital]\nname = "x"\n', encoding="utf-8")
    assert mistakes_of(folder) == ["other.toml:1:1 (hospital): expected one hospital, got another"]


def test_a_place_without_files_is_told(tmp_path):
    assert mistakes_of(tmp_path / "nowhere") == [
        f"{tmp_path / 'nowhere'}: expected a TOML file or a folder of TOML and CSV files, found none"
    ]


def test_a_file_that_cannot_be_opened_is_told(folder):
    (folder / "rooms.csv").unlink()
    (folder / "rooms.csv").mkdir()
    assert mistakes_of(folder) == ["rooms.csv: expected a file that can be read: Is a directory"]


def test_csv_rows_and_toml_tables_may_be_mixed(folder):
    (folder / "more.toml").write_text(
        """
        [[rooms]]
        code = "NK-9"
        department = "NK"
        name = "9 诊室"
        way = [["坐电梯", "1 号梯"]]
        [[timetable]]
        department = "NK"
        room = "NK-9"
        weekdays = [6, 7]
        from = "18:00"
        to = "24:00"
        kind = "general"
        band = 60
        capacity = 2
        """,
        encoding="utf-8",
    )
    hospital = load_hospital(folder, today=TODAY)
    added = next(entry for entry in hospital.timetable if entry.room == "NK-9")
    assert (added.weekdays, added.starts, added.ends, added.part) == ((6, 7), 1080, 1440, DayPart.AFTERNOON)
    assert len(hospital.rooms) == 5
