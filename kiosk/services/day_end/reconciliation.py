"""日终对账: the gateways' bills against our books; whatever differs stays on record until somebody says why."""

import gc
import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.bill_errors import OTHER_WALLET, BadBill
from kiosk.domain.bill_files import BillFile, read_bill
from kiosk.domain.errors import Misuse
from kiosk.domain.money_errors import BillMissing
from kiosk.domain.paying import LateFate, Wallet
from kiosk.domain.reconciling import (
    AlreadyExplained,
    Answer,
    Difference,
    DifferenceState,
    NoBillHere,
    Reconciled,
    Verdict,
    compare,
)
from kiosk.domain.roles import Right
from kiosk.domain.running import check_reason
from kiosk.domain.sign_in import OPERATOR
from kiosk.ports import PaymentGateway
from kiosk.services.day_end import difference_books as books
from kiosk.services.day_end.day_books import our_lines, span_of
from kiosk.services.day_end.judging import Judged, judge, late_ones
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow, allow_or_command
from kiosk.storage.bell import ring
from kiosk.storage.database import violated

log = logging.getLogger(__name__)

TOPIC = "reconciliation"
LATE = {
    LateFate.SETTLED: Answer.SETTLED.value,
    LateFate.REFUNDED: Answer.REFUNDED.value,
    LateFate.KNOWN: Answer.KNOWN.value,
}
EMPTY_AFTER = timedelta(days=3)  # until then a bill is made, or somebody at the gateway asked
SAME_FILE = "uq_bill_files_gateway_day_digest"
Reader = Callable[[bytes, date], BillFile]


class LateMoney(Protocol):
    """Who sees to money that came for an order after it had ended."""

    def found_late(self, gateway: str, key: str, *, reference: str, amount: int, actor: Actor) -> LateFate:
        """Match it or order it back."""
        ...


class Reconciliation:
    """Reconciles; every method raises `NotAllowed` for staff without the right. The machine itself needs none."""

    def __init__(self, office: Office, gateways: Sequence[PaymentGateway], late: LateMoney) -> None:
        self._office = office
        self._gateways: Mapping[str, PaymentGateway] = {each.name: each for each in gateways}
        self._late = late

    @property
    def gateways(self) -> tuple[str, ...]:
        """The names of those whose bills are reconciled here."""
        return tuple(self._gateways)

    def run(self, gateway: str, day: date, data: bytes, *, actor: Actor) -> Reconciled:
        """Reconcile a bill file of ``day``; the same file a second time changes nothing.

        Money of ours that the bill alone knows is matched, or ordered back, by itself. Raises `BadBill` (nothing is
        stored), `NoBillHere`, `NotAllowed`.
        """
        return self._run(gateway, day, data, read_bill, actor)

    def fetch_and_run(self, gateway: str, day: date, *, actor: Actor) -> Reconciled:
        """The same with the bill the gateway gives, empty when nothing was paid. Raises `BillNotReady`, `GatewayAway`.

        For either the gateway is asked again later. No bill of a day with money in our books is `BillMissing` at first,
        and counts as an empty one after `EMPTY_AFTER`.
        """
        with self._office.database.read() as session:
            _allow(session, actor)
        data = self._gateway(gateway).bill(day)
        if not data:
            self._check_empty(gateway, day)
        return self._run(gateway, day, data, read_bill if data else _nothing, actor)

    def _check_empty(self, gateway: str, day: date) -> None:
        if self._office.today() - day >= EMPTY_AFTER:
            return
        with self._office.database.read() as session:
            ours = len(our_lines(session, gateway, span_of(self._office, day)))
        if ours:
            raise BillMissing(f"no bill of {gateway}, {day}, where our books have {ours} payments and refunds")

    def _run(self, gateway: str, day: date, data: bytes, read: Reader, actor: Actor) -> Reconciled:
        digest = hashlib.sha256(data).hexdigest()
        with self._office.database.read() as session:
            _allow(session, actor)
            wallet = self._gateway(gateway).wallet
            is_new = not books.is_known(session, gateway, day, digest)
        if is_new:
            with _uncollected():
                bill = read(data, day)
                if Wallet.ANY not in (wallet, bill.wallet) and wallet is not bill.wallet:
                    raise BadBill(OTHER_WALLET)
                judged = self._judged(gateway, day, bill)
            is_new = self._written(books.Bill(gateway, day, digest, bill.lines), judged, actor)
        self._see_to_late(gateway, actor)
        with self._office.database.read() as session:
            (found,) = (each for each in books.reconciled(session, self._office, day) if each.gateway == gateway)
        return replace(found, is_new=is_new)

    def of_day(self, day: date, *, actor: Actor) -> tuple[Reconciled, ...]:
        """What was reconciled of a day, gateway by gateway."""
        with self._office.database.read() as session:
            _allow(session, actor)
            return books.reconciled(session, self._office, day)

    def differences(self, day: date, *, actor: Actor) -> tuple[Difference, ...]:
        """Everything of a day that did not simply agree, closed ones too."""
        with self._office.database.read() as session:
            _allow(session, actor)
            return books.of_day(session, self._office, day)

    def unsettled(self, *, actor: Actor) -> tuple[Difference, ...]:
        """The open differences of every day, the oldest first."""
        with self._office.database.read() as session:
            _allow(session, actor)
            return books.unsettled(session, self._office)

    def explain(self, difference_id: int, reason: str, *, actor: Actor) -> None:
        """Say why; a later bill may still close it. Raises `AlreadyExplained`, `InvalidEntry` without a reason."""
        why = check_reason(reason)

        def work(session: Session) -> None:
            allow_or_command(session, actor, Right.RECONCILE)  # a machine has no reasons
            difference = books.one(session, self._office, difference_id)
            if difference is None:
                raise Misuse(f"no difference {difference_id}")
            if difference.state is not DifferenceState.OPEN:
                raise AlreadyExplained(f"difference {difference_id} is {difference.state}")
            self._mark(session, difference_id, DifferenceState.EXPLAINED, why, actor)
            self._office.note(session, actor, "reconcile.explain", f"differences/{difference_id}", reason=why)
            ring(session, TOPIC)

        try:
            self._office.database.run(work)
        except IntegrityError as error:
            raise AlreadyExplained(f"difference {difference_id} was explained at the same moment") from error

    def _gateway(self, name: str) -> PaymentGateway:
        if name not in self._gateways:
            raise NoBillHere(f"no gateway {name}", name=name)
        return self._gateways[name]

    def _judged(self, gateway: str, day: date, bill: BillFile) -> Judged:
        """In one picture of the books, and before anything is written: nobody waits while lines are compared."""
        with self._office.database.read() as session:
            compared = compare(our_lines(session, gateway, span_of(self._office, day)), bill)
            return judge(session, self._office, compared, gateway=gateway, day=day, returned=bill.returned)

    def _written(self, bill: books.Bill, judged: Judged, actor: Actor) -> bool:
        """False when somebody else has reconciled the same file at this moment: theirs is as good."""
        try:
            self._office.database.run(lambda session: self._write(session, bill, judged, actor))
        except IntegrityError as error:
            if violated(error) != SAME_FILE:
                raise
            return False
        return True

    def _write(self, session: Session, bill: books.Bill, judged: Judged, actor: Actor) -> None:
        """All of it or nothing."""
        at = self._office.now()
        bill_id = books.write_bill(session, bill, judged.compared.tally(), actor=actor, at=at)
        for item in judged.new:
            ours = judged.ours.get((item.sort, item.key))
            payment = ours.payment_id if ours else None
            difference = books.write_difference(session, bill_id, bill, item, payment)
            self._mark(session, difference, DifferenceState.OPEN, "", actor)
            if item.verdict is Verdict.OTHER_DAY:
                self._mark(session, difference, DifferenceState.CLOSED, judged.reasons[item.sort, item.key], actor)
        for difference, reason in judged.closing:
            self._mark(session, difference, DifferenceState.CLOSED, reason, actor)
        self._office.note(
            session, actor, "reconcile.run", f"bill_files/{bill_id}", gateway=bill.gateway, differences=len(judged.new)
        )
        ring(session, TOPIC)

    def _see_to_late(self, gateway: str, actor: Actor) -> None:
        """Every open difference that is money for an order of ours which ended without; also what was broken off.

        What cannot be matched or given back by itself stays open for people.
        """
        with self._office.database.read() as session:
            open_ones = [each for each in books.unsettled(session, self._office) if each.gateway == gateway]
            late = late_ones(session, gateway, open_ones)
        for each, fen in late:
            fate = self._late.found_late(gateway, each.key, reference="", amount=fen, actor=actor)
            if fate not in LATE:
                log.warning("difference %s stays open: %s", each.id, fate.value)
                continue
            with self._office.database.begin() as session:
                self._mark(session, each.id, DifferenceState.CLOSED, LATE[fate], actor)

    def _mark(self, session: Session, difference_id: int, state: DifferenceState, why: str, actor: Actor) -> None:
        books.mark(session, difference_id, state, reason=why, actor=actor, at=self._office.now())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python's collector would go through more and more lines again and again: half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _nothing(_data: bytes, _day: date) -> BillFile:
    """The bill of a day on which nothing was paid."""
    return BillFile(Wallet.ANY, {}, {}, 0)


def _allow(session: Session, actor: Actor) -> None:
    """Machines fetch bills by themselves, and whoever runs them may do it by a command."""
    if actor.staff is not None and actor.staff != OPERATOR:
        allow(session, actor, Right.RECONCILE)
