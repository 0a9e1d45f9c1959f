"""The gallery: nothing is left out, and every picture is what the window shows."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.settings import Settings
from kiosk.shows import hang_all
from kiosk.ui.gallery import SELECTED, SIGNED, SIZES, Look, hang, looks, png
from kiosk.ui.gallery_index import write_index
from kiosk.ui.scenes import LANGUAGES, scenes
from kiosk.ui.theme import MODES
from tests.ui.conftest import MakeKiosk

SMALL = Look(("large",), "zh_CN", "1280x800")
FINE = Look(("contrast",), "en", "3840x2160")


def test_every_combination_of_modes_in_every_language_on_every_size() -> None:
    found = looks()
    usual = [look for look in found if look.modes not in SIGNED]
    assert len(usual) == len(set(usual)) == 2 ** len(MODES) * len(LANGUAGES) * len(SIZES)
    assert len({look.label for look in found}) == len(found)
    assert {look.modes for look in found} >= {(), *((mode,) for mode in MODES), tuple(MODES)}


def test_the_signer_is_drawn_in_every_language_on_every_size_that_is_not_selected() -> None:
    signed = [look for look in looks() if look.modes in SIGNED]
    assert len(signed) == len(set(signed)) == len(SIGNED) * len(LANGUAGES) * len(SIZES.keys() - SELECTED)
    assert all("signs-full.png" in look.pictures() for look in signed)
    assert not any("signs-full.png" in look.pictures() for look in looks() if look not in signed)


def test_every_state_is_drawn_where_nothing_else_is_said() -> None:
    for look in looks():
        if look.size not in SELECTED:
            assert set(look.pictures()) == {f"{scene.page}-{scene.state}.png" for scene in scenes(look.modes)}


def test_a_selected_size_shows_the_first_state_of_each_page() -> None:
    first: dict[str, str] = {}
    for scene in scenes():
        first.setdefault(scene.page, scene.state)
    assert {scene.page: scene.state for scene in FINE.scenes()} == first
    assert len(FINE.scenes()) == len(first)


def test_a_look_hangs_as_the_window_shows_it(make_kiosk: MakeKiosk, tmp_path: Path) -> None:
    window = make_kiosk().window
    stale = tmp_path / SMALL.label / "gone.png"
    stale.parent.mkdir()
    stale.touch()
    assert hang(window, SMALL, tmp_path) == len(scenes())
    assert {file.name for file in (tmp_path / SMALL.label).iterdir()} == set(SMALL.pictures())
    last = QImage(str(tmp_path / SMALL.label / SMALL.pictures()[-1]))
    assert last == window.grab().toImage().convertToFormat(last.format())
    assert (last.width(), last.height()) == SIZES["1280x800"]
    window.language.use("en")


def test_a_sheet_shows_each_picture_once(make_kiosk: MakeKiosk, tmp_path: Path) -> None:
    window = make_kiosk().window
    hang(window, SMALL, tmp_path)
    sheet = QImage(str(tmp_path / SMALL.sheet))
    ground = sheet.pixelColor(0, 0)
    seen = [sheet.pixelColor(sheet.width() * (2 * column + 1) // 12, 60) for column in range(6)]
    assert ground not in seen
    assert sheet.height() / sheet.width() == pytest.approx(800 / 1280 * -(-len(scenes()) // 6) / 6, rel=0.15)
    window.language.use("en")


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5])  # Qt pads each row to four bytes
def test_a_picture_is_written_without_loss(width: int) -> None:
    picture = QImage(width, 3, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(3):
            picture.setPixelColor(x, y, QColor(50 * x, 80 * y, 200 - 40 * x))
    read = QImage.fromData(png(picture), "png")
    assert read.convertToFormat(picture.format()) == picture


def test_two_processes_draw_the_same_twice(tmp_path: Path) -> None:
    shown = (FINE, Look((), "zh_CN", "3840x2160"))
    settings = Settings(data=tmp_path / "data")
    for out in ("one", "other"):
        assert hang_all(settings, tmp_path / out, shown) == 2 * len(FINE.scenes())
    drawn = {file.relative_to(tmp_path / "one"): file.read_bytes() for file in (tmp_path / "one").rglob("*.png")}
    again = {file.relative_to(tmp_path / "other"): file.read_bytes() for file in (tmp_path / "other").rglob("*.png")}
    assert len(drawn) == 2 * len(FINE.scenes()) + 2
    assert drawn == again


def test_everything_that_hangs_can_be_found_from_the_index(tmp_path: Path) -> None:
    page = write_index((SMALL, FINE), tmp_path).read_text(encoding="utf-8")
    links = set(re.findall(r'(?:href|src)="([^"#]+)"', page))
    pictures = {f"{look.label}/{name}" for look in (SMALL, FINE) for name in look.pictures()}
    assert links == pictures | {SMALL.sheet, FINE.sheet}
    anchors = set(re.findall(r'href="#([^"]+)"', page))
    assert anchors == set(re.findall(r'id="([^"]+)"', page)) == {SMALL.label, FINE.label}
    assert f"{len(pictures)} pictures" in page
    assert "<script" not in page
