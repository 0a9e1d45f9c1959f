"""What a patient wishes beside the steps: kept whatever a page answers."""

from dataclasses import replace

from kiosk.domain.journey import Journey


class Wishes:
    """Those of one sitting; None is what nobody has said anything about yet."""

    def __init__(self) -> None:
        self._large: bool | None = None
        self._by_sight: bool | None = None

    def hear(self, before: Journey, after: Journey) -> None:
        """What has changed from ``before`` to ``after`` is wished."""
        if before.large != after.large:
            self._large = after.large
        if before.by_sight != after.by_sight:
            self._by_sight = after.by_sight

    def within(self, journey: Journey) -> Journey:
        """The ``journey`` with what was wished since it was on its page."""
        return replace(
            journey,
            large=journey.large if self._large is None else self._large,
            by_sight=journey.by_sight if self._by_sight is None else self._by_sight,
        )

    def forget(self) -> None:
        """Another patient."""
        self._large = self._by_sight = None
