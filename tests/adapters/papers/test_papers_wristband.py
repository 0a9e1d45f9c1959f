"""The slip of triage: who it is in full, the level by figure and word, what is due, and a code machines read."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from kiosk.adapters.papers import QtPaperArtist
from kiosk.adapters.papers.blocks import Gap, Panel, Stack
from kiosk.adapters.papers.fonts import load_fonts
from kiosk.adapters.papers.raster import paint
from kiosk.adapters.papers.sheet import sheet_for
from kiosk.adapters.papers.text import Lines
from kiosk.adapters.papers.wristband import compose_wristband
from kiosk.domain.papers import Raster, WristbandContent

NOW = datetime(2026, 11, 20, 9, 46, tzinfo=ZoneInfo("Asia/Shanghai"))
Dots = Callable[[Raster], list[str]]
WIDTHS = pytest.mark.parametrize("width", [576, 384])
SLIP = WristbandContent(
    hospital="安和市第一人民医院",
    level="Ⅱ",
    level_word="橙 急重",
    name="张有三",
    sex="男",
    age="68 岁",
    outpatient_number="M20261120012",
    number="A012",
    tracks=("胸痛通道",),
    due=(("心电图", "09:51 前"), ("接诊", "09:56 前")),
    score="NEWS2 7 分",
    tables="NEWS2 RCP-2017, levels CN-2018, limits 1",
    nurse="0031",
    triaged_at=NOW,
    token="M20261120012",
    device="D1",
    printed_at=NOW,
)
LONG = replace(
    SLIP,
    name="阿卜杜热西提·麦麦提艾力·买买提·阿不都热依木·萨迪",
    number="AA1234 B1000",
    tracks=("胸痛通道", "卒中通道", "绿色通道"),
    due=(("心电图", "09:51 前"), ("CT", "10:06 前"), ("接诊", "09:56 前")),
    copy=12,
    demo=True,
)
UNKNOWN = replace(SLIP, name="无名氏", sex="", age="", outpatient_number="", number="", tracks=(), due=(), token="T17")
SLIPS = pytest.mark.parametrize("content", [SLIP, LONG, replace(UNKNOWN, score="")], ids=["plain", "long", "unknown"])


def parts(block: object) -> Iterator[object]:
    """The block and all blocks inside, top down."""
    yield block
    for value in (getattr(block, entry.name) for entry in fields(block)) if is_dataclass(block) else ():
        for inner in value if isinstance(value, tuple) else (value,):
            if is_dataclass(inner):
                yield from parts(inner)


def block_of(content: WristbandContent, dots: int) -> Stack:
    load_fonts()
    return compose_wristband(content, sheet_for(dots, large=False))


def lines_of(content: WristbandContent, dots: int = 576) -> list[Lines]:
    return [part for part in parts(block_of(content, dots)) if isinstance(part, Lines)]


def words(content: WristbandContent) -> str:
    return "\n".join("".join(line.lines) for line in lines_of(content))


def assert_inside(content: WristbandContent, width: int, look: Dots) -> None:
    """On wider paper no ink appears beside the slip, nor above or below: so nothing is cut off."""
    sheet = sheet_for(width, large=False)
    rows = look(paint(Stack((Gap(60), block_of(content, width), Gap(60))), dots=width + 400, margin=sheet.margin + 200))
    beside = 200 + sheet.margin - 4
    assert "1" not in "".join(row[:beside] + row[-beside:] for row in rows)
    assert "1" not in "".join(rows[:60] + rows[-60:])


@WIDTHS
@SLIPS
def test_nothing_is_clipped(content: WristbandContent, width: int, dots: Dots) -> None:
    assert_inside(content, width, dots)


@given(name=st.text(min_size=1, max_size=30), number=st.text(max_size=20))
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_name_stays_inside(dots: Dots, name: str, number: str) -> None:
    clean = {"name": "".join(filter(str.isprintable, name)), "number": "".join(filter(str.isprintable, number))}
    for width in (576, 384):
        assert_inside(replace(SLIP, **clean), width, dots)


@WIDTHS
@SLIPS
def test_no_type_is_smaller_than_the_floor(content: WristbandContent, width: int) -> None:
    assert min(line.size for line in lines_of(content, width)) >= 26


@WIDTHS
@SLIPS
def test_it_is_whole_rows_and_no_longer_than_a_band(content: WristbandContent, width: int) -> None:
    picture = QtPaperArtist().wristband(content, dots=width)
    assert picture.width == width
    assert len(picture.rows) == picture.height * width // 8
    assert picture.height <= 8 * 120, "millimetres: less than half of a band of 280"


def test_the_name_is_whole_and_the_level_has_a_word() -> None:
    told = words(SLIP)
    for said in (
        "张有三",
        "男　68 岁",
        "Ⅱ",
        "橙 急重",
        "M20261120012",
        "排队号 A012",
        "胸痛通道",
        "NEWS2 7 分",
        "0031",
    ):
        assert said in told
    assert "心电图 09:51 前　接诊 09:56 前" in told
    assert "NEWS2 RCP-2017, levels CN-2018, limits 1" in told
    assert "补打" not in told
    assert "演示" not in told


def test_a_copy_and_a_demonstration_say_so() -> None:
    assert "补打 · 第 12 次打印　演示样张" in words(LONG)


def test_tracks_stand_white_on_black() -> None:
    assert len([part for part in parts(block_of(SLIP, 576)) if isinstance(part, Panel)]) == 2
    assert len([part for part in parts(block_of(UNKNOWN, 576)) if isinstance(part, Panel)]) == 1


@WIDTHS
@pytest.mark.parametrize("content", [SLIP, UNKNOWN], ids=["number", "case"])
def test_machines_read_the_code(
    content: WristbandContent, width: int, tmp_path: Path, tool: Callable[[str, str], str]
) -> None:
    raster = QtPaperArtist().wristband(content, dots=width)
    image = QImage(raster.rows, raster.width, raster.height, raster.width // 8, QImage.Format.Format_Mono)
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    path = tmp_path / "slip.png"
    assert image.copy().save(str(path))
    zbar = tool("zbarimg", "zbar-tools")
    read = subprocess.run([zbar, "-q", "--raw", str(path)], capture_output=True, text=True, check=True).stdout
    assert read.strip() == content.token
