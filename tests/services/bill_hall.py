"""Books of money at a gateway, written row by row, and the bills that gateway would give of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import insert, select

from kiosk.domain.actor import Actor
from kiosk.domain.money_errors import BillNotReady
from kiosk.domain.paying import LateFate, Wallet
from kiosk.domain.reconciling import DifferenceState, Reconciled, Verdict
from kiosk.services.day_end.reconciliation import Reconciliation
from kiosk.storage.database import Database
from kiosk.storage.tables import ChargeRow, PaymentRow, PaymentStateRow, RefundRow, RefundStateRow
from kiosk.storage.vault import Vault
from tests.services.small_hall import NOW, TODAY, ZONE, Gateway, SmallHall, build
from tests.writing_bills import Entry, wechat_bill

MACHINE = Actor("D9")
DAYS = tuple(TODAY + timedelta(days=number) for number in (-3, -2, -1))


class Bank(Gateway):
    """A gateway that gives the bills it is told to."""

    def __init__(self, name: str, wallet: Wallet = Wallet.WECHAT) -> None:
        super().__init__()
        self.name, self.wallet = name, wallet
        self.bills: dict[date, bytes] = {}

    def bill(self, day: date) -> bytes:
        if day not in self.bills:
            raise BillNotReady("not yet")
        return self.bills[day]


@dataclass
class Late:
    """Keeps what it is given."""

    fate: LateFate = LateFate.SETTLED
    given: list[tuple[str, int]] = field(default_factory=list)

    def found_late(self, gateway: str, key: str, *, reference: str, amount: int, actor: Actor) -> LateFate:
        self.given.append((key, amount))
        return self.fate


class BillHall:
    """A hall with one charge for all payments: nothing here asks what they are for."""

    def __init__(self, database: Database, vault: Vault, *banks: Bank) -> None:
        build(database, vault)
        self.hall = SmallHall(database, vault)
        self.office, self.late = self.hall.office, Late()
        self._charge = self.hall.visit().charge_id
        self._attempt = 0
        self.reconciliation = self.over(*(banks or (Bank("bank"),)))
        self._other = self._add("other", 1, "other")

    def over(self, *banks: Bank) -> Reconciliation:
        """The service over these gateways."""
        return Reconciliation(self.office, banks, self.late)

    def pay(
        self, key: str, fen: int, day: date | None, *, gateway: str = "bank", state: str = "paid", at: time = time(10)
    ) -> int:
        """A payment, paid on a day; ``day`` None: nobody knows yet."""
        payment = self._add(key, fen, gateway)
        final = True if state in ("paid", "not_paid") else None
        with self.office.database.begin() as session:
            session.execute(
                insert(PaymentStateRow).values(
                    payment_id=payment, state=state, final=final, reference="", at=_moment(day, at), actor="patient@K1"
                )
            )
        return payment

    def give_back(
        self, key: str, fen: int, day: date | None, *, gateway: str = "bank", state: str = "done", at: time = time(10)
    ) -> int:
        """A refund, done on a day."""
        values = {"payment_id": self._other, "key": key, "gateway": gateway, "amount": fen, "reason": "", "actor": "K1"}
        with self.office.database.begin() as session:
            asked = insert(RefundRow).values(**values, created_at=NOW).returning(RefundRow.id)
            refund = session.execute(asked).scalar_one()
            final = True if state in ("done", "refused") else None
            session.execute(
                insert(RefundStateRow).values(
                    refund_id=refund, state=state, final=final, reference="", at=_moment(day, at), actor="K1"
                )
            )
        return refund

    def run(self, day: date, *entries: Entry, gateway: str = "bank") -> Reconciled:
        """Reconcile a bill of WeChat's with these lines."""
        return self.reconciliation.run(gateway, day, wechat_bill(day, entries), actor=MACHINE)

    def open(self, days: Sequence[date] = DAYS, *, gateway: str = "bank") -> set[tuple[date, str, Verdict]]:
        """What nobody has answered of these days."""
        found = (each for day in days for each in self.reconciliation.differences(day, actor=MACHINE))
        return {
            (each.day, each.key, each.verdict)
            for each in found
            if each.gateway == gateway and each.state is DifferenceState.OPEN
        }

    def _add(self, key: str, fen: int, gateway: str) -> int:
        self._attempt += 1
        values = {"charge_id": self._charge, "attempt": self._attempt, "key": key, "gateway": gateway, "amount": fen}
        with self.office.database.begin() as session:
            assert session.scalar(select(ChargeRow.id)) == self._charge
            row = insert(PaymentRow).values(**values, expires_at=NOW, created_at=NOW).returning(PaymentRow.id)
            return session.execute(row).scalar_one()


def _moment(day: date | None, at: time) -> datetime:
    return datetime.combine(day or TODAY, at, tzinfo=ZONE)
