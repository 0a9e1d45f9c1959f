"""经手人: who did it, from which device."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A person or machine that changes something: device "K3", and the staff number when staff act."""

    device: str
    staff: str | None = None

    def __str__(self) -> str:
        return f"{self.staff}@{self.device}" if self.staff else f"patient@{self.device}"
