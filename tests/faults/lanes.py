"""The databases of the fault harness: a file copied for each run, or one server's database with a new patient each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from kiosk.storage.upkeep import upgrade
from tests.faults.hall import ADAPTERS, Site, Told, furnish, site
from tests.faults.lives import Lane, copied, port_of
from tests.faults.outside import Outside

KEY, TEMPLATE, FILE = "nuanxin.key", "template.sqlite", "nuanxin.db"
LEFT_OVER = ("papers.txt", "broken.txt", "points.json", "faults.json")
Fresh = Callable[[], AbstractContextManager[Site]]


def sqlite_lane(folder: Path, told: Told, wallet: str, *, migrated: Path | None = None) -> Lane:
    """Every run has a database file of its own, copied from a furnished one; ``migrated`` saves its making."""
    template = folder / TEMPLATE
    if migrated is None:
        upgrade(f"sqlite:///{template}")
    else:
        shutil.copy(migrated, template)
    furnish(f"sqlite:///{template}", folder / KEY)
    place = site(folder, f"sqlite:///{folder / FILE}", told, first=wallet)

    @contextmanager
    def fresh() -> Iterator[Site]:
        _clear(folder)
        copied(template, folder)
        yield place

    return _lane("SQLite", told, wallet, fresh)


def postgres_lane(folder: Path, url: str, told: Told, wallet: str) -> Lane:
    """All runs share the database at ``url``, migrated and empty; each has a patient of its own."""
    furnish(url, folder / KEY)
    place = site(folder, url, told, first=wallet)

    @contextmanager
    def fresh() -> Iterator[Site]:
        _clear(folder)
        yield place

    return _lane("PostgreSQL", told, wallet, fresh)


def _lane(database: str, told: Told, wallet: str, fresh: Fresh) -> Lane:
    # Everything of a stand-in is text but the address of the control, which is theirs together.
    control = str(told["control"])
    ports = tuple(port_of(told[name]["address"]) for name in ADAPTERS)
    return Lane(database, wallet, Outside(control, wallet), ports, fresh)


def _clear(folder: Path) -> None:
    for name in LEFT_OVER:
        (folder / name).unlink(missing_ok=True)
