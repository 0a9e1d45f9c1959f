"""What the papers say, as Chinese documents: days, waits, floors and marks."""

from datetime import date, datetime, timedelta

WEEKDAYS = "一二三四五六日"
BY_SIGHT = ("看屏叫号", "请当面叫我")  # for whoever calls: a voice alone does not reach this patient


def floor_words(floor: int) -> str:
    """ "2 楼"; below ground "地下 1 楼"."""
    return f"{floor} 楼" if floor > 0 else f"地下 {max(1, -floor)} 楼"


def day_words(day: date, *, today: date) -> str:
    """The day as people say it: "今天", "明天 11月21日", or "11月23日 周一"."""
    if day == today:
        return "今天"
    if day == today + timedelta(days=1):
        return f"明天 {day.month}月{day.day}日"
    return f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"


def band_words(starts: datetime, ends: datetime) -> str:
    """The time band: "10:00–10:30"."""
    return f"{starts:%H:%M}–{ends:%H:%M}"


def half_words(starts: datetime) -> str:
    """The half of the day."""
    return "上午" if starts.hour < 12 else "下午"


def ahead_words(ahead: int) -> str:
    """How many are called before: "3 人"."""
    return f"{ahead} 人" if ahead > 0 else "没有人"


def wait_words(wait: tuple[int, int]) -> str:
    """The wait in minutes as a range, "15–25 分钟"; one figure when both ends agree or nobody can be sooner."""
    low, high = wait
    if high <= 0:
        return "很快到您"
    if low <= 0:
        return f"{high} 分钟以内"
    return f"{high} 分钟" if low == high else f"{low}–{high} 分钟"


def copy_words(copy: int) -> str:
    """The mark of a reprint."""
    return f"补打 · 第 {copy} 次打印"
