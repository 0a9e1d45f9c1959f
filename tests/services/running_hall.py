"""The queue hall with staff who run it: visits that move, sessions that stop, papers that somebody has to see to."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from argon2 import PasswordHasher

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PayBy
from kiosk.domain.roles import Role
from kiosk.services.hall.overview import Overview
from kiosk.services.papers.print_desk import PrintDesk
from kiosk.services.refunds.refunds import Refunds
from kiosk.services.staff.staff import StaffAccounts
from kiosk.services.visits.session_stops import SessionStops
from kiosk.services.visits.visits_desk import VisitsDesk
from kiosk.storage.database import Database
from kiosk.storage.tables import AuditRow, RegistrationRow, TicketRow, TicketStateRow
from kiosk.storage.vault import Vault
from tests.services.queue_hall import QueueHall

if TYPE_CHECKING:
    from kiosk.services.help.devices import Devices

CLERK, GUIDE, VOLUNTEER = Actor("D1", "0111"), Actor("D2", "0112"), Actor("D1", "0113")
STRANGER = Actor("D1", "9999")
CHEN, ANY, ZHOU = 1, 2, 3  # sessions of the small hall, today, of one department


@dataclass
class Machines:
    """Devices that say what they are told."""

    told: tuple[object, ...] = ()
    asked: int = field(default=0)

    def all(self) -> tuple[object, ...]:
        self.asked += 1
        return self.told


class RunningHall(QueueHall):
    """A clerk, a guide nurse and a volunteer, each with an account."""

    def __init__(self, database: Database, vault: Vault) -> None:
        super().__init__(database, vault)
        staff = StaffAccounts(self.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        people = (("0111", "丁一", Role.CLERK), ("0112", "吴敏", Role.GUIDE), ("0113", "赵磊", Role.VOLUNTEER))
        for number, name, role in people:
            staff.enrol(number, name, role, "270918", actor=Actor("D1", "operator"))
        self.staff, self.machines = staff, Machines()
        self.overview = Overview(self.office, cast("Devices", self.machines))
        self.refunds = Refunds(self.office, (self.gateway,), self.billing)
        self.visits = VisitsDesk(self.office, self.refunds, self.printing)
        self.stops = SessionStops(self.office, self.printing)
        self.papers = PrintDesk(self.office, self.printing)

    def waiting(self, slot: str = "any 9:30", patient: int = 1, pay_by: PayBy = PayBy.WINDOW) -> int:
        """A patient who waits; gives the registration."""
        return self.visit(slot, patient, pay_by).registration_id

    def ticket_of(self, registration: int) -> int:
        """The ticket of a registration."""
        (row,) = self.rows(TicketRow, registration_id=registration)
        return int(str(row["id"]))

    def standing(self, registration: int) -> dict[str, object]:
        """The open row of its ticket."""
        (row,) = self.rows(TicketStateRow, ticket_id=self.ticket_of(registration), until=None)
        return row

    def slot_of(self, registration: int) -> int:
        (row,) = self.rows(RegistrationRow, id=registration)
        return int(str(row["slot_id"]))

    def audited(self, action: str) -> list[str]:
        """What the audit says of an action, oldest first: record and detail."""
        return [f"{row['record']} {row['detail']}" for row in self.rows(AuditRow, action=action)]
