"""Days, ages and birth dates."""

from calendar import monthrange
from datetime import date, datetime

from kiosk.domain.errors import Misuse
from kiosk.domain.words import QT_TRANSLATE_NOOP

OLDEST = 130  # years; nobody verified has lived longer than 122

# Below this age somebody must come with the patient. Usual at hospitals with real-name registration (recall).
GUARDIAN_BELOW = 14

NO_SUCH_DATE = QT_TRANSLATE_NOOP("Words", "This birth date does not exist. Please check year, month and day.")
IN_THE_FUTURE = QT_TRANSLATE_NOOP("Words", "This birth date is still to come. Please check the year.")
TOO_LONG_AGO = QT_TRANSLATE_NOOP("Words", "This birth date is more than 130 years ago. Please check the year.")


def business_day(now: datetime) -> date:
    """The hospital's day at ``now``, which must be aware and in the hospital's zone (a `Clock` gives it so)."""
    if now.tzinfo is None:
        raise Misuse("business_day needs an aware time")
    return now.date()


def age(birth: date, today: date) -> int:
    """周岁 in whole years; somebody born on 29 February has the birthday on 1 March in common years."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def needs_guardian(birth: date, today: date) -> bool:
    """Whether the patient is too young to register alone."""
    return age(birth, today) < GUARDIAN_BELOW


def birth_problem(digits: str, today: date) -> str | None:
    """The sentence telling why ``digits``, a beginning of YYYYMMDD, can not become a birth date; None if it can."""
    if not _can_exist(digits):
        return NO_SUCH_DATE
    if digits.ljust(8, "0") > f"{today:%Y%m%d}":
        return IN_THE_FUTURE
    if digits.ljust(8, "9") < f"{_oldest_birth(today):%Y%m%d}":
        return TOO_LONG_AGO
    return None


def _can_exist(digits: str) -> bool:
    year, rest = digits[:4], digits[4:]
    if not rest:
        return True
    if year == "0000":
        return False
    return any(
        f"{month:02}{day:02}".startswith(rest)
        for month in range(1, 13)
        for day in range(1, monthrange(int(year), month)[1] + 1)
    )


def _oldest_birth(today: date) -> date:
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(today.year - OLDEST, today.month, day)
