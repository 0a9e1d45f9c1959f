"""Whose sitting the page goes on with, when it is a kiosk's."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.flow.engine import FlowRun


@dataclass(frozen=True)
class Hand:
    """``changed`` hears of every move; ``ended`` gets the run to hand back, or None when it has come to its end."""

    changed: Callable[[FlowRun], None]
    ended: Callable[[FlowRun | None], None]


@dataclass(frozen=True)
class Parked:
    """Somebody who was put aside for a moment."""

    run: FlowRun

    @property
    def name(self) -> str:
        """Who it is, as staff see it."""
        journey = self.run.journey
        return journey.patient.name if journey.patient else journey.newcomer.name
