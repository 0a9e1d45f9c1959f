"""Colours and sizes come from the tokens: no page and no widget knows one of its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.paths import ASSETS
from kiosk.ui.theme import MODES, Theme, load_tokens

ROOT = Path(__file__).resolve().parents[2]
UI = [path for path in sorted((ROOT / "kiosk" / "ui").rglob("*.py")) if path.name != "gallery.py"]  # it draws pictures
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsla?\(")
SIZE = re.compile(r"\d\s*(px|pt|em)\b")
SETTERS = re.compile(
    r"set(Fixed|Minimum|Maximum)(Size|Width|Height)|set(Spacing|ContentsMargins|PixelSize|PointSizeF?)"
)
UNSET = (0, 1 << 24)  # nothing, and Qt's "no limit"


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def docstrings(path: Path) -> set[int]:
    """Ids of the places where words about code stand; they may say "#" and "px"."""
    return {
        node.value.lineno for node in nodes(path) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def texts(path: Path) -> Iterator[ast.Constant]:
    prose = docstrings(path)
    found = (node for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return (node for node in found if node.lineno not in prose)


def test_no_colour_and_no_size_is_written_in_a_text() -> None:
    odd = [place(path, text) for path in UI for text in texts(path) if COLOUR.search(text.value)]
    odd += [place(path, text) for path in UI for text in texts(path) if SIZE.search(text.value)]
    assert odd == []


def test_no_colour_is_made_of_numbers() -> None:
    made = [
        place(path, node)
        for path in UI
        for node in nodes(path)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QColor"
        if any(isinstance(arg, ast.Constant) for arg in node.args)
    ]
    named = [
        place(path, node)
        for path in UI
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
        if node.value.attr == "GlobalColor" and node.attr != "transparent"
    ]
    assert made + named == []


def test_no_widget_is_given_pixels() -> None:
    odd = [
        place(path, node)
        for path in UI
        for node in nodes(path)
        if isinstance(node, ast.Call) and SETTERS.fullmatch(getattr(node.func, "attr", ""))
        if any(isinstance(arg, ast.Constant) and arg.value not in UNSET for arg in node.args)
    ]
    assert odd == []


def test_the_rules_would_see_a_breach() -> None:
    assert COLOUR.search("color: #FFF")
    assert SIZE.search("font-size: 12px")
    assert SETTERS.fullmatch("setFixedHeight")


def test_no_style_sheet_stands_beside_the_tokens() -> None:
    assert [*ASSETS.rglob("*.qss")] == []
    called = [place(path, node) for path in UI for node in nodes(path) if getattr(node, "attr", "") == "setStyleSheet"]
    assert called == []


@pytest.mark.parametrize("section", ["colour", "type", "length", "time"])
def test_every_token_is_used(section: str) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in UI)
    unused = [name for name in getattr(load_tokens(), section) if f'"{name}"' not in source]
    assert unused == []


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_only_changes_what_there_is(mode: str) -> None:
    plain, changed = load_tokens(), load_tokens([mode])
    for section in ("colour", "type", "length", "time"):
        assert getattr(plain, section).keys() == getattr(changed, section).keys(), section


def test_large_is_never_smaller() -> None:
    plain, large = load_tokens(), load_tokens(["large"])
    smaller = [name for name, token in plain.type.items() if large.type[name].size < token.size]
    smaller += [name for name in ("target", "icon", "icon-s") if large.length[name] < plain.length[name]]
    assert smaller == []


def test_a_token_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        Theme(4.0).px("no such length")
