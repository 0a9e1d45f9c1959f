"""A small hall with real-looking rows, written as the services write them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, make_url
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.storage import audit
from kiosk.storage.counters import claim, claim_invoice
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.tables import (
    ChargeLineRow,
    ChargeRow,
    ChargeStateRow,
    ClinicSessionRow,
    DepartmentRow,
    HospitalRow,
    InvoiceBookRow,
    InvoiceRow,
    PatientPaperRow,
    PatientRow,
    PaymentRow,
    PaymentStateRow,
    RegistrationRow,
    RoomRow,
    Row,
    SlotRow,
    TicketRow,
    TicketStateRow,
)
from kiosk.storage.vault import Vault

NOW = datetime(2026, 11, 20, 0, 30, 15, 123456, tzinfo=UTC)
DAY = date(2026, 11, 20)
NewPostgres = Callable[[str], AbstractContextManager[str]]
PRICES = (1000, 500)  # fen; the fund pays the second line's 200


def add(session: Session, row: type[Row], **values: object) -> int:
    """Insert one row; gives its id."""
    return session.execute(insert(row).values(**values).returning(row.id)).scalar_one()


@dataclass(frozen=True)
class Hall:
    """A database with one department and one slot, where patients can be let through."""

    database: Database
    vault: Vault

    def open(self) -> None:
        """Write what the hospital offers."""
        match_key(self.database, self.vault)
        with self.database.begin() as session:
            add(
                session,
                HospitalRow,
                name="安和市第一人民医院",
                name_en="Anhe First",
                zone="Asia/Shanghai",
                guide_desk="一楼",
                notice="",
                opens="07:00",
                closes="17:30",
            )
            department = add(
                session,
                DepartmentRow,
                code="D1",
                name="内科",
                name_en="Medicine",
                group_name="内科",
                floor=2,
                icon="heart",
                letter="A",
                position=1,
                minutes_each=6,
            )
            room = add(
                session,
                RoomRow,
                code="R1",
                department_id=department,
                name="3 诊室",
                floor=2,
                way=[["坐电梯", "2 号梯"]],
            )
            clinic = add(
                session,
                ClinicSessionRow,
                code="S1",
                department_id=department,
                room_id=room,
                doctor_id=None,
                day=DAY,
                part="morning",
                kind="general",
                fee_group="general",
            )
            add(session, SlotRow, session_id=clinic, starts_at=NOW, ends_at=NOW, capacity=100, booked=0)
            add(
                session,
                InvoiceBookRow,
                code="44060126",
                first_number=9_000_000_001,
                last_number=9_000_000_100,
                next_number=9_000_000_001,
                demo=True,
            )

    def visit(self, number: int = 1, *, device: str = "K1") -> int:
        """One patient registers and pays; gives the registration's id."""
        with self.database.begin() as session:
            patient = self._enrol(session, number)
            return self._visit(session, patient, Actor(device))

    def enrol(self, number: int, *, device: str) -> int:
        """One patient is entered and nothing more; gives the patient's id."""
        with self.database.begin() as session:
            patient = self._enrol(session, number)
            self._record(session, Actor(device), "patient.enrol", f"patients/{patient}")
            return patient

    def _enrol(self, session: Session, number: int) -> int:
        patient = add(
            session,
            PatientRow,
            outpatient_number=f"M{number:08}",
            name="王䶮",
            sex="female",
            birth_date=date(1949, 12, 31),
            fee_class="self",
            phone_sealed=None,
            phone_digest=None,
            consent="1",
            complete_by=None,
            created_at=NOW,
        )
        add(
            session,
            PatientPaperRow,
            patient_id=patient,
            kind="01",
            sealed=self.vault.seal(f"11010519491231{number:04}", context="paper"),
            digest=self.vault.digest("paper", f"01:11010519491231{number:04}"),
        )
        return patient

    def _visit(self, session: Session, patient: int, actor: Actor) -> int:
        session.execute(SlotRow.__table__.update().values(booked=SlotRow.booked + 1))
        registration = add(
            session,
            RegistrationRow,
            patient_id=patient,
            slot_id=1,
            session_id=1,
            department_id=1,
            doctor_key=0,
            day=DAY,
            pay_by="phone",
            actor=str(actor),
            created_at=NOW,
            cancelled_at=None,
        )
        charge, ticket = self._charge(session, registration, actor), self._ticket(session, registration, actor)
        made = {"patients": patient, "charges": charge, "tickets": ticket}
        self._record(session, actor, "registration.register", f"registrations/{registration}", **made)
        self._pay(session, charge, actor)
        return registration

    def _ticket(self, session: Session, registration: int, actor: Actor) -> int:
        number = claim(session, f"ticket/1/{DAY}")
        ticket = add(
            session,
            TicketRow,
            registration_id=registration,
            department_id=1,
            day=DAY,
            number=number,
            label=f"A{number:03}",
            created_at=NOW,
        )
        add(session, TicketStateRow, ticket_id=ticket, state="waiting", since=NOW, until=None, actor=str(actor))
        return ticket

    def _charge(self, session: Session, registration: int, actor: Actor) -> int:
        charge = add(
            session,
            ChargeRow,
            serial=f"C{registration:09}",
            registration_id=registration,
            fee_class="self",
            total=1500,
            fund=200,
            due=1300,
            created_at=NOW,
        )
        for position, (price, fund) in enumerate(zip(PRICES, (0, 200), strict=True), start=1):
            add(
                session,
                ChargeLineRow,
                charge_id=charge,
                position=position,
                kind="02",
                name="诊察费",
                unit="次",
                price=price,
                quantity=1,
                amount=price,
                fund=fund,
            )
        add(session, ChargeStateRow, charge_id=charge, state="due", at=NOW, actor=str(actor))
        return charge

    def _pay(self, session: Session, charge: int, actor: Actor) -> None:
        payment = self.payment(session, charge, attempt=1, amount=1300)
        add(session, ChargeStateRow, charge_id=charge, state="settled", at=NOW, actor=str(actor))
        invoice = self.invoice(session, charge, payment=payment)
        self._record(session, actor, "billing.settle", f"payments/{payment}", invoices=invoice, charges=charge)

    def payment(self, session: Session, charge: int, *, attempt: int, amount: int) -> int:
        """An order that was paid."""
        payment = add(
            session,
            PaymentRow,
            charge_id=charge,
            attempt=attempt,
            key=f"P{charge:09}{attempt}",
            gateway="demo",
            amount=amount,
            expires_at=NOW,
            created_at=NOW,
        )
        for state, final in (("waiting", None), ("paid", True)):
            add(
                session, PaymentStateRow, payment_id=payment, state=state, final=final, reference="", at=NOW, actor="K1"
            )
        return payment

    def invoice(self, session: Session, charge: int, *, payment: int | None) -> int:
        """An invoice with the next number."""
        claimed = claim_invoice(session, demo=True)
        return add(
            session,
            InvoiceRow,
            book_id=claimed.book_id,
            number=claimed.number,
            charge_id=charge,
            payment_id=payment,
            check_code="A1B2C3",
            total=1500,
            fund=200,
            due=1300,
            reversal_of=None,
            issued_at=NOW,
            actor="K1",
        )

    def _record(self, session: Session, actor: Actor, action: str, record: str, **detail: int) -> None:
        audit.record(session, actor, action, record, at=NOW, key=self.vault.audit_key, **detail)

    def note(self, session: Session, record: str, *, device: str = "K1", **detail: int) -> None:
        """One audit row."""
        self._record(session, Actor(device), "test.note", record, **detail)


def build(url: str, vault: Vault) -> None:
    """Write a hall with three visits from two devices."""
    database = Database(url)
    hall = Hall(database, vault)
    hall.open()
    for number, device in enumerate(("K1", "K2", "K1"), start=1):
        hall.visit(number, device=device)
    database.close()


@pytest.fixture(scope="session")
def sqlite_hall(migrated_sqlite: Path, vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("hall") / "nuanxin.db"))
    build(f"sqlite:///{path}", vault)
    return path


@pytest.fixture(scope="session")
def postgresql_hall(new_postgres: NewPostgres, migrated_postgres: str, vault: Vault) -> Iterator[str]:
    with new_postgres(migrated_postgres) as url:
        build(url, vault)
        yield url


@pytest.fixture
def sqlite_hall_url(sqlite_hall: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_hall, tmp_path / 'nuanxin.db')}"


@pytest.fixture
def postgresql_hall_url(new_postgres: NewPostgres, postgresql_hall: str) -> Iterator[str]:
    with new_postgres(str(make_url(postgresql_hall).database)) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def hall_url(request: pytest.FixtureRequest) -> str:
    """The address of a hall with three visits, of each kind in turn."""
    return str(request.getfixturevalue(f"{request.param}_hall_url"))


@pytest.fixture
def hall(hall_url: str, vault: Vault) -> Iterator[Hall]:
    """A hall with three visits."""
    database = Database(hall_url)
    yield Hall(database, vault)
    database.close()


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'empty' / 'nuanxin.db'}"


@pytest.fixture
def empty_postgresql_url(new_postgres: NewPostgres) -> Iterator[str]:
    with new_postgres("template1") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest) -> str:
    """A place for a database in which nothing is yet, of each kind in turn."""
    return str(request.getfixturevalue(f"empty_{request.param}_url"))
