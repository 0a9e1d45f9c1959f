"""Requests for help and what was written beside them; the texts are wiped when a request is closed."""

from datetime import datetime

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where


class HelpRequestRow(Row):
    """求助. One open request of a sort at each device. ``modes``: how its page was shown, with blanks between."""

    __tablename__ = "help_requests"
    __table_args__ = (one_where("uq_help_requests_open", "device", "sort", condition="closed_at IS NULL"),)

    id: Mapped[Key]
    sort: Mapped[str]
    device: Mapped[str]
    page: Mapped[str]
    modes: Mapped[str] = mapped_column(server_default=text("''"))
    asked_at: Mapped[datetime] = mapped_column(index=True)
    said: Mapped[int]  # messages so far; whoever writes one claims the next while the request is open
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(server_default=text("''"))


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


class HelpOfferRow(Row):
    """The owner of a request asks somebody to take it over; open while that stands. Numbers of staff."""

    __tablename__ = "help_offers"
    __table_args__ = (one_where("uq_help_offers_open", "request_id", condition="until IS NULL"),)

    id: Mapped[Key]
    request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), index=True)
    offered_by: Mapped[str]
    offered_to: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class HelpMessageRow(Row):
    """One message; ``sealed`` is NULL once its request is closed."""

    __tablename__ = "help_messages"

    request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    side: Mapped[str]
    sealed: Mapped[bytes | None]
    at: Mapped[datetime]
    actor: Mapped[str]
