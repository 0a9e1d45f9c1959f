"""How long it takes to reconcile a day of a hundred thousand lines, and how much of that is reading them at all."""

import csv
import io
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from time import perf_counter

from sqlalchemy import insert, select

from benchmarks.hall_books import SECRET, moment, open_hall, slot_id
from benchmarks.hall_plan import DAY, HOUR, arrivals
from benchmarks.registration import postgres, sqlite
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.money_errors import BillNotReady
from kiosk.domain.paying import LateFate, Wallet
from kiosk.domain.reconciling import Verdict
from kiosk.services.day_end.reconciliation import Reconciliation
from kiosk.services.office import Office
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    ChargeRow,
    PatientRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
    RefundStateRow,
    RegistrationRow,
)
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault
from tests.writing_bills import Entry, alipay_bill, wechat_bill

LINES, EVERY_REFUND, EVERY_LOST = 100_000, 20, 1000
REPEATS, REPEATS_QUICK = 5, 2
CHUNK = 10_000
MACHINE = Actor("D1")
SOON, CLOSE = Aim(Bound.AT_MOST, 10), Aim(Bound.AT_MOST, 5)
BASELINE = "every line of the same file, decoded and read by the csv module, in the same run"


class EveryPhone:
    """A gateway for either wallet that is never called."""

    name, wallet, takes_codes = "bank", Wallet.ANY, False

    def bill(self, day: date) -> bytes:
        raise BillNotReady(f"{day} is made here")

    def found_late(self, gateway: str, key: str, *, reference: str, amount: int, actor: Actor) -> LateFate:
        return LateFate.NOT_OURS


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("Reconciling a day of a hundred thousand lines.")
    repeats = REPEATS_QUICK if args.quick else REPEATS
    figures: list[Figure] = []
    for name, place in (("SQLite", sqlite), ("PostgreSQL", postgres)):
        with place() as url:
            figures += _measure(name, url, repeats)
    notes = (
        f"{LINES:,} lines, one in {EVERY_REFUND} a refund; one in {EVERY_LOST} is in our books alone and as many in"
        f" the bill alone. The best of {repeats}; what is reconciled is written down as it is every night.",
    )
    return publish(Report("Reconciling", BASELINE, figures=tuple(figures), notes=notes), file=args.json)


def _measure(name: str, url: str, repeats: int) -> list[Figure]:
    upgrade(url)
    database, vault = Database(url), Vault(SECRET)
    open_hall(database, arrivals(1, seed=6))
    moved = list(_moved())
    _write(database, moved)
    office = Office(database, vault, FixedClock(moment(10 * HOUR) + timedelta(days=1)))
    bank = EveryPhone()
    service = Reconciliation(office, (bank,), bank)  # type: ignore[arg-type]  # only its name and bills are asked for
    shown = [each for number, each in enumerate(moved) if number % EVERY_LOST]
    shown += [Entry(f"strange-{number}", 100, at="12:00:00") for number in range(LINES - len(shown))]
    figures = []
    for sort, write, code in (("WeChat Pay", wechat_bill, "utf-8"), ("Alipay", alipay_bill, "gbk")):
        bill = write(DAY, shown)
        ours, base = _best(service, bill, code, repeats)
        figures += [
            Figure(f"{name}, {sort}, {LINES:,} lines reconciled", ours, "s", SOON),
            Figure(f"{name}, {sort}, read by the csv module", base, "s"),
            Figure(f"{name}, {sort}, reconciled ÷ read", ours / base, "×", CLOSE),
        ]
    database.close()
    return figures


def _best(service: Reconciliation, bill: bytes, code: str, repeats: int) -> tuple[float, float]:
    """The two in turn, so that a busy moment hits both; each file is a new one by its empty end."""
    ours, base = [], []
    for number in range(repeats):
        data = bill + b"\n" * number
        base.append(_timed(lambda data=data: _read(data, code)))  # type: ignore[misc]  # the data of this turn
        ours.append(_timed(lambda data=data: _reconcile(service, data)))  # type: ignore[misc]  # the same
    return min(ours), min(base)


def _reconcile(service: Reconciliation, data: bytes) -> None:
    found = service.run("bank", DAY, data, actor=MACHINE)
    lost = sum(each.verdict in (Verdict.ONLY_OURS, Verdict.ONLY_THEIRS) for each in found.open)
    if not found.is_new or found.lines != LINES or lost != 2 * LINES // EVERY_LOST:
        raise RuntimeError(f"{found.lines} lines, {lost} differences: the measurement is wrong")


def _read(data: bytes, code: str) -> None:
    for _ in csv.reader(io.StringIO(data.decode(code), newline="")):
        pass


def _timed(work: Callable[[], None]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _moved() -> Iterator[Entry]:
    for number in range(LINES):
        at = f"{7 + number % 10:02}:{number % 60:02}:{number % 59:02}"
        key = f"NX261120-{number:06}-1-{number * 2654435761 % 2**32:08x}"
        yield Entry(key, 500 + number % 97 * 50, f"NXR-{number:06}" if number % EVERY_REFUND == 1 else "", at)


def _write(database: Database, moved: list[Entry]) -> None:
    at = moment(9 * HOUR)
    offer = {"slot_id": slot_id(1, 9 * HOUR), "session_id": 1, "department_id": 1, "doctor_key": 0, "day": DAY}
    with database.begin() as session:
        patient = session.scalars(select(PatientRow.id).limit(1)).one()
        who = {"id": 1, "patient_id": patient, "pay_by": "window", "actor": "patient@K1", "created_at": at}
        session.execute(insert(RegistrationRow).values(**offer, **who))
        sums = {"total": 1, "fund": 0, "due": 1, "fee_class": "self", "serial": "1"}
        session.execute(insert(ChargeRow).values(id=1, registration_id=1, created_at=at, **sums))
    for start in range(0, len(moved), CHUNK):
        _write_chunk(database, moved[start : start + CHUNK], start)


def _write_chunk(database: Database, moved: list[Entry], start: int) -> None:
    at = moment(9 * HOUR)
    place = {"charge_id": 1, "expires_at": at, "created_at": at}
    ended = {"final": True, "reference": "", "at": at, "actor": "patient@K1"}
    payments, states, refunds, ends = [], [], [], []
    for number, each in enumerate(moved, start=start + 1):
        gateway = "other" if each.refund else "bank"
        payments.append(
            {"id": number, "attempt": number, "key": each.order, "gateway": gateway, "amount": each.fen} | place
        )
        states.append({"payment_id": number, "state": "paid"} | ended)
        if each.refund:
            refund = {"id": number, "payment_id": number, "key": each.refund, "gateway": "bank", "amount": each.fen}
            refunds.append(refund | {"reason": "", "created_at": at, "actor": "K1"})
            ends.append({"refund_id": number, "state": "done"} | ended)
    with database.begin() as session:
        for table, rows in (
            (PaymentRow, payments),
            (PaymentStateRow, states),
            (RefundRow, refunds),
            (RefundStateRow, ends),
        ):
            session.execute(insert(table), rows)


if __name__ == "__main__":
    sys.exit(main())
