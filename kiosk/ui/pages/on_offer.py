"""What can be chosen of a department: its half days, the clinics of each, and what comes first."""

from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.domain.journey import Choice, ClinicOffer, DayPart, Journey, SlotOffer

DAYS = 7
Half = tuple[date, DayPart]


@dataclass(frozen=True)
class OnOffer:
    """The clinics of ``journey`` as they stand ``today``."""

    journey: Journey
    today: date

    def days(self) -> tuple[date, ...]:
        """All days there may be something on."""
        return tuple(self.today + timedelta(days=offset) for offset in range(DAYS))

    def left(self, day: date, part: DayPart | None = None) -> int:
        """Places left on ``day``, perhaps in half of it only."""
        return sum(clinic.left for clinic in self.journey.clinics if clinic.day == day and part in (None, clinic.part))

    def halves(self) -> tuple[Half, ...]:
        """The half days with places left."""
        return tuple((day, part) for day in self.days() for part in DayPart if self.left(day, part))

    def first_half(self, choice: Choice | None) -> Half:
        """Where the choice or the nearest slot is, else the first half day with something left."""
        near = sorted(filter(self.is_near, self.journey.clinics), key=self.nearness)
        first = choice.clinic if choice else near[0] if near else None
        if first is not None:
            return first.day, first.part
        return next(iter(self.halves()), (self.today, DayPart.MORNING))

    def clinics(self, half: Half) -> tuple[ClinicOffer, ...]:
        """Those of half a day: the nearest first after a slot was taken, "any doctor" last."""
        found = [clinic for clinic in self.journey.clinics if (clinic.day, clinic.part) == half]
        return tuple(sorted(found, key=lambda clinic: (self.nearness(clinic), clinic.doctor is None)))

    def is_near(self, clinic: ClinicOffer) -> bool:
        """Whether it has one of the slots to offer instead of one that was taken."""
        return any(slot.id in self.journey.nearest for slot in clinic.slots)

    def nearness(self, clinic: ClinicOffer) -> int:
        """The less, the nearer to what was taken."""
        nearest = self.journey.nearest
        return min((nearest.index(slot.id) for slot in clinic.slots if slot.id in nearest), default=len(nearest))

    def free(self, clinic: ClinicOffer) -> list[SlotOffer]:
        """The slots of ``clinic`` with places, the nearest or earliest first."""
        free = (slot for slot in clinic.slots if slot.left)
        return sorted(free, key=lambda slot: slot.id not in self.journey.nearest)

    def kept_choice(self) -> Choice | None:
        """The choice made before, if it can still be had; Back must not lose it."""
        kept = self.journey.choice
        return self.find(kept.slot.id) if kept is not None and not self.journey.nearest else None

    def find(self, slot_id: int) -> Choice | None:
        """The slot of this id, if it has places."""
        found = (
            Choice(clinic, slot)
            for clinic in self.journey.clinics
            for slot in clinic.slots
            if slot.id == slot_id and slot.left
        )
        return next(found, None)

    def is_gone(self, slot_id: int) -> bool:
        """Whether the slot of a draft is the one that somebody else took: then that draft is of no use."""
        return bool(slot_id and self.journey.nearest) and self.find(slot_id) is None

    def session(self, session_id: int) -> ClinicOffer | None:
        """The clinic of this id, if it has places."""
        found = (clinic for clinic in self.journey.clinics if clinic.session_id == session_id and clinic.left)
        return next(found, None)


def written(half: Half, *, session: int = 0, slot: int = 0, question: str = "") -> str:
    """A choice in the making as a draft, the same for either page: whoever changes the text size keeps it."""
    day, part = half
    return f"{day.isoformat()} {part.value} {session} {slot} {question}".strip()


@dataclass(frozen=True)
class Draft:
    """What `written` wrote."""

    half: Half
    session: int
    slot: int
    question: str


def read(draft: str) -> Draft | None:
    """What ``draft`` says; None for an empty one."""
    if not draft:
        return None
    day, part, session, slot, *question = draft.split(" ")
    return Draft((date.fromisoformat(day), DayPart(part)), int(session), int(slot), "".join(question))
