"""What every service works with: the books, the key, the clock, and the rules of the house."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.calendar import business_day
from kiosk.ports import Clock
from kiosk.storage import audit
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault


@dataclass(frozen=True)
class Office:
    """The books and the rules. ``hold`` is how long an unpaid place is kept, ``horizon`` the days on offer.

    Staff are told when ``invoice_low`` invoice numbers are left; ``e_invoices`` follow the paper ones.
    """

    database: Database
    vault: Vault
    clock: Clock
    demo: bool = False
    hold: timedelta = timedelta(minutes=30)
    horizon: timedelta = timedelta(days=7)
    invoice_low: int = 200
    e_invoices: bool = False

    def now(self) -> datetime:
        """The hospital's time, in its zone."""
        return self.clock.now()

    def today(self) -> date:
        """The hospital's business day."""
        return business_day(self.now())

    def local(self, at: datetime) -> datetime:
        """``at`` on the hospital's clock."""
        return at.astimezone(self.now().tzinfo)

    def note(self, session: Session, actor: Actor, action: str, record: str, /, **detail: str | int | None) -> None:
        """Write into the audit, in the transaction of ``session``, that ``actor`` did ``action`` to ``record``."""
        audit.record(session, actor, action, record, at=self.now(), key=self.vault.audit_key, **detail)
