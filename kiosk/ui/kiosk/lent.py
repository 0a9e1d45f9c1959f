"""A sitting that may be lent: while a desk goes on with it, nothing is answered at the kiosk."""

from kiosk.domain.journey import PaymentState
from kiosk.flow.engine import FlowRun
from kiosk.ui.kiosk.sitting import Sitting

UNDER_WAY = frozenset({PaymentState.WAITING, PaymentState.UNKNOWN})


class LentSitting(Sitting):
    """Lent it counts as busy: whatever is tapped, typed or read by a device is not heard."""

    is_lent = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being worked on, here or at a desk."""
        return self.is_lent or super().is_busy

    @property
    def is_quiet(self) -> bool:
        """Whether it may change hands: the step is shown, nothing is worked on, no money and no paper is under way."""
        run = self.run
        if run is None or not self._is_shown or self.is_busy:
            return False
        journey = run.journey
        is_paying = journey.payment is not None and journey.payment.state in UNDER_WAY
        return not is_paying and (run.step.after is None or bool(journey.prints))

    def lend(self) -> None:
        """A desk goes on with it."""
        self.is_lent = True

    def go_on(self, run: FlowRun | None) -> None:
        """Here again, from where ``run`` stands; None where nothing has changed meanwhile."""
        self.is_lent = False
        if run is not None:
            self._enter(run)

    def end(self) -> None:
        """Forget everything."""
        self.is_lent = False
        super().end()
