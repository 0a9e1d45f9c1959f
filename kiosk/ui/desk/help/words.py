"""What is said of a request: where it comes from, what is wanted, how long it waits."""

from datetime import datetime

from kiosk.domain.help import HelpFigures, HelpRequest, HelpSort, HelpState
from kiosk.domain.roles import Person
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.flow.flows import FLOWS
from kiosk.ui.language import translate, translate_marked
from kiosk.ui.widgets.pill import Pill

ELSEWHERE = {  # pages that are no step of a flow
    "": QT_TRANSLATE_NOOP("Desk", "The machine tells it by itself"),
    "home": QT_TRANSLATE_NOOP("Desk", "On the start page"),
    "trouble": QT_TRANSLATE_NOOP("Desk", "The kiosk is out of order"),
}
TITLES = {step.page: step.title for flow in FLOWS for step in flow.steps}
WANTED = {
    HelpSort.RED_FLAG: QT_TRANSLATE_NOOP("Desk", "Signs of an emergency: go at once"),
    HelpSort.SIGNS: QT_TRANSLATE_NOOP("Desk", "Wants somebody who signs"),
    HelpSort.WHEELCHAIR: QT_TRANSLATE_NOOP("Desk", "Sits before the screen, wants somebody to come"),
    HelpSort.PERSON: QT_TRANSLATE_NOOP("Desk", "Wants somebody to come"),
    HelpSort.STRUGGLE: QT_TRANSLATE_NOOP("Desk", "Cannot get on, and would like help"),
    HelpSort.SILENT: QT_TRANSLATE_NOOP("Desk", "The kiosk is not heard of any more"),
    HelpSort.PAPER: QT_TRANSLATE_NOOP("Desk", "The printer cannot print: paper, cover or cable"),
}
BADGES = {  # how somebody reads the page, as far as whoever goes there should know
    "signs": (QT_TRANSLATE_NOOP("Desk", "Signs"), "sign-language"),
    "voice": (QT_TRANSLATE_NOOP("Desk", "Voice"), "volume"),
    "large": (QT_TRANSLATE_NOOP("Desk", "Large text"), "text-increase"),
    "contrast": (QT_TRANSLATE_NOOP("Desk", "Contrast"), "contrast"),
    "low": (QT_TRANSLATE_NOOP("Desk", "Low"), "wheelchair"),
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


def wanted(request: HelpRequest) -> str:
    """What is wanted."""
    return translate_marked("Desk", WANTED[request.sort])


def badges(request: HelpRequest) -> tuple[Pill, ...]:
    """How the page is shown to whoever asks."""
    return tuple(
        Pill(translate_marked("Desk", words), icon, "primary", "surface")
        for mode, (words, icon) in BADGES.items()
        if mode in request.modes
    )


def waited(request: HelpRequest, now: datetime) -> str:
    """Since when, as minutes and seconds."""
    return lasting((now - request.asked_at).total_seconds())


def lasting(seconds: float) -> str:
    """As minutes and seconds."""
    whole = max(0, int(seconds))
    return translate("Desk", "{minutes}:{seconds}").format(minutes=whole // 60, seconds=f"{whole % 60:02}")


def standing(request: HelpRequest, person: Person) -> str:
    """Who sees to it."""
    words = translate("Desk", "{owner} sees to it")
    if request.is_waiting:
        words = translate("Desk", "Nobody yet")
    elif request.is_orphaned:
        words = translate("Desk", "{owner} cannot see to it any more")
    elif is_offered(request, person):
        words = translate("Desk", "{owner} asks you to take it")
    elif is_mine(request, person) and request.offered.number:
        words = translate("Desk", "Yours until {name} takes it")
    elif is_mine(request, person):
        words = translate("Desk", "You see to it")
    return words.format(owner=request.owner, name=request.offered.name)


def is_mine(request: HelpRequest, person: Person) -> bool:
    """Whether this person has taken it."""
    return request.state is HelpState.TAKEN and request.owner_number == person.number


def is_offered(request: HelpRequest, person: Person) -> bool:
    """Whether its owner has asked this person to take it over."""
    return request.state is HelpState.TAKEN and request.offered.number == person.number


def calls(request: HelpRequest, person: Person) -> bool:
    """Whether this person should look at it: nobody sees to it, or not any more, or they are asked to."""
    return request.is_waiting or request.is_orphaned or is_offered(request, person)


def near(request: HelpRequest, person: Person) -> int:
    """How near it is to this person: what calls, what is theirs, what is others'."""
    return 0 if calls(request, person) else 1 if is_mine(request, person) else 2


def told(figures: HelpFigures) -> tuple[str, str]:
    """The day so far: how many were solved, how long people waited."""
    solved = translate("Desk", "Solved today: {count}").format(count=figures.solved)
    if not figures.taken:
        return solved, ""
    waits = translate("Desk", "Answered in {mean} s on average, 95 % in {most} s")
    return solved, waits.format(mean=round(figures.mean_seconds), most=round(figures.p95_seconds))
