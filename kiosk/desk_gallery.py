"""The desk for pictures: a demonstration's hall in which somebody waits, and nobody works."""

import shutil
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import product
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Slot

from kiosk.adapters.clock import FixedClock
from kiosk.app import gui
from kiosk.desk import report_file, studio_of
from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.help import HelpSort
from kiosk.ports import Clock
from kiosk.settings import Device, Settings
from kiosk.staffed import Opened, Staffed, house_of, open_staffed
from kiosk.ui.desk.scenes import EVERYBODY, PX_PER_MM, SIZES, DeskScene, desk_scenes
from kiosk.ui.desk.window import DeskWindow
from kiosk.ui.gallery import Sheet, png
from kiosk.ui.language import Language
from kiosk.ui.scenes import LANGUAGES
from kiosk.ui.tasks import Task, Tasks

PICTURE_TIME = datetime(2026, 11, 23, 9, 41, tzinfo=timezone(timedelta(hours=8)))
QUIET, PATIENCE = 0.2, 20.0  # seconds: nothing has been asked for so long, so everything is there
ASKED = (("K2", HelpSort.PERSON, "identify"), ("K5", HelpSort.SIGNS, "slot"), ("K7", HelpSort.WHEELCHAIR, "pay"))
T = TypeVar("T")


class CountedTasks(Tasks):
    """Knows how long nothing has been under way."""

    def __init__(self) -> None:
        super().__init__(2)
        self._under_way, self._last = 0, monotonic()

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[DomainError], None]) -> Task[T]:
        """Counted until the answer has been handed over."""
        self._under_way += 1
        return super().run(work, done, failed)

    @Slot(object)
    def _hand_over(self, ended: "tuple[Task[object], Future[object]]") -> None:
        super()._hand_over(ended)
        self._under_way -= 1
        self._last = monotonic()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is asked, and has not been for a while."""
        return not self._under_way and monotonic() - self._last > QUIET


def desk_for_pictures(settings: Settings, language: str) -> Staffed:
    """A desk with a hall of its own in the data folder of ``settings``; `let_in` somebody before looking."""
    clock = FixedClock(PICTURE_TIME)
    shown = replace(
        settings,
        device="D1",
        demo=True,
        database_url="",
        reduced_motion=True,
        language=language,
        code_scanner=Device(),
        card_reader=Device(),
    )
    house = replace(house_of(shown, clock), px_per_mm=PX_PER_MM, studio=studio_of(shown), report_file=report_file)
    window = DeskWindow(house, Language(language), CountedTasks())
    return Staffed(window, opener=partial(_open_peopled, shown, clock))


def _open_peopled(settings: Settings, clock: Clock) -> Opened:
    """The hall; somebody asks for help at three kiosks."""
    opened = open_staffed(settings, clock)
    for device, sort, page in ASKED:
        opened.hall.services.help.ask(sort, page=page, actor=Actor(device))
    return opened


def let_in(desk: Staffed) -> DeskWindow:
    """Open the hall and sign `EVERYBODY` in."""
    window = desk.window
    assert isinstance(window, DeskWindow)
    desk.open()
    wait_quiet(window)
    window.enter_as(EVERYBODY)
    wait_quiet(window)
    return window


def wait_quiet(window: DeskWindow) -> None:
    """Until everything that was asked for is there."""
    tasks = window.tasks
    assert isinstance(tasks, CountedTasks)
    end = monotonic() + PATIENCE
    while monotonic() < end and not tasks.is_quiet:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@dataclass(frozen=True)
class DeskLook:
    """The desk in light or dark, in a language, on a screen."""

    mode: str
    language: str
    size: str

    @property
    def label(self) -> str:
        """The name of its folder."""
        return f"{self.mode}-{self.language}-{self.size}"

    @property
    def sheet(self) -> str:
        """The file of its contact sheet."""
        return f"sheet-{self.label}.png"

    def pictures(self) -> tuple[str, ...]:
        """The files in its folder."""
        return tuple(f"{scene.name}.png" for scene in desk_scenes())


def desk_looks() -> tuple[DeskLook, ...]:
    """Light and dark, in every language, on every screen; the smallest first, for hidden pages do not shrink."""
    found = product(SIZES, LANGUAGES, ("desk", "desk-dark"))
    return tuple(DeskLook(mode, language, size) for size, language, mode in found)


def hang_desk(settings: Settings, out: Path, language: str) -> int:
    """Draw all looks of one language into ``out``; gives the number of pictures."""
    gui()
    folder = out / f"hall-{language}"
    shutil.rmtree(folder, ignore_errors=True)
    desk = desk_for_pictures(replace(settings, data=folder), language)
    desk.window.show()
    window = let_in(desk)
    count = 0
    for look in (one for one in desk_looks() if one.language == language):
        count += _hang(window, look, out)
    desk.close()
    for each in (window, desk):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shutil.rmtree(folder)
    return count


def _hang(window: DeskWindow, look: DeskLook, out: Path) -> int:
    shutil.rmtree(out / look.label, ignore_errors=True)
    (out / look.label).mkdir(parents=True)
    window.resize(*SIZES[look.size])
    if window.is_dark != (look.mode == "desk-dark"):
        window.toggle_dark()
    sheet = Sheet(look.pictures(), SIZES[look.size])
    for name, scene in zip(look.pictures(), desk_scenes(), strict=True):
        stage(window, scene)
        picture = window.grab().toImage()
        (out / look.label / name).write_bytes(png(picture))
        sheet.add(picture)
    (out / look.sheet).write_bytes(png(sheet.drawn()))
    return len(desk_scenes())


def stage(window: DeskWindow, scene: DeskScene) -> None:
    """Bring ``scene`` on, and wait until it is there."""
    window.enter_as(EVERYBODY)
    scene.stage(window)
    wait_quiet(window)
