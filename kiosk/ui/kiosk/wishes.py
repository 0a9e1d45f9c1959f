"""What a patient wishes beside the steps: kept whatever a page answers."""

from dataclasses import replace

from kiosk.domain.journey import Journey

WISHES = ("large", "by_sight")  # of a journey


class Wishes:
    """Those of one sitting."""

    def __init__(self) -> None:
        self._made: dict[str, bool] = {}

    def hear(self, before: Journey, after: Journey) -> None:
        """What has changed from ``before`` to ``after`` is wished."""
        for name in WISHES:
            if getattr(before, name) != getattr(after, name):
                self._made[name] = getattr(after, name)

    def within(self, journey: Journey) -> Journey:
        """The ``journey`` with what was wished since it was on its page."""
        return replace(journey, **self._made)

    def forget(self) -> None:
        """Another patient."""
        self._made.clear()
