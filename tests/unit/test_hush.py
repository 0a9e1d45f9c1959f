"""What is private is replaced by value, and the sentence stays one."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.hush import Private, Secret, hush, is_hushed_away, offers_of, secrets_of, typed
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import (
    Choice,
    ClinicOffer,
    DayPart,
    Department,
    DepartmentOffer,
    Doctor,
    Journey,
    Newcomer,
    OpenVisit,
    Patient,
    PayBy,
    Room,
    SessionKind,
    SlotOffer,
    Visit,
)

NOUNS = {
    Private.NAME: "屏幕上的姓名",
    Private.NUMBER: "屏幕上的号码",
    Private.BIRTH: "屏幕上的生日",
    Private.DEPARTMENT: "屏幕上的科室",
    Private.DOCTOR: "屏幕上的医生",
    Private.SPECIALITY: "屏幕上写的病",
    Private.MONEY: "屏幕上的金额",
}
NUMBER = "42010619850312061X"
SOMEBODY = Journey(
    paper=Paper(PaperKind.ID_CARD, NUMBER),
    newcomer=Newcomer(name="欧阳晓岚", birth_date=date(1985, 3, 12), phone="13800138000"),
    guardian_name="Li Na",
)


def department(name: str, name_en: str) -> DepartmentOffer:
    return DepartmentOffer(Department(1, "A", name, name_en, "内科系统", 2, "lungs"), 12, (20, 40), 9)


OFFERED = Journey(
    departments=(
        department("内科", "General Medicine"),
        department("心血管内科", "Cardiology"),
        department("神经内科", "Neurology"),
    ),
    clinics=(
        ClinicOffer(
            1,
            date(2026, 11, 23),
            DayPart.MORNING,
            SessionKind.EXPERT,
            Doctor(1, "黎明", "主任医师", "糖尿病、血脂高", "Li Ming", "diabetes, high lipids"),
            Room("5 诊室", 2, ()),
            5000,
            3,
            (),
        ),
    ),
)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("新患者：欧阳晓岚", "新患者：屏幕上的姓名"),
        ("就诊人：欧**岚，内科", "就诊人：屏幕上的姓名，内科"),
        ("号码 420106 19850312 061X", "号码 屏幕上的号码"),
        ("4 2 0 1 0 6 1 9 8 5 0 3 1 2 0 6 1 x", "屏幕上的号码"),
        ("电话 138 0013 8000。", "电话 屏幕上的号码。"),
        ("电话 138****8000", "电话 屏幕上的号码"),
        ("1985年3月12日出生", "屏幕上的生日出生"),
        ("born 1985-3-12", "born 屏幕上的生日"),
        ("Guardian: Li Na", "Guardian: 屏幕上的姓名"),
        ("Li Nankai", "Li Nankai"),  # another name that begins so
        ("您要付：15.00 元", "您要付：屏幕上的金额"),
        ("医保帮您付：− 35.00 元", "医保帮您付：屏幕上的金额"),
        ("挂号费 ¥50，还剩 6 个号", "挂号费 屏幕上的金额，还剩 6 个号"),
        ("100,000.50元", "屏幕上的金额"),
        ("Fee ¥50, chosen", "Fee 屏幕上的金额, chosen"),
        ("¥ 15.00 to pay", "屏幕上的金额 to pay"),
        ("前面还有 3 人，大约要等 15–25 分钟，A012", "前面还有 3 人，大约要等 15–25 分钟，A012"),
        ("2 楼 3 诊室", "2 楼 3 诊室"),
    ],
)
def test_what_is_said_of_what_is_shown(shown: str, said: str) -> None:
    assert hush(shown, secrets_of(SOMEBODY), NOUNS) == said


def test_what_was_chosen_and_who_came_is_private_wherever_it_was_found() -> None:
    duty = replace(OFFERED.clinics[0], doctor=None)
    slot = SlotOffer(1, datetime(2026, 11, 23, 1, 30, tzinfo=UTC), datetime(2026, 11, 23, 2, tzinfo=UTC), 3)
    visit = Visit(1, 1, "A001", 0, (0, 5), 0, PayBy.WINDOW)
    patient = Patient(1, "欧阳晓岚", Sex.FEMALE, date(1985, 3, 12), "D000009", FeeClass.SELF, paper="420***061X")
    finding = OpenVisit(OFFERED.departments[1], Choice(duty, slot), Bill(), visit)
    journey = Journey(
        patient=patient,
        department=OFFERED.departments[0],
        choice=Choice(OFFERED.clinics[0], slot),
        open_visits=(finding,),
    )
    shown = "欧阳晓岚，门诊 D000009，证件 420***061X，1985-3-12；内科 黎明；心血管内科"
    nouns = "屏幕上的姓名，门诊 屏幕上的号码，证件 屏幕上的号码，屏幕上的生日；屏幕上的科室 屏幕上的医生；屏幕上的科室"
    assert hush(shown, secrets_of(journey), NOUNS) == nouns


def test_a_longer_name_goes_before_one_inside_it() -> None:
    secrets = (Secret(Private.DEPARTMENT, "内科"), Secret(Private.DEPARTMENT, "心血管内科"))
    assert hush("心血管内科 · 3 诊室", secrets, NOUNS) == "屏幕上的科室 · 3 诊室"


def test_one_character_is_private_only_alone() -> None:
    secrets = typed("张")
    assert hush("张", secrets, NOUNS) == "屏幕上的姓名"
    assert hush("一张小票", secrets, NOUNS) == "一张小票"


def test_figures_typed_are_a_number_as_soon_as_they_are_no_accident() -> None:
    assert typed("4201") == ()
    assert typed("42010") == (Secret(Private.NUMBER, "42010"),)
    assert typed(" ") == ()


def test_nobody_has_no_secrets_and_offers_nothing() -> None:
    assert secrets_of(Journey()) == offers_of(Journey()) == ()
    assert secrets_of(replace(SOMEBODY, newcomer=Newcomer(), guardian_name="", paper=None)) == ()


def test_a_choice_of_which_nothing_is_left_is_hushed_away() -> None:
    assert is_hushed_away("屏幕上的科室 · 屏幕上的医生", NOUNS)
    assert not is_hushed_away("A012 号：屏幕上的科室", NOUNS)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("更多科室，心血管内科、神经内科等", "更多科室，屏幕上的科室等"),
        ("内科，等候 12 人", "屏幕上的科室，等候 12 人"),
        ("内科系统，5 个科室", "屏幕上的科室，5 个科室"),
        ("Cardiology, Neurology and more", "屏幕上的科室 and more"),
        ("黎明 主任医师，擅长：糖尿病、血脂高，还剩 3 个号", "屏幕上的医生 主任医师，擅长：屏幕上写的病，还剩 3 个号"),
        ("Li Ming, for diabetes, high lipids, 3 left", "屏幕上的医生, for 屏幕上写的病, 3 left"),
    ],
)
def test_what_is_offered_is_told_without_saying_what_it_is_for(shown: str, said: str) -> None:
    assert hush(shown, offers_of(OFFERED), NOUNS) == said


OWN = ("有急症请去急诊科，或拨打 120", "Repeat prescriptions, test results, colds", "内科", "请看内科")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("暂停使用。有急症请去急诊科，或拨打 120。", "暂停使用。有急症请去急诊科，或拨打 120。"),
        ("急诊科，等候 3 人", "屏幕上的科室，等候 3 人"),
        ("General clinic, Repeat prescriptions, test results, colds, 3 left", None),
        ("Repeat Prescriptions, 3 waiting", "屏幕上的科室, 3 waiting"),
        ("内科，等候 3 人", "屏幕上的科室，等候 3 人"),  # just so is the department called
        ("请看内科门诊", "请看屏幕上的科室"),  # a longer name than the house's words have
    ],
)
def test_words_of_the_house_stay_whole_though_a_department_is_called_so(shown: str, said: str | None) -> None:
    names = ("急诊科", "Repeat prescriptions", "内科", "内科门诊")
    secrets = tuple(Secret(Private.DEPARTMENT, name) for name in names)
    assert hush(shown, secrets, NOUNS, own=OWN) == (said or shown)


@given(st.text(alphabet="付了元¥0123456789. ，天", max_size=20), st.integers(0, 10**9))
def test_no_amount_is_left_whatever_stands_around_it(around: str, fen: int) -> None:
    amount = f"{fen // 100}.{fen % 100:02}"
    assert f"¥ {amount}" not in hush(f"{around} ¥ {amount} {around}", (), NOUNS)
    assert f"{amount} 元" not in hush(f"{around} {amount} 元", (), NOUNS)


@given(st.text(min_size=2, max_size=12).filter(lambda name: name.strip() == name and name.isalnum()))
def test_a_name_is_never_left(name: str) -> None:
    said = hush(f"就诊人：{name}。", (Secret(Private.NAME, name),), NOUNS)
    assert said == "就诊人：屏幕上的姓名。"
