"""What each machine of the hall has told of itself last."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Row


class DeviceRow(Row):
    """One machine. ``papers`` as `kiosk.domain.devices.written` gives them."""

    __tablename__ = "devices"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    version: Mapped[str]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    page: Mapped[str]
    papers: Mapped[str]
    ended_at: Mapped[datetime | None]  # the last sitting
    error: Mapped[str]
    left_at: Mapped[datetime | None]  # switched off properly
    trouble_at: Mapped[datetime | None]  # since when a printer cannot print
