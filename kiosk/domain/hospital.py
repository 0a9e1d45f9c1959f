"""The one hospital this hall belongs to, as the start page needs it."""

from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True)
class HospitalInfo:
    """Names, the time zone, where a person can be found, today's notice, and when the hall is open."""

    name: str = ""
    name_en: str = ""
    zone: str = "Asia/Shanghai"
    guide_desk: str = ""
    notice: str = ""
    opens: time = time.min
    closes: time = time.max
    guide_desk_en: str = ""
    notice_en: str = ""

    def is_open(self, now: datetime) -> bool:
        """Whether the hall serves at ``now``, an aware time in the hospital's zone."""
        return self.opens <= now.time() < self.closes
