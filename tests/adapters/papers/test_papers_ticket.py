"""The queue ticket: what stands on it, that all of it is inside, and that machines can read its code."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kiosk.adapters.papers import QtPaperArtist
from kiosk.adapters.papers.blocks import Eye, Gap, Numeral, Rule, Stack
from kiosk.adapters.papers.fonts import load_fonts
from kiosk.adapters.papers.qr import QUIET, Code, qr_matrix
from kiosk.adapters.papers.raster import paint
from kiosk.adapters.papers.sheet import sheet_for
from kiosk.adapters.papers.text import Lines
from kiosk.adapters.papers.ticket import compose
from kiosk.domain.papers import Raster, TicketContent

Dots = Callable[[Raster], list[str]]

SHEETS = [(576, False), (384, False), (576, True), (384, True)]
LONG = {
    "hospital": "安和市第一人民医院东院区附属儿童医院",
    "number": "AA123",
    "name": "阿卜杜热西提·麦麦提艾力·买买提·阿不都热依木·萨迪",
    "department": "耳鼻咽喉头颈外科",
    "room": "12 诊室（咽喉专科）",
    "doctor": "买买提·阿不都热依木 副主任医师",
    "wait": (120, 180),
    "way": (("穿过连廊到门诊二号楼", "从自动扶梯旁边的走廊一直走到底右转再上一层"),),
    "desk": "门诊二号楼三层东侧护士站",
    "due": 12345678,
    "copy": 12,
    "demo": True,
    "by_sight": True,
}


def parts(block: object) -> Iterator[object]:
    """The block and all blocks inside, top down."""
    yield block
    for value in (getattr(block, entry.name) for entry in fields(block)) if is_dataclass(block) else ():
        for inner in value if isinstance(value, tuple) else (value,):
            if is_dataclass(inner):
                yield from parts(inner)


def words(content: TicketContent, *, dots: int = 576) -> str:
    load_fonts()
    lines = (part for part in parts(compose(content, sheet_for(dots, large=content.large))))
    texts = ["".join(part.lines) if isinstance(part, Lines) else getattr(part, "text", "") for part in lines]
    return "\n".join(text for text in texts if isinstance(text, str))


def assert_inside(content: TicketContent, width: int, look: Dots) -> None:
    """On paper 400 dots wider no ink appears beside the ticket, nor above or below: so nothing is cut off."""
    load_fonts()
    sheet = sheet_for(width, large=content.large)
    block = Stack((Gap(100), compose(content, sheet), Gap(100)))
    rows = look(paint(block, dots=width + 400, margin=sheet.margin + 200))
    beside = 200 + sheet.margin - 4
    assert "1" not in "".join(row[:beside] + row[-beside:] for row in rows)
    assert "1" not in "".join(rows[:100] + rows[-100:])


CHANGES = pytest.mark.parametrize(
    "changes", [{}, {"due": 1500, "copy": 2, "demo": True}, LONG], ids=["plain", "due", "long"]
)
PAPERS = pytest.mark.parametrize(("width", "large"), SHEETS)


@PAPERS
@CHANGES
def test_nothing_is_clipped(
    ticket: TicketContent, dots: Dots, width: int, large: bool, changes: dict[str, object]
) -> None:
    assert_inside(replace(ticket, large=large, **changes), width, dots)


@given(name=st.text(min_size=1, max_size=30), department=st.text(min_size=1, max_size=30), due=st.integers(0, 10**9))
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking draws hundreds of tickets
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_name_stays_inside(ticket: TicketContent, dots: Dots, name: str, department: str, due: int) -> None:
    clean = {"name": "".join(filter(str.isprintable, name)), "department": "".join(filter(str.isprintable, department))}
    for width in (576, 384):
        assert_inside(replace(ticket, due=due, **clean), width, dots)


@PAPERS
@CHANGES
def test_a_raster_has_whole_rows(ticket: TicketContent, width: int, large: bool, changes: dict[str, object]) -> None:
    picture = QtPaperArtist().ticket(replace(ticket, large=large, **changes), dots=width)
    assert picture.width == width
    assert len(picture.rows) == picture.height * width // 8


@PAPERS
@CHANGES
def test_no_type_is_smaller_than_the_floor(
    ticket: TicketContent, width: int, large: bool, changes: dict[str, object]
) -> None:
    load_fonts()
    block = compose(replace(ticket, large=large, **changes), sheet_for(width, large=large))
    assert min(part.size for part in parts(block) if isinstance(part, Lines)) >= (42 if large else 26)


@PAPERS
@pytest.mark.parametrize("number", ["A012", "A1000", "AA123"])
def test_the_number_fills_the_paper(ticket: TicketContent, dots: Dots, width: int, large: bool, number: str) -> None:
    load_fonts()
    sheet = sheet_for(width, large=large)
    blocks = [part for part in parts(compose(replace(ticket, number=number), sheet)) if isinstance(part, Numeral)]
    rows = dots(paint(blocks[0], dots=width, margin=sheet.margin))
    inked = [x for x in range(width) if any(row[x] == "1" for row in rows)]
    assert abs(inked[0] - sheet.margin) <= 1
    assert abs(inked[-1] - (width - sheet.margin)) <= 2
    assert len(rows) >= 80  # 10 mm


def test_the_order_of_what_is_told(ticket: TicketContent) -> None:
    text = words(replace(ticket, due=1500))
    order = ["A012", "2 楼　内科 3 诊室", "陈静", "今天 10:00–10:30", "3 人", "15–25 分钟", "未缴费", "15.00 元"]
    order += ["坐电梯", "2 号梯到 2 楼", "3 诊室", "过号了不要急", "请找 2 楼护士站", "门诊号 M20261120012", "K1"]
    places = [text.index(word, text.index("A012")) if word != "3 诊室" else text.rindex(word) for word in order]
    assert places == sorted(places)


@PAPERS
def test_money_due_is_said_only_when_due(ticket: TicketContent, width: int, large: bool) -> None:
    paid = replace(ticket, large=large)
    assert "未缴费" not in words(paid, dots=width)
    due = words(replace(paid, due=1500), dots=width)
    assert all(word in due for word in ("未缴费", "收费窗口", "15.00 元"))


@PAPERS
def test_who_is_called_by_sight_is_said_on_two_whole_lines_beside_an_eye(
    ticket: TicketContent, width: int, large: bool
) -> None:
    asked = replace(ticket, large=large, by_sight=True)
    load_fonts()
    blocks = list(parts(compose(asked, sheet_for(width, large=large))))
    lines = [part for part in blocks if isinstance(part, Lines) and {*part.lines} & {"看屏叫号", "请当面叫我"}]
    assert [part.lines for part in lines] == [("看屏叫号",), ("请当面叫我",)]
    assert len({part.size for part in lines}) == 1
    assert [part.width >= 40 for part in blocks if isinstance(part, Eye)] == [True]
    assert "叫我" not in words(replace(asked, by_sight=False), dots=width)


@PAPERS
@pytest.mark.parametrize("proxy", ["张*琳（女儿）", "迪************曼（兄弟姐妹）"])
def test_whoever_acted_is_named_whole(ticket: TicketContent, dots: Dots, width: int, large: bool, proxy: str) -> None:
    acted = replace(ticket, large=large, proxy=proxy)
    text = words(acted, dots=width)
    assert text.index(ticket.name) < text.index("代办人") < text.index("A012")
    assert "".join(proxy.split("（")) in text.replace("（", "").replace("\n", "")
    assert "代办人" not in words(replace(acted, proxy=""), dots=width)
    assert_inside(acted, width, dots)


@PAPERS
def test_copies_and_samples_are_marked(ticket: TicketContent, width: int, large: bool) -> None:
    original = words(replace(ticket, large=large), dots=width)
    assert "补打" not in original
    assert "演示" not in original
    marked = words(replace(ticket, large=large, copy=2, demo=True), dots=width)
    assert all(word in marked for word in ("补打", "第 2 次打印", "演示样张"))


def test_another_day_is_named(ticket: TicketContent) -> None:
    later = timedelta(days=3)
    text = words(replace(ticket, starts=ticket.starts + later, ends=ticket.ends + later))
    assert "11月23日 周一上午 10:00–10:30" in text
    assert "分钟" not in text  # nobody knows today how long the wait will be then


def test_hours_ahead_the_clock_is_told_and_not_the_minutes(ticket: TicketContent) -> None:
    later = timedelta(hours=5)
    text = words(replace(ticket, starts=ticket.starts + later, ends=ticket.ends + later, wait=(300, 305)))
    assert "今天 15:00–15:30" in text
    assert "分钟" not in text


def test_times_are_the_hospitals(ticket: TicketContent) -> None:
    from_database = replace(ticket, starts=ticket.starts.astimezone(None), ends=ticket.ends.astimezone(None))
    assert words(from_database) == words(ticket)


@PAPERS
def test_the_code_is_whole(ticket: TicketContent, dots: Dots, width: int, large: bool) -> None:
    """Every module is where the matrix has it, at whole dots, with four white modules around."""
    content = replace(ticket, large=large)
    rows = dots(QtPaperArtist().ticket(content, dots=width))
    matrix = qr_matrix(content.token)
    module = next(p.module for p in parts(compose(content, sheet_for(width, large=large))) if isinstance(p, Code))
    assert module >= 4
    expected = [
        "".join("1" * module if black else "0" * module for black in row) for row in matrix for _ in range(module)
    ]
    top, left = next((y, row.index(expected[0])) for y, row in enumerate(rows) if expected[0] in row)
    side, quiet = len(expected), QUIET * module
    assert [row[left : left + side] for row in rows[top : top + side]] == expected
    around = [row[max(0, left - quiet) : left + side + quiet] for row in rows[top - quiet : top + side + quiet]]
    assert "1" not in "".join(around[:quiet] + around[-quiet:])
    edge = min(left, quiet)
    assert "1" not in "".join(row[:edge] + row[edge + side :] for row in around)
    assert len(around[0]) - side >= 2 * quiet - 4 or edge >= 24  # the paper itself is white beyond its edge


@PAPERS
def test_a_scanner_reads_the_code(
    ticket: TicketContent, dots: Dots, tool: Callable[[str, str], str], tmp_path: Path, width: int, large: bool
) -> None:
    zbar = tool("zbarimg", "zbar-tools")
    picture = QtPaperArtist().ticket(replace(ticket, large=large, due=1500), dots=width)
    file = tmp_path / "ticket.pbm"
    file.write_bytes(b"P4\n%d %d\n" % (picture.width, picture.height) + picture.rows)
    read = subprocess.run([zbar, "-q", "--raw", file], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == ticket.token


def test_a_code_holds_ascii_only() -> None:
    with pytest.raises(UnicodeEncodeError):
        qr_matrix("号码")


def test_the_same_content_is_the_same_bytes(ticket: TicketContent) -> None:
    artist = QtPaperArtist()
    assert artist.ticket(ticket, dots=576) == artist.ticket(ticket, dots=576)


def test_other_widths_keep_their_dots(ticket: TicketContent, dots: Dots) -> None:
    for width in (420, 512, 640):
        assert QtPaperArtist().ticket(ticket, dots=width).width == width
        assert_inside(ticket, width, dots)


def test_a_worker_thread_draws_the_same(ticket: TicketContent) -> None:
    drawn: list[Raster] = []
    worker = threading.Thread(target=lambda: drawn.append(QtPaperArtist().ticket(ticket, dots=576)))
    worker.start()
    worker.join()
    assert drawn == [QtPaperArtist().ticket(ticket, dots=576)]


def test_an_application_without_widgets_is_enough() -> None:
    program = (
        "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "from kiosk.adapters.papers import missing_glyphs; print(missing_glyphs('张三 A012'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "()"


def test_a_dashed_rule_stays_within_its_width(dots: Dots) -> None:
    rows = dots(paint(Rule(50, 3, dash=6), dots=64, margin=0))
    assert "1" not in "".join(row[50:] for row in rows)
