"""挂号: slot, registration, charge and ticket in one transaction."""

from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill
from kiosk.domain.journey import Journey, Visit


class RegistrationDesk:
    def quote(self, journey: Journey) -> Bill:
        """The bill of ``journey.choice`` for ``journey.patient``."""
        raise NotImplementedError

    def register(self, journey: Journey, *, actor: Actor) -> Visit:
        """Raises SlotTaken, AlreadyRegistered."""
        raise NotImplementedError

    def visit(self, registration_id: int) -> Visit:
        """The registration as it stands now (people ahead, money due)."""
        raise NotImplementedError

    def cancel(self, registration_id: int, *, actor: Actor) -> None:
        """Cancel and give the slot back."""
        raise NotImplementedError
