"""接手, the kiosk's end: the sitting in hand is written for the desks of the hall, and lent while the patient agrees.

Two machines never compare their clocks. A desk that asks or holds moves a counter every `RENEW_SECONDS`; the kiosk,
by its own watch, takes the sitting back when that has stood still for `LOST_SECONDS`. Whatever a desk writes names its
asking (`Grip`), and is refused once that is not the newest: a desk that was cut off cannot write into the next sitting.
"""

from datetime import timedelta

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.live import Deed, Grip, Hold, LiveSitting, Look, Picture, Point, SavedRun, Shown, SittingOver
from kiosk.services.office import Office
from kiosk.services.sittings import live_books as books
from kiosk.services.sittings.live_rows import LiveRows, deed_of, named

WIPED_AFTER = timedelta(hours=1)  # longer than anybody stays at one step: its kiosk has lost its power


class LiveSittings:
    """What a kiosk writes of its own sitting; the desk's end is `TakingOver`."""

    def __init__(self, office: Office) -> None:
        self._rows, self._database = LiveRows(office), office.database

    def open(self) -> tuple[LiveSitting, ...]:
        """Every sitting in hand, by device; nothing of whoever sits there."""
        with self._database.read() as session:
            return self._rows.all(session)

    def publish(self, run: SavedRun, shown: Shown, *, number: int | None, actor: Actor) -> int:
        """Write where the sitting ``number`` of ``actor``'s device stands; None begins one. Gives its number.

        While a desk holds it, nothing is written; when it was wiped meanwhile, it begins anew.
        """
        _only_the_kiosk(actor.device, actor)

        def work(session: Session) -> int:
            here = {"kiosk": actor.device, "sitting": number}
            if number is None or books.LOOK.first(session, **here) is None:
                return self._begin(session, run, shown, actor)
            how = {"shown": " ".join(shown.modes), "troubled": shown.struggles}
            books.KEEP.run(session, **here, **how, **self._rows.saved(run))
            return number

        return self._database.run(work)

    def look(self, number: int, *, actor: Actor) -> Look:
        """What desks want of it; a sitting that is no more is `Hold.OVER`."""
        with self._database.read() as session:
            row = books.LOOK.first(session, kiosk=actor.device, sitting=number)
        if row is None:
            return Look(Hold.OVER, None, 0, "", "", "", 0, 0, 0)
        hold, last, count, helper, role, step, beat, watch, version, points, picture, place = row
        point = Point(points, picture, place)
        return Look(Hold(hold), deed_of(last), count, helper, role, step, beat, watch, version, point)

    def run(self, number: int, *, actor: Actor) -> SavedRun:
        """Where it stands, as it was written last by whoever held it; raises `SittingOver`."""
        _only_the_kiosk(actor.device, actor)
        with self._database.read() as session:
            row = books.RUN.first(session, kiosk=actor.device, sitting=number)
        if row is None:
            raise SittingOver(f"no sitting {number}")
        return self._rows.opened(row[0])

    def grant(self, grip: Grip, run: SavedRun, *, actor: Actor) -> None:
        """Let the desk go on from ``run``; raises `SittingOver`, and `NotHeld` when nobody asks any more."""
        self._move(Deed.GRANT, grip, actor, self._rows.saved(run))

    def refuse(self, grip: Grip, *, actor: Actor) -> None:
        """The patient wants to go on alone, or has not answered. Raises as `grant`."""
        self._move(Deed.REFUSE, grip, actor, {})

    def take_back(self, grip: Grip, *, actor: Actor) -> SavedRun:
        """The patient goes on alone, from where the desk has brought it. Raises `NotHeld` when it has let go before."""
        return self._rows.opened(self._move(Deed.TAKE_BACK, grip, actor, {}))

    def lose(self, grip: Grip, *, heard: int, actor: Actor) -> SavedRun | None:
        """Take it back because nothing was heard since the beat ``heard``; None when something was after all."""
        _only_the_kiosk(grip.device, actor)

        def work(session: Session) -> bytes | None:
            row = books.MOVE[Deed.LOSE].first(session, **named(grip), heard=heard)
            if row is None:
                return None
            self._rows.note(session, actor, Deed.LOSE, grip)
            return row[0]

        sealed = self._database.run(work)
        return None if sealed is None else self._rows.opened(sealed)

    def show(self, number: int, picture: Picture | None, *, actor: Actor) -> None:
        """Let whoever looks on see this; None takes it away again."""
        seen = {"kiosk": actor.device, "sitting": number, "sealed": self._rows.sealed_picture(picture)}
        self._database.run(lambda session: books.SHOW.run(session, **seen))

    def end(self, number: int, *, actor: Actor) -> None:
        """Nobody sits there any more: nothing of the person is left."""
        self._database.run(lambda session: books.END.run(session, kiosk=actor.device, sitting=number))

    def clear(self, *, actor: Actor) -> None:
        """The same, at a start: whatever ``actor``'s device had in hand was broken off."""
        self._database.run(lambda session: books.CLEAR.run(session, kiosk=actor.device))

    def wipe(self) -> int:
        """End what no kiosk has written about for `WIPED_AFTER`; gives how many."""
        before = self._rows.office.now() - WIPED_AFTER
        return self._database.run(lambda session: books.WIPE.run(session, before=before))

    def _begin(self, session: Session, run: SavedRun, shown: Shown, actor: Actor) -> int:
        now = self._rows.office.now()
        fresh = {"hold": Hold.FREE.value, "last": "", "helper": "", "desk": "", "picture": None}
        counters = ("version", "count", "beat", "watch", "points", "pointed_picture", "pointed_place")
        (number,) = books.BEGIN.one(
            session,
            device=actor.device,
            number=1,
            flow=run.flow,
            step=run.step,
            began=now,
            since=now,
            modes=" ".join(shown.modes),
            struggles=shown.struggles,
            run=self._rows.sealed(run),
            written=now,
            **fresh,
            **dict.fromkeys(counters, 0),
        )
        return number

    def _move(self, deed: Deed, grip: Grip, actor: Actor, values: dict[str, object]) -> bytes | None:
        _only_the_kiosk(grip.device, actor)

        def work(session: Session) -> bytes | None:
            row = books.MOVE[deed].first(session, **named(grip), **values)
            if row is None:
                raise self._rows.why_not(session, grip)
            helper = self._rows.one(session, grip.device, grip.number).helper_number
            self._rows.note(session, actor, deed, grip, staff=helper)
            return row[0]

        return self._database.run(work)


def _only_the_kiosk(device: str, actor: Actor) -> None:
    """Nobody consents in a patient's place."""
    if actor.staff is not None or actor.device != device:
        raise Misuse(f"{actor} is not the kiosk {device}")
