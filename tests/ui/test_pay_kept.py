"""Until when a place waits for its money is said wherever somebody may decide for the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from kiosk.domain.journey import Journey, PayBy
from kiosk.ui.pages.confirm_fees import ConfirmFeesPage
from kiosk.ui.pages.done import DonePage
from kiosk.ui.pages.done_in_two import DoneInTwoPage
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.samples import choosing
from tests.ui.conftest import Shown

Show = Callable[..., Shown]
KEPT = "Place kept until the end of {}."
DAYS = (0, "today"), (1, "tomorrow"), (3, "Thu 26 Nov")


def words(page: Page) -> str:
    return " | ".join(each.text() for each in page.findChildren(QLabel))


def on_day(journey: Journey, days: int) -> Journey:
    """The same so many days later."""
    assert journey.choice is not None
    slot, later = journey.choice.slot, timedelta(days=days)
    moved = replace(slot, starts=slot.starts + later, ends=slot.ends + later)
    return replace(journey, choice=replace(journey.choice, slot=moved))


@pytest.mark.parametrize(("days", "day"), DAYS)
def test_before_paying_and_beside_the_code(show: Show, days: int, day: str) -> None:
    confirm = show(ConfirmFeesPage, on_day(choosing.confirm(), days), step="confirm").page
    assert confirm.ways[PayBy.WINDOW].accessibleName() == f"Pay cash at a window, {KEPT.format(day)}"
    pay = show(PayPage, on_day(choosing.pay_waiting(), days), step="pay").page
    assert pay.section.window_button.accessibleName() == f"Pay cash at a window, {KEPT.format(day)}"


@pytest.mark.parametrize(("days", "day"), DAYS)
def test_when_nothing_was_charged(show: Show, days: int, day: str) -> None:
    page = show(PayPage, on_day(choosing.pay_not_paid(), days), step="pay").page
    assert f"pay at a window by the end of {day}." in words(page)


@pytest.mark.parametrize(("modes", "page"), [((), DonePage), (("large",), DoneInTwoPage)])
def test_on_the_last_page(show: Show, modes: tuple[str, ...], page: type[DonePage]) -> None:
    shown = show(page, choosing.done_pay_at_window(), step="done", modes=modes)
    assert KEPT.format("today") in words(shown.page)
    paid = show(page, choosing.done(), step="done", modes=modes)
    assert "kept until" not in words(paid.page)


def test_while_nobody_knows_the_place_waits(show: Show) -> None:
    page = show(PayPage, choosing.pay_unknown(), step="pay").page
    page.section.tick(choosing.NOW + timedelta(seconds=61))
    assert "Your place waits for the answer." in page.section.countdown.words
    assert "Amount: ¥ 15.00" in [getattr(each, "accessibleName", str)() for each in page.findChildren(object)]
