"""Pages that ask who the patient is: taps on real widgets give the right journey."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.domain.errors import CardUnreadable
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import Journey, Newcomer, Way
from kiosk.domain.words import Words
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.language import Language
from kiosk.ui.pages.birth import BirthPage
from kiosk.ui.pages.child_papers import ChildPapersPage
from kiosk.ui.pages.consent import ConsentPage
from kiosk.ui.pages.identify import IdentifyPage
from kiosk.ui.pages.name import NAMELESS, GuardianNamePage, NamePage
from kiosk.ui.pages.namesakes import NamesakesPage
from kiosk.ui.pages.number import GuardianNumberPage, NumberPage
from kiosk.ui.pages.paper_kind import PaperKindPage
from kiosk.ui.pages.phone import PhonePage
from kiosk.ui.widgets.card import Notice
from tests.ui.conftest import Shown


@pytest.fixture
def chinese() -> Iterator[None]:
    language = Language("zh_CN")
    yield
    language.use("en")


Show = Callable[..., Shown]
VALID = "11010519491231002X"


@pytest.mark.parametrize(
    ("tile", "way", "picks"),
    [
        ("Type the number", Way.TYPED, False),
        ("Another paper", Way.TYPED, True),
        ("For a child", Way.CHILD, False),
        ("No papers", Way.NO_PAPERS, False),
    ],
)
def test_each_other_way_is_one_tap(show: Show, tile: str, way: Way, picks: bool) -> None:
    shown = show(IdentifyPage, Journey(), step="identify")
    shown.tap(tile)
    assert (shown.answer.way, shown.answer.picks_paper) == (way, picks)


def test_a_card_goes_on_by_itself(show: Show) -> None:
    shown = show(IdentifyPage, Journey(), step="identify")
    shown.page.hear(CardRead(Paper(PaperKind.ID_CARD, VALID), "张三", Sex.MALE, date(1949, 12, 31)))
    assert shown.answer.paper == Paper(PaperKind.ID_CARD, VALID)
    assert shown.answer.newcomer.name == "张三"


def test_a_code_goes_on_by_itself(show: Show) -> None:
    shown = show(IdentifyPage, Journey(), step="identify")
    shown.page.hear(CodeRead("insurance", "4" * 28))
    assert (shown.answer.way, shown.answer.code) == (Way.CODE, "4" * 28)


def test_an_unread_card_is_told_kindly(show: Show) -> None:
    shown = show(IdentifyPage, Journey(), step="identify")
    shown.page.hear(CardUnreadable())
    notice = shown.page.area.column.itemAt(1).widget()
    assert notice.words.text().startswith("The card was not read")
    assert not shown.answers


def test_a_demo_card_can_only_be_asked_for_in_the_demo(show: Show) -> None:
    shown = show(IdentifyPage, Journey(), step="identify", demo=True)
    shown.tap("Demo")
    assert shown.asked == ["demo_card"]
    real = show(IdentifyPage, Journey(), step="identify")
    with pytest.raises(AssertionError, match="no control"):
        real.button("Demo")


@pytest.mark.parametrize("there", [True, False])
def test_a_scanner_is_offered_only_where_there_is_one(show: Show, there: bool) -> None:
    shown = show(IdentifyPage, Journey(), step="identify", has_scanner=there)
    offered = [each for each in shown.page.findChildren(Notice) if "scanner" in each.words.text()]
    assert bool(offered) is there


def test_a_number_is_typed_and_checked(show: Show) -> None:
    shown = show(NumberPage, Journey(way=Way.TYPED), step="number")
    shown.type(VALID[:-1])
    assert not shown.page.go.isEnabled()
    shown.type("X")
    shown.tap("Next")
    assert shown.answer.paper == Paper(PaperKind.ID_CARD, VALID)


def test_a_wrong_check_digit_is_told_before_going_on(show: Show) -> None:
    shown = show(NumberPage, Journey(way=Way.TYPED), step="number")
    shown.type(VALID[:-1] + "1")
    if shown.page.go.isEnabled():
        shown.tap("Next")
    assert not shown.answers
    assert "One digit" in shown.page._trouble.words.text()


def test_an_impossible_month_is_told_while_typing(show: Show) -> None:
    shown = show(NumberPage, Journey(way=Way.TYPED), step="number")
    shown.type("110105194913")
    assert shown.page._trouble.isVisible()
    shown.tap("Delete")
    assert not shown.page._trouble.isVisible()


def test_a_real_keyboard_types_too(show: Show) -> None:
    shown = show(NumberPage, Journey(way=Way.TYPED), step="number")
    shown.bot.keyClicks(shown.page, VALID.lower())
    assert shown.page.typed == VALID
    shown.bot.keyClick(shown.page, Qt.Key.Key_Backspace)
    assert shown.page.typed == VALID[:-1]


def test_digits_are_hidden_until_asked_for(show: Show) -> None:
    shown = show(NumberPage, Journey(way=Way.TYPED), step="number")
    shown.type("1101")
    shown.page.cells.fade()
    hidden = shown.page.cells.grab().toImage()
    shown.tap("Show number")
    assert shown.page.cells.grab().toImage() != hidden


def test_the_newest_digit_can_be_read_for_a_moment(show: Show) -> None:
    shown = show(NumberPage, Journey(way=Way.TYPED), step="number")
    shown.type("7")
    fresh = shown.page.cells.grab().toImage()
    shown.page.cells.fade()
    assert shown.page.cells.grab().toImage() != fresh


def test_a_passport_has_letters(show: Show) -> None:
    journey = Journey(way=Way.TYPED, paper_kind=PaperKind.PASSPORT)
    shown = show(NumberPage, journey, step="number")
    shown.type("EA1234567")
    shown.tap("Next")
    assert shown.answer.paper == Paper(PaperKind.PASSPORT, "EA1234567")


def test_the_guardian_is_kept_apart_from_the_child(show: Show) -> None:
    shown = show(GuardianNumberPage, Journey(way=Way.CHILD), step="guardian_number")
    shown.type(VALID)
    shown.tap("Next")
    assert shown.answer.guardian_paper == Paper(PaperKind.ID_CARD, VALID)
    assert shown.answer.paper is None


def test_the_kind_of_paper_is_one_tap(show: Show) -> None:
    shown = show(PaperKindPage, Journey(way=Way.TYPED, picks_paper=True), step="paper_kind")
    shown.tap("Passport")
    assert shown.answer.paper_kind is PaperKind.PASSPORT


def test_a_name_by_pinyin(show: Show) -> None:
    shown = show(NamePage, Journey(way=Way.TYPED), step="name")
    shown.tap("Pinyin")
    shown.type("zhang")
    shown.tap("张")
    shown.type("san")
    shown.tap("三")
    shown.tap("Next")
    assert shown.answer.newcomer.name == "张三"


def test_a_name_in_letters(show: Show) -> None:
    shown = show(NamePage, Journey(way=Way.TYPED), step="name")
    shown.type("anna")
    shown.tap("Space")
    shown.type("lee")
    shown.tap("Next")
    assert shown.answer.newcomer.name == "Anna Lee"


def test_a_name_by_hardware_keyboard_without_the_screen(show: Show) -> None:
    shown = show(NamePage, Journey(way=Way.TYPED), step="name")
    shown.tap("Pinyin")
    shown.bot.keyClicks(shown.page, "zhang san ")
    shown.bot.keyClick(shown.page, Qt.Key.Key_Return)
    assert shown.answer.newcomer.name == "张三"


def test_pinyin_without_its_character_is_no_name(show: Show) -> None:
    shown = show(NamePage, Journey(way=Way.TYPED), step="name")
    shown.tap("Pinyin")
    shown.bot.keyClicks(shown.page, "zhang san")
    shown.tap("Next")
    assert not shown.answers
    assert shown.page._trouble.words.text() == "Please tap the character for “san” first, or delete it."


def test_a_passport_is_written_in_letters(show: Show, chinese: None) -> None:
    passport = show(NamePage, Journey(way=Way.TYPED, paper_kind=PaperKind.PASSPORT), step="name")
    card = show(NamePage, Journey(way=Way.TYPED), step="name")
    for shown, name in ((passport, "Anna"), (card, "")):
        shown.bot.keyClicks(shown.page, "anna")
        assert shown.page.keys.text == name


@pytest.mark.parametrize("modes", [(), ("large",)])
@pytest.mark.parametrize("page", [NumberPage, NamePage])
def test_a_message_does_not_push_the_keys_from_under_the_finger(
    show: Show, page: type[NumberPage | NamePage], modes: tuple[str, ...], chinese: None
) -> None:
    shown = show(page, Journey(way=Way.TYPED), step="number" if page is NumberPage else "name", modes=modes)
    keys = shown.page.keypad if isinstance(shown.page, NumberPage) else shown.page.keys
    QApplication.processEvents()
    before = keys.geometry()
    shown.page.complain(Words("这一天还没到,请核对年份。"))
    shown.page.area.column.activate()
    QApplication.processEvents()
    assert keys.geometry() == before


def test_enter_goes_on_when_the_number_is_whole(show: Show) -> None:
    shown = show(NumberPage, Journey(way=Way.TYPED), step="number")
    shown.bot.keyClicks(shown.page, VALID[:17])
    shown.bot.keyClick(shown.page, Qt.Key.Key_Return)
    assert not shown.answers
    shown.bot.keyClicks(shown.page, VALID[17])
    shown.bot.keyClick(shown.page, Qt.Key.Key_Return)
    assert shown.answer.paper == Paper(PaperKind.ID_CARD, VALID)


def test_an_emergency_may_have_no_name(show: Show) -> None:
    shown = show(NamePage, Journey(way=Way.NO_PAPERS), step="name")
    shown.tap("Can't say")
    assert shown.answer.newcomer.name == NAMELESS


def test_a_guardians_name_is_the_guardians(show: Show) -> None:
    shown = show(GuardianNamePage, Journey(way=Way.CHILD), step="guardian_name")
    shown.page.keys.set_text("李四")
    shown.tap("Next")
    assert (shown.answer.guardian_name, shown.answer.newcomer.name) == ("李四", "")


def test_birth_needs_date_and_sex(show: Show) -> None:
    shown = show(BirthPage, Journey(way=Way.CHILD), step="birth")
    shown.type("20241108")
    assert not shown.page.go.isEnabled()
    shown.tap("Female")
    shown.tap("Next")
    assert (shown.answer.newcomer.birth_date, shown.answer.newcomer.sex) == (date(2024, 11, 8), Sex.FEMALE)


def test_a_birth_still_to_come_is_told(show: Show) -> None:
    shown = show(BirthPage, Journey(way=Way.CHILD), step="birth")
    shown.type("20991")
    assert shown.page._trouble.isVisible()


@pytest.mark.parametrize(("taps", "phone"), [("13800138000", "13800138000"), ("", "")])
def test_a_phone_or_none(show: Show, taps: str, phone: str) -> None:
    shown = show(PhonePage, Journey(newcomer=Newcomer(name="张三")), step="phone")
    shown.type(taps)
    shown.tap("Next" if taps else "Skip")
    assert shown.answer.newcomer.phone == phone


@pytest.mark.parametrize(("tile", "numbered"), [("Yes", True), ("No number", False)])
def test_a_child_with_or_without_a_number(show: Show, tile: str, numbered: bool) -> None:
    shown = show(ChildPapersPage, Journey(way=Way.CHILD), step="child_papers")
    shown.tap(tile)
    assert shown.answer.child_numbered is numbered


def test_namesakes_lead_to_a_person_or_on(show: Show) -> None:
    shown = show(NamesakesPage, Journey(namesakes=1), step="namesakes")
    shown.tap("Yes")
    assert shown.asked == ["help"]
    shown.tap("No")
    assert shown.answer.namesakes == 1


def test_consent_is_asked_and_can_be_refused(show: Show) -> None:
    shown = show(ConsentPage, Journey(newcomer=Newcomer(name="<b>张</b>")), step="consent")
    shown.tap("I don't agree")
    assert (shown.asked, shown.answers) == (["help"], [])
    shown.tap("I agree")
    assert shown.answer.newcomer.consented


def test_half_a_name_survives_a_change_of_language(show: Show, chinese: None) -> None:
    first = show(NamePage, Journey(way=Way.TYPED), step="name")
    first.bot.keyClicks(first.page, "zhang")
    first.tap("张")
    first.bot.keyClicks(first.page, "san")
    Language("en")
    second = show(NamePage, Journey(way=Way.TYPED), step="name")
    assert second.page.keys.draft() == ""
    second.page.restore(first.page.draft())
    assert (second.page.keys.text, second.page.keys.pinyin) == ("张", "san")
    second.tap("三")
    assert second.page.keys.text == "张三"


def test_what_was_typed_survives_a_change_of_looks(show: Show) -> None:
    for kind, step, typed in (
        (NumberPage, "number", "110105"),
        (NamePage, "name", "张三"),
        (BirthPage, "birth", "2024 female"),
        (PhonePage, "phone", "138"),
    ):
        first = show(kind, Journey(way=Way.TYPED), step=step)
        first.page.restore(typed)
        second = show(kind, Journey(way=Way.TYPED), step=step, modes=("large",))
        second.page.restore(first.page.draft())
        assert second.page.draft().startswith(typed)
