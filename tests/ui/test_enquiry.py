"""排队查询 at the kiosk: ticket, card or number in; place, wait and way out; back into line with one tap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.errors import CardUnreadable, DatabaseAway
from kiosk.domain.journey import Journey, Way
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_errors import QueueClosed, WrongDay
from kiosk.domain.token import sign_ticket
from kiosk.ports import CodeRead
from kiosk.ui.kiosk.entrance import by_showing
from kiosk.ui.pages.find import FindPage
from kiosk.ui.pages.line import LinePage
from kiosk.ui.pages.line_in_two import LineInTwoPage
from kiosk.ui.pages.tickets import TicketsPage
from kiosk.ui.samples import standing
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.number_card import NumberCard
from kiosk.ui.widgets.ticket_card import TicketCard
from kiosk.ui.widgets.way_strip import WayStrip
from tests.ui.at_the_kiosk import CARD, NUMBER, Scene, texts
from tests.ui.conftest import MakeKiosk, Shown

TOKEN = sign_ticket(1, date(2026, 11, 23), key=b"k" * 32)
TICKET = CodeRead("ticket", TOKEN)
AWAY = replace(standing.WAITING, state=TicketState.VOID, may_check_in=True, ahead=0, wait=(0, 0))

Show = Callable[..., Shown]


def said(shown: Shown, kind: type[QWidget]) -> list[str]:
    """What the visible widgets of a kind say."""
    return [each.accessibleName() for each in shown.page.findChildren(kind) if each.isVisibleTo(shown.page)]


def words(shown: Shown) -> list[str]:
    return [each.text() for each in shown.page.findChildren(QLabel) if each.isVisibleTo(shown.page)]


def choices(shown: Shown) -> list[str]:
    return sorted(said(shown, Button))


# ---- the pages --------------------------------------------------------------


@pytest.mark.parametrize("there", [True, False])
def test_the_scanner_is_named_only_where_there_is_one(show: Show, *, there: bool) -> None:
    shown = show(FindPage, Journey(), step="find", has_scanner=there)
    assert ("Hold the ticket's code in front of the scanner." in words(shown)) is there


def test_ticket_card_and_typing_are_answers(show: Show) -> None:
    shown = show(FindPage, Journey(), step="find")
    shown.page.hear(TICKET)
    shown.page.hear(CARD)
    shown.tap("Type the number")
    assert [each.way for each in shown.answers] == [Way.CODE, Way.CARD, Way.TYPED]
    assert shown.answers[0].code == TOKEN
    shown.page.hear(CardUnreadable())
    assert len(shown.answers) == 3


def test_each_number_of_the_day_can_be_chosen(show: Show) -> None:
    shown = show(TicketsPage, standing.several(), step="tickets")
    assert shown.button("Number A012").accessibleName() == "Number A012, Internal Medicine · Room 3 · 10:00"
    shown.tap("Number B108")
    assert shown.answer.line == shown.page.journey.lines[1]


def test_whoever_waits_reads_place_range_and_way(show: Show) -> None:
    shown = show(LinePage, standing.waiting(), step="line")
    assert said(shown, NumberCard) == ["Before you 3 ahead", "Expected wait 10–25 min"]
    assert "Your number A012, 张*三, Internal Medicine, Room 3, Today 10:00" in said(shown, TicketCard)
    assert "Room 3, wait to be called" in said(shown, WayStrip)[0]
    assert "张有三" not in texts(shown.page)


@pytest.mark.parametrize(
    ("make", "title", "button"),
    [
        (standing.waiting, "You are in line", "Finish"),
        (standing.following, "You are next", "Finish"),
        (standing.checked_in, "You are back in line", "Finish"),
        (standing.called, "It is your turn. Please go now", "Finish"),
        (standing.held, "We keep your place", "Check in"),
        (standing.missed, "You are not in line now", "Check in"),
        (standing.unpaid, "Please pay first", "Finish"),
        (standing.over, "Your visit is over", "Finish"),
    ],
)
def test_the_state_is_said_and_there_is_one_button(
    show: Show, make: Callable[[], Journey], title: str, button: str
) -> None:
    shown = show(LinePage, make(), step="line")
    assert shown.page.title.text() == title
    assert [name for name in ("Check in", "Finish") if shown.button(name).isVisibleTo(shown.page)] == [button]
    shown.tap(button)
    assert shown.asked == [{"Finish": "leave", "Check in": "check_in"}[button]]


def test_nobody_is_sent_anywhere_with_a_number_that_is_over(show: Show) -> None:
    assert said(show(LinePage, standing.over(), step="line"), WayStrip) == []
    assert said(show(LinePage, standing.over(), step="line"), NumberCard) == []
    assert "Room 3 B, please go in" in said(show(LinePage, standing.called(), step="line"), WayStrip)[0]


def test_a_break_of_the_only_window_is_told(show: Show) -> None:
    assert "The doctor has a break. Your place stays yours." in words(show(LinePage, standing.long(), step="line"))


def test_when_the_line_moves_the_page_follows(show: Show) -> None:
    shown = show(LinePage, standing.waiting(), step="line")
    way = shown.page.way
    moved = replace(standing.WAITING, ahead=2, wait=(5, 15))
    shown.page.refresh(replace(standing.waiting(), line=moved))
    assert said(shown, NumberCard) == ["Before you 2 ahead", "Expected wait 5–15 min"]
    assert shown.page.way is way
    shown.page.refresh(standing.called())
    assert shown.page.title.text() == "It is your turn. Please go now"
    assert said(shown, NumberCard) == []
    assert shown.page.way is not way


def test_in_large_text_the_way_is_the_other_half(show: Show) -> None:
    shown = show(LineInTwoPage, standing.waiting(), step="line", modes=("large",))
    assert (choices(shown), said(shown, WayStrip)) == (["Finish", "Show the way"], [])
    shown.tap("Show the way")
    assert choices(shown) == ["Finish", "My number"]
    assert (len(said(shown, WayStrip)), said(shown, NumberCard), said(shown, TicketCard)) == (1, [], [])
    shown.page.refresh(standing.called())
    assert said(shown, TicketCard) == []
    assert shown.page.draft() == "way"
    assert shown.page.go_back()
    assert (len(said(shown, TicketCard)), shown.page.go_back()) == (1, False)
    shown.page.restore("way")
    assert said(shown, TicketCard) == []


# ---- the kiosk --------------------------------------------------------------


def enquire(scene: Scene) -> None:
    scene.tap("My place in line")
    scene.wait_for("find")


def test_from_the_tile_to_the_line_by_card_and_out(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    enquire(scene)
    scene.present()
    scene.wait_for("line")
    assert "You are in line" in texts(scene.window)
    scene.tap("Finish")
    scene.wait_for("home")
    scene.bot.waitUntil(lambda: "A012" not in texts(scene.window))


def test_the_number_can_be_typed_instead(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    enquire(scene)
    scene.tap("Type the number")
    scene.wait_for("number")
    for character in NUMBER:
        scene.tap(character)
    scene.tap("Next")
    scene.wait_for("line")


def test_a_ticket_on_the_start_page_goes_straight_to_its_place(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.window.heard.emit(TICKET)
    scene.wait_for("line")
    assert "look_up" not in scene.hall.calls
    scene.tap("Back")
    scene.wait_for("find")


def test_other_codes_on_the_start_page_register(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.window.heard.emit(CodeRead("insurance", "4" * 28))
    scene.wait_for("department")
    assert by_showing(CARD, Journey())[0].id == "registration"


def test_a_ticket_of_another_day_says_so(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.hall.troubles["of_ticket"] = [WrongDay(day=date(2026, 11, 24))]
    scene.window.heard.emit(TICKET)
    scene.wait_for("find")
    assert "This ticket is for Tue 24 Nov." in texts(scene.window)


def test_somebody_without_a_number_is_told_where_to_get_one(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.hall.lines = ()
    enquire(scene)
    scene.present()
    scene.bot.waitUntil(lambda: "We found no number of yours for today." in texts(scene.window))
    assert scene.window.page_name == "find"


def test_the_line_is_watched_and_a_break_of_the_database_is_said(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.window.heard.emit(TICKET)
    scene.wait_for("line")
    scene.hall.lines = (replace(standing.WAITING, ahead=1, wait=(0, 10)),)
    scene.bot.waitUntil(lambda: "Before you 1 ahead" in texts(scene.window))
    scene.hall.troubles["of"] = [DatabaseAway()]
    scene.bot.waitUntil(lambda: not scene.hall.troubles["of"])
    scene.hall.lines = (replace(standing.WAITING, state=TicketState.CALLED, ahead=0, wait=(0, 0)),)
    scene.bot.waitUntil(lambda: "It is your turn. Please go now" in texts(scene.window))


def test_one_tap_checks_in(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.hall.lines = (AWAY,)
    scene.window.heard.emit(TICKET)
    scene.wait_for("line")
    assert "check_in_ticket" not in scene.hall.calls
    scene.tap("Check in")
    scene.bot.waitUntil(lambda: "You are back in line" in texts(scene.window))
    assert scene.hall.calls.count("check_in_ticket") == 1
    assert scene.button("Finish").isVisible()


def test_a_closed_queue_says_when_it_opens(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.hall.lines = (AWAY,)
    scene.hall.troubles["check_in_ticket"] = [QueueClosed(opens="08:00", closes="11:30")]
    scene.window.heard.emit(TICKET)
    scene.wait_for("line")
    scene.tap("Check in")
    scene.bot.waitUntil(lambda: "This queue takes people from 08:00 to 11:30." in texts(scene.window))
    assert scene.button("Check in").isVisible()


def test_before_the_rooms_the_ticket_checks_in_at_once(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.window.house = replace(scene.window.house, checks_in=True)
    scene.hall.lines = (AWAY,)
    scene.window.heard.emit(TICKET)
    scene.wait_for("line")
    assert "You are back in line" in texts(scene.window)
    assert scene.hall.calls.count("check_in_ticket") == 1


def test_the_second_ticket_checks_in_too_where_the_first_was_refused(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.window.house = replace(scene.window.house, checks_in=True)
    scene.hall.lines = (AWAY,)
    scene.hall.troubles["of_ticket"] = [WrongDay(day=date(2026, 11, 24))]
    scene.window.heard.emit(TICKET)
    scene.wait_for("find")
    scene.window.heard.emit(TICKET)
    scene.wait_for("line")
    assert "You are back in line" in texts(scene.window)


def test_large_text_switched_on_keeps_the_number(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.window.heard.emit(TICKET)
    scene.wait_for("line")
    scene.tap("Large")
    assert isinstance(scene.window.page, LineInTwoPage)
    assert "A012" in texts(scene.window)


def test_nothing_is_left_when_nobody_is_there(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    enquire(scene)
    scene.present()
    scene.wait_for("line")
    scene.idle_for(60)
    scene.wait_for("home")
    assert scene.window.sitting.run is None
