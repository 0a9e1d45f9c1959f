"""The small hall with its queues open: tickets as many as wanted, every step, and what the tables say."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PayBy
from kiosk.domain.queue import Flag
from kiosk.domain.roles import Role
from kiosk.services.queue.boards import Boards
from kiosk.services.queue.lines import Lines
from kiosk.services.queue.places_in_line import PlacesInLine
from kiosk.services.queue.queueing import Queueing
from kiosk.services.queue.windows import Windows
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    QueueRow,
    QueueWindowRow,
    StaffRow,
    StaffSecretRow,
    TicketRow,
    TicketStateRow,
    WindowRow,
)
from kiosk.storage.vault import Vault
from tests.services.small_hall import NOW, SmallHall

W1, W2 = Actor("W1", "0101"), Actor("W2", "0102")


class QueueHall(SmallHall):
    """Two rooms of one department and one of another; a queue and a window come with the first ticket of a room."""

    def __init__(self, database: Database, vault: Vault, *, now: datetime = NOW) -> None:
        super().__init__(database, vault, now=now)
        self.queueing, self.lines = Queueing(self.office), Lines(self.office)
        self.windows, self.board = Windows(self.office), Boards(self.office)
        self.places = PlacesInLine(self.office)
        self._employ()

    def _employ(self) -> None:
        """Who calls, unless another process has; nobody signs in."""
        with self.database.begin() as session:
            if session.scalar(select(StaffRow.id).where(StaffRow.number == str(W1.staff))) is not None:
                return
            for actor, name, role in ((W1, "丁一", Role.CLERK), (W2, "魏二", Role.GUIDE)):
                staff = StaffRow(number=actor.staff, name=name, role=role.value, active=True)
                session.add(staff)
                session.flush()
                secret = {"role": role.value, "hash": "-", "locked": False, "changed_at": self.office.now()}
                session.add(StaffSecretRow(staff_id=staff.id, **secret))

    def ticket(self, slot: str = "any 9:30", patient: int = 1, pay_by: PayBy = PayBy.WINDOW) -> int:
        """A patient who waits; gives the ticket."""
        visit = self.visit(slot, patient, pay_by)
        (row,) = self.rows(TicketRow, registration_id=visit.registration_id)
        return int(str(row["id"]))

    def people(self, count: int, slot: str = "any 9:30", *, first: int = 1) -> list[int]:
        """So many patients who wait, a minute apart."""
        made = []
        for patient in range(first, first + count):
            made.append(self.ticket(slot, patient))
            self.clock.advance(timedelta(minutes=1))
        return made

    def elder(self, ticket: int) -> None:
        """Give somebody a flag with 15 minutes of credit."""
        self.queueing.flag(ticket, {Flag.ELDER}, actor=W1)

    def queue(self, code: str = "R2") -> int:
        """The queue of a room."""
        return self._id(QueueRow, code)

    def window(self, code: str = "R2") -> int:
        """The window of a room."""
        return self._id(WindowRow, code)

    def rule(self, code: str = "R2", **columns: object) -> None:
        """Change the rules of a queue."""
        with self.database.begin() as session:
            session.execute(update(QueueRow).where(QueueRow.code == code).values(**columns))

    def second_window(self) -> int:
        """Another window on the queue of room 2."""
        return self.another_window("R2B", "2 诊室乙")

    def another_window(self, code: str, name: str = "窗口") -> int:
        """One more window on the queue of room 2; gives it."""
        with self.database.begin() as session:
            window = WindowRow(code=code, name=name, name_en="", room_id=2, floor=2)
            session.add(window)
            session.flush()
            session.add(QueueWindowRow(queue_id=self.queue(), window_id=window.id, weight=1))
            return window.id

    def serve_also(self, code: str, *, weight: int) -> int:
        """Let the window of room 2 call from the queue of another room too; gives the window."""
        row = {"queue_id": self.queue(code), "window_id": self.window()}
        with self.database.begin() as session:
            session.merge(QueueWindowRow(**row, weight=weight))
        return row["window_id"]

    def order(self, code: str = "R2") -> list[int]:
        """The tickets of a queue as they would be called."""
        return [one.ticket_id for one in self.lines.waiting(self.queue(code))]

    def states(self, ticket: int) -> list[str]:
        """Every state of a ticket, oldest first."""
        return [str(row["state"]) for row in self.rows(TicketStateRow, ticket_id=ticket)]

    def seen(self, window: int, actor: Actor = W1) -> int | None:
        """Call the next one and let them be seen; gives the ticket."""
        call = self.queueing.call_next(window, actor=actor)
        if call is None:
            return None
        self.queueing.arrived(call.ticket_id, actor=actor)
        return call.ticket_id

    def miss(self, window: int) -> int:
        """Call the next one, who does not come."""
        call = self.queueing.call_next(window, actor=W1)
        assert call is not None
        self.queueing.missed(call.ticket_id, actor=W1)
        return call.ticket_id

    def _id(self, table: type[QueueRow] | type[WindowRow], code: str) -> int:
        with self.database.read() as session:
            return session.scalars(select(table.id).where(table.code == code)).one()
