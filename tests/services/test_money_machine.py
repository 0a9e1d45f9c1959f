"""缴费 in a storm: answers lost, money late, notices in any order, power cuts, refunds. Books and gateways agree."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import product
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

from kiosk.domain.hall_errors import StillPaying
from kiosk.domain.paying import LateFate, Wallet, WindowMethod
from kiosk.domain.refunds import RefundTooMuch
from kiosk.domain.roles import Person, Role
from kiosk.services.money.billing import ORDER_LIFE
from kiosk.services.money.refund_books import order_refund
from kiosk.services.money.unclear import UNCLEAR_AFTER
from kiosk.storage.database import Database
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.employing import employ
from tests.services.model_gateway import LOSSES, WEATHER
from tests.services.small_hall import K1, NOW, SmallHall, build
from tests.services.storm_hall import BOSS, CASHIER, CLERK, K2, WHY, StormHall

Deed = Callable[[StormHall, Wallet], object]

STORMS = int(os.environ.get("NUANXIN_STORMS", "20"))  # examples; thousands by hand
SKIES = strategies.lists(strategies.sampled_from(WEATHER), max_size=3)  # of the next calls, the last one first
LOST = strategies.sampled_from(LOSSES)
SLOW = strategies.one_of(strategies.just("arrives_later"), LOST)
REFUSES = strategies.one_of(strategies.just("refuses"), LOST)
WALLETS = strategies.sampled_from([Wallet.WECHAT, Wallet.ALIPAY])
OTHER = {Wallet.WECHAT: Wallet.ALIPAY, Wallet.ALIPAY: Wallet.WECHAT}
OPENS: tuple[Deed, ...] = (StormHall.begin, StormHall.scan)
CLOSES: tuple[Deed, ...] = (
    *OPENS,
    StormHall.go_to_a_window,
    StormHall.pay_cash,
    StormHall.walk_away,
    StormHall.cancel,
)
BACK: tuple[Deed, ...] = (StormHall.cancel, StormHall.give_a_part_back)
DEEDS: tuple[Deed, ...] = (*CLOSES, StormHall.give_a_part_back, StormHall.ask, StormHall.tend)
MOST_VISITS = 8
UNPAYABLE = ORDER_LIFE + UNCLEAR_AFTER
STAFF = ((CLERK, Role.CLERK), (CASHIER, Role.CASHIER), (BOSS, Role.ADMINISTRATOR))


def is_morning(machine: "MoneyMachine") -> bool:
    """Whether another patient can come: there is a slot, today or tomorrow."""
    storm = machine.storm
    return len(storm.visits) < MOST_VISITS and storm.hall.clock.now() < NOW + timedelta(hours=20)


class MoneyMachine(RuleBasedStateMachine):
    """One patient after the other stands at a kiosk in bad weather; other machines tend the hall.

    Half of the rules are any single deed at any moment. The others begin with a new patient and lead to where two
    deeds meet: chance alone would hardly ever bring a lost answer, a change of mind and the money together.
    """

    template: Path
    vault: Vault

    def __init__(self) -> None:
        super().__init__()
        self.storm = StormHall(self.template, self.vault)

    @initialize()
    def open(self) -> None:
        self.storm.arrive()

    # ---- any deed at any moment ----------------------------------------------------------

    @rule(sky=SKIES, deed=strategies.sampled_from(DEEDS), wallet=WALLETS)
    def do(self, sky: list[str], deed: Deed, wallet: Wallet) -> None:
        self.storm.hear(sky, lambda: deed(self.storm, wallet))

    @rule(sky=SKIES)
    def begin_with_any_wallet(self, sky: list[str]) -> None:
        self.storm.hear(sky, self.storm.begin)

    @rule()
    def restart(self) -> None:
        self.storm.restart()

    @precondition(is_morning)
    @rule()
    def next_patient(self) -> None:
        self.storm.arrive()

    @rule()
    def pay_whatever_was_shown(self) -> None:
        self.storm.pay()

    @rule()
    def the_bank_was_slow(self) -> None:
        self.storm.pay_late()

    @rule(again=strategies.booleans(), which=strategies.integers(0, 9))
    def notice(self, again: bool, which: int) -> None:
        """The same one once more, or one of its own."""
        held = self.storm.held()
        if held:
            gateway, key, _ = held[which % len(held)]
            self.storm.dare([], lambda: self.storm.notice(gateway, key, f"EV-{key}" if again else f"EV-{key}-{which}"))

    @rule(minutes=strategies.sampled_from([1, 4, 6, 35, 35, 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.storm.hall.clock.advance(timedelta(minutes=minutes))
        self.storm.land()

    @rule(sky=SKIES)
    def people_end_what_no_gateway_tells(self, sky: list[str]) -> None:
        self.storm.dare(sky, self.storm.end_by_people)

    @rule(sky=SKIES, by_hand=strategies.sampled_from([None, WindowMethod.CASH]))
    def order_again_what_was_refused(self, sky: list[str], by_hand: WindowMethod | None) -> None:
        self.storm.dare(sky, lambda: self.storm.order_again(by_hand))

    @rule()
    def nobody_orders_back_what_is_not_paid(self) -> None:
        """Whoever asks the books for it."""
        for one in self.storm.payments():
            if "paid" not in one.states:
                with pytest.raises((StillPaying, RefundTooMuch)), self.storm.database.begin() as session:
                    order_refund(self.storm.hall.office, session, payment_id=one.id, amount=1, reason=WHY, actor=K1)

    # ---- where two deeds meet ----------------------------------------------------------

    @precondition(is_morning)
    @rule(lost=LOST, first=WALLETS, deed=strategies.sampled_from(CLOSES), late=strategies.booleans())
    def changed_mind_while_the_line_is_bad(self, lost: str, first: Wallet, deed: Deed, late: bool) -> None:
        """The closing of what was shown, or its answer, is lost; and then the patient pays it after all."""
        self.storm.arrive()
        self.storm.hear([], lambda: self.storm.begin(first))
        if late:
            self.storm.hall.clock.advance(timedelta(minutes=4))
        self.storm.hear([lost], lambda: deed(self.storm, OTHER[first]))
        self.storm.pay()

    @precondition(is_morning)
    @rule(lost=SLOW, wallet=WALLETS, deed=strategies.sampled_from(DEEDS))
    def a_code_is_read_and_slow_to_arrive(self, lost: str, wallet: Wallet, deed: Deed) -> None:
        self.storm.arrive()
        self.storm.hear([lost], lambda: self.storm.scan(wallet))
        self.storm.hear([], lambda: self.storm.ask(wallet))
        self._agree()
        self.storm.hear([], lambda: deed(self.storm, wallet))
        self._agree()
        self.storm.land()
        self.storm.pay()

    @precondition(is_morning)
    @rule(closes=strategies.sampled_from(CLOSES), opens=strategies.sampled_from(OPENS), after=strategies.integers(0, 5))
    def somebody_opens_an_order_at_the_same_moment(self, closes: Deed, opens: Deed, after: int) -> None:
        self.storm.arrive()
        self.storm.database.interrupt(after, lambda: self.storm.dare([], lambda: opens(self.storm, Wallet.WECHAT)))
        self.storm.dare([], lambda: closes(self.storm, Wallet.ALIPAY))
        self.storm.database.calm()

    @precondition(is_morning)
    @rule(first=WALLETS, opens=strategies.sampled_from(OPENS))
    def late_money_beside_an_open_order(self, first: Wallet, opens: Deed) -> None:
        self.storm.arrive()
        self.storm.hear([], lambda: self.storm.begin(first))
        self.storm.hear([], lambda: opens(self.storm, OTHER[first]))
        self.storm.pay_late()
        for gateway, key, _ in self.storm.held()[:2]:
            self.storm.dare([], lambda one=gateway, key=key: self.storm.notice(one, key, f"EV-{key}"))

    @precondition(is_morning)
    @rule(lost=LOST, wallet=WALLETS, opens=strategies.sampled_from(OPENS), pays=strategies.booleans(), again=LOST)
    def nobody_answers_until_people_look(self, lost: str, wallet: Wallet, opens: Deed, pays: bool, again: str) -> None:
        """Nor when they ask once more; the gateway, or the bank, may speak after them."""
        self.storm.arrive()
        self.storm.dare([lost], lambda: opens(self.storm, wallet))
        if pays:
            self.storm.pay()
        self.storm.hall.clock.advance(UNPAYABLE)
        self.storm.dare([again], self.storm.end_by_people)
        self._agree()
        self.storm.land()
        self.storm.dare([], self.storm.tend)

    @precondition(is_morning)
    @rule(first=REFUSES, wallet=WALLETS, back=strategies.sampled_from(BACK), again=SKIES)
    def what_was_paid_goes_back(self, first: str, wallet: Wallet, back: Deed, again: list[str]) -> None:
        self.storm.arrive()
        self.storm.hear([], lambda: self.storm.begin(wallet))
        self.storm.pay()
        self.storm.hear([], lambda: self.storm.ask(wallet))
        self.storm.dare([first], lambda: back(self.storm, wallet))
        self.storm.hall.clock.advance(timedelta(minutes=1))
        self.storm.dare(again, self.storm.tend)

    # ---- what is true at any moment, and at the end --------------------------------------

    @invariant()
    def books_and_gateways_agree(self) -> None:
        self._agree()

    def teardown(self) -> None:
        self.storm.weather.clear()
        self.storm.land()
        self._quieten()
        for gateway in self.storm.gateways.values():  # the day's bill
            for key, held in gateway.held.items():
                if held.state == "paid":
                    amount, reference = held.order.amount, f"R-{key}"
                    found_late = self.storm.billing.found_late
                    fate = found_late(gateway.name, key, reference=reference, amount=amount, actor=K2)
                    assert fate in (LateFate.KNOWN, LateFate.SETTLED, LateFate.REFUNDED)
        self._quieten()
        self._agree()
        assert self.storm.quiet_disagreements() == []
        assert self.storm.refunds.open(CLERK) == ()
        assert verify(self.storm.database, key=self.vault.audit_key) == ()
        self.storm.close()

    def _agree(self) -> None:
        assert self.storm.disagreements() == []

    def _quieten(self) -> None:
        for _ in range(6):
            self.storm.hall.clock.advance(timedelta(minutes=31))
            self.storm.tend()
            self.storm.order_again()


@pytest.fixture(scope="module")
def template(migrated_sqlite: Path, vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("storm") / "hall.db"))
    database = Database(f"sqlite:///{path}")
    build(database, vault, places=99)
    for one, role in STAFF:
        employ(SmallHall(database, vault).office, Person(str(one.staff), "收费员", role))
    database.close()
    return path


def test_books_and_gateways_agree_after_any_storm(template: Path, vault: Vault) -> None:
    MoneyMachine.template, MoneyMachine.vault = template, vault
    storms = settings(
        max_examples=STORMS, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    run_state_machine_as_test(MoneyMachine, settings=storms)


def test_nobody_overlooks_an_order_that_is_opened_at_the_same_moment(template: Path, vault: Vault) -> None:
    """Whatever closes a charge, whatever opens an order of it, between any two transactions."""
    storm = StormHall(template, vault)
    for closes, opens, after in product(CLOSES, OPENS, range(6)):
        storm.arrive()
        storm.database.interrupt(after, partial(storm.dare, [], partial(opens, storm, Wallet.WECHAT)))
        storm.dare([], partial(closes, storm, Wallet.ALIPAY))
        storm.database.calm()
        assert storm.disagreements() == [], (closes, opens, after)
    storm.close()
