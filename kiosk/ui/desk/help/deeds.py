"""What somebody does with requests at the desk: each is slow, and asks for the right itself."""

from typing import NamedTuple

from kiosk.domain.help import Colleague, HelpFigures, HelpRequest, Outcome, Side
from kiosk.services.help.help_desk import HelpDesk
from kiosk.ui.desk.view import DeskView
from kiosk.ui.ear import Doorbell


class Seen(NamedTuple):
    """One look."""

    requests: tuple[HelpRequest, ...]
    figures: HelpFigures


def _desk(view: DeskView) -> HelpDesk:
    return view.services().desk().help


def listen(view: DeskView) -> Doorbell:
    """What rings as soon as something was committed."""
    return view.services().listen()


def look(view: DeskView) -> Seen:
    """What there is."""
    desk = _desk(view)
    return Seen(desk.open(actor=view.actor), desk.figures(actor=view.actor))


def mind(view: DeskView) -> None:
    """Miss the machines that are silent, and those without paper."""
    view.services().devices.mind(actor=view.actor)


def colleagues(view: DeskView) -> tuple[Colleague, ...]:
    """Who else could see to it."""
    return _desk(view).colleagues(actor=view.actor)


def take(view: DeskView, request_id: int) -> None:
    """Make it this person's. Raises `NotAllowed`, `AlreadyTaken`, `HelpOver`; so do the others."""
    _desk(view).take(request_id, actor=view.actor)


def keep(view: DeskView, request_id: int) -> None:
    """It stays its owner's."""
    _desk(view).keep(request_id, actor=view.actor)


def hand_on(view: DeskView, request_id: int, to: str) -> None:
    """Ask somebody to take it over. Raises `CannotTakeIt` too."""
    _desk(view).hand_on(request_id, to, actor=view.actor)


def answer(view: DeskView, request_id: int, text: str) -> None:
    """Write to the kiosk; whoever answers takes it. Raises `InvalidEntry` too."""
    take(view, request_id)
    view.services().help.say(request_id, text, side=Side.STAFF, actor=view.actor)


def close(view: DeskView, request_id: int, outcome: Outcome) -> None:
    """End it."""
    _desk(view).close(request_id, outcome, actor=view.actor)
