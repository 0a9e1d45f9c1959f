"""What a screen is asked to show; alone, because every command's table knows it and only boards need the rest."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """What one screen is to show: codes of an area, and the number of the screen; None is the next one."""

    codes: tuple[str, ...]
    screen: int | None = None
