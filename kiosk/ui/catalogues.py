"""The catalogues of the languages, ready to be read."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths

LINGUIST = "kiosk.ui.linguist"  # loaded when something has to be compiled: a start hardly ever needs it


def compiled(source: Path) -> Path:
    """``source`` compiled: as made at set-up, or, if that is missing or older, a fresh one in the cache."""
    ready = source.with_suffix(".qm")
    if _is_newer(ready, source):
        return ready
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)) / "nuanxin"
    cached = folder / f"{source.stem}_{source.stat().st_mtime_ns}.qm"
    if not cached.exists():
        cast(Callable[[Path, Path], None], import_module(LINGUIST).compile_catalogue)(source, cached)
    return cached


def _is_newer(ready: Path, source: Path) -> bool:
    return ready.exists() and ready.stat().st_mtime >= source.stat().st_mtime
