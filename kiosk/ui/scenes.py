"""All there is to see: each page in each of its states, for the gallery and the conformance suite alike."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from kiosk.domain.errors import DatabaseAway, DatabaseUnusable, DomainError
from kiosk.domain.journey import Journey
from kiosk.flow.engine import FlowRun
from kiosk.flow.flows import FLOWS
from kiosk.ui.kiosk.dialogs import SayAloud
from kiosk.ui.kiosk.troubles import out_of_order
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.trouble import TroublePage
from kiosk.ui.samples import (
    awaiting,
    cancelling,
    choosing,
    entry,
    helping,
    house_line,
    paying,
    returning,
    signing,
    standing,
)
from kiosk.ui.theme import SIGNS

MODES = ((), ("large",), ("contrast",), ("large", "contrast"))
LANGUAGES = ("zh_CN", "en")
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
INCHES = {(1080, 1920): 21.5, (1920, 1080): 21.5, (1280, 800): 12.1, (3840, 2160): 27.0}  # panels one can buy

Stage = Callable[[KioskWindow], None]


@dataclass(frozen=True)
class Scene:
    """A page in one state; ``stage`` brings it on."""

    page: str
    state: str
    stage: Stage


def scenes(modes: Collection[str] = ()) -> tuple[Scene, ...]:
    """All there is to see in ``modes``: each page of the flows in each of its states, what comes before and in front.

    In sign mode a signer stands beside it all, or in front.
    """
    pages = tuple(Scene(page, state, _flow_page(page, journey)) for page, state, journey in _samples())
    turned = tuple(Scene(page, state, _turned(page, journey, draft)) for page, state, journey, draft in TURNED)
    offer = Scene("department", "offered", _offered(_flow_page("department", choosing.departments)))
    pointed = Scene("department", "pointed", _over(_flow_page("department", choosing.departments), helping.point))
    awaited = Scene("department", "awaited", _over(_flow_page("department", choosing.departments), awaiting.awaited))
    over = (offer, awaited, pointed)
    whole = (*HOUSE, *(_signing() if SIGNS in modes else ()), *pages, *turned, *over)
    return tuple(replace(each, stage=signing.followed(each.stage)) for each in whole) if SIGNS in modes else whole


def _signing() -> tuple[Scene, ...]:
    """What only sign mode has."""
    shown = (
        ("called", signing.called),
        ("full", signing.fill_screen),
        ("waiting", signing.wait),
        ("talk", signing.talk),
    )
    return tuple(Scene("signs", state, _over(_flow_page("identify", Journey), show)) for state, show in shown)


def _samples() -> tuple[tuple[str, str, Callable[[], Journey]], ...]:
    return (
        *entry.SAMPLES,
        *returning.SAMPLES,
        *choosing.SAMPLES,
        *paying.SAMPLES,
        *standing.SAMPLES,
        *cancelling.SAMPLES,
    )


def _flow_page(page: str, journey: Callable[[], Journey]) -> Stage:
    flow, step = next((flow, step) for flow in FLOWS for step in flow.steps if step.page == page)
    is_final = step.no_return and step.gives_back is None
    past = () if is_final or step == flow.steps[0] else ((flow.steps[0].id, Journey()),)

    def stage(window: KioskWindow) -> None:
        assert window.usher is not None
        window.usher.helping.end()  # an offer goes along with its page
        window.usher.show_run(FlowRun(flow, step.id, journey(), past))

    return stage


def _turned(page: str, journey: Callable[[], Journey], draft: str) -> Stage:
    show = _flow_page(page, journey)

    def stage(window: KioskWindow) -> None:
        show(window)
        assert isinstance(window.page, Page)
        window.page.restore(draft)

    return stage


# What a patient comes to inside a page: in large text the later questions, in any a group of departments.
TURNED: tuple[tuple[str, str, Callable[[], Journey], str], ...] = (
    ("birth", "birthday", entry.child, " female birthday"),
    ("department", "groups", choosing.departments, "*"),
    ("department", "group", choosing.departments, "内科系统"),
    ("slot", "slots_doctors", choosing.slots, "2026-11-24 morning 0 0 doctor"),
    ("slot", "slots_times", choosing.slots, "2026-11-24 morning 6 0 time"),
    ("confirm_fees", "confirm_pay", choosing.confirm, "pay"),
    ("done", "done_way", choosing.done, "way"),
    ("line", "line_way", standing.waiting, "way"),
)


def _offered(show: Stage) -> Stage:
    def stage(window: KioskWindow) -> None:
        show(window)
        assert window.usher is not None
        window.usher.helping.offer()

    return stage


def _in_front(show: Stage) -> Stage:
    return _over(_flow_page("department", choosing.departments), show)


def _over(page: Stage, show: Stage) -> Stage:
    def stage(window: KioskWindow) -> None:
        page(window)
        show(window)

    return stage


def _ask_for_letters(window: KioskWindow) -> None:
    window.overlays.ask_aloud()
    assert isinstance(window.overlays.dialog, SayAloud)
    window.overlays.dialog.ask_for_letters()


def _out_of_order(window: KioskWindow, error: DomainError, *, is_waiting: bool) -> None:
    window.put(TroublePage(window.theme, out_of_order(error, is_waiting=is_waiting)), "trouble")


HOUSE = (
    Scene("home", "open", house_line.plain),
    Scene("home", "told", house_line.told),
    Scene("trouble", "database_away", lambda window: _out_of_order(window, DatabaseAway(), is_waiting=True)),
    Scene("trouble", "out_of_order", lambda window: _out_of_order(window, DatabaseUnusable(), is_waiting=False)),
    Scene("trouble", "closed", lambda window: window.show_closed()),
    Scene("dialog", "still_there", _in_front(lambda window: window.overlays.ask_still_there(17, 20))),
    Scene("dialog", "leave", _in_front(lambda window: window.overlays.ask_leave(is_paying=False))),
    Scene("dialog", "back", _in_front(lambda window: window.overlays.ask_back())),
    Scene("dialog", "aloud", _in_front(lambda window: window.overlays.ask_aloud())),
    Scene("dialog", "letters", _in_front(_ask_for_letters)),
    Scene("dialog", "help", _in_front(lambda window: window.help_asked.emit())),
    Scene("dialog", "help_called", _in_front(awaiting.called)),
    Scene("dialog", "help_coming", _in_front(awaiting.coming)),
    Scene("dialog", "may_help", _in_front(helping.ask)),
    Scene("dialog", "being_helped", _in_front(helping.cover)),
    Scene("dialog", "away", _in_front(lambda window: window.overlays.say_away(away=True))),
)
