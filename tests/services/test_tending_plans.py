"""What every machine asks each minute is found by an index on either database, never by reading the years."""

import pytest
from sqlalchemy import Select

from kiosk.services.invoices import invoice_rows
from kiosk.services.money import lapsing, looks, refund_books
from kiosk.services.queue import standings
from kiosk.storage.database import Database

WANTED = {
    "ix_ticket_states_unpaid": lapsing.FORGOTTEN,
    "ix_ticket_states_unseen": lapsing.LAPSED,
    "ix_charge_states_settled": invoice_rows.MISSING,
    "ix_payment_looks_due": looks.DUE,
    "ix_refunds_open": refund_books.OPEN,
    "ix_visit_cancels_unreversed": refund_books.UNREVERSED,
    "ix_ticket_states_line": standings.OLD_WAITING,
    "ix_ticket_states_held": standings.OLD_HELD,
    "uq_ticket_states_at_window": standings.OLD_AT_WINDOW,
}
VALUES = dict.fromkeys(("before", "moment", "since", "first", "now"), "2026-11-20") | {"gateway": "bank"}


@pytest.mark.parametrize("index", WANTED)
def test_the_index_is_used(database: Database, index: str) -> None:
    core = WANTED[index]._core
    assert isinstance(core, Select)
    with database.begin() as session:
        connection = session.connection()
        explain = "EXPLAIN QUERY PLAN "
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # the tables are empty here
            explain = "EXPLAIN "
        compiled = core.compile(dialect=connection.dialect)
        values = dict(compiled.params) | {name: VALUES[name] for name in compiled.params if name in VALUES}
        given = tuple(values[name] for name in compiled.positiontup) if compiled.positiontup else values
        plan = "\n".join(str(row) for row in connection.exec_driver_sql(explain + str(compiled), given))
    assert index in plan
