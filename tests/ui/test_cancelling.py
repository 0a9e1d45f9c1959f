"""退号 at the kiosk: whose, which, really, and what came of the money."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.domain.errors import PaymentUnknown
from kiosk.domain.journey import Journey, PrintState
from kiosk.domain.paying import RefundState
from kiosk.domain.words import Words
from kiosk.flow.cancelling import print_reversal
from kiosk.ui.pages.cancel import CancelPage
from kiosk.ui.pages.cancel_find import CancelFindPage
from kiosk.ui.pages.cancel_visits import CancelVisitsPage
from kiosk.ui.pages.cancelled import CancelledPage
from kiosk.ui.pages.department import DepartmentPage
from kiosk.ui.pages.line import LinePage
from kiosk.ui.pages.open_visits import OpenVisitsPage
from kiosk.ui.pages.page import Page
from kiosk.ui.samples import cancelling, choosing, returning, standing
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.tile import RowTile
from tests.ui.at_the_kiosk import CARD, Scene
from tests.ui.conftest import MakeKiosk, Shown

Show = Callable[..., Shown]
WENT_BACK = "¥15.00 went back to your WeChat"


def words(page: Page) -> str:
    return " | ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_a_ticket_is_not_named_where_money_is_given_back(show: Show) -> None:
    page = show(CancelFindPage, Journey(), step="cancel_find", has_scanner=True).page
    assert "insurance code in front of the scanner" in words(page)
    assert "ticket" not in words(page)


def test_visits_that_can_be_cancelled_are_tapped_and_others_say_why_not(show: Show) -> None:
    shown = show(CancelVisitsPage, cancelling.visits_many(), step="cancel_visits")
    names = [each.accessibleName() for each in shown.page.findChildren(RowTile)]
    assert names == [
        "Number A012, ¥ 15.00 back to your WeChat, Internal Medicine · Chen Jing · Today 15:00–15:30",
        "Number C004, not paid yet, Internal Medicine · Chen Jing · Tomorrow 15:00–15:30",
    ]
    assert "Number B108" in words(shown.page)
    assert "It is too late to cancel here. The guide desk helps you." in words(shown.page)
    assert WENT_BACK in words(shown.page)
    shown.tap("Number A012")
    assert shown.answer == replace(cancelling.visits_many(), offer=cancelling.PAID, told=())


def test_without_a_visit_it_is_said_that_there_is_none(show: Show) -> None:
    shown = show(CancelVisitsPage, cancelling.visits_none(), step="cancel_visits")
    page = shown.page
    assert page.accessibleName() == page.title.text() == "There is nothing to cancel here"
    assert "You are asked once more" not in words(page)
    assert WENT_BACK in words(page)
    shown.tap("Finish")
    assert (shown.asked, shown.answers) == (["leave"], [])


@pytest.mark.parametrize(
    ("page", "journey", "step"),
    [
        (LinePage, standing.waiting(), "line"),
        (OpenVisitsPage, returning.open_visits(), "open_visits"),
        (DepartmentPage, choosing.departments(), "department"),
    ],
)
def test_whoever_comes_back_hears_what_went_back(show: Show, page: type[Page], journey: Journey, step: str) -> None:
    assert WENT_BACK in words(show(page, replace(journey, told=(cancelling.TOLD,)), step=step).page)
    assert WENT_BACK not in words(show(page, journey, step=step).page)


def test_it_is_told_once(show: Show) -> None:
    shown = show(OpenVisitsPage, replace(returning.open_visits(), told=(cancelling.TOLD,)), step="open_visits")
    shown.tap("Register for something else")
    shown.tap("Number A012")
    assert [each.told for each in shown.answers] == [(), ()]


def test_keeping_the_visit_is_urged_and_cancelling_is_one_press_that_is_meant(show: Show) -> None:
    shown = show(CancelPage, cancelling.confirm(), step="cancel")
    assert (shown.page.keep.look, shown.page.go.look) == (Looks.PRIMARY.value, Looks.SECONDARY.value)
    fresh = CancelPage(shown.page.view, cancelling.confirm())
    assert fresh.go.property("confirming")  # a second strike, or one meant for the page before, does nothing
    fresh.deleteLater()
    shown.tap("Keep my visit")
    assert (shown.asked, shown.answers) == (["leave"], [])
    shown.tap("Yes, cancel this visit")
    assert shown.answer == cancelling.confirm()


@pytest.mark.parametrize("modes", [(), ("large",)])
def test_what_comes_back_is_said_before(show: Show, modes: tuple[str, ...]) -> None:
    page = show(CancelPage, cancelling.confirm(), step="cancel", modes=modes).page
    said = " | ".join(each.accessibleName() for each in page.findChildren(object) if hasattr(each, "accessibleName"))
    assert "Refund" in said
    assert "2. ¥ 15.00 goes back to your WeChat." in said
    unpaid = show(CancelPage, cancelling.confirm_unpaid(), step="cancel", modes=modes).page
    said = " | ".join(each.accessibleName() for each in unpaid.findChildren(object) if hasattr(each, "accessibleName"))
    assert "Refund" not in said
    assert "2. You have not paid. No money goes back." in said


@pytest.mark.parametrize(
    ("journey", "title", "sentence"),
    [
        (cancelling.refunded(), "Cancelled and refunded", "¥ 15.00 went back to your WeChat."),
        (cancelling.on_its_way(), "Cancelled. Money on its way.", "You need do nothing more."),
        (cancelling.not_refunded(), "Cancelled. Nothing went back yet.", "¥ 15.00 is still yours."),
        (cancelling.unpaid(), "Cancelled", "You had not paid. There is nothing more to do."),
    ],
)
def test_one_of_three_things_is_true_of_the_money(show: Show, journey: Journey, title: str, sentence: str) -> None:
    page = show(CancelledPage, journey, step="cancelled").page
    assert page.card.title == title
    assert sentence in page.card.sentence
    assert page.print.isVisibleTo(page) is (journey.cancelled is not None and journey.cancelled.has_reversal)


def said(page: Page) -> list[str]:
    QApplication.processEvents()  # what was put in the place of something else is shown now
    return [each.accessibleName() for each in page.findChildren(Said) if each.isVisibleTo(page)]


def test_when_the_money_comes_and_whom_to_ask_is_said(show: Show) -> None:
    page = show(CancelledPage, cancelling.on_its_way(), step="cancelled").page
    assert {"Your number: A012", "Refund: ¥ 15.00", "To a bank card: In some working days"} <= set(said(page))
    assert "Not there yet: Ask a payment window" in said(page)
    page.refresh(cancelling.refunded())
    assert "Refunded: ¥ 15.00" in said(page)
    assert "Refund: ¥ 15.00" not in said(page)
    page.refresh(cancelling.not_refunded())
    assert {"Your money: ¥ 15.00", "Where: At a payment window"} <= set(said(page))
    assert not any("bank card" in each for each in said(page))


@pytest.mark.parametrize("modes", [("large",), ("voice",)])
def test_where_there_is_no_room_the_number_is_said(show: Show, modes: tuple[str, ...]) -> None:
    page = show(CancelledPage, cancelling.refunded(), step="cancelled", modes=modes).page
    assert {"To a bank card: In some working days", "Your number: A012"} <= set(said(page))
    assert not any("Time" in each or "Refunded" in each for each in said(page))
    page.refresh(cancelling.not_refunded())
    assert said(page).count("Your number: A012") == 1


def test_who_had_not_paid_waits_for_no_money(show: Show) -> None:
    page = show(CancelledPage, cancelling.unpaid(), step="cancelled").page
    assert "Your number: B108" in said(page)
    assert not any("bank card" in each or "Refund" in each for each in said(page))


def test_the_money_is_followed_and_the_paper_comes_for_who_wants_it(show: Show) -> None:
    shown = show(CancelledPage, cancelling.on_its_way(), step="cancelled")
    page, wanted = shown.page, []
    page.wanted.connect(wanted.append)
    page.refresh(cancelling.on_its_way())
    shown.tap("Print the refund paper")
    assert wanted == [print_reversal]
    page.refresh(cancelling.refunded())
    assert page.card.title == "Cancelled and refunded"
    page.refresh(cancelling.printed())
    assert not page.print.isVisibleTo(page)
    assert "Please take your paper from the slot below." in words(page)
    paper = replace(cancelling.printed().prints[0], state=PrintState.FAILED, words=Words("The printer is out."))
    page.refresh(replace(cancelling.printed(), prints=(paper,)))
    assert "The printer is out." in words(page)
    shown.tap("Finish")
    assert shown.asked == ["leave"]


# ---- in the window ----------------------------------------------------------


def at_question(scene: Scene) -> None:
    scene.window.begun.emit("cancel")
    scene.bot.waitUntil(lambda: scene.window.page_name == "cancel_find")
    scene.window.heard.emit(CARD)
    scene.bot.waitUntil(lambda: scene.window.page_name == "cancel_visits")
    scene.window.page.answered.emit(replace(scene.usher.sitting.run.journey, offer=cancelling.PAID))
    scene.bot.waitUntil(lambda: scene.window.page_name == "cancel")


def test_a_visit_is_cancelled_by_its_card(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    at_question(scene)
    scene.window.page.answered.emit(scene.usher.sitting.run.journey)
    scene.bot.waitUntil(lambda: scene.window.page_name == "cancelled")
    cancelled = scene.usher.sitting.run.journey.cancelled
    assert (cancelled.state, cancelled.has_reversal) == (RefundState.UNKNOWN, True)
    scene.window.page.wanted.emit(print_reversal)
    scene.bot.waitUntil(lambda: bool(scene.usher.sitting.run.journey.prints))
    assert [each for each in scene.hall.calls if each in ("offers", "cancel_visit", "print_reversals")] == [
        "offers",
        "cancel_visit",
        "print_reversals",
    ]
    scene.usher.sitting.end()


def test_what_cannot_be_cancelled_is_said_where_it_was_asked(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.hall.troubles["cancel_visit"] = [PaymentUnknown("still paying")]
    at_question(scene)
    scene.window.page.answered.emit(scene.usher.sitting.run.journey)
    scene.bot.waitUntil(lambda: "cancel_visit" in scene.hall.calls and not scene.usher.sitting.is_busy)
    assert scene.window.page_name == "cancel"
    assert scene.usher.sitting.run.journey.cancelled is None
    scene.usher.sitting.end()
