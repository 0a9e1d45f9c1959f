"""A simulated day through our services: patients at kiosks, clerks at windows, one office that ends the day."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from heapq import heappop, heappush
from math import inf
from multiprocessing.synchronize import Barrier

from sqlalchemy import select

from benchmarks.hall_books import SECRET, moment, open_hall, slot_id
from benchmarks.hall_clerk import Clerk
from benchmarks.hall_conductor import Conductor, SharedClock, play_alone, together
from benchmarks.hall_plan import DAY, NIGHT, POSTS, Arrival, arrivals
from benchmarks.hall_tables import Witnessed
from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Choice, ClinicOffer, DayPart, Journey, Patient, PayBy, Room, SessionKind, SlotOffer
from kiosk.domain.queue import Flag
from kiosk.domain.queue_errors import StepRefused
from kiosk.services.office import Office
from kiosk.services.queue.queueing import Queueing
from kiosk.services.visits.registration import RegistrationDesk
from kiosk.services.visits.timetable import Timetable
from kiosk.storage.database import Database
from kiosk.storage.tables import TicketRow
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault

PRELOAD = ("benchmarks.hall_day",)


@dataclass(frozen=True)
class DayPlan:
    """How many patients come, to how many kiosks."""

    url: str
    patients: int
    kiosks: int
    seed: int = 6

    @property
    def players(self) -> int:
        """Kiosks, clerks, and the office."""
        return self.kiosks + len(POSTS) + 1


class Kiosk:
    """Registers the patients that come to it; at a desk beside it staff note what they see of them."""

    def __init__(self, url: str, clock: SharedClock, *, device: str, people: Sequence[Arrival]) -> None:
        self._database = Database(url)
        self._office = Office(self._database, Vault(SECRET), clock)
        self._desk = RegistrationDesk(self._office, Timetable(self._office))
        self._queueing, self._actor, self._bill = Queueing(self._office), Actor(device), Bill()
        self._people = list(people)
        self._doors: list[tuple[float, int]] = []  # who holds the ticket to the door's scanner, and when
        self.seen: list[Witnessed] = []

    @property
    def due(self) -> float:
        """When the next patient comes, or shows a ticket."""
        come = self._people[0].at if self._people else inf
        return min(come, self._doors[0][0] if self._doors else inf)

    def act(self, now: float) -> None:
        """Everybody who is here now."""
        while self._people and self._people[0].at <= now:
            self._register(self._people.pop(0))
        while self._doors and self._doors[0][0] <= now:
            with suppress(StepRefused):  # they have been seen already
                self._queueing.check_in_ticket(heappop(self._doors)[1], actor=self._actor)

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def _register(self, one: Arrival) -> None:
        journey = self._journey(one)
        if not self._bill.lines:
            self._bill = self._desk.quote(journey)
            journey = self._journey(one)
        visit = self._desk.register(journey, actor=self._actor)
        with self._database.read() as session:
            query = select(TicketRow.id).where(TicketRow.registration_id == visit.registration_id)
            ticket = session.scalars(query).one()
        self.seen.append(Witnessed(ticket, None, int(moment(one.at).timestamp() * 1e6)))
        if one.flags:
            elder = (Flag.ELDER,) if one.is_elder else ()
            self._queueing.flag(ticket, {*one.flags, *elder}, actor=self._actor)
        if one.checks_in is not None:
            heappush(self._doors, (one.checks_in, ticket))

    def _journey(self, one: Arrival) -> Journey:
        slot = SlotOffer(slot_id(one.department, one.starts), moment(one.starts), moment(one.starts), 1)
        clinic = ClinicOffer(
            one.department, DAY, DayPart.MORNING, SessionKind.GENERAL, None, Room("", 1), 0, 0, (slot,)
        )
        born = date(1945 if one.is_elder else 1990, 3, 7)
        patient = Patient(one.patient, f"病人{one.patient}", Sex.UNKNOWN, born, "", FeeClass.SELF)
        return Journey(patient=patient, choice=Choice(clinic, slot), bill=self._bill, pay_by=PayBy.WINDOW)


class Night:
    """The office's tick after the day: what nobody ended ends."""

    def __init__(self, url: str, clock: SharedClock) -> None:
        self._database = Database(url)
        self._queueing = Queueing(Office(self._database, Vault(SECRET), clock))
        self.due, self.seen = NIGHT, list[Witnessed]()

    def act(self, now: float) -> None:
        """End the day."""
        self._queueing.expire(actor=Actor("OFFICE"))
        self.due = inf

    def close(self) -> None:
        """Let the database go."""
        self._database.close()


def live(plan: DayPlan) -> list[Witnessed]:
    """Let the day pass in a process for each kiosk and clerk; what they were told, in no order."""
    _open(plan)
    conductor = Conductor(plan.players)
    works = [partial(_play, plan, conductor, place) for place in range(plan.players)]
    return [one for seen in together(works, PRELOAD) for one in seen]


def live_alone(plan: DayPlan) -> list[Witnessed]:
    """The same in this process, where only one acts at a time: the same seed gives the same day."""
    _open(plan)
    conductor = Conductor(plan.players)
    players = [player(plan, SharedClock(conductor.now), place) for place in range(plan.players)]
    play_alone(players, conductor.now)
    for one in players:
        one.close()
    return [one for each in players for one in each.seen]


def player(plan: DayPlan, clock: SharedClock, place: int) -> Kiosk | Clerk | Night:
    """Who plays at a place: the clerks first, then the kiosks, the office last."""
    if place < len(POSTS):
        return Clerk(plan.url, clock, place=place, patients=plan.patients, seed=plan.seed)
    kiosk = place - len(POSTS)
    if kiosk == plan.kiosks:
        return Night(plan.url, clock)
    mine = arrivals(plan.patients, seed=plan.seed)[kiosk :: plan.kiosks]
    return Kiosk(plan.url, clock, device=f"K{kiosk + 1}", people=mine)


def _open(plan: DayPlan) -> None:
    upgrade(plan.url)
    database = Database(plan.url)
    open_hall(database, arrivals(plan.patients, seed=plan.seed))
    database.close()


def _play(plan: DayPlan, conductor: Conductor, place: int, _barrier: Barrier) -> list[Witnessed]:
    who = player(plan, SharedClock(conductor.now), place)
    conductor.play(who, place)
    who.close()
    return who.seen
