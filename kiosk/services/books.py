"""What every use case writes with: the database, the vault, the clock, and the audit of whatever it changes."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.calendar import business_day
from kiosk.ports import Clock
from kiosk.storage import audit
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault


@dataclass(frozen=True)
class Books:
    """The hall's books and the pen."""

    database: Database
    vault: Vault
    clock: Clock

    def now(self) -> datetime:
        """The hospital's time."""
        return self.clock.now()

    def today(self) -> date:
        """The hospital's business day."""
        return business_day(self.clock.now())

    def note(self, session: Session, actor: Actor, action: str, record: str, **detail: str | int | None) -> None:
        """Append to the audit, in the transaction of the change; further rows of it as table=id."""
        audit.record(session, actor, action, record, at=self.now(), key=self.vault.audit_key, **detail)
