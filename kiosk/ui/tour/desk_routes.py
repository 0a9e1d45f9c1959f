"""The routes of the tour at a desk: what somebody types, section by section, and what the patient does meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.domain.acting import Aid, Relation
from kiosk.domain.drawers import PIECES
from kiosk.domain.triage.signs import Level, Track
from kiosk.ui.desk.help.page import HelpPage
from kiosk.ui.desk.kiosks.page import KiosksPage
from kiosk.ui.desk.money.drawer import DrawerTab
from kiosk.ui.desk.money.refunds import RefundsTab
from kiosk.ui.desk.money.section import MoneySection
from kiosk.ui.desk.money.take import TakeTab
from kiosk.ui.desk.register.frame import KEYS
from kiosk.ui.desk.register.page import RegisterPage
from kiosk.ui.desk.triage.page import TriagePage
from kiosk.ui.tour.typist import Typist
from kiosk.ui.tour.witness import TourFailed

KNOWN = "zys"  # the initials of somebody the demonstration's hospital knows
DAUGHTER = "110105199003070025"
# Respiration, SpO2 on air, systolic, diastolic, pulse, alert, temperature, pain, and chest pain with dyspnoea.
GREY_FACE = ("26", "93", "A78", "52", "128", "A36.8", "7", "xt hx")
REGISTERED, TRIAGED, MONEY = "done", "triage", "money"


@dataclass(frozen=True)
class Outside:
    """What happens outside the desk: ``patient`` does one thing at the kiosk, by name, and waits until it is so."""

    patient: Callable[[str], None] = lambda _act: None


DeskRoute = Callable[[Typist, Outside], None]


def assisted(typist: Typist, _outside: Outside) -> None:
    """A known patient: name and department by initials, first doctor, first time, pays at a window."""
    page = begin(typist)
    choose(typist, page)
    finish(typist, page)


def proxy(typist: Typist, _outside: Outside) -> None:
    """A daughter acts for her father, who needs a wheelchair; both are on the paper."""
    page = begin(typist)
    typist.press("Alt+D")
    people = page.body.people
    into(typist, people.relation)
    people.relation.choose(Relation.DAUGHTER)
    write(typist, people.name, "张琳")
    write(typist, people.number, DAUGHTER)
    into(typist, people.aids[Aid.WHEELCHAIR])
    typist.press("Space")
    typist.look("proxy")
    page.body.choosing.aim("department")
    choose(typist, page)
    finish(typist, page)


def triage(typist: Typist, _outside: Outside) -> None:
    """A grey face at the door: the signs by keyboard, level Ⅱ, the chest-pain track with its clocks, and the slip."""
    page = typist.section("Triage")
    assert isinstance(page, TriagePage)
    page.form.path[0].setFocus(Qt.FocusReason.TabFocusReason)
    for sign in GREY_FACE:
        typist.type(sign)
        typist.press("Return")
    typist.look("triage-typed")
    if page.proposal.open_tracks != {Track.CHEST_PAIN}:
        raise TourFailed(f"no chest-pain track: {page.proposal.open_tracks}")
    typist.press("F9")
    typist.wait_until(lambda: _level(page) is not None, "the case among those that are due")
    if _level(page) is not Level.TWO:
        raise TourFailed(f"the level is {_level(page)}")
    typist.look(TRIAGED)


def help_request(typist: Typist, outside: Outside) -> None:
    """Somebody at a kiosk calls staff; the first who takes it goes there; the kiosk says who comes; it is solved."""
    page = typist.section("Help")
    assert isinstance(page, HelpPage)
    outside.patient("sit")
    outside.patient("call")
    typist.wait_until(lambda: len(page.column.rows) == 1, "the request at the desk")
    typist.look("help-asked")
    typist.press("F1")
    outside.patient("see")
    typist.look("help-taken")
    typist.press("F4")
    typist.wait_until(lambda: not page.column.rows, "the request to be closed")
    typist.look("help-closed")


def take_over(typist: Typist, outside: Outside) -> None:
    """A sitting in hand at a kiosk: asked for, agreed to, taken two steps further, and handed back to be paid there."""
    outside.patient("sit")
    kiosks = typist.section("Kiosks")
    assert isinstance(kiosks, KiosksPage)
    typist.wait_until(lambda: bool(kiosks.sittings), "the sitting at the desk")
    typist.look("kiosks")
    typist.press("F2")
    outside.patient("agree")
    typist.wait_until(lambda: isinstance(typist.in_hand(), RegisterPage), "the sitting's page")
    page = typist.in_hand()
    assert isinstance(page, RegisterPage)
    wait_step(typist, page, "department")
    typist.look("taken-over")
    page.body.choosing.aim("department")
    choose(typist, page)
    typist.press(KEYS["hand_back"])
    typist.wait_until(lambda: page.pilot.run is None, "the sitting to go back")
    outside.patient("go_on")
    typist.look("handed-back")


def money(typist: Typist, _outside: Outside) -> None:
    """What a known patient owes is taken in cash, one item handed back, and the drawer counted."""
    page = begin(typist)
    choose(typist, page)
    finish(typist, page)
    section = typist.section("Money")
    assert isinstance(section, MoneySection)
    take_cash(typist, section)
    hand_back(typist, section)
    count_drawer(typist, section)


DESK_ROUTES: dict[str, DeskRoute] = {
    "desk_help": help_request,
    "desk_known": assisted,
    "desk_money": money,
    "desk_proxy": proxy,
    "desk_take_over": take_over,
    "desk_triage": triage,
}
REGISTERING = frozenset({"desk_known", "desk_proxy", "desk_take_over"})  # with a number at their end


def begin(typist: Typist) -> RegisterPage:
    """The section, with a patient who was found by initials."""
    page = typist.section("Register")
    assert isinstance(page, RegisterPage)
    search = page.body.patient.search
    write(typist, search.field, KNOWN)
    typist.wait_until(lambda: bool(search.found), "somebody of these initials")
    typist.look("search")
    typist.press("Return")
    wait_step(typist, page, "department")
    typist.look("department")
    return page


def choose(typist: Typist, page: RegisterPage) -> None:
    """内科 by its initials, the first doctor, the first time that is left."""
    typist.type("nk")
    typist.press("Return")
    wait_step(typist, page, "slot")
    typist.look("slot")
    typist.press("Return")
    keys = page.body.choosing.times.keys
    first = next((place for place, key in enumerate(keys, start=1) if key.isEnabled()), None)
    if first is None:
        raise TourFailed("no time is left")
    typist.type(str(first))
    wait_step(typist, page, "confirm")
    typist.look("confirm")


def finish(typist: Typist, page: RegisterPage) -> None:
    """Cash at a window; the papers."""
    typist.press("Alt+W", "F9")
    wait_step(typist, page, REGISTERED)
    typist.wait_until(lambda: _is_printed(page), "the papers")
    typist.look(REGISTERED)


def take_cash(typist: Typist, section: MoneySection) -> None:
    """A hundred yuan for the first who owes something; change and papers."""
    typist.press("Alt+1")
    tab = section.tab
    assert isinstance(tab, TakeTab)
    typist.wait_until(lambda: tab.chosen is not None, "somebody who owes something")
    typist.press("F9")
    typist.type("100")
    typist.look("money-given")
    typist.press("F9")
    typist.wait_until(lambda: tab.state.tone == "good", "the money to be taken")
    typist.wait_until(lambda: tab.chosen is None, "nothing to be due any more")
    typist.look("money-taken")


def hand_back(typist: Typist, section: MoneySection) -> None:
    """The payment is found by the patient's initials, and its first item handed back with a reason."""
    typist.press("Alt+2")
    tab = section.tab
    assert isinstance(tab, RefundsTab)
    typist.press("Ctrl+F")
    typist.type(KNOWN)
    typist.press("Return")
    typist.wait_until(lambda: tab.chosen is not None, "the payment")
    typist.press("F6")
    typist.wait_until(lambda: not tab.items.isHidden(), "the items")
    typist.press("1")
    typist.look("money-items")
    typist.press("Alt+Return")
    typist.look("money-back")
    typist.type("charged too much")
    typist.press("Return")
    typist.wait_until(lambda: tab.state.tone == "good", "the money to be given back")
    typist.look("money-gone")


def count_drawer(typist: Typist, section: MoneySection) -> None:
    """What should lie in it is counted, from the largest note on, and handed to a colleague."""
    typist.press("Alt+5")
    tab = section.tab
    assert isinstance(tab, DrawerTab)
    typist.wait_until(lambda: tab.drawer is not None, "the own drawer")
    left = tab.drawer.expected if tab.drawer is not None else 0
    typist.press("Ctrl+F")
    for piece in PIECES:
        typist.type(str(left // piece))
        typist.press("Return")
        left %= piece
    typist.press("F9")
    typist.type("0002")
    typist.look("money-counted")
    typist.press("F9")
    typist.wait_until(lambda: tab.state.tone == "good", "the drawer to be handed over")
    typist.look(MONEY)


def wait_step(typist: Typist, page: RegisterPage, step: str) -> None:
    """Until the sitting stands there, and nothing is under way."""

    def stands() -> bool:
        run = page.pilot.run
        return run is not None and run.step_id == step and not page.pilot.sitting.is_busy

    typist.wait_until(stands, f"step {step}")


def into(typist: Typist, field: QWidget) -> None:
    """As Tab leads there."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    typist.keys += 1


def write(typist: Typist, field: QWidget, text: str) -> None:
    """Into this field; Han as an input method gives them."""
    into(typist, field)
    typist.type(text)


def _is_printed(page: RegisterPage) -> bool:
    run = page.pilot.run
    return run is not None and bool(run.journey.prints)


def _level(page: TriagePage) -> Level | None:
    """What was decided of the newest case."""
    decided = [case.decision for _, case in sorted(page.due.cases.items())]
    return decided[-1].level if decided and decided[-1] is not None else None
