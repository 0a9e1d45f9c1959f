"""接手, the desk's end: staff ask for a sitting, go on with it while the patient agrees, look on and point."""

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyTaken
from kiosk.domain.live import Deed, Grip, Hold, LiveSitting, NotHeld, Picture, SavedRun, SittingOver
from kiosk.domain.roles import Right
from kiosk.services.office import Office
from kiosk.services.sittings import live_books as books
from kiosk.services.sittings.live_rows import LiveRows, named
from kiosk.services.staff.guard import allow


class TakingOver:
    """Every deed asks for the right of whoever does it, and is refused once the grip is not the newest."""

    def __init__(self, office: Office) -> None:
        self._rows, self._office, self._database = LiveRows(office), office, office.database

    def ask(self, device: str, number: int, *, actor: Actor) -> LiveSitting:
        """Ask the patient whether ``actor`` may go on; who asks already, at this desk, asks on.

        Of two at once one is heard. Raises `NotAllowed`, `SittingOver`, and `AlreadyTaken` naming who helps already.
        """

        def work(session: Session) -> LiveSitting:
            allow(session, actor, Right.TAKE_OVER)
            asker = {"who": actor.staff, "at_desk": actor.device}
            is_heard = books.ASK.first(session, kiosk=device, sitting=number, **asker) is not None
            sitting = self._rows.one(session, device, number)
            if is_heard:
                self._rows.note(session, actor, Deed.ASK, sitting.grip, step=sitting.step)
            elif (sitting.helper_number, sitting.desk) != (actor.staff, actor.device):
                raise AlreadyTaken(f"sitting {number} at {device} is helped with", owner=sitting.helper)
            return sitting

        return self._database.run(work)

    def renew(self, grip: Grip, *, actor: Actor) -> LiveSitting:
        """Say that the desk is still there; gives how the sitting stands, in whosever hands it is.

        Raises `NotAllowed`, `SittingOver`, and `NotHeld` when somebody else has asked since.
        """

        def work(session: Session) -> LiveSitting:
            allow(session, actor, Right.TAKE_OVER)
            books.RENEW.run(session, **named(grip))
            return self._mine(session, grip)

        return self._database.run(work)

    def withdraw(self, grip: Grip, *, actor: Actor) -> None:
        """Ask no more; nothing happens when it has been answered. Raises `NotAllowed`."""

        def work(session: Session) -> None:
            allow(session, actor, Right.TAKE_OVER)
            if books.MOVE[Deed.WITHDRAW].first(session, **named(grip)) is not None:
                self._rows.note(session, actor, Deed.WITHDRAW, grip)

        self._database.run(work)

    def take(self, grip: Grip, *, actor: Actor) -> SavedRun:
        """Where the sitting stands that the patient has granted. Raises as `save`."""

        def work(session: Session) -> SavedRun:
            allow(session, actor, Right.TAKE_OVER)
            sitting = self._mine(session, grip)
            if sitting.hold is not Hold.HELD:
                raise self._rows.why_not(session, grip)
            (sealed,) = books.RUN.one(session, kiosk=grip.device, sitting=grip.number)
            return self._rows.opened(sealed)

        return self._database.run(work)

    def save(self, grip: Grip, run: SavedRun, *, actor: Actor) -> None:
        """Write where the desk has brought it. Raises `NotAllowed`, `SittingOver`, and `NotHeld` telling why."""

        def work(session: Session) -> None:
            allow(session, actor, Right.TAKE_OVER)
            if not books.SAVE.run(session, **named(grip), **self._rows.saved(run)):
                raise self._rows.why_not(session, grip)

        self._database.run(work)

    def hand_back(self, grip: Grip, run: SavedRun, *, actor: Actor) -> None:
        """The patient goes on from ``run`` at the kiosk. Raises as `save`."""
        self._move(Deed.HAND_BACK, grip, run, actor)

    def finish(self, grip: Grip, run: SavedRun, *, actor: Actor) -> None:
        """It is done: the kiosk shows the last page, if ``run`` stands there, else its start page. Raises as `save`."""
        self._move(Deed.FINISH, grip, run, actor)

    def watch(self, device: str, number: int, *, actor: Actor) -> Picture | None:
        """What the kiosk shows, hushed; None until it has heard that somebody looks on. To be asked every second.

        Raises `NotAllowed` and `SittingOver`.
        """

        def work(session: Session) -> bytes | None:
            allow(session, actor, Right.ANSWER_HELP)
            row = books.WATCH.first(session, kiosk=device, sitting=number)
            if row is None:
                raise SittingOver(f"no sitting {number} at {device}")
            return row[0]

        return self._rows.opened_picture(self._database.run(work))

    def point(self, device: str, number: int, *, picture: int, place: int, actor: Actor) -> None:
        """Show the patient the control at ``place`` of that picture; the patient presses. Raises as `watch`.

        No consent is asked for: nothing of the patient's is seen, and nothing is done in their place.
        """

        def work(session: Session) -> None:
            allow(session, actor, Right.ANSWER_HELP)
            if not books.POINT.run(session, kiosk=device, sitting=number, seen=picture, at=place):
                raise SittingOver(f"no sitting {number} at {device}")
            self._office.note(session, actor, "sitting.point", f"live_sittings/{device}", sitting=number)

        self._database.run(work)

    def _mine(self, session: Session, grip: Grip) -> LiveSitting:
        sitting = self._rows.one(session, grip.device, grip.number)
        if sitting.grip != grip:
            raise NotHeld(f"another asking than {grip.count} at {grip.device}")
        return sitting

    def _move(self, deed: Deed, grip: Grip, run: SavedRun, actor: Actor) -> None:
        def work(session: Session) -> None:
            allow(session, actor, Right.TAKE_OVER)
            if books.MOVE[deed].first(session, **named(grip), **self._rows.saved(run)) is None:
                raise self._rows.why_not(session, grip)
            self._rows.note(session, actor, deed, grip, step=run.step)

        self._database.run(work)
