"""缴费: charged once, and never a wrong word about money."""

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Payment, Visit


class Billing:
    def begin(self, charge_id: int, *, actor: Actor) -> Payment:
        """Open (or reopen, if the last one ended not paid/expired) the order; idempotent while one is open."""
        raise NotImplementedError

    def ask(self, charge_id: int, *, actor: Actor) -> Payment:
        """Query the gateway; PAID settles charge, ticket waits, invoice issued, in one transaction."""
        raise NotImplementedError

    def pay_at_window(self, visit: Visit, *, actor: Actor) -> tuple[Visit, Payment]:
        """Close the open order; not paid: ticket waits, money due. Paid after all: settled. UNKNOWN: raises PaymentUnknown."""
        raise NotImplementedError

    def give_up(self, visit: Visit, *, actor: Actor) -> Payment:
        """Patient left: cancel order; NOT_PAID cancels the registration; PAID settles; UNKNOWN is left to settle_pending."""
        raise NotImplementedError

    def settle_pending(self, *, actor: Actor) -> int:
        """Ask about every order without a final state whose time is over, and finish it. Returns how many were finished."""
        raise NotImplementedError
