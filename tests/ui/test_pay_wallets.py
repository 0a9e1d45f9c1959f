"""The pay page with two wallets: one code at a time, a code on the phone read the other way round, and the bell."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.journey import PayBy, PaymentState
from kiosk.domain.paying import How, Wallet
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.kiosk.entrance import meant
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.samples import choosing, paying
from kiosk.ui.widgets.choice import ChoiceButton
from kiosk.ui.widgets.countdown import Countdown
from kiosk.ui.widgets.numbered_line import NumberedLine
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.state_strip import StateStrip
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import MakeKiosk, Shown

Show = Callable[..., Shown]
ON_PHONE = CodeRead("payment", "134567890123456789")


def words(page: Page) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def codes(page: Page) -> list[QrCode]:
    return [each for each in page.findChildren(QrCode) if each.isVisibleTo(page)]


@pytest.mark.parametrize(
    ("journey", "held", "step"),
    [
        (paying.wechat(), "WeChat", "Open WeChat, tap “Scan”"),
        (paying.alipay(), "Alipay", "Open Alipay, tap “Scan”"),
    ],
)
def test_one_code_and_the_app_that_reads_it(show: Show, journey: object, held: str, step: str) -> None:
    page = show(PayPage, journey, step="pay", has_scanner=True).page
    switches = page.findChildren(ChoiceButton)
    assert [(each.accessibleName(), each.isChecked()) for each in switches] == [
        ("WeChat", held == "WeChat"),
        ("Alipay", held == "Alipay"),
    ]
    assert len(codes(page)) == 1
    assert f"1. {step}" in [each.accessibleName() for each in page.findChildren(NumberedLine)]
    assert "Or hold your payment code to the scanner." in words(page)


@pytest.mark.parametrize(("journey", "other"), [(paying.wechat(), "alipay"), (paying.alipay(), "wechat")])
def test_the_other_wallet_has_its_glyph_in_its_own_tone(show: Show, journey: object, other: str) -> None:
    page = show(PayPage, journey, step="pay").page
    button = next(each for each in page.findChildren(ChoiceButton) if not each.isChecked())
    picture, tone = button.grab().toImage(), page.theme.colour(other).rgb()
    spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    assert sum(picture.pixel(x, y) == tone for x, y in spots) > 100


def test_one_code_for_every_phone_has_nothing_to_choose(show: Show) -> None:
    page = show(PayPage, choosing.pay_waiting(), step="pay", has_scanner=True).page
    assert page.findChildren(ChoiceButton) == []
    assert "Or hold your payment code to the scanner." not in words(page)


def test_while_the_code_is_changed_nothing_can_be_paid(show: Show) -> None:
    shown = show(PayPage, paying.wechat(), step="pay")
    shown.tap("WeChat")
    assert shown.asked == []  # that is the one in hand
    shown.tap("Alipay")
    page = shown.page
    assert (shown.asked, codes(page)) == (["pay_again"], [])
    assert "One moment: the code is changed." in words(page)
    assert not page.section.switch.isEnabled()
    page.tick()
    assert not any(each.isVisibleTo(page) for each in page.findChildren(Countdown))
    page.refresh(paying.alipay())
    assert len(codes(page)) == 1
    assert page.section.switch.buttons[Wallet.ALIPAY].isChecked()


def test_a_change_that_nobody_can_be_sure_of_leaves_nothing_to_pay(show: Show) -> None:
    shown = show(PayPage, paying.wechat(), step="pay")
    shown.tap("Alipay")
    shown.page.refresh(choosing.pay_unknown())
    assert shown.page.accessibleName() == "Being checked. Please do not pay again."
    assert codes(shown.page) == []
    assert not any(each.isVisibleTo(shown.page) for each in shown.page.findChildren(ChoiceButton))


def test_a_password_on_the_phone_leaves_no_code_on_the_screen(show: Show) -> None:
    shown = show(PayPage, paying.typing(), step="pay")
    page = shown.page
    assert page.accessibleName() == "Please type your password on your phone"
    assert codes(page) == []
    assert [each.words for each in page.findChildren(Countdown)] == ["1:12 left"]  # no code is good for anything
    strip = page.findChild(StateStrip)
    assert strip is not None
    assert "Not paid yet. type the password" in strip.accessibleName()
    shown.tap("Scan a code instead")
    assert shown.asked == ["pay_again"]


def test_a_code_on_the_phone_goes_to_the_work_and_nowhere_else(show: Show) -> None:
    shown = show(PayPage, paying.wechat(), step="pay")
    wanted: list[object] = []
    shown.page.wanted.connect(wanted.append)
    shown.page.hear(CodeRead("insurance", "424" + "0" * 25))
    assert any("not a payment code" in each for each in words(shown.page))
    shown.page.hear(ON_PHONE)
    shown.page.hear(CardRead(Paper(PaperKind.ID_CARD, "42010619850312061X")))
    assert len(wanted) == 1
    assert ON_PHONE.text not in repr(shown.page.journey) + " ".join(words(shown.page))


@pytest.mark.parametrize("journey", [choosing.pay_waiting(), choosing.pay_unknown(), choosing.pay_paid()])
def test_codes_are_read_only_where_they_are_asked_for(show: Show, journey: object) -> None:
    page = show(PayPage, journey, step="pay").page
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    page.hear(ON_PHONE)
    assert wanted == []


def test_a_code_shown_too_early_says_nothing_of_itself() -> None:
    early = meant(ON_PHONE, "identify")
    assert ON_PHONE.text not in repr(early) + str(getattr(early, "log", ""))
    assert meant(ON_PHONE, "pay") is ON_PHONE
    assert meant(CodeRead("badge", "NXB0"), "identify") is None


def test_with_no_wallet_the_page_says_not_charged_and_leads_to_a_window(show: Show) -> None:
    shown = show(PayPage, paying.no_phone(), step="pay")
    assert shown.page.accessibleName() == "Not charged"
    assert any("Your money has not moved. Please pay at a window." in each for each in words(shown.page))
    assert "Pay again" not in [each.accessibleName() for each in shown.page.findChildren(QAbstractButton)]
    for button in shown.page.findChildren(QAbstractButton):
        button.setProperty("confirming", None)
    shown.tap("Pay cash at a window")
    assert shown.answer.pay_by is PayBy.WINDOW


def test_whoever_walks_to_the_window_without_a_tap_keeps_the_place(show: Show) -> None:
    shown = show(PayPage, paying.no_phone(), step="pay")
    page = shown.page
    assert page.going_on.isActive()
    page.refresh(choosing.pay_not_paid())
    assert not page.going_on.isActive()  # a wallet is back, and there is a choice again
    page.refresh(paying.no_phone())
    page.going_on.timeout.emit()
    assert shown.answer.pay_by is PayBy.WINDOW


def test_a_wallet_that_is_back_is_offered_where_the_page_stands(show: Show) -> None:
    alone = replace(paying.alipay(), payment=replace(paying.alipay().payment, wallets=(Wallet.ALIPAY,)))
    page = show(PayPage, alone, step="pay").page
    assert page.findChildren(ChoiceButton) == []
    page.refresh(paying.alipay())
    assert [each.accessibleName() for each in page.findChildren(ChoiceButton)] == ["WeChat", "Alipay"]
    page.refresh(paying.no_phone())
    assert page.accessibleName() == "Not charged"
    page.refresh(choosing.pay_not_paid())
    assert "Pay again" in [each.accessibleName() for each in page.findChildren(QAbstractButton)]


# ---- in the window ----------------------------------------------------------


def at_pay(make_kiosk: MakeKiosk, **hall: object) -> Scene:
    scene = make_kiosk()
    scene.hall.wallet = Wallet.WECHAT
    for name, value in hall.items():
        setattr(scene.hall, name, value)
    run = scene.usher.sitting
    scene.window.begun.emit("")
    scene.bot.waitUntil(lambda: scene.window.page_name == "identify")
    flow = run.run.flow
    run._enter(replace(run.run, flow=flow, step_id="pay", journey=choosing.pay_waiting()))
    scene.bot.waitUntil(lambda: scene.window.page_name == "pay")
    return scene


def test_the_bell_brings_what_a_notice_elsewhere_has_settled(make_kiosk: MakeKiosk) -> None:
    scene = at_pay(make_kiosk)
    asked = scene.hall.calls.count("ask")
    scene.hall.has_come = True
    scene.hall.bell.ring()
    scene.bot.waitUntil(lambda: "settled" in scene.hall.calls)
    scene.bot.waitUntil(lambda: scene.window.page.accessibleName().startswith("Charged"))
    assert scene.hall.calls.count("ask") == asked  # the books, and no gateway
    scene.usher.sitting.end()
    assert scene.hall.bell.is_closed


def test_a_bell_for_others_changes_nothing(make_kiosk: MakeKiosk) -> None:
    scene = at_pay(make_kiosk)
    page = scene.window.page
    scene.hall.bell.ring()
    scene.bot.waitUntil(lambda: "settled" in scene.hall.calls)
    assert scene.window.page is page
    assert scene.usher.sitting.run.journey.payment.state is PaymentState.WAITING
    scene.usher.sitting.end()


def test_a_scanned_code_is_charged_and_kept_nowhere(make_kiosk: MakeKiosk) -> None:
    scene = at_pay(make_kiosk)
    scene.hall.how = How.SCANNED
    scene.window.heard.emit(ON_PHONE)
    scene.bot.waitUntil(lambda: scene.window.page.accessibleName() == "Please type your password on your phone")
    assert scene.hall.calls.count("charge_code") == 1
    assert ON_PHONE.text not in repr(scene.usher.sitting.run)
    scene.usher.sitting.end()


def test_whoever_leaves_while_a_code_is_charged_is_waited_for(make_kiosk: MakeKiosk) -> None:
    scene = at_pay(make_kiosk)
    gate = scene.hall.gates["charge_code"] = Event()
    scene.window.heard.emit(ON_PHONE)
    scene.bot.waitUntil(lambda: scene.usher.sitting.is_busy)
    scene.hall.money = PaymentState.NOT_PAID
    scene.usher.sitting.leave()
    assert scene.usher.sitting.run is not None
    gate.set()
    scene.bot.waitUntil(lambda: scene.usher.sitting.run is None)
    assert scene.hall.calls.index("give_up") > scene.hall.calls.index("charge_code")
