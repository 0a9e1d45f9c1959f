"""The sitting in hand at each kiosk, for the desks that help: a clipboard, not the books, wiped when it ends."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Row


class LiveSittingRow(Row):
    """One row for each device, used again by the next sitting; what is sealed is NULL when nobody sits there."""

    __tablename__ = "live_sittings"

    device: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]  # of the sitting, counted by device: what was asked of one is not done to the next
    flow: Mapped[str]
    step: Mapped[str]
    began: Mapped[datetime]
    since: Mapped[datetime]  # at this step
    modes: Mapped[str]  # with blanks between
    struggles: Mapped[bool]
    run: Mapped[bytes | None]  # sealed
    version: Mapped[int]
    written: Mapped[datetime]  # the newest version
    hold: Mapped[str]
    last: Mapped[str]  # the newest deed, or ""
    count: Mapped[int]  # askings; whoever holds an older one holds nothing
    helper: Mapped[str]  # the staff number of who asks, holds, or did so last
    desk: Mapped[str]
    beat: Mapped[int]  # moved by the desk that asks or holds while it is there
    watch: Mapped[int]  # moved by a desk that looks on
    picture: Mapped[bytes | None]  # sealed, only while a desk looks on
    points: Mapped[int]
    pointed_picture: Mapped[int]
    pointed_place: Mapped[int]
