"""Tours in sign mode: beside every page stood its clip or its words, and the database holds what the papers say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kiosk import shows
from kiosk.adapters.signs.library import ClipLibrary
from kiosk.flow.signing import clip_keys
from kiosk.settings import Settings
from kiosk.ui.language import Language


@pytest.fixture(autouse=True)
def tidy(qapp: QApplication) -> Iterator[None]:
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "symbolsresolver")  # films without a graphics card


def walk(tmp_path: Path, route: str, language: str) -> tuple[tuple[str, ...], list[dict[str, object]]]:
    settings = Settings(data=tmp_path / "own", language=language, mode="signs")
    summary = shows.tour(settings, tmp_path / route, route)
    assert (summary.failed, summary.disagreements, summary.mode) == ("", (), "signs")
    rows = json.loads((tmp_path / route / "signs.json").read_text(encoding="utf-8"))
    return summary.pages, cast(list[dict[str, object]], rows)


@pytest.mark.parametrize(("route", "language"), [("known", "zh_CN"), ("new", "en")])
def test_every_page_has_its_clip_or_its_words(tmp_path: Path, route: str, language: str) -> None:
    pages, signed = walk(tmp_path, route, language)
    library = ClipLibrary(Settings(data=tmp_path / "own"))  # of what came with the program
    shown = {page.partition("-")[0] for page in pages}  # "slot-chosen" is a state of the page "slot"
    assert shown <= {row["page"] for row in signed}
    for row in signed:
        assert row["captions"], f"{row['key']} was without words"
        clip = library.clip(str(row["key"]), captions=language)
        assert row["kind"] == (clip.kind.value if clip is not None and clip.film is not None else "none")
        assert row["kind"] == "none" or not clip_keys()[str(row["key"])].is_grave
    # What was printing is over before its film is there.
    assert all(row["length"] for row in signed if row["kind"] != "none" and row["page"] in shown - {"done"})
    told = (tmp_path / route / "signs.txt").read_text(encoding="utf-8")
    assert told.count(", cut off") + told.count(", to its end") + told.count("no film") == len(signed)
