"""The routes that show money: another wallet, a code on the phone, an answer that does not come."""

from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import How, Wallet
from kiosk.ui.language import translate
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props, begin, check_fees, choose, finish

ON_PHONE = "134567890123456789"  # no wallet ever showed it

# What the demonstration's imagined patient and bank do on a route, as options of each wallet's gateway.
MONEY: dict[str, dict[str, dict[str, str | int]]] = {
    "wallets": {"wechat": {"behaviour": "never"}, "alipay": {"after": 3}},
    "phone_code": {"wechat": {"behaviour": "by_code", "after": 3}, "alipay": {"behaviour": "never"}},
    "checking": {"wechat": {"behaviour": "unknown_then_paid", "after": 4}, "alipay": {"behaviour": "never"}},
}
SCANS = frozenset({"phone_code"})  # routes with a scanner at the kiosk


def wallets(robot: Robot, props: Props) -> None:
    """WeChat's code is shown; the patient would rather pay with Alipay, and does."""
    to_pay(robot, props)
    robot.tap(translate("Pages", "Alipay"))
    robot.wait_until(lambda: _wallet(robot) is Wallet.ALIPAY, "the other wallet's code")
    robot.look("pay-alipay")
    paid(robot)


def phone_code(robot: Robot, props: Props) -> None:
    """The code on the phone is held to the scanner, and the phone asks for a password."""
    to_pay(robot, props)
    assert props.scan is not None
    props.scan(ON_PHONE)
    robot.wait_until(lambda: _how(robot) is How.SCANNED, "the phone to ask for a password")
    robot.look("pay-password")
    paid(robot)


def checking(robot: Robot, props: Props) -> None:
    """The bank does not say at once whether the money moved."""
    to_pay(robot, props)
    stands(robot, PaymentState.UNKNOWN, "pay-checking")
    paid(robot)


def to_pay(robot: Robot, props: Props) -> None:
    """A known patient at the page that takes the money, looked at as soon as it stands: it does not wait for us."""
    begin(robot)
    props.present(props.card)
    choose(robot)
    check_fees(robot)
    robot.tap(translate("Pages", "Pay by phone"))
    robot.wait_until(lambda: robot.window.page_name == "pay", "page pay")
    robot.look("pay")


def stands(robot: Robot, state: PaymentState, name: str) -> None:
    """Wait until the money stands so, and look."""
    robot.wait_until(lambda: _state(robot) is state, f"the money to be {state}")
    robot.look(name)


def paid(robot: Robot) -> None:
    """What is said of money that came, and the papers."""
    stands(robot, PaymentState.PAID, "pay-paid")
    finish(robot)


def _state(robot: Robot) -> PaymentState | None:
    payment = robot.journey().payment
    return payment.state if payment is not None else None


def _wallet(robot: Robot) -> Wallet | None:
    payment = robot.journey().payment
    return payment.wallet if payment is not None and payment.code else None


def _how(robot: Robot) -> How | None:
    payment = robot.journey().payment
    return payment.how if payment is not None else None
