"""How old what is shown is."""

from datetime import datetime, timedelta

from kiosk.ui.language import clock_text, translate


def ago(at: datetime, now: datetime) -> str:
    """How long ago, as finely as it matters."""
    span = max(now - at, timedelta())
    if span < timedelta(minutes=1):
        return translate("Hall", "{count} s ago").format(count=span // timedelta(seconds=1))
    if span < timedelta(hours=1):
        return translate("Hall", "{count} min ago").format(count=span // timedelta(minutes=1))
    return clock_text(at) if span < timedelta(hours=12) else f"{at:%m-%d %H:%M}"
