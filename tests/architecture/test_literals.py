"""Every colour and every size stands in assets/tokens.toml: nothing under kiosk/ knows one of its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sorted((ROOT / "kiosk").rglob("*.py"))
PAPERS = ROOT / "kiosk" / "adapters" / "papers"  # drawn in dots or hundredths of a millimetre, not on the screen
DRAWINGS = ROOT / "kiosk" / "ui" / "widgets" / "pictures.py"  # in units of its own, scaled to a token
FILMS = ROOT / "kiosk" / "ui" / "signs" / "placeholder.py"  # in the pixels of a film, whatever screen shows it
SHEETS = ROOT / "kiosk" / "ui" / "gallery.py"  # contact sheets for people who develop this

COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\b(rgb|hsl|hsv|cmyk)a?\(")
SIZE = re.compile(r"\d\s*(px|pt|em)\b")
SETTERS = re.compile(
    r"set(Fixed|Minimum|Maximum)(Size|Width|Height)|set(Column|Row)Minimum(Width|Height)|setIconSize|setIndent|setMargin"
    r"|set(Horizontal|Vertical)?Spacing|setContentsMargins|set(Pixel|Point)SizeF?|setLineWidth|addSpacing|setWidthF?"
)
MAKERS = frozenset({"QPen", "QFont", "QMargins", "QSize", "QSizeF"})
COLOURLESS = {"transparent"}
BLACK_ON_WHITE = {"transparent", "black", "white"}  # thermal paper knows no other


def program(*, sizes: bool = False) -> Iterator[tuple[Path, ast.AST]]:
    """Every file and its tree; only what is drawn on the screen, where it is about sizes."""
    for path in PROGRAM:
        if path == SHEETS or (sizes and (path in (DRAWINGS, FILMS) or path.is_relative_to(PAPERS))):
            continue
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def prose(tree: ast.AST) -> set[int]:
    """Ids of the texts that are about the program."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    about = prose(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
            yield node


def number(node: ast.AST) -> float:
    """What a bare number in the source is worth; 0 for anything that is worked out."""
    if isinstance(node, ast.UnaryOp):
        return number(node.operand)
    if isinstance(node, ast.IfExp):
        return number(node.body) or number(node.orelse)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.LShift):
        return 0  # Qt's "no limit"
    if isinstance(node, ast.BinOp):
        both = number(node.left), number(node.right)
        return max(both) if all(both) else 0
    is_number = isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    return 0 if not is_number or isinstance(node.value, bool) else float(node.value)


def name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def written_colours(tree: ast.AST) -> list[int]:
    """Lines in which a text holds a colour."""
    return [text.lineno for text in texts(tree) if COLOUR.search(text.value)]


def made_colours(tree: ast.AST) -> list[int]:
    """Lines in which a colour is made of what is written there."""
    lines = []
    for call in calls(tree):
        of_class = isinstance(call.func, ast.Attribute) and name(call.func.value) == "QColor"
        if (name(call.func) == "QColor" or of_class) and any(
            isinstance(each, ast.Constant) for each in arguments(call)
        ):
            lines.append(call.lineno)
    return lines


def named_colours(tree: ast.AST, allowed: set[str]) -> list[int]:
    """Lines in which one of Qt's own colours is used."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and name(node.value) == "GlobalColor" and node.attr not in allowed
    ]


def written_sizes(tree: ast.AST) -> list[int]:
    """Lines in which a text holds a size."""
    return [text.lineno for text in texts(tree) if SIZE.search(text.value)]


def given_sizes(tree: ast.AST) -> list[int]:
    """Lines in which pixels or points are handed to Qt as bare numbers."""
    return [
        call.lineno
        for call in calls(tree)
        if SETTERS.fullmatch(name(call.func)) or name(call.func) in MAKERS
        if any(number(each) for each in arguments(call))
    ]


def style_sheets(tree: ast.AST) -> list[int]:
    """Lines in which a style sheet is set."""
    return [call.lineno for call in calls(tree) if name(call.func) == "setStyleSheet"]


def places(path: Path, lines: list[int]) -> list[str]:
    return [f"{path.relative_to(ROOT)}:{line}" for line in lines]


def test_no_colour_is_written_in_a_text() -> None:
    assert [place for path, tree in program() for place in places(path, written_colours(tree))] == []


def test_no_colour_is_made_of_numbers_or_names() -> None:
    assert [place for path, tree in program() for place in places(path, made_colours(tree))] == []


def test_of_qts_own_colours_paper_has_black_and_white_and_the_screen_none() -> None:
    odd = []
    for path, tree in program():
        allowed = BLACK_ON_WHITE if path.is_relative_to(PAPERS) else COLOURLESS
        odd += places(path, named_colours(tree, allowed))
    assert odd == []


def test_no_size_is_written_in_a_text() -> None:
    assert [place for path, tree in program(sizes=True) for place in places(path, written_sizes(tree))] == []


def test_no_size_is_given_as_a_number() -> None:
    assert [place for path, tree in program(sizes=True) for place in places(path, given_sizes(tree))] == []


def test_no_style_sheet_stands_beside_the_tokens() -> None:
    assert [place for path, tree in program() for place in places(path, style_sheets(tree))] == []
    assert [*(ROOT / "assets").rglob("*.qss")] == []


def test_no_colour_stands_in_an_icon() -> None:
    icons = sorted((ROOT / "assets" / "icons").glob("*.svg"))
    odd = [path.name for path in icons if COLOUR.search(path.read_text(encoding="utf-8"))]
    assert icons
    assert odd == []


@pytest.mark.parametrize(
    ("check", "breach"),
    [
        (written_colours, 'fill = "#0A5557"'),
        (written_colours, 'painter.setPen("rgb(10, 20, 30)")'),
        (made_colours, 'QColor("teal")'),
        (made_colours, "QColor(10, 85, 87)"),
        (made_colours, "QColor.fromRgb(10, 85, 87)"),
        (made_colours, "QtGui.QColor(0)"),
        (written_sizes, 'label.setText("font-size: 12px")'),
        (given_sizes, "button.setFixedHeight(48)"),
        (given_sizes, "layout.setContentsMargins(0, 0, 24, 0)"),
        (given_sizes, "layout.setSpacing(8)"),
        (given_sizes, "font.setPixelSize(28)"),
        (given_sizes, "font.setPointSizeF(10.5)"),
        (given_sizes, "label.setMinimumWidth(300 if theme.is_large else 0)"),
        (given_sizes, "label.setIndent(-12)"),
        (given_sizes, "box.setMinimumHeight(4 * 12)"),
        (given_sizes, "column.addSpacing(16)"),
        (given_sizes, "painter.setPen(QPen(colour, 3))"),
        (given_sizes, "widget.setFixedSize(QSize(60, 60))"),
        (style_sheets, 'widget.setStyleSheet("")'),
    ],
)
def test_each_check_sees_a_breach(check: object, breach: str) -> None:
    assert callable(check)
    assert check(ast.parse(breach)) == [1] * len(check(ast.parse(breach)))
    assert check(ast.parse(breach))


def test_the_check_of_qts_colours_sees_a_breach() -> None:
    assert named_colours(ast.parse("fill(Qt.GlobalColor.gray)"), BLACK_ON_WHITE) == [1]
    assert named_colours(ast.parse("fill(Qt.GlobalColor.black)"), COLOURLESS) == [1]


@pytest.mark.parametrize(
    "sound",
    [
        '"""Draws a bar 12 px high in #0A5557."""',
        "button.setFixedHeight(theme.px('target') * 2)",
        "layout.setContentsMargins(0, 0, 0, 0)",
        "label.setMaximumHeight(1 << 24)",
        "QColor(value)",
        "QPen(theme.colour('line'), theme.px('line'))",
        "fill(Qt.GlobalColor.transparent)",
    ],
)
def test_what_comes_from_the_tokens_is_no_breach(sound: str) -> None:
    tree = ast.parse(sound)
    found = [check(tree) for check in (written_colours, made_colours, written_sizes, given_sizes, style_sheets)]
    assert [*found, named_colours(tree, COLOURLESS)] == [[]] * 6
