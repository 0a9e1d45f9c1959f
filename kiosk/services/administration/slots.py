"""The slots of sessions as administrators see them: times, length, places, and how many are taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from kiosk.domain.administration import Fault, RecordRefused, told
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.services.office import Office
from kiosk.storage.tables import SlotRow

TOO_FEW = QT_TRANSLATE_NOOP("Administration", "At {time} {count} places are taken already.")
MIDNIGHT = "00:00"


@dataclass(frozen=True)
class Band:
    """The slots of one session together; places differ when they have been changed one by one."""

    starts: datetime
    ends: datetime
    length: timedelta
    fewest: int
    most: int

    def texts(self) -> dict[str, str]:
        """As the form shows them."""
        ends = f"{self.ends:%H:%M}"
        places = str(self.most) if self.fewest == self.most else f"{self.fewest}–{self.most}"
        return {
            "from": f"{self.starts:%H:%M}",
            "to": "24:00" if ends == MIDNIGHT else ends,
            "band": str(self.length // timedelta(minutes=1)),
            "capacity": places,
        }


def bands_of(session: Session, sessions: Sequence[int], office: Office) -> dict[int, Band]:
    """The slots of each session together; none for a session without any."""
    rows = session.execute(
        select(
            SlotRow.session_id,
            func.min(SlotRow.starts_at),
            func.max(SlotRow.ends_at),
            func.min(SlotRow.ends_at),
            func.min(SlotRow.capacity),
            func.max(SlotRow.capacity),
        )
        .where(SlotRow.session_id.in_(sessions))
        .group_by(SlotRow.session_id)
    )
    return {
        key: Band(office.local(starts), office.local(ends), first - starts, fewest, most)
        for key, starts, ends, first, fewest, most in rows
    }


def booked_in(session: Session, key: int) -> int:
    """How many places of a session are taken; nobody takes another one before this transaction ends."""
    slots = session.scalars(select(SlotRow.booked).where(SlotRow.session_id == key).with_for_update())
    return sum(slots)


def set_places(session: Session, key: int, places: int, office: Office) -> None:
    """Offer so many places in every slot to come; raises `RecordRefused` where more are taken."""
    to_come = (SlotRow.session_id == key, ~SlotRow.closed, SlotRow.ends_at > office.now())
    session.execute(update(SlotRow).where(*to_come, SlotRow.booked <= places).values(capacity=places))
    left = session.execute(
        select(SlotRow.starts_at, SlotRow.booked).where(*to_come, SlotRow.booked > places).order_by(SlotRow.starts_at)
    ).all()
    if left:
        faults = (
            Fault("capacity", told(TOO_FEW, time=f"{office.local(at):%H:%M}", count=booked)) for at, booked in left
        )
        raise RecordRefused(f"session {key} has more booked than {places}", faults=tuple(faults))


def take_back(session: Session, key: int) -> None:
    """Close every slot at what is taken."""
    session.execute(update(SlotRow).where(SlotRow.session_id == key).values(capacity=SlotRow.booked, closed=True))
