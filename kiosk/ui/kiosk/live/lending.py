"""接手 at the kiosk: tells the hall where the sitting stands, asks the patient, and lends it to a desk that helps."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError, Misuse
from kiosk.domain.live import LOOK_SECONDS, LOST_SECONDS, Deed, Grip, Hold, Look, SavedRun, Shown
from kiosk.domain.words import QT_TRANSLATE_NOOP, words
from kiosk.flow.engine import FlowRun
from kiosk.flow.saving import restored, saved, title_of
from kiosk.ui.kiosk.lent import LentSitting
from kiosk.ui.kiosk.live.front import Front
from kiosk.ui.kiosk.live.line import Line, Work
from kiosk.ui.kiosk.live.watched import Watched
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import local, translate_marked
from kiosk.ui.tasks import Tasks

if TYPE_CHECKING:
    from kiosk.services.sittings.live_sittings import LiveSittings

log = logging.getLogger(__name__)
T = TypeVar("T")

GONE = QT_TRANSLATE_NOOP("Words", "The guide desk does not answer any more. Please go on here by yourself.")
DONE = QT_TRANSLATE_NOOP("Words", "{helper} has finished this for you.")


def _left_to_look(_error: DomainError) -> None:
    """The next look tells how it stands."""


class Lending(QObject):
    """Between the sitting, the line to the books, and what comes in front of the page."""

    def __init__(
        self,
        window: KioskWindow,
        sitting: LentSitting,
        tasks: Tasks,
        sittings: "LiveSittings",
        actor: Actor,
        *,
        look_ms: int = round(LOOK_SECONDS * 1000),
        lost_ms: int = LOST_SECONDS * 1000,
    ) -> None:
        super().__init__(window)
        self._window, self._sitting, self._lost_ms = window, sitting, lost_ms
        self._line = line = Line(tasks, sittings, actor, every_ms=look_ms)
        line.setParent(self)
        self._seen: Look | None = None
        self._is_doing = False  # a deed of ours is not answered yet
        self._granted: int | None = None  # the asking the patient has said yes to
        self._struggles = False  # on the page in hand
        self._unheard = QElapsedTimer()
        self.front, self.watched = Front(window), Watched(window, line)
        self._hands: Mapping[Hold, Callable[[Look], None]] = {
            Hold.FREE: self._see_free,
            Hold.ASKED: self._see_asked,
            Hold.HELD: self._see_held,
            Hold.OVER: self._see_over,
        }
        self._connect()
        line.clear()
        if sitting.run is not None:
            self._write()

    def _connect(self) -> None:
        self._sitting.shown.connect(self._turn)
        self._sitting.ended.connect(self._end)
        self._window.dressed.connect(self._write)
        assert self._window.usher is not None
        self._window.usher.helping.watch.struggling.connect(self._struggle)
        self._line.seen.connect(self._see)
        self._line.unseen.connect(self._unheard.restart)
        self.front.agreed.connect(self._agree)
        self.front.refused.connect(self._refuse)
        self.front.taken_back.connect(self._take_back)

    def close(self) -> None:
        """Look no more."""
        self._line.close()

    # ---- telling the hall -----------------------------------------------------

    def _turn(self, _run: FlowRun) -> None:
        self._struggles = False
        self._write()

    def _struggle(self) -> None:
        self._struggles = True
        self._write()

    def _write(self) -> None:
        """The sitting stands here, shown in these ways."""
        run = self._sitting.run
        if run is not None and not self._sitting.is_lent:
            self._line.write(saved(run), Shown(tuple(sorted(self._window.modes)), struggles=self._struggles))

    def _end(self) -> None:
        self._seen = self._granted = None
        self._is_doing = self._struggles = False
        self.front.drop()
        self.watched.forget()
        self._line.end()

    # ---- seeing what desks want -------------------------------------------------

    def _see(self, look: Look) -> None:
        before, self._seen = self._seen, look
        if before is None or (before.beat, before.count) != (look.beat, look.count):
            self._unheard.restart()
        if not self._is_doing:
            self._hands[look.hold](look)
        if not self._sitting.is_lent:
            self.watched.see(before, look)

    def _see_asked(self, look: Look) -> None:
        if self._unheard.elapsed() > self._lost_ms:
            self._lose(look)
        elif self._granted == look.count:
            self._grant(look)
        elif self._sitting.is_quiet:  # what binds is not interrupted
            self.front.ask(look.helper, look.role)

    def _see_held(self, look: Look) -> None:
        if self._unheard.elapsed() > self._lost_ms:
            self._lose(look)
            return
        self._sitting.lend()
        run = self._sitting.run
        title = title_of(run.flow.id, look.step) if run is not None else ""
        self.front.cover(look.helper, look.role, translate_marked("Steps", title) if title else "")

    def _see_free(self, look: Look) -> None:
        if self._sitting.is_lent:
            finished = look.last is Deed.FINISH
            then = partial(self._finish, look.helper) if finished else self._go_on
            self._do(_kept, then)
        else:
            self._granted = None
            self.front.drop()

    def _see_over(self, _look: Look) -> None:
        """Nobody has written for too long, and somebody wiped it: it begins anew."""
        self._line.begin_anew()
        self._seen = None
        self.front.drop()
        self._sitting.go_on(None)
        self._write()

    # ---- doing ------------------------------------------------------------------

    def _agree(self) -> None:
        self.front.drop()
        if self._seen is not None:
            self._granted = self._seen.count
            self._grant(self._seen)

    def _grant(self, look: Look) -> None:
        """As soon as nothing is under way that binds."""
        if self._is_doing or not self._sitting.is_quiet or self._sitting.run is None:
            return
        self._sitting.lend()
        deed = partial(_grant, look.count, saved(self._sitting.run))
        self._do(deed, lambda _done: None, lambda _error: self._sitting.go_on(None))

    def _refuse(self) -> None:
        self.front.drop()
        if self._seen is not None and not self._is_doing:
            self._do(partial(_refuse, self._seen.count), lambda _done: None)

    def _take_back(self) -> None:
        """我自己来. Where the desk was quicker to let go, the next look tells."""
        if self._seen is not None and not self._is_doing:
            self._do(partial(_take_back, self._seen.count), self._go_on)

    def _lose(self, look: Look) -> None:
        self._do(partial(_lose, look.count, look.beat), self._lost)

    def _lost(self, kept: SavedRun | None) -> None:
        if kept is not None:
            was_lent = self._sitting.is_lent
            self._go_on(kept)
            if was_lent:
                self._say(GONE)

    def _go_on(self, kept: SavedRun) -> None:
        """Here again, from where the desk has brought it; the page stands as it was where that is nowhere else."""
        self.front.drop()
        self._granted = None
        run = self._sitting.run
        if run is None or not self._sitting.is_lent:
            return
        is_moved = kept != saved(run).slight
        self._sitting.go_on(self._known(kept) if is_moved else None)

    def _finish(self, helper: str, kept: SavedRun) -> None:
        """The last page where that is to be seen; the start page otherwise."""
        run = self._known(kept)
        self.front.drop()
        if run is not None and run.flow.after(run.step_id, run.journey) is None:
            self._sitting.go_on(run)
            return
        self._sitting.end()
        self._say(DONE, helper=helper)

    def _known(self, kept: SavedRun) -> FlowRun | None:
        """A desk of another version may have brought it to a step that is none here: then it goes on from here."""
        try:
            return restored(kept)
        except Misuse as error:
            log.warning("the desk has brought the sitting where this kiosk cannot go: %s", error.log)
            return None

    def _say(self, sentence: str, /, **values: str) -> None:
        hospital = self._window.house.hospital
        self._window.overlays.say(words(sentence, **values), local(hospital.guide_desk, hospital.guide_desk_en))

    def _do(
        self, work: Work[T], done: Callable[[T], None], failed: Callable[[DomainError], None] = _left_to_look
    ) -> None:
        self._is_doing = True
        self._line.do(work, partial(self._done, done), partial(self._done, failed))

    def _done(self, then: Callable[[T], None], outcome: T) -> None:
        self._is_doing = False
        then(outcome)


def _kept(sittings: "LiveSittings", number: int, actor: Actor) -> SavedRun:
    return sittings.run(number, actor=actor)


def _grant(count: int, run: SavedRun, sittings: "LiveSittings", number: int, actor: Actor) -> None:
    sittings.grant(Grip(actor.device, number, count), run, actor=actor)


def _refuse(count: int, sittings: "LiveSittings", number: int, actor: Actor) -> None:
    sittings.refuse(Grip(actor.device, number, count), actor=actor)


def _take_back(count: int, sittings: "LiveSittings", number: int, actor: Actor) -> SavedRun:
    return sittings.take_back(Grip(actor.device, number, count), actor=actor)


def _lose(count: int, heard: int, sittings: "LiveSittings", number: int, actor: Actor) -> SavedRun | None:
    return sittings.lose(Grip(actor.device, number, count), heard=heard, actor=actor)
