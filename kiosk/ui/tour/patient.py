"""What a patient does at the kiosk while a desk helps: one act after the other, each until it is seen to be so."""

from collections.abc import Callable, Mapping

from kiosk.ui.kiosk.live.dialogs import Helped, MayHelp
from kiosk.ui.language import translate
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props, begin, pay_at_window
from kiosk.ui.widgets.dialog import Dialog

Act = Callable[[Robot, Props], None]


def sit_down(robot: Robot, props: Props) -> None:
    """With a card, as far as the departments."""
    begin(robot)
    props.present(props.card)
    robot.wait_for("department")


def call_staff(robot: Robot, _props: Props) -> None:
    """找工作人员."""
    robot.tap(translate("Bars", "Ask staff"))
    robot.wait_until(lambda: robot.window.overlays.dialog is not None, "a word that somebody comes")
    robot.look("asked-for-staff")


def see_who_comes(robot: Robot, _props: Props) -> None:
    """The name of whoever took the request."""
    asked = robot.words_in_front()
    robot.wait_until(lambda: robot.words_in_front() not in (asked, ()), "the name of whoever comes")
    robot.look("who-comes")


def agree(robot: Robot, _props: Props) -> None:
    """A desk may go on."""
    _wait_for(robot, MayHelp)
    robot.look("may-help")
    robot.tap(translate("Dialogs", "Please help me"))
    _wait_for(robot, Helped)
    robot.look("being-helped")


def go_on(robot: Robot, _props: Props) -> None:
    """The desk has handed back what it chose: the patient checks and pays at a window."""
    robot.wait_until(lambda: robot.window.overlays.dialog is None, "the page to be the patient's again")
    pay_at_window(robot)


def _wait_for(robot: Robot, question: type[Dialog]) -> None:
    robot.wait_until(lambda: isinstance(robot.window.overlays.dialog, question), question.__name__)


ACTS: Mapping[str, Act] = {
    "sit": sit_down,
    "call": call_staff,
    "see": see_who_comes,
    "agree": agree,
    "go_on": go_on,
}
