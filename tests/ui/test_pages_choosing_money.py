"""Confirming, paying and leaving: taps on real widgets, and never a wrong word about money or papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from kiosk.domain.journey import Journey, PayBy, Payment, PaymentState, PrintState
from kiosk.ui.pages.confirm_fees import ConfirmFeesPage
from kiosk.ui.pages.done import DonePage
from kiosk.ui.pages.done_in_two import DoneInTwoPage
from kiosk.ui.pages.fees_in_two import FeesInTwoPage
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.samples import choosing
from kiosk.ui.widgets.number_card import NumberCard
from kiosk.ui.widgets.qr import QUIET, QrCode
from kiosk.ui.widgets.ticket_card import TicketCard
from kiosk.ui.widgets.way_strip import WayStrip
from tests.ui.conftest import Shown

Show = Callable[..., Shown]


def words(shown: Shown) -> str:
    """Everything written on the page."""
    return "\n".join(
        label.text() or label.accessibleName() for label in shown.page.findChildren(QLabel) if label.isVisible()
    )


def controls(shown: Shown) -> list[str]:
    found = [each for each in shown.page.findChildren(QAbstractButton) if each.isVisible()]
    return [each.accessibleName() for each in found]


def with_payment(journey: Journey, **changes: object) -> Journey:
    assert journey.payment is not None
    return replace(journey, payment=replace(journey.payment, **changes))


@pytest.mark.parametrize(("control", "pay_by"), [("Pay by phone", PayBy.PHONE), ("Pay cash", PayBy.WINDOW)])
def test_each_way_to_pay_is_one_tap(show: Show, control: str, pay_by: PayBy) -> None:
    shown = show(ConfirmFeesPage, choosing.confirm(), step="confirm")
    shown.tap(control)
    assert shown.answer == replace(choosing.confirm(), pay_by=pay_by)


def test_with_nothing_due_there_is_one_button(show: Show) -> None:
    shown = show(ConfirmFeesPage, choosing.confirm_nothing_due(), step="confirm")
    assert controls(shown) == ["Confirm and register, There is nothing to pay."]
    shown.tap("Confirm and register")
    assert shown.answer.pay_by is PayBy.NOTHING


def test_the_bill_is_shown_with_the_name_masked(show: Show) -> None:
    text = words(show(ConfirmFeesPage, choosing.confirm(), step="confirm"))
    for expected in (
        "张*三",
        "Internal Medicine · floor 2, Room 3",
        "Chen Jing, Chief physician",
        "Today 10:00–10:30",
        "− ¥ 35.00",
    ):
        assert expected in text
    assert "张小三" not in text
    assert "You pay: ¥ 15.00" in text.splitlines()


def test_what_the_insurance_account_pays_is_shown(show: Show) -> None:
    journey = choosing.confirm()
    journey = replace(journey, bill=replace(journey.bill, account=500))
    text = words(show(ConfirmFeesPage, journey, step="confirm")).splitlines()
    assert any("Your insurance account pays" in line for line in text)
    assert "You pay: ¥ 10.00" in text


def test_whoever_pays_without_the_insurance_is_told(show: Show) -> None:
    own = replace(choosing.confirm(), own_expense=True)
    shown = show(FeesInTwoPage, own, step="confirm", modes=("large",))
    assert "Without insurance you pay all of it." in words(shown)


def test_the_demonstration_says_that_no_money_moves(show: Show) -> None:
    shown = show(ConfirmFeesPage, choosing.confirm(), step="confirm", demo=True)
    assert any("no money is taken" in name for name in controls(shown))
    shown = show(PayPage, choosing.pay_waiting(), step="pay", demo=True)
    assert "no money is taken" in words(shown)
    assert "no money is taken" not in words(show(PayPage, choosing.pay_waiting(), step="pay"))


def test_what_confirms_ignores_a_strike_meant_for_the_page_before(show: Show) -> None:
    shown = show(ConfirmFeesPage, choosing.confirm(), step="confirm")
    for control in shown.page.ways.values():
        control.setProperty("confirming", True)
    shown.tap("Pay by phone")
    assert shown.answers == []


@pytest.mark.parametrize("page", [ConfirmFeesPage, FeesInTwoPage])
def test_both_ways_to_pay_confirm(show: Show, page: type[ConfirmFeesPage]) -> None:
    made = show(page, choosing.confirm(), step="confirm", modes=("large",) if page is FeesInTwoPage else ()).page
    again = [made.tile(pay_by, way) for pay_by, way in made.pay_ways().items()]
    assert [tile.property("confirming") for tile in again] == [True, True]
    for tile in again:
        tile.deleteLater()


def test_the_code_is_whole_pixels_with_a_quiet_zone(show: Show) -> None:
    code = show(PayPage, choosing.pay_waiting(), step="pay").page.findChild(QrCode)
    picture = code.grab().toImage()
    size = len(code._modules)
    start = (code.width() - code.module * size) // 2
    assert start >= QUIET * code.module
    for row in range(size):
        for column in range(size):
            at = start + column * code.module + code.module // 2, start + row * code.module + code.module // 2
            assert (picture.pixelColor(*at).lightness() < 128) is code._modules[row][column]


@pytest.mark.parametrize("modes", [(), ("contrast",)])
def test_the_code_is_dark_on_light_in_every_mode(show: Show, modes: tuple[str, ...]) -> None:
    code = show(PayPage, choosing.pay_waiting(), step="pay", modes=modes).page.findChild(QrCode)
    picture = code.grab().toImage()
    assert picture.pixelColor(code.width() // 2, code.module * 2).lightness() > 240


def test_the_code_says_how_long_it_is_good_for(show: Show) -> None:
    page = show(PayPage, choosing.pay_waiting(), step="pay").page
    assert page.section.countdown.words == "Good for another 2:34"
    page.section.tick(choosing.NOW + timedelta(seconds=100))
    assert page.section.countdown.words == "Good for another 0:54"
    page.section.tick(choosing.NOW + timedelta(hours=1))
    assert page.section.countdown.words == "Good for another 0:00"


def test_a_new_code_replaces_the_old_one(show: Show) -> None:
    shown = show(PayPage, choosing.pay_waiting(), step="pay")
    before = shown.page.findChild(QrCode)._modules
    later = choosing.NOW + timedelta(seconds=180)
    shown.page.refresh(with_payment(choosing.pay_waiting(), code="nuanxin-demo://pay/another", expires=later))
    assert shown.page.findChild(QrCode)._modules != before
    assert shown.page.section.countdown.words == "Good for another 3:00"


def test_a_code_without_an_end_shows_no_clock(show: Show) -> None:
    page = show(PayPage, with_payment(choosing.pay_waiting(), expires=None), step="pay").page
    assert not page.section.countdown.isVisible()


def test_a_second_passes_by_the_timer(show: Show) -> None:
    page = show(PayPage, choosing.pay_waiting(), step="pay").page
    assert page.ticking.isActive()
    page.section.countdown.show_left("", 0)
    page.ticking.timeout.emit()
    assert page.section.countdown.words == "Good for another 2:34"


def test_the_window_is_one_tap_away(show: Show) -> None:
    shown = show(PayPage, choosing.pay_waiting(), step="pay")
    shown.tap("Pay cash at a window")
    assert shown.answer == replace(choosing.pay_waiting(), pay_by=PayBy.WINDOW)


def test_paid_goes_on_by_itself_once(show: Show) -> None:
    shown = show(PayPage, choosing.pay_waiting(), step="pay")
    shown.page.refresh(choosing.pay_paid())
    assert shown.page.going_on.isActive()
    assert "You paid ¥ 15.00" in words(shown)
    shown.page.going_on.timeout.emit()
    shown.page.going_on.timeout.emit()
    assert shown.answer == choosing.pay_paid()


def test_paid_goes_on_at_a_tap(show: Show) -> None:
    shown = show(PayPage, choosing.pay_paid(), step="pay")
    shown.tap("Next")
    shown.page.going_on.timeout.emit()
    assert shown.answer == choosing.pay_paid()
    assert not shown.page.going_on.isActive()


def test_while_checking_there_is_nothing_to_pay_with(show: Show) -> None:
    shown = show(PayPage, choosing.pay_waiting(), step="pay")
    shown.page.refresh(choosing.pay_unknown())
    shown.page.grab()
    assert controls(shown) == []
    assert not [code for code in shown.page.findChildren(QrCode) if code.isVisible()]
    assert "do not pay again" in words(shown)
    assert shown.page.section.countdown.words == "Another 60 seconds. You can also ask staff."


def test_checking_too_long_calls_a_person(show: Show) -> None:
    shown = show(PayPage, choosing.pay_unknown(), step="pay")
    shown.page.section.tick(choosing.NOW + timedelta(seconds=59))
    assert controls(shown) == []
    shown.page.section.tick(choosing.NOW + timedelta(seconds=60))
    shown.tap("Ask staff to check")
    assert (shown.asked, shown.answers) == (["help"], [])


def test_not_paid_can_be_tried_again_or_brought_to_a_window(show: Show) -> None:
    shown = show(PayPage, choosing.pay_unknown(), step="pay")
    shown.page.refresh(choosing.pay_not_paid())
    for button in shown.page.findChildren(QAbstractButton):
        button.setProperty("confirming", None)
    assert "your money has not moved" in words(shown)
    shown.tap("Pay again")
    assert (shown.asked, shown.answers) == (["pay_again"], [])
    shown.page.refresh(choosing.pay_waiting())
    assert shown.page.findChild(QrCode).isVisible()


def test_not_paid_at_a_window(show: Show) -> None:
    shown = show(PayPage, choosing.pay_not_paid(), step="pay")
    shown.tap("Pay cash at a window")
    assert shown.answer.pay_by is PayBy.WINDOW


def test_the_strip_tells_where_the_money_is(show: Show) -> None:
    said = {
        PaymentState.WAITING: "Not paid yet. scan the code",
        PaymentState.UNKNOWN: "Checking. do not pay again",
        PaymentState.PAID: "Paid. printing follows",
    }
    for state, sentence in said.items():
        shown = show(PayPage, with_payment(choosing.pay_waiting(), state=state), step="pay")
        assert [each for each in shown.page.findChildren(object) if getattr(each, "accessibleName", str)() == sentence]


DONE: dict[tuple[str, ...], type[DonePage]] = {(): DonePage, ("large",): DoneInTwoPage}


def done(show: Show, journey: Journey | None = None, *modes: str) -> Shown:
    return show(DONE[modes], journey or choosing.done(), step="done", modes=modes)


@pytest.mark.parametrize(("modes", "stays"), [((), 45), (("large",), 90)])
def test_the_page_stays_as_long_as_the_settings_say(show: Show, modes: tuple[str, ...], stays: int) -> None:
    shown = show(DONE[modes], choosing.done(), step="done", modes=modes, done_seconds=45)
    assert f"in {stays} s" in " ".join(controls(shown))


@pytest.mark.parametrize("modes", [(), ("large",)])
def test_a_paper_that_did_not_come_is_told_before_the_way_and_stays_longer(show: Show, modes: tuple[str, ...]) -> None:
    trouble = choosing.done_printer_trouble()
    page = done(show, replace(choosing.done_pay_at_window(), prints=trouble.prints), *modes).page
    body = page.area.column
    places = [body.itemAt(index).widget() for index in range(body.count())]
    assert places[1].isAncestorOf(page._notices[0])
    assert page.stay() == 40


def on_day(days: int, *, wait: tuple[int, int]) -> Journey:
    """Registered for the same hour so many days later."""
    journey = choosing.done()
    assert journey.choice is not None
    assert journey.visit is not None
    slot = journey.choice.slot
    later = replace(slot, starts=slot.starts + timedelta(days=days), ends=slot.ends + timedelta(days=days))
    return replace(
        journey, choice=replace(journey.choice, slot=later), visit=replace(journey.visit, ahead=0, wait=wait)
    )


@pytest.mark.parametrize(("days", "title"), [(1, "Come tomorrow, floor 2"), (2, "Come Wed, floor 2")])
def test_another_day_is_told_by_day_and_clock_not_in_minutes(show: Show, days: int, title: str) -> None:
    page = done(show, on_day(days, wait=(days * 1440, days * 1440 + 5))).page
    assert page.title.text() == f"Registered. {title}"
    assert [card.accessibleName() for card in page.findChildren(NumberCard)] == [
        "Before you 0 ahead",
        "Please be there at 10:00",
    ]


def test_the_number_the_wait_and_the_way_are_said(show: Show) -> None:
    page = done(show).page
    assert page.title.text() == "Registered. Go to floor 2"
    ticket = page.findChild(TicketCard).accessibleName()
    assert ticket == "Your number A012, 张*三, Internal Medicine, Chen Jing, Chief physician, Today 10:00–10:30"
    assert {card.accessibleName() for card in page.findChildren(NumberCard)} == {
        "Before you 3 ahead",
        "Expected wait 15–25 min",
    }
    way = page.findChild(WayStrip).accessibleName()
    stops = "You are here, Hall", "Take the lift, number 2, to floor 2", "Turn left, follow the green line"
    assert way == ". ".join((*stops, "Room 3, wait to be called"))


def test_confirmed_papers_are_said_and_can_be_had_again(show: Show) -> None:
    shown = done(show)
    assert "The ticket is printed" in words(shown)
    assert "The invoice is printed" in words(shown)
    shown.tap("Ticket again")
    shown.tap("Invoice again")
    assert shown.asked == ["reprint_ticket", "reprint_invoice"]


def test_printer_trouble_is_told_in_the_printers_words(show: Show) -> None:
    for modes in ((), ("large",)):
        shown = done(show, choosing.done_printer_trouble(), *modes)
        assert "The guide desk will print your paper." in words(shown)
        assert "Did your paper come out?" in words(shown)
        assert shown.page.prompt.text() == "Your registration is safe."


def test_trouble_without_words_still_says_where_the_paper_is(show: Show) -> None:
    lost = tuple(replace(outcome, words=None, state=PrintState.FAILED) for outcome in choosing.done().prints)
    shown = done(show, replace(choosing.done(), prints=lost))
    assert "The ticket did not come out. The guide desk has it for you." in words(shown)
    assert "The invoice did not come out. The guide desk has it for you." in words(shown)


def test_what_is_being_printed_is_never_called_printed(show: Show) -> None:
    coming = tuple(replace(outcome, state=PrintState.SENT) for outcome in choosing.done().prints)
    shown = done(show, replace(choosing.done(), prints=coming))
    assert "The ticket is being printed" in words(shown)
    assert "is printed" not in words(shown)


@pytest.mark.parametrize(
    ("state", "ticket", "invoice"),
    [
        (PrintState.CONFIRMED, "A copy of the ticket is printed", "A copy of the invoice is printed"),
        (PrintState.SENT, "A copy of the ticket is coming", "A copy of the invoice is coming"),
    ],
)
def test_a_reprint_is_called_a_copy_as_its_paper_is(show: Show, state: PrintState, ticket: str, invoice: str) -> None:
    journey = choosing.done()
    shown = done(show, journey)
    assert "copy" not in words(shown)
    prints = tuple(replace(outcome, state=state, copy=2) for outcome in journey.prints)
    shown.page.refresh(replace(journey, prints=prints))
    assert ticket in words(shown)
    assert invoice in words(shown)
    assert "The ticket is printed" not in words(shown)


def test_the_papers_are_filled_in_when_the_printer_tells(show: Show) -> None:
    shown = done(show, choosing.done_printing())
    assert "Printing now" in words(shown)
    assert controls(shown) == ["Finish"]
    shown.page.refresh(choosing.done())
    assert "The ticket is printed" in words(shown)
    assert "Printing now" not in words(shown)
    assert controls(shown) == ["Ticket again", "Invoice again", "Finish, in 20 s"]


def test_the_line_that_moved_is_told(show: Show) -> None:
    shown = done(show)
    visit = choosing.done().visit
    assert visit is not None
    shown.page.refresh(replace(choosing.done(), visit=replace(visit, ahead=1, wait=(5, 10))))
    said = {card.accessibleName() for card in shown.page.findChildren(NumberCard)}
    assert said == {"Before you 1 ahead", "Expected wait 5–10 min"}


def test_money_due_is_said_first(show: Show) -> None:
    shown = done(show, choosing.done_pay_at_window())
    assert shown.page.title.text() == "Registered. Pay first"
    assert "Please pay ¥ 15.00 at a payment window first." in words(shown)
    assert "Invoice again" not in controls(shown)


def test_the_page_leaves_by_itself_once(show: Show) -> None:
    shown = done(show)
    assert shown.page.ticking.isActive()
    for _ in range(19):
        shown.page.ticking.timeout.emit()
    assert (shown.asked, controls(shown)[-1]) == ([], "Finish, in 1 s")
    shown.page.ticking.timeout.emit()
    assert shown.asked == ["leave"]
    assert not shown.page.ticking.isActive()


def test_large_text_leaves_more_time(show: Show) -> None:
    assert controls(done(show, None, "large"))[-1] == "Finish, in 40 s"


def test_another_copy_starts_the_time_again(show: Show) -> None:
    shown = done(show)
    for _ in range(15):
        shown.page.tick()
    shown.tap("Ticket again")
    assert controls(shown)[-1] == "Finish, in 20 s"


def test_while_printing_the_time_does_not_run_out_but_the_page_does_not_stay_for_ever(show: Show) -> None:
    shown = done(show, choosing.done_printing())
    for _ in range(60):
        shown.page.tick()
    assert shown.asked == []
    assert controls(shown) == ["Finish, in 20 s"]
    for _ in range(20):
        shown.page.tick()
    assert shown.asked == ["leave"]


def test_finish_leaves_at_once(show: Show) -> None:
    shown = done(show)
    shown.tap("Finish")
    assert shown.asked == ["leave"]


def test_the_keyboard_finishes_too(show: Show) -> None:
    shown = done(show)
    shown.page.end.setFocus()
    QTest.keyClick(shown.page.end, Qt.Key.Key_Space)
    assert shown.asked == ["leave"]


def test_a_wait_of_nearly_nothing_is_said_honestly(show: Show) -> None:
    journey = choosing.done()
    assert journey.visit is not None
    page = done(show, replace(journey, visit=replace(journey.visit, ahead=0, wait=(0, 5)))).page
    assert "Expected wait up to 5 min" in {card.accessibleName() for card in page.findChildren(NumberCard)}


def test_a_payment_is_shown_as_it_is_called(show: Show) -> None:
    payment = Payment(PaymentState.PAID, 12345)
    shown = show(PayPage, replace(choosing.pay_paid(), payment=payment), step="pay")
    assert "You paid ¥ 123.45" in words(shown)


def test_without_a_gateway_only_the_window_is_offered(show: Show) -> None:
    shown = show(ConfirmFeesPage, choosing.confirm(), step="confirm", takes_phone=False)
    with pytest.raises(AssertionError, match="no control"):
        shown.button("Pay by phone")
    shown.tap("Pay cash at a window")
    assert shown.answer.pay_by is PayBy.WINDOW
