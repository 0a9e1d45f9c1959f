"""What is said of a request: where it comes from, what is wanted, how long it waits."""

from datetime import datetime

from kiosk.domain.help import HelpRequest, HelpSort, HelpState
from kiosk.domain.roles import Person
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.flow.flows import FLOWS
from kiosk.ui.language import translate, translate_marked

ELSEWHERE = {  # pages that are no step of a flow
    "home": QT_TRANSLATE_NOOP("Desk", "On the start page"),
    "trouble": QT_TRANSLATE_NOOP("Desk", "The kiosk is out of order"),
}
TITLES = {step.page: step.title for flow in FLOWS for step in flow.steps}
WANTED = {
    HelpSort.SIGNS: (QT_TRANSLATE_NOOP("Desk", "Wants somebody who signs"), "hand-finger"),
    HelpSort.PERSON: (QT_TRANSLATE_NOOP("Desk", "Wants somebody to come"), "hand-stop"),
}
READY = (
    QT_TRANSLATE_NOOP("Desk", "I am on my way."),
    QT_TRANSLATE_NOOP("Desk", "Two minutes, please."),
    QT_TRANSLATE_NOOP("Desk", "A signer is coming."),
)


def place(request: HelpRequest) -> str:
    """The page somebody stands before, in words."""
    if request.page in TITLES:
        return translate_marked("Steps", TITLES[request.page])
    return translate_marked("Desk", ELSEWHERE[request.page]) if request.page in ELSEWHERE else request.page


def machine(request: HelpRequest) -> str:
    """Which kiosk it is."""
    return translate("Desk", "Kiosk {device}").format(device=request.device)


def wanted(request: HelpRequest) -> tuple[str, str]:
    """What is wanted, and its icon."""
    words, icon = WANTED[request.sort]
    return translate_marked("Desk", words), icon


def waited(request: HelpRequest, now: datetime) -> str:
    """Since when, as minutes and seconds."""
    seconds = max(0, int((now - request.asked_at).total_seconds()))
    return translate("Desk", "{minutes}:{seconds}").format(minutes=seconds // 60, seconds=f"{seconds % 60:02}")


def standing(request: HelpRequest, person: Person) -> str:
    """Who sees to it."""
    if request.state is HelpState.WAITING:
        return translate("Desk", "Nobody yet")
    if is_mine(request, person):
        return translate("Desk", "You see to it")
    return translate("Desk", "{owner} sees to it").format(owner=request.owner)


def is_mine(request: HelpRequest, person: Person) -> bool:
    """Whether this person has taken it."""
    return request.state is HelpState.TAKEN and request.owner_number == person.number
