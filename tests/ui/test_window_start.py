"""What the start page does not need is not loaded before it is painted."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.kiosk.places import PAGES
from kiosk.ui.pages.page import Page
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import MakeKiosk

ROOT = Path(__file__).resolve().parents[2]
LATE = (
    "sqlalchemy",
    "alembic",
    "qrcode",
    "PIL",
    "serial",
    "escpos",
    "cryptography",
    "kiosk.hall",
    "kiosk.flow.registration",
    "kiosk.domain.journey",
    "kiosk.domain.queue_views",
    "kiosk.ports",
    "kiosk.ui.pages.slot",
)


def loaded_by(code: str) -> set[str]:
    """Names of the modules that a process of its own has loaded after ``code``."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_start_page_waits_for_no_library() -> None:
    loaded = loaded_by("import kiosk.cli, kiosk.commands, kiosk.start, kiosk.app")
    assert "kiosk.ui.pages.home" in loaded
    assert loaded.isdisjoint(LATE)


def test_no_import_reads_and_keeps_a_modules_source() -> None:
    code = (
        "import linecache\nfrom kiosk.start import use_plain_imports\nuse_plain_imports()\nlinecache.clearcache()\n"
        "import kiosk.app\nassert not linecache.cache, list(linecache.cache)"
    )
    assert "kiosk.app" in loaded_by(code)


def test_rubbish_is_looked_for_again_after_the_first_paint(make_kiosk: MakeKiosk) -> None:
    gc.disable()
    scene = make_kiosk()
    assert scene.window.is_painted
    assert gc.isenabled()


def test_every_page_is_loaded_while_nobody_needs_one(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    modules = {f"kiosk.ui.pages.{target.partition(':')[0]}" for target in PAGES._names.values()}
    scene.bot.waitUntil(lambda: modules <= sys.modules.keys())


@pytest.mark.parametrize("name", [*PAGES])
def test_each_name_is_a_page(name: str) -> None:
    assert issubclass(PAGES[name], Page)


def test_an_unknown_page_is_an_error() -> None:
    with pytest.raises(KeyError):
        PAGES["nowhere"]
    assert len(PAGES) == len([*PAGES])


def test_the_page_is_built_once_for_the_size_it_has(make_kiosk: MakeKiosk) -> None:
    shown: list[str] = []
    make_kiosk(first=lambda scene: scene.window.page_shown.connect(shown.append))
    assert shown == ["home"], "once more, with the hospital's notice"


def test_who_taps_in_the_very_first_moment_is_served(make_kiosk: MakeKiosk) -> None:
    pages: list[str] = []

    def tap(scene: Scene) -> None:
        scene.tap("For a child")
        pages.append(scene.window.page_name)

    make_kiosk(first=tap).wait_for("guardian_number")
    assert pages == ["home"], "nobody leads yet"
