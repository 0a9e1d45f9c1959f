"""Which copy of a paper is printed, by whom, how."""

from dataclasses import dataclass

from kiosk.domain.actor import Actor


@dataclass(frozen=True)
class Printout:
    """``copy`` 1 is the original; ``large`` asks for the ticket in large print."""

    copy: int
    large: bool
    actor: Actor
