"""A small hall with queues, two triage nurses, and somebody who may not triage."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from argon2 import PasswordHasher

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaperSort
from kiosk.domain.queue import Flag
from kiosk.domain.roles import Role
from kiosk.domain.triage.cases import Case, Taken
from kiosk.domain.triage.loading import load_tables
from kiosk.domain.triage.signs import Consciousness, Level, Presented, Sign, Track, Vitals
from kiosk.services.papers.presses import TicketPress
from kiosk.services.papers.printing import Printing
from kiosk.services.staff.staff import StaffAccounts
from kiosk.services.triage.triage import TriageDesk
from kiosk.services.triage.wristband import beside_tickets
from kiosk.storage.database import Database
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.queue_hall import QueueHall
from tests.services.small_hall import build

NURSE, OTHER, VOLUNTEER = Actor("D1", "0031"), Actor("D2", "0032"), Actor("D1", "0002")
OPERATOR = Actor("D1", "operator")
PIN = "270918"
FAST = frozenset({Track.CHEST_PAIN})


class TriageHall(QueueHall):
    """As `QueueHall`, with triage."""

    def __init__(self, database: Database, vault: Vault) -> None:
        super().__init__(database, vault)
        self.staff = StaffAccounts(self.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        people = ((NURSE, "丁一", Role.TRIAGE), (OTHER, "何立", Role.TRIAGE), (VOLUNTEER, "赵磊", Role.VOLUNTEER))
        for actor, name, role in people:
            self.staff.enrol(actor.staff or "", name, role, PIN, actor=OPERATOR)
        self.printing = Printing(self.office, {PaperSort.TICKET: TicketPress(self.tickets, self.artist)})
        self.printing.fit(PaperSort.WRISTBAND, beside_tickets)
        self.triage = TriageDesk(self.office, load_tables(), self.printing)

    def record(self, *findings: str, patient: int | None = None, actor: Actor = NURSE, **other: object) -> Case:
        """Somebody whose signs are well, with these findings."""
        presented = Presented(signs(), frozenset(findings))
        return self.triage.record(Taken(presented, patient, **other), actor=actor)  # type: ignore[arg-type]  # by name

    def decided(
        self, level: Level, *findings: str, patient: int | None = None, tracks: frozenset[Track] = frozenset()
    ) -> Case:
        """The same, with a level decided whatever is proposed."""
        case = self.record(*findings, patient=patient)
        return self.triage.decide(case.id, level, tracks=tracks, reason="看起来更重", actor=NURSE)


def signs(**changes: str) -> Vitals:
    """Somebody well, but for ``changes``."""
    usual = {"respiration": "16", "spo2": "97", "systolic": "120", "diastolic": "80", "pulse": "70"}
    values = usual | {"temperature": "36.8"} | changes
    return Vitals({Sign(sign): Decimal(value) for sign, value in values.items()}, False, Consciousness.ALERT)


def open_triage(database: Database, vault: Vault) -> Iterator[TriageHall]:
    """A hall in which somebody triages; its books are whole at the end."""
    build(database, vault)
    yield TriageHall(database, vault)
    assert verify(database, key=vault.audit_key) == ()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def flags(hall: TriageHall, ticket: int) -> set[Flag]:
    """What the window is told of a ticket."""
    return set(hall.lines.ticket(ticket).flags)
