"""The desk in the gallery: every section in light and dark, as the window shows it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk import desk_gallery
from kiosk.desk_gallery import desk_looks, hang_desk
from kiosk.settings import Settings
from kiosk.ui.desk.scenes import SIZES, desk_scenes
from kiosk.ui.gallery_index import write_index
from kiosk.ui.scenes import LANGUAGES


def test_every_look_of_the_desk_in_one_language(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = desk_scenes()[::4]  # each of them is shown in every look by tests/conformance
    monkeypatch.setattr(desk_gallery, "desk_scenes", lambda: few)
    hung = [look for look in desk_looks() if look.language == "en"]
    assert hang_desk(Settings(data=tmp_path / "data"), tmp_path, "en") == len(hung) * len(few)
    for look in hung:
        for name in look.pictures():
            picture = QImage(str(tmp_path / look.label / name))
            assert (picture.width(), picture.height()) == SIZES[look.size]
            assert (picture.pixelColor(2, 790).lightness() < 60) == ("dark" in look.mode), name
    assert not list(tmp_path.glob("hall-*")), "nothing of the hall is left"


def test_light_and_dark_in_every_language_on_every_screen() -> None:
    assert len({look.label for look in desk_looks()}) == 2 * len(LANGUAGES) * len(SIZES)


def test_the_index_leads_to_the_desk(tmp_path: Path) -> None:
    page = write_index(desk_looks(), tmp_path).read_text(encoding="utf-8")
    assert all(f'href="{look.label}/{name}"' in page for look in desk_looks() for name in look.pictures())
