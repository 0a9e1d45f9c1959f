"""The demonstration's hospital, made once a test run: filling its database takes longer than most tests that use it."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.adapters.clock import FixedClock
from kiosk.hall import open_hall
from kiosk.settings import Settings
from kiosk.shows import tour_settings


@cache
def furnished(at: datetime) -> Mapping[str, bytes]:
    """The files of the hospital as it opens at this time: its database and the key to it."""
    with TemporaryDirectory() as folder:
        settings = tour_settings(Settings(), Path(folder))
        open_hall(settings, clock=FixedClock(at)).close()
        return {each.name: each.read_bytes() for each in settings.data.iterdir() if each.is_file()}


def furnish(settings: Settings, at: datetime) -> None:
    """Lay them where these settings look for them."""
    settings.data.mkdir(parents=True, exist_ok=True)
    for name, content in furnished(at).items():
        (settings.data / name).write_bytes(content)
