"""The signer's place: switched by one tap, large enough on every panel, in front of everything and back."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.errors import InvalidEntry
from kiosk.ui.kiosk.covering import UNTOLD
from kiosk.ui.scenes import INCHES
from kiosk.ui.theme import Theme
from tests.ui.at_the_kiosk import buttons
from tests.ui.conftest import MakeKiosk
from tests.ui.signing import Signed, clip, signer_at

SMALL, FLAT, FOUR_K = (1280, 800), (1920, 1080), (3840, 2160)
OTHERS = ("large", "contrast", "low", "voice")


@pytest.fixture
def signed(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Signed:
    return signer_at(make_kiosk(), monkeypatch)


def wear(signed: Signed, *modes: str, size: tuple[int, int] = (1080, 1920)) -> None:
    signed.window.dress_as(frozenset({"signs", *modes}), "en", size, diagonal=INCHES.get(size, 21.5))
    signed.settle()
    signed.scene.bot.waitUntil(lambda: signed.window.size().toTuple() == size)


def place(window: QWidget, of: QWidget) -> tuple[int, int, int, int]:
    at = of.mapTo(window, QPoint())
    return at.x(), at.y(), of.width(), of.height()


# ---- on and off -----------------------------------------------------------------------


def test_one_tap_opens_it_and_another_closes_it(signed: Signed) -> None:
    button = signed.scene.button("Signs")
    assert button.icon_name == "sign-language"
    assert not button.isChecked()
    signed.begin()
    assert signed.panel.isVisible()
    assert signed.player.played == ["home"]
    assert signed.scene.button("Signs").isChecked()
    signed.scene.tap("Signs")
    assert signed.window.chrome.signer is None
    assert not signed.player.is_playing


def test_it_is_off_for_the_next_patient(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.window.sitting.end()
    assert "signs" not in signed.window.modes
    assert signed.window.chrome.signer is None
    assert not signed.player.is_playing


@pytest.mark.parametrize("others", [pair for n in (1, 2) for pair in combinations(OTHERS, n)], ids="+".join)
def test_it_goes_with_every_other_way_of_showing(signed: Signed, others: tuple[str, ...]) -> None:
    signed.begin()
    signed.scene.identify()
    wear(signed, *others)
    assert signed.panel.isVisible()
    assert signed.window.modes == {"signs", *others}
    seen = [name for name in ("replay", "slow", "pause", "full", "sight", "call") if seen_in_panel(signed, name)]
    assert seen == ["replay", "slow", "pause", "full", "sight", "call"]


def seen_in_panel(signed: Signed, action: str) -> bool:
    button = signed.panel.controls._buttons[action]
    x, y, width, height = place(signed.window, button)
    whole = signed.window.rect()
    return button.isVisible() and whole.contains(x, y) and whole.contains(x + width - 1, y + height - 1)


@pytest.mark.parametrize("size", [(1080, 1920), FLAT, FOUR_K, (2160, 3840)], ids=str)
@pytest.mark.parametrize("mode", ["", "large", "low"])
def test_it_is_a_third_of_the_width_and_105_mm(signed: Signed, size: tuple[int, int], mode: str) -> None:
    signed.begin()
    wear(signed, *filter(None, [mode]), size=size)
    theme: Theme = signed.window.theme
    _, _, width, height = place(signed.window, signed.panel.signer)
    assert width * 3 >= size[0]
    assert width / theme.px_per_mm >= 105
    assert height / theme.px_per_mm >= 100


def test_beside_a_page_or_above_it(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    wear(signed)
    panel, page = place(signed.window, signed.panel), place(signed.window, signed.window.page)
    assert panel[1] + panel[3] <= page[1]
    wear(signed, size=FLAT)
    panel, page = place(signed.window, signed.panel), place(signed.window, signed.window.page)
    assert panel[0] + panel[2] <= page[0]


# ---- the whole screen ---------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1080, 1920), FLAT, SMALL], ids=str)
@pytest.mark.parametrize("back", ["tap", "key", "key from the help"])
def test_one_tap_there_and_one_tap_back(signed: Signed, size: tuple[int, int], back: str) -> None:
    signed.begin()
    signed.scene.identify()
    wear(signed, size=size)
    page = signed.window.page
    if signed.mode.showing.full is None:
        signed.scene.tap("Full screen" if size != SMALL else "Full")
    full = signed.mode.showing.full
    assert full is not None
    signed.scene.bot.waitUntil(full.isVisible)
    assert full.signer.width() * 3 >= signed.window.width() * 2
    assert signed.window.chrome.access.isVisible()
    if back == "tap":
        signed.scene.tap("Back to the page")
    else:
        if back == "key from the help":
            signed.window.chrome.access.findChildren(QWidget)[0].setFocus()
        signed.scene.key(Qt.Key.Key_Escape)
    assert signed.mode.showing.full is None
    assert signed.window.front is None
    assert signed.window.page is page, "Escape meant the signer, not the step"
    assert not signed.window.findChildren(QWidget, UNTOLD)


def test_tab_and_arrows_do_not_reach_what_is_covered(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.ask("full")
    full = signed.mode.showing.full
    assert full is not None
    reached = set()
    for _ in range(40):
        signed.scene.key(Qt.Key.Key_Tab)
        focus = signed.window.focusWidget()
        assert focus is not None
        assert full.isAncestorOf(focus) or signed.window.chrome.access.isAncestorOf(focus)
        reached.add(focus)
    assert len(reached) == len(buttons(full)) + len(buttons(signed.window.chrome.access))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Up):
        signed.scene.key(key)
        focus = signed.window.focusWidget()
        assert focus is not None
        assert full.isAncestorOf(focus) or signed.window.chrome.access.isAncestorOf(focus)


def in_front(signed: Signed, front: QWidget) -> bool:
    """Whether a touch in its middle meets it and not the page."""
    met = signed.window.childAt(front.geometry().center())
    return met is front or (met is not None and front.isAncestorOf(met))


def test_the_next_page_does_not_cover_the_signer(signed: Signed) -> None:
    signed.begin()
    signed.scene.tap("Register")
    signed.follows("identify")
    signed.ask("full")
    signed.scene.identify()
    signed.follows("department")
    full = signed.mode.showing.full
    assert full is not None
    assert in_front(signed, full)
    assert signed.window.focusWidget() is full
    assert signed.window.page.objectName() == UNTOLD


@pytest.mark.parametrize("mode", ["large", "contrast", "low"])
@pytest.mark.parametrize("size", [(1080, 1920), FLAT], ids=str)
def test_another_look_keeps_it_in_front(signed: Signed, mode: str, size: tuple[int, int]) -> None:
    signed.begin()
    signed.scene.identify()
    wear(signed, size=size)
    signed.ask("full")
    signed.window.toggle_mode(mode)
    signed.settle()
    full = signed.mode.showing.full
    assert full is not None
    signed.scene.bot.waitUntil(lambda: in_front(signed, full) and full.signer.width() > 0)
    assert full.caption.words.text()
    below = place(signed.window, signed.window.chrome.access)
    assert not full.geometry().intersects(signed.window.chrome.access.rect().translated(below[0], below[1]))


def test_a_question_comes_in_front_of_it_and_takes_the_keys(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.ask("full")
    signed.player.finish()
    patience = signed.window.idle.patience
    signed.scene.idle_for(patience.idle - patience.warn)
    dialog = signed.scene.dialog
    assert dialog is not None
    assert signed.mode.showing.full is None
    assert signed.window.focusWidget() is dialog
    assert signed.window.page.objectName() == UNTOLD, "a screen reader must not read what is covered"


def test_what_the_voice_says_stays_in_sight(signed: Signed) -> None:
    for size in ((1080, 1920), FLAT):
        if "signs" not in signed.window.modes:
            signed.begin()
        wear(signed, "voice", size=size)
        signed.window.overlays.dismiss()
        signed.ask("full")
        strip, full = signed.window.chrome.voice, signed.mode.showing.full
        assert strip is not None
        assert full is not None
        signed.scene.bot.waitUntil(strip.isVisible)
        full.stay_in_front()
        met = signed.window.childAt(strip.mapTo(signed.window, strip.rect().center()))
        assert met is strip or (met is not None and strip.isAncestorOf(met)), size
        signed.ask("small")


def test_watching_is_no_struggling(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.ask("full")
    assert signed.scene.usher.helping.watch._is_paused()
    before = signed.scene.usher.helping.watch._state
    signed.scene.usher.helping.miss()
    assert signed.scene.usher.helping.watch._state == before
    signed.ask("small")
    assert not signed.scene.usher.helping.watch._is_paused()


# ---- where signer and page take turns -------------------------------------------------------


def test_on_a_small_panel_signer_and_page_take_turns(signed: Signed) -> None:
    signed.begin()
    wear(signed, size=SMALL)
    signed.scene.tap("Register") if signed.window.front is None else signed.ask("small")
    if signed.window.page_name == "home":
        signed.scene.tap("Register")
    signed.follows("identify")
    full = signed.mode.showing.full
    assert full is not None
    assert full.signer.width() / signed.window.theme.px_per_mm >= 105
    signed.player.finish()
    assert signed.mode.showing.full is None, "the clip is over: the page's turn"


def test_on_a_small_panel_a_question_is_signed_first_and_a_touch_says_somebody_is_there(signed: Signed) -> None:
    signed.begin()
    wear(signed, size=SMALL)
    signed.scene.identify()
    signed.follows("department")
    signed.player.finish()
    patience = signed.window.idle.patience
    signed.scene.idle_for(patience.idle - patience.warn)
    signed.follows("still_there")
    full, dialog = signed.mode.showing.full, signed.scene.dialog
    assert full is not None
    assert dialog is not None
    assert in_front(signed, full)
    signed.player.finish()
    assert signed.mode.showing.full is None
    assert in_front(signed, dialog), "the question's turn"
    assert signed.window.page.objectName() == UNTOLD, "a screen reader must not read what is covered"
    signed.ask("full")
    full = signed.mode.showing.full
    assert full is not None
    QTest.mouseClick(full, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert signed.scene.dialog is None
    assert signed.window.page_name == "department"


def test_on_a_small_panel_a_page_without_a_film_is_not_hidden(signed: Signed) -> None:
    signed.begin()
    wear(signed, size=SMALL)
    signed.library.has["department"] = clip("department", film=None)
    signed.scene.identify()
    signed.follows("department")
    assert signed.window.front is None


def test_a_film_does_not_come_in_front_of_writing(signed: Signed) -> None:
    signed.begin()
    wear(signed, size=SMALL)
    signed.ask("call")
    talk = signed.mode.conversation.talk
    assert talk is not None
    signed.scene.identify()
    signed.follows("department")
    assert signed.mode.showing.full is None
    assert in_front(signed, talk)


# ---- plain words ------------------------------------------------------------------------------


def test_pages_speak_plainly_beside_a_signer(signed: Signed) -> None:
    signed.scene.tap("Register")
    signed.scene.wait_for("identify")
    usual = signed.window.page.prompt_text()
    signed.begin()
    plain = signed.window.page.prompt_text()
    assert plain != usual
    signed.scene.tap("Signs")
    assert signed.window.page.prompt_text() == usual


def test_an_entry_that_is_wrong_is_said_plainly(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.window.sitting.complained.emit(InvalidEntry("Please type 8 digits.", field="x"))
    signed.settle()
    assert signed.caption == "Please type 8 digits."
