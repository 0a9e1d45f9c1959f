"""缴费 in a storm: answers lost, money late, power cuts. Whatever happens, nobody is charged twice or told wrong."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
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
from kiosk.domain.errors import PaymentUnknown, PlaceReleased
from kiosk.domain.journey import PayBy, Payment, PaymentState, Visit
from kiosk.domain.paying import Wallet
from kiosk.ports import PaymentAnswer, PaymentOrder
from kiosk.services.money.accounts import ChargeState, find_account
from kiosk.services.money.billing import Billing
from kiosk.storage.database import Database
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.small_hall import SmallHall, build

K1, K2 = Actor("K1"), Actor("K2")
LOST = PaymentAnswer(PaymentState.UNKNOWN)
# What may happen to one call: it arrives and is answered; it never arrives; its answer is lost; the patient pays first;
# the kiosk loses power before, or after, the gateway has heard it.
WEATHER = ("fine", "never_arrives", "answer_lost", "patient_pays_first", "power_cut_before", "power_cut_after")


class PowerCut(BaseException):
    """The kiosk is dark: nothing of ours may catch this."""


@dataclass
class Account:
    """What the gateway knows of an order."""

    order: PaymentOrder
    state: str = "open"


class StormyGateway:
    """Keeps the truth about money, and tells it in all weathers."""

    name = "storm"
    wallet = Wallet.ANY
    takes_codes = False

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.closed_unseen: set[str] = set()
        self.weather: list[str] = []

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        def arrive() -> PaymentAnswer:
            if order.key in self.closed_unseen:
                return PaymentAnswer(PaymentState.NOT_PAID)
            self.accounts.setdefault(order.key, Account(order))
            return self._truth(order.key)

        return self._through(order.key, arrive)

    def query(self, key: str) -> PaymentAnswer:
        return self._through(key, lambda: self._truth(key))

    def cancel(self, key: str) -> PaymentAnswer:
        def arrive() -> PaymentAnswer:
            account = self.accounts.get(key)
            if account is None:
                self.closed_unseen.add(key)
            elif account.state == "open":
                account.state = "closed"
            return self._truth(key)

        return self._through(key, arrive)

    def pay(self, key: str) -> None:
        """The patient pays, if the gateway still lets them."""
        account = self.accounts.get(key)
        if account is not None and account.state == "open":
            account.state = "paid"

    def _through(self, key: str, arrive: Callable[[], PaymentAnswer]) -> PaymentAnswer:
        weather = self.weather.pop() if self.weather else "fine"
        if weather == "power_cut_before":
            raise PowerCut
        if weather == "never_arrives":
            return LOST
        if weather == "patient_pays_first":
            self.pay(key)
        answer = arrive()
        if weather == "power_cut_after":
            raise PowerCut
        return LOST if weather == "answer_lost" else answer

    def _truth(self, key: str) -> PaymentAnswer:
        account = self.accounts.get(key)
        if account is None or account.state == "closed":
            return PaymentAnswer(PaymentState.NOT_PAID)
        if account.state == "paid":
            return PaymentAnswer(PaymentState.PAID, reference=f"R-{key}", amount=account.order.amount)
        return PaymentAnswer(PaymentState.WAITING, code=f"pay://{key}")


class Storm(RuleBasedStateMachine):
    """One patient after the other stands at a kiosk in bad weather; another kiosk settles what is pending."""

    template: Path
    vault: Vault

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "hall.db")
        self.database = Database(f"sqlite:///{self.folder / 'hall.db'}")
        self.hall = SmallHall(self.database, self.vault)
        self.gateway = StormyGateway()
        self.billing = Billing(self.hall.office, (self.gateway,))
        self.visits: list[Visit] = []
        self.at_window: set[int] = set()

    @initialize()
    def arrive(self) -> None:
        self._next_patient()

    def _next_patient(self) -> None:
        self.visits.append(self.hall.visit("any 10:00", 1 + len(self.visits), PayBy.PHONE))

    @property
    def visit(self) -> Visit:
        return self.visits[-1]

    @rule(weather=strategies.lists(strategies.sampled_from(WEATHER), max_size=4))
    def weather_turns(self, weather: list[str]) -> None:
        self.gateway.weather = weather

    @rule()
    def begin(self) -> None:
        self._hear(lambda: self.billing.begin(self.visit.charge_id, actor=K1))

    @rule()
    def ask(self) -> None:
        self._hear(lambda: self.billing.ask(self.visit.charge_id, actor=K1))

    @rule()
    def go_to_a_window(self) -> None:
        def work() -> Payment:
            visit, payment = self.billing.pay_at_window(self.visit, actor=K1)
            assert visit.due == (0 if payment.state is PaymentState.PAID else self.visit.due)
            if payment.state is PaymentState.NOT_PAID:
                self.at_window.add(visit.charge_id)
            return payment

        self._hear(work)

    @rule()
    def walk_away(self) -> None:
        self._hear(lambda: self.billing.give_up(self.visit, actor=K1))

    @rule()
    def pay_whatever_was_shown(self) -> None:
        for key in self._keys(self.visit):
            self.gateway.pay(key)

    @rule()
    def another_kiosk_settles(self) -> None:
        try:
            self.billing.settle_pending(actor=K2)
        except PowerCut:
            self.gateway.weather = []

    @rule(minutes=strategies.sampled_from([1, 4, 35]))
    def time_passes(self, minutes: int) -> None:
        self.hall.clock.advance(timedelta(minutes=minutes))

    @precondition(lambda self: len(self.visits) < 3 and self.hall.clock.now().hour < 10)
    @rule()
    def next_patient(self) -> None:
        self._next_patient()

    def _hear(self, work: Callable[[], Payment]) -> None:
        """What the patient is told must be true when it is told."""
        try:
            told = work()
        except (PaymentUnknown, PlaceReleased):
            return
        except PowerCut:
            self.gateway.weather = []
            return
        states = self._states(self.visit)
        if told.state is PaymentState.PAID:
            assert states.count("paid") == 1
        if told.state is PaymentState.NOT_PAID:
            assert "paid" not in states
            assert "open" not in states
        if told.state is PaymentState.WAITING:
            assert told.code.removeprefix("pay://") in self.gateway.accounts

    def _keys(self, visit: Visit) -> list[str]:
        serial = f"-{visit.registration_id:06}-"
        return [key for key in self.gateway.accounts if serial in key]

    def _states(self, visit: Visit) -> list[str]:
        return [self.gateway.accounts[key].state for key in self._keys(visit)]

    @invariant()
    def nobody_is_charged_twice(self) -> None:
        for visit in self.visits:
            states = self._states(visit)
            assert states.count("paid") <= 1
            assert states.count("open") <= 1
            assert not ("paid" in states and "open" in states)

    def teardown(self) -> None:
        self.gateway.weather = []
        for _ in range(2):
            self.hall.clock.advance(timedelta(minutes=40))
            self.billing.settle_pending(actor=K2)
        for visit in self.visits:
            self._agrees(visit)
        assert verify(self.database, key=self.vault.audit_key) == ()
        self.database.close()
        shutil.rmtree(self.folder)

    def _agrees(self, visit: Visit) -> None:
        """The books say what the gateway says."""
        with self.database.read() as session:
            state = find_account(session, visit.charge_id).state
        if "paid" in self._states(visit):
            assert state is ChargeState.SETTLED
        elif visit.charge_id in self.at_window:
            assert state is ChargeState.DUE
        else:
            assert state is ChargeState.CANCELLED
        assert "open" not in self._states(visit)


@pytest.fixture(scope="module")
def template(migrated_sqlite: Path, vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("storm") / "hall.db"))
    database = Database(f"sqlite:///{path}")
    build(database, vault, places=9)
    database.close()
    return path


def test_books_and_gateway_agree_after_any_storm(template: Path, vault: Vault) -> None:
    Storm.template, Storm.vault = template, vault
    weather = settings(
        max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    run_state_machine_as_test(Storm, settings=weather)
