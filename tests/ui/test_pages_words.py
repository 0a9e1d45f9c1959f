"""What every page says in every look: whole, set as Chinese is set, and kept when the look or the language changes."""

import re
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kiosk.domain.terms import FEES
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import Diction, Language, translate_marked
from kiosk.ui.pages.doctor_words import doctor_face
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import fee_name, minutes_text, wait_text
from kiosk.ui.samples import choosing
from kiosk.ui.scenes import Scene as Picture
from kiosk.ui.scenes import scenes
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.wording import HAN, JOINER, bound, unbound
from tests.ui.at_the_kiosk import Scene, buttons
from tests.ui.conftest import MakeKiosk

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
LOOKS = [*product(((), ("large",)), ("zh_CN", "en"), SIZES)]
HALF_WIDTH = re.compile(f"{HAN.pattern}[,;:?!()]|[,;:?!()]{HAN.pattern}")

Fault = Callable[[KioskWindow], "list[str]"]


@pytest.fixture
def kiosk(make_kiosk: MakeKiosk) -> Iterator[Scene]:
    scene = make_kiosk()
    yield scene
    scene.window.language.use("en")


def said(window: QWidget) -> list[str]:
    """Every word on the screen that can be seen or heard."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    words = [each.text() for each in shown if isinstance(each, (QLabel, QAbstractButton))]
    return [text for text in (*words, *(each.accessibleName() for each in shown)) if text]


def faults(kiosk: Scene, find: Fault) -> dict[str, list[str]]:
    """What is wrong in each picture."""
    found = {}
    for picture in scenes():
        kiosk.window.overlays.close()
        picture.stage(kiosk.window)
        for _ in range(2):
            QApplication.processEvents()
        found[f"{picture.page}-{picture.state}"] = find(kiosk.window)
    return {name: lines for name, lines in found.items() if lines}


def elided(window: KioskWindow) -> list[str]:
    """Words cut short, by us or by a label that is narrower than its one line."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text() and not each.wordWrap()]
    narrow = [each.text() for each in labels if each.fontMetrics().horizontalAdvance(each.text()) > each.width()]
    return narrow + [text for text in said(window) if re.search(r"\w…$|\.\.\.", text)]


def half_width(window: KioskWindow) -> list[str]:
    return [text for text in said(window) if HALF_WIDTH.search(text)]


@pytest.mark.parametrize(("modes", "language", "size"), LOOKS, ids=["-".join((*m, lang, s)) for m, lang, s in LOOKS])
@pytest.mark.parametrize("diction", Diction)
def test_no_words_are_cut_short(
    kiosk: Scene, modes: tuple[str, ...], language: str, size: str, diction: Diction
) -> None:
    kiosk.window.language.speak(diction)
    kiosk.window.dress_as(frozenset(modes), language, SIZES[size])
    assert faults(kiosk, elided) == {}


@pytest.mark.parametrize("modes", [(), ("large",)])
@pytest.mark.parametrize("diction", Diction)
def test_chinese_words_have_chinese_punctuation(kiosk: Scene, modes: tuple[str, ...], diction: Diction) -> None:
    kiosk.window.language.speak(diction)
    kiosk.window.dress_as(frozenset(modes), "zh_CN", SIZES["portrait"])
    assert faults(kiosk, half_width) == {}


def test_half_width_punctuation_would_be_found() -> None:
    assert HALF_WIDTH.search("请扫码(演示)")
    assert HALF_WIDTH.search("上午, 下午")
    assert not HALF_WIDTH.search("上午 08:00–08:30，还剩 3 个号（内科）")


# ---- nothing typed is lost ---------------------------------------------------------

FILLED = {
    "number": "1101051949",
    "guardian_number": "4201061985",
    "phone": "1380013",
    "name": "欧阳\nxiao\npinyin",
    "guardian_name": "张\n\nletters",
    "birth": "199104 female birthday",
    "department": "内科系统",
    "slot": "2026-11-24 morning 6 152 time",
    "confirm_fees": "pay",
    "done": "way",
}
PAGES = {picture.page: picture for picture in scenes()}
KEPT = {name: PAGES[name] for name in FILLED}


def test_every_page_on_which_something_can_be_typed_is_tried(kiosk: Scene) -> None:
    for picture in scenes():
        picture.stage(kiosk.window)
        page = kiosk.window.page
        if isinstance(page, Page) and type(page).draft is not Page.draft:
            assert picture.page in {*KEPT, "dialog"}  # in front of a page


@pytest.mark.parametrize("picture", scenes(), ids=[f"{each.page}-{each.state}" for each in scenes()])
def test_a_change_of_look_or_language_keeps_what_was_typed(kiosk: Scene, picture: Picture) -> None:
    window = kiosk.window
    picture.stage(window)
    if not isinstance(window.page, Page) or picture.page == "dialog":
        return
    if picture.page in FILLED:
        window.page.restore(FILLED[picture.page])
    for modes, language in ((("large",), "en"), (("large",), "zh_CN"), ((), "zh_CN"), ((), "en"), (("large",), "en")):
        before = window.page.draft()
        window.modes = frozenset(modes)
        window.language.use(language)
        _redress(window, picture, before)
        assert isinstance(window.page, Page)
        assert _typed(window.page.draft()) == _typed(before)
    if picture.page in FILLED:
        assert _typed(window.page.draft()) == _typed(FILLED[picture.page])


def _redress(window: KioskWindow, picture: Picture, draft: str) -> None:
    """As the window does where somebody sits: undress, dress, the same page, what was typed."""
    window.undress()
    window.dress()
    picture.stage(window)
    assert isinstance(window.page, Page)
    window.page.restore(draft)


def _typed(draft: str) -> str:
    """Without the question at which large text stands: the standard page asks all at once."""
    return re.sub(r" ?\b(day|doctor|time|sex|birthday|pay|check|number|way)$", "", draft)


# ---- lines --------------------------------------------------------------------------


def lines(text: str, theme: Theme, width: int) -> list[str]:
    layout = QTextLayout(text, theme.font("title"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(unbound(text[line.textStart() : line.textStart() + line.textLength()]))
    layout.endLayout()
    return found


@pytest.mark.parametrize("text", ["孩子是男孩还是女孩？", "普通门诊由当班医生看，费用低。", "请核对（内科）"])
def test_no_character_stands_alone_on_the_last_line(qapp: QApplication, text: str) -> None:
    theme = Theme(4.034)
    for less in range(1, 200, 7):
        width = theme.metrics("title").advance(text) - less
        assert len(HAN.findall(lines(bound(text), theme, width)[-1])) >= 3
    alone = lines(text, theme, theme.metrics("title").advance(text) - 1)[-1]
    assert len(HAN.findall(alone)) < 3  # what would be without


@pytest.mark.parametrize("text", ["", "内科", "上午", "Register", "还剩 3", "第 12 步"])
def test_short_and_other_words_are_left_as_they_are(text: str) -> None:
    assert bound(text) == text


def test_what_is_read_aloud_has_no_marks_of_setting(qapp: QApplication) -> None:
    label = Text(Theme(4.034), "孩子是男孩还是女孩？", type="title")
    assert label.text() == label.accessibleName() == "孩子是男孩还是女孩？"
    assert JOINER in QLabel.text(label)
    label.setText("Register")
    assert (label.accessibleName(), QLabel.text(label)) == ("", "Register")
    label.deleteLater()


# ---- Chinese in another language ------------------------------------------------------


def test_what_a_hospital_says_in_chinese_only_is_marked_as_chinese(kiosk: Scene) -> None:
    kiosk.window.dress_as(frozenset(), "en", SIZES["portrait"])
    picture = next(each for each in scenes() if each.state == "slots_crowded")
    picture.stage(kiosk.window)
    heads = [each for each in buttons(kiosk.window) if "Associate chief physician" in each.accessibleName()]
    marked = {each.accessibleName()[:4]: each.locale().language() for each in heads}
    assert marked["阿卜杜勒"] is QLocale.Language.Chinese
    assert marked["Zhou"] is QLocale.Language.English


@pytest.mark.parametrize(
    ("wait", "words"),
    [((0, 5), "up to 5 min"), ((0, 10), "up to 10 min"), ((5, 15), "5–15 min"), ((15, 25), "15–25 min")],
)
def test_a_wait_is_said_alike_everywhere(wait: tuple[int, int], words: str) -> None:
    assert (wait_text(wait), minutes_text(wait)[1]) == (words, words)


@pytest.mark.parametrize(("language", "said"), [("en", "Fee ¥ 50"), ("zh_CN", "费用 ¥50")])
def test_the_fee_beside_a_doctor_is_no_item_of_the_bill(language: str, said: str) -> None:
    Language(language)
    journey = choosing.confirm()
    assert journey.choice is not None
    fee = doctor_face(journey.choice.clinic, is_near=False).fee
    assert "".join(run.text for run in fee) == said
    items = {
        *(fee_name(line) for line in journey.bill.lines),
        *(translate_marked("Terms", kind) for kind in FEES.values()),
    }
    assert fee[0].text.strip() not in items
