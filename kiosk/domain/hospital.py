"""The one hospital this hall belongs to, as the start page needs it."""

from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True)
class Message:
    """One line of the start page, from ``since`` on, before ``until`` (None: until it is taken away)."""

    words: str
    words_en: str
    since: datetime
    until: datetime | None = None

    def is_up(self, now: datetime) -> bool:
        """Whether it is shown at ``now``."""
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True)
class HospitalInfo:
    """Names, the time zone, where a person can be found, today's notice, and when the hall is open.

    ``messages`` are those of today and the days to come, what matters most first.
    """

    name: str = ""
    name_en: str = ""
    zone: str = "Asia/Shanghai"
    guide_desk: str = ""
    notice: str = ""
    opens: time = time.min
    closes: time = time.max
    guide_desk_en: str = ""
    notice_en: str = ""
    messages: tuple[Message, ...] = ()
    institution: str = ""  # 医疗机构类型 on invoices

    def is_open(self, now: datetime) -> bool:
        """Whether the hall serves at ``now``, an aware time in the hospital's zone."""
        return self.opens <= now.time() < self.closes

    def message(self, now: datetime) -> tuple[str, str]:
        """The message that is shown at ``now``, in both languages; two empty ones when there is none."""
        return next(((each.words, each.words_en) for each in self.messages if each.is_up(now)), ("", ""))

    def line(self, now: datetime) -> tuple[str, str]:
        """What the start page tells everybody at ``now``: a message, else today's notice."""
        message = self.message(now)
        return message if any(message) else (self.notice, self.notice_en)
