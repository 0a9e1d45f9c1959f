"""Papers: every print is a record; a failing printer never loses or repeats one."""

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaperSort, PrintOutcome


class Printing:
    def print_papers(self, registration_id: int, *, large: bool, actor: Actor) -> tuple[PrintOutcome, ...]:
        """Ticket, and invoice when issued; each once: asked again it only tells how the jobs stand."""
        raise NotImplementedError

    def reprint(self, registration_id: int, sort: PaperSort, *, large: bool, actor: Actor) -> PrintOutcome:
        """A new job marked 补打 with the next copy number."""
        raise NotImplementedError
