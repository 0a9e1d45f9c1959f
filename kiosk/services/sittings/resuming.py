"""接着办: a sitting somebody walked away from waits ten minutes, on every machine of the hall, for the same person.

Kept is where it stood and what was chosen, sealed, under a keyed hash of the patient: neither name nor number is in it,
for whoever comes back shows the paper again. Nothing of it is in the audit: it is a clipboard, not the books.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import import_module
from typing import cast

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import DepartmentClosed, GoneOn, Misuse, SlotTaken, TimeOver
from kiosk.domain.journey import Choice, DepartmentOffer, Journey, OpenVisit, Patient, Standing
from kiosk.services.office import Office
from kiosk.services.visits.places import Place, find_place
from kiosk.services.visits.timetable import Timetable, Wanted
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import KeptRunRow

KEPT_FOR = timedelta(minutes=10)  # accessibility.md 12
CONTEXT = "kept run"
REOPENING = "kiosk.services.visits.reopening"  # loaded with the first patient who is known

Reopen = Callable[[Session, Office, int], tuple[OpenVisit, ...]]


@dataclass(frozen=True)
class Kept:
    """What lies sealed in the database: ids of steps, department and slot, and how it was read."""

    step: str
    past: tuple[str, ...]
    department: int
    slot: int | None
    large: bool = False  # in large text
    by_sight: bool = False  # to be called by sight

    def written(self) -> str:
        """As JSON."""
        return json.dumps(vars(self))

    @classmethod
    def read(cls, text: str) -> "Kept":
        """What was `written`."""
        told = cast("dict[str, object]", json.loads(text))
        return cls(
            step=cast(str, told["step"]),
            past=tuple(cast("list[str]", told["past"])),
            department=cast(int, told["department"]),
            slot=cast("int | None", told["slot"]),
            large=bool(told.get("large")),
            by_sight=bool(told.get("by_sight")),
        )


class Resuming:
    """Keeps what was left unfinished, and finds it again."""

    def __init__(self, office: Office, timetable: Timetable) -> None:
        self._office, self._timetable = office, timetable

    def greet(self, journey: Journey, *, flow: str) -> Journey:
        """Fill ``kept`` and ``open_visits`` of a patient who has just been found; nobody found has left nothing."""
        if journey.patient is None:
            return replace(journey, kept=False, open_visits=())
        with self._office.database.read() as session:
            kept = KEPT.first(session, digest=self._digest(flow, journey.patient), now=self._office.now())
            visits = cast(Reopen, import_module(REOPENING).open_visits)(session, self._office, journey.patient.id)
        return replace(journey, kept=kept is not None, open_visits=visits)

    def keep(self, journey: Journey, *, flow: str) -> None:
        """Keep ``journey.standing`` and the choices for `KEPT_FOR`; the newest of one patient replaces the one before.

        Nothing of somebody who cannot come back, being without papers, or who has chosen nothing yet.
        """
        patient, standing, offer = journey.patient, journey.standing, journey.department
        if patient is None or patient.provisional or standing is None or offer is None:
            return
        kept = Kept(
            step=standing.step,
            past=standing.past,
            department=offer.department.id,
            slot=journey.choice.slot.id if journey.choice else None,
            large=journey.large,
            by_sight=journey.by_sight,
        )
        digest, until = self._digest(flow, patient), self._office.now() + KEPT_FOR
        sealed = self._office.vault.seal(kept.written(), context=CONTEXT)
        self._office.database.run(lambda session: KEEP.run(session, digest=digest, sealed=sealed, until=until))

    def resume(self, journey: Journey, *, flow: str) -> Journey:
        """The journey as it was left, and where it stands: where it was left, or where a choice has to be made again.

        Raises `GoneOn` when nothing is kept any more: of two machines that ask at once one is given the run.
        """
        if journey.patient is None:
            raise Misuse("nobody to go on")
        digest = self._digest(flow, journey.patient)
        with self._office.database.read() as session:
            row = KEPT.first(session, digest=digest, now=self._office.now())
        if row is None:
            raise GoneOn("nothing is kept")
        kept = Kept.read(self._office.vault.unseal(row[0], context=CONTEXT))
        resumed = self._restored(journey, kept)
        # Last of all: whatever fails before, the run is still kept.
        taken = self._office.database.run(lambda session: TAKE.run(session, digest=digest, sealed=row[0]))
        if not taken:
            raise GoneOn("the run was taken up elsewhere at the same moment")
        return replace(resumed, kept=False)

    def forget(self, journey: Journey, *, flow: str) -> None:
        """Wipe what is kept of this patient: they begin again, or leave for good."""
        if journey.patient is not None:
            digest = self._digest(flow, journey.patient)
            self._office.database.run(lambda session: FORGET.run(session, digest=digest))

    def wipe(self) -> int:
        """Wipe what nobody came back for in time; gives how many."""
        return self._office.database.run(lambda session: WIPE.run(session, now=self._office.now()))

    def _digest(self, flow: str, patient: Patient) -> bytes:
        return self._office.vault.digest(CONTEXT, f"{flow}:{patient.id}")

    def _restored(self, journey: Journey, kept: Kept) -> Journey:
        journey = replace(journey, large=journey.large or kept.large, by_sight=journey.by_sight or kept.by_sight)
        offer = next((one for one in self._timetable.departments() if one.department.id == kept.department), None)
        if offer is None:
            return replace(journey, standing=Standing("department", why=DepartmentClosed("the kept department")))
        journey = replace(journey, department=offer)
        if kept.slot is None:
            return replace(journey, standing=Standing(kept.step, kept.past))
        return self._with_choice(journey, kept, offer)

    def _with_choice(self, journey: Journey, kept: Kept, offer: DepartmentOffer) -> Journey:
        clinics = self._timetable.clinics(offer.department.id)
        choices = (Choice(clinic, slot) for clinic in clinics for slot in clinic.slots if slot.id == kept.slot)
        choice = next(choices, None)
        if choice is not None and choice.slot.left > 0:
            return replace(journey, choice=choice, standing=Standing(kept.step, kept.past))
        gone = self._gone(kept, offer, is_over=choice is None)
        past = tuple(step for step in kept.past if step != "slot")
        return replace(journey, choice=None, nearest=gone.nearest, standing=Standing("slot", past, gone))

    def _gone(self, kept: Kept, offer: DepartmentOffer, *, is_over: bool) -> SlotTaken:
        assert kept.slot is not None
        with self._office.database.read() as session:
            place = find_place(session, kept.slot)
        nearest = self._nearest(offer, place) if place is not None else ()
        return (TimeOver if is_over else SlotTaken)(f"kept slot {kept.slot} is gone", nearest=nearest)

    def _nearest(self, offer: DepartmentOffer, place: Place) -> tuple[int, ...]:
        return self._timetable.nearest(offer.department.id, Wanted(place.starts, place.day, place.doctor_id))


def _keep(first: Upsert) -> Upsert:
    newer = {"sealed": first.excluded.sealed, "until": first.excluded.until}
    return first.on_conflict_do_update(index_elements=[KeptRunRow.digest], set_=newer)


KEEP = Statement(ForEach(KeptRunRow, _keep))
_this = KeptRunRow.digest == bindparam("digest")
KEPT = Query(select(KeptRunRow.sealed).where(_this, KeptRunRow.until > bindparam("now")))
# Sealed anew each time, so that only the very run that was read is taken.
TAKE = Statement(delete(KeptRunRow).where(_this, KeptRunRow.sealed == bindparam("sealed")))
FORGET = Statement(delete(KeptRunRow).where(_this))
WIPE = Statement(delete(KeptRunRow).where(KeptRunRow.until <= bindparam("now")))
