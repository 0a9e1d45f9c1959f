"""身份: who is standing here, and writing newcomers into the books."""

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Journey, Patient


class Reception:
    def look_up(self, journey: Journey) -> Journey:
        """Fill ``patient`` (by ``paper``, by ``code``, or a numberless child by guardian+name+birth) or, for an unknown
        one, ``newcomer.birth_date``/``sex`` from what the number tells. No paper and no code: unchanged."""
        raise NotImplementedError

    def look_up_guardian(self, journey: Journey) -> Journey:
        """Fill ``guardian_name`` from the books by ``guardian_paper``."""
        raise NotImplementedError

    def look_for_namesakes(self, journey: Journey) -> Journey:
        """Fill ``namesakes``."""
        raise NotImplementedError

    def enrol(self, journey: Journey, *, actor: Actor) -> Patient:
        """One transaction: patient, paper, guardian, audit. Paper already known (raced): that patient."""
        raise NotImplementedError
