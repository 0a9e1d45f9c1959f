"""Requests for help and what was written beside them; the texts are wiped when a request is closed."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where


class HelpRequestRow(Row):
    """求助. One open request of a sort at each device."""

    __tablename__ = "help_requests"
    __table_args__ = (one_where("uq_help_requests_open", "device", "sort", condition="closed_at IS NULL"),)

    id: Mapped[Key]
    sort: Mapped[str]
    device: Mapped[str]
    page: Mapped[str]
    asked_at: Mapped[datetime]
    said: Mapped[int]  # messages so far; whoever writes one claims the next while the request is open
    closed_at: Mapped[datetime | None]


class HelpStateRow(Row):
    """A state a request passes through: "waiting", "taken", "closed". Open: until NULL."""

    __tablename__ = "help_states"
    __table_args__ = (one_where("uq_help_states_open", "request_id", condition="until IS NULL"),)

    id: Mapped[Key]
    request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), index=True)
    state: Mapped[str]
    owner: Mapped[str]  # the staff number of whoever took it, or ""
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    actor: Mapped[str]


class HelpMessageRow(Row):
    """One message; ``sealed`` is NULL once its request is closed."""

    __tablename__ = "help_messages"

    request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    side: Mapped[str]
    sealed: Mapped[bytes | None]
    at: Mapped[datetime]
    actor: Mapped[str]
