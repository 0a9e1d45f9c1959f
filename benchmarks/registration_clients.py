"""The clients of the registration benchmark: ours through the services, the baseline in SQL written by hand."""

import json
import sqlite3
from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from benchmarks.registration_hall import FEES, SECRET, Turn, day
from kiosk.adapters.clock import SystemClock
from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Choice, ClinicOffer, DayPart, Journey, Patient, PayBy, Room, SessionKind, SlotOffer
from kiosk.services.office import Office
from kiosk.services.visits.registration import RegistrationDesk
from kiosk.services.visits.timetable import Timetable
from kiosk.storage.counters import claim
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault

NO_DIGEST = bytes(32)
SQL = {
    "place": """
        SELECT q.queue_id, s.session_id, s.starts_at, s.ends_at, c.department_id, c.doctor_id, c.day, c.fee_group,
            d.letter, r.credits, r.elder_age
        FROM slots s JOIN clinic_sessions c ON c.id = s.session_id JOIN departments d ON d.id = c.department_id
        JOIN queue_rooms q ON q.room_id = c.room_id JOIN queues r ON r.id = q.queue_id
        WHERE s.id = ?""",
    "fees": "SELECT kind, name, unit, price, fund_percent FROM fees WHERE fee_group = ? ORDER BY position",
    "registration": """
        INSERT INTO registrations
            (patient_id, slot_id, session_id, department_id, doctor_key, day, pay_by, actor, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
    "slot": "UPDATE slots SET booked = booked + 1 WHERE id = ? AND booked < capacity",
    "charge": """
        INSERT INTO charges (serial, registration_id, fee_class, total, fund, due, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""",
    "lines": """
        INSERT INTO charge_lines (charge_id, position, kind, name, unit, price, quantity, amount, fund)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "charge_state": "INSERT INTO charge_states (charge_id, state, at, actor) VALUES (?, ?, ?, ?)",
    "counter": """
        INSERT INTO counters (scope, value) VALUES (?, ?)
        ON CONFLICT (scope) DO UPDATE SET value = counters.value + 1 RETURNING value""",
    "ticket": """
        INSERT INTO tickets (registration_id, department_id, day, number, label, created_at)
        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
    "ticket_state": """
        INSERT INTO ticket_states (ticket_id, state, step, queue_id, rank, credit, misses, is_return, since, actor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "ahead": """
        SELECT count(*) FROM ticket_states s JOIN tickets t ON t.id = s.ticket_id
        WHERE s.queue_id = ? AND s.state = 'waiting' AND s.until IS NULL AND s.rank < ? AND t.day = ?""",
    "head": """
        INSERT INTO audit_heads (device, seq, digest) VALUES (?, ?, ?)
        ON CONFLICT (device) DO UPDATE SET seq = audit_heads.seq + 1 RETURNING seq, digest""",
    "audit": """
        INSERT INTO audit (device, seq, at, actor, action, record, detail, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
    "head_digest": "UPDATE audit_heads SET digest = ? WHERE device = ?",
}


def scope(turn: Turn) -> str:
    """The counter of the department's numbers."""
    return f"ticket:{turn.department}:{day().isoformat()}"


def _line(charge: int, position: int, fee: tuple[str, str, int]) -> tuple[object, ...]:
    kind, name, price = fee
    return charge, position, kind, name, "次", price, 1, price, 0


def _key(row: tuple[object, ...] | None) -> int:
    assert row is not None
    return int(str(row[0]))


class Client(ABC):
    """One client with its own connection; every call is one committed transaction."""

    @abstractmethod
    def register(self, turn: Turn) -> None:
        """A whole registration."""

    @abstractmethod
    def claim(self, turn: Turn) -> None:
        """Nothing but the next number."""

    @abstractmethod
    def close(self) -> None:
        """Hang up."""

    def do(self, work: str, turn: Turn) -> None:
        """Work by its name."""
        if work == "register":
            self.register(turn)
        else:
            self.claim(turn)


def claims(turn: Turn) -> str:
    """A counter for claims of which no ticket is made."""
    return f"claim:{turn.department}"


class Ours(Client):
    """The product: `RegistrationDesk.register` and `claim`."""

    def __init__(self, url: str, device: str) -> None:
        self._database = Database(url)
        self._office = Office(self._database, Vault(SECRET), SystemClock())
        self._desk = RegistrationDesk(self._office, Timetable(self._office))
        self._actor = Actor(device)
        self._bill = Bill()

    def register(self, turn: Turn) -> None:
        """As the flow does it when the patient has confirmed."""
        journey = self._journey(turn)
        self._bill = journey.bill
        self._desk.register(journey, actor=self._actor)

    def claim(self, turn: Turn) -> None:
        """One number, committed."""
        self._database.run(lambda session: claim(session, claims(turn)))

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def _journey(self, turn: Turn) -> Journey:
        """The clipboard of a patient who has read the bill, which is the same for all of these sessions."""
        moment = datetime.now(UTC)
        slot = SlotOffer(turn.session, moment, moment, 1)
        clinic = ClinicOffer(turn.session, day(), DayPart.MORNING, SessionKind.EXPERT, None, Room("", 1), 0, 0, (slot,))
        patient = Patient(turn.patient, f"病人{turn.patient}", Sex.UNKNOWN, None, "", FeeClass.SELF)
        journey = Journey(patient=patient, choice=Choice(clinic, slot), bill=self._bill, pay_by=PayBy.WINDOW)
        return journey if journey.bill.lines else replace(journey, bill=self._desk.quote(journey))


class Bare(Client):
    """The same rows by the bare driver: fixed text, positional values, no object in between."""

    mark = "?"
    begin = ""

    def __init__(self, device: str) -> None:
        self._device = device
        self._actor = f"patient@{device}"
        self._sql = {name: " ".join(text.split()).replace("?", self.mark) for name, text in SQL.items()}

    @abstractmethod
    def _run(self, sql: str, *values: object) -> tuple[object, ...] | None:
        """Execute one statement; its first row."""

    @abstractmethod
    def _commit(self) -> None:
        """End the transaction."""

    @abstractmethod
    def _moment(self) -> object:
        """Now, as the driver wants it."""

    @abstractmethod
    def _date(self) -> object:
        """The day, as the driver wants it."""

    def register(self, turn: Turn) -> None:
        """The statements of a registration, one after the other."""
        run, sql, at, on = self._run, self._sql, self._moment(), self._date()
        if self.begin:
            run(self.begin)
        queue = _key(run(sql["place"], turn.session))
        run(sql["fees"], "expert")
        where = (turn.patient, turn.session, turn.session, turn.department, turn.doctor, on)
        registration = _key(run(sql["registration"], *where, "window", self._actor, at))
        run(sql["slot"], turn.session)
        total = sum(price for _, _, price in FEES)
        charge = _key(run(sql["charge"], f"BARE-{registration}", registration, "self", total, 0, total, at))
        run(sql["lines"], *(value for fee in enumerate(FEES, start=1) for value in _line(charge, *fee)))
        run(sql["charge_state"], charge, "due", at, self._actor)
        number = _key(run(sql["counter"], scope(turn), 1))
        label = f"{chr(64 + turn.department)}{number:03}"
        ticket = _key(run(sql["ticket"], registration, turn.department, on, number, label, at))
        rank = int(datetime.now(UTC).timestamp() * 1e6) + number * 1000
        run(sql["ticket_state"], ticket, "waiting", "issue", queue, rank, 0, 0, False, at, self._actor)
        run(sql["ahead"], queue, rank, on)
        self._audit(registration, charge=charge, ticket=ticket, at=at)
        self._commit()

    def claim(self, turn: Turn) -> None:
        """One number, committed."""
        if self.begin:
            self._run(self.begin)
        self._run(self._sql["counter"], claims(turn), 1)
        self._commit()

    def _audit(self, registration: int, *, charge: int, ticket: int, at: object) -> None:
        """The row and its head; the digests are 32 bytes of nothing, which costs less than ours."""
        detail = json.dumps({"charges": charge, "tickets": ticket})
        seq = _key(self._run(self._sql["head"], self._device, 1, NO_DIGEST))
        what = ("registration.register", f"registrations/{registration}", detail)
        self._run(self._sql["audit"], self._device, seq, at, self._actor, *what, NO_DIGEST)
        self._run(self._sql["head_digest"], NO_DIGEST, self._device)


class BareSqlite(Bare):
    """The standard library's sqlite3, set up as ours: WAL, full sync, foreign keys."""

    begin = "BEGIN IMMEDIATE"

    def __init__(self, url: str, device: str) -> None:
        super().__init__(device)
        path = Path(make_url(url).database or "")
        self._connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    def _run(self, sql: str, *values: object) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self._connection.execute(sql, values).fetchone()
        return row

    def _commit(self) -> None:
        self._connection.execute("COMMIT")

    def _moment(self) -> str:
        return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

    def _date(self) -> str:
        return day().isoformat()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


class BarePostgres(Bare):
    """Psycopg 3 as it comes: it prepares what is run often."""

    mark = "%s"

    def __init__(self, url: str, device: str) -> None:
        super().__init__(device)
        self._connection = psycopg.connect(url)
        self._cursor = self._connection.cursor()

    def _run(self, sql: str, *values: object) -> tuple[object, ...] | None:
        self._cursor.execute(sql, values)
        return self._cursor.fetchone() if self._cursor.description else None

    def _commit(self) -> None:
        self._connection.commit()

    def _moment(self) -> datetime:
        return datetime.now(UTC)

    def _date(self) -> object:
        return day()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
