"""Who fetches the gateways' bills: the one table of the day's end that every machine asks."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from kiosk.storage.tables.base import Key, Row


class BillFetchRow(Row):
    """Who fetches a gateway's bill of a day: claimed by a conditional update, again when nothing came of it."""

    __tablename__ = "bill_fetches"
    __table_args__ = (UniqueConstraint("gateway", "day"),)

    id: Mapped[Key]
    gateway: Mapped[str]
    day: Mapped[date]
    device: Mapped[str]
    begun_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    trouble: Mapped[str]
