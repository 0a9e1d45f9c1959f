"""The four compositions of the ticket: 80 and 58 mm paper, normal and large print; all sizes in dots (8 to a mm)."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Labels:
    """The small words before a value; "" leaves the word out, and the value stands alone in the middle."""

    number: str = "您的排队号"
    doctor: str = "医生"
    time: str = "时间"
    ahead: str = "前面还有"
    wait: str = "预计等候"
    way: str = "怎么走"


@dataclass(frozen=True)
class Sheet:
    """Sizes of one composition; ``floor`` is its smallest type."""

    dots: int
    margin: int
    floor: int
    hospital: int
    heart: int  # 0: no room for it
    label: int
    name: int
    number: int  # tallest capitals of the queue number
    place: int  # floor and department in the panel
    room: int
    fact: int
    queue: int  # how many and how long
    head: int
    body: int
    due: int
    gap: int
    columns: int  # 1: what stands side by side on wide paper goes below each other
    module: int  # largest dots to a QR module
    labels: Labels = Labels()

    @property
    def width(self) -> int:
        """Between the margins."""
        return self.dots - 2 * self.margin


_SHORT = Labels(number="", ahead="前面", wait="等候", way="")
_BARE = replace(_SHORT, doctor="", time="")

WIDE = Sheet(576, 24, 26, 38, 40, 34, 44, 176, 60, 72, 36, 54, 36, 34, 76, 16, 2, 6)
NARROW = Sheet(384, 16, 26, 32, 0, 28, 40, 130, 44, 76, 34, 46, 34, 30, 60, 14, 1, 6)
WIDE_LARGE = Sheet(576, 24, 42, 46, 0, 48, 80, 190, 76, 124, 52, 68, 54, 46, 96, 16, 1, 6, _SHORT)
NARROW_LARGE = Sheet(384, 16, 42, 42, 0, 46, 64, 150, 56, 92, 46, 58, 46, 44, 76, 14, 1, 7, _BARE)

NARROWEST_WIDE = 512


def sheet_for(dots: int, *, large: bool) -> Sheet:
    """The composition for paper ``dots`` wide: 80 mm printers have 512 to 576 dots, 58 mm printers 360 to 432."""
    wide, narrow = (WIDE_LARGE, NARROW_LARGE) if large else (WIDE, NARROW)
    return replace(wide if dots >= NARROWEST_WIDE else narrow, dots=dots)
