"""Refunds in an open hall: loaded with the first one, by the rules of the settings, and settled while it is tended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.cancelling import CancelledTooOften
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.journey import Choice, Journey, PayBy, Way
from kiosk.domain.paying import RefundState, Wallet
from kiosk.flow import registration_work as work
from kiosk.hall import Hall, open_hall
from kiosk.settings import Cancelling, Settings
from kiosk.storage.upkeep import verify
from kiosk.tending import Tending

NOW, K1 = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("Asia/Shanghai")), Actor("K1")
ONCE = Cancelling(general_minutes=0, expert_minutes=0, special_minutes=0, most_a_month=1)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = open_hall(Settings(data=tmp_path, cancelling=ONCE), clock=FixedClock(NOW))
    yield hall
    hall.close()


def paid(hall: Hall) -> Journey:
    """Somebody who has registered for the last slot of the first department and paid."""
    services = hall.services
    paper = check_paper(PaperKind.ID_CARD, "42010619850312061X", today=NOW.date())
    journey = work.list_departments(services, work.look_up(services, Journey(way=Way.TYPED, paper=paper), K1), K1)
    journey = work.list_clinics(services, replace(journey, department=journey.departments[0]), K1)
    clinic = next(one for one in journey.clinics if one.slots[-1].left)
    choice = Choice(clinic, clinic.slots[-1])
    journey = work.quote(services, replace(journey, choice=choice, pay_by=PayBy.PHONE), K1)
    journey = work.begin_payment(services, work.register(services, journey, K1), K1)
    for _ in range(2):
        journey = work.ask_payment(services, journey, K1)
    return journey


def test_a_paid_visit_is_cancelled_and_told(hall: Hall) -> None:
    Tending().tend(hall.services, K1)
    assert "_made" not in vars(hall.services.refunds)  # nothing goes back: nothing is loaded for it
    journey = paid(hall)
    assert journey.visit is not None
    assert journey.patient is not None
    done = hall.services.refunds.cancel_visit(journey.visit.registration_id, actor=K1, patient_id=journey.patient.id)
    assert (done.state, done.purse, done.amount) == (RefundState.DONE, Wallet.WECHAT, journey.bill.due)
    (view,) = hall.services.refunds.of_patient(journey.patient.id)
    assert view.told.text == "¥{amount} went back to your WeChat: {day}, {time}."
    assert Tending().tend(hall.services, K1) == 0
    assert verify(hall.database, key=hall.vault.audit_key) == ()
    again = paid(hall)  # once a month by themselves, as these settings say
    assert again.visit is not None
    offer = hall.services.refunds.offer(again.visit.registration_id, actor=K1, patient_id=journey.patient.id)
    assert isinstance(offer.obstacle, CancelledTooOften)
