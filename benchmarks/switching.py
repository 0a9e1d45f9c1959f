"""How soon a page stands in another look: every page is tried, and the heaviest one measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from benchmarks.visitor import Visitor, Watch
from kiosk.ui.scenes import Scene, scenes
from kiosk.ui.widgets.access_bar import AccessItem


@dataclass(frozen=True)
class Switch:
    """One tap on a mode's button: what was switched on or off where, and the ms until the page was painted."""

    scene: str
    mode: str
    milliseconds: float


class Switcher:
    """Taps the buttons of the modes on pages that somebody has before them."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor, self._window = visitor, visitor.window
        self._watch = Watch(visitor.kiosk)
        self._window.stop()  # its clock would open the closed hall

    def heaviest(self, rounds: int) -> tuple[Scene, float]:
        """The page that takes longest to change its look, and how long: the best of ``rounds``, of the slowest mode."""
        best: dict[tuple[str, str], float] = {}
        by_name = {f"{scene.page}-{scene.state}": scene for scene in scenes()}
        for _ in range(rounds):
            for scene in by_name.values():
                for switch in self.on(scene):
                    key = switch.scene, switch.mode
                    best[key] = min(best.get(key, switch.milliseconds), switch.milliseconds)
        (name, _mode), slowest = max(best.items(), key=lambda item: item[1])
        return by_name[name], slowest

    def on(self, scene: Scene) -> Iterator[Switch]:
        """Switch each mode on and off again."""
        name = f"{scene.page}-{scene.state}"
        for index in range(len(self._items())):
            self._seat(scene)
            for _ in ("on", "off"):
                before = self._window.modes
                taken = self._tap(self._items()[index])
                (mode,) = before ^ self._window.modes
                yield Switch(name, mode, taken)
        self._get_up()

    def _items(self) -> list[AccessItem]:
        return [each for each in self._window.chrome.access.findChildren(AccessItem) if each.isCheckable()]

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
