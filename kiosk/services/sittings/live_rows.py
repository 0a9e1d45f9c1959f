"""What both ends of a lent sitting write into its row and read from it."""

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.codec import read, written
from kiosk.domain.errors import DomainError
from kiosk.domain.live import Deed, Grip, Hold, LiveSitting, NotHeld, Picture, SavedRun, SittingOver
from kiosk.services.office import Office
from kiosk.services.sittings import live_books as books

RUN, PICTURE = "live run", "live picture"  # what they are sealed for
Seen = tuple[str, int, str, str, datetime, datetime, str, bool, str, str, str, str, str, int, int]


class LiveRows:
    """The rows of the sittings in hand, sealed with the office's key."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def saved(self, run: SavedRun) -> dict[str, object]:
        """The values of a row that holds ``run``; the time at its step goes on while the step is the same."""
        return {"in_flow": run.flow, "at_step": run.step, "sealed": self.sealed(run), "now": self.office.now()}

    def sealed(self, run: SavedRun) -> bytes:
        """``run`` as it lies in the database."""
        return self.office.vault.seal(written(run.slight), context=RUN)

    def opened(self, sealed: bytes | None) -> SavedRun:
        """What was `sealed`."""
        assert sealed is not None
        return read(self.office.vault.unseal(sealed, context=RUN), SavedRun)

    def sealed_picture(self, picture: Picture | None) -> bytes | None:
        """The same of a picture; None for none."""
        return None if picture is None else self.office.vault.seal(written(picture), context=PICTURE)

    def opened_picture(self, sealed: bytes | None) -> Picture | None:
        """What was sealed as a picture."""
        return None if sealed is None else read(self.office.vault.unseal(sealed, context=PICTURE), Picture)

    def one(self, session: Session, device: str, number: int) -> LiveSitting:
        """The sitting of this number; raises `SittingOver` when it is no more."""
        row = books.ONE.first(session, kiosk=device, sitting=number)
        if row is None:
            raise SittingOver(f"no sitting {number} at {device}")
        return self._seen(row)

    def all(self, session: Session) -> tuple[LiveSitting, ...]:
        """Every sitting in hand, by device."""
        return tuple(self._seen(row) for row in books.ALL.all(session))

    def _seen(self, row: Seen) -> LiveSitting:
        device, number, flow, step, began, since, modes, struggles, hold, last, helper, staff, desk, count, version = (
            row
        )
        return LiveSitting(
            device=device,
            number=number,
            flow=flow,
            step=step,
            began=self.office.local(began),
            since=self.office.local(since),
            modes=tuple(modes.split()),
            struggles=struggles,
            hold=Hold(hold),
            last=deed_of(last),
            helper=helper,
            helper_number=staff,
            desk=desk,
            count=count,
            version=version,
        )

    def why_not(self, session: Session, grip: Grip) -> DomainError:
        """Why something could not be done with ``grip``."""
        sitting = self.one(session, grip.device, grip.number)
        deed = sitting.last if sitting.grip == grip else None
        return NotHeld(f"asking {grip.count} at {grip.device}: {sitting.hold}", deed=deed)

    def note(self, session: Session, actor: Actor, deed: Deed, grip: Grip, /, **detail: str) -> None:
        """Into the audit: no name, no number of a patient."""
        record = f"live_sittings/{grip.device}"
        self.office.note(session, actor, f"sitting.{deed.value}", record, sitting=grip.number, **detail)


def named(grip: Grip) -> dict[str, object]:
    """What a statement calls it."""
    return {"kiosk": grip.device, "sitting": grip.number, "asking": grip.count}


def deed_of(last: str) -> Deed | None:
    """The deed that stands in a row."""
    return Deed(last) if last else None
