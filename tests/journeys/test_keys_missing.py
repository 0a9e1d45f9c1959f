"""At a kiosk whose gateways lack their keys: the other wallet, or the window, and all as usual once they are there."""

from pathlib import Path
from typing import cast

from sqlalchemy import select

from kiosk.devices import DEMO_GATEWAY
from kiosk.domain.actor import Actor
from kiosk.domain.journey import PayBy, Payment, PaymentState
from kiosk.domain.paying import Wallet
from kiosk.hall import Hall
from kiosk.machine import Kiosk
from kiosk.settings import Device
from kiosk.storage.tables import PaymentRow, RegistrationRow
from kiosk.ui.language import translate
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.pages.pay_waiting import WalletSwitch
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import pick_slot
from kiosk.ui.widgets.department_tile import DepartmentTile
from tests.journeys.machines import Machine, present
from tests.standins.keys import ALIPAY_APP, API_V3_KEY, APP, MERCHANT, PLATFORM_KEY, SERIAL, session_keys


def wechat(folder: Path) -> Device:
    ids = {"mchid": MERCHANT, "appid": APP, "serial": SERIAL, "public_key_id": PLATFORM_KEY}
    sources = {name: f"file:{folder / name}" for name in ("private_key", "public_key", "api_v3_key")}
    return Device("kiosk.adapters.gateways.wechat:WeChatPay", ids | sources)


def alipay(folder: Path) -> Device:
    sources = {name: f"file:{folder / name}" for name in ("private_key", "public_key")}
    return Device("kiosk.adapters.gateways.alipay:Alipay", {"app_id": ALIPAY_APP} | sources)


def put_keys(folder: Path) -> None:
    keys = session_keys()
    (folder / "private_key").write_text(keys.merchant.private)
    (folder / "public_key").write_text(keys.platform.public)
    (folder / "api_v3_key").write_text(API_V3_KEY)


def to_pay(kiosk: Kiosk, robot: Robot) -> None:
    present(kiosk)
    robot.wait_for("department")
    robot.tap_first(DepartmentTile)
    robot.wait_for("slot")
    pick_slot(robot)
    robot.wait_for("confirm_fees")
    robot.tap(translate("Pages", "Pay by phone"))


def payment(robot: Robot) -> Payment:
    found = robot.journey().payment
    assert found is not None
    return found


def test_without_wechat_s_keys_alipay_is_offered_and_with_them_both(machine: Machine, tmp_path: Path) -> None:
    other = Device(DEMO_GATEWAY, {"name": "demo-alipay", "wallet": "alipay", "behaviour": "never"})
    kiosk, robot = machine(payment=Device(), payment_wechat=wechat(tmp_path), payment_alipay=other)
    to_pay(kiosk, robot)
    robot.wait_for("pay")
    assert (payment(robot).wallet, payment(robot).wallets) == (Wallet.ALIPAY, (Wallet.ALIPAY,))
    assert payment(robot).state is PaymentState.WAITING
    assert robot.window.page.findChildren(WalletSwitch) == []
    put_keys(tmp_path)
    cast(Hall, kiosk.hall).services.billing.settle_pending(actor=Actor("K1"))  # as each minute
    robot.wait_until(lambda: payment(robot).wallets == (Wallet.WECHAT, Wallet.ALIPAY), "both wallets")
    robot.wait_until(lambda: len(robot.window.page.findChildren(WalletSwitch)) == 1, "the choice of them")
    assert (payment(robot).wallet, payment(robot).state) == (Wallet.ALIPAY, PaymentState.WAITING)


def test_without_any_keys_the_way_leads_to_a_window(machine: Machine, tmp_path: Path) -> None:
    kiosk, robot = machine(payment=Device(), payment_wechat=wechat(tmp_path), payment_alipay=alipay(tmp_path))
    to_pay(kiosk, robot)
    robot.wait_until(lambda: robot.window.page_name in ("pay", "done"), "the page after the fees")
    page = robot.window.page
    if isinstance(page, PayPage):  # else so much time has passed that it went on by itself
        assert page.accessibleName() == "Not charged"
        page.going_on.timeout.emit()
    robot.wait_for("done")
    assert (payment(robot).state, payment(robot).takes_phone) == (PaymentState.NOT_PAID, False)
    assert robot.journey().pay_by is PayBy.WINDOW
    robot.wait_until(lambda: bool(robot.journey().prints), "the ticket")
    with cast(Hall, kiosk.hall).database.read() as session:
        registrations = session.scalars(select(RegistrationRow)).all()
        assert [row.cancelled_at for row in registrations] == [None]
        assert session.scalars(select(PaymentRow)).all() == []
