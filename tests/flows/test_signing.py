"""Whatever a patient may meet has a clip of its own, or names the one it shares."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.domain import errors
from kiosk.domain.bill import Bill, BillLine, ItemKind
from kiosk.domain.errors import (
    DatabaseAway,
    DatabaseUnusable,
    DomainError,
    NotPaidYet,
    PaidUnseen,
    PaymentUnknown,
    PrinterFault,
    TimeOver,
)
from kiosk.domain.hall_errors import StillPaying, VisitOver
from kiosk.domain.journey import (
    Journey,
    PaperSort,
    PayBy,
    Payment,
    PaymentState,
    PrintOutcome,
    PrintState,
    Visit,
)
from kiosk.domain.money_errors import CodeNotTaken, NoPaymentCode
from kiosk.domain.signs import ClipKey, Kind
from kiosk.flow.engine import Step
from kiosk.flow.flows import FLOWS
from kiosk.flow.signing import clip_keys, key_at, key_of

# Told to staff or to nobody: kiosk/domain/errors.py says so of each.
NOT_FOR_PATIENTS = {
    *("Misuse", "SpeechFailed", "BackupRefused", "DraftRefused", "FilmDamaged", "AlreadyTaken"),
    "KeysUnusable",
}
GENERAL = "error"


def kinds_of(error: type[DomainError]) -> Iterator[type[DomainError]]:
    for kind in error.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def told_to_patients() -> list[type[DomainError]]:
    own = (kind for kind in kinds_of(DomainError) if kind.__module__ == errors.__name__)
    return [kind for kind in own if kind.__name__ not in NOT_FOR_PATIENTS]


def without_a_clip(steps: Iterable[Step], keys: dict[str, ClipKey]) -> list[str]:
    return [step.id for step in steps if step.id not in keys]


def steps() -> list[Step]:
    return [step for flow in FLOWS for step in flow.steps]


def test_every_step_has_a_clip() -> None:
    assert without_a_clip(steps(), clip_keys()) == []
    keys = {key: value for key, value in clip_keys().items() if key != "slot"}
    assert without_a_clip(steps(), keys) == ["slot"]


def test_every_error_a_patient_is_told_has_a_clip() -> None:
    assert [kind.__name__ for kind in told_to_patients() if key_of(kind) == GENERAL] == []
    assert len(told_to_patients()) > 20


def test_an_error_nobody_thought_of_has_the_general_clip() -> None:
    class Unheard(DomainError):
        pass

    assert key_of(Unheard) == GENERAL
    assert key_of(DomainError) == GENERAL


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (TimeOver, "error_time_over"),
        (NotPaidYet, "error_not_paid_yet"),
        (PaidUnseen, "error_paid_unseen"),
        (PaymentUnknown, "error_payment_unknown"),
        (StillPaying, "error_payment_unknown"),
        (NoPaymentCode, "error_no_payment_code"),
        (CodeNotTaken, "error_code_not_taken"),
        (VisitOver, "error_cannot_cancel_here"),
        (PrinterFault, "error_printer"),
        (DatabaseAway, "away"),
        (DatabaseUnusable, "out_of_order"),
    ],
)
def test_errors_that_need_the_same_words_share_a_clip(error: type[DomainError], key: str) -> None:
    assert key_of(error) == key


def test_consent_and_money_are_signed_by_a_person_or_by_nobody() -> None:
    money = [key for key in clip_keys() if "pay" in key or "paid" in key or "confirm" in key or "fees" in key]
    grave = [
        clip_keys()[key]
        for key in ("consent", "back", "leave_paying", "error_place_released", "error_code_not_taken", *money)
    ]
    assert [each.key for each in grave if each.allows(Kind.PLACEHOLDER)] == []
    assert all(each.allows(Kind.HUMAN) for each in grave)
    assert clip_keys()["home"].allows(Kind.PLACEHOLDER)


def test_no_two_clips_say_the_same() -> None:
    scripts = [each.script for each in clip_keys().values()]
    assert len(set(scripts)) == len(scripts)


# ---- one step, several meanings ---------------------------------------------

VISIT = Visit(1, 1, "A012", 3, (10, 20), 0, PayBy.PHONE)
TICKET = PrintOutcome(1, PaperSort.TICKET, PrintState.CONFIRMED)
BILL = Bill((BillLine(ItemKind.CONSULTATION, "诊察费", "次", 1500, 1, 1500, 0),))


def test_a_step_is_its_own_clip() -> None:
    assert [key_at(step.id, Journey()) for step in steps() if step.id not in ("confirm", "pay", "done")] == [
        step.id for step in steps() if step.id not in ("confirm", "pay", "done")
    ]


@pytest.mark.parametrize(
    ("state", "key"),
    [
        (PaymentState.WAITING, "pay"),
        (PaymentState.UNKNOWN, "pay_checking"),
        (PaymentState.PAID, "pay_paid"),
        (PaymentState.NOT_PAID, "pay_not_paid"),
    ],
)
def test_each_state_of_the_money_has_its_own_clip(state: PaymentState, key: str) -> None:
    paying = Journey(payment=Payment(state, 1500, "code", datetime(2026, 11, 23, tzinfo=UTC)))
    assert key_at("pay", paying) == key
    assert key in clip_keys()


def test_a_wallet_that_cannot_be_had_is_no_failed_payment() -> None:
    paying = Journey(payment=Payment(PaymentState.NOT_PAID, 1500, takes_phone=False))
    assert key_at("pay", paying) == "pay_no_phone"
    assert "pay_no_phone" in clip_keys()


def test_paying_begins_before_there_is_a_code() -> None:
    assert key_at("pay", Journey()) == "pay"


def test_nobody_is_told_to_pay_when_nothing_is_due() -> None:
    assert key_at("confirm", Journey(bill=BILL)) == "confirm"
    assert key_at("confirm", Journey(bill=Bill(()))) == "confirm_nothing_due"


def test_at_the_end_the_first_thing_to_do_is_said() -> None:
    registered = Journey(visit=VISIT)
    printed = replace(registered, prints=(TICKET,))
    missing = replace(registered, prints=(replace(TICKET, state=PrintState.FAILED),))
    unsure = replace(registered, prints=(TICKET, replace(TICKET, job_id=2, state=PrintState.UNKNOWN)))
    due = replace(missing, visit=replace(VISIT, due=1500))
    said = [key_at("done", each) for each in (registered, printed, missing, unsure, due)]
    assert said == ["done_printing", "done", "error_printer", "error_printer", "done_pay_at_window"]
    assert set(said) <= clip_keys().keys()
