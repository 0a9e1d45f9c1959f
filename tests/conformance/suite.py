"""All checks in one table, and the walk that makes them on every scene of one look."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from types import ModuleType

from kiosk.domain.errors import DomainError
from kiosk.flow.engine import Flow
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.pages.page import Page
from kiosk.ui.scenes import INCHES, LANGUAGES, SIZES, Scene, scenes
from kiosk.ui.theme import MODES
from tests.conformance.measures import (
    cap_height,
    choices,
    clipping,
    edges,
    focus_order,
    focus_ring,
    gaps,
    greyscale,
    line_spacing,
    names,
    overlap,
    reach,
    sideways,
    staff,
    targets,
    text_contrast,
)
from tests.conformance.show import Memory, Show, settle, shows
from tests.conformance.tally import Line, Reading, Tally

EVERYTHING = tuple(MODES)
SMALL, VAST = ("small", (1280, 800)), ("4k", (3840, 2160))
UPRIGHT, LYING = (("portrait", SIZES["portrait"]), ("landscape", SIZES["landscape"]))
# What is drawn in millimetres looks alike on panels of one shape: these few show that it does.
OTHERS: tuple[tuple[tuple[str, ...], str, tuple[str, tuple[int, int]]], ...] = (
    ((), "en", SMALL),
    (("large",), "zh_CN", SMALL),
    (EVERYTHING, "en", SMALL),
    ((), "zh_CN", VAST),
    (("large",), "en", VAST),
    (("voice",), "zh_CN", UPRIGHT),
    (("large", "voice"), "zh_CN", UPRIGHT),
    (("signs",), "zh_CN", UPRIGHT),
    (("signs",), "en", LYING),
    (("signs",), "zh_CN", SMALL),
    (("signs",), "en", VAST),
    (("large", "signs"), "zh_CN", UPRIGHT),
    (("large", "signs"), "en", LYING),
    (("contrast", "signs"), "zh_CN", LYING),
    (("low", "signs"), "zh_CN", UPRIGHT),
    (("voice", "signs"), "zh_CN", UPRIGHT),
)


@dataclass(frozen=True)
class Measure:
    """A check: its name, its unit, and what reads it off a scene."""

    name: str
    unit: str
    read: Callable[[Show], Iterator[Reading]]


def _measure(module: ModuleType) -> Measure:
    return Measure(module.NAME, module.UNIT, module.read)


# The last three move the focus or make the page complain.
MEASURES: tuple[Measure, ...] = tuple(
    map(
        _measure,
        (
            cap_height,
            targets,
            gaps,
            text_contrast,
            edges,
            clipping,
            overlap,
            sideways,
            choices,
            line_spacing,
            staff,
            reach,
            names,
            greyscale,
            focus_order,
            focus_ring,
        ),
    )
)


@dataclass(frozen=True)
class Look:
    """One way the whole kiosk can look."""

    modes: tuple[str, ...]
    language: str
    size_name: str
    size: tuple[int, int]

    @property
    def mode_name(self) -> str:
        return "+".join(self.modes) or "standard"

    @property
    def name(self) -> str:
        return f"{self.mode_name}-{self.language}-{self.size_name}"


def all_modes() -> tuple[tuple[str, ...], ...]:
    """Every combination of the theme's modes."""
    return tuple(chosen for count in range(len(MODES) + 1) for chosen in combinations(MODES, count))


def looks() -> Iterator[Look]:
    """Every combination on the two usual panels, a few on others."""
    for modes, language, (name, size) in (*product(all_modes(), LANGUAGES, SIZES.items()), *OTHERS):
        yield Look(modes, language, name, size)


def all_scenes(modes: Collection[str] = ()) -> tuple[Scene, ...]:
    """The scenes of the house in ``modes``, each page of a flow once with something to complain about, and one more.

    That is the page with the most on it: two wallets, and a scanner to hold a code to.
    """
    whole = scenes(modes)
    first = {scene.page: scene for scene in reversed(whole) if scene.page != "signs"}
    complaining = (Scene(page, "error", _complaining(scene)) for page, scene in first.items())
    fullest = next(scene for scene in whole if scene.state == "pay_wechat")
    return (*whole, *complaining, Scene(fullest.page, "pay_scanner", _with_scanner(fullest)))


def _with_scanner(scene: Scene) -> Callable[[KioskWindow], None]:
    def stage(window: KioskWindow) -> None:
        before = window.house
        window.house = replace(before, has_scanner=True)
        scene.stage(window)
        window.house = before

    return stage


def _complaining(scene: Scene) -> Callable[[KioskWindow], None]:
    def stage(window: KioskWindow) -> None:
        scene.stage(window)
        if isinstance(window.page, Page):
            window.page.complain(DomainError().patient)

    return stage


def unseen(pages: Iterable[str], flows: Iterable[Flow], chosen: Iterable[Scene]) -> set[str]:
    """Pages that the program has and the suite does not see."""
    steps = {step.page for flow in flows for step in flow.steps}
    return {*pages, *steps} - {scene.page for scene in chosen}


def survey(
    window: KioskWindow, look: Look, lower_edge: float, chosen: Sequence[Scene] | None = None
) -> tuple[Line, ...]:
    """Every measure on every scene in one look."""
    window.stop()  # its clock opens and closes the hall, and would change pages
    window.dress_as(frozenset(look.modes), look.language, look.size, diagonal=INCHES[look.size])
    dressed = None
    while dressed is not window.theme:  # a new size dresses it once more
        dressed = window.theme
        settle(window)
    tallies = [Tally(measure.name, measure.unit) for measure in MEASURES]
    memory = Memory()
    for scene in chosen or all_scenes(look.modes):
        sight = clipping.Sight()
        for show in shows(window, scene, memory, lower_edge=lower_edge):
            sight.look(show.rest)
            for measure, tally in zip(MEASURES, tallies, strict=True):
                tally.add(show.label, measure.read(show))
        next(tally for tally in tallies if tally.check == clipping.NAME).add(
            f"{scene.page}-{scene.state}", sight.readings()
        )
    return tuple(tally.line(look.mode_name, look.language, look.size_name) for tally in tallies)


def faults(lines: Iterable[Line]) -> list[str]:
    """One sentence for each fault."""
    return [f"{line.check}: {fault}" for line in lines for fault in line.faults]
