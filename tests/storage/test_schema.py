"""The schema: models and migrations agree, versions are respected, and documents cannot be changed."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from kiosk.domain.errors import DatabaseUnusable
from kiosk.storage import tables
from kiosk.storage.database import Database, engine_for, violated
from kiosk.storage.migrate import scripts
from kiosk.storage.schema import newest, versions
from kiosk.storage.tables import Row
from kiosk.storage.upkeep import check, revision, upgrade

ROOT = Path(__file__).parents[2]


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = engine_for(database_url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_models_and_migrations_agree(connection: Connection) -> None:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    assert compare_metadata(context, Row.metadata) == []


def indexes(connection: Connection, table: str) -> list[tuple[str, bool, str]]:
    found = inspect(connection).get_indexes(table)
    where = f"{connection.dialect.name}_where"
    return sorted((index["name"], index["unique"], str(index["dialect_options"].get(where))) for index in found)


def rules(connection: Connection) -> dict[str, object]:
    """What alembic does not compare: names, checks, and the conditions of partial indexes."""
    found = inspect(connection)
    return {
        table: (
            sorted((rule["name"], rule["sqltext"]) for rule in found.get_check_constraints(table)),
            indexes(connection, table),
            sorted((rule["name"], rule["column_names"]) for rule in found.get_unique_constraints(table)),
            sorted((rule["name"], rule["referred_table"]) for rule in found.get_foreign_keys(table)),
            found.get_pk_constraint(table)["name"],
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def test_constraints_of_models_and_migrations_agree(connection: Connection) -> None:
    migrated = rules(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("CREATE SCHEMA fresh"))
        connection.execute(text("SET LOCAL search_path TO fresh"))
        Row.metadata.create_all(connection)
        assert rules(connection) == migrated
        return
    fresh = create_engine("sqlite://")
    with fresh.begin() as other:
        Row.metadata.create_all(other)
        assert rules(other) == migrated
    fresh.dispose()


def test_the_versions_are_those_alembic_sees() -> None:
    told = ScriptDirectory.from_config(scripts())
    assert versions() == tuple(reversed([script.revision for script in told.walk_revisions()]))
    assert newest() == told.get_current_head()


def test_looking_at_a_database_loads_neither_alembic_nor_the_other_driver(sqlite_url: str) -> None:
    program = (
        "import sys; from kiosk.storage.schema import check; check(sys.argv[1]);"
        "from kiosk.storage import audit, bell, counters, keymark, vault;"
        "print({'alembic', 'psycopg'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", program, sqlite_url], cwd=ROOT, text=True) == "set()\n"


def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'folder' / 'nuanxin.db'}"
    assert revision(url).current is None
    assert not (tmp_path / "new").exists()
    upgrade(url)
    assert revision(url).current == revision(url).newest
    check(url)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new" / "folder").iterdir()] == [0o600]


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    check(database_url)


def test_a_database_without_tables_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="db upgrade"):
        check(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()


def test_many_may_upgrade_at_once(tmp_path: Path, empty_url: str) -> None:
    program = "import sys; from kiosk.storage.upkeep import upgrade; upgrade(sys.argv[1])"
    command = [sys.executable, "-W", "error", "-c", program, empty_url]
    many = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(6)]
    assert [(one.communicate()[1], one.returncode) for one in many] == [("", 0)] * 6
    check(empty_url)


def test_an_older_schema_is_named(database_url: str, connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.commit()
    monkeypatch.setattr("kiosk.storage.schema.newest", lambda: "9998")
    with pytest.raises(DatabaseUnusable, match=rf"has schema {versions()[-1]}, this program needs 9998"):
        check(database_url)


def test_a_newer_schema_is_left_alone(database_url: str) -> None:
    database = Database(database_url)
    with database.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    for use in (check, upgrade):
        with pytest.raises(DatabaseUnusable, match=r"9999, newer than this program's"):
            use(database_url)
    assert revision(database_url).current == "9999"


PERMANENT = {
    "audit": ("update", "delete"),
    "invoices": ("update", "delete"),
    "charges": ("update", "delete"),
    "charge_lines": ("update", "delete"),
    "charge_states": ("update", "delete"),
    "payments": ("update", "delete"),
    "payment_states": ("update", "delete"),
    "registrations": ("delete",),
    "tickets": ("delete",),
    "ticket_states": ("delete",),
    "refunds": ("update", "delete"),
    "refund_states": ("update", "delete"),
    "visit_cancels": ("update", "delete"),
    "print_jobs": ("delete",),
    "print_job_states": ("delete",),
    "bill_files": ("update", "delete"),
    "differences": ("update", "delete"),
    "difference_states": ("update", "delete"),
    "drawers": ("update", "delete"),
    "drawer_counts": ("update", "delete"),
    "drawer_items": ("update", "delete"),
}
VERBS = {"update": "UPDATE {table} SET id = id", "delete": "DELETE FROM {table}"}
MORE_ROWS = (
    "INSERT INTO refunds (payment_id, key, gateway, amount, reason, created_at, actor)"
    " SELECT id, 'R1', gateway, 1, '', created_at, 'K1' FROM payments WHERE id = 1",
    "INSERT INTO refund_states (refund_id, state, final, reference, at, actor)"
    " SELECT 1, 'done', true, '', created_at, 'K1' FROM payments WHERE id = 1",
    "INSERT INTO visit_cancels (registration_id, by_patient, reason, at, actor)"
    " SELECT id, true, '', created_at, 'K1' FROM registrations WHERE id = 1",
    "INSERT INTO print_jobs (sort, document_id, copy, device, large, created_at, actor)"
    " SELECT 'ticket', 1, 1, 'K1', false, created_at, 'K1' FROM payments WHERE id = 1",
    "INSERT INTO print_job_states (job_id, seq, state, reason, at, actor)"
    " SELECT 1, 1, 'queued', '', created_at, 'K1' FROM payments WHERE id = 1",
    "INSERT INTO bill_files (gateway, day, digest, lines, sums, at, actor)"
    " SELECT gateway, '2026-11-20', '', 0, '', created_at, 'K1' FROM payments WHERE id = 1",
    "INSERT INTO differences (bill_id, gateway, day, sort, key, verdict, line)"
    " VALUES (1, '', '2026-11-20', 'payment', '', 'only_ours', 0)",
    "INSERT INTO difference_states (difference_id, state, reason, at, actor)"
    " SELECT 1, 'open', '', created_at, 'K1' FROM payments WHERE id = 1",
    "INSERT INTO drawers (staff, day, change, opened_at, actor)"
    " SELECT '0042', '2026-11-20', 0, created_at, '0042@D1' FROM payments WHERE id = 1",
    "INSERT INTO drawer_counts (drawer_id, expected, counted, pieces, reason, handed_to, at, actor)"
    " SELECT 1, 0, 0, '', '', '', created_at, '0042@D1' FROM payments WHERE id = 1",
    "INSERT INTO drawer_items (drawer_id, payment_id, amount) VALUES (1, 1, 0)",
)


def refuses(database: Database, table: str, verb: str) -> bool:
    try:
        with database.begin() as session:
            session.execute(text(VERBS[verb].format(table=table)))
    except IntegrityError as error:
        return violated(error) == f"permanent_{table}"
    return False


def test_documents_refuse_to_be_changed(hall) -> None:
    with hall.database.begin() as session:
        for statement in MORE_ROWS:
            session.execute(text(statement))
    asked = {(table, verb) for table, verbs in PERMANENT.items() for verb in verbs}
    assert {(table, verb) for table, verb in asked if refuses(hall.database, table, verb)} == asked


def test_what_may_change_still_can(hall) -> None:
    with hall.database.begin() as session:
        session.execute(text("UPDATE registrations SET pay_by = 'window'"))
        session.execute(text("UPDATE ticket_states SET until = since"))
        session.execute(text("DELETE FROM patient_papers"))
    with hall.database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM patient_papers")) == 0
        assert session.scalar(text("SELECT count(*) FROM registrations WHERE pay_by <> 'window'")) == 0
        assert session.scalar(text("SELECT count(*) FROM ticket_states WHERE until IS NULL")) == 0


def test_truncating_is_refused_too(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    with pytest.raises(IntegrityError) as caught, database.begin() as session:
        session.execute(text("TRUNCATE audit"))
    assert violated(caught.value) == "permanent_audit"
    database.close()


def test_no_table_of_every_machine_refers_to_one_that_is_loaded_later() -> None:
    later = {f"{tables.__name__}.{module}" for module in tables.LATER}
    homes = {mapper.class_.__tablename__: mapper.class_.__module__ for mapper in Row.registry.mappers}
    referring = {
        name: {rule.target_fullname.partition(".")[0] for rule in Row.metadata.tables[name].foreign_keys}
        for name, home in homes.items()
        if home not in later
    }
    assert referring["tickets"] == {"registrations", "departments"}
    assert {name for name, others in referring.items() if any(homes[other] in later for other in others)} == set()
