"""A small hall between two gateways of the model: what patients and staff do there, whatever the weather."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.journey import PayBy, Payment, PaymentState, Visit
from kiosk.domain.paying import How, RefundState, Wallet, WindowMethod
from kiosk.ports import Notice
from kiosk.services.accounts import ChargeState, find_account
from kiosk.services.money.billing import Billing
from kiosk.services.money.unclear import Unclear
from kiosk.services.queue.queueing import Queueing
from kiosk.services.refunds.refunds import Refunds
from kiosk.storage.database import Database
from kiosk.storage.tables import ChargeLineRow
from kiosk.storage.vault import Vault
from tests.services.model_gateway import Held, ModelGateway, PowerCut
from tests.services.small_hall import NOW, SmallHall
from tests.services.storm_books import Booked, disagreements, orders_of, payments, quiet_disagreements

K1, K2, CLERK = Actor("K1"), Actor("K2"), Actor("D1", "3001")
CASHIER, BOSS = Actor("D1", "3002"), Actor("D1", "3003")
CODES = {Wallet.WECHAT: "134567890123456789", Wallet.ALIPAY: "2834567890123456"}
WHY = "医生停诊"


class InterruptedDatabase(Database):
    """Lets another machine work between any two transactions of this one."""

    _left = -1

    def interrupt(self, transactions: int, meanwhile: Callable[[], object]) -> None:
        """Do ``meanwhile`` before the transaction that comes after so many others."""
        self._left, self._meanwhile = transactions, meanwhile

    def calm(self) -> None:
        """Interrupt no more."""
        self._left = -1

    @contextmanager
    def begin(self) -> Iterator[Session]:
        self._tick()
        with super().begin() as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        self._tick()
        with super().read() as session:
            yield session

    def _tick(self) -> None:
        self._left -= 1
        if self._left == -1:
            self._meanwhile()


class StormHall:
    """The hall, its gateways and their weather; every deed is about the visit of who came last."""

    def __init__(self, template: Path, vault: Vault) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(template, self.folder / "hall.db")
        self.database = InterruptedDatabase(f"sqlite:///{self.folder / 'hall.db'}")
        self.hall = SmallHall(self.database, vault)
        self.weather: list[str] = []
        self.gateways = {
            each.value: ModelGateway(each.value, each, self.weather) for each in (Wallet.WECHAT, Wallet.ALIPAY)
        }
        self.visits: list[Visit] = []
        self.restart()

    def restart(self) -> None:
        """The machine comes up again, and remembers nothing."""
        self.billing = Billing(self.hall.office, list(self.gateways.values()))
        self.refunds = Refunds(self.hall.office, list(self.gateways.values()), self.billing)
        self.unclear = Unclear(self.hall.office, list(self.gateways.values()))

    def close(self) -> None:
        """Leave nothing behind."""
        self.database.close()
        shutil.rmtree(self.folder)

    def arrive(self) -> None:
        """The next patient registers."""
        slot = "chen 10:30" if self.hall.clock.now() < NOW + timedelta(minutes=45) else "chen tomorrow"
        self.visits.append(self.hall.visit(slot, 1 + len(self.visits), PayBy.PHONE))

    @property
    def visit(self) -> Visit:
        """Of who came last."""
        return self.visits[-1]

    def begin(self, wallet: Wallet | None = None) -> Payment:
        return self.billing.begin(self.visit.charge_id, wallet=wallet, actor=K1)

    def scan(self, wallet: Wallet) -> Payment:
        return self.billing.charge_code(self.visit.charge_id, CODES[wallet], actor=K1)

    def ask(self, _wallet: Wallet) -> Payment:
        return self.billing.ask(self.visit.charge_id, actor=K1)

    def go_to_a_window(self, _wallet: Wallet) -> Payment:
        return self.billing.pay_at_window(self.visit, actor=K1)[1]

    def pay_cash(self, _wallet: Wallet) -> Payment:
        return self.billing.take_at_window(self.visit.charge_id, WindowMethod.CASH, actor=CLERK)

    def walk_away(self, _wallet: Wallet) -> Payment:
        return self.billing.give_up(self.visit, actor=K1)

    def cancel(self, _wallet: Wallet) -> object:
        return self.refunds.cancel_visit(self.visit.registration_id, reason=WHY, actor=CLERK)

    def give_a_part_back(self, wallet: Wallet) -> object:
        """Of whatever was or was not paid; one line or the other."""
        line = self.hall.rows(ChargeLineRow, charge_id=self.visit.charge_id)[wallet is Wallet.ALIPAY]["id"]
        payment = max((one.id for one in self.payments() if one.charge_id == self.visit.charge_id), default=1)
        return self.refunds.give_back(payment, [int(str(line))], reason=WHY, actor=CLERK)

    def tend(self, _wallet: Wallet | None = None) -> None:
        Queueing(self.hall.office).expire(actor=K2)
        self.billing.settle_pending(actor=K2)
        self.refunds.settle(actor=K2)

    def order_again(self, by_hand: WindowMethod | None = None) -> None:
        for view in self.refunds.open(CLERK):
            if view.state is RefundState.REFUSED:
                self.refunds.again(view.refund_id, reason=WHY, actor=CLERK, by_hand=by_hand)

    def end_by_people(self) -> None:
        """Two look into the gateways' own records, close there what is open, and end what is unclear here."""
        for one in self.unclear.unclear(actor=CASHIER):
            state = self.gateways[one.gateway].end(one.key)
            self.unclear.decide(one.payment_id, state, reason=WHY, actor=CASHIER, second=BOSS)

    def notice(self, gateway: ModelGateway, key: str, number: str) -> object:
        return self.billing.hear(gateway.name, Notice(number, key, gateway.truth(key)), actor=K2)

    def pay(self) -> None:
        """The patient pays whatever was shown."""
        for gateway, key, _ in self.held():
            gateway.pay(key)

    def pay_late(self) -> None:
        """The bank was slower than the closing."""
        for gateway, key, _ in self.held():
            gateway.pay_late(key)

    def land(self) -> None:
        """What is on its way to a gateway arrives."""
        for gateway in self.gateways.values():
            gateway.land()

    def held(self) -> list[tuple[ModelGateway, str, Held]]:
        """What the gateways know of the visit's orders."""
        return orders_of(self.visit, self.gateways)

    def payments(self) -> list[Booked]:
        """Every payment of the books, the oldest first."""
        with self.database.read() as session:
            return payments(session)

    def disagreements(self) -> list[str]:
        """Whatever is wrong with the money at this moment."""
        with self.database.read() as session:
            return disagreements(session, self.gateways, self.visits)

    def quiet_disagreements(self) -> list[str]:
        """Whatever is wrong when nothing is on its way any more."""
        with self.database.read() as session:
            return [why for visit in self.visits for why in quiet_disagreements(session, self.gateways, visit)]

    def hear(self, sky: list[str], work: Callable[[], object]) -> None:
        """What the patient is told must be true when it is told."""
        told = self.dare(sky, work)
        if not isinstance(told, Payment):
            return
        with self.database.read() as session:
            state = find_account(session, self.visit.charge_id).state
        able = [held.state for _, _, held in self.held() if not held.late]
        if told.state is PaymentState.PAID:
            assert state is ChargeState.SETTLED
        if told.state is PaymentState.NOT_PAID:
            assert state is not ChargeState.SETTLED
            assert "open" not in able
            assert "paid" not in able or state is ChargeState.CANCELLED
        if told.state is PaymentState.WAITING and told.how is How.SHOWN:
            assert told.code.removeprefix("pay://") in [key for _, key, _ in self.held()]

    def dare(self, sky: list[str], work: Callable[[], object]) -> object:
        """What ``work`` gives under this sky; None when it is refused, or the machine loses its power."""
        self.weather[:] = sky
        try:
            return work()
        except DomainError:
            return None
        except PowerCut:
            self.restart()
            return None
