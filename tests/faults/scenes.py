"""What a patient does in the life in which the kiosk dies, and how they come back in the next one."""

import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from kiosk.domain.errors import AlreadyRegistered, NotPaidYet, PlaceReleased
from kiosk.domain.hall_errors import StillPaying, VisitOver
from kiosk.domain.journey import Journey, Visit
from kiosk.domain.paying import Wallet
from kiosk.flow.registration import with_card
from kiosk.hall import Hall
from kiosk.tending import Tending
from tests.faults.hall import HallClock, card
from tests.faults.journey import KIOSK, Patient
from tests.faults.outside import Outside

CODES = {"wechat": "13", "alipay": "28"}
ORDER_OVER, HOLD_OVER = timedelta(minutes=4), timedelta(minutes=40)
EXPECTED = (AlreadyRegistered, NotPaidYet, PlaceReleased, VisitOver)  # what somebody who comes back may be told


@dataclass(frozen=True)
class Stage:
    """One life of a kiosk: its hall, its clock, what is outside, and who stands there."""

    hall: Hall
    clock: HallClock
    outside: Outside
    number: int

    def pays(self, _journey: Journey) -> None:
        """The patient's phone pays whatever can be paid."""
        self.outside.pay()

    def shows_code(self, journey: Journey) -> None:
        """The patient holds up their phone instead."""
        assert journey.visit is not None
        code = f"{CODES[self.outside.wallet]}{self.number:015}0"
        self.hall.services.billing.charge_code(journey.visit.charge_id, code, actor=KIOSK)

    def changes_wallet(self, journey: Journey) -> None:
        """The patient would rather pay with the other wallet, and keeps a picture of the first code."""
        assert journey.visit is not None
        wallet = Wallet(self.outside.other)
        self.hall.services.billing.begin(journey.visit.charge_id, wallet=wallet, actor=KIOSK)
        self.outside.pay()

    def later(self, by: timedelta) -> None:
        """Time passes everywhere, and somebody tends the hall."""
        self.clock.forward(by)
        self.outside.shift(self.clock.ahead)
        Tending().tend(self.hall.services, KIOSK)

    def register(self, pays: Callable[[Journey], None]) -> Visit | None:
        """Through the whole flow."""
        return Patient(self.hall.services, card(self.number), pays).register()


Scene = Callable[[Stage], None]


def by_qr(stage: Stage) -> None:
    """Register, pay the code on the screen, take the papers."""
    stage.register(stage.pays)


def by_code(stage: Stage) -> None:
    """Register, hold up the phone's own code instead, take the papers."""
    stage.register(stage.shows_code)


def by_other_wallet(stage: Stage) -> None:
    """Register, change to the other wallet in front of the code, and pay there."""
    stage.register(stage.changes_wallet)


def cancelled(stage: Stage) -> None:
    """Register, pay, take the papers; then cancel, and the money goes back."""
    visit = stage.register(stage.pays)
    assert visit is not None
    _cancel(stage, visit.registration_id)


def paid_late(stage: Stage) -> None:
    """Register and do not pay; the order is closed, and the bank was at it already."""
    stage.register(lambda _journey: None)
    stage.later(ORDER_OVER)
    stage.outside.pay_in_flight()
    stage.later(ORDER_OVER)
    stage.later(ORDER_OVER)


def _cancel(stage: Stage, registration_id: int) -> None:
    services = stage.hall.services
    patient = services.reception.look_up(with_card(Journey(), card(stage.number))).patient
    assert patient is not None
    services.refunds.cancel_visit(registration_id, actor=KIOSK, patient_id=patient.id)


@dataclass(frozen=True)
class Return:
    """What happens after the kiosk died: whether the phone pays meanwhile, and when the patient comes back."""

    pays_meanwhile: bool
    comes_back: str  # "never", "at once", "later"


def unheard(stage: Stage) -> None:
    """The first answer of each sort is lost on the way, though what was asked for has happened."""
    stage.outside.lose_answers()
    visit = stage.register(stage.pays)
    assert visit is not None
    with suppress(StillPaying):
        _cancel(stage, visit.registration_id)
    stage.later(ORDER_OVER)


def dies_paid(stage: Stage) -> None:
    """The power goes in the moment in which the phone pays."""

    def pays_and_dies(journey: Journey) -> None:
        stage.pays(journey)
        os.kill(os.getpid(), signal.SIGKILL)

    stage.register(pays_and_dies)


RETURNS = tuple(Return(pays, back) for back in ("at once", "never", "later") for pays in (False, True))


def recover(stage: Stage, scene: str, how: Return) -> None:
    """The next life: what stood open is tended, the patient comes back or not, and hours pass."""
    Tending().tend(stage.hall.services, KIOSK)
    if how.comes_back == "at once":
        _come_back(stage, scene)
    stage.later(ORDER_OVER)
    if how.comes_back == "later":
        _come_back(stage, scene)
    for _look in range(3):
        stage.later(HOLD_OVER)


def _come_back(stage: Stage, scene: str) -> None:
    """By the same card, and with the same wish."""
    with suppress(*EXPECTED):
        visit = stage.register(stage.shows_code if scene == "code" else stage.pays)
        if scene == "cancel" and visit is not None:
            _cancel(stage, visit.registration_id)


def recovering(stage: Stage) -> None:
    """The life after `dies_paid`."""
    recover(stage, "qr", Return(pays_meanwhile=False, comes_back="at once"))


SCENES: Mapping[str, Scene] = MappingProxyType(
    {
        "qr": by_qr,
        "code": by_code,
        "cancel": cancelled,
        "late": paid_late,
        "recovery": recovering,
        "unheard": unheard,
        "wallet": by_other_wallet,
    }
)
BEFORE: Mapping[str, Scene] = MappingProxyType({"recovery": dies_paid})  # a life that ended before the scene's own
