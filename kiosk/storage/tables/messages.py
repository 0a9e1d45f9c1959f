"""What the start page tells everybody, for as long as it is true."""

from datetime import datetime

from sqlalchemy.orm import Mapped

from kiosk.storage.tables.base import Key, Retired, Row


class MessageRow(Retired, Row):
    """One line of the start page; of several the one with the smallest ``position`` is shown. Open: until NULL."""

    __tablename__ = "messages"

    id: Mapped[Key]
    words: Mapped[str]
    words_en: Mapped[str]  # "" for none
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    position: Mapped[int]
