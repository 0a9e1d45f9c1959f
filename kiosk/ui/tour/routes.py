"""The routes of the tour: what a patient taps, page by page."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.ports import CardRead
from kiosk.ui.language import local, translate
from kiosk.ui.tour.by_ear import Listener, eyes_free
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.witness import TourFailed
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.department_tile import DepartmentRow, DepartmentTile
from kiosk.ui.widgets.doctor_head import DoctorHead
from kiosk.ui.widgets.tile import RowTile

Present = Callable[[CardRead], None]
Rival = Callable[[], None]


@dataclass(frozen=True)
class Props:
    """What the tour brings.

    A card of a known patient, a rival who takes the slot in hand, in voice mode ears, and a scanner where there is one.
    """

    card: CardRead
    present: Present
    take_the_slot: Rival
    listener: Listener | None = None
    scan: Callable[[str], None] | None = None


Route = Callable[[Robot, Props], None]


def known_patient(robot: Robot, props: Props) -> None:
    """A card, a department, a doctor, pay by phone."""
    begin(robot)
    props.present(props.card)
    choose(robot)
    pay_by_phone(robot)


def new_patient(robot: Robot, props: Props) -> None:
    """A number nobody knows; name by Pinyin, consent; pays at a window."""
    del props
    begin(robot)
    robot.tap(translate("Pages", "Type the number"))
    robot.wait_for("number")
    robot.type("110105199003070244")
    robot.look("number-typed")
    robot.tap(translate("Pages", "Next"))
    write_name(robot, (("li", "李"), ("xiao", "晓"), ("yun", "云")))
    robot.wait_for("phone")
    robot.type("13800138001")
    robot.tap(translate("Pages", "Next"))
    agree(robot)
    choose(robot)
    pay_at_window(robot)


def child(robot: Robot, props: Props) -> None:
    """A child without a number, bound to a guardian the hospital knows."""
    arrive(robot)
    robot.tap(translate("Home", "For a child"))
    robot.wait_for("guardian_number")
    robot.type(props.card.paper.number)
    robot.tap(translate("Pages", "Next"))
    robot.wait_for("child_papers")
    robot.tap(translate("Pages", "No number yet"))
    write_name(robot, (("zhang", "张"), ("xiao", "小"), ("mi", "米")))
    robot.wait_for("birth")
    robot.tap(translate("Pages", "Female"))
    robot.type("20250318")
    robot.tap(translate("Pages", "Next"))
    robot.wait_for("phone")
    robot.tap(translate("Pages", "Skip"))
    agree(robot)
    choose(robot)
    pay_by_phone(robot)


def slot_taken(robot: Robot, props: Props) -> None:
    """Somebody else takes the last place while this patient reads the fees; everything else is kept."""
    begin(robot)
    props.present(props.card)
    choose(robot)
    check_fees(robot)
    props.take_the_slot()
    robot.tap(translate("Pages", "Pay by phone"))
    robot.wait_for("slot")
    pick_slot(robot)
    pay_by_phone(robot)


def come_back(robot: Robot) -> None:
    """The last page is left, and the start page dressed as whoever comes back needs it."""
    wanted = robot.window.modes
    robot.tap(translate("Pages", "Finish"))
    robot.wait_for("home")
    for mode in sorted(wanted - robot.window.modes):  # the next patient starts as everybody does
        robot.window.toggle_mode(mode)
    arrive(robot)


def enquiry(robot: Robot, props: Props) -> None:
    """A known patient registers, leaves, and comes back with the same card to see how far the line is."""
    known_patient(robot, props)
    come_back(robot)
    robot.tap(translate("Home", "My place in line"))
    robot.wait_for("find")
    props.present(props.card)
    robot.wait_for("line")
    if robot.window.theme.asks_singly:
        robot.tap(translate("Pages", "Show the way"))
        robot.look("line-way")


def cancelling(robot: Robot, props: Props) -> None:
    """A known patient pays for tomorrow, thinks better of it, and gets the money back by the same card."""
    begin(robot)
    props.present(props.card)
    robot.wait_for("department")
    robot.tap_first(DepartmentTile)
    robot.wait_for("slot")
    robot.tap(translate("Pages", "Tomorrow"))  # too late for today, as the rules may be
    pick_slot(robot)
    pay_by_phone(robot)
    come_back(robot)
    robot.tap(translate("Home", "Cancel a visit"))
    robot.wait_for("cancel_find")
    props.present(props.card)
    robot.wait_for("cancel_visits")
    robot.tap_first(RowTile)
    robot.wait_for("cancel")
    robot.tap(translate("Pages", "Yes, cancel this visit"))
    robot.wait_for("cancelled")
    robot.tap(translate("Pages", "Print the refund paper"))
    robot.wait_until(lambda: bool(robot.journey().prints), "the red invoice")
    robot.look("cancelled-printed")


def by_ear(robot: Robot, props: Props) -> None:
    """A known patient without eyes: keys alone, and every choice by what was spoken."""
    assert props.listener is not None
    said = eyes_free(props.listener, lambda: props.present(props.card), local("内科", "General Medicine"))
    finish(robot)
    visit = robot.journey().visit
    if visit is None or visit.ticket not in said:
        raise TourFailed(f"the number was not told: {said}")


def arrive(robot: Robot) -> None:
    """At the start page, where the voice asks first what it may say aloud."""
    come_to(robot, "home")


def come_to(robot: Robot, page: str) -> None:
    """At ``page``, where the voice may ask what it may say aloud."""
    robot.wait_for(page)
    if robot.window.overlays.dialog is not None:
        robot.tap(translate("Dialogs", "Do not say them"))
        robot.wait_for(page)


def begin(robot: Robot) -> None:
    """From the start page to "who are you"."""
    arrive(robot)
    robot.tap(translate("Home", "Register"))
    robot.wait_for("identify")


def write_name(robot: Robot, spelled: tuple[tuple[str, str], ...]) -> None:
    """Pinyin, then the character, turning pages until it is there."""
    come_to(robot, "name")
    if robot.choices(translate("Keys", "Pinyin")):  # in English the keyboard begins with letters
        robot.tap_exactly(translate("Keys", "Pinyin"))
    for pinyin, character in spelled:
        robot.type(pinyin)
        while not robot.choices(character):
            robot.tap(translate("Keys", "More characters"))
        robot.tap_exactly(character)
    robot.look("name-typed")
    robot.tap(translate("Pages", "Next"))


def agree(robot: Robot) -> None:
    """The privacy notice."""
    robot.wait_for("consent")
    robot.tap(translate("Pages", "I agree, go on"))


def choose(robot: Robot) -> None:
    """The first department that has places, its first doctor, the earliest time."""
    robot.wait_for("department")
    robot.tap_first(DepartmentTile)
    robot.wait_for("slot")
    pick_slot(robot)


def pick_slot(robot: Robot) -> None:
    """The first doctor with places; the page chooses the earliest time, or asks for day and time one by one."""
    if robot.window.theme.asks_singly:
        answer_questions(robot)
        return
    robot.tap_first(DoctorHead)
    robot.look("slot-chosen")
    robot.tap(translate("Pages", "Next"))


def answer_questions(robot: Robot) -> None:
    """The first day, the first doctor, the first time; after a taken slot the day is known already."""
    if robot.choices_of(DepartmentRow):
        robot.look("slot-day")
        robot.tap_first(DepartmentRow)
    robot.look("slot-doctor")
    robot.tap_first(DoctorHead)
    robot.look("slot-time")
    robot.tap_first(Chip)


def check_fees(robot: Robot) -> None:
    """Asked one by one the bill comes first, then how to pay."""
    robot.wait_for("confirm_fees")
    if robot.window.theme.asks_singly:
        robot.tap(translate("Pages", "Yes, go on"))
        robot.look("confirm_fees-pay")


def pay_by_phone(robot: Robot) -> None:
    """The code is shown; the demo gateway pays it by itself."""
    check_fees(robot)
    robot.tap(translate("Pages", "Pay by phone"))
    robot.wait_for("pay")
    finish(robot)


def pay_at_window(robot: Robot) -> None:
    """The number now, the money later."""
    check_fees(robot)
    robot.tap(translate("Pages", "Pay cash at a window"))
    finish(robot)


def finish(robot: Robot) -> None:
    """The papers come out."""
    robot.wait_until(lambda: robot.window.page_name == "done", "page done")
    robot.wait_until(lambda: bool(robot.journey().prints), "the papers")
    robot.wait_until(robot.has_listened, "silence on the last page")
    robot.look("done")
