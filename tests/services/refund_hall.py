"""The running hall with somebody who approves refunds, and words for what money and places look like after one."""

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState, Visit
from kiosk.domain.paying import WindowMethod
from kiosk.domain.refunds import Refunded
from kiosk.domain.roles import Role
from kiosk.storage.database import Database
from kiosk.storage.tables import ChargeLineRow, InvoiceRow, PaymentRow, RefundRow, RefundStateRow
from kiosk.storage.vault import Vault
from tests.services.running_hall import CLERK, RunningHall
from tests.services.small_hall import K1

CASHIER, BOSS = Actor("D3", "0114"), Actor("D3", "0115")
WHY = "病人要求"


class RefundHall(RunningHall):
    """A clerk, a cashier, and an administrator who may agree."""

    def __init__(self, database: Database, vault: Vault) -> None:
        super().__init__(database, vault)
        for number, name, role in (("0114", "钱款", Role.CASHIER), ("0115", "郑主任", Role.ADMINISTRATOR)):
            self.staff.enrol(number, name, role, "270918", actor=Actor("D1", "operator"))

    def cancel(self, visit: Visit | int, *, actor: Actor = CLERK, second: Actor | None = None) -> Refunded:
        """Cancelled at a desk."""
        registration = visit if isinstance(visit, int) else visit.registration_id
        return self.refunds.cancel_visit(registration, reason=WHY, actor=actor, second=second)

    def cancel_self(self, visit: Visit, patient: int = 1) -> Refunded:
        """Cancelled by the patient at the kiosk."""
        return self.refunds.cancel_visit(visit.registration_id, actor=K1, patient_id=self.patient(patient).id)

    def cash_visit(self, slot: str = "any 10:00", patient: int = 1) -> Visit:
        """Paid in cash at a window."""
        visit = self.visit(slot, patient)
        assert self.billing.take_at_window(visit.charge_id, WindowMethod.CASH, actor=CASHIER).state is PaymentState.PAID
        return visit

    def pay(self, visit: Visit) -> Visit:
        """Paid by phone."""
        self.billing.begin(visit.charge_id, actor=K1)
        self.gateway.answers["query"] = PaymentState.PAID
        assert self.billing.ask(visit.charge_id, actor=K1).state is PaymentState.PAID
        del self.gateway.answers["query"]
        return visit

    def payment(self, visit: Visit) -> dict[str, object]:
        """The newest payment of a visit."""
        return self.rows(PaymentRow, charge_id=visit.charge_id)[-1]

    def payment_id(self, visit: Visit) -> int:
        return int(str(self.payment(visit)["id"]))

    def charge_lines(self, visit: Visit) -> list[int]:
        """The lines of its charge."""
        return [int(str(row["id"])) for row in self.rows(ChargeLineRow, charge_id=visit.charge_id)]

    def money(self) -> list[tuple[object, ...]]:
        """Every refund: amount, way back, its states in order."""
        return [
            (row["amount"], row["gateway"], [one["state"] for one in self.rows(RefundStateRow, refund_id=row["id"])])
            for row in self.rows(RefundRow)
        ]

    def invoices_of(self, visit: Visit) -> list[tuple[object, ...]]:
        """Total, fund and due of its invoices in order; the reversed one's id behind them."""
        rows = self.rows(InvoiceRow, charge_id=visit.charge_id)
        return [(row["total"], row["fund"], row["due"], row["reversal_of"]) for row in rows]

    def invoice_code(self, invoice: int) -> object:
        """The check code of an invoice."""
        (row,) = self.rows(InvoiceRow, id=invoice)
        return row["check_code"]
