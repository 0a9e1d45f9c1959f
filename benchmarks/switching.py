"""How soon a page stands in another look: every page is tried, and the heaviest one measured."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from benchmarks.visitor import Visitor, Watch
from kiosk.ui.language import translate
from kiosk.ui.scenes import Scene, scenes
from kiosk.ui.widgets.access_bar import AccessItem

SLOWEST = 6


@dataclass(frozen=True)
class Switch:
    """One tap on a mode's button: what was switched on or off, and the ms until the page was painted."""

    mode: str
    is_on: bool
    milliseconds: float


class Switcher:
    """Taps the buttons of the modes on pages that somebody has before them."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor, self._window = visitor, visitor.window
        self._watch = Watch(visitor.kiosk)
        self._window.stop()  # its clock would open the closed hall

    def heaviest(self, rounds: int) -> tuple[Scene, float]:
        """The page that takes longest to change its look, and how long: the best of ``rounds``, of its slowest mode.

        All are tried once; what else the machine does makes some look slow, so the slowest are tried again.
        """
        by_name = {f"{scene.page}-{scene.state}": scene for scene in scenes()}
        once = {name: self._best(scene, 1) for name, scene in by_name.items()}
        again = sorted(once, key=lambda name: once[name], reverse=True)[:SLOWEST]
        best = {name: self._best(by_name[name], rounds) for name in again}
        name = max(best, key=lambda name: best[name])
        return by_name[name], best[name]

    def _best(self, scene: Scene, rounds: int) -> float:
        taken: dict[tuple[str, bool], list[float]] = defaultdict(list)
        for _ in range(rounds):
            for switch in self.on(scene):
                taken[switch.mode, switch.is_on].append(switch.milliseconds)
        return max(min(each) for each in taken.values())

    def on(self, scene: Scene) -> Iterator[Switch]:
        """Switch each mode on and off again."""
        for index in range(len(self._items())):
            self._seat(scene)
            for is_on in (True, False):
                before = self._window.modes
                taken = self._tap(self._items()[index])
                (mode,) = before ^ self._window.modes
                yield Switch(mode, is_on, taken)
        self._get_up()

    def _items(self) -> list[AccessItem]:
        """Those of the looks: the voice begins with a question instead, the signer with a film (benchmarks.signs)."""
        items = self._window.chrome.access.findChildren(AccessItem)
        others = translate("Bars", "Voice"), translate("Bars", "Signs")
        return [each for each in items if each.isCheckable() and each.text() not in others]

    def _tap(self, item: AccessItem) -> float:
        handle, at = self._window.windowHandle(), item.mapTo(self._window, item.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(handle, left, none, QPoint(at))
        QCoreApplication.processEvents()
        self._watch.forget()
        begun = perf_counter()
        QTest.mouseRelease(handle, left, none, QPoint(at))
        self._visitor.wait(lambda: bool(self._watch.name) and self._watch.is_painted, "the page in its new look")
        return (perf_counter() - begun) * 1000

    def _seat(self, scene: Scene) -> None:
        """As if a patient had come so far: scenes show pages without a sitting."""
        usher = self._window.usher
        assert usher is not None
        self._window.overlays.close()
        vars(usher)["_shown"] = None
        scene.stage(self._window)
        vars(usher.sitting)["_run"] = vars(usher)["_shown"]
        self._clear()

    def _get_up(self) -> None:
        """Without what follows when a real patient leaves: places given back, choices kept."""
        vars(self._window.sitting)["_run"] = None
        self._window.show_home()
        self._clear()

    def _clear(self) -> None:
        """Let pages go that were left outside an event loop: they would be asked for their controls too."""
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def percentile(milliseconds: Sequence[float]) -> float:
    """The 95th."""
    return quantiles(milliseconds, n=20, method="inclusive")[-1]
