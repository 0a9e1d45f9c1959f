"""缴费 in a storm: answers lost, money late, notices in any order, power cuts, refunds. Books and gateways agree."""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings, strategies
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.journey import PayBy, Payment, PaymentState, Visit
from kiosk.domain.paying import How, LateFate, Wallet, WindowMethod
from kiosk.domain.roles import Person, Role
from kiosk.ports import Notice
from kiosk.services.money.accounts import ChargeState, find_account
from kiosk.services.money.billing import Billing
from kiosk.services.money.refunds import Refunds
from kiosk.services.queue.queueing import Queueing
from kiosk.storage.checks.money import check_money
from kiosk.storage.database import Database
from kiosk.storage.tables import PaymentRow, PaymentStateRow, RefundRow, RefundStateRow
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.employing import employ
from tests.services.model_gateway import WEATHER, Held, ModelGateway, PowerCut
from tests.services.small_hall import NOW, SmallHall, build

K1, K2, CLERK = Actor("K1"), Actor("K2"), Actor("D1", "3001")
STORMS = int(os.environ.get("NUANXIN_STORMS", "20"))  # examples; thousands by hand
CODES = {Wallet.WECHAT: "134567890123456789", Wallet.ALIPAY: "2834567890123456"}
SKIES = strategies.lists(strategies.sampled_from(WEATHER), max_size=3)  # of the next calls, the last one first
WALLETS = strategies.sampled_from([Wallet.WECHAT, Wallet.ALIPAY])


class MoneyMachine(RuleBasedStateMachine):
    """One patient after the other stands at a kiosk in bad weather; other machines tend the hall."""

    template: Path
    vault: Vault

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "hall.db")
        self.database = Database(f"sqlite:///{self.folder / 'hall.db'}")
        self.hall = SmallHall(self.database, self.vault)
        self.weather: list[str] = []
        self.gateways = [ModelGateway(each.value, each, self.weather) for each in (Wallet.WECHAT, Wallet.ALIPAY)]
        self.visits: list[Visit] = []
        self.restart()

    @initialize()
    def arrive(self) -> None:
        self.visits.append(self.hall.visit("any 10:00", 1 + len(self.visits), PayBy.PHONE))

    @property
    def visit(self) -> Visit:
        return self.visits[-1]

    @rule()
    def restart(self) -> None:
        self.billing = Billing(self.hall.office, self.gateways)
        self.refunds = Refunds(self.hall.office, self.gateways, self.billing)

    # ---- the patient, and staff ----------------------------------------------------

    @rule(sky=SKIES, wallet=strategies.one_of(strategies.none(), WALLETS))
    def begin(self, sky: list[str], wallet: Wallet | None) -> None:
        self._hear(sky, lambda: self.billing.begin(self.visit.charge_id, wallet=wallet, actor=K1))

    @rule(sky=SKIES, wallet=WALLETS)
    def show_a_code(self, sky: list[str], wallet: Wallet) -> None:
        self._hear(sky, lambda: self.billing.charge_code(self.visit.charge_id, CODES[wallet], actor=K1))

    @rule(sky=SKIES)
    def ask(self, sky: list[str]) -> None:
        self._hear(sky, lambda: self.billing.ask(self.visit.charge_id, actor=K1))

    @rule(sky=SKIES)
    def go_to_a_window(self, sky: list[str]) -> None:
        self._hear(sky, lambda: self.billing.pay_at_window(self.visit, actor=K1)[1])

    @rule(sky=SKIES)
    def pay_cash(self, sky: list[str]) -> None:
        self._hear(sky, lambda: self.billing.take_at_window(self.visit.charge_id, WindowMethod.CASH, actor=CLERK))

    @rule(sky=SKIES)
    def walk_away(self, sky: list[str]) -> None:
        self._hear(sky, lambda: self.billing.give_up(self.visit, actor=K1))

    @rule(sky=SKIES)
    def staff_cancel(self, sky: list[str]) -> None:
        self._dare(sky, lambda: self.refunds.cancel_visit(self.visit.registration_id, reason="医生停诊", actor=CLERK))

    @precondition(lambda self: len(self.visits) < 3 and self.hall.clock.now() < NOW + timedelta(minutes=15))
    @rule()
    def next_patient(self) -> None:
        self.arrive()

    # ---- the money -----------------------------------------------------------------

    @rule()
    def pay_whatever_was_shown(self) -> None:
        for gateway, key, _ in self._held(self.visit):
            gateway.pay(key)

    @rule()
    def the_bank_was_slow(self) -> None:
        for gateway, key, _ in self._held(self.visit):
            gateway.pay_late(key)

    @rule(again=strategies.booleans(), which=strategies.integers(0, 9))
    def notice(self, again: bool, which: int) -> None:
        """Of any order ever, perhaps long ago; the same one once more, or one of its own."""
        held = [each for visit in self.visits for each in self._held(visit)]
        if held:
            gateway, key, _ = held[which % len(held)]
            number = f"EV-{key}" if again else f"EV-{key}-{which}"
            self._dare([], lambda: self.billing.hear(gateway.name, Notice(number, key, gateway.truth(key)), actor=K2))

    # ---- time, and who tends the hall --------------------------------------------------

    @rule(sky=SKIES)
    def another_machine_tends(self, sky: list[str]) -> None:
        self._dare(sky, self._tend)

    @rule(minutes=strategies.sampled_from([1, 4, 6, 35, 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.hall.clock.advance(timedelta(minutes=minutes))
        self._land()

    @invariant()
    def nobody_can_pay_twice(self) -> None:
        """Only the bank's slowness takes money twice, and that is given back."""
        for visit in self.visits:
            able = [held.state for _, _, held in self._held(visit) if held.state != "closed" and not held.late]
            assert len(able) + self._cash(visit) <= 1, able

    @invariant()
    def every_fen_in_the_books_agrees(self) -> None:
        """Also: paid is registered or ordered back, registered is paid."""
        with self.database.read() as session:
            assert list(check_money(session)) == []

    def teardown(self) -> None:
        self.weather.clear()
        self._land()
        self._quieten()
        for gateway in self.gateways:  # the day's bill
            for key, held in gateway.held.items():
                if held.state == "paid":
                    amount, reference = held.order.amount, f"R-{key}"
                    fate = self.billing.found_late(gateway.name, key, reference=reference, amount=amount, actor=K2)
                    assert fate in (LateFate.KNOWN, LateFate.SETTLED, LateFate.REFUNDED)
        self._quieten()
        for visit in self.visits:
            self._agrees(visit)
        assert verify(self.database, key=self.vault.audit_key) == ()
        self.database.close()
        shutil.rmtree(self.folder)

    def _land(self) -> None:
        for gateway in self.gateways:
            gateway.land()

    def _quieten(self) -> None:
        for _ in range(6):
            self.hall.clock.advance(timedelta(minutes=31))
            self._tend()

    def _tend(self) -> None:
        Queueing(self.hall.office).expire(actor=K2)
        self.billing.settle_pending(actor=K2)
        self.refunds.settle(actor=K2)

    def _agrees(self, visit: Visit) -> None:
        """The books say what the gateways say, and a patient has paid once for a visit, or nothing for none."""
        with self.database.read() as session:
            account = find_account(session, visit.charge_id)
        kept = {gateway.name: 0 for gateway in self.gateways} | {"cash": 0}
        for row in self.hall.rows(PaymentRow, charge_id=visit.charge_id):
            if self.hall.rows(PaymentStateRow, payment_id=row["id"], state="paid"):
                kept[str(row["gateway"])] += int(str(row["amount"])) - self._refunded(row["id"])
        for gateway in self.gateways:
            assert kept[gateway.name] == sum(held.kept for one, _, held in self._held(visit) if one is gateway)
        assert sum(kept.values()) == (account.due if account.state is ChargeState.SETTLED else 0)
        assert "open" not in [held.state for _, _, held in self._held(visit)]

    def _refunded(self, payment_id: object) -> int:
        """What the books say was given back; nothing is on its way any more."""
        total = 0
        for refund in self.hall.rows(RefundRow, payment_id=payment_id):
            assert [row["state"] for row in self.hall.rows(RefundStateRow, refund_id=refund["id"], final=True)] == [
                "done"
            ]
            total += int(str(refund["amount"]))
        return total

    def _hear(self, sky: list[str], work: Callable[[], Payment]) -> None:
        """What the patient is told must be true when it is told."""
        told = self._dare(sky, work)
        if told is None:
            return
        with self.database.read() as session:
            state = find_account(session, self.visit.charge_id).state
        able = [held.state for _, _, held in self._held(self.visit) if not held.late]
        if told.state is PaymentState.PAID:
            assert state is ChargeState.SETTLED
        if told.state is PaymentState.NOT_PAID:
            assert state is not ChargeState.SETTLED
            assert "open" not in able
            assert "paid" not in able or state is ChargeState.CANCELLED
        if told.state is PaymentState.WAITING and told.how is How.SHOWN:
            assert told.code.removeprefix("pay://") in [key for _, key, _ in self._held(self.visit)]

    def _dare(self, sky: list[str], work: Callable[[], object]) -> Payment | None:
        self.weather[:] = sky
        try:
            told = work()
        except DomainError:
            return None
        except PowerCut:
            self.restart()
            return None
        return told if isinstance(told, Payment) else None

    def _held(self, visit: Visit) -> list[tuple[ModelGateway, str, Held]]:
        serial = f"-{visit.registration_id:06}-"
        return [(one, key, held) for one in self.gateways for key, held in one.held.items() if serial in key]

    def _cash(self, visit: Visit) -> int:
        return len(self.hall.rows(PaymentRow, charge_id=visit.charge_id, gateway="cash"))


@pytest.fixture(scope="module")
def template(migrated_sqlite: Path, vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("storm") / "hall.db"))
    database = Database(f"sqlite:///{path}")
    build(database, vault, places=9)
    employ(SmallHall(database, vault).office, Person(str(CLERK.staff), "收费员", Role.CLERK))
    database.close()
    return path


def test_books_and_gateways_agree_after_any_storm(template: Path, vault: Vault) -> None:
    MoneyMachine.template, MoneyMachine.vault = template, vault
    storms = settings(
        max_examples=STORMS, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    run_state_machine_as_test(MoneyMachine, settings=storms)
