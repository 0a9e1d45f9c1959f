"""Calling the next one with ten thousand past tickets and with ten million, call by call beside each other."""

from datetime import timedelta
from time import perf_counter

import psycopg
from sqlalchemy import make_url

from benchmarks.hall_books import SECRET, moment, open_hall
from benchmarks.hall_plan import DAY, HOUR, arrivals
from benchmarks.hall_rush import stand_in_line
from benchmarks.report import Aim, Bound, Figure
from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.services.office import Office
from kiosk.services.queue.queueing import Queueing
from kiosk.storage.database import Database
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault

PATIENTS = 4_000  # past tickets of a day: each patient comes once
FEW = 10_000
NEARLY_AS_QUICK = Aim(Bound.AT_MOST, 1.2)
WARM_UP = 10  # calls; psycopg prepares a statement when it comes the sixth time
# The server gives each connection a process, and on which core that lands makes a third of a call's time.
CONNECTIONS = 20
GROWN = ("registrations", "tickets", "ticket_states", "calls")
PAST = (
    """INSERT INTO registrations (id, patient_id, slot_id, session_id, department_id, doctor_key, day, pay_by, actor,
           created_at)
       SELECT n, n % {patients} + 1, 1014, 1, 1, 0, DATE '{day}' - 1 - n / {patients}, 'window', 'patient@K1',
           TIMESTAMPTZ '{day}' - (1 + n / {patients}) * INTERVAL '1 day'
       FROM generate_series(1, {count}) n""",
    """INSERT INTO tickets (id, registration_id, department_id, day, number, label, created_at)
       SELECT n, n, 1, DATE '{day}' - 1 - n / {patients}, n % {patients} + 1, 'A' || n % {patients} + 1,
           TIMESTAMPTZ '{day}' - (1 + n / {patients}) * INTERVAL '1 day'
       FROM generate_series(1, {count}) n""",
    """INSERT INTO ticket_states (id, ticket_id, state, step, since, until, actor, queue_id, rank, window_id, former_id)
       SELECT 2 * n - 1 + k, n, (ARRAY['called', 'served'])[k + 1], (ARRAY['call', 'finish'])[k + 1],
           TIMESTAMPTZ '{day}' - (1 + n / {patients}) * INTERVAL '1 day' + (n % {patients} * 5 + k) * INTERVAL '1 s',
           CASE k WHEN 0 THEN TIMESTAMPTZ '{day}' - (1 + n / {patients}) * INTERVAL '1 day'
               + (n % {patients} * 5 + 1) * INTERVAL '1 s' END,
           'clerk@W1', 1, (EXTRACT(EPOCH FROM DATE '{day}')::bigint - (1 + n / {patients}) * 86400) * 1000000 + n,
           n % 3 + 1, CASE k WHEN 1 THEN 2 * n - 1 END
       FROM generate_series(1, {count}) n, generate_series(0, 1) k""",
    """INSERT INTO calls (id, ticket_id, window_id, queue_id, at, again, actor)
       SELECT n, n, n % 3 + 1, 1,
           TIMESTAMPTZ '{day}' - (1 + n / {patients}) * INTERVAL '1 day' + n % {patients} * 5 * INTERVAL '1 s',
           0, 'clerk@W1'
       FROM generate_series(1, {count}) n""",
)
INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)
    AND indexname NOT IN (SELECT conname FROM pg_constraint)"""


def compare_histories(url: str, *, many: int, calls: int) -> list[Figure]:
    """How long calling the next one takes beside both histories, in databases of their own on this server."""
    began = perf_counter()
    clerks = [
        _Clerk(_database(url, f"past_{count}"), count, people=calls + CONNECTIONS * WARM_UP) for count in (FEW, many)
    ]
    made = perf_counter() - began
    took: list[list[float]] = [[], []]
    for _ in range(CONNECTIONS):
        for number in range(calls // CONNECTIONS + WARM_UP):
            for times, clerk in zip(took, clerks, strict=True):
                one = clerk.call()
                if number >= WARM_UP:
                    times.append(one)
        for clerk in clerks:
            clerk.hang_up()
    few, lots = map(sorted, took)
    return [
        Figure(f"PostgreSQL, {many:,} past tickets written in", made, "s"),
        *_quantile(0.5, few, lots, many=many, aim=None),
        *_quantile(0.99, few, lots, many=many, aim=NEARLY_AS_QUICK),
    ]


class _Clerk:
    """Calls from one database and says how long each call took."""

    def __init__(self, url: str, past: int, *, people: int) -> None:
        upgrade(url)
        self._database = Database(url)
        open_hall(self._database, arrivals(PATIENTS, seed=6))
        _write_past(url, past)
        stand_in_line(self._database, people)
        with psycopg.connect(url, autocommit=True) as connection:
            # What the server does by itself within minutes must not happen while we measure.
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")
        clock = FixedClock(moment(10 * HOUR) + timedelta(seconds=people))
        self._queueing, self._actor = Queueing(Office(self._database, Vault(SECRET), clock)), Actor("W1")

    def call(self) -> float:
        """Milliseconds until the next one is called; coming in is not counted."""
        began = perf_counter()
        call = self._queueing.call_next(1, actor=self._actor)
        took = perf_counter() - began
        if call is None:
            raise LookupError("nobody waits any more")
        self._queueing.arrived(call.ticket_id, actor=self._actor)
        return took * 1000

    def hang_up(self) -> None:
        """Let the database go; the next call connects again."""
        self._database.close()


def _database(url: str, name: str) -> str:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _write_past(url: str, count: int) -> None:
    """Tickets of the days before, each with a call, its end, and the rows between left out."""
    with psycopg.connect(url) as connection:
        # As a backup is read in: references need no proof, and indexes are built at the end.
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET maintenance_work_mem = '512MB'")
        indexes = connection.execute(INDEXES, [list(GROWN)]).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for statement in PAST:
            connection.execute(statement.format(patients=PATIENTS, day=DAY.isoformat(), count=count))
        for table in GROWN:
            connection.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
        for _, definition in indexes:
            connection.execute(definition)


def _quantile(share: float, few: list[float], lots: list[float], *, many: int, aim: Aim | None) -> list[Figure]:
    one, other = (times[int(share * (len(times) - 1))] for times in (few, lots))
    name = f"call next, {share:.0%} within" if share > 0.5 else "call next, half within"
    return [
        Figure(f"{name}, {FEW:,} past tickets", one, "ms"),
        Figure(f"{name}, {many:,} past tickets", other, "ms"),
        Figure(f"{name}, {many:,} beside {FEW:,}", other / one, "times", aim),
    ]
