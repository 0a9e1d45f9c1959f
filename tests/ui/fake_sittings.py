"""The books about sittings in hand, without a database: a test plays the desk by saying what the kiosk will see."""

from dataclasses import dataclass, field, replace

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.live import Deed, Grip, Hold, Look, NotHeld, Picture, Point, SavedRun, Shown

FREE = Look(Hold.FREE, None, 0, "", "", "", 0, 0, 0)


@dataclass
class FakeSittings:
    """``seen`` is what the kiosk sees of its sitting; ``kept`` where that stands, None while nobody sits there."""

    seen: Look = FREE
    kept: SavedRun | None = None
    shown: Shown = field(default_factory=Shown)
    picture: Picture | None = None
    number: int = 0
    deeds: list[Deed] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    unshown: list[Exception] = field(default_factory=list)
    wiped: int = 0

    # ---- what the kiosk does ----------------------------------------------

    def publish(self, run: SavedRun, shown: Shown, *, number: int | None, actor: Actor) -> int:
        self._fail()
        if number is None or self.kept is None:
            self.number += 1
            self.seen = replace(self.seen, hold=Hold.FREE, last=None, count=self.seen.count + 1)
        self.kept, self.shown = run.slight, shown
        self.seen = replace(self.seen, step=run.step)
        return self.number

    def look(self, number: int, *, actor: Actor) -> Look:
        self._fail()
        return self.seen if number == self.number and self.kept is not None else replace(self.seen, hold=Hold.OVER)

    def run(self, number: int, *, actor: Actor) -> SavedRun:
        if self.kept is None:
            raise Misuse
        return self.kept

    def grant(self, grip: Grip, run: SavedRun, *, actor: Actor) -> None:
        self._move(Deed.GRANT, grip, Hold.ASKED, Hold.HELD)
        self.kept = run.slight

    def refuse(self, grip: Grip, *, actor: Actor) -> None:
        self._move(Deed.REFUSE, grip, Hold.ASKED, Hold.FREE)

    def take_back(self, grip: Grip, *, actor: Actor) -> SavedRun:
        self._move(Deed.TAKE_BACK, grip, Hold.HELD, Hold.FREE)
        return self.run(grip.number, actor=actor)

    def lose(self, grip: Grip, *, heard: int, actor: Actor) -> SavedRun | None:
        if heard != self.seen.beat:
            return None
        self._move(Deed.LOSE, grip, self.seen.hold, Hold.FREE)
        return self.run(grip.number, actor=actor)

    def show(self, number: int, picture: Picture | None, *, actor: Actor) -> None:
        if self.unshown:
            raise self.unshown.pop(0)
        self.picture = picture

    def end(self, number: int, *, actor: Actor) -> None:
        if number == self.number:
            self.clear(actor=actor)

    def clear(self, *, actor: Actor) -> None:
        self.kept = self.picture = None

    def wipe(self) -> int:
        return self.wiped

    # ---- what a desk does ---------------------------------------------------

    def ask(self, helper: str = "王敏", role: str = "guide") -> None:
        count = self.seen.count + 1
        self.seen = replace(
            self.seen, hold=Hold.ASKED, last=Deed.ASK, count=count, helper=helper, role=role, beat=self.seen.beat + 1
        )

    def withdraw(self) -> None:
        self._by_desk(Deed.WITHDRAW)

    def save(self, run: SavedRun) -> None:
        self.kept = run.slight
        self.seen = replace(self.seen, step=run.step, beat=self.seen.beat + 1)

    def hand_back(self) -> None:
        self._by_desk(Deed.HAND_BACK)

    def finish(self) -> None:
        self._by_desk(Deed.FINISH)

    def watch(self) -> None:
        self.seen = replace(self.seen, watch=self.seen.watch + 1)

    def point(self, place: int) -> None:
        assert self.picture is not None
        point = Point(self.seen.point.count + 1, self.picture.number, place)
        self.seen = replace(self.seen, point=point, watch=self.seen.watch + 1)

    def _by_desk(self, deed: Deed) -> None:
        self.deeds.append(deed)
        self.seen = replace(self.seen, hold=Hold.FREE, last=deed)

    def _move(self, deed: Deed, grip: Grip, before: Hold, after: Hold) -> None:
        self._fail()
        if (grip.number, grip.count, self.seen.hold) != (self.number, self.seen.count, before):
            raise NotHeld(deed.value, deed=self.seen.last)
        self.deeds.append(deed)
        self.seen = replace(self.seen, hold=after, last=deed)

    def _fail(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
