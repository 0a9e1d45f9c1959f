"""The catalogues of assets/i18n: made from the sources, compiled when they have changed."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

from kiosk.domain.errors import BadSettings
from kiosk.paths import ROOT, catalogue
from kiosk.settings import Settings

CODE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
TOOLS = Path(PySide6.__file__).parent


def add(_settings: Settings, /, *, code: str) -> int:
    """Make the catalogue of language ``code`` from the program's sources, or bring the one there up to date.

    Sentences that are translated stay so; those nobody says any more are dropped. Raises `BadSettings` for what is no
    language code.
    """
    if not CODE.fullmatch(code):
        raise BadSettings(f"{code!r} is no language code; expected one such as fr or pt_BR")
    target = catalogue(code)
    sources = sorted((ROOT / "kiosk").rglob("*.py"))
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", code]
    subprocess.run([TOOLS / "lupdate", *options, *sources, "-ts", target], check=True, capture_output=True)
    sys.stdout.write(f"{target}: translate it with Qt Linguist, then start the kiosk again. See docs/languages.md.\n")
    return 0


def compile_catalogue(source: Path, target: Path) -> None:
    """What Qt reads of ``source``, whole or not at all: another process may be looking for it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        half = Path(folder) / target.name
        subprocess.run([TOOLS / "lrelease", "-silent", source, "-qm", half], check=True)
        half.replace(target)
